using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Connectors.EconomicDialect;

/// <summary>References as the vendors write them: an object with the key under a name of the resource's own, and <c>self</c>. The packages wrap the three parts in a type of their own.</summary>
internal static class DialectReference
{
    /// <param name="reader">Stands at the object.</param>
    /// <param name="members">The names under which the key may stand; the first is the one that is written.</param>
    /// <param name="key">The key's type.</param>
    public static (TId? Id, string? Self, Dictionary<string, JsonElement>? Details) Read<TId>(ref Utf8JsonReader reader, string[] members, JsonTypeInfo<TId> key) where TId : struct
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException();
        TId? id = null;
        string? self = null;
        Dictionary<string, JsonElement>? details = null;
        var converter = (JsonConverter<TId>)key.Converter;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isKey = reader.ValueTextEquals(members[0]);
            var isSelf = !isKey && reader.ValueTextEquals("self"u8);
            var name = isKey || isSelf ? null : reader.GetString()!;
            reader.Read();
            if (isKey || (name is not null && members.Contains(name, StringComparer.OrdinalIgnoreCase)))
                id = reader.TokenType == JsonTokenType.Null ? null : converter.Read(ref reader, typeof(TId), key.Options);
            else if (isSelf && reader.TokenType == JsonTokenType.String)
                self = reader.GetString();
            else
                (details ??= [])[name ?? "self"] = JsonElement.ParseValue(ref reader);
        }

        return (id, self, details);
    }

    public static void Write<TId>(Utf8JsonWriter writer, TId? id, string? self, IReadOnlyDictionary<string, JsonElement> details, string member, JsonTypeInfo<TId> key) where TId : struct
    {
        writer.WriteStartObject();
        if (id is { } known)
        {
            writer.WritePropertyName(member);
            JsonSerializer.Serialize(writer, known, key);
        }
        else if (self is not null)
        {
            writer.WriteString("self", self);
        }

        foreach (var (name, detail) in details)
        {
            writer.WritePropertyName(name);
            detail.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
