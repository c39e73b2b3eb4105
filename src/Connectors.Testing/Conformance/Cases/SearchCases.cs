using Connectors.Sync;

namespace Connectors.Testing.Conformance;

/// <summary>Reading by match keys.</summary>
internal static class SearchCases
{
    private static readonly Need[] Search = [Needs.Get, Needs.Search, Needs.Rows];

    public static IReadOnlyList<CaseDefinition> All { get; } =
    [
        new("search", "each searchable field finds the record that holds the value")
        {
            Promise = "SearchableFields: GetAsync finds records by the exact value of the field, in full.",
            Remedy = "Compare the whole value, and read what is found in full; take from SearchableFields what the system cannot search.",
            Needs = Search,
            Run = static async t =>
            {
                var rows = await t.SeedAsync(3).ConfigureAwait(false);
                var tried = 0;
                foreach (var name in t.Subject.Entity.SearchableFields.Where(n => rows[1].Values.TryGetValue(n, out var v) && v.Kind == FieldValueKind.Text))
                {
                    tried++;
                    var value = rows[1].Values[name];
                    var found = Present(t, await t.SearchAsync(name, value.AsText()!).ConfigureAwait(false));
                    t.Require(found.Exists(r => r.Id == rows[1].Id), $"the record {rows[1].Id} holds {Shown.Text(value)} in '{name}' and was not found by it");
                    foreach (var other in found.Where(r => !Same(r[name], value)))
                        throw t.Broken($"a search of {Shown.Text(value)} in '{name}' found {other.Id}, which holds {Shown.Text(other[name])}");
                    t.RequireShown(found.First(r => r.Id == rows[1].Id), rows[1].Values, "found by a match key");
                }

                t.Require(tried > 0 || t.Subject.Entity.SearchableFields.All(n => n == t.Subject.Entity.MarkerField), "the fixture's rows have no value in any searchable field");
            },
        },
        new("search", "several values find several records")
        {
            Promise = "MatchQuery.Values: the records that hold any of them.",
            Remedy = "Search each value, or all in one call; answer every record once.",
            Needs = Search,
            Run = static async t =>
            {
                var rows = await t.SeedAsync(3).ConfigureAwait(false);
                foreach (var name in t.Subject.Entity.SearchableFields.Where(n => rows.All(r => r.Values.TryGetValue(n, out var v) && v.Kind == FieldValueKind.Text)))
                {
                    var (one, three) = (rows[0].Values[name].AsText()!, rows[2].Values[name].AsText()!);
                    var found = Present(t, await t.SearchAsync(name, one, three, one).ConfigureAwait(false)).ConvertAll(static r => r.Id);
                    t.Require(found.Contains(rows[0].Id) && found.Contains(rows[2].Id), $"two values of '{name}' found {found.Count} records, and not the two that hold them");
                    t.Require(found.Distinct().Count() == found.Count, $"a search by '{name}' answers a record twice");
                }
            },
        },
        new("search", "what nobody holds finds nothing")
        {
            Promise = "Only records that hold the value are answered; without values, none.",
            Remedy = "Let an unknown or empty value find nothing; never leave the filter out.",
            Needs = Search,
            Run = static async t =>
            {
                await t.SeedAsync(2).ConfigureAwait(false);
                foreach (var name in t.Subject.Entity.SearchableFields)
                {
                    foreach (var values in new string[][] { ["kit: nobody holds this"], [] })
                    {
                        var found = await t.SearchAsync(name, values).ConfigureAwait(false);
                        t.Require(found.Count == 0, $"a search by '{name}' of {(values.Length == 0 ? "no value" : "a value that nobody holds")} found {found.Count} records");
                    }
                }
            },
        },
        new("search", "a value is data, whatever it is made of")
        {
            Promise = "The values are exact, as stored: quotes, percent signs and separators are part of them.",
            Remedy = "Escape values in filters; compare once more what a filter cannot express.",
            Needs = [Needs.Get, Needs.TextIsSearchable, Needs.Rows, Needs.Can(FixtureAbilities.Edit)],
            Run = static async t =>
            {
                var rows = await t.SeedAsync(3).ConfigureAwait(false);
                foreach (var text in new[] { "O'Brien & Sons; 50 %", "Ærø \"x\" (a|b) [c] *", "' or '1'='1" })
                {
                    await t.Account.EditAsync(t.Ref(rows[1].Id), t.Text, text, t.Token).ConfigureAwait(false);
                    var found = await t.SearchAsync(t.Text, text).ConfigureAwait(false);
                    t.Require(found is [RecordLookup.Present present] && present.Id == rows[1].Id, $"one record holds \"{text}\" in '{t.Text}', and the search found {(found.Count == 0 ? "nothing" : string.Join(", ", found.Select(Shown.Lookup)))}");
                }
            },
        },
        new("search", "deleted records are not found")
        {
            Promise = "By a match key, only records that are present are answered.",
            Remedy = "Leave out what is deleted.",
            Needs = [.. Search, Needs.Can(FixtureAbilities.Delete)],
            Run = static async t =>
            {
                var row = await t.SeedAsync().ConfigureAwait(false);
                await t.Account.DeleteAsync(t.Ref(row.Id), t.Token).ConfigureAwait(false);
                foreach (var name in t.Subject.Entity.SearchableFields.Where(n => row.Values.TryGetValue(n, out var v) && v.Kind == FieldValueKind.Text))
                {
                    var found = await t.SearchAsync(name, row.Values[name].AsText()!).ConfigureAwait(false);
                    t.Require(found.Count == 0, $"the record {row.Id} is deleted and is found by '{name}' as {(found.Count == 0 ? "" : Shown.Lookup(found[0]))}");
                }
            },
        },
    ];

    /// <summary>Systems compare by their own collation: letter case and white space at the ends are theirs to ignore.</summary>
    private static bool Same(FieldValue one, FieldValue other) => one.Kind == FieldValueKind.Text && string.Equals(one.AsText()!.Trim(), other.AsText()!.Trim(), StringComparison.OrdinalIgnoreCase);

    private static List<SyncRecord> Present(Trial t, IReadOnlyList<RecordLookup> found) =>
        [.. found.Select(f => f is RecordLookup.Present present ? present.Record : throw t.Broken($"a search answered {Shown.Lookup(f)}"))];
}
