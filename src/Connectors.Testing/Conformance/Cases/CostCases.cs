using Connectors.Sync;

namespace Connectors.Testing.Conformance;

/// <summary>The calls that things cost: budgets and estimates stand on them.</summary>
internal static class CostCases
{
    private static readonly Need Counted = Needs.Can(FixtureAbilities.CountCalls);

    public static IReadOnlyList<CaseDefinition> All { get; } =
    [
        new("cost", "a pass costs one call per page")
        {
            Promise = "A pass costs one call per page, and one more where deletions need their own.",
            Remedy = "Read pages in the size of the hint, and no record by itself.",
            Needs = [Needs.List, Needs.Rows, Counted],
            Run = static async t =>
            {
                await t.SeedAsync(t.Subject.Sample.Rows).ConfigureAwait(false);
                await t.ReadAsync().ConfigureAwait(false);
                var before = t.Account.Calls;
                var pass = await t.ReadAsync(size: 2).ConfigureAwait(false);
                t.Require(t.Account.Calls - before <= pass.Pages.Count + Extra(t), $"a pass of {pass.Pages.Count} pages cost {t.Account.Calls - before} calls");
            },
        },
        new("cost", "an idle pass costs one call")
        {
            Promise = "An idle pass costs at most one call per change stream, and one more where deletions need their own.",
            Remedy = "Ask the system for changes since the cursor, not record by record.",
            Needs = [Needs.List, Needs.Cursor, Needs.Rows, Counted],
            Run = static async t =>
            {
                await t.SeedAsync(t.Subject.Sample.Rows).ConfigureAwait(false);
                var pass = await t.ReadUntilQuietAsync().ConfigureAwait(false);
                var before = t.Account.Calls;
                await t.ReadAsync(pass.Cursor, size: 500).ConfigureAwait(false);
                t.Require(t.Account.Calls - before <= 1 + Extra(t), $"an idle pass cost {t.Account.Calls - before} calls");
            },
        },
        new("cost", "reading records costs what is declared")
        {
            Promise = "ReadCost: budget units of reading one record; ReadBatchSize: how many ids one call reads.",
            Remedy = "Declare what a read really costs, or read less.",
            Needs = [Needs.Get, Needs.Rows, Counted, Needs.Cost(static e => e.ReadCost)],
            Run = static async t =>
            {
                var rows = await t.SeedAsync(4).ConfigureAwait(false);
                await t.PresentAsync(rows[0].Id).ConfigureAwait(false);
                foreach (var count in new[] { 1, 3 })
                {
                    var before = t.Account.Calls;
                    await t.GetAsync([.. rows.Skip(1).Take(count).Select(static r => r.Id)]).ConfigureAwait(false);
                    var most = t.Subject.Entity.ReadCost * (t.Subject.Entity.ReadBatchSize > 1 ? Math.Ceiling((decimal)count / t.Subject.Entity.ReadBatchSize) : count);
                    t.Require(t.Account.Calls - before <= most, $"reading {count} records cost {t.Account.Calls - before} units, and {most} are declared");
                }
            },
        },
        new("cost", "a write costs what is declared")
        {
            Promise = "WriteCost: budget units of one write.",
            Remedy = "Declare what a write really costs, or write without extra reads: Current is the read.",
            Needs = [Needs.ProviderCreates, Needs.Get, Counted, Needs.Cost(static e => e.WriteCost)],
            Run = static async t =>
            {
                var values = await t.NewRowAsync().ConfigureAwait(false);
                await t.AppliedAsync(t.Create(await t.NewRowAsync().ConfigureAwait(false))).ConfigureAwait(false);
                var id = default(RecordId);
                await CostsAsync("a create", async () => id = (await t.AppliedAsync(t.Create(values)).ConfigureAwait(false)).Id).ConfigureAwait(false);
                if (t.Subject.Entity.CanUpdate)
                {
                    var current = await t.PresentAsync(id).ConfigureAwait(false);
                    await CostsAsync("an update", () => t.AppliedAsync(t.Update(current, (t.Text, t.TextFor(t.Text, "kit updated"))))).ConfigureAwait(false);
                }

                if (t.Subject.Entity.CanDelete)
                {
                    var current = await t.PresentAsync(id).ConfigureAwait(false);
                    await CostsAsync("a deletion", () => t.AppliedAsync(t.Delete(current))).ConfigureAwait(false);
                }

                async Task CostsAsync(string what, Func<Task> write)
                {
                    var before = t.Account.Calls;
                    await write().ConfigureAwait(false);
                    t.Require(t.Account.Calls - before <= t.Subject.Entity.WriteCost, $"{what} cost {t.Account.Calls - before} units, and {t.Subject.Entity.WriteCost} are declared");
                }
            },
        },
        new("cost", "nothing asked costs nothing")
        {
            Promise = "An empty request makes no call.",
            Remedy = "Answer an empty list before the first call.",
            Needs = [Needs.Get, Counted],
            Run = static async t =>
            {
                var before = t.Account.Calls;
                await t.GetAsync([]).ConfigureAwait(false);
                t.Require(t.Account.Calls == before, $"an empty request cost {t.Account.Calls - before} calls");
            },
        },
    ];

    private static int Extra(Trial t) => t.Subject.Resource.Deletes == DeleteVisibility.InFeed ? 1 : 0;
}
