using Microsoft.Extensions.Logging;

namespace Connectors;

/// <summary>What this package logs. No address, body, header or account value: they may hold secrets or persons.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Debug, "{Vendor} {Operation}: {Outcome} after {Attempts} attempt(s), {ElapsedMs} ms, waited {WaitedMs} ms for the budget")]
    public static partial void CallEnded(ILogger logger, string vendor, string operation, string outcome, int attempts, long elapsedMs, long waitedMs);

    [LoggerMessage(2, LogLevel.Debug, "{Vendor} {Operation}: attempt {Attempt} failed ({Reason}); the next in {DelayMs} ms")]
    public static partial void Retrying(ILogger logger, string vendor, string operation, int attempt, string reason, long delayMs);

    [LoggerMessage(3, LogLevel.Warning, "{Vendor} {Operation}: the outcome of the write is not known")]
    public static partial void OutcomeUnknown(ILogger logger, string vendor, string operation);

    [LoggerMessage(4, LogLevel.Warning, "{Vendor} {Operation}: the vendor's limit was hit; the account pauses until {Until}")]
    public static partial void Blocked(ILogger logger, string vendor, string operation, DateTimeOffset until);

    [LoggerMessage(5, LogLevel.Debug, "{Vendor}: a token was requested: {Outcome}")]
    public static partial void TokenRequested(ILogger logger, string vendor, string outcome);

    [LoggerMessage(6, LogLevel.Error, "{Vendor} {Operation}: CallOptions.Observe threw {Exception}; the call's result stands")]
    public static partial void ObserverFailed(ILogger logger, string vendor, string operation, string exception);

    [LoggerMessage(7, LogLevel.Error, "{Vendor} {Operation}: the vendor profile threw {Exception} while reading an answer")]
    public static partial void ProfileFailed(ILogger logger, string vendor, string operation, string exception);

    [LoggerMessage(8, LogLevel.Error, "{Vendor} {Operation}: the budget store threw {Exception} after the attempt; the call's result stands")]
    public static partial void BudgetStoreFailed(ILogger logger, string vendor, string operation, string exception);
}
