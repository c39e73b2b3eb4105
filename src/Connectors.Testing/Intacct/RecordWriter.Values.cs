using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Testing.Intacct;

/// <summary>Values as they are written: references looked up, texts, numbers and dates in their form.</summary>
internal sealed partial class RecordWriter
{
    /// <summary>Sending the id that a record has already is no change of it.</summary>
    private bool Same(StoredRecord record, FieldDefinition field, JsonNode? node) => field.Kind switch
    {
        FieldKind.Ref => node is JsonObject sent && Store.Find(field.Target, record.Text(field.Path)) is { } held
            && (sent["key"] ?? sent["id"])?.ToString() is { } word && (word == held.KeyText || word == Account.Reader.IdText(held)),
        _ => node is not null && node.ToString() == record[field.Path]?.ToString(),
    };

    private void Reference(StoredRecord record, FieldDefinition field, JsonNode? node, List<(FieldDefinition Field, JsonObject Value)> embedded)
    {
        if (node is null)
        {
            record[field.Path] = null;
            return;
        }

        var value = Object(node, field);
        if (field.PointsOutside)
        {
            record[field.Path] = value.DeepClone();
            return;
        }

        if (field.Embedded && value.Any(static m => m.Key is not ("key" or "id")))
        {
            embedded.Add((field, value));
            return;
        }

        foreach (var (name, _) in value)
        {
            if (name is not ("key" or "id"))
                throw field.Extras.Contains(name) || name == "href" || ObjectCatalog.Get(field.Target).Field(name) is not null
                    ? ApiError.ReadOnly($"{field.Path}.{name}") : ApiError.UnknownField($"{field.Path}.{name}", record.Definition.Name);
        }

        if (record.Definition.Name == "order-entry/document" && field.Path.StartsWith("contacts.", StringComparison.Ordinal) && value["key"] is not null)
            throw ApiError.ReadOnly(field.Path + ".key");
        record[field.Path] = Resolve(field, value["key"]?.ToString(), value["id"]?.ToString(), record)?.KeyText;
    }

    public StoredRecord? Resolve(FieldDefinition field, string? key, string? id, StoredRecord? from = null)
    {
        if (key is null && id is null)
            return null;
        var byKey = key is null ? null : Store.Find(field.Target, key);
        var byId = id is null ? null : Choose(field, id, from);
        if ((key is not null && byKey is null) || (id is not null && byId is null))
            throw ApiError.Rule("BL03000018", $"Invalid {field.Path} '{key ?? id}' specified", field.Target, "reference");
        if (byKey is not null && byId is not null && byKey != byId)
            throw ApiError.Invalid($"key and id of {field.Path} name two different records", "REST-1011", field.Path);
        return byKey ?? byId;
    }

    /// <summary>A task's id says something only inside its project.</summary>
    private StoredRecord? Choose(FieldDefinition field, string id, StoredRecord? from)
    {
        var found = field.Target == "order-entry/document" ? Store.WithId(field.Target, id) is { Count: > 0 } named ? named : Store.Find(field.Target, id) is { } one ? [one] : []
            : Store.WithId(field.Target, id);
        if (found.Count > 1 && field.Target == "projects/task" && from?.Text(from.Definition.Name == "projects/task" ? "project" : "dimensions.project") is { } project)
            return found.FirstOrDefault(t => t.Text("project") == project);
        return found.Count > 0 ? found[0] : null;
    }

    private object? Scalar(FieldDefinition field, JsonNode node)
    {
        var kind = node.GetValueKind();
        switch (field.Kind)
        {
            case FieldKind.Raw:
                return node.DeepClone();
            case FieldKind.Bool:
                return kind is JsonValueKind.True or JsonValueKind.False ? kind == JsonValueKind.True : throw Wrong(field, "a boolean");
            case FieldKind.Number:
                return kind == JsonValueKind.Number ? Number(node) : throw Wrong(field, "a number");
            case FieldKind.Decimal:
                if (kind == JsonValueKind.Number && !Oddities.DecimalsMustBeTexts)
                    return Number(node);
                return kind == JsonValueKind.String && decimal.TryParse(node.GetValue<string>(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                    ? number : throw Wrong(field, "a decimal");
        }

        var text = kind == JsonValueKind.String ? node.GetValue<string>() : throw Wrong(field, "a string");
        switch (field.Kind)
        {
            case FieldKind.Date:
                return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : throw Wrong(field, "a date (YYYY-MM-DD)");
            case FieldKind.DateTime:
                return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : throw Wrong(field, "a date-time");
            case FieldKind.Enum when !field.Words.Contains(text):
                throw ApiError.Invalid($"{text} is not a valid value of {field.Path}. Valid values are {string.Join(", ", field.Words)}", "REST-1017", field.Path);
            default:
                if (field.Length is { } length && text.Length > length)
                    throw ApiError.Invalid($"{field.Path} is longer than {length.ToString(CultureInfo.InvariantCulture)} characters", "REST-1016", field.Path);
                return text.Length == 0 ? null : text;
        }
    }

    private static decimal Number(JsonNode node) => decimal.Parse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static JsonObject Object(JsonNode node, FieldDefinition field) => node as JsonObject ?? throw Wrong(field, "an object");

    private static ApiError Wrong(FieldDefinition field, string expected) => ApiError.Invalid($"{field.Path} must be {expected}", "REST-1015", field.Path);
}
