using Connectors.Sync;

namespace Connectors.Testing.Conformance;

/// <summary>The schema: stable, whole, and live.</summary>
internal static class DescribeCases
{
    public static IReadOnlyList<CaseDefinition> All { get; } =
    [
        new("describe", "what is declared is described, and nothing else", CaseScope.Provider)
        {
            Promise = "DescribeAsync answers the schema of every declared entity.",
            Remedy = "Describe each entity of Capabilities.Entities once.",
            Run = static t =>
            {
                var described = t.Subject.Schema.Entities.Select(static e => e.Entity).Order(StringComparer.Ordinal).ToList();
                var declared = t.Subject.Capabilities.Entities.Select(static e => e.Entity).Order(StringComparer.Ordinal).ToList();
                t.Require(described.SequenceEqual(declared), $"declared are {string.Join(", ", declared)}; described are {string.Join(", ", described)}");
                return Task.CompletedTask;
            },
        },
        new("describe", "the same schema has the same revision", CaseScope.Provider)
        {
            Promise = "Equal schemas of two runs have equal revisions: order, types, limits and choices do not change by themselves.",
            Remedy = "Describe fields and choices in a fixed order, and nothing that depends on time or on the records.",
            Run = static async t =>
            {
                var again = await t.CallAsync("DescribeAsync", () => t.Provider.DescribeAsync(t.Token)).ConfigureAwait(false);
                t.Require(again.Revision == t.Subject.Schema.Revision, "a second DescribeAsync answers another revision");
                var next = await t.ConnectAsync().ConfigureAwait(false);
                var later = await t.CallAsync("DescribeAsync", () => next.DescribeAsync(t.Token)).ConfigureAwait(false);
                t.Require(later.Revision == t.Subject.Schema.Revision, "the next run's DescribeAsync answers another revision");
            },
        },
        new("describe", "fields are whole")
        {
            Promise = "A reference names its entity's kind, lines have a schema, an amount names a field that exists, limits are limits and keys of choices are unique.",
            Remedy = "Complete the FieldSchema that is named.",
            Run = static t =>
            {
                Check(t, t.Schema, null);
                return Task.CompletedTask;
            },
        },
        new("describe", "values have the described types")
        {
            Promise = "A value stands in the slot of its field and is of its field's type.",
            Remedy = "Convert values to the field's type where they are read: choices and numbers of documents are texts, money is a number.",
            Needs = [Needs.Rows, Needs.Get],
            Run = static async t =>
            {
                var row = await t.SeedAsync().ConfigureAwait(false);
                var record = await t.PresentAsync(row.Id).ConfigureAwait(false);
                t.Require(record.Id == row.Id, $"the record {row.Id} says that it is {record.Id}");
                foreach (var field in t.Schema.Fields)
                    CheckType(t, field, record[field.Name]);
                if (t.Subject.Entity.Read != ReadAbility.List)
                    return;
                foreach (var listed in (await t.ReadAsync().ConfigureAwait(false)).Changes.Select(static c => c.Record).OfType<SyncRecord>())
                {
                    foreach (var field in listed.Schema.Fields)
                        CheckType(t, field, listed[field.Name]);
                }
            },
        },
        new("describe", "a field that the customer adds is there at the next run")
        {
            Promise = "The schema is live, custom fields included, and a changed schema has another revision.",
            Remedy = "Ask the system for its fields in every DescribeAsync; mark the customer's own with Custom.",
            Needs = [Needs.Can(FixtureAbilities.CustomFields), Needs.Rows, Needs.ProviderUpdates, Needs.Get],
            Run = static async t =>
            {
                var row = await t.SeedAsync().ConfigureAwait(false);
                var name = await t.Account.AddFieldAsync(t.Entity, t.Token).ConfigureAwait(false);
                var (provider, schema) = await DescribeAgainAsync(t).ConfigureAwait(false);
                t.Require(schema.TryGetSlot(name, out var slot), $"the new field '{name}' is not described");
                t.Require(schema[slot].Custom, $"the new field '{name}' is not marked as the customer's");
                t.Require(schema.Revision != t.Schema.Revision, "a field was added, and the revision is the same");
                var current = await t.PresentAsync(row.Id, provider, schema).ConfigureAwait(false);
                t.Require(!current[name].IsAbsent, $"the new field '{name}' is absent from a record that is read in full");
                var write = new RecordWrite { IntentId = t.NextIntent(), Kind = WriteKind.Update, Id = row.Id, Current = current, Set = [new(slot, FieldValue.Of("kit"))] };
                var outcomes = await t.CallAsync("WriteAsync", () => provider.WriteAsync(new(schema, [write]), t.Token)).ConfigureAwait(false);
                t.Require(outcomes is [WriteOutcome.Applied], $"a write of the new field was answered with {string.Join(", ", outcomes.Select(Shown.Outcome))}");
                var stored = (await t.PresentAsync(row.Id, provider, schema).ConfigureAwait(false))[name];
                t.Require(stored == FieldValue.Of("kit"), $"the new field was given 'kit' and shows {Shown.Text(stored)}");
            },
        },
        new("describe", "a field that is gone is absent, never null")
        {
            Promise = "A field that the system does not have any more is absent in the records of an older schema.",
            Remedy = "Leave slots alone whose field the system does not show: what is not set stays absent.",
            Needs = [Needs.Can(FixtureAbilities.CustomFields), Needs.Rows, Needs.Get],
            Run = static async t =>
            {
                var row = await t.SeedAsync().ConfigureAwait(false);
                var name = await t.Account.AddFieldAsync(t.Entity, t.Token).ConfigureAwait(false);
                var (_, old) = await DescribeAgainAsync(t).ConfigureAwait(false);
                await t.Account.RemoveFieldAsync(t.Entity, name, t.Token).ConfigureAwait(false);
                var (provider, schema) = await DescribeAgainAsync(t).ConfigureAwait(false);
                t.Require(!schema.TryGetSlot(name, out _), $"the removed field '{name}' is still described");
                t.Require(schema.Revision != old.Revision, "a field was removed, and the revision is the same");
                var record = await t.PresentAsync(row.Id, provider, old).ConfigureAwait(false);
                t.Require(record[name].IsAbsent, $"the removed field '{name}' shows {Shown.Text(record[name])}");
            },
        },
    ];

    private static async Task<(ISyncProvider Provider, EntitySchema Schema)> DescribeAgainAsync(Trial t)
    {
        var provider = await t.ConnectAsync().ConfigureAwait(false);
        var schema = await t.CallAsync("DescribeAsync", () => provider.DescribeAsync(t.Token)).ConfigureAwait(false);
        return (provider, schema.Find(t.Entity) ?? throw t.Broken("the entity is not described any more"));
    }

    private static void Check(Trial t, EntitySchema schema, EntitySchema? owner)
    {
        foreach (var f in schema.Fields)
        {
            t.Require(f.Name.Length > 0, "a field has no name");
            t.Require(f.MaxLength is null or > 0, $"'{f.Name}' keeps {f.MaxLength} characters");
            t.Require(f.Scale is null or >= 0, $"'{f.Name}' keeps {f.Scale} decimals");
            t.Require(f.Type != FieldType.Lines || f.LineSchema is not null, $"the lines '{f.Name}' have no schema");
            t.Require(f.CurrencyField is null || schema.TryGetSlot(f.CurrencyField, out _) || owner?.TryGetSlot(f.CurrencyField, out _) == true, $"the currency of '{f.Name}' stands in '{f.CurrencyField}', which is not described");
            t.Require(f.Choices.Select(static c => c.Value).Distinct(StringComparer.Ordinal).Count() == f.Choices.Length && f.Choices.All(static c => c.Value.Length > 0), $"the keys of '{f.Name}' are not unique, or one is empty");
            if (f.LineSchema is { } lines)
                Check(t, lines, schema);
        }
    }

    private static void CheckType(Trial t, FieldSchema field, FieldValue value)
    {
        if (!value.HasValue)
            return;
        var fits = field.Type switch
        {
            FieldType.Text or FieldType.Choice => value.Kind == FieldValueKind.Text,
            FieldType.Number or FieldType.Money => value.Kind == FieldValueKind.Number,
            FieldType.Boolean => value.Kind == FieldValueKind.Boolean,
            FieldType.Date => value.Kind == FieldValueKind.Date,
            FieldType.Instant => value.Kind == FieldValueKind.Instant,
            FieldType.Reference => value.Kind == FieldValueKind.Reference,
            FieldType.Lines => value.Kind == FieldValueKind.Lines,
            _ => true,
        };
        t.Require(fits, $"'{field.Name}' is a {field.Type} and shows a {value.Kind}");
    }
}
