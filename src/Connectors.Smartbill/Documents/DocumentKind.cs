using System.Text.Json.Serialization;

namespace Connectors.Smartbill;

/// <summary>Which document a mail sends; it also decides where SmartBill looks, so a proforma sent as an invoice is "not found". An open list: a word that is not among the constants survives. Letter case is ignored when compared.</summary>
/// <param name="Value">The word.</param>
[JsonConverter(typeof(OpenTextConverter<DocumentKind>))]
public readonly record struct DocumentKind(string Value) : IOpenText<DocumentKind>
{
    /// <summary><c>factura</c></summary>
    public static readonly DocumentKind Invoice = new("factura");

    /// <summary><c>proforma</c></summary>
    public static readonly DocumentKind Estimate = new("proforma");

    /// <inheritdoc/>
    public bool Equals(DocumentKind other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static DocumentKind IOpenText<DocumentKind>.From(string value) => new(value);
}
