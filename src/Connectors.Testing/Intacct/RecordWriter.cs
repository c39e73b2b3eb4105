using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Testing.Intacct;

/// <summary>Takes JSON into records: unknown, read-only and ill-formed members are refused, references are looked up, owned lists are merged.</summary>
internal sealed partial class RecordWriter(IntacctCaller caller)
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
            else if ((field.Required || (field.RequiredByXmlRule && Oddities.XmlRulesRequired) || caller.Account.Requires(record.Definition, field)) && record[field.Path] is null)
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
}
