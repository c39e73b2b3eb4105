using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Testing.EconomicDialect;

/// <summary>Whether a number and a <c>self</c> link in one reference must agree. No source says.</summary>
internal enum DialectReferenceConflict
{
    NumberWins,
    LinkWins,
    Refused,
}

/// <summary>
/// Reads a body through a shape: drops what the shape does not name, refuses nulls, wrong kinds, zero identifiers, wrong words; leaves numbers and links of
/// references as the identifier alone.
/// </summary>
internal sealed class ShapeReader(DialectErrors errors, Func<string, string, bool> exists)
{
    private const string Failed = "E04300";

    public DialectErrors Errors { get; } = errors;

    public DialectReferenceConflict Conflict { get; init; }

    public JsonObject Read(JsonObject body, DialectShape shape) => Object(body, shape, []);

    private JsonObject Object(JsonObject body, DialectShape shape, IReadOnlyList<object> path)
    {
        var clean = new JsonObject();
        foreach (var field in shape.Fields)
        {
            IReadOnlyList<object> here = [.. path, field.Name];
            if (!body.TryGetPropertyValue(field.Name, out var value))
            {
                if (field.Required)
                    Errors.Add(here, Failed, $"Required properties are missing from object: {field.Name}.");
                continue;
            }

            if (Value(value, field, here) is { } read)
                clean[field.Name] = read;
        }

        return clean;
    }

    private JsonNode? Value(JsonNode? value, DialectField field, IReadOnlyList<object> path) => field.Kind switch
    {
        DialectKind.Text => Text(value, field, path),
        DialectKind.Whole => Whole(value, field, path),
        DialectKind.Number => Number(value, field, path),
        DialectKind.Flag => Kind(value) is "Boolean" ? value!.DeepClone() : Expected("Boolean", value, path),
        DialectKind.Date => Date(value, path),
        DialectKind.Word => Word(value, field, path),
        DialectKind.Reference => Reference(value, field, path),
        DialectKind.Object => value is JsonObject o ? Object(o, field.Inner!, path) : Expected("Object", value, path),
        DialectKind.Rows => Rows(value, field, path),
        DialectKind.Anything => value is null ? Expected("Object", value, path) : value.DeepClone(),
        _ => Words(value, field, path),
    };

    private JsonNode? Text(JsonNode? value, DialectField field, IReadOnlyList<object> path)
    {
        if (Kind(value) != "String")
            return Expected("String", value, path);
        var text = value!.GetValue<string>();
        if (text.Length > field.Longest)
            Errors.Add(path, Failed, $"String '{text}' exceeds maximum length of {field.Longest}.", value);
        else if (text.Length < field.Shortest)
            Errors.Add(path, Failed, $"String '{text}' is less than minimum length of {field.Shortest}.", value);
        return value.DeepClone();
    }

    private JsonNode? Whole(JsonNode? value, DialectField field, IReadOnlyList<object> path)
    {
        if (Kind(value) != "Integer" || !TryLong(value!, out var number))
            return Expected("Integer", value, path);
        if (number < field.Least)
            Errors.Add(path, Failed, $"Integer {number} is less than minimum value of {field.Least}.", value);
        else if (number > field.Most)
            Errors.Add(path, Failed, $"Integer {number} exceeds maximum value of {field.Most}.", value);
        else if (number is < int.MinValue or > int.MaxValue)
            Errors.Add(path, Failed, $"Integer {number} exceeds maximum value of {int.MaxValue}.", value);
        else
            return JsonValue.Create((int)number);
        return null;
    }

    private JsonNode? Number(JsonNode? value, DialectField field, IReadOnlyList<object> path)
    {
        if (Kind(value) is not ("Integer" or "Float") || !decimal.TryParse(value!.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return Expected("Number", value, path);
        if (field.Rounds)
            return JsonValue.Create(decimal.Round(number, field.Decimals ?? 2, MidpointRounding.AwayFromZero) + 0.00m);
        if (field.Decimals is { } places && decimal.Round(number, places) != number)
            Errors.Add(path, places == 2 ? "E04740" : Failed, $"Value must not have more than {(places == 2 ? "two" : places)} decimals.", value);
        return JsonValue.Create(Scaled(number, field.Decimals ?? 2));
    }

    private JsonNode? Date(JsonNode? value, IReadOnlyList<object> path)
    {
        if (Kind(value) != "String")
            return Expected("String", value, path);
        var text = value!.GetValue<string>();
        if (text.Length >= 10 && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && (text.Length == 10 || text[10] == 'T'))
            return date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Errors.Add(path, Failed, $"String '{text}' does not validate against format 'full-date'.", value);
        return null;
    }

    private JsonNode? Word(JsonNode? value, DialectField field, IReadOnlyList<object> path)
    {
        if (Kind(value) != "String")
            return Expected("String", value, path);
        var word = value!.GetValue<string>();
        if (field.Words.Count > 0 && !field.Words.Contains(word, StringComparer.Ordinal))
            Errors.Add(path, Failed, $"Value \"{value}\" is not defined in enum.", value, $"Allowed values: {string.Join(", ", field.Words)}. They are case-sensitive.");
        return value.DeepClone();
    }

    private JsonNode? Reference(JsonNode? value, DialectField field, IReadOnlyList<object> path)
    {
        if (value is not JsonObject reference)
            return Expected("Object", value, path);
        var own = new DialectField(field.Key, field.TextKey ? DialectKind.Text : DialectKind.Whole) { Least = 1 };
        var before = Errors.All.Count;
        var key = reference.TryGetPropertyValue(field.Key, out var given) ? Value(given, own, [.. path, field.Key]) : null;
        var link = reference.TryGetPropertyValue("self", out var self) && Kind(self) == "String" ? FromLink(self!.GetValue<string>(), field) : null;
        if (Errors.All.Count > before)
            return null;
        if (key is null && link is null)
        {
            Errors.Add(path, "E04500", "No identifier was found in the reference.", reference, $"Send {field.Key} or self.");
            return null;
        }

        if (key is not null && link is not null && key.ToString() != link.ToString())
        {
            if (Conflict == DialectReferenceConflict.Refused)
                Errors.Add(path, Failed, $"{field.Key} and self point to different resources.", reference);
            else if (Conflict == DialectReferenceConflict.LinkWins)
                key = link;
        }

        key ??= link!;
        if (field.Collection.Length > 0 && !exists(field.Collection, key.ToString()))
            Errors.Add(path, field.UnknownCode, $"{field.Key} {key} does not exist.", key);
        var clean = field.Inner is null ? [] : Object(reference, field.Inner, path);
        clean.Insert(0, field.Key, key);
        return clean;
    }

    /// <summary>The last part of the link's path; its query is an echo and says nothing.</summary>
    private static JsonNode? FromLink(string link, DialectField field)
    {
        var path = link.Split('?')[0].TrimEnd('/');
        var last = PathKey.Decode(Uri.UnescapeDataString(path[(path.LastIndexOf('/') + 1)..]));
        return last.Length == 0 ? null : field.TextKey ? last
            : int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : null;
    }

    private JsonArray? Rows(JsonNode? value, DialectField field, IReadOnlyList<object> path)
    {
        if (value is not JsonArray rows)
            return (JsonArray?)Expected("Array", value, path);
        var clean = new JsonArray();
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i] is JsonObject row)
                clean.Add((JsonNode)Object(row, field.Inner!, [.. path, i]));
            else
                Expected("Object", rows[i], [.. path, i]);
        }

        return clean;
    }

    private JsonArray? Words(JsonNode? value, DialectField field, IReadOnlyList<object> path)
    {
        if (value is not JsonArray words)
            return (JsonArray?)Expected("Array", value, path);
        var clean = new JsonArray();
        for (var i = 0; i < words.Count; i++)
        {
            if (Word(words[i], field, [.. path, i]) is { } word)
                clean.Add(word);
        }

        return clean;
    }

    private JsonNode? Expected(string what, JsonNode? value, IReadOnlyList<object> path)
    {
        Errors.Add(path, Failed, $"Invalid type. Expected {what} but got {Kind(value)}.", value);
        return null;
    }

    /// <summary>Rounded, with exactly so many places: money is written with its zeros.</summary>
    public static decimal Scaled(decimal value, int places) => decimal.Round(value, places, MidpointRounding.AwayFromZero) + new decimal(0, 0, 0, false, (byte)places);

    public static string Kind(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "Null",
        JsonValueKind.String => "String",
        JsonValueKind.Number => TryLong(value, out _) ? "Integer" : "Float",
        JsonValueKind.True or JsonValueKind.False => "Boolean",
        JsonValueKind.Array => "Array",
        _ => "Object",
    };

    private static bool TryLong(JsonNode value, out long number) => long.TryParse(value.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}
