using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Serialization;

/// <summary>An id that the vendor writes as a GUID.</summary>
internal interface IGuidId<TSelf> where TSelf : struct, IGuidId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}

internal sealed class GuidIdConverter<T> : JsonConverter<T> where T : struct, IGuidId<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        // GUIDs without hyphens are read too: file ids come in both forms, and nothing promises that other ids never will.
        reader.TokenType == JsonTokenType.String && (reader.TryGetGuid(out var guid) || Guid.TryParse(reader.GetString(), out guid)) ? T.From(guid) : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}

/// <summary>An id that the vendor writes as a text, also where it looks like a number. Compared letter by letter.</summary>
internal interface ITextId<TSelf> where TSelf : struct, ITextId<TSelf>
{
    string Value { get; }

    static abstract TSelf From(string value);
}

/// <summary>Reads texts and numbers; writes texts.</summary>
internal sealed class TextIdConverter<T> : JsonConverter<T> where T : struct, ITextId<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => T.From(reader.GetString()!),
        JsonTokenType.Number => T.From(OpenText.Raw(ref reader)),
        _ => throw new JsonException(),
    };

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
