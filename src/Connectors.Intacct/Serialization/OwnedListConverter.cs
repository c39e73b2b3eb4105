using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>
/// A list whose items are read with more than can be written: each is a <typeparamref name="TRead"/>, which is a <typeparamref name="TWritten"/>, and only the members of the latter are written.
/// </summary>
internal abstract class OwnedListConverter<TWritten, TRead> : JsonConverter<IReadOnlyList<TWritten>> where TWritten : class where TRead : class, TWritten
{
    /// <summary>The member by which an item names its owner: within the owner it is only read.</summary>
    protected virtual string? Owner => null;

    public override IReadOnlyList<TWritten> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException();
        var items = new List<TWritten>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(JsonSerializer.Deserialize(ref reader, IntacctJson.Type<TRead>()) ?? throw new JsonException());
        return items;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<TWritten> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var item in value)
        {
            var node = JsonSerializer.SerializeToNode(item, IntacctJson.Type<TWritten>())!.AsObject();
            if (Owner is not null)
                node.Remove(Owner);
            // Read once, and a new one now that its key was taken away.
            if (item is TRead && !node.ContainsKey("key"))
                Shape.Of(typeof(TWritten))?.Strip(node);
            node.WriteTo(writer, options);
        }

        writer.WriteEndArray();
    }
}
