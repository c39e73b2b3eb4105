using System.Collections;

namespace Connectors.Sync.Stores;

/// <summary>Everything that one durable step writes, in one transaction.</summary>
/// <remarks>
/// Of several rows with one identity the last counts. Marks are cleared before marks are added and pairs unparked before pairs are parked: what is both stays. Links take their records together, so two
/// links of one batch may swap them.
/// </remarks>
public sealed class StoreBatch
{
    /// <summary>Links, new or changed (by id).</summary>
    public List<LinkRow> Links { get; } = [];

    /// <summary>Intents, new or changed (by id).</summary>
    public List<IntentRow> Intents { get; } = [];

    /// <summary>What was read of records (by side, resource and id). The keys of a record are replaced as a whole.</summary>
    public List<RecordRow> Records { get; } = [];

    /// <summary>Cursors (by side and resource).</summary>
    public List<CursorRow> Cursors { get; } = [];

    /// <summary>Marks to add, as <see cref="ISyncStore.AddMarksAsync"/> does.</summary>
    public List<MarkRow> Marks { get; } = [];

    /// <summary>Marks to clear: each only if its counter is still the one given.</summary>
    public List<MarkRow> ClearedMarks { get; } = [];

    /// <summary>Parked rows, new or changed (by mapping and pair).</summary>
    public List<ParkedRow> Parked { get; } = [];

    /// <summary>Pairs that are not parked any more.</summary>
    public List<(string Mapping, string Pair)> Unparked { get; } = [];

    /// <summary>What happened. Only ever added.</summary>
    public List<HistoryRow> History { get; } = [];

    /// <summary>Runs, new or changed (by id).</summary>
    public List<RunRow> Runs { get; } = [];

    /// <summary>Decisions that the engine itself remembers.</summary>
    public List<DecisionRow> Decisions { get; } = [];

    /// <summary>Steps that the brakes let pass (by mapping, kind, pair and step).</summary>
    public List<BrakeRow> Brakes { get; } = [];

    /// <summary>There is nothing to write.</summary>
    public bool IsEmpty => Count == 0;

    /// <summary>How many rows it names, cleared and unparked ones included.</summary>
    public int Count => Lists.Sum(static l => l.Count);

    // Every list stands here once: a new one is counted and joined by that alone.
    private IList[] Lists => [Links, Intents, Records, Cursors, Marks, ClearedMarks, Parked, Unparked, History, Runs, Decisions, Brakes];

    /// <summary>Adds everything of another batch, so that several steps share one transaction.</summary>
    public void Add(StoreBatch other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (var (list, added) in Lists.Zip(other.Lists))
        {
            foreach (var row in added)
                list.Add(row);
        }
    }
}
