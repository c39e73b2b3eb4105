using Connectors.Sync;

namespace Connectors.Testing.Conformance;

/// <summary>Whoever gives up hears of it at once, and nothing is left half done.</summary>
internal static class CancellationCases
{
    public static IReadOnlyList<CaseDefinition> All { get; } =
    [
        new("cancelling", "a read that is cancelled before it begins")
        {
            Promise = "Every member takes a token and throws OperationCanceledException for it.",
            Remedy = "Pass the token on to every call, and look at it before the first.",
            Needs = [Needs.Get, Needs.Rows],
            Run = static async t =>
            {
                var row = await t.SeedAsync().ConfigureAwait(false);
                var cancelled = new CancellationToken(canceled: true);
                Require(t, (await t.TryAsync(() => t.Provider.GetAsync(new() { Schema = t.Schema, Ids = [row.Id] }, cancelled)).ConfigureAwait(false)).Thrown, "GetAsync");
                if (t.Subject.Entity.Read != ReadAbility.List)
                    return;
                Require(t, (await t.TryAsync(() => ReadAsync(t, static _ => { }, cancelled)).ConfigureAwait(false)).Thrown, "ReadChangesAsync");
            },
        },
        new("cancelling", "a pass that is cancelled between two pages")
        {
            Promise = "A pass can be cancelled; the pages that were handed out stay valid.",
            Remedy = "Look at the token before each page.",
            Needs = [Needs.List, Needs.Rows, Needs.Cursor],
            Run = static async t =>
            {
                var rows = await t.SeedAsync(t.Subject.Sample.Rows).ConfigureAwait(false);
                using var source = new CancellationTokenSource();
                var begun = new Pass();
                var (_, thrown) = await t.TryAsync(() => ReadAsync(t, page =>
                {
                    begun.Add(page);
                    source.Cancel();
                }, source.Token)).ConfigureAwait(false);
                if (begun.Pages[^1].IsLast)
                    return; // The system gave all on one page.
                Require(t, thrown, "ReadChangesAsync");
                t.Require(begun.Pages.Count == 1, $"the pass was cancelled behind its first page and handed out {begun.Pages.Count}");
                var rest = await t.ReadAsync(begun.Cursor).ConfigureAwait(false);
                foreach (var row in rows)
                    t.Require(begun.ShowsAlive(row.Id) || rest.ShowsAlive(row.Id), $"the pass was cancelled and gone on with, and {row.Id} was not shown");
            },
        },
        new("cancelling", "a write that is cancelled before it begins")
        {
            Promise = "A write throws only while nothing has been sent.",
            Remedy = "Look at the token before the first byte; behind it, see the write through or answer Uncertain.",
            Needs = [Needs.ProviderCreates],
            Run = static async t =>
            {
                var write = t.Create(await t.NewRowAsync().ConfigureAwait(false));
                var (outcomes, thrown) = await t.TryAsync(() => t.Provider.WriteAsync(new(t.Schema, [write]), new CancellationToken(canceled: true))).ConfigureAwait(false);
                t.Require(thrown is OperationCanceledException or ProviderUnavailableException || outcomes is [WriteOutcome.NotSent],
                    thrown is null ? $"the write was cancelled before it began and answered with {(outcomes is { Count: > 0 } ? Shown.Outcome(outcomes[0]) : "nothing")}" : $"the write was cancelled before it began, and {Trial.Describe(thrown)} was thrown");
                await t.RequireCountAsync(0, "after a create that was cancelled before it began").ConfigureAwait(false);
            },
        },
        new("cancelling", "a write that is cancelled while it is on the wire")
        {
            Promise = "A write throws only while nothing has been sent. Cancelled on the wire it is Uncertain, with evidence.",
            Remedy = "Catch the cancellation behind the first byte and answer Uncertain.",
            Needs = [Needs.ProviderCreates, Needs.Can(FixtureAbilities.HoldWrite)],
            Run = static async t =>
            {
                var write = t.Create((await t.NewRowAsync().ConfigureAwait(false)).Where(v => v.Key != t.Subject.Entity.MarkerField).ToDictionary(), t.Subject.Entity.MarkerField is null ? null : CreateCases.Marker);
                await t.Account.FailAsync(ProviderFault.HoldWrite, t.Entity, t.Token).ConfigureAwait(false);
                using var source = new CancellationTokenSource();
                var writing = t.TryAsync(() => t.Provider.WriteAsync(new(t.Schema, [write]), source.Token));
                await t.Account.WaitUntilHeldAsync(t.Token).ConfigureAwait(false);
                await source.CancelAsync().ConfigureAwait(false);
                // Whoever sees the write through waits for the system; whoever gives up answers at once.
                await Task.WhenAny(writing, Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, t.Token)).ConfigureAwait(false);
                await t.Account.HealAsync(t.Token).ConfigureAwait(false);
                var (outcomes, thrown) = await writing.ConfigureAwait(false);
                t.Require(thrown is null, $"the write was cancelled while it was on the wire, and {(thrown is null ? "" : Trial.Describe(thrown))} was thrown: it was carried out all the same");
                t.Require(outcomes is [WriteOutcome.Uncertain or WriteOutcome.Applied], $"the write was cancelled while it was on the wire, and answered with {(outcomes is { Count: > 0 } ? Shown.Outcome(outcomes[0]) : "nothing")}");
                await LostReplyCases.SettleAsync(t, write, outcomes![0]).ConfigureAwait(false);
                await t.RequireCountAsync(1, "after a create that was cancelled while it was on the wire").ConfigureAwait(false);
            },
        },
        new("cancelling", "a token counts for its own call only")
        {
            Promise = "The token of a call is the token of that call: cancelling it afterwards stops nothing else.",
            Remedy = "Do not keep a token beyond the call that it came with.",
            Needs = [Needs.Get, Needs.Rows],
            Run = static async t =>
            {
                var row = await t.SeedAsync().ConfigureAwait(false);
                using var source = CancellationTokenSource.CreateLinkedTokenSource(t.Token);
                var provider = await t.ConnectAsync().ConfigureAwait(false);
                await t.CallAsync("DescribeAsync", () => provider.DescribeAsync(source.Token)).ConfigureAwait(false);
                await t.CallAsync("ProbeAsync", () => provider.ProbeAsync(source.Token)).ConfigureAwait(false);
                await t.CallAsync("GetAsync", () => provider.GetAsync(new() { Schema = t.Schema, Ids = [row.Id] }, source.Token)).ConfigureAwait(false);
                await source.CancelAsync().ConfigureAwait(false);
                await t.PresentAsync(row.Id, provider).ConfigureAwait(false);
                if (t.Subject.Entity.Read == ReadAbility.List)
                    await t.ReadAsync(by: provider).ConfigureAwait(false);
                if (t.Subject.Entity.CanCreate)
                    await t.AppliedAsync(t.Create(await t.NewRowAsync().ConfigureAwait(false)), provider).ConfigureAwait(false);
            },
        },
    ];

    private static void Require(Trial t, Exception? thrown, string call) =>
        t.Require(thrown is OperationCanceledException, thrown is null ? $"{call} was cancelled and ended as if it had not been" : $"{call} was cancelled and threw {Trial.Describe(thrown)}");

    private static async Task<bool> ReadAsync(Trial t, Action<ChangePage> onPage, CancellationToken cancellationToken)
    {
        var request = new ReadRequest { Resource = t.Subject.Resource.Name, PageSizeHint = 2, Entities = [.. t.Selections()] };
        await foreach (var page in t.Provider.ReadChangesAsync(request, cancellationToken).ConfigureAwait(false))
            onPage(page);
        return true;
    }
}
