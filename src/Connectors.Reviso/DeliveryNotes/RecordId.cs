using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>A record as delivery notes name it: by <c>id</c>, whatever it is. Kept as a text and written as a number where it is one.</summary>
/// <param name="Value">The text.</param>
[JsonConverter(typeof(LooseIdConverter<RecordId>))]
public readonly record struct RecordId(string Value) : ITextId<RecordId>
{
    /// <summary>The text.</summary>
    public override string ToString() => Value ?? "";

    static RecordId ITextId<RecordId>.From(string value) => new(value);
}
