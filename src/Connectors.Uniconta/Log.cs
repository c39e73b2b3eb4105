using Microsoft.Extensions.Logging;

namespace Connectors.Uniconta;

/// <summary>What this package logs. No customer and no user: figures only.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "Uniconta: {Used} of the {Included} calls of a day are used. Beyond them Uniconta slows the user down.")]
    public static partial void CallsRunLow(ILogger logger, long used, int included);

    [LoggerMessage(2, LogLevel.Warning, "Uniconta: {Used} calls today, {Included} are included. Uniconta answers every call about {Seconds} s later, until a day from now.")]
    public static partial void SlowedDown(ILogger logger, long used, int included, long seconds);
}
