using Connectors.Sync;

namespace Connectors.Testing.Conformance;

/// <summary>The same intent once more, as after a crash.</summary>
internal static class RepeatCases
{
    private static readonly Need Key = Needs.Safety<CreateSafety.IdempotencyKey>();

    public static IReadOnlyList<CaseDefinition> All { get; } =
    [
        new("repeats", "a create with the same intent answers the first record")
        {
            Promise = "IdempotencyKey: the system keeps a key for a while and answers a repeat with the first answer.",
            Remedy = "Derive the key from IntentId alone and send it with every attempt.",
            Needs = [Needs.ProviderCreates, Key],
            Run = static async t =>
            {
                var write = t.Create(await t.NewRowAsync().ConfigureAwait(false));
                var first = await t.AppliedAsync(write).ConfigureAwait(false);
                var again = await t.AppliedAsync(write, await t.ConnectAsync().ConfigureAwait(false)).ConfigureAwait(false);
                t.Require(first.Id == again.Id, $"a repeat of the create of {first.Id} made {again.Id}");
                await t.RequireCountAsync(1, "after a create and its repeat").ConfigureAwait(false);
            },
        },
        new("repeats", "a create is still known shortly before its window ends")
        {
            Promise = "IdempotencyKey.Window: how long a repeat is answered with the first answer.",
            Remedy = "Declare a window that the system surely keeps.",
            Needs = [Needs.ProviderCreates, Key, Needs.Can(FixtureAbilities.Clock)],
            Run = static async t =>
            {
                var write = t.Create(await t.NewRowAsync().ConfigureAwait(false));
                var first = await t.AppliedAsync(write).ConfigureAwait(false);
                var window = ((CreateSafety.IdempotencyKey)t.Subject.Entity.CreateSafety).Window;
                t.Account.Advance(window - (window > TimeSpan.FromMinutes(10) ? TimeSpan.FromMinutes(5) : window / 10));
                var again = await t.AppliedAsync(write, await t.ConnectAsync().ConfigureAwait(false)).ConfigureAwait(false);
                t.Require(first.Id == again.Id, $"within the window of {window}, a repeat of the create of {first.Id} made {again.Id}");
                await t.RequireCountAsync(1, "after a create and its repeat").ConfigureAwait(false);
            },
        },
        new("repeats", "a repeat does not undo what somebody edited since")
        {
            Promise = "A repeat answers; it does not write again.",
            Remedy = "Answer a repeat with the record that the first attempt made, as it is now.",
            Needs = [Needs.ProviderCreates, Key, Needs.Get, Needs.Can(FixtureAbilities.Edit)],
            Run = static async t =>
            {
                var write = t.Create(await t.NewRowAsync().ConfigureAwait(false));
                var first = await t.AppliedAsync(write).ConfigureAwait(false);
                await t.Account.EditAsync(t.Ref(first.Id), t.Text, "kit theirs", t.Token).ConfigureAwait(false);
                await t.AppliedAsync(write, await t.ConnectAsync().ConfigureAwait(false)).ConfigureAwait(false);
                t.RequireShown(await t.PresentAsync(first.Id).ConfigureAwait(false), [new(t.Text, t.TextFor(t.Text, "kit theirs"))], "after a repeat of the create");
            },
        },
        new("repeats", "two attempts of one create at the same time make one record")
        {
            Promise = "A repeat that meets the first attempt on its way does not make a second record.",
            Remedy = "Let the system's key decide, inside one transaction with the record.",
            Needs = [Needs.ProviderCreates, Key, Needs.Overlapping],
            Run = static async t =>
            {
                var write = t.Create(await t.NewRowAsync().ConfigureAwait(false));
                var one = await t.ConnectAsync().ConfigureAwait(false);
                var two = await t.ConnectAsync().ConfigureAwait(false);
                var outcomes = await Task.WhenAll(Task.Run(() => t.WriteAsync(write, one), t.Token), Task.Run(() => t.WriteAsync(write, two), t.Token)).ConfigureAwait(false);
                var ids = outcomes.OfType<WriteOutcome.Applied>().Select(static a => a.Id).Distinct().ToList();
                t.Require(ids.Count == 1, $"two attempts of one create at the same time were answered with {string.Join(", ", outcomes.Select(Shown.Outcome))}");
                await t.RequireCountAsync(1, "after two attempts of one create").ConfigureAwait(false);
            },
        },
        new("repeats", "an id that we chose makes one record, however often it is sent")
        {
            Promise = "ClientId: a read by the id tells what became of a create; a repeat never makes a second record.",
            Remedy = "Send the intent's id as the record's, in every attempt.",
            Needs = [Needs.ProviderCreates, Needs.Safety<CreateSafety.ClientId>()],
            Run = static async t =>
            {
                var write = t.Create(await t.NewRowAsync().ConfigureAwait(false));
                var first = await t.AppliedAsync(write).ConfigureAwait(false);
                var again = await t.WriteAsync(write, await t.ConnectAsync().ConfigureAwait(false)).ConfigureAwait(false);
                t.Require(again is not WriteOutcome.Applied applied || applied.Id == first.Id, $"a repeat of the create of {first.Id} was answered with {Shown.Outcome(again)}");
                await t.RequireCountAsync(1, "after a create and its repeat").ConfigureAwait(false);
            },
        },
        new("repeats", "a refusal is not remembered against its cure")
        {
            Promise = "A new attempt after a proved failure has a new intent and is judged by the state of that moment.",
            Remedy = "Do not derive keys from the record's values.",
            Needs = [Needs.ProviderCreates, Needs.SafetyOtherThan<CreateSafety.None>(), Needs.Required],
            Run = static async t =>
            {
                var values = await t.NewRowAsync().ConfigureAwait(false);
                var required = t.Subject.Writable.First(static f => f.Required).Name;
                var bad = t.Create(values.Where(v => v.Key != required).ToDictionary());
                await t.RefusedAsync(bad, $"a create without '{required}'").ConfigureAwait(false);
                await t.RefusedAsync(bad, $"the repeat of a create without '{required}'").ConfigureAwait(false);
                await t.AppliedAsync(t.Create(values)).ConfigureAwait(false);
                await t.RequireCountAsync(1, "after a refused create, its repeat and its cure").ConfigureAwait(false);
            },
        },
    ];
}
