using Connectors.Http;

namespace Connectors.Intacct;

/// <summary>
/// When a throttled caller may come back. Intacct has a header per kind of limit, in seconds, and two spellings; the texts do not agree which stands where.
/// </summary>
internal static class ThrottleHeaders
{
    private static readonly string[] Kinds = ["X-IA-Throttle-Limit", "X-IA-Hour-Rate-Limit", "X-IA-Minute-Rate-Limit", "X-IA-TENANT-Throttle-Limit", "X-IA-CPU-Limit", "X-IA-CPU"];

    /// <summary>The latest of the times that the answer names; null where it names none.</summary>
    public static DateTimeOffset? RetryAt(ApiResponse answer)
    {
        var latest = answer.RetryAfter;
        if (Own(answer) is { } seconds && answer.ReceivedAt.AddSeconds((double)seconds) is var own && (latest is null || own > latest))
            latest = own;
        return latest;
    }

    /// <summary>The answer carries a time of one of Intacct's own limits: whatever its status, it is a limit's.</summary>
    public static bool IsThrottled(ApiResponse answer) => Own(answer) is > 0;

    private static decimal? Own(ApiResponse answer)
    {
        decimal? longest = null;
        foreach (var kind in Kinds)
        {
            var seconds = answer.NumberHeader(kind + "-RetryAfter") ?? answer.NumberHeader(kind + "-Retry-After");
            // A misread header must not stop an account for years; the budget has a bound of its own as well.
            if (seconds is >= 0 and < 100_000 && !(longest >= seconds))
                longest = seconds;
        }

        return longest;
    }
}
