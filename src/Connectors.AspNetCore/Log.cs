using Connectors.Sync;
using Microsoft.Extensions.Logging;

namespace Connectors.AspNetCore;

/// <summary>What the package logs.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "The event {Kind} of {Connection} was not taken by its receiver, which answered {Status}; it is posted again.")]
    public static partial void EventNotTaken(ILogger logger, ConnectionEventKind kind, string connection, int status);

    [LoggerMessage(3, LogLevel.Warning, "The receiver of the event {Kind} of {Connection} was not reached ({Why}); it is posted again.")]
    public static partial void EventNotReached(ILogger logger, ConnectionEventKind kind, string connection, HttpRequestError why);

    [LoggerMessage(2, LogLevel.Error, "The event {Kind} of {Connection} was never taken by its receiver and is given up.")]
    public static partial void EventGivenUp(ILogger logger, ConnectionEventKind kind, string connection);

    [LoggerMessage(4, LogLevel.Error, "The daily digest was not sent. The next one is made tomorrow.")]
    public static partial void DigestFailed(ILogger logger, Exception exception);
}
