using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Connectors.Http;

namespace Connectors.Uniconta;

/// <summary>How rows are read and written, the same on both surfaces.</summary>
internal static class Rows
{
    /// <summary>A bare array, or an object with <c>value</c>. Anything else, null too, is no list: an empty one would look as if everything had been deleted.</summary>
    public static RowPage<TRow> Read<TRow>(ApiResponse answer, JsonTypeInfo<TRow> type)
    {
        var reader = new Utf8JsonReader(answer.Body.Span);
        reader.Read();
        List<TRow>? rows = null;
        string? next = null;
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            rows = ReadRows(ref reader, type);
        }
        else if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isRows = reader.ValueTextEquals("value"u8);
                var isLink = reader.ValueTextEquals("@odata.nextLink"u8) || reader.ValueTextEquals("odata.nextLink"u8);
                reader.Read();
                if (isRows && reader.TokenType == JsonTokenType.StartArray)
                    rows = ReadRows(ref reader, type);
                else if (isLink)
                    next = reader.GetString();
                else
                    reader.Skip();
            }
        }

        // What follows the end is no JSON any more, and the reader says so.
        reader.Read();
        return rows is null ? throw new JsonException("The answer is no list.") : new(rows, next);
    }

    /// <summary>The row that a write answered with. No body, or a word instead of a row, says nothing.</summary>
    public static WrittenRow? ReadWritten(ApiResponse answer, ReadOnlySpan<byte> sent)
    {
        if (FirstOf(answer.Body.Span) is (byte)'{' or (byte)'[')
            return WrittenRow.Read(answer.Body, sent);
        // A word that is an error was thrown before; NoChange is none after an update.
        if (answer.Body.IsEmpty || UnicontaErrors.IsSuccessWord(answer.Text) || answer.Text.Trim().Trim('"') == UnicontaErrorCodes.NoChange)
            return null;
        if (!answer.IsJson)
            throw new JsonException("The answer is no row.");
        using var json = JsonDocument.Parse(answer.Body);
        return json.RootElement.ValueKind is JsonValueKind.Null or JsonValueKind.True ? null : throw new JsonException("The answer is no row.");
    }

    /// <summary>The rows that a write answered with. No source shows the answer of a list insert, so only what is plainly rows is taken for rows.</summary>
    public static IReadOnlyList<JsonElement> ReadWrittenMany(ApiResponse answer)
    {
        if (answer.Body.IsEmpty || UnicontaErrors.IsSuccessWord(answer.Text))
            return [];
        using var json = JsonDocument.Parse(answer.Body);
        return json.RootElement.ValueKind switch
        {
            JsonValueKind.Array => [.. json.RootElement.EnumerateArray().Where(static r => r.ValueKind == JsonValueKind.Object).Select(static r => r.Clone())],
            JsonValueKind.Object or JsonValueKind.Null or JsonValueKind.True => [],
            _ => throw new JsonException("The answer is no list of rows."),
        };
    }

    public static Func<HttpContent> Content(ReadOnlyMemory<byte> json) => ApiContent.Bytes(json, "application/json");

    public static byte[] ToText(JsonNode node)
    {
        using var text = ScratchJson.Rent(UnicontaJson.Encoder);
        node.WriteTo(text.Writer);
        return text.Written.ToArray();
    }

    /// <summary>A row as it goes back: without what OData adds to it.</summary>
    public static JsonObject ToNode(JsonElement row)
    {
        var node = new JsonObject();
        foreach (var member in row.EnumerateObject())
        {
            if (!member.Name.Contains('@', StringComparison.Ordinal))
                node[member.Name] = JsonNode.Parse(member.Value.GetRawText());
        }

        return node;
    }

    private static List<TRow> ReadRows<TRow>(ref Utf8JsonReader reader, JsonTypeInfo<TRow> type)
    {
        // The converter itself: asked for one value, the serializer would go over each row twice to find its end first.
        var converter = (JsonConverter<TRow>)type.Converter;
        var rows = new List<TRow>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
                throw new JsonException("A row is no object.");
            rows.Add(converter.Read(ref reader, typeof(TRow), type.Options)!);
        }

        return rows;
    }

    private static byte FirstOf(ReadOnlySpan<byte> text) => text.TrimStart(" \t\r\n"u8) is [var first, ..] ? first : (byte)0;
}
