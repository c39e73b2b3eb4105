using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Connectors.Sync;

namespace Connectors.Intacct.Sync;

/// <summary>Values as they stand in rows and records, and as they are sent.</summary>
internal static class ObjectValues
{
    /// <summary>Of a flat row; absent where the row does not show it.</summary>
    public static FieldValue OfRow(ObjectField field, JsonElement row) => field.Constant is { } constant ? FieldValue.Of(constant)
        : field.Unlisted || !row.TryGetProperty(field.ValuePath, out var value) ? FieldValue.Absent : Read(field, value);

    /// <summary>Of a record in full; absent where the account does not show it: a right that is missing is no empty value.</summary>
    public static FieldValue OfRecord(ObjectField field, JsonElement record)
    {
        if (field.Constant is { } constant)
            return FieldValue.Of(constant);
        if (field.Lines is { } lines)
            return record.TryGetProperty(field.Path, out var list) ? FieldValue.Of(lines.Read(list)) : FieldValue.Absent;
        return Walk(record, field.ValuePath) is { } value ? Read(field, value) : FieldValue.Absent;
    }

    public static string? Text(JsonElement element, string path) => Walk(element, path) is { ValueKind: JsonValueKind.String or JsonValueKind.Number } value && value.ToString() is { Length: > 0 } text ? text : null;

    /// <summary>Of a flat row, whose paths are names.</summary>
    public static string? Flat(JsonElement row, string path) => row.TryGetProperty(path, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number && value.ToString() is { Length: > 0 } text ? text : null;

    public static DateTimeOffset? Stamp(JsonElement element, string name)
    {
        var text = element.TryGetProperty(name, out var flat) ? flat.ToString() : Text(element, name);
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;
    }

    /// <summary>Puts a value into a body at its path; null empties what stands there.</summary>
    public static void Put(JsonObject body, ObjectField field, FieldValue value)
    {
        // The reference itself is emptied, not the member by which it is named.
        if (value.IsNull && !field.IsReference && field.Path.EndsWith(".id", StringComparison.Ordinal))
        {
            Put(body, field.Path[..^3], null);
            return;
        }

        Put(body, field.IsReference && value.HasValue ? field.ValuePath : field.Path, ToJson(field, value));
    }

    public static JsonNode? ToJson(ObjectField field, FieldValue value) => value.Kind switch
    {
        FieldValueKind.Text => JsonValue.Create(value.AsText()),
        FieldValueKind.Reference => JsonValue.Create(value.AsReference()!.Id.Value),
        FieldValueKind.Boolean => JsonValue.Create(value.AsBoolean()!.Value),
        FieldValueKind.Number when field.JsonNumber => JsonValue.Create(value.AsNumber()!.Value),
        FieldValueKind.Number => JsonValue.Create(value.AsNumber()!.Value.ToString(CultureInfo.InvariantCulture)),
        FieldValueKind.Date => JsonValue.Create(value.AsDate()!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        _ => null,
    };

    public static FieldValue Read(ObjectField field, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null || (value.ValueKind == JsonValueKind.String && value.GetString()!.Length == 0))
            return FieldValue.Null;
        return field.Type switch
        {
            FieldType.Boolean => Flag(value),
            FieldType.Number or FieldType.Money => Amount(value),
            FieldType.Date => DateOnly.TryParseExact(value.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? FieldValue.Of((DateOnly?)day) : FieldValue.Absent,
            FieldType.Instant => DateTimeOffset.TryParse(value.ToString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? FieldValue.Of((DateTimeOffset?)at) : FieldValue.Absent,
            FieldType.Reference => FieldValue.Of(new RecordRef(field.Entity!, value.ToString())),
            _ => value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? FieldValue.Of(value.ToString()) : FieldValue.Absent,
        };
    }

    /// <summary>What stands at a dotted path: null where nothing does, JSON null where something empty does.</summary>
    private static JsonElement? Walk(JsonElement element, string path)
    {
        foreach (var name in path.Split('.'))
        {
            if (element.ValueKind == JsonValueKind.Null)
                return element;
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return null;
        }

        return element;
    }

    private static void Put(JsonObject body, string path, JsonNode? value)
    {
        var names = path.Split('.');
        foreach (var name in names[..^1])
        {
            if (body[name] is not JsonObject inner)
                body[name] = inner = [];
            body = inner;
        }

        body[names[^1]] = value;
    }

    /// <summary>Some flags are texts in the vendor's samples.</summary>
    private static FieldValue Flag(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => FieldValue.Of((bool?)true),
        JsonValueKind.False => FieldValue.Of((bool?)false),
        _ => bool.TryParse(value.ToString(), out var flag) ? FieldValue.Of((bool?)flag) : FieldValue.Absent,
    };

    private static FieldValue Amount(JsonElement value) => decimal.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? FieldValue.Of((decimal?)number) : FieldValue.Absent;
}
