using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Connectors.Uniconta;

/// <summary>What is sent of a row. Everything is decided on its JSON, so that nothing is lost that the package does not know.</summary>
internal static class RowWriter
{
    private const string UnsetDate = "0001-01-01T00:00:00";

    /// <summary>The row without what Uniconta sets by itself.</summary>
    public static byte[] ForInsert<T>(T record, JsonTypeInfo<T> type, UnicontaTable table)
    {
        ArgumentNullException.ThrowIfNull(record);
        using var whole = ScratchJson.Rent(UnicontaJson.Encoder);
        JsonSerializer.Serialize(whole.Writer, record, type);
        // What stays is taken over as it stands; it cannot be longer than the whole.
        var json = whole.Written;
        var row = new byte[json.Length];
        var end = 0;
        row[end++] = (byte)'{';
        for (var members = new RowMembers(json); members.Next();)
        {
            if (table.SetsByItself(members.Name))
                continue;
            if (end > 1)
                row[end++] = (byte)',';
            members.Whole.CopyTo(row.AsSpan(end));
            end += members.Whole.Length;
        }

        row[end++] = (byte)'}';
        return end == row.Length ? row : row[..end];
    }

    /// <summary>Rows as one list.</summary>
    public static byte[] ListOf(IEnumerable<byte[]> rows)
    {
        using var list = ScratchJson.Rent(UnicontaJson.Encoder);
        list.Writer.WriteStartArray();
        foreach (var row in rows)
            list.Writer.WriteRawValue(row, skipInputValidation: true);
        list.Writer.WriteEndArray();
        return list.Written.ToArray();
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
            JsonValueKind.String when kind is null && stored.GetValue<string>() is { Length: 19 } text && text[10] == 'T' && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) => JsonValue.Create(UnsetDate),
            _ => JsonValue.Create(""),
        };
    }
}
