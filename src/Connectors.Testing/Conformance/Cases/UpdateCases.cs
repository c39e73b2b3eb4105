using Connectors.Sync;

namespace Connectors.Testing.Conformance;

/// <summary>Changes of records.</summary>
internal static class UpdateCases
{
    private static readonly Need[] Updates = [Needs.ProviderUpdates, Needs.Rows, Needs.Get];

    public static IReadOnlyList<CaseDefinition> All { get; } =
    [
        new("update", "an update changes what it names and nothing else")
        {
            Promise = "Set: the fields to write. Everything else stays as it is in Current.",
            Remedy = "Where the system replaces, build the whole object from Current and change in it what Set names.",
            Needs = Updates,
            Run = static async t =>
            {
                var rows = await t.SeedAsync(2).ConfigureAwait(false);
                var before = await t.PresentAsync(rows[0].Id).ConfigureAwait(false);
                var applied = await t.AppliedAsync(t.Update(before, (t.Text, t.TextFor(t.Text, "kit updated")))).ConfigureAwait(false);
                t.Require(applied.Id == rows[0].Id, $"an update of {rows[0].Id} is answered with the id {applied.Id}");
                var after = await t.PresentAsync(rows[0].Id).ConfigureAwait(false);
                t.RequireShown(after, [new(t.Text, t.TextFor(t.Text, "kit updated"))], "after the update");
                t.RequireUnchanged(before, after, $"an update named '{t.Text}' only", t.Text);
                t.RequireShown(await t.PresentAsync(rows[1].Id).ConfigureAwait(false), rows[1].Values, "another record, after the update");
            },
        },
        new("update", "an update needs no more than the record's id and what it names")
        {
            Promise = "Current is the record as it was read; the members that a rewrite needs are in it, or the provider reads them.",
            Remedy = "Where Current lacks what a replacing write needs, read the record in full first; never send what was not read as empty.",
            Needs = Updates,
            Run = static async t =>
            {
                var row = await t.SeedAsync().ConfigureAwait(false);
                var before = await t.PresentAsync(row.Id).ConfigureAwait(false);
                // As after a restart: the values without what the provider keeps beside them.
                var bare = SyncRecord.Create(t.Schema, row.Id).Version(before.Version).Stamps(before.ModifiedAt, before.CreatedAt).Set(t.Text, before[t.Text]).Build();
                await t.AppliedAsync(t.Update(bare, (t.Text, t.TextFor(t.Text, "kit from little")))).ConfigureAwait(false);
                t.RequireUnchanged(before, await t.PresentAsync(row.Id).ConfigureAwait(false), "an update from a record that was not read in full", t.Text);
            },
        },
        new("update", "a field can be emptied")
        {
            Promise = "FieldValue.Null clears a field that is described as clearable.",
            Remedy = "Send what empties the field there (null, an empty text), or describe it as not clearable.",
            Needs = [.. Updates, Needs.Clearable],
            Run = static async t =>
            {
                var name = t.Subject.ClearableText!.Name;
                var row = await t.SeedAsync().ConfigureAwait(false);
                var before = await t.PresentAsync(row.Id).ConfigureAwait(false);
                await t.AppliedAsync(t.Update(before, (name, t.TextFor(name, "kit full")))).ConfigureAwait(false);
                await t.AppliedAsync(t.Update(await t.PresentAsync(row.Id).ConfigureAwait(false), (name, FieldValue.Null))).ConfigureAwait(false);
                var after = await t.PresentAsync(row.Id).ConfigureAwait(false);
                t.RequireShown(after, [new(name, FieldValue.Null)], "after it was emptied");
                t.RequireUnchanged(before, after, $"'{name}' was emptied", name);
            },
        },
        new("update", "a field that cannot be emptied keeps its value")
        {
            Promise = "Clearable = false: the field keeps its value and is shown as held. A clear of it is refused, and nothing else takes the value's place.",
            Remedy = "Refuse null for such a field with a problem that names it; do not write a default in its place.",
            Needs = [.. Updates, Needs.NotClearable],
            Run = static async t =>
            {
                var row = await t.SeedAsync().ConfigureAwait(false);
                foreach (var field in t.Subject.Writable.Where(f => !f.Clearable && row.Values.TryGetValue(f.Name, out var v) && v.HasValue))
                {
                    var before = await t.PresentAsync(row.Id).ConfigureAwait(false);
                    var outcome = await t.WriteAsync(t.Update(before, (field.Name, FieldValue.Null))).ConfigureAwait(false);
                    var after = await t.PresentAsync(row.Id).ConfigureAwait(false);
                    t.Require(outcome is WriteOutcome.Refused, $"'{field.Name}' cannot be emptied; a clear of it was answered with {Shown.Outcome(outcome)}, and it shows {Shown.Text(after[field.Name])}");
                    t.RequireUnchanged(before, after, $"'{field.Name}' was cleared in vain");
                }
            },
        },
        new("update", "what a field holds already is no write of it")
        {
            Promise = "Set may repeat a value: a group of fields is written as a whole, and a read-only or locked field of it that stays as it is, is no reason to refuse.",
            Remedy = "Refuse a field that cannot be written only when its value differs from Current.",
            Needs = [.. Updates, Needs.ReadOnly],
            Run = static async t =>
            {
                var row = await t.SeedAsync().ConfigureAwait(false);
                var before = await t.PresentAsync(row.Id).ConfigureAwait(false);
                var held = t.Subject.SimpleReadOnly.First().Name;
                await t.AppliedAsync(t.Update(before, (held, before[held]), (t.Text, t.TextFor(t.Text, "kit updated")))).ConfigureAwait(false);
                t.RequireShown(await t.PresentAsync(row.Id).ConfigureAwait(false), [new(t.Text, t.TextFor(t.Text, "kit updated"))], $"after an update that repeats '{held}'");
            },
        },
        new("update", "members that no field shows survive")
        {
            Promise = "What the provider does not know of a record survives its write.",
            Remedy = "Send the raw object that was read, changed in what Set names; keep members that you do not know.",
            Needs = [.. Updates, Needs.Can(FixtureAbilities.Unmapped)],
            Run = static async t =>
            {
                var row = await t.SeedAsync().ConfigureAwait(false);
                var theirs = await t.Account.SetUnmappedAsync(t.Ref(row.Id), t.Token).ConfigureAwait(false);
                await t.AppliedAsync(t.Update(await t.PresentAsync(row.Id).ConfigureAwait(false), (t.Text, t.TextFor(t.Text, "kit updated")))).ConfigureAwait(false);
                var now = await t.Account.GetUnmappedAsync(t.Ref(row.Id), t.Token).ConfigureAwait(false);
                t.Require(now == theirs, $"a member that no field shows held '{theirs}', and holds '{now}' after an update of '{t.Text}'");
            },
        },
        new("update", "a marker that is there stays")
        {
            Promise = "The marker is written by the create; an update leaves its field alone.",
            Remedy = "Set the marker's field in a create only.",
            Needs = [.. Updates, Needs.ProviderCreates, Needs.Marker],
            Run = static async t =>
            {
                var marker = t.Subject.Entity.MarkerField!;
                var values = (await t.NewRowAsync().ConfigureAwait(false)).Where(v => v.Key != marker).ToDictionary();
                var applied = await t.AppliedAsync(t.Create(values, CreateCases.Marker)).ConfigureAwait(false);
                await t.AppliedAsync(t.Update(await t.PresentAsync(applied.Id).ConfigureAwait(false), (t.Text, t.TextFor(t.Text, "kit updated")))).ConfigureAwait(false);
                t.RequireShown(await t.PresentAsync(applied.Id).ConfigureAwait(false), [new(marker, FieldValue.Of(CreateCases.Marker))], "after an update");
            },
        },
        new("update", "the reply is the record as it is stored")
        {
            Promise = "WriteReturnsRecord: a write answers the record as the system stored it. A record in a reply is never the one that was sent.",
            Remedy = "Build the record from the system's answer or from a read; answer none where the system shows none.",
            Needs = Updates,
            Run = static async t =>
            {
                var row = await t.SeedAsync().ConfigureAwait(false);
                var applied = await t.AppliedAsync(t.Update(await t.PresentAsync(row.Id).ConfigureAwait(false), (t.Text, FieldValue.Of("  kit untrimmed  ")))).ConfigureAwait(false);
                CreateCases.RequireStored(t, applied, await t.PresentAsync(row.Id).ConfigureAwait(false));
            },
        },
        new("update", "an update goes on from the reply of the one before")
        {
            Promise = "The record of a reply is as good as a read: its version is the next one.",
            Remedy = "Answer the version that the write made.",
            Needs = [.. Updates, Needs.WriteReturnsRecord],
            Run = static async t =>
            {
                var row = await t.SeedAsync().ConfigureAwait(false);
                var first = await t.AppliedAsync(t.Update(await t.PresentAsync(row.Id).ConfigureAwait(false), (t.Text, t.TextFor(t.Text, "kit one")))).ConfigureAwait(false);
                t.Require(first.Record is not null, "writes are declared to answer the record, and this one answered none");
                await t.AppliedAsync(t.Update(first.Record!, (t.Text, t.TextFor(t.Text, "kit two")))).ConfigureAwait(false);
                t.RequireShown(await t.PresentAsync(row.Id).ConfigureAwait(false), [new(t.Text, t.TextFor(t.Text, "kit two"))], "after the second update");
            },
        },
    ];
}
