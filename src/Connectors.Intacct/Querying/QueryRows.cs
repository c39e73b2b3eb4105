using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Connectors.Intacct;

/// <summary>Pages of the query service.</summary>
internal static class QueryRows
{
    private static readonly System.Text.Encodings.Web.JavaScriptEncoder? Encoder = IntacctJson.Options.Encoder;

    /// <summary>A page of rows, each read as a record.</summary>
    /// <param name="answer">The answer of the query service.</param>
    /// <param name="type">The record's description.</param>
    /// <param name="start">The place that was asked for.</param>
    public static ListedRows<TRecord> Read<TRecord>(ReadOnlySpan<byte> answer, JsonTypeInfo<TRecord> type, int start) where TRecord : class =>
        FlatRows<TRecord>.Read(answer, start) ?? ReadNested(answer, type, start);

    /// <summary>The same, each row written as a record first.</summary>
    public static ListedRows<TRecord> ReadNested<TRecord>(ReadOnlySpan<byte> json, JsonTypeInfo<TRecord> type, int start) where TRecord : class
    {
        var reader = new Utf8JsonReader(json);
        List<ListedRow<TRecord>>? rows = null;
        int? next = null;
        reader.Read();
        while (reader.TokenType != JsonTokenType.EndObject && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isRows, isMeta) = (reader.ValueTextEquals("ia::result"u8), reader.ValueTextEquals("ia::meta"u8));
            reader.Read();
            if (isRows && reader.TokenType == JsonTokenType.StartArray)
                rows = ReadRows(json, ref reader, type);
            else if (isMeta)
                next = NextStart(JsonElement.ParseValue(ref reader), start);
            else
                reader.Skip();
        }

        // What follows the end is no JSON any more, and the reader says so.
        reader.Read();
        return new(rows ?? throw new JsonException("The answer has no ia::result."), next);
    }

    private static List<ListedRow<TRecord>> ReadRows<TRecord>(ReadOnlySpan<byte> json, ref Utf8JsonReader reader, JsonTypeInfo<TRecord> type) where TRecord : class
    {
        var rows = new List<ListedRow<TRecord>>();
        var nester = new RowNester();
        using var nested = ScratchJson.Rent(Encoder);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            nested.Clear();
            nester.Nest(json, ref reader, nested.Writer);
            rows.Add(new(
                Text(nester.Value(json, "key"u8)) ?? throw new JsonException("A row has no key."),
                Stamp(nester.Value(json, "audit.modifiedDateTime"u8)),
                JsonSerializer.Deserialize(nested.Written, type) ?? throw new JsonException()));
        }

        return rows;
    }

    /// <summary>A value as text; null where there is none.</summary>
    private static string? Text(ReadOnlySpan<byte> value)
    {
        if (value is not [(byte)'"', ..])
            return value.IsEmpty ? null : System.Text.Encoding.UTF8.GetString(value);
        var reader = new Utf8JsonReader(value);
        reader.Read();
        return reader.GetString();
    }

    private static DateTimeOffset? Stamp(ReadOnlySpan<byte> value)
    {
        if (value is not [(byte)'"', ..])
            return null;
        var reader = new Utf8JsonReader(value);
        reader.Read();
        return InstantConverter.TryRead(ref reader, TimeZoneInfo.Utc, out var at) ? at : null;
    }

    /// <summary>
    /// Where the next page starts: Intacct says a number or null; older samples end with 0. A start that is not further on would never end.
    /// </summary>
    public static int? NextStart(JsonElement meta, int start) =>
        meta.ValueKind == JsonValueKind.Object && meta.TryGetProperty("next", out var next) && Number(next) is { } number && number > start ? number : null;

    /// <summary>The same as a cursor.</summary>
    public static string? Next(JsonElement meta, int start) => NextStart(meta, start)?.ToString(CultureInfo.InvariantCulture);

    public static int Start(string? cursor) => cursor is null ? 1
        : int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var start) && start > 0 ? start
        : throw new ArgumentException($"'{cursor}' is not a cursor that this list gave out.", nameof(cursor));

    private static int? Number(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number when element.TryGetInt32(out var number) => number,
        JsonValueKind.String when int.TryParse(element.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };
}
