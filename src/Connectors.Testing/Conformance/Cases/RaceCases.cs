using Connectors.Sync;

namespace Connectors.Testing.Conformance;

/// <summary>Somebody else was faster.</summary>
internal static class RaceCases
{
    private static readonly Need[] Races = [Needs.ProviderUpdates, Needs.Rows, Needs.Get, Needs.Can(FixtureAbilities.Edit)];

    public static IReadOnlyList<CaseDefinition> All { get; } =
    [
        new("races", "an update of a field that somebody changed meanwhile is stale")
        {
            Promise = "ConcurrencyGuard.Token: a write with an outdated token is refused as Stale; nothing is written.",
            Remedy = "Send the token of Current with the write, and answer Stale when the system says that it is outdated.",
            Needs = [.. Races, Needs.TokenGuard],
            Run = static async t =>
            {
                var row = await t.SeedAsync().ConfigureAwait(false);
                var old = await t.PresentAsync(row.Id).ConfigureAwait(false);
                await t.Account.EditAsync(t.Ref(row.Id), t.Text, "kit theirs", t.Token).ConfigureAwait(false);
                var outcome = await t.WriteAsync(t.Update(old, (t.Text, t.TextFor(t.Text, "kit ours")))).ConfigureAwait(false);
                t.Require(outcome is WriteOutcome.Stale, $"the record changed behind our read, and the write was answered with {Shown.Outcome(outcome)}");
                var now = await t.PresentAsync(row.Id).ConfigureAwait(false);
                t.RequireShown(now, [new(t.Text, t.TextFor(t.Text, "kit theirs"))], "after a stale write");
                if (((WriteOutcome.Stale)outcome).Current is { } told)
                    t.RequireShown(told, [new(t.Text, t.TextFor(t.Text, "kit theirs"))], "in the stale outcome");
                // Read again, written again: now it goes through.
                await t.AppliedAsync(t.Update(now, (t.Text, t.TextFor(t.Text, "kit ours")))).ConfigureAwait(false);
            },
        },
        new("races", "somebody's edit of another field survives, or the write is stale")
        {
            Promise = "An update never takes back what others wrote into fields that it does not name, where the system can tell.",
            Remedy = "Patch what is named, or send the token with the whole object.",
            Needs = [.. Races, Needs.OtherText, static s => s.Entity is { WriteShape: WriteShape.Replace, Concurrency: ConcurrencyGuard.None } ? "updates replace, and no token is declared: the window is the vendor's" : null],
            Run = static async t =>
            {
                var row = await t.SeedAsync().ConfigureAwait(false);
                var old = await t.PresentAsync(row.Id).ConfigureAwait(false);
                await t.Account.EditAsync(t.Ref(row.Id), t.OtherText, "kit theirs", t.Token).ConfigureAwait(false);
                var outcome = await t.WriteAsync(t.Update(old, (t.Text, t.TextFor(t.Text, "kit ours")))).ConfigureAwait(false);
                var now = await t.PresentAsync(row.Id).ConfigureAwait(false);
                t.RequireShown(now, [new(t.OtherText, t.TextFor(t.OtherText, "kit theirs"))], $"after a write of '{t.Text}' that was answered with {Shown.Outcome(outcome)}");
                if (outcome is WriteOutcome.Applied applied)
                {
                    t.RequireShown(now, [new(t.Text, t.TextFor(t.Text, "kit ours"))], "after the write");
                    if (applied.Record is { } reply && !reply[t.OtherText].IsAbsent)
                        t.RequireShown(reply, [new(t.OtherText, t.TextFor(t.OtherText, "kit theirs"))], "in the write's reply");
                }
                else
                {
                    t.Require(outcome is WriteOutcome.Stale, $"the write was answered with {Shown.Outcome(outcome)}");
                }
            },
        },
        new("races", "an update of a deleted record does not bring it back")
        {
            Promise = "A record that is gone is Stale. An update that the system answered as a create says so (AnsweredAsCreate).",
            Remedy = "Answer Stale for a record that is not there; where a PUT creates, look first and say AnsweredAsCreate when it happened.",
            Needs = [Needs.ProviderUpdates, Needs.Rows, Needs.Get, Needs.Can(FixtureAbilities.Delete)],
            Run = static async t =>
            {
                var row = await t.SeedAsync().ConfigureAwait(false);
                var old = await t.PresentAsync(row.Id).ConfigureAwait(false);
                await t.Account.DeleteAsync(t.Ref(row.Id), t.Token).ConfigureAwait(false);
                var outcome = await t.WriteAsync(t.Update(old, (t.Text, t.TextFor(t.Text, "kit ours")))).ConfigureAwait(false);
                t.Require(outcome is WriteOutcome.Stale or WriteOutcome.Refused or WriteOutcome.Applied { AnsweredAsCreate: true }, $"the record is deleted, and an update of it was answered with {Shown.Outcome(outcome)}");
                if (outcome is not WriteOutcome.Applied)
                    await t.RequireCountAsync(0, "after an update of a deleted record").ConfigureAwait(false);
            },
        },
        new("races", "an update of a record that became another entity is stale")
        {
            Promise = "What was planned for one entity is not written into another.",
            Remedy = "Compare the record's kind before writing, and answer Stale.",
            Needs = [Needs.ProviderUpdates, Needs.Rows, Needs.Get, Needs.Can(FixtureAbilities.Turn)],
            Run = static async t =>
            {
                var row = await t.SeedAsync().ConfigureAwait(false);
                await t.Account.TurnAsync(t.Ref(row.Id), t.Token).ConfigureAwait(false);
                var write = new RecordWrite { IntentId = t.NextIntent(), Kind = WriteKind.Update, Id = row.Id, Set = t.Set(new Dictionary<string, FieldValue> { [t.Text] = t.TextFor(t.Text, "kit ours") }) };
                var outcome = await t.WriteAsync(write).ConfigureAwait(false);
                t.Require(outcome is WriteOutcome.Stale or WriteOutcome.Refused, $"the record became another entity, and an update of it was answered with {Shown.Outcome(outcome)}");
            },
        },
        new("races", "a deletion of what somebody changed meanwhile is stale or goes through whole")
        {
            Promise = "A deletion is Applied and the record gone, or Stale and the record there.",
            Remedy = "Answer what happened.",
            Needs = [.. Races, Needs.ProviderDeletes],
            Run = static async t =>
            {
                var row = await t.SeedAsync().ConfigureAwait(false);
                var old = await t.PresentAsync(row.Id).ConfigureAwait(false);
                await t.Account.EditAsync(t.Ref(row.Id), t.Text, "kit theirs", t.Token).ConfigureAwait(false);
                var outcome = await t.WriteAsync(t.Delete(old)).ConfigureAwait(false);
                var answer = await t.GetAsync(row.Id, await t.ConnectAsync().ConfigureAwait(false)).ConfigureAwait(false);
                t.Require((outcome is WriteOutcome.Applied && !Shown.Alive(answer)) || (outcome is WriteOutcome.Stale && Shown.Alive(answer)), $"the deletion was answered with {Shown.Outcome(outcome)}, and the record with {Shown.Lookup(answer)}");
            },
        },
    ];
}
