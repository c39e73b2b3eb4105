namespace Connectors.Reviso;

/// <summary>Which records of a list, in which order.</summary>
/// <typeparam name="T">The record.</typeparam>
public sealed record RevisoQuery<T>
{
    /// <summary>Conditions; null lists everything. Made by the fields: <c>CustomerFields.Name.Contains("Rossi")</c>.</summary>
    public RevisoFilter<T>? Filter { get; init; }

    /// <summary>The order, the first counts most; empty = by number for customers and products, the server's own for the rest.</summary>
    public IReadOnlyList<RevisoSort<T>> Sort { get; init => field = value ?? []; } = [];

    /// <summary>Records per page, 1 to 10000. Clients in the field use both 1000 and 10000; where a list admits less, its pages are smaller, or the first one is asked for once more with 1000 after a refusal, and they are followed all the same.</summary>
    public int PageSize { get; init; } = 1000;
}

/// <summary>A condition, made by a field. Put together by <c>&amp;</c> and <c>|</c>.</summary>
/// <typeparam name="T">The record.</typeparam>
public sealed class RevisoFilter<T>
{
    private readonly string _text;

    internal RevisoFilter(string text) => _text = text;

#pragma warning disable CA1000 // The record names the list that the text is written for.
    /// <summary>A filter in Reviso's own grammar, unescaped for the address, for what no field here can say.</summary>
    /// <param name="text"><c>name$eq:Rossi$and:zip$eq:20121</c></param>
    public static RevisoFilter<T> FromText(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        return new(text);
    }
#pragma warning restore CA1000

    /// <summary>Both must hold.</summary>
    public static RevisoFilter<T> operator &(RevisoFilter<T> left, RevisoFilter<T> right) => new(DialectFilterText.And(left._text, right._text));

    /// <summary>One of them must hold.</summary>
    public static RevisoFilter<T> operator |(RevisoFilter<T> left, RevisoFilter<T> right) => new(DialectFilterText.Or(left._text, right._text));

    /// <summary>This and the other must hold.</summary>
    public RevisoFilter<T> And(RevisoFilter<T> other) => this & other;

    /// <summary>This or the other must hold.</summary>
    public RevisoFilter<T> Or(RevisoFilter<T> other) => this | other;

    /// <summary>The filter before it is escaped for the address.</summary>
    public override string ToString() => _text;
}

/// <summary>An order, made by a field.</summary>
/// <typeparam name="T">The record.</typeparam>
public sealed class RevisoSort<T>
{
    private readonly string _text;

    internal RevisoSort(string text) => _text = text;

    /// <summary>The order as it is sent.</summary>
    public override string ToString() => _text;
}
