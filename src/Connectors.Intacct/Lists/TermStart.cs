using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>From when the days of a payment term count. The XML gateway has ten sentences for it. An open list: a word that is not among the constants survives. Letter case is ignored when compared.</summary>
/// <param name="Value">The word as Intacct's REST interface writes it.</param>
[JsonConverter(typeof(OpenTextConverter<TermStart>))]
public readonly record struct TermStart(string Value) : IOpenText<TermStart>
{
    /// <summary>From the invoice's date.</summary>
    public static readonly TermStart InvoiceDate = new("fromInvoiceDate");

    /// <inheritdoc/>
    public bool Equals(TermStart other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static TermStart IOpenText<TermStart>.From(string value) => new(value);
}
