using System.Text.Json.Serialization;

namespace Connectors.Dinero;

/// <summary>By which number electronic invoices find the contact. The number itself must be filled in. An open list: a word that is not among the constants survives. Letter case is ignored when compared.</summary>
/// <param name="Value">The word as Dinero writes it.</param>
[JsonConverter(typeof(OpenTextConverter<InvoiceMailOutOption>))]
public readonly record struct InvoiceMailOutOption(string Value) : IOpenText<InvoiceMailOutOption>
{
    /// <summary>The VAT number.</summary>
    public static readonly InvoiceMailOutOption Vat = new("VAT");

    /// <summary>The EAN or GLN number.</summary>
    public static readonly InvoiceMailOutOption Gln = new("GLN");

    /// <summary>The SE number.</summary>
    public static readonly InvoiceMailOutOption Se = new("SE");

    /// <summary>The P number.</summary>
    public static readonly InvoiceMailOutOption P = new("P");

    /// <inheritdoc/>
    public bool Equals(InvoiceMailOutOption other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static InvoiceMailOutOption IOpenText<InvoiceMailOutOption>.From(string value) => new(value);
}
