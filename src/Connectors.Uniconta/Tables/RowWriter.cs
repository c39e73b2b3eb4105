using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Connectors.Uniconta;

/// <summary>What is sent of a row. Everything is decided on the raw JSON, so that nothing is lost that the package does not know.</summary>
internal static class RowWriter
{
    private const string UnsetDate = "0001-01-01T00:00:00";

    public static JsonObject ForInsert<T>(T record, JsonTypeInfo<T> type, UnicontaTable table)
    {
        ArgumentNullException.ThrowIfNull(record);
        var row = ToNode(record, type);
        foreach (var name in row.Select(static m => m.Key).Where(n => n is "KeyStr" || table.ReadOnly.Contains(n)).ToArray())
            row.Remove(name);
        return row;
    }

    /// <summary>The row to send, or null when nothing changes.</summary>
    public static JsonObject? ForUpdate<T>(JsonElement stored, T current, T changed, (JsonTypeInfo<T> Strict, JsonTypeInfo<T> Lenient) types, UnicontaTable table, bool onlyChanges)
    {
        var (before, after) = (ToNode(current, types.Lenient), ToNode(changed, types.Lenient));
        var names = before.Select(static m => m.Key).Union(after.Select(static m => m.Key), StringComparer.Ordinal).Where(n => !JsonNode.DeepEquals(before[n], after[n])).ToArray();
        if (names.Length == 0)
            return null;
        if (names.FirstOrDefault(n => n is "KeyStr" || table.ReadOnly.Contains(n)) is { } fixedName)
            throw new ArgumentException($"{fixedName} is set by Uniconta and cannot be changed.", nameof(changed));
        if (table.Key is { } key && names.Contains(key))
            throw new ArgumentException($"{key} is the key, and the key of a row cannot be changed (Uniconta: {UnicontaErrorCodes.PrimaryKeyCannotBeChanged}).", nameof(changed));

        var row = Rows.ToNode(stored);
        var members = types.Strict.Properties.ToDictionary(static p => p.Name, StringComparer.Ordinal);
        foreach (var name in names)
        {
            var member = members.GetValueOrDefault(name);
            var kind = member is null ? null : Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType;
            // Words are checked where they are changed, and only there: one that was read and is not known goes back as it came.
            var value = after[name] is not null && member is { Get: { } get } && (kind == typeof(Country) || typeof(ILabel).IsAssignableFrom(kind))
                ? JsonSerializer.SerializeToNode(get(changed!), types.Strict.Options.GetTypeInfo(member.PropertyType)) : after[name];
            row[name] = value is not null ? AsStored(row[name], value, kind) : Cleared(row[name], kind);
        }

        if (!onlyChanges)
            return row;
        foreach (var name in row.Select(static m => m.Key).Where(n => !names.Contains(n) && !Identifies(n, table)).ToArray())
            row.Remove(name);
        return row;
    }

    /// <summary>What was sent with a meaning and does not stand in the answer.</summary>
    public static IReadOnlyList<string> FindNotKept(JsonObject sent, JsonElement answer) =>
        [.. sent.Where(m => m.Value is { } v && v.GetValueKind() is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True && !IsEmpty(v) && !answer.TryGetProperty(m.Key, out _)).Select(static m => m.Key)];

    // A node has one parent: what is sent twice (two names of a table) is copied.
    public static JsonObject Copy(JsonObject row) => (JsonObject)row.DeepClone();

    public static JsonElement ToElement(JsonObject row)
    {
        using var json = JsonDocument.Parse(row.ToJsonString());
        return json.RootElement.Clone();
    }

    private static JsonObject ToNode<T>(T record, JsonTypeInfo<T> type) => (JsonObject)JsonSerializer.SerializeToNode(record, type)!;

    private static bool Identifies(string name, UnicontaTable table) =>
        name is "RowId" or "CompanyId" or "KeyStr" || name == table.Key || name.StartsWith("PrimaryKey", StringComparison.Ordinal) || (name == "OrderNumber" && table.Marks.Contains(name));

    /// <summary>A country goes back in the form in which this very record showed its own.</summary>
    private static JsonNode AsStored(JsonNode? stored, JsonNode value, Type? kind)
    {
        if (kind != typeof(Country) || stored is null)
            return value.DeepClone();
        var country = value.GetValueKind() == JsonValueKind.Number ? Country.FromNumber(value.GetValue<int>()) : new Country(value.GetValue<string>());
        return stored.GetValueKind() switch
        {
            JsonValueKind.Number when country.Number is { } number => JsonValue.Create(number),
            JsonValueKind.String when country.Name is { } name => JsonValue.Create(name),
            _ => value.DeepClone(),
        };
    }

    /// <summary>
    /// Leaving a member out may mean "as it was" and may mean "empty", and a null may be passed over: the empty value itself is understood in any case.
    /// </summary>
    private static JsonValue Cleared(JsonNode? stored, Type? kind)
    {
        if (kind == typeof(DateOnly) || kind == typeof(DateTimeOffset))
            return JsonValue.Create(UnsetDate);
        if (kind == typeof(Country) && stored?.GetValueKind() != JsonValueKind.Number)
            return JsonValue.Create(Country.Unknown.Value);
        return stored?.GetValueKind() switch
        {
            JsonValueKind.Number => JsonValue.Create(0),
            JsonValueKind.True or JsonValueKind.False => JsonValue.Create(false),
            // User-defined dates have no type here, only their looks.
            JsonValueKind.String when kind is null && stored.GetValue<string>() is { Length: 19 } text && text[10] == 'T' && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out _) => JsonValue.Create(UnsetDate),
            _ => JsonValue.Create(""),
        };
    }

    private static bool IsEmpty(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.String => value.GetValue<string>().Length == 0,
        JsonValueKind.Number => decimal.TryParse(value.ToJsonString(), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var n) && n == 0,
        _ => false,
    };
}
