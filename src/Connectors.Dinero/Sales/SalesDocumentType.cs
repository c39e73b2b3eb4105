using System.Text.Json.Serialization;

namespace Connectors.Dinero;

/// <summary>What a row of the joint list of sales documents is. An open list: a word that is not among the constants survives. Letter case is ignored when compared.</summary>
/// <param name="Value">The word as Dinero writes it.</param>
[JsonConverter(typeof(OpenTextConverter<SalesDocumentType>))]
public readonly record struct SalesDocumentType(string Value) : IOpenText<SalesDocumentType>
{
    /// <summary><c>Invoice</c></summary>
    public static readonly SalesDocumentType Invoice = new("Invoice");

    /// <summary><c>CreditNote</c></summary>
    public static readonly SalesDocumentType CreditNote = new("CreditNote");

    /// <inheritdoc/>
    public bool Equals(SalesDocumentType other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static SalesDocumentType IOpenText<SalesDocumentType>.From(string value) => new(value);
}
