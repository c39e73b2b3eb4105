using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>A delivery note. Kept as a text: which type Reviso gives it is not documented.</summary>
/// <param name="Value">The text.</param>
[JsonConverter(typeof(LooseIdConverter<DeliveryNoteId>))]
public readonly record struct DeliveryNoteId(string Value) : ITextId<DeliveryNoteId>
{
    /// <summary>The text.</summary>
    public override string ToString() => Value ?? "";

    static DeliveryNoteId ITextId<DeliveryNoteId>.From(string value) => new(value);
}
