using Connectors.Sync;

namespace Connectors.Testing.Conformance;

/// <summary>Reading by ids.</summary>
internal static class GetCases
{
    public static IReadOnlyList<CaseDefinition> All { get; } =
    [
        new("get", "one answer per id, in order")
        {
            Promise = "GetAsync answers once for each id, in the order of the ids.",
            Remedy = "Put what the system answered back into the order of the request; an id that it left out is Unknown.",
            Needs = [Needs.Get, Needs.Rows],
            Run = static async t =>
            {
                var rows = await t.SeedAsync(4).ConfigureAwait(false);
                RecordId[] ids = [rows[2].Id, rows[0].Id, rows[3].Id, rows[1].Id];
                var answers = await t.GetAsync(ids).ConfigureAwait(false);
                for (var i = 0; i < ids.Length; i++)
                {
                    t.Require(answers[i].Id == ids[i], $"answer {i + 1} is of {answers[i].Id}, and was asked of {ids[i]}");
                    t.Require(answers[i] is RecordLookup.Present present && present.Record.Id == ids[i], $"the record {ids[i]} is there, and was answered with {Shown.Lookup(answers[i])}");
                }

                foreach (var (row, answer) in rows.Select(r => (r, answers[Array.IndexOf(ids, r.Id)])))
                    t.RequireShown(((RecordLookup.Present)answer).Record, row.Values, $"the record {row.Id}");
            },
        },
        new("get", "an id that is asked for twice is answered twice")
        {
            Promise = "One answer per id, also of a repeated one.",
            Remedy = "Answer by the list of the request, not by a set of ids.",
            Needs = [Needs.Get, Needs.Rows],
            Run = static async t =>
            {
                var rows = await t.SeedAsync(2).ConfigureAwait(false);
                RecordId[] ids = [rows[0].Id, rows[1].Id, rows[0].Id];
                var answers = await t.GetAsync(ids).ConfigureAwait(false);
                t.Require(answers.Select(static a => a.Id).SequenceEqual(ids) && answers.All(static a => a is RecordLookup.Present), $"[a, b, a] was answered with {string.Join(", ", answers.Select(Shown.Lookup))}");
            },
        },
        new("get", "nothing asked, nothing answered")
        {
            Promise = "A request without ids and without a match key has no answers.",
            Remedy = "Answer an empty list without a call.",
            Needs = [Needs.Get],
            Run = static async t => await t.GetAsync([]).ConfigureAwait(false),
        },
        new("get", "ids that lead nowhere do not hide their neighbours")
        {
            Promise = "An id that the system does not know, or that can be no id of it, is answered like any other: never Present, never an exception.",
            Remedy = "Parse ids leniently and answer Unknown for what is none.",
            Needs = [Needs.Get, Needs.Rows],
            Run = static async t =>
            {
                var row = await t.SeedAsync().ConfigureAwait(false);
                RecordId[] ids = [new("no such id: æ/%"), row.Id, new("0199aaaa-1111-7111-8111-0123456789ab"), new("987654321")];
                var answers = await t.GetAsync(ids).ConfigureAwait(false);
                t.Require(answers[1] is RecordLookup.Present, $"the record {row.Id} stands between ids that lead nowhere and was answered with {Shown.Lookup(answers[1])}");
                foreach (var i in new[] { 0, 2, 3 })
                    t.Require(answers[i] is not RecordLookup.Present && answers[i].Id == ids[i], $"the id '{ids[i]}' leads nowhere and was answered with {Shown.Lookup(answers[i])}");
            },
        },
        new("get", "a record is read in full")
        {
            Promise = "Present: every field that the system can show has a value or null.",
            Remedy = "Set every slot; null is the answer for a field that is known to be empty.",
            Needs = [Needs.Get, Needs.Rows],
            Run = static async t =>
            {
                var row = await t.SeedAsync().ConfigureAwait(false);
                var record = await t.PresentAsync(row.Id).ConfigureAwait(false);
                foreach (var field in t.Schema.Fields)
                    t.Require(!record[field.Name].IsAbsent, $"'{field.Name}' is absent from a record that is read in full");
                t.RequireShown(record, row.Values, "in full");
            },
        },
        new("get", "a read shows the latest edit")
        {
            Promise = "Nothing is kept: the read directly before a write shows the record as it is.",
            Remedy = "Do not answer from a cache of records.",
            Needs = [Needs.Get, Needs.Rows, Needs.Can(FixtureAbilities.Edit)],
            Run = static async t =>
            {
                var row = await t.SeedAsync().ConfigureAwait(false);
                await t.PresentAsync(row.Id).ConfigureAwait(false);
                await t.Account.EditAsync(t.Ref(row.Id), t.Text, "kit fresh", t.Token).ConfigureAwait(false);
                t.RequireShown(await t.PresentAsync(row.Id).ConfigureAwait(false), [new(t.Text, t.TextFor(t.Text, "kit fresh"))], "after somebody's edit");
            },
        },
        new("get", "records stand in the slots of the schema that was given")
        {
            Promise = "GetRequest.Schema is the schema that the record uses: another order of fields, fewer fields, or a field that is gone.",
            Remedy = "Find slots by the names of the given schema, and leave alone what you do not know.",
            Needs = [Needs.Get, Needs.Rows],
            Run = static async t =>
            {
                var row = await t.SeedAsync().ConfigureAwait(false);
                var turned = ReadValueCases.Turned(t.Schema);
                var record = await t.PresentAsync(row.Id, schema: turned).ConfigureAwait(false);
                t.Require(ReferenceEquals(record.Schema, turned), "the record does not use the schema that was given");
                t.Require(record[ReadValueCases.Gone].IsAbsent, $"a field that does not exist reads as {Shown.Text(record[ReadValueCases.Gone])}");
                t.RequireShown(record, row.Values, "in an older schema");
            },
        },
        new("get", "a side without reading knows nothing and says so")
        {
            Promise = "ReadAbility.None: nothing can be read, and what cannot be read is Unknown, never Deleted.",
            Remedy = "Answer Unknown for each id.",
            Needs = [Needs.NoRead, Needs.ProviderCreates],
            Run = static async t =>
            {
                var applied = await t.AppliedAsync(t.Create(await t.NewRowAsync().ConfigureAwait(false))).ConfigureAwait(false);
                var answer = await t.GetAsync(applied.Id).ConfigureAwait(false);
                t.Require(answer is RecordLookup.Unknown, $"the side declares that it cannot read, and answered {Shown.Lookup(answer)}");
            },
        },
    ];
}
