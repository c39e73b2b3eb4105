using System.Text.Json.Nodes;

namespace Connectors.Testing.Intacct;

/// <summary>A dotted path of a query, found out against the definitions, over references into other objects.</summary>
internal sealed class FieldPath
{
    private readonly List<FieldDefinition> _hops;
    private readonly string _special;
    private readonly FieldDefinition? _field;

    private FieldPath(string text, List<FieldDefinition> hops, FieldDefinition? field, string special)
    {
        Text = text;
        _hops = hops;
        _field = field;
        _special = special;
    }

    public string Text { get; }

    public FieldKind Kind => _field?.Kind ?? (_special.EndsWith("DateTime", StringComparison.Ordinal) ? FieldKind.DateTime : FieldKind.Text);

    public bool IsKey => _special == "key";

    public FieldDefinition? Field => _field;

    public static FieldPath Parse(IntacctAccount account, ObjectDefinition definition, string path, bool filter)
    {
        var hops = new List<FieldDefinition>();
        var current = definition;
        var rest = path;
        while (true)
        {
            if (Special(current, rest) is { } special)
            {
                if (special == "href" && filter)
                    throw ApiError.Invalid("href can neither be filtered nor sorted", "REST-1106", path);
                return new FieldPath(path, hops, null, special);
            }

            if (account.IsCustom(current, rest))
                return new FieldPath(path, hops, null, "custom." + rest);

            if (current.Field(rest) is { } field)
            {
                if (field.Kind == FieldKind.Owned)
                    throw ApiError.Invalid($"{path} is a list; query {field.Target} instead", "REST-1107", path);
                if (field.Kind is FieldKind.Group or FieldKind.Raw or FieldKind.Ref)
                    throw ApiError.Invalid($"{path} cannot be queried as a whole", "REST-1106", path);
                return new FieldPath(path, hops, field, "");
            }

            if (Hop(current, rest, path) is not { } hop)
                throw ApiError.UnknownField(path, definition.Name);
            hops.Add(hop);
            rest = rest[(hop.Path.Length + 1)..];
            if (filter && rest == "documentType")
                throw ApiError.Invalid($"{path} cannot be used in a filter", "REST-1106", path);
            if (hop.PointsOutside)
            {
                return rest is "key" or "id" or "name" ? new FieldPath(path, hops, null, "outside." + rest)
                    : throw ApiError.UnknownField(path, definition.Name);
            }

            current = ObjectCatalog.Get(hop.Target);
        }
    }

    public object? Value(RecordReader reader, RecordStore store, StoredRecord start)
    {
        var record = start;
        foreach (var hop in _hops)
        {
            if (hop.PointsOutside)
                return (record[hop.Path] as JsonObject)?[_special["outside.".Length..]]?.ToString();
            if (store.Find(hop.Target, record.Text(hop.Path)) is not { } next)
                return null;
            record = next;
        }

        if (_field is not null)
            return _field.Path == "id" ? reader.IdText(record) : reader.Value(record, _field);
        if (_special.StartsWith("custom.", StringComparison.Ordinal))
            return record[_special["custom.".Length..]];
        return _special switch
        {
            "key" => record.KeyText,
            "id" => reader.IdText(record),
            "href" => RecordReader.Href(record),
            "webURL" => RecordReader.WebUrl(record),
            "documentType" => record.TypeName,
            "audit.createdDateTime" => record.Created,
            "audit.modifiedDateTime" => record.Modified,
            "audit.createdBy" => RecordReader.By(record, record.CreatedBy),
            "audit.modifiedBy" => RecordReader.By(record, record.ModifiedBy),
            "audit.createdByUser.key" => record.CreatedBy?.Key,
            "audit.createdByUser.id" => record.CreatedBy?.Id,
            "audit.modifiedByUser.key" => record.ModifiedBy?.Key,
            "audit.modifiedByUser.id" => record.ModifiedBy?.Id,
            "entity.key" => record.Entity?.KeyText,
            "entity.id" => record.Entity?.Text("id"),
            _ => record.Entity?.Text("name"),
        };
    }

    public JsonNode? Json(RecordReader reader, RecordStore store, StoredRecord record)
    {
        if (_hops.Count == 0 && _special == "key")
            return reader.Key(record);
        if (_hops.Count == 0 && (_special == "id" || _field?.Path == "id"))
            return reader.Id(record);
        return Value(reader, store, record) switch
        {
            null => null,
            DateTimeOffset at when _field is null => JsonValue.Create(RecordReader.Stamp(at)),
            string text => JsonValue.Create(text),
            var value => RecordReader.ToJson(_field!, value),
        };
    }

    private static string? Special(ObjectDefinition definition, string path) => path switch
    {
        "key" or "href" => path,
        "id" when definition.IdIsKey => path,
        "webURL" when definition.HasWebUrl => path,
        "documentType" when definition.IsTyped => path,
        "audit.createdDateTime" or "audit.modifiedDateTime" or "audit.createdBy" or "audit.modifiedBy" when definition.HasAudit => path,
        "audit.createdByUser.key" or "audit.createdByUser.id" or "audit.modifiedByUser.key" or "audit.modifiedByUser.id" when definition is { HasAudit: true, AuditShowsUsers: true } => path,
        "entity.key" or "entity.id" or "entity.name" when definition.HasEntity => path,
        _ => null,
    };

    private static FieldDefinition? Hop(ObjectDefinition definition, string rest, string whole)
    {
        for (var dot = rest.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = rest.IndexOf('.', dot + 1))
        {
            switch (definition.Field(rest[..dot]))
            {
                case { Kind: FieldKind.Ref } field:
                    return field;
                case { Kind: FieldKind.Owned } list:
                    throw ApiError.Invalid($"{whole} crosses the list {list.Path}; query {list.Target} instead", "REST-1107", whole);
                case { Kind: FieldKind.Raw } raw:
                    throw ApiError.Invalid($"{whole} cannot be queried: {raw.Path} is a list", "REST-1107", whole);
                default:
                    break;
            }
        }

        return null;
    }
}
