using Connectors.Sync;

namespace Connectors.Testing.Conformance;

/// <summary>Deletions by the provider.</summary>
internal static class DeleteCases
{
    private static readonly Need[] Deletes = [Needs.ProviderDeletes, Needs.Rows, Needs.Get];

    public static IReadOnlyList<CaseDefinition> All { get; } =
    [
        new("delete", "a deletion takes the record and no other")
        {
            Promise = "CanDelete: records can be deleted or archived.",
            Remedy = "Delete or archive by the id that was given.",
            Needs = Deletes,
            Run = static async t =>
            {
                var rows = await t.SeedAsync(3).ConfigureAwait(false);
                await t.AppliedAsync(t.Delete(await t.PresentAsync(rows[1].Id).ConfigureAwait(false))).ConfigureAwait(false);
                await t.RequireCountAsync(2, "after a deletion").ConfigureAwait(false);
                var answers = await t.GetAsync([.. rows.Select(static r => r.Id)], await t.ConnectAsync().ConfigureAwait(false)).ConfigureAwait(false);
                t.Require(!Shown.Alive(answers[1]), $"the record {rows[1].Id} was deleted and is still there");
                t.Require(Shown.Alive(answers[0]) && Shown.Alive(answers[2]), "a deletion took another record too");
            },
        },
        new("delete", "a deletion of what is gone says so")
        {
            Promise = "A write of a record that is gone is Stale, or Applied where the system does not tell; nothing is written.",
            Remedy = "Answer Stale for a record that is not there any more.",
            Needs = Deletes,
            Run = static async t =>
            {
                var rows = await t.SeedAsync(2).ConfigureAwait(false);
                var record = await t.PresentAsync(rows[0].Id).ConfigureAwait(false);
                await t.AppliedAsync(t.Delete(record)).ConfigureAwait(false);
                var again = await t.WriteAsync(t.Delete(record)).ConfigureAwait(false);
                t.Require(again is WriteOutcome.Stale or WriteOutcome.Applied, $"a second deletion was answered with {Shown.Outcome(again)}");
                await t.RequireCountAsync(1, "after a second deletion").ConfigureAwait(false);
            },
        },
        new("delete", "the provider's own deletion shows like anybody's")
        {
            Promise = "A deleted record is Deleted when it is read, and its deletion is visible as declared.",
            Remedy = "Delete in the way that makes deletions visible, or declare DeleteVisibility.None.",
            Needs = [.. Deletes, Needs.Not(Needs.Deletes(DeleteVisibility.None), "deletions are declared as None")],
            Run = static async t =>
            {
                var row = await t.SeedAsync().ConfigureAwait(false);
                await t.AppliedAsync(t.Delete(await t.PresentAsync(row.Id).ConfigureAwait(false))).ConfigureAwait(false);
                var answer = await t.GetAsync(row.Id, await t.ConnectAsync().ConfigureAwait(false)).ConfigureAwait(false);
                t.Require(t.TellsGone(answer), $"the record {row.Id} was deleted by the provider and is answered with {Shown.Lookup(answer)}");
            },
        },
    ];
}
