namespace Connectors.Testing;

/// <summary>
/// SplitMix64 (Steele, Lea, Flood 2014): a fixed algorithm, because the sequence of <see cref="Random"/> is no promise of .NET and a seed must give the same bytes
/// on every machine and in every later version.
/// </summary>
internal sealed class SeededRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A stream of its own for one thing: what one record draws never shifts what the next one draws.</summary>
    public static SeededRandom For(long seed, MessyStream stream, long index) =>
        new(Mix(Mix(Mix(unchecked((ulong)seed) + Increment) + (ulong)stream * Increment) + unchecked((ulong)index) * Increment));

    private const ulong Increment = 0x9E3779B97F4A7C15;

    public ulong NextUInt64()
    {
        _state = unchecked(_state + Increment);
        return Mix(_state);
    }

    /// <summary>0 up to, not including, <paramref name="below"/>; the bias of the multiply-shift is below 2^-32 of a draw.</summary>
    public int Next(int below) => (int)(((NextUInt64() >> 32) * (ulong)below) >> 32);

    /// <summary>From <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    public int Between(int from, int to) => from + Next(to - from + 1);

    public bool Chance(double share) => (NextUInt64() >> 11) * (1.0 / (1UL << 53)) < share;

    public T Pick<T>(IReadOnlyList<T> items) => items[Next(items.Count)];

    public void Shuffle<T>(IList<T> items)
    {
        for (var i = items.Count - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}

internal enum MessyStream
{
    CompanyPlan = 1,
    Company,
    CompanyCrm,
    CompanyAccounting,
    PersonPlan,
    Person,
    PersonCrm,
    PersonAccounting,
    ProductPlan,
    Product,
    ProductCrm,
    ProductAccounting,
}
