using System.Text.Json.Nodes;

namespace Connectors.Testing.Intacct;

/// <summary>The object that a path names, with its type where records come in types.</summary>
internal sealed record Target(ObjectDefinition Definition, string? Type)
{
    public static Target Of(IntacctCall call) => Parse(call, $"{call["app"]}/{call["object"]}") ?? throw ApiError.NoSuchResource(call.Request.Path);

    public static Target? Parse(IntacctCall call, string name)
    {
        var colons = name.IndexOf("::", StringComparison.Ordinal);
        var plain = colons < 0 ? name : name[..colons];
        if (ObjectCatalog.Find(plain) is not { } definition || (colons >= 0 && !definition.IsTyped))
            return null;
        if (!call.Account.Modules.Contains(definition.Application))
            throw ApiError.Forbidden($"The application {definition.Application} is not subscribed");
        if (!call.Caller.User.MayUse(definition))
            throw ApiError.Forbidden($"The user {call.Caller.User.Id} has no permission for {definition.Name}");
        var type = colons < 0 ? null : name[(colons + 2)..];
        if (type is not null && call.Store.WithId("order-entry/txn-definition", type).Count == 0)
            throw ApiError.NoSuchResource(call.Request.Path);
        return new Target(definition, type);
    }

    public Target Verb(IntacctCall call, char verb)
    {
        var typeMissing = Definition.Name is "order-entry/document" or "order-entry/document-line" && Type is null && verb is not ('L' or 'G');
        if (!Definition.Can(verb) || typeMissing)
            throw ApiError.Verb(call.Request.Method, Definition.Name);
        if (verb is 'C' or 'U' or 'D' && call.Caller.User.IsReadOnly)
            throw ApiError.Forbidden($"The user {call.Caller.User.Id} has no permission to change {Definition.Name}");
        if (verb is 'C' or 'U' or 'D' && Definition.Name == "order-entry/document-line" && call.Oddities.DocumentLineWritesRefused)
            throw ApiError.Verb(call.Request.Method, Definition.Name);
        return this;
    }

    public IReadOnlyList<StoredRecord> Records(IntacctCall call, bool includePrivate) =>
        [.. call.Store.All(Definition.Name).Where(r => (Type is null || r.TypeName == Type) && call.Caller.Sees(r, includePrivate))];

    public StoredRecord? Lookup(IntacctCall call, string key) =>
        call.Store.Find(Definition.Name, key) is { } record && (Type is null || record.TypeName == Type) && call.Caller.Sees(record, includePrivate: true) ? record : null;

    public StoredRecord Find(IntacctCall call, string key) => Lookup(call, key) ?? throw ApiError.NotFound(Definition.Name, key);

    /// <summary>Owned objects that are created by themselves name their owner in the body.</summary>
    public StoredRecord? OwnerOf(IntacctCall call, JsonObject body)
    {
        if (Definition.Owner is null)
            return null;
        var back = Definition.OwnerField!.BackReference;
        var reference = body[back] as JsonObject;
        var field = Definition.Field(back)!;
        var owner = new RecordWriter(call.Caller).Resolve(field, reference?["key"]?.ToString(), reference?["id"]?.ToString()) ?? throw ApiError.Invalid($"{back} is required", "REST-1009", back);
        body.Remove(back);
        return owner;
    }
}
