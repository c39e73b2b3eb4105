using System.Text.Json.Nodes;

namespace Connectors.Testing.Intacct;

/// <summary>Who did what: the only place where a deletion is still to be seen.</summary>
internal sealed class AuditLog(IntacctAccount account)
{
    private const string Changes = "company-config/audit-history";
    private const string Accesses = "company-config/advanced-audit-history";

    /// <summary>Seeding leaves no trace.</summary>
    public bool IsOff { get; set; }

    public void Created(IntacctCaller caller, StoredRecord record)
    {
        if (IsOff || record.Owner is not null)
            return;
        Access(caller, record, "create");
        account.Webhooks.Raise(caller, record, "create");
    }

    public void Changed(IntacctCaller caller, StoredRecord before, StoredRecord after)
    {
        if (IsOff || after.Owner is not null)
            return;
        Access(caller, after, "modify");
        account.Webhooks.Raise(caller, after, "update");
        foreach (var field in after.Definition.AllFields)
        {
            if (field.Kind is FieldKind.Group or FieldKind.Owned or FieldKind.Raw || Shown(field, before) is var old && old == Shown(field, after))
                continue;
            Change(caller, after, "modify", field.Path, Shown(field, before), Shown(field, after));
        }
    }

    public void Deleted(IntacctCaller caller, StoredRecord record)
    {
        if (IsOff || record.Owner is not null)
            return;
        Access(caller, record, "delete");
        account.Webhooks.Raise(caller, record, "delete");
        if (account.Oddities.DeletesInAuditHistory)
            Change(caller, record, "delete", null, null, null);
        var tombstone = new IntacctTombstone(record.Definition.Name, account.Reader.IdText(record), record.KeyText, account.Now);
        account.Tombstones.Add(tombstone);
        account.Store.OnRollback(() => account.Tombstones.Remove(tombstone));
    }

    private void Access(IntacctCaller caller, StoredRecord record, string action)
    {
        var entry = New(Accesses);
        entry["id"] = $"{record.Definition.Operations}:{record.KeyText}";
        entry["accessDetails.objectName"] = record.Definition.Name;
        entry["accessDetails.objectId"] = account.Reader.IdText(record);
        Source(entry, "accessSource", caller, action);
        account.Store.Add(entry);
    }

    private void Change(IntacctCaller caller, StoredRecord record, string action, string? field, string? old, string? now)
    {
        var entry = New(Changes);
        entry["id"] = $"{record.Definition.Operations}:{record.KeyText}";
        entry["changeDetails.objectName"] = record.Definition.Name;
        entry["changeDetails.objectId"] = account.Reader.IdText(record);
        entry["changeDetails.fieldName"] = field;
        entry["changeDetails.previousValue"] = old;
        entry["changeDetails.newValue"] = now;
        Source(entry, "changeSource", caller, action);
        account.Store.Add(entry);
    }

    private void Source(StoredRecord entry, string group, IntacctCaller caller, string action)
    {
        entry[group + ".completedBy"] = caller.User.Id;
        entry[group + ".accessDateTime"] = account.Now;
        entry[group + ".actionPerformed"] = action;
        entry[group + ".clientIPAddress"] = "192.0.2.10";
        entry[group + ".source"] = caller.Source;
    }

    private StoredRecord New(string name) => new(ObjectCatalog.Get(name), account.Store.NextKey(name)) { Created = account.Now, Modified = account.Now };

    private string? Shown(FieldDefinition field, StoredRecord record) => record[field.Path] switch
    {
        null => null,
        string key when field is { Kind: FieldKind.Ref, PointsOutside: false } => account.Store.Find(field.Target, key) is { } target ? account.Reader.IdText(target) : key,
        JsonNode node => node.ToJsonString(),
        var value => RecordReader.ToJson(field, value)?.ToString(),
    };
}
