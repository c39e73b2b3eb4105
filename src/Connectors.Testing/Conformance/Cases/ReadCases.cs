namespace Connectors.Testing.Conformance;

/// <summary>A pass over everything.</summary>
internal static class ReadCases
{
    public static IReadOnlyList<CaseDefinition> All { get; } =
    [
        new("reads", "a pass without cursor shows every record")
        {
            Promise = "Without a cursor ReadChangesAsync reads all of the resource, page by page.",
            Remedy = "Look at the borders of pages: a row is on exactly one side of each.",
            Needs = [Needs.List, Needs.Rows],
            Run = static async t =>
            {
                var rows = await t.SeedAsync(t.Subject.Sample.Rows).ConfigureAwait(false);
                foreach (var size in new[] { 1, 2, 3, 1000 })
                {
                    var pass = await t.ReadUntilQuietAsync(size: size).ConfigureAwait(false);
                    foreach (var row in rows)
                        t.Require(pass.ShowsAlive(row.Id), $"with pages of {size}, the record {row.Id} was not shown");
                }
            },
        },
        new("reads", "no record is shown twice while nobody edits")
        {
            Promise = "Pages continue behind each other. A record may come twice, but only because it changed.",
            Remedy = "Continue each page behind the last row of the one before.",
            Needs = [Needs.List, Needs.Rows],
            Run = static async t =>
            {
                await t.SeedAsync(t.Subject.Sample.Rows).ConfigureAwait(false);
                var pass = await t.ReadAsync().ConfigureAwait(false);
                foreach (var twice in pass.Changes.GroupBy(static c => c.Ref.Id).Where(static g => g.Count() > 1))
                    throw t.Broken($"the record {twice.Key} was shown {twice.Count()} times in {pass.Pages.Count} pages");
            },
        },
        new("reads", "pages are well formed")
        {
            Promise = "The last page of a pass says IsLast and no other does; each page carries a cursor; a record stands in the schema that was asked for and has the id of its change.",
            Remedy = "Set IsLast on the page behind which nothing follows, NextCursor on every page, and build records with the selection's schema.",
            Needs = [Needs.List, Needs.Rows],
            Run = static async t =>
            {
                await t.SeedAsync(t.Subject.Sample.Rows).ConfigureAwait(false);
                var pass = await t.ReadAsync().ConfigureAwait(false);
                t.Require(pass.Pages[^1].IsLast, "the last page does not say that it is the last");
                t.Require(pass.Pages.FindIndex(static p => p.IsLast) == pass.Pages.Count - 1, "a page says that it is the last, and others follow");
                t.Require(pass.Pages.TrueForAll(static p => !string.IsNullOrEmpty(p.NextCursor)), "a page has no cursor");
                var schemas = t.Subject.Siblings.ToDictionary(static s => s.Entity, StringComparer.Ordinal);
                foreach (var change in pass.Changes)
                {
                    t.Require(schemas.TryGetValue(change.Ref.Entity, out var schema), $"'{change.Ref.Entity}' was not asked for");
                    t.Require(change.Record is null || ReferenceEquals(change.Record.Schema, schema), $"the record {change.Ref} does not use the schema that was asked for");
                    t.Require(change.Record is null || change.Record.Id == change.Ref.Id, $"the change of {change.Ref} carries the record {change.Record?.Id}");
                }
            },
        },
        new("reads", "an empty account is one whole pass, and its cursor shows what comes")
        {
            Promise = "A pass over nothing ends with a page that carries a cursor.",
            Remedy = "Answer an empty last page, with a cursor from before the read began.",
            Needs = [Needs.List, Needs.Rows, Needs.Cursor],
            Run = static async t =>
            {
                var empty = await t.ReadAsync().ConfigureAwait(false);
                t.Require(!empty.Changes.Any(c => c.Ref.Entity == t.Entity), "the account is empty, and a record was shown");
                t.Require(empty.Pages[^1].IsLast && !string.IsNullOrEmpty(empty.Cursor), "the pass over nothing has no last page with a cursor");
                var row = await t.SeedAsync().ConfigureAwait(false);
                t.Require((await t.ReadUntilQuietAsync(empty.Cursor).ConfigureAwait(false)).ShowsAlive(row.Id), "the first record of the account was not shown behind the empty pass");
            },
        },
        new("reads", "the size of a page is a wish")
        {
            Promise = "PageSizeHint is capped by the provider; no size is refused.",
            Remedy = "Clamp the hint to what the system takes.",
            Needs = [Needs.List, Needs.Rows],
            Run = static async t =>
            {
                var row = await t.SeedAsync().ConfigureAwait(false);
                foreach (var size in new[] { 1, 1_000_000 })
                    t.Require((await t.ReadUntilQuietAsync(size: size).ConfigureAwait(false)).ShowsAlive(row.Id), $"with a hint of {size} the record was not shown");
            },
        },
        new("reads", "a total is the number of records that are shown")
        {
            Promise = "ChangePage.Total: how many records the pass will show in all, if the system tells.",
            Remedy = "Leave Total empty unless it is exact.",
            Needs = [Needs.List, Needs.Rows],
            Run = static async t =>
            {
                await t.SeedAsync(t.Subject.Sample.Rows).ConfigureAwait(false);
                var pass = await t.ReadAsync().ConfigureAwait(false);
                var shown = pass.Changes.Select(static c => c.Ref.Id).Distinct().Count();
                foreach (var page in pass.Pages)
                    t.Require(page.Total is null || page.Total == shown, $"a page announces {page.Total} records, and the pass shows {shown}");
            },
        },
        new("reads", "entities of one resource come in one pass, each in its own schema")
        {
            Promise = "One physical resource has one change stream, however many entities are made of it.",
            Remedy = "Read the resource once and tell the entities apart row by row.",
            Needs = [Needs.List, Needs.Several, Needs.Rows],
            Run = static async t =>
            {
                var row = await t.SeedAsync().ConfigureAwait(false);
                var other = t.Subject.Siblings.First(s => s.Entity != t.Entity);
                t.Require((await t.ReadUntilQuietAsync().ConfigureAwait(false)).Find(row.Id)?.Ref.Entity == t.Entity, $"the record {row.Id} was not shown as '{t.Entity}'");
                var change = (await t.ReadAsync(selections: t.Selections(other)).ConfigureAwait(false)).Find(row.Id);
                t.Require(change is null or { Record: null }, $"only '{other.Entity}' was asked for, and the record {row.Id} was shown with values of '{change?.Record?.Schema.Entity}'");
            },
        },
        new("reads", "a complete enumeration is complete")
        {
            Promise = "CompleteEnumeration: the pass showed every living record of the resource in a stable order, so that what it did not show is not there.",
            Remedy = "Claim it on the last page of a pass without cursor, in an order that no write moves; never on a part of one.",
            Needs = [Needs.List, Needs.Rows],
            Run = static async t =>
            {
                var rows = await t.SeedAsync(t.Subject.Sample.Rows).ConfigureAwait(false);
                var pass = await t.ReadAsync().ConfigureAwait(false);
                t.Require(!pass.ClaimsAll || t.Subject.Resource.StableOrder, "the resource has no stable order, and a complete enumeration was claimed");
                t.Require(pass.Pages.SkipLast(1).All(static p => !p.CompleteEnumeration), "a complete enumeration was claimed before the last page");
                foreach (var row in rows.Where(r => pass.ClaimsAll && !pass.ShowsAlive(r.Id)))
                    throw t.Broken($"a complete enumeration was claimed that did not show {row.Id}");
                foreach (var (cursor, kind) in pass.Pages.Select(p => (p.NextCursor, p.IsLast ? "pass that went on from the last one" : "pass that was resumed in the middle")))
                {
                    var later = await t.ReadAsync(cursor, size: 1000).ConfigureAwait(false);
                    t.Require(!later.ClaimsAll || rows.All(r => later.ShowsAlive(r.Id)), $"a {kind} claimed a complete enumeration and did not show every record");
                }
            },
        },
    ];
}
