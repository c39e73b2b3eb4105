using System.Buffers.Text;
using System.Security.Cryptography;
using Connectors.Sync;

namespace Connectors.AspNetCore.Operations;

/// <summary>
/// Consents under way, and credentials that wait for their account to be chosen: in memory, for a quarter of an hour, each for one connection and one user. What is taken is gone: an answer counts once.
/// </summary>
internal sealed class ConsentDesk(TimeProvider clock)
{
    /// <summary>Who clicks ten thousand times fills nobody's memory.</summary>
    private const int Most = 1000;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Pending> _pending = new(StringComparer.Ordinal);

    public void Keep(string key, Pending pending)
    {
        lock (_lock)
        {
            foreach (var old in _pending.Where(p => Age(p.Value) > Lifetime).Select(static p => p.Key).ToList())
                _pending.Remove(old);
            if (_pending.Count >= Most)
                _pending.Remove(_pending.MinBy(static p => p.Value.At).Key);
            _pending[key] = pending with { At = clock.GetUtcNow() };
        }
    }

    /// <summary>Keeps it under a key that nobody can guess.</summary>
    public string Keep(Pending pending)
    {
        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        Keep(key, pending);
        return key;
    }

    /// <exception cref="ConsentException">There is none of that key for this user, or it is too old.</exception>
    public Pending Take(string? key, string user)
    {
        lock (_lock)
        {
            if (key is null || !_pending.TryGetValue(key, out var pending) || pending.User != user)
                throw new ConsentException(ConsentFailure.State, "This answer belongs to nothing that you began here, or it was used already. Nothing was stored; begin again.");
            _pending.Remove(key);
            return Age(pending) <= Lifetime ? pending : throw new ConsentException(ConsentFailure.Expired, "Too much time passed since this was begun. Nothing was stored; begin again.");
        }
    }

    private TimeSpan Age(Pending pending) => clock.GetUtcNow() - pending.At;
}

/// <summary>Something that a user began.</summary>
internal sealed record Pending(ConnectionId Connection, Side Side, ConnectWay Way, string User)
{
    /// <summary>The values that he entered beside the page.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public Consent? Consent { get; init; }

    /// <summary>Where his browser goes in the end; null = it is answered JSON.</summary>
    public string? ReturnTo { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>No secret.</summary>
    public override string ToString() => $"{Way.Name} of {Connection} (secrets hidden)";
}
