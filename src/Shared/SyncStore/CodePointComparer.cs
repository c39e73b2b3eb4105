namespace Connectors.Sync.Stores;

/// <summary>Orders texts by code point, as databases order UTF-8 bytes. Ordinal comparison orders UTF-16 units, which differs as soon as an emoji stands in an id.</summary>
internal sealed class CodePointComparer : IComparer<string>
{
    public static CodePointComparer Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        var common = x.AsSpan().CommonPrefixLength(y);
        if (common == x.Length || common == y.Length)
            return x.Length.CompareTo(y.Length);
        return Rank(x[common]) - Rank(y[common]);
    }

    // Surrogates stand for the largest code points, but not for the largest UTF-16 units.
    private static int Rank(char c) => char.IsSurrogate(c) ? c + 0x10000 : c;
}
