using Connectors.Sync;

namespace Connectors.Testing.Conformance;

/// <summary>New records.</summary>
internal static class CreateCases
{
    public const string Marker = "cx1:kit:sample:0199aaaa-1111-7111-8111-111111111111";

    public static IReadOnlyList<CaseDefinition> All { get; } =
    [
        new("create", "a create is applied with every value")
        {
            Promise = "Applied: the record is there, under the id that is answered, with the values that were given.",
            Remedy = "Write every field of Set; refuse what cannot be written.",
            Needs = [Needs.ProviderCreates],
            Run = static async t =>
            {
                var values = await t.NewRowAsync().ConfigureAwait(false);
                var applied = await t.AppliedAsync(t.Create(values)).ConfigureAwait(false);
                t.Require(!string.IsNullOrEmpty(applied.Id.Value), "the create was applied without an id");
                t.Require(!applied.AnsweredAsCreate, "a create is answered as an update that became a create");
                await t.RequireCountAsync(1, "after one create").ConfigureAwait(false);
                if (t.Subject.Entity.Read != ReadAbility.None)
                    t.RequireShown(await t.PresentAsync(applied.Id).ConfigureAwait(false), values, "after the create");
            },
        },
        new("create", "two creates are two records")
        {
            Promise = "Each intent makes its own record.",
            Remedy = "Derive keys and ids from IntentId, not from the values.",
            Needs = [Needs.ProviderCreates],
            Run = static async t =>
            {
                var one = await t.AppliedAsync(t.Create(await t.NewRowAsync().ConfigureAwait(false))).ConfigureAwait(false);
                var two = await t.AppliedAsync(t.Create(await t.NewRowAsync().ConfigureAwait(false))).ConfigureAwait(false);
                t.Require(one.Id != two.Id, $"two creates are answered with one id, {one.Id}");
                await t.RequireCountAsync(2, "after two creates").ConfigureAwait(false);
            },
        },
        new("create", "null is no value")
        {
            Promise = "FieldValue.Null empties a field; of a new record it leaves it empty, or at the system's default.",
            Remedy = "Leave out null where the system takes none; it is no reason to refuse a create.",
            Needs = [Needs.ProviderCreates],
            Run = static async t =>
            {
                var values = (await t.NewRowAsync().ConfigureAwait(false)).ToDictionary();
                foreach (var field in t.Subject.Writable.Where(f => !f.Required && f.Name != t.Text))
                    values[field.Name] = FieldValue.Null;
                var applied = await t.AppliedAsync(t.Create(values)).ConfigureAwait(false);
                if (t.Subject.Entity.Read == ReadAbility.None || t.Subject.Sample.OtherText is not { } other || t.Schema[t.Schema.SlotOf(other)] is not { Required: false, Clearable: true } text)
                    return;
                t.RequireShown(await t.PresentAsync(applied.Id).ConfigureAwait(false), [new(text.Name, FieldValue.Null)], "after a create with null");
            },
        },
        new("create", "the id is the one that we chose")
        {
            Promise = "CreateSafety.ClientId: the new record's id is RecordWrite.IntentId in the form D.",
            Remedy = "Send the intent's id as the record's; declare another safety where the system chooses ids.",
            Needs = [Needs.ProviderCreates, Needs.Safety<CreateSafety.ClientId>()],
            Run = static async t =>
            {
                var write = t.Create(await t.NewRowAsync().ConfigureAwait(false));
                var applied = await t.AppliedAsync(write).ConfigureAwait(false);
                t.Require(applied.Id.Value == write.IntentId.ToString("D"), $"the intent is {write.IntentId:D}, and the new record is {applied.Id}");
            },
        },
        new("create", "the marker is written where it is declared")
        {
            Promise = "RecordWrite.Marker is kept in MarkerField.",
            Remedy = "Put the marker into the declared field of a new record.",
            Needs = [Needs.ProviderCreates, Needs.Marker, Needs.Get],
            Run = static async t =>
            {
                var marker = t.Subject.Entity.MarkerField!;
                var values = (await t.NewRowAsync().ConfigureAwait(false)).Where(v => v.Key != marker).ToDictionary();
                var applied = await t.AppliedAsync(t.Create(values, Marker)).ConfigureAwait(false);
                t.RequireShown(await t.PresentAsync(applied.Id).ConfigureAwait(false), [new(marker, FieldValue.Of(Marker))], "after a create with a marker");
            },
        },
        new("create", "without a marker its field holds what the mapping wrote")
        {
            Promise = "Marker is null when the mapping uses that field itself.",
            Remedy = "Touch the marker's field only when a marker is given.",
            Needs = [Needs.ProviderCreates, Needs.Marker, Needs.Get],
            Run = static async t =>
            {
                var marker = t.Subject.Entity.MarkerField!;
                var values = (await t.NewRowAsync().ConfigureAwait(false)).ToDictionary();
                values[marker] = FieldValue.Of("kit-own-value");
                var applied = await t.AppliedAsync(t.Create(values)).ConfigureAwait(false);
                t.RequireShown(await t.PresentAsync(applied.Id).ConfigureAwait(false), [new(marker, values[marker])], "after a create without a marker");
            },
        },
        new("create", "a marker finds its record and no other")
        {
            Promise = "CreateSafety.ReadBack: the new record can be found by our marker.",
            Remedy = "Search the marker's field by its exact value.",
            Needs = [Needs.ProviderCreates, Needs.Marker, Needs.Safety<CreateSafety.ReadBack>()],
            Run = static async t =>
            {
                var marker = t.Subject.Entity.MarkerField!;
                var ids = new List<RecordId>();
                foreach (var text in new[] { Marker, Marker + "2" })
                {
                    var values = (await t.NewRowAsync().ConfigureAwait(false)).Where(v => v.Key != marker).ToDictionary();
                    ids.Add((await t.AppliedAsync(t.Create(values, text)).ConfigureAwait(false)).Id);
                }

                var found = await t.SearchAsync(marker, Marker).ConfigureAwait(false);
                t.Require(found is [RecordLookup.Present present] && present.Id == ids[0], $"two records carry the markers m and m2, and a search of m found {string.Join(", ", found.Select(Shown.Lookup))}");
            },
        },
        new("create", "the reply is the record as it is stored")
        {
            Promise = "WriteReturnsRecord: a write answers the record as the system stored it. A record in a reply is never the one that was sent.",
            Remedy = "Build the record from the system's answer or from a read; answer none where the system shows none.",
            Needs = [Needs.ProviderCreates, Needs.Get],
            Run = static async t =>
            {
                var values = (await t.NewRowAsync().ConfigureAwait(false)).ToDictionary();
                values[t.Text] = FieldValue.Of("  kit untrimmed  ");
                var applied = await t.AppliedAsync(t.Create(values)).ConfigureAwait(false);
                RequireStored(t, applied, await t.PresentAsync(applied.Id).ConfigureAwait(false));
            },
        },
        new("create", "records stand in the slots of the schema that was given")
        {
            Promise = "WriteBatch.Schema says which field a slot means.",
            Remedy = "Find fields by the slots of the batch's schema, not of your own.",
            Needs = [Needs.ProviderCreates, Needs.Get],
            Run = static async t =>
            {
                var values = await t.NewRowAsync().ConfigureAwait(false);
                var turned = new EntitySchema(t.Schema.Entity, t.Schema.Fields.Reverse());
                var write = new RecordWrite { IntentId = t.NextIntent(), Kind = WriteKind.Create, Set = [.. values.Select(v => new FieldAssignment(turned.SlotOf(v.Key), v.Value))] };
                var outcomes = await t.CallAsync("WriteAsync", () => t.Provider.WriteAsync(new(turned, [write]), t.Token)).ConfigureAwait(false);
                t.Require(outcomes is [WriteOutcome.Applied], $"a create in a schema of another order was answered with {string.Join(", ", outcomes.Select(Shown.Outcome))}");
                t.RequireShown(await t.PresentAsync(((WriteOutcome.Applied)outcomes[0]).Id).ConfigureAwait(false), values, "after a create in a schema of another order");
            },
        },
    ];

    /// <summary>Whether a reply shows what a read shows directly afterwards.</summary>
    public static void RequireStored(Trial t, WriteOutcome.Applied applied, SyncRecord stored)
    {
        t.Require(applied.Record is not null || !t.Subject.Entity.WriteReturnsRecord, "writes are declared to answer the record, and this one answered none");
        if (applied.Record is not { } reply)
            return;
        t.Require(reply.Id == stored.Id, $"the reply is of {reply.Id}, and the record of {stored.Id}");
        t.Require(reply.Version == stored.Version, $"the reply has the version '{reply.Version}', and a read '{stored.Version}'");
        t.Require(reply.ModifiedAt is null || reply.ModifiedAt == stored.ModifiedAt, $"the reply has the stamp {reply.ModifiedAt:O}, and a read {stored.ModifiedAt:O}");
        foreach (var field in t.Schema.Fields)
        {
            t.Require(!t.Subject.Entity.WriteReturnsRecord || !reply[field.Name].IsAbsent || stored[field.Name].IsAbsent, $"'{field.Name}' is absent from the reply");
            t.Require(reply[field.Name].IsAbsent || reply[field.Name] == stored[field.Name] || (field.Type == FieldType.Lines && Shown.As(field, reply[field.Name], stored[field.Name])),
                $"'{field.Name}' is {Shown.Text(reply[field.Name])} in the reply and {Shown.Text(stored[field.Name])} in a read");
        }
    }
}
