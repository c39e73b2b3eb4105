using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>A VAT code: <c>V022</c>, in older agreements <c>V22</c>.</summary>
/// <param name="Value">The text.</param>
[JsonConverter(typeof(TextIdConverter<VatCode>))]
public readonly record struct VatCode(string Value) : ITextId<VatCode>
{
    /// <summary>The text.</summary>
    public override string ToString() => Value ?? "";

    static VatCode ITextId<VatCode>.From(string value) => new(value);
}
