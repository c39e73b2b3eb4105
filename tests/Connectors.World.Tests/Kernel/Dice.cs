namespace Connectors.World.Kernel;

/// <summary>SplitMix64: the same numbers for a seed on every machine.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed * 0x9E3779B97F4A7C15 + 0xD1B54A32D192ED03;

    /// <summary>A die for one purpose: what it throws does not depend on how often the others were thrown.</summary>
    public Dice(long seed, string purpose) : this(Mix((ulong)seed, purpose)) { }

    public ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>0 up to, and without, <paramref name="below"/>.</summary>
    public int Next(int below) => (int)(Next() % (ulong)below);

    public long Next(long from, long to) => from + (long)(Next() % (ulong)(to - from + 1));

    public TimeSpan Next(TimeSpan from, TimeSpan to) => new(Next(from.Ticks / 10_000, to.Ticks / 10_000) * 10_000);

    public bool OneIn(int n) => Next(n) == 0;

    public T Pick<T>(params ReadOnlySpan<T> items) => items[Next(items.Length)];

    private static ulong Mix(ulong seed, string purpose)
    {
        foreach (var c in purpose)
            seed = (seed ^ c) * 0x100000001B3;
        return seed;
    }
}
