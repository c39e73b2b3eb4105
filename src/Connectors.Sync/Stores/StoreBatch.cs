using System.Collections;

namespace Connectors.Sync.Stores;

/// <summary>Everything that one durable step writes, in one transaction.</summary>
/// <remarks>
/// Of several rows with one identity the last counts. Marks are cleared before marks are added and pairs unparked before pairs are parked: what is both stays. Links take their records together, so two
/// links of one batch may swap them.
/// </remarks>
public sealed class StoreBatch
{
    /// <summary>Written only while the connection's settings version is still this one (<see cref="SettingsChangedException"/>); <see langword="null"/> = in any case: an outcome is true whatever was changed meanwhile.</summary>
    public int? SettingsVersion { get; set; }

    /// <summary>First drops everything that is stored of the connection's records: it is bound to other accounts now. The connection itself, its lease, journal, runs and the links that were put aside stay.</summary>
    public bool Reset { get; set; }

    /// <summary>Pairs of which the values are erased, before anything of the batch is written.</summary>
    public List<ForgetRow> Forgotten { get; } = [];

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

    /// <summary>Sends, new or changed (by id). A new one whose flow, source and generation belong to another send is refused.</summary>
    public List<SendRow> Sends { get; } = [];

    /// <summary>What flows saw of source documents (by flow and source).</summary>
    public List<DocumentSourceRow> DocumentSources { get; } = [];

    /// <summary>Document flows (by name).</summary>
    public List<DocumentFlowRow> DocumentFlows { get; } = [];

    /// <summary>Managed lists (by name).</summary>
    public List<ListRow> Lists { get; } = [];

    /// <summary>Links of accounts that the connection is not bound to any more (by id). A reset keeps those that are there.</summary>
    public List<AsideRow> Aside { get; } = [];

    /// <summary>There is nothing to write.</summary>
    public bool IsEmpty => !Reset && Count == 0;

    /// <summary>How many rows it names, cleared and unparked ones included.</summary>
    public int Count => Rows.Sum(static l => l.Count);

    // Every list stands here once: a new one is counted and joined by that alone.
    private IList[] Rows => [Forgotten, Links, Intents, Records, Cursors, Marks, ClearedMarks, Parked, Unparked, History, Runs, Decisions, Brakes, Lists, Sends, DocumentSources, DocumentFlows, Aside];

    /// <summary>Adds everything of another batch, so that several steps share one transaction.</summary>
    public void Add(StoreBatch other)
    {
        ArgumentNullException.ThrowIfNull(other);
        SettingsVersion ??= other.SettingsVersion;
        Reset |= other.Reset;
        foreach (var (list, added) in Rows.Zip(other.Rows))
        {
            foreach (var row in added)
                list.Add(row);
        }
    }
}
