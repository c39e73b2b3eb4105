using System.Text.Json.Serialization;

namespace Connectors.Economic;

/// <summary>A VAT account, by its code of up to 5 characters.</summary>
/// <param name="Value">The text.</param>
[JsonConverter(typeof(TextIdConverter<VatCode>))]
public readonly record struct VatCode(string Value) : ITextId<VatCode>
{
    /// <summary>The text.</summary>
    public override string ToString() => Value ?? "";

    static VatCode ITextId<VatCode>.From(string value) => new(value);
}
