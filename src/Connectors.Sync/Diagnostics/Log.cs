using Microsoft.Extensions.Logging;

namespace Connectors.Sync;

/// <summary>Everything that the engine logs. No values of records, no secrets.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Connection {Connection}: run {Run} ({Trigger}) started.")]
    public static partial void RunStarted(ILogger logger, string connection, Guid run, string trigger);

    [LoggerMessage(2, LogLevel.Information, "Connection {Connection}: run {Run} ended as {State}: {Seen} seen, {Writes} written, {Parked} parked. {Reason}")]
    public static partial void RunEnded(ILogger logger, string connection, Guid run, RunState state, int seen, int writes, int parked, string reason);

    [LoggerMessage(3, LogLevel.Warning, "Connection {Connection}: a write of {Entity} failed inside its provider; it counts as uncertain.")]
    public static partial void ProviderThrew(ILogger logger, Exception exception, string connection, string entity);

    [LoggerMessage(4, LogLevel.Warning, "Connection {Connection}: it is not known whether a {Kind} of {Mapping} was applied; it is looked up.")]
    public static partial void Uncertain(ILogger logger, string connection, string mapping, WriteKind kind);

    [LoggerMessage(5, LogLevel.Error, "Connection {Connection}: the counters of {Mapping} do not add up. The run counts as failed.")]
    public static partial void CountersWrong(ILogger logger, string connection, string mapping);

    [LoggerMessage(6, LogLevel.Error, "Connection {Connection}: the scheduled run failed; the host goes on.")]
    public static partial void ScheduledRunFailed(ILogger logger, Exception exception, string connection);

    [LoggerMessage(7, LogLevel.Warning, "Connection {Connection} is red: {Reason}")]
    public static partial void ConnectionRed(ILogger logger, string connection, string reason);

    [LoggerMessage(13, LogLevel.Warning, "Connection {Connection}: the list {List} cannot be read, and what uses it is held: {Reason}")]
    public static partial void ListUnavailable(ILogger logger, string connection, string list, string reason);

    [LoggerMessage(9, LogLevel.Warning, "Connection {Connection}: a handler of events failed or took too long over {Kind}.")]
    public static partial void EventHandlerFailed(ILogger logger, Exception exception, string connection, ConnectionEventKind kind);

    [LoggerMessage(10, LogLevel.Error, "Connection {Connection}: what is to be told about it could not be found out; it is tried again.")]
    public static partial void EventsFailed(ILogger logger, Exception exception, string connection);

    [LoggerMessage(11, LogLevel.Error, "Old rows could not be dropped; it is tried again.")]
    public static partial void PruningFailed(ILogger logger, Exception exception);

    [LoggerMessage(12, LogLevel.Error, "The connections of {Source} could not be listed; those that are known go on.")]
    public static partial void SourceFailed(ILogger logger, Exception exception, string source);

    [LoggerMessage(8, LogLevel.Error, "Connection {Connection}: a pair of {Mapping} could not be worked on; it is put off.")]
    public static partial void PairFailed(ILogger logger, Exception exception, string connection, string mapping);
}
