using Connectors.Sync;

namespace Connectors.Testing.Conformance;

/// <summary>The values of listed records.</summary>
internal static class ReadValueCases
{
    /// <summary>Letters of three countries, beyond the basic plane, and everything that a query, a JSON text or an XML text would have to escape.</summary>
    public const string AwkwardText = "Ærø Șț Łódź 漢字 😀 O'Brien \"x\" <b>&amp; 50 % a;b,c|d\\e [f] {g} #h?i=j+k";

    public static IReadOnlyList<CaseDefinition> All { get; } =
    [
        new("reads", "a list shows what a full read shows, or nothing")
        {
            Promise = "What a provider cannot list stays absent; what it lists is the record's value.",
            Remedy = "Convert a field alike from a row and from the full record, and leave the slot alone where rows do not carry it.",
            Needs = [Needs.List, Needs.Rows],
            Run = static async t =>
            {
                var rows = await t.SeedAsync(3).ConfigureAwait(false);
                var pass = await t.ReadUntilQuietAsync().ConfigureAwait(false);
                foreach (var row in rows)
                {
                    var listed = pass.Find(row.Id)?.Record ?? throw t.Broken($"the record {row.Id} is listed without its values");
                    var full = await t.PresentAsync(row.Id).ConfigureAwait(false);
                    foreach (var field in t.Schema.Fields.Where(f => !listed[f.Name].IsAbsent))
                        t.Require(Shown.As(field, full[field.Name], listed[field.Name]), $"'{field.Name}' is listed as {Shown.Text(listed[field.Name])} and reads in full as {Shown.Text(full[field.Name])}");
                }
            },
        },
        new("reads", "listed values are those that were stored")
        {
            Promise = "A listed record is the record as it is.",
            Remedy = "Read every wanted field that rows carry.",
            Needs = [Needs.List, Needs.Rows],
            Run = static async t =>
            {
                var rows = await t.SeedAsync(3).ConfigureAwait(false);
                var pass = await t.ReadUntilQuietAsync().ConfigureAwait(false);
                foreach (var row in rows)
                {
                    var listed = pass.Find(row.Id)?.Record ?? throw t.Broken($"the record {row.Id} is listed without its values");
                    t.RequireShown(listed, row.Values.Where(v => !listed[v.Key].IsAbsent), "in the list");
                    t.Require(!listed[t.Text].IsAbsent, $"'{t.Text}' is absent from the list; the fixture calls it a field that lists show");
                }
            },
        },
        new("reads", "what was not wanted is absent or true, never null")
        {
            Promise = "A projection reads the wanted fields. A provider may fill more; a field that was not read is absent, and absent is not null.",
            Remedy = "Set only the slots that the answer carried: a member that is missing because nobody asked for it is no empty value.",
            Needs = [Needs.List, Needs.Rows],
            Run = static async t =>
            {
                var rows = await t.SeedAsync(2).ConfigureAwait(false);
                var pass = await t.ReadAsync(size: 100, selections: [new(t.Schema, [t.Schema.SlotOf(t.Text)])]).ConfigureAwait(false);
                foreach (var row in rows)
                {
                    var listed = pass.Find(row.Id)?.Record ?? throw t.Broken($"only '{t.Text}' was wanted, and the record {row.Id} is listed without values");
                    t.RequireShown(listed, row.Values.Where(v => v.Key == t.Text), "in a projection");
                    foreach (var (name, value) in row.Values.Where(v => !listed[v.Key].IsAbsent))
                        t.Require(Shown.As(t.Schema[t.Schema.SlotOf(name)], value, listed[name]), $"'{name}' was not wanted, holds {Shown.Text(value)}, and is listed as {Shown.Text(listed[name])}");
                }
            },
        },
        new("reads", "records stand in the slots of the schema that was given")
        {
            Promise = "EntitySelection.Schema is the schema that the records shall use: another order of fields, fewer fields, or a field that is gone.",
            Remedy = "Find slots by the names of the given schema, and leave alone what you do not know.",
            Needs = [Needs.List, Needs.Rows],
            Run = static async t =>
            {
                var row = await t.SeedAsync().ConfigureAwait(false);
                var turned = Turned(t.Schema);
                var pass = await t.ReadAsync(size: 100, selections: t.Selections(turned)).ConfigureAwait(false);
                var record = pass.Find(row.Id)?.Record ?? throw t.Broken($"with an older schema, the record {row.Id} is listed without values");
                t.Require(ReferenceEquals(record.Schema, turned), "a listed record does not use the schema that was given");
                t.Require(record[Gone].IsAbsent, $"a field that does not exist reads as {Shown.Text(record[Gone])}");
                t.RequireShown(record, row.Values.Where(v => !record[v.Key].IsAbsent), "in an older schema");
            },
        },
        new("reads", "stamps are UTC and move with an edit")
        {
            Promise = "ModifiedAt and CreatedAt are the system's stamps in UTC; where the cursor is the stamp, every record has one.",
            Remedy = "Give a stamp without zone the vendor's zone and turn it into UTC before it leaves the provider.",
            Needs = [Needs.List, Needs.Rows],
            Run = static async t =>
            {
                var row = await t.SeedAsync().ConfigureAwait(false);
                var before = Check(t, (await t.ReadUntilQuietAsync().ConfigureAwait(false)).Find(row.Id)?.Record);
                if (before.ModifiedAt is not { } stamp || !t.Subject.Can(FixtureAbilities.Edit | FixtureAbilities.Clock))
                    return;
                t.Account.Advance(TimeSpan.FromMinutes(5));
                await t.Account.EditAsync(t.Ref(row.Id), t.Text, "kit edited", t.Token).ConfigureAwait(false);
                var after = Check(t, (await t.ReadUntilQuietAsync().ConfigureAwait(false)).Find(row.Id)?.Record);
                t.Require(after.ModifiedAt > stamp, $"the record was edited five minutes later, and its stamp went from {stamp:O} to {after.ModifiedAt:O}");
            },
        },
        new("reads", "awkward texts come through untouched")
        {
            Promise = "A text is read as it stands, but for what its normalisation declares.",
            Remedy = "Escape and encode by the library, everywhere: letters beyond ASCII, quotes, ampersands, percent signs, surrogate pairs.",
            Needs = [Needs.Rows, Needs.ProviderUpdates, Needs.Get],
            Run = static async t =>
            {
                var row = await t.SeedAsync().ConfigureAwait(false);
                var text = t.TextFor(t.Text, AwkwardText);
                await t.AppliedAsync(t.Update(await t.PresentAsync(row.Id).ConfigureAwait(false), (t.Text, text))).ConfigureAwait(false);
                t.RequireShown(await t.PresentAsync(row.Id).ConfigureAwait(false), [new(t.Text, text)], "in full");
                if (t.Subject.Entity.Read == ReadAbility.List && (await t.ReadUntilQuietAsync().ConfigureAwait(false)).Find(row.Id)?.Record is { } listed && !listed[t.Text].IsAbsent)
                    t.RequireShown(listed, [new(t.Text, text)], "in the list");
            },
        },
        new("reads", "names as people type them come through untouched")
        {
            Promise = "Names of three countries as real address books have them, several addresses in one field among them, are read as they were written, but for what the field's normalisation declares.",
            Remedy = "Send texts as they are: no change of letters, of their case, of quotes, of blanks within; what the system does by itself stands in FieldSchema.Normalisation.",
            Needs = [Needs.Rows, Needs.ProviderUpdates, Needs.Get],
            Run = static async t =>
            {
                var row = await t.SeedAsync().ConfigureAwait(false);
                foreach (var typed in TypedTexts())
                {
                    var text = FieldValue.Of(t.TextFor(t.Text, typed).AsText()!.Trim());
                    await t.AppliedAsync(t.Update(await t.PresentAsync(row.Id).ConfigureAwait(false), (t.Text, text))).ConfigureAwait(false);
                    t.RequireShown(await t.PresentAsync(row.Id).ConfigureAwait(false), [new(t.Text, text)], $"after '{text}'");
                }
            },
        },
        new("reads", "long texts come through whole")
        {
            Promise = "A text of the declared length is kept; without a length, nothing is cut silently.",
            Remedy = "Declare MaxLength as the system has it, and Truncate where it cuts by itself.",
            Needs = [Needs.Rows, Needs.ProviderUpdates, Needs.Get],
            Run = static async t =>
            {
                var row = await t.SeedAsync().ConfigureAwait(false);
                var length = t.Schema[t.Schema.SlotOf(t.Text)].MaxLength ?? 1500;
                var text = FieldValue.Of(string.Concat(Enumerable.Repeat("Smørrebrød ", length / 11 + 1))[..(length - 1)] + "!");
                await t.AppliedAsync(t.Update(await t.PresentAsync(row.Id).ConfigureAwait(false), (t.Text, text))).ConfigureAwait(false);
                t.RequireShown(await t.PresentAsync(row.Id).ConfigureAwait(false), [new(t.Text, text)], "in full");
            },
        },
        new("reads", "a field that may not be seen any more is absent, never null")
        {
            Promise = "A lost right is no cleared value: a field that the system withholds is absent.",
            Remedy = "Tell 'missing on the wire' from 'empty'; leave the slot of what is withheld alone.",
            Needs = [Needs.Rows, Needs.Get, Needs.OtherText, Needs.Can(FixtureAbilities.LoseField)],
            Run = static async t =>
            {
                var row = await t.SeedAsync().ConfigureAwait(false);
                await t.Account.LoseFieldAsync(t.Entity, t.OtherText, t.Token).ConfigureAwait(false);
                var next = await t.ConnectAsync().ConfigureAwait(false);
                var full = await t.PresentAsync(row.Id, next).ConfigureAwait(false);
                t.Require(full[t.OtherText].IsAbsent, $"'{t.OtherText}' may not be seen any more and reads as {Shown.Text(full[t.OtherText])}");
                if (t.Subject.Entity.Read == ReadAbility.List && (await t.ReadAsync(size: 100, by: next).ConfigureAwait(false)).Find(row.Id)?.Record is { } listed)
                    t.Require(listed[t.OtherText].IsAbsent, $"'{t.OtherText}' may not be seen any more and is listed as {Shown.Text(listed[t.OtherText])}");
            },
        },
    ];

    /// <summary>Of a generated address book the texts with something about them: letters beyond ASCII, marks, legal forms, several addresses in one field, blanks within. Few, because each is a write.</summary>
    private static string[] TypedTexts()
    {
        var companies = MessyWorld.Generate(22, new() { CrmCompanies = 400, AccountingCompanies = 0, CrmPersons = 0, AccountingPersons = 0, CrmProducts = 0, AccountingProducts = 0, CompanyOverlap = 0 }).Companies.Crm;
        Func<MessyCompany, string?>[] wanted =
        [
            static c => Has(c.Name, "æøåÆØÅ"),
            static c => Has(c.Name, "șțȘȚ") ?? Has(c.City, "șțȘȚ"),
            static c => Has(c.Name, "şţŞŢ") ?? Has(c.City, "şţŞŢ"),
            static c => Has(c.Name, "àèéìòùÀÈÉ") ?? Has(c.City, "àèéìòù") ?? Has(c.Street, "'"),
            static c => c.Name.Contains("S.r.l.", StringComparison.OrdinalIgnoreCase) ? c.Name : null,
            static c => c.Name.Contains("A/S", StringComparison.OrdinalIgnoreCase) ? c.Name : null,
            static c => c.Email is { } mail && mail.IndexOfAny([';', ',']) > 0 ? mail : null,
        ];
        return [.. wanted.Select(w => companies.Select(w).FirstOrDefault(static t => t is not null)).OfType<string>()];

        static string? Has(string? text, string letters) => text is not null && text.AsSpan().IndexOfAny(letters) >= 0 ? text : null;
    }

    /// <summary>A field that no system has.</summary>
    public const string Gone = "kit-field-that-is-gone";

    /// <summary>The schema of an older version: the fields in another order, and one that is gone.</summary>
    public static EntitySchema Turned(EntitySchema schema) => new(schema.Entity, schema.Fields.Reverse().Prepend(new FieldSchema { Name = Gone, Type = FieldType.Text }));

    private static SyncRecord Check(Trial t, SyncRecord? record)
    {
        t.Require(record is not null, "the record is listed without its values");
        foreach (var stamp in new[] { record!.ModifiedAt, record.CreatedAt }.OfType<DateTimeOffset>())
            t.Require(stamp.Offset == TimeSpan.Zero, $"the stamp {stamp:O} is not UTC");
        t.Require(t.Subject.Resource.Cursor != CursorKind.ModifiedAt || record.ModifiedAt is not null, "the cursor is the change stamp, and the record has none");
        return record;
    }
}
