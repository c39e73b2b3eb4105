using Connectors.Sync;

namespace Connectors.Testing.Conformance;

/// <summary>The reply is lost, or comes before the write: what is said must suffice to find out what became of it.</summary>
internal static class LostReplyCases
{
    public static IReadOnlyList<CaseDefinition> All { get; } =
    [
        new("lost replies", "a create is uncertain, and its evidence suffices")
        {
            Promise = "Uncertain: it may have been applied. The evidence suffices for the engine or a person to find out: an id, a key and its end, a marker that can be searched, or at least words.",
            Remedy = "Answer Uncertain, never Refused, never an exception, once a byte may have left; put ClientId, or Key and KeyValidUntil, or words into the evidence.",
            Needs = [Needs.ProviderCreates, Needs.Can(FixtureAbilities.LoseReply)],
            Run = static async t =>
            {
                var write = t.Create((await t.NewRowAsync().ConfigureAwait(false)).Where(v => v.Key != t.Subject.Entity.MarkerField).ToDictionary(), t.Subject.Entity.MarkerField is null ? null : CreateCases.Marker);
                await t.Account.FailAsync(ProviderFault.LoseReply, t.Entity, t.Token).ConfigureAwait(false);
                var outcome = await MaybeAppliedAsync(t, write, "the reply to a create was lost").ConfigureAwait(false);
                await t.Account.HealAsync(t.Token).ConfigureAwait(false);
                await SettleAsync(t, write, outcome).ConfigureAwait(false);
                await t.RequireCountAsync(1, "after a create whose reply was lost, and after it was settled").ConfigureAwait(false);
            },
        },
        new("lost replies", "a create that is carried out late is uncertain, and found when it is there")
        {
            Promise = "Not found is not yet a no: a write whose reply is missing may be carried out later.",
            Remedy = "Answer Uncertain; do not look for the record yourself and conclude from its absence that nothing was applied.",
            Needs = [Needs.ProviderCreates, Needs.Can(FixtureAbilities.CommitLate)],
            Run = static async t =>
            {
                var write = t.Create((await t.NewRowAsync().ConfigureAwait(false)).Where(v => v.Key != t.Subject.Entity.MarkerField).ToDictionary(), t.Subject.Entity.MarkerField is null ? null : CreateCases.Marker);
                await t.Account.FailAsync(ProviderFault.CommitLate, t.Entity, t.Token).ConfigureAwait(false);
                var outcome = await MaybeAppliedAsync(t, write, "a create is carried out late, and its reply never comes").ConfigureAwait(false);
                await t.Account.HealAsync(t.Token).ConfigureAwait(false);
                await SettleAsync(t, write, outcome).ConfigureAwait(false);
                await t.RequireCountAsync(1, "after a create that was carried out late").ConfigureAwait(false);
            },
        },
        new("lost replies", "an update is uncertain")
        {
            Promise = "Uncertain: it may have been applied. A read by the record's id tells.",
            Remedy = "Answer Uncertain once a byte may have left.",
            Needs = [Needs.ProviderUpdates, Needs.Rows, Needs.Get, Needs.Can(FixtureAbilities.LoseReply)],
            Run = static async t =>
            {
                var row = await t.SeedAsync().ConfigureAwait(false);
                var write = t.Update(await t.PresentAsync(row.Id).ConfigureAwait(false), (t.Text, t.TextFor(t.Text, "kit lost")));
                await t.Account.FailAsync(ProviderFault.LoseReply, t.Entity, t.Token).ConfigureAwait(false);
                await MaybeAppliedAsync(t, write, "the reply to an update was lost").ConfigureAwait(false);
                await t.Account.HealAsync(t.Token).ConfigureAwait(false);
                t.RequireShown(await t.PresentAsync(row.Id, await t.ConnectAsync().ConfigureAwait(false)).ConfigureAwait(false), [new(t.Text, t.TextFor(t.Text, "kit lost"))], "after an update whose reply was lost");
            },
        },
        new("lost replies", "a deletion is uncertain")
        {
            Promise = "Uncertain: it may have been applied. A read by the record's id tells.",
            Remedy = "Answer Uncertain once a byte may have left.",
            Needs = [Needs.ProviderDeletes, Needs.Rows, Needs.Get, Needs.Can(FixtureAbilities.LoseReply)],
            Run = static async t =>
            {
                var row = await t.SeedAsync().ConfigureAwait(false);
                var write = t.Delete(await t.PresentAsync(row.Id).ConfigureAwait(false));
                await t.Account.FailAsync(ProviderFault.LoseReply, t.Entity, t.Token).ConfigureAwait(false);
                await MaybeAppliedAsync(t, write, "the reply to a deletion was lost").ConfigureAwait(false);
                await t.Account.HealAsync(t.Token).ConfigureAwait(false);
                t.Require(!Shown.Alive(await t.GetAsync(row.Id, await t.ConnectAsync().ConfigureAwait(false)).ConfigureAwait(false)), "the deletion was carried out, and the record is still there");
            },
        },
        new("lost replies", "an uncertain write is not sent again")
        {
            Promise = "A provider never retries. Repeating within one call is the client's business where it is safe (a key, an id of ours), at most three attempts; afterwards it is the engine's.",
            Remedy = "Send a create once unless a key or a chosen id makes a repeat safe; take retries out of the provider.",
            Needs = [Needs.ProviderCreates, Needs.Can(FixtureAbilities.LoseReply | FixtureAbilities.CountWrites)],
            Run = static async t =>
            {
                var write = t.Create(await t.NewRowAsync().ConfigureAwait(false));
                var before = t.Account.Writes;
                await t.Account.FailAsync(ProviderFault.LoseReply, t.Entity, t.Token).ConfigureAwait(false);
                await MaybeAppliedAsync(t, write, "the reply to a create was lost").ConfigureAwait(false);
                var sent = t.Account.Writes - before;
                var most = t.Subject.Entity.CreateSafety is CreateSafety.IdempotencyKey or CreateSafety.ClientId ? 3 : 1;
                t.Require(sent >= 1 && sent <= most, $"one create was sent {sent} times");
                await t.RequireCountAsync(1, "after a create whose reply was lost").ConfigureAwait(false);
            },
        },
    ];

    /// <summary>The outcome of a write that was carried out unseen: Uncertain, or Applied by whoever found out.</summary>
    public static async Task<WriteOutcome> MaybeAppliedAsync(Trial t, RecordWrite write, string what)
    {
        var (outcomes, thrown) = await t.TryAsync(() => t.Provider.WriteAsync(new(t.Schema, [write]), t.Token)).ConfigureAwait(false);
        t.Require(thrown is null, $"{what}, and WriteAsync threw {(thrown is null ? "" : Trial.Describe(thrown))}");
        t.Require(outcomes is { Count: 1 }, $"{what}, and WriteAsync answered {outcomes?.Count ?? 0} outcomes");
        t.Require(outcomes![0] is WriteOutcome.Uncertain { Evidence: not null } or WriteOutcome.Applied, $"{what}, and the write was answered with {Shown.Outcome(outcomes[0])}");
        return outcomes[0];
    }

    /// <summary>Finds the record as the engine does after a restart: with the evidence, the intent and what is declared, and with nothing else.</summary>
    public static async Task SettleAsync(Trial t, RecordWrite write, WriteOutcome outcome)
    {
        var next = await t.ConnectAsync().ConfigureAwait(false);
        if (outcome is WriteOutcome.Applied applied)
        {
            if (t.Subject.Entity.Read != ReadAbility.None)
                await t.PresentAsync(applied.Id, next).ConfigureAwait(false);
            return;
        }

        var evidence = ((WriteOutcome.Uncertain)outcome).Evidence;
        switch (t.Subject.Entity.CreateSafety)
        {
            case CreateSafety.ClientId:
                var id = new RecordId(evidence.ClientId ?? write.IntentId.ToString("D"));
                t.Require(await t.GetAsync(id, next).ConfigureAwait(false) is RecordLookup.Present, $"the record was made, and a read by the id of the evidence, {id}, does not find it");
                break;

            case CreateSafety.IdempotencyKey:
                t.Require(!string.IsNullOrEmpty(evidence.Key) && evidence.KeyValidUntil is not null, "the create was sent with a key, and the evidence does not say which and until when it is valid");
                await t.AppliedAsync(write, next).ConfigureAwait(false);
                break;

            case CreateSafety.ReadBack(var field):
                var found = await t.SearchAsync(field, CreateCases.Marker).ConfigureAwait(false);
                t.Require(found is [RecordLookup.Present], $"the record was made, and a search of its marker found {found.Count} records");
                break;

            default:
                t.Require(!string.IsNullOrWhiteSpace(evidence.Message), "nothing makes the create safe, and the evidence has no word for the person who is asked");
                break;
        }
    }
}
