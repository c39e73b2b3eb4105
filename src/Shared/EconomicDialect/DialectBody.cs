using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Connectors.EconomicDialect;

/// <summary>
/// Bodies of writes. A PUT replaces the whole record, so an update sends back everything that it read, also what this package does not know: models carry unknown members in their extension data.
/// Here stands what must not go back as it came.
/// </summary>
internal static class DialectBody
{
    /// <summary>
    /// The record as it is sent: without nulls (refused), without the server's own descriptions of what can be done (<c>metaData</c>), and with one way of naming what it refers to.
    /// A reference that holds a number loses its <c>self</c>: after a change of the number the two would disagree, and which one counts is not known.
    /// One that holds nothing but <c>self</c> keeps it, without the query of the request that showed it.
    /// </summary>
    /// <param name="record">The record.</param>
    /// <param name="type">Its description.</param>
    /// <param name="twin">Where a vendor spells a member of the record in two ways: its name, and the other one, under which it is sent as well.</param>
    public static byte[] Of<T>(T record, JsonTypeInfo<T> type, (string Name, string Other)? twin = null)
    {
        ArgumentNullException.ThrowIfNull(record);
        var encoder = type.Options.Encoder;
        using var raw = ScratchJson.Rent(encoder);
        JsonSerializer.Serialize(raw.Writer, record, type);
        var json = raw.Written;
        // Nearly every new record: nothing that must not go.
        if ((twin is not { } spelled || !Holds(json, spelled.Name)) && json.IndexOf("self"u8) < 0 && json.IndexOf("metaData"u8) < 0 && json.IndexOf("null"u8) < 0)
            return json.ToArray();
        using var clean = ScratchJson.Rent(encoder);
        var reader = new Utf8JsonReader(json);
        reader.Read();
        Copy(json, ref reader, clean.Writer, isRoot: true, twin);
        return clean.Written.ToArray();
    }

    private static bool Holds(ReadOnlySpan<byte> json, string name)
    {
        Span<byte> utf8 = stackalloc byte[64];
        return !System.Text.Encoding.UTF8.TryGetBytes(name, utf8, out var length) || json.IndexOf(utf8[..length]) >= 0;
    }

    private static void Copy(ReadOnlySpan<byte> json, ref Utf8JsonReader reader, Utf8JsonWriter writer, bool isRoot = false, (string Name, string Other)? twin = null)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                CopyMembers(json, ref reader, writer, isRoot, twin);
                break;
            case JsonTokenType.StartArray:
                writer.WriteStartArray();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    if (reader.TokenType != JsonTokenType.Null)
                        Copy(json, ref reader, writer);
                }

                writer.WriteEndArray();
                break;
            default:
                writer.WriteRawValue(json[(int)reader.TokenStartIndex..(int)reader.BytesConsumed], skipInputValidation: true);
                break;
        }
    }

    private static void CopyMembers(ReadOnlySpan<byte> json, ref Utf8JsonReader reader, Utf8JsonWriter writer, bool isRoot, (string Name, string Other)? twin)
    {
        writer.WriteStartObject();
        if (twin is { } spelled)
            CopyMember(json, reader, writer, spelled.Name, spelled.Other);
        string? self = null;
        var empty = true;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isSelf = reader.ValueTextEquals("self"u8);
            var dropped = reader.ValueTextEquals("metaData"u8) || (isSelf && isRoot);
            var name = reader.ValueSpan;
            var escaped = reader.ValueIsEscaped ? reader.GetString() : null;
            reader.Read();
            if (dropped || reader.TokenType == JsonTokenType.Null)
            {
                reader.Skip();
                continue;
            }

            if (isSelf && reader.TokenType == JsonTokenType.String)
            {
                // Whether it stays is known when nothing else came.
                self = reader.GetString();
                continue;
            }

            empty = false;
            if (escaped is null)
                writer.WritePropertyName(name);
            else
                writer.WritePropertyName(escaped);
            Copy(json, ref reader, writer);
        }

        if (empty && self is not null)
            writer.WriteString("self"u8, DialectLink.WithoutQuery(self));
        writer.WriteEndObject();
    }

    /// <summary>One member of an object, under another name. The reader is a copy: the object is gone through once more afterwards.</summary>
    private static void CopyMember(ReadOnlySpan<byte> json, Utf8JsonReader reader, Utf8JsonWriter writer, string name, string other)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = reader.ValueTextEquals(name);
            reader.Read();
            if (found && reader.TokenType != JsonTokenType.Null)
            {
                writer.WritePropertyName(other);
                Copy(json, ref reader, writer);
                return;
            }

            reader.Skip();
        }
    }
}
