using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Serialization;

/// <summary>A vendor word list that may grow: a struct over the word, compared with letter case ignored because vendors spell some words differently per endpoint.</summary>
internal interface IOpenText<TSelf> where TSelf : struct, IOpenText<TSelf>
{
    string Value { get; }

    static abstract TSelf From(string value);
}

internal static class OpenText
{
    public static bool Same(string? left, string? right) => string.Equals(left ?? "", right ?? "", StringComparison.OrdinalIgnoreCase);

    /// <summary>A number or flag as it stands.</summary>
    public static string Raw(ref Utf8JsonReader reader) => reader.HasValueSequence ? JsonElement.ParseValue(ref reader).GetRawText() : System.Text.Encoding.UTF8.GetString(reader.ValueSpan);

    public static int Hash(string? value) => StringComparer.OrdinalIgnoreCase.GetHashCode(value ?? "");
}

/// <summary>Reads and writes the bare word; numbers and booleans in its place are kept as their text.</summary>
internal sealed class OpenTextConverter<T> : JsonConverter<T> where T : struct, IOpenText<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => T.From(reader.GetString()!),
        JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => T.From(OpenText.Raw(ref reader)),
        _ => throw new JsonException(),
    };

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
