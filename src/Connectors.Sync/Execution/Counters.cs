using System.Collections.Immutable;

namespace Connectors.Sync.Execution;

/// <summary>Counts pairs and writes of a run. Thread-safe.</summary>
internal sealed class Counters
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, EntityCounters> _entities = new(StringComparer.Ordinal);

    public int Writes { get; private set; }

    public void Count(string mapping, PairOutcome outcome) => Change(mapping, c => (c with { Seen = c.Seen + 1 }).Plus(outcome));

    public void Change(string mapping, Func<EntityCounters, EntityCounters> change)
    {
        lock (_lock)
        {
            var before = _entities.GetValueOrDefault(mapping) ?? new EntityCounters();
            var after = change(before);
            Writes += after.Writes - before.Writes;
            _entities[mapping] = after;
        }
    }

    public ImmutableDictionary<string, EntityCounters> Snapshot()
    {
        lock (_lock)
            return _entities.ToImmutableDictionary(StringComparer.Ordinal);
    }
}

/// <summary>What became of a pair in this run: exactly one of these.</summary>
internal enum PairOutcome
{
    Applied,
    Unchanged,
    Parked,
    Waiting,
    Uncertain,
    Held,
    Deferred,
    Excluded,
}

internal static class PairOutcomes
{
    public static EntityCounters Plus(this EntityCounters c, PairOutcome outcome) => outcome switch
    {
        PairOutcome.Applied => c with { Applied = c.Applied + 1 },
        PairOutcome.Unchanged => c with { Unchanged = c.Unchanged + 1 },
        PairOutcome.Parked => c with { Parked = c.Parked + 1 },
        PairOutcome.Waiting => c with { Waiting = c.Waiting + 1 },
        PairOutcome.Uncertain => c with { Uncertain = c.Uncertain + 1 },
        PairOutcome.Held => c with { Held = c.Held + 1 },
        PairOutcome.Deferred => c with { Deferred = c.Deferred + 1 },
        _ => c with { Excluded = c.Excluded + 1 },
    };
}
