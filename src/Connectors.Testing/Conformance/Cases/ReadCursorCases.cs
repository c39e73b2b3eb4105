using Connectors.Sync;

namespace Connectors.Testing.Conformance;

/// <summary>Cursors: where a pass goes on after an interruption.</summary>
internal static class ReadCursorCases
{
    public static IReadOnlyList<CaseDefinition> All { get; } =
    [
        new("reads", "the cursor of each page goes on behind that page")
        {
            Promise = "Each page carries the cursor that continues behind it, for another run and another process.",
            Remedy = "Put everything into the cursor that the next page needs; keep nothing in the provider.",
            Needs = [Needs.List, Needs.Rows, Needs.Cursor],
            Run = static async t =>
            {
                var rows = await t.SeedAsync(t.Subject.Sample.Rows).ConfigureAwait(false);
                // Long ago: no overlap may hide a cursor that runs ahead of its page.
                if (t.Subject.Can(FixtureAbilities.Clock))
                    t.Account.Advance(t.Subject.Resource.Overlap + t.Subject.Resource.Granularity + TimeSpan.FromMinutes(10));
                var whole = await t.ReadAsync().ConfigureAwait(false);
                for (var pages = 1; pages < whole.Pages.Count; pages++)
                {
                    var begun = await t.ReadAsync(by: await t.ConnectAsync().ConfigureAwait(false), stopAfter: pages).ConfigureAwait(false);
                    var resumed = await t.ReadAsync(begun.Cursor, by: await t.ConnectAsync().ConfigureAwait(false)).ConfigureAwait(false);
                    foreach (var row in rows)
                        t.Require(begun.ShowsAlive(row.Id) || resumed.ShowsAlive(row.Id), $"a pass was cut behind page {pages} and gone on with, and neither part showed {row.Id}");
                }
            },
        },
        new("reads", "whoever leaves in the middle can go on")
        {
            Promise = "Pages that were handed out stay valid when the pass ends early.",
            Remedy = "Release what the enumeration holds when it is disposed of, and let the next one begin afresh.",
            Needs = [Needs.List, Needs.Rows, Needs.Cursor],
            Run = static async t =>
            {
                var rows = await t.SeedAsync(t.Subject.Sample.Rows).ConfigureAwait(false);
                var begun = await t.ReadAsync(stopAfter: 1).ConfigureAwait(false);
                var rest = await t.ReadAsync(begun.Cursor).ConfigureAwait(false);
                foreach (var row in rows)
                    t.Require(begun.ShowsAlive(row.Id) || rest.ShowsAlive(row.Id), $"the same provider went on behind its first page, and {row.Id} was not shown");
            },
        },
        new("reads", "trouble between two pages leaves the pages before it valid")
        {
            Promise = "ReadChangesAsync throws ProviderUnavailableException; the pages that were handed out stay valid.",
            Remedy = "Throw it from the enumeration with the reason, and let the last cursor go on when the trouble is over.",
            Needs = [Needs.List, Needs.Rows, Needs.Cursor, Needs.Can(FixtureAbilities.Unreachable)],
            Run = static async t =>
            {
                var rows = await t.SeedAsync(t.Subject.Sample.Rows).ConfigureAwait(false);
                var begun = new Pass();
                var (_, thrown) = await t.TryAsync(async () =>
                {
                    var request = new ReadRequest { Resource = t.Subject.Resource.Name, PageSizeHint = 2, Entities = [.. t.Selections()] };
                    await foreach (var page in t.Provider.ReadChangesAsync(request, t.Token).ConfigureAwait(false))
                    {
                        begun.Add(page);
                        if (begun.Pages.Count == 1)
                            await t.Account.FailAsync(ProviderFault.Unreachable, t.Entity, t.Token).ConfigureAwait(false);
                    }

                    return true;
                }).ConfigureAwait(false);
                await t.Account.HealAsync(t.Token).ConfigureAwait(false);
                if (begun.Pages[^1].IsLast)
                    return; // All was read before the trouble.
                t.Require(thrown is ProviderUnavailableException { Reason: UnavailableReason.Unreachable },
                    thrown is null ? "the system went away behind the first page, and the pass ended as if nothing were missing" : $"the system went away behind the first page, and {Trial.Describe(thrown)} was thrown");
                var rest = await t.ReadAsync(begun.Cursor, by: await t.ConnectAsync().ConfigureAwait(false)).ConfigureAwait(false);
                foreach (var row in rows)
                    t.Require(begun.ShowsAlive(row.Id) || rest.ShowsAlive(row.Id), $"the pass went on after the trouble, and {row.Id} was not shown");
            },
        },
        new("reads", "a cursor that the provider does not know loses nothing")
        {
            Promise = "Cursors are versioned by their provider.",
            Remedy = "Begin anew with a cursor of another version or a damaged one, or throw; never answer \"nothing changed\".",
            Needs = [Needs.List, Needs.Rows, Needs.Cursor],
            Run = static async t =>
            {
                var row = await t.SeedAsync().ConfigureAwait(false);
                foreach (var cursor in new[] { "kit0|of another time", "~" })
                {
                    var (pass, thrown) = await t.TryAsync(() => ReadPlainAsync(t, cursor)).ConfigureAwait(false);
                    t.Require(thrown is not null || pass!.ShowsAlive(row.Id), $"with the cursor '{cursor}' the pass showed nothing and ended well");
                }
            },
        },
        new("reads", "a pass behind the last one repeats no more than the overlap and ends")
        {
            Promise = "The cursor of the last page is where the next pass begins.",
            Remedy = "Let the last page's cursor stand behind what was shown, give or take the declared overlap.",
            Needs = [Needs.List, Needs.Rows, Needs.Cursor, Needs.Can(FixtureAbilities.Clock)],
            Run = static async t =>
            {
                var rows = await t.SeedAsync(t.Subject.Sample.Rows).ConfigureAwait(false);
                t.Account.Advance(t.Subject.Resource.Overlap + t.Subject.Resource.Granularity + TimeSpan.FromMinutes(10));
                var late = await t.SeedAsync().ConfigureAwait(false);
                var pass = await t.ReadUntilQuietAsync().ConfigureAwait(false);
                t.Account.Advance(TimeSpan.FromMinutes(1));
                // What an earlier pass has put aside may be told once more; the pass after that is quiet.
                var next = await t.ReadAsync(pass.Cursor).ConfigureAwait(false);
                var quiet = await t.ReadAsync(next.Cursor).ConfigureAwait(false);
                foreach (var row in rows.Where(r => quiet.Find(r.Id) is not null))
                    throw t.Broken($"the record {row.Id} was read long before the overlap ({t.Subject.Resource.Overlap}), did not change, and is shown again by every pass");
                t.Require(pass.ShowsAlive(late.Id), $"the record {late.Id} was not shown");
            },
        },
    ];

    private static async Task<Pass> ReadPlainAsync(Trial t, string cursor)
    {
        var pass = new Pass();
        var request = new ReadRequest { Resource = t.Subject.Resource.Name, Cursor = cursor, Entities = [.. t.Selections()] };
        await foreach (var page in t.Provider.ReadChangesAsync(request, t.Token).ConfigureAwait(false))
            pass.Add(page);
        return pass;
    }
}
