using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Connectors.Reviso;

/// <summary>References to currencies and countries: objects with a code, as they are written; a bare code is read too.</summary>
internal sealed class TextOrReferenceConverter<TId>(params string[] members) : JsonConverter<Reference<TId>> where TId : struct, ITextId<TId>
{
    public override Reference<TId> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return new(TId.From(reader.GetString()!));
        var (id, self, details) = DialectReference.Read(ref reader, members, Key(options));
        return new(id, self, details);
    }

    public override void Write(Utf8JsonWriter writer, Reference<TId> value, JsonSerializerOptions options) =>
        DialectReference.Write(writer, value.Id, value.Self, value.Details, members[0], Key(options));

    private static JsonTypeInfo<TId> Key(JsonSerializerOptions options) => (JsonTypeInfo<TId>)options.GetTypeInfo(typeof(TId));
}
