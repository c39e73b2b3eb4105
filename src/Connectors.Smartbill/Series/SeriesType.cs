using System.Text.Json.Serialization;

namespace Connectors.Smartbill;

/// <summary>What a series numbers. An open list: a word that is not among the constants survives. Letter case is ignored when compared.</summary>
/// <param name="Value">The letter.</param>
[JsonConverter(typeof(OpenTextConverter<SeriesType>))]
public readonly record struct SeriesType(string Value) : IOpenText<SeriesType>
{
    /// <summary><c>f</c>: invoices (factura).</summary>
    public static readonly SeriesType Invoice = new("f");

    /// <summary><c>p</c>: proformas.</summary>
    public static readonly SeriesType Estimate = new("p");

    /// <summary><c>c</c>: receipts (chitanta).</summary>
    public static readonly SeriesType Receipt = new("c");

    /// <inheritdoc/>
    public bool Equals(SeriesType other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static SeriesType IOpenText<SeriesType>.From(string value) => new(value);
}
