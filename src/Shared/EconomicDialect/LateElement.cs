using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.EconomicDialect;

/// <summary>A value as the text that came, read when it is looked at; a document for each would be three times as large.</summary>
internal sealed class LateElement
{
    private readonly byte[]? _text;
    // Boxed, so that two threads that look at once see one or the other.
    private object? _read;

    private LateElement(byte[] text) => _text = text;

    public LateElement(JsonElement value) => _read = value;

    public static LateElement Null { get; } = new("null"u8.ToArray());

    public JsonElement Value => (JsonElement)(_read ??= JsonElement.Parse(_text));

    /// <summary>Takes the value that the reader stands at, and goes to its end. The whole body must be there, as it always is here.</summary>
    public static LateElement Take(ref Utf8JsonReader reader)
    {
        if (reader.HasValueSequence)
            return new(JsonElement.ParseValue(ref reader));
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                var text = new byte[reader.ValueSpan.Length + 2];
                (text[0], text[^1]) = ((byte)'"', (byte)'"');
                reader.ValueSpan.CopyTo(text.AsSpan(1));
                return new(text);
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                var ahead = reader;
                var first = reader.ValueSpan;
                var start = reader.TokenStartIndex;
                reader.Skip();
                var length = (int)(reader.BytesConsumed - start);
                // Both brackets are slices of what is read: where they stand as far apart as the value is long, all of it lies between them.
                ref var begin = ref MemoryMarshal.GetReference(first);
                return !reader.HasValueSequence && Unsafe.ByteOffset(ref begin, ref MemoryMarshal.GetReference(reader.ValueSpan)) == length - 1
                    ? new(MemoryMarshal.CreateReadOnlySpan(ref begin, length).ToArray())
                    : new(JsonElement.ParseValue(ref ahead));
            default:
                return new(reader.ValueSpan.ToArray());
        }
    }

    public void WriteTo(Utf8JsonWriter writer) => Value.WriteTo(writer);
}

/// <summary>Takes values as they stand.</summary>
internal sealed class LateElementConverter : JsonConverter<object?>
{
    public override object? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => LateElement.Take(ref reader);

    public override void Write(Utf8JsonWriter writer, object? value, JsonSerializerOptions options) => ((LateElement)value!).WriteTo(writer);
}
