using Connectors.Sync;

namespace Connectors.Testing.Conformance;

/// <summary>One provider per run: what it keeps, what it shares, what it shows through decorators.</summary>
internal static class LifetimeCases
{
    public static IReadOnlyList<CaseDefinition> All { get; } =
    [
        new("lifetime", "a run that ended leaves others at work")
        {
            Promise = "A provider is made for one run and disposed after it; runs over one account do not share what one of them gives back.",
            Remedy = "Dispose only of what this provider made for itself; a client that others use stays.",
            Needs = [Needs.Get, Needs.Rows],
            Run = static async t =>
            {
                var row = await t.SeedAsync().ConfigureAwait(false);
                var ended = await t.ConnectAsync().ConfigureAwait(false);
                await t.PresentAsync(row.Id, ended).ConfigureAwait(false);
                await DisposeAsync(t, ended).ConfigureAwait(false);
                await t.PresentAsync(row.Id).ConfigureAwait(false);
                await t.PresentAsync(row.Id, await t.ConnectAsync().ConfigureAwait(false)).ConfigureAwait(false);
            },
        },
        new("lifetime", "disposing twice is disposing once", CaseScope.Provider)
        {
            Promise = "DisposeAsync may be called again, by the run and by a decorator.",
            Remedy = "Let the second call do nothing.",
            Run = static async t =>
            {
                var provider = await t.ConnectAsync().ConfigureAwait(false);
                await DisposeAsync(t, provider).ConfigureAwait(false);
                await DisposeAsync(t, provider).ConfigureAwait(false);
            },
        },
        new("lifetime", "what was not used is disposed of quietly", CaseScope.Provider)
        {
            Promise = "A run may end before it made a call.",
            Remedy = "Connect with the first call, not with the constructor.",
            Run = static async t => await DisposeAsync(t, await t.ConnectAsync().ConfigureAwait(false)).ConfigureAwait(false),
        },
        new("lifetime", "calls for different records overlap as declared")
        {
            Promise = "MaxConcurrentCalls: how many calls for different records may overlap.",
            Remedy = "Keep nothing of a call in the provider, or declare one call at a time.",
            Needs = [Needs.Overlapping, Needs.Get, Needs.Rows],
            Run = static async t =>
            {
                var rows = await t.SeedAsync(Math.Min(t.Subject.Capabilities.MaxConcurrentCalls, 4)).ConfigureAwait(false);
                var reads = rows.Concat(rows).Select(row => Task.Run(() => t.PresentAsync(row.Id), t.Token)).Take(t.Subject.Capabilities.MaxConcurrentCalls);
                var records = await Task.WhenAll(reads).ConfigureAwait(false);
                foreach (var (record, row) in records.Zip(rows.Concat(rows)))
                {
                    t.Require(record.Id == row.Id, $"overlapping reads: {row.Id} was asked for, and {record.Id} answered");
                    t.RequireShown(record, row.Values, $"overlapping reads, the record {row.Id}");
                }
            },
        },
        new("lifetime", "writes of different records overlap as declared")
        {
            Promise = "MaxConcurrentCalls: how many calls for different records may overlap, writes included.",
            Remedy = "Keep nothing of a write in the provider, or declare one call at a time.",
            Needs = [Needs.Overlapping, Needs.ProviderCreates],
            Run = static async t =>
            {
                var writes = new List<RecordWrite>();
                var values = new List<IReadOnlyDictionary<string, FieldValue>>();
                for (var i = 0; i < Math.Min(t.Subject.Capabilities.MaxConcurrentCalls, 4); i++)
                {
                    values.Add(await t.NewRowAsync().ConfigureAwait(false));
                    writes.Add(t.Create(values[^1]));
                }

                var outcomes = await Task.WhenAll(writes.Select(write => Task.Run(() => t.WriteAsync(write), t.Token))).ConfigureAwait(false);
                for (var i = 0; i < writes.Count; i++)
                {
                    // A database that lets one writer in at a time says so; that is no answer about the record.
                    if (outcomes[i] is WriteOutcome.NotSent { Reason: UnavailableReason.Limited })
                        outcomes[i] = await t.WriteAsync(writes[i]).ConfigureAwait(false);
                    t.Require(outcomes[i] is WriteOutcome.Applied, $"overlapping creates: one was answered with {Shown.Outcome(outcomes[i])}");
                    if (t.Subject.Entity.Read != ReadAbility.None)
                        t.RequireShown(await t.PresentAsync(((WriteOutcome.Applied)outcomes[i]).Id).ConfigureAwait(false), values[i], $"overlapping creates, the record of outcome {i + 1}");
                }

                await t.RequireCountAsync(writes.Count, "after overlapping creates").ConfigureAwait(false);
            },
        },
        new("lifetime", "an unknown feature is null", CaseScope.Provider)
        {
            Promise = "GetFeature answers an optional feature, or null.",
            Remedy = "Answer null for what you do not know; the default implementation does.",
            Run = static t =>
            {
                INobodyHasThis? feature;
                try
                {
                    feature = t.Provider.GetFeature<INobodyHasThis>();
                }
                catch (Exception exception) when (exception is not ProviderConformanceException)
                {
                    throw t.Broken($"GetFeature of an unknown feature threw {Trial.Describe(exception)}", exception);
                }

                t.Require(feature is null, $"GetFeature of an unknown feature answered a {feature?.GetType().Name}");
                return Task.CompletedTask;
            },
        },
        new("lifetime", "features are seen through decorators", CaseScope.Provider)
        {
            Promise = "A decorator passes the question for a feature on.",
            Remedy = "Derive decorators from SyncProviderDecorator, and answer features by GetFeature and not by a cast.",
            Needs = [Needs.Features],
            Run = static async t =>
            {
                var decorated = new Wrapper(new Wrapper(await t.ConnectAsync().ConfigureAwait(false)));
                for (var i = 0; i < t.Subject.Fixture.Features.Count; i++)
                {
                    t.Require(t.Subject.Fixture.Features[i](t.Provider) is not null, $"feature {i + 1} of the fixture is not there");
                    t.Require(t.Subject.Fixture.Features[i](decorated) is not null, $"feature {i + 1} of the fixture is there, and not through a decorator");
                }
            },
        },
        new("lifetime", "a decorated provider does the same")
        {
            Promise = "The engine wraps providers: whatever a provider does, it does as ISyncProvider.",
            Remedy = "Do not count on being called as your own type.",
            Needs = [Needs.Get, Needs.Rows],
            Run = static async t =>
            {
                var row = await t.SeedAsync().ConfigureAwait(false);
                var decorated = new Wrapper(await t.ConnectAsync().ConfigureAwait(false));
                t.RequireShown(await t.PresentAsync(row.Id, decorated).ConfigureAwait(false), row.Values, "through a decorator");
                if (t.Subject.Entity.Read == ReadAbility.List)
                    t.Require((await t.ReadAsync(size: 100, by: decorated).ConfigureAwait(false)).ShowsAlive(row.Id), "through a decorator the record was not shown");
            },
        },
    ];

    private static async Task DisposeAsync(Trial t, ISyncProvider provider) => await t.CallAsync("DisposeAsync", async () =>
    {
        await provider.DisposeAsync().ConfigureAwait(false);
        return true;
    }).ConfigureAwait(false);

    private interface INobodyHasThis;

    private sealed class Wrapper(ISyncProvider inner) : SyncProviderDecorator(inner);
}
