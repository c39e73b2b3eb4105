using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Testing.Intacct;

/// <summary>Takes JSON into records: unknown, read-only and ill-formed members are refused, references are looked up, owned lists are merged.</summary>
internal sealed class RecordWriter(IntacctCaller caller)
{
    private IntacctAccount Account => caller.Account;

    private IntacctOddities Oddities => Account.Oddities;

    private RecordStore Store => Account.Store;

    /// <summary>A new record with everything that hangs on it. The caller takes back what happened when this throws.</summary>
    public StoredRecord Create(ObjectDefinition definition, JsonObject body, string? typeName = null, StoredRecord? owner = null)
    {
        var record = new StoredRecord(definition, Store.NextKey(definition.Name)) { TypeName = typeName, Owner = owner, Entity = owner is null && definition.HasEntity ? caller.Entity : null };
        record.Created = record.Modified = Account.Now;
        record.CreatedBy = record.ModifiedBy = caller.User;
        if (owner is not null)
            record[definition.OwnerField!.BackReference] = owner.KeyText;
        if (!definition.IdIsKey && definition.Field("id") is { ReadOnly: false } && body["id"] is null && Account.NextId(definition.Name) is { } numbered)
            record["id"] = numbered;
        var lists = new List<(FieldDefinition List, JsonArray Items)>();
        var embedded = new List<(FieldDefinition Field, JsonObject Value)>();
        Apply(record, definition.Fields, body, creating: true, lists, embedded);
        Defaults(record, definition.Fields);
        ObjectRules.BeforeCreate(this, caller, record, body);
        Require(record, definition.Fields);
        Unique(record);
        Store.Add(record);
        ObjectRules.Embed(this, caller, record, embedded);
        foreach (var (list, items) in lists)
            Merge(record, list, items);
        ObjectRules.AfterSave(caller, record, created: true);
        Account.Audit.Created(caller, record);
        return record;
    }

    public StoredRecord Update(StoredRecord record, JsonObject body)
    {
        var before = record.Clone();
        Store.Touch(record);
        var lists = new List<(FieldDefinition List, JsonArray Items)>();
        var embedded = new List<(FieldDefinition Field, JsonObject Value)>();
        Apply(record, record.Definition.Fields, body, creating: false, lists, embedded);
        ObjectRules.BeforeUpdate(caller, record, before, body);
        Require(record, record.Definition.Fields);
        Unique(record);
        ObjectRules.Embed(this, caller, record, embedded);
        foreach (var (list, items) in lists)
            Merge(record, list, items);
        ObjectRules.AfterSave(caller, record, created: false);
        var own = body.Any(m => m.Key is not ("key" or "ia::operation") && lists.All(l => l.List.Name != m.Key));
        if (own || (lists.Count > 0 && (Oddities.LineChangesMoveHeaderStamp || !record.Definition.IsTyped)))
            Stamp(record);
        Account.Audit.Changed(caller, before, record);
        return record;
    }

    public void Delete(StoredRecord record, string verb = "delete")
    {
        ObjectRules.BeforeDelete(caller, record);
        if (Store.UserOf(record) is { } user)
        {
            throw ApiError.Rule("BL03000130", $"The {record.Definition.Name} {Account.Reader.IdText(record)} is used by {user.Definition.Name} {Account.Reader.IdText(user)} and cannot be deleted",
                record.Definition.Name, verb);
        }

        RemoveOwned(record);
        Store.Remove(record);
        ObjectRules.AfterDelete(caller, record);
        Account.Audit.Deleted(caller, record);
    }

    public void Stamp(StoredRecord record)
    {
        record.Modified = Account.Now;
        record.ModifiedBy = caller.User;
    }

    public void Apply(
        StoredRecord record, IReadOnlyList<FieldDefinition> fields, JsonObject body, bool creating,
        List<(FieldDefinition List, JsonArray Items)> lists, List<(FieldDefinition Field, JsonObject Value)> embedded)
    {
        foreach (var (name, node) in body)
        {
            if (ReferenceEquals(fields, record.Definition.Fields) && name is "key" or "ia::operation")
            {
                if (creating && name == "key")
                    throw ApiError.ReadOnly("key");
                continue;
            }

            if (name is "href" or "audit" or "entity" or "webURL" or "key" || (name == "id" && record.Definition.IdIsKey && ReferenceEquals(fields, record.Definition.Fields)))
                throw ApiError.ReadOnly(name);
            if (ReferenceEquals(fields, record.Definition.Fields) && Account.IsCustom(record.Definition, name))
            {
                record[name] = node is null ? null : node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : throw ApiError.Invalid($"{name} must be a string", "REST-1015", name);
                continue;
            }

            if (fields.FirstOrDefault(f => f.Name == name) is not { } field || (name == "unitOfMeasure" && !Oddities.ItemsTakeUnitOfMeasure))
                throw ApiError.UnknownField(name, record.Definition.Name);
            if (field.Ignored && (field.Name is not ("price" or "quantity") || Oddities.LineBaseValuesIgnored))
                continue;
            if (field.ReadOnly || field.Ignored || (field.FixedAfterCreate && !creating && !Same(record, field, node)))
                throw ApiError.ReadOnly(field.Path);
            if (node is null && !creating && !Oddities.NullClears)
                throw ApiError.Invalid($"{field.Path} cannot be null", "REST-1010", field.Path);
            if (field.Kind == FieldKind.Group)
                Apply(record, field.Children, node is null ? [] : Object(node, field), creating, lists, embedded);
            else if (field.Kind == FieldKind.Owned)
                lists.Add((field, node as JsonArray ?? throw Wrong(field, "an array")));
            else if (field.Kind == FieldKind.Ref)
                Reference(record, field, node, embedded);
            else
                record[field.Path] = node is null ? null : Scalar(field, node);
        }
    }

    private void Merge(StoredRecord owner, FieldDefinition list, JsonArray items)
    {
        var definition = ObjectCatalog.Get(list.Target);
        foreach (var item in items)
        {
            var body = item as JsonObject ?? throw Wrong(list, "an array of objects");
            var operation = body["ia::operation"]?.ToString();
            if (body["key"] is null)
            {
                if (operation == "delete")
                    throw ApiError.Invalid("A deletion needs the key of the line", "REST-1012", list.Path);
                Create(definition, (JsonObject)body.DeepClone(), owner.TypeName, owner);
                continue;
            }

            if (Store.Find(definition.Name, body["key"]!.ToString()) is not { } owned || owned.Owner != owner)
                throw ApiError.NotFound(definition.Name, body["key"]!.ToString());
            if (operation == "delete")
                Delete(owned);
            else
                Update(owned, body);
        }
    }

    private void RemoveOwned(StoredRecord record)
    {
        foreach (var list in record.Definition.AllFields.Where(static f => f.Kind == FieldKind.Owned))
        {
            foreach (var owned in Store.OwnedBy(record, list.Target))
            {
                RemoveOwned(owned);
                Store.Remove(owned);
            }
        }
    }

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

    private static void Defaults(StoredRecord record, IReadOnlyList<FieldDefinition> fields)
    {
        foreach (var field in fields)
        {
            if (field.Kind == FieldKind.Group)
                Defaults(record, field.Children);
            else if (field.Default is { } word && record[field.Path] is null)
                record[field.Path] = field.Kind switch
                {
                    FieldKind.Bool => word == "true",
                    FieldKind.Number or FieldKind.Decimal => decimal.Parse(word, CultureInfo.InvariantCulture),
                    _ => word,
                };
        }
    }

    private void Require(StoredRecord record, IReadOnlyList<FieldDefinition> fields)
    {
        foreach (var field in fields)
        {
            if (field.Kind == FieldKind.Group)
                Require(record, field.Children);
            else if ((field.Required || (field.RequiredByXmlRule && Oddities.XmlRulesRequired)) && record[field.Path] is null)
                throw ApiError.Invalid($"{field.Path} is required", "REST-1009", field.Path);
        }
    }

    private void Unique(StoredRecord record)
    {
        var definition = record.Definition;
        IEnumerable<StoredRecord> rivals = definition is { IdIsKey: true, UniqueWithin: { } field }
            ? Store.All(definition.Name).Where(r => string.Equals(r.Text(field), record.Text(field), StringComparison.OrdinalIgnoreCase))
            : definition.IdIsKey || record.Text("id") is not { } id ? [] : Store.WithId(definition.Name, id).Where(r => definition.UniqueWithin is not { } within || r.Text(within) == record.Text(within));
        if (rivals.Any(r => r != record))
            throw Duplicate(definition, record.Text("id") ?? record.Text(definition.UniqueWithin!));
    }

    public ApiError Duplicate(ObjectDefinition definition, string? id) =>
        ApiError.Rule(Oddities.DuplicateIdCode, $"Another {definition.Name} with the value {id} already exists", definition.Name, "create", Oddities.DuplicateIdStatus);

    private static JsonObject Object(JsonNode node, FieldDefinition field) => node as JsonObject ?? throw Wrong(field, "an object");

    private static ApiError Wrong(FieldDefinition field, string expected) => ApiError.Invalid($"{field.Path} must be {expected}", "REST-1015", field.Path);
}
