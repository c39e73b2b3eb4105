using System.Security.Cryptography;

namespace Connectors.Testing.Intacct;

/// <summary>Answers by Idempotency-Key: 48 hours they are repeated, 60 days the key stays taken.</summary>
internal sealed class IdempotencyStore
{
    private readonly Dictionary<(string Scope, string Key), Kept> _kept = [];

    public static readonly TimeSpan Replayed = TimeSpan.FromHours(48);

    public static readonly TimeSpan Remembered = TimeSpan.FromDays(60);

    /// <param name="scope">Company and application.</param>
    /// <param name="key">The key that was sent.</param>
    /// <param name="request">Must be the same, byte for byte.</param>
    /// <param name="now">The time.</param>
    /// <param name="carryOut">Does the work when the key is new.</param>
    public SimResponse Run(string scope, string key, SimRequest request, DateTimeOffset now, Func<SimResponse> carryOut)
    {
        var print = Print(request);
        if (_kept.TryGetValue((scope, key), out var kept) && now - kept.At < Remembered)
        {
            if (kept.Print != print)
                throw new ApiError(409, "invalidRequest", "The idempotency key was used with another request", "REST-1071");
            if (now - kept.At >= Replayed)
                throw new ApiError(409, "invalidRequest", "The idempotency key has been used and its answer is no longer kept", "REST-1072");
            return kept.Response with { Headers = [.. kept.Response.Headers, new("x-ia-idempotency-cached-date", RecordReader.Stamp(kept.At))] };
        }

        var response = carryOut();
        _kept[(scope, key)] = new Kept(print, response, now);
        return response;
    }

    private static string Print(SimRequest request) => $"{request.Method} {request.Path} {Convert.ToHexString(SHA256.HashData(request.Body))}";

    private sealed record Kept(string Print, SimResponse Response, DateTimeOffset At);
}
