using System.Collections.Immutable;

namespace Connectors.Sync.Execution;

/// <summary>Counts pairs and writes of a run. Thread-safe.</summary>
internal sealed class Counters
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, EntityCounters> _entities = new(StringComparer.Ordinal);

    private readonly Dictionary<(string Mapping, string Pair), PairOutcome> _pairs = [];

    public int Writes { get; private set; }

    /// <summary>
    /// Counts what became of a pair. A pair that is looked at again in the same run counts once, with its last outcome; that it needed nothing more does not unsay that it was written (R34).
    /// </summary>
    public void Count(string mapping, string pair, PairOutcome outcome)
    {
        lock (_lock)
        {
            if (!_pairs.TryGetValue((mapping, pair), out var before))
            {
                _pairs[(mapping, pair)] = outcome;
                Change(mapping, c => (c with { Seen = c.Seen + 1 }).Plus(outcome, 1));
                return;
            }

            if (before == outcome || (before == PairOutcome.Applied && outcome == PairOutcome.Unchanged))
                return;
            _pairs[(mapping, pair)] = outcome;
            Change(mapping, c => c.Plus(before, -1).Plus(outcome, 1));
        }
    }

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
    public static EntityCounters Plus(this EntityCounters c, PairOutcome outcome, int by) => outcome switch
    {
        PairOutcome.Applied => c with { Applied = c.Applied + by },
        PairOutcome.Unchanged => c with { Unchanged = c.Unchanged + by },
        PairOutcome.Parked => c with { Parked = c.Parked + by },
        PairOutcome.Waiting => c with { Waiting = c.Waiting + by },
        PairOutcome.Uncertain => c with { Uncertain = c.Uncertain + by },
        PairOutcome.Held => c with { Held = c.Held + by },
        PairOutcome.Deferred => c with { Deferred = c.Deferred + by },
        _ => c with { Excluded = c.Excluded + by },
    };
}
