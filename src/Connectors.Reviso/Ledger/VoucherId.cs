using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>A voucher. Kept as a text: which type Reviso gives it is not documented.</summary>
/// <param name="Value">The text.</param>
[JsonConverter(typeof(LooseIdConverter<VoucherId>))]
public readonly record struct VoucherId(string Value) : ITextId<VoucherId>
{
    /// <summary>The text.</summary>
    public override string ToString() => Value ?? "";

    static VoucherId ITextId<VoucherId>.From(string value) => new(value);
}
