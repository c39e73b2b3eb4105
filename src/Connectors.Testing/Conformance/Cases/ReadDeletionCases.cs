using Connectors.Sync;

namespace Connectors.Testing.Conformance;

/// <summary>Deleted, restored and hidden records in the change stream.</summary>
internal static class ReadDeletionCases
{
    private static readonly Need[] Deletions = [Needs.List, Needs.Rows, Needs.Can(FixtureAbilities.Delete)];

    public static IReadOnlyList<CaseDefinition> All { get; } =
    [
        new("reads", "a deletion is told by the next pass")
        {
            Promise = "DeleteVisibility.InFeed: deleted records are seen in the change stream.",
            Remedy = "Read the system's list of deletions in each pass and answer RecordChange with Deleted, or declare DeleteVisibility.None.",
            Needs = [.. Deletions, Needs.Deletes(DeleteVisibility.InFeed)],
            Run = ToldAsync,
        },
        new("reads", "a flag of deletion is told by the next pass")
        {
            Promise = "DeleteVisibility.Flag: a deleted record stays readable, with its flag.",
            Remedy = "Show flagged records with Deleted, in the stream and in the record; a flag moves the change stamp like any edit.",
            Needs = [.. Deletions, Needs.Deletes(DeleteVisibility.Flag)],
            Run = ToldAsync,
        },
        new("reads", "where deletions are not seen, nothing is told of them")
        {
            Promise = "DeleteVisibility.None: only complete enumerations can prove absence.",
            Remedy = "Do not show a deleted record, or declare how deletions are seen.",
            Needs = [.. Deletions, Needs.Deletes(DeleteVisibility.None)],
            Run = static async t =>
            {
                var rows = await t.SeedAsync(3).ConfigureAwait(false);
                var before = await t.ReadUntilQuietAsync().ConfigureAwait(false);
                await DeleteAsync(t, rows[1]).ConfigureAwait(false);
                var after = t.Subject.Resource.Cursor == CursorKind.None ? await t.ReadAsync().ConfigureAwait(false) : await t.ReadUntilQuietAsync(before.Cursor).ConfigureAwait(false);
                t.Require(!after.ShowsAlive(rows[1].Id), $"the record {rows[1].Id} is deleted and shown as living");
            },
        },
        new("reads", "a deleted record is never shown as living")
        {
            Promise = "A pass over everything shows what lives; what it shows of deleted records, it marks.",
            Remedy = "Set Deleted on the change and on its record, or leave the row out.",
            Needs = Deletions,
            Run = static async t =>
            {
                var rows = await t.SeedAsync(3).ConfigureAwait(false);
                await DeleteAsync(t, rows[1]).ConfigureAwait(false);
                var pass = await t.ReadUntilQuietAsync().ConfigureAwait(false);
                t.Require(!pass.ShowsAlive(rows[1].Id), $"the deleted record {rows[1].Id} is shown as living");
                t.Require(pass.ShowsAlive(rows[0].Id) && pass.ShowsAlive(rows[2].Id), "a neighbour of the deleted record is not shown");
            },
        },
        new("reads", "only the record that was deleted is told as deleted")
        {
            Promise = "Deleted: the system says that it is deleted.",
            Remedy = "Tell deletions by id, from the system's own word.",
            Needs = [.. Deletions, Needs.Cursor],
            Run = static async t =>
            {
                var rows = await t.SeedAsync(t.Subject.Sample.Rows).ConfigureAwait(false);
                var pass = await t.ReadUntilQuietAsync().ConfigureAwait(false);
                await DeleteAsync(t, rows[1]).ConfigureAwait(false);
                var next = await t.ReadUntilQuietAsync(pass.Cursor).ConfigureAwait(false);
                foreach (var row in rows.Where((_, i) => i != 1))
                    t.Require(!next.ShowsGone(row.Id), $"the living record {row.Id} is told as deleted");
            },
        },
        new("reads", "a restored record comes back")
        {
            Promise = "A record that is there again is a change like any other.",
            Remedy = "Show it as living; a deletion that was told before does not hold for ever.",
            Needs = [.. Deletions, Needs.Cursor, Needs.Can(FixtureAbilities.Restore)],
            Run = static async t =>
            {
                var row = await t.SeedAsync().ConfigureAwait(false);
                await t.ReadUntilQuietAsync().ConfigureAwait(false);
                await DeleteAsync(t, row).ConfigureAwait(false);
                var gone = await t.ReadUntilQuietAsync().ConfigureAwait(false);
                if (t.Subject.Can(FixtureAbilities.Clock))
                    t.Account.Advance(TimeSpan.FromMinutes(1));
                await t.Account.RestoreAsync(t.Ref(row.Id), t.Token).ConfigureAwait(false);
                var back = await t.ReadUntilQuietAsync(gone.Cursor).ConfigureAwait(false);
                t.Require(back.ShowsAlive(row.Id), $"the record {row.Id} was restored, and the next pass {(back.Find(row.Id) is null ? "does not show it" : "shows it as deleted")}");
            },
        },
        new("reads", "a record that is merely hidden is not told as deleted")
        {
            Promise = "Absence is not deletion: Deleted is the system's word, never a guess.",
            Remedy = "Leave out what the user may not see; say Deleted only where the system does.",
            Needs = [Needs.List, Needs.Rows, Needs.Can(FixtureAbilities.Hide)],
            Run = static async t =>
            {
                var rows = await t.SeedAsync(3).ConfigureAwait(false);
                var pass = await t.ReadUntilQuietAsync().ConfigureAwait(false);
                await t.Account.HideAsync(t.Ref(rows[1].Id), t.Token).ConfigureAwait(false);
                var all = await t.ReadUntilQuietAsync().ConfigureAwait(false);
                t.Require(!all.ShowsGone(rows[1].Id), $"the hidden record {rows[1].Id} is told as deleted by a pass over everything");
                if (t.Subject.Resource.Cursor != CursorKind.None)
                    t.Require(!(await t.ReadUntilQuietAsync(pass.Cursor).ConfigureAwait(false)).ShowsGone(rows[1].Id), $"the hidden record {rows[1].Id} is told as deleted by the next pass");
            },
        },
    ];

    private static async Task ToldAsync(Trial t)
    {
        var rows = await t.SeedAsync(t.Subject.Sample.Rows).ConfigureAwait(false);
        var pass = await t.ReadUntilQuietAsync().ConfigureAwait(false);
        await DeleteAsync(t, rows[1]).ConfigureAwait(false);
        await DeleteAsync(t, rows[^1]).ConfigureAwait(false);
        var next = t.Subject.Resource.Cursor == CursorKind.None ? await t.ReadAsync().ConfigureAwait(false) : await t.ReadUntilQuietAsync(pass.Cursor).ConfigureAwait(false);
        foreach (var row in new[] { rows[1], rows[^1] })
            t.Require(next.ShowsGone(row.Id), $"the record {row.Id} was deleted, and the next pass {(next.Find(row.Id) is null ? "does not mention it" : "shows it as living")}");
    }

    private static async Task DeleteAsync(Trial t, Row row)
    {
        if (t.Subject.Can(FixtureAbilities.Clock))
            t.Account.Advance(TimeSpan.FromMinutes(1));
        await t.Account.DeleteAsync(t.Ref(row.Id), t.Token).ConfigureAwait(false);
    }
}
