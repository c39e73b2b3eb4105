using System.Globalization;

namespace Connectors.Intacct;

/// <summary>
/// Idempotency keys as Intacct understands them. The first outcome of a key is stored, failures too, and answered again to every repeat within 48 hours; the body must be the same to the byte, else 409.
/// So: after a lost answer repeat with the <b>same</b> key, after a proved failure try again with a <b>new</b> one. After 48 hours a key is refused for 60 days, and then forgotten: a repeat is a second write.
/// </summary>
public static class IntacctIdempotency
{
    /// <summary>How long a stored answer is given again, counted from the first sending.</summary>
    public static readonly TimeSpan ReplayWindow = TimeSpan.FromHours(48);

    /// <summary>How long a key is remembered at all, counted from the first sending.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(60);

    /// <summary>The longest key, in characters.</summary>
    public const int MaxLength = 256;

    // Before the vendor's window ends ours does: clocks differ, and a request needs time.
    internal static readonly TimeSpan Margin = TimeSpan.FromHours(1);

    private const string Prefix = "ia1.";

    /// <summary>A key for one intention and one attempt at it. It holds the time, so that this client itself refuses it when it is too old to be safe.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="intention">What is to be done, stable over restarts: your own id of the write. Null takes a random one.</param>
    /// <param name="attempt">Counted up after every proved failure.</param>
    public static string NewKey(TimeProvider clock, string? intention = null, int attempt = 1)
    {
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentOutOfRangeException.ThrowIfLessThan(attempt, 1);
        var now = clock.GetUtcNow();
        var key = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{now.ToUnixTimeSeconds()}.{attempt}.{intention ?? Guid.CreateVersion7(now).ToString("N")}");
        return key.Length <= MaxLength ? key : throw new ArgumentException($"The intention is too long: a key has at most {MaxLength} characters.", nameof(intention));
    }

    /// <summary>Until when a repeat with the key is safe. Of a key that is not from <see cref="NewKey"/> the first sending is taken to be now.</summary>
    internal static DateTimeOffset ValidUntil(string key, DateTimeOffset now)
    {
        var parts = key.Split('.');
        var first = key.StartsWith(Prefix, StringComparison.Ordinal) && parts.Length >= 4 && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : now;
        return first + ReplayWindow - Margin;
    }
}
