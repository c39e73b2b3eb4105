using Connectors.Sync;

namespace Connectors.Testing.Conformance;

/// <summary>Several writes in one call. A batch is mere transport: intents and outcomes are per write.</summary>
internal static class BatchCases
{
    private static readonly Need[] Batches = [Needs.Batches, Needs.ProviderCreates, Needs.Get];

    public static IReadOnlyList<CaseDefinition> All { get; } =
    [
        new("batches", "one outcome per write, in order")
        {
            Promise = "WriteAsync answers one outcome per write, in the order of the writes.",
            Remedy = "Match the system's answers to the writes by their keys, not by the order in which they come.",
            Needs = Batches,
            Run = static async t =>
            {
                var (writes, values) = await CreatesAsync(t).ConfigureAwait(false);
                var outcomes = await t.WriteAllAsync(writes).ConfigureAwait(false);
                for (var i = 0; i < writes.Count; i++)
                {
                    t.Require(outcomes[i] is WriteOutcome.Applied, $"write {i + 1} of a batch was answered with {Shown.Outcome(outcomes[i])}");
                    t.RequireShown(await t.PresentAsync(((WriteOutcome.Applied)outcomes[i]).Id).ConfigureAwait(false), values[i], $"the record of outcome {i + 1}");
                }

                await t.RequireCountAsync(writes.Count, "after a batch").ConfigureAwait(false);
            },
        },
        new("batches", "one bad write spoils the others only where batches are atomic")
        {
            Promise = "AtomicBatches: one refused write of a batch refuses all. Otherwise each write stands for itself.",
            Remedy = "Declare what the system does, and answer for each write what became of it.",
            Needs = [.. Batches, Needs.Required],
            Run = static async t =>
            {
                var (writes, values) = await CreatesAsync(t).ConfigureAwait(false);
                var required = t.Subject.Writable.First(static f => f.Required).Name;
                writes[1] = t.Create(values[1].Where(v => v.Key != required).ToDictionary());
                var outcomes = await t.WriteAllAsync(writes).ConfigureAwait(false);
                t.Require(outcomes[1] is WriteOutcome.Refused { Problems.IsDefaultOrEmpty: false }, $"the bad write was answered with {Shown.Outcome(outcomes[1])}");
                var others = outcomes.Where((_, i) => i != 1).ToList();
                if (t.Subject.Entity.AtomicBatches)
                {
                    t.Require(others.TrueForAll(static o => o is WriteOutcome.Refused or WriteOutcome.NotSent), $"batches are atomic, and a neighbour of the bad write was answered with {string.Join(", ", others.Select(Shown.Outcome))}");
                    await t.RequireCountAsync(0, "after an atomic batch with a bad write").ConfigureAwait(false);
                    return;
                }

                t.Require(others.TrueForAll(static o => o is WriteOutcome.Applied), $"batches are not atomic, and a neighbour of the bad write was answered with {string.Join(", ", others.Select(Shown.Outcome))}");
                await t.RequireCountAsync(writes.Count - 1, "after a batch with a bad write").ConfigureAwait(false);
            },
        },
        new("batches", "different kinds of writes in one batch")
        {
            Promise = "A batch may hold creates, updates and deletions of one entity.",
            Remedy = "Send them as the system wants them, and answer in the order of the batch.",
            Needs = [.. Batches, Needs.ProviderUpdates],
            Run = static async t =>
            {
                var rows = await t.SeedAsync(2).ConfigureAwait(false);
                var values = await t.NewRowAsync().ConfigureAwait(false);
                List<RecordWrite> writes = [t.Create(values), t.Update(await t.PresentAsync(rows[0].Id).ConfigureAwait(false), (t.Text, t.TextFor(t.Text, "kit updated")))];
                if (t.Subject.Entity is { CanDelete: true, WriteBatchSize: > 2 })
                    writes.Insert(1, t.Delete(await t.PresentAsync(rows[1].Id).ConfigureAwait(false)));
                var outcomes = await t.WriteAllAsync(writes).ConfigureAwait(false);
                t.Require(outcomes.All(static o => o is WriteOutcome.Applied), $"a mixed batch was answered with {string.Join(", ", outcomes.Select(Shown.Outcome))}");
                t.RequireShown(await t.PresentAsync(((WriteOutcome.Applied)outcomes[0]).Id).ConfigureAwait(false), values, "the created record");
                t.RequireShown(await t.PresentAsync(rows[0].Id).ConfigureAwait(false), [new(t.Text, t.TextFor(t.Text, "kit updated"))], "the changed record");
                t.Require(((WriteOutcome.Applied)outcomes[^1]).Id == rows[0].Id, $"the update's outcome has the id {((WriteOutcome.Applied)outcomes[^1]).Id}");
                if (writes.Count == 3)
                    t.Require(!Shown.Alive(await t.GetAsync(rows[1].Id).ConfigureAwait(false)), "the deleted record is still there");
            },
        },
        new("batches", "a limit leaves the whole batch unsent, and says so of each write")
        {
            Promise = "A batch cut short by a limit closes its unsent writes as NotSent.",
            Remedy = "Answer NotSent for every write that did not go out; the outcomes of those that did, stand.",
            Needs = [.. Batches, Needs.Can(FixtureAbilities.Limit)],
            Run = static async t =>
            {
                var (writes, _) = await CreatesAsync(t).ConfigureAwait(false);
                await t.Account.FailAsync(ProviderFault.Limit, t.Entity, t.Token).ConfigureAwait(false);
                var (outcomes, thrown) = await t.TryAsync(() => t.Provider.WriteAsync(new(t.Schema, writes), t.Token)).ConfigureAwait(false);
                await t.Account.HealAsync(t.Token).ConfigureAwait(false);
                t.Require(thrown is ProviderUnavailableException || outcomes?.Count == writes.Count && outcomes.All(static o => o is WriteOutcome.NotSent),
                    thrown is null ? $"the batch met a limit and was answered with {string.Join(", ", outcomes!.Select(Shown.Outcome))}" : $"the batch met a limit and {Trial.Describe(thrown)} was thrown");
                await t.RequireCountAsync(0, "after a batch that met a limit").ConfigureAwait(false);
            },
        },
        new("batches", "a lost reply makes each write of the batch uncertain")
        {
            Promise = "What the provider cannot know of a write is Uncertain, for each write of the batch, with its own evidence.",
            Remedy = "Answer one Uncertain per write that was on the wire.",
            Needs = [.. Batches, Needs.Can(FixtureAbilities.LoseReply)],
            Run = static async t =>
            {
                var (writes, _) = await CreatesAsync(t).ConfigureAwait(false);
                await t.Account.FailAsync(ProviderFault.LoseReply, t.Entity, t.Token).ConfigureAwait(false);
                var outcomes = await t.WriteAllAsync(writes).ConfigureAwait(false);
                await t.Account.HealAsync(t.Token).ConfigureAwait(false);
                foreach (var outcome in outcomes)
                    t.Require(outcome is WriteOutcome.Uncertain or WriteOutcome.Applied or WriteOutcome.NotSent, $"the reply to a batch was lost, and a write was answered with {Shown.Outcome(outcome)}");
                var written = t.Subject.Can(FixtureAbilities.Count) ? await t.Account.CountAsync(t.Entity, t.Token).ConfigureAwait(false) : 0;
                t.Require(written <= outcomes.Count(static o => o is not WriteOutcome.NotSent), $"{written} records were made, and {outcomes.Count(static o => o is WriteOutcome.NotSent)} of {writes.Count} writes are said not to have been sent");
            },
        },
    ];

    private static async Task<(List<RecordWrite> Writes, List<IReadOnlyDictionary<string, FieldValue>> Values)> CreatesAsync(Trial t)
    {
        var values = new List<IReadOnlyDictionary<string, FieldValue>>();
        for (var i = 0; i < Math.Min(4, t.Subject.Entity.WriteBatchSize); i++)
            values.Add(await t.NewRowAsync().ConfigureAwait(false));
        return ([.. values.Select(v => t.Create(v))], values);
    }
}
