namespace Connectors.Economic;

/// <summary>Which records of a list, in which order.</summary>
/// <typeparam name="T">The record.</typeparam>
public sealed record EconomicQuery<T>
{
    /// <summary>Conditions; null lists everything. Made by the fields: <c>CustomerFields.Name.Contains("Acme")</c>.</summary>
    public EconomicFilter<T>? Filter { get; init; }

    /// <summary>The order, the first counts most; empty = by number where the list can be sorted.</summary>
    public IReadOnlyList<EconomicSort<T>> Sort { get; init => field = value ?? []; } = [];

    /// <summary>Records per page, 1 to 1000.</summary>
    public int PageSize { get; init; } = 1000;
}

/// <summary>A condition, made by a field. Put together by <c>&amp;</c> and <c>|</c>.</summary>
/// <typeparam name="T">The record.</typeparam>
public sealed class EconomicFilter<T>
{
    private readonly string _text;

    private EconomicFilter(string text) => _text = text;

    internal static EconomicFilter<T> Of(string property, string operation, string literal) => new(DialectFilterText.Condition(property, operation, literal));

#pragma warning disable CA1000 // The record names the list that the text is written for.
    /// <summary>A filter in e-conomic's own grammar, unescaped for the address, for what no field here can say.</summary>
    /// <param name="text"><c>name$eq:Acme$and:zip$eq:8000</c></param>
    public static EconomicFilter<T> FromText(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        return new(text);
    }
#pragma warning restore CA1000

    /// <summary>Both must hold.</summary>
    public static EconomicFilter<T> operator &(EconomicFilter<T> left, EconomicFilter<T> right) => new(DialectFilterText.And(left._text, right._text));

    /// <summary>One of them must hold.</summary>
    public static EconomicFilter<T> operator |(EconomicFilter<T> left, EconomicFilter<T> right) => new(DialectFilterText.Or(left._text, right._text));

    /// <summary>This and the other must hold.</summary>
    public EconomicFilter<T> And(EconomicFilter<T> other) => this & other;

    /// <summary>This or the other must hold.</summary>
    public EconomicFilter<T> Or(EconomicFilter<T> other) => this | other;

    /// <summary>The filter before it is escaped for the address.</summary>
    public override string ToString() => _text;
}

/// <summary>An order, made by a field.</summary>
/// <typeparam name="T">The record.</typeparam>
public sealed class EconomicSort<T>
{
    private readonly string _text;

    internal EconomicSort(string text) => _text = text;

    /// <summary>The order as it is sent.</summary>
    public override string ToString() => _text;
}
