using System.Collections.Immutable;

namespace Connectors.Sync;

/// <summary>What a run shall do.</summary>
public sealed record RunRequest
{
    /// <summary>The <see cref="Trigger"/> of runs that nobody asked for.</summary>
    public const string Scheduled = "schedule";

    /// <summary>The <see cref="Trigger"/> of runs that a webhook or a save in the CRM asked for: they read what changed, and no table as a whole that was read before.</summary>
    public const string Changed = "change";

    /// <summary>Everything that is enabled.</summary>
    public static RunRequest All { get; } = new();

    /// <summary>Only this mapping.</summary>
    public string? Mapping { get; init; }

    /// <summary>Only this CRM record and what it depends on. Possible where the mapping goes from CRM to accounting alone, or says so.</summary>
    public RecordRef? Record { get; init; }

    /// <summary>Who asks, for the history; empty = nobody, it happens by itself.</summary>
    public string User { get; init; } = "";

    /// <summary>What started it: <c>manual</c>, <c>schedule</c>, <c>change</c>.</summary>
    public string Trigger { get; init; } = "manual";

    /// <summary>Told after every record, from any thread.</summary>
    public IProgress<RunProgress>? Progress { get; init; }
}

/// <summary>How far a run is.</summary>
/// <param name="Mapping">The mapping it works on.</param>
/// <param name="Done">Pairs of it that are done.</param>
/// <param name="Total">Pairs of it that are to be done, as far as known.</param>
/// <param name="Writes">Writes that were applied so far, in all.</param>
public sealed record RunProgress(string Mapping, int Done, int Total, int Writes);

/// <summary>How a run ended.</summary>
public enum RunState
{
    /// <summary>Everything that was seen was dealt with.</summary>
    Completed,

    /// <summary>It was cut short by a limit, a stop or a system that went away. The rest waits, nothing is lost.</summary>
    Partial,

    /// <summary>It could not begin: a side is red, the settings do not fit, another account answered.</summary>
    Failed,
}

/// <summary>What a run did.</summary>
public sealed record RunReport
{
    /// <summary>The run.</summary>
    public required Guid Id { get; init; }

    /// <summary>The connection.</summary>
    public required ConnectionId Connection { get; init; }

    /// <summary>How it ended.</summary>
    public required RunState State { get; init; }

    /// <summary>Why it did not complete; empty when it did.</summary>
    public string Reason { get; init; } = "";

    /// <summary>When it began, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended, UTC.</summary>
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>Counters per mapping. They add up: <see cref="EntityCounters.Seen"/> is the sum of the outcomes.</summary>
    public required ImmutableDictionary<string, EntityCounters> Entities { get; init; }

    /// <summary>What was done with documents. They add up too.</summary>
    public DocumentCounters Documents { get; init; } = new();

    /// <summary>All mappings together.</summary>
    public EntityCounters Total => Entities.Values.Aggregate(new EntityCounters(), static (sum, e) => sum + e);

    /// <summary>When another run is worth while before the next slot: the limit is over, an unsettled write can be looked up, the other process is done. UTC; <see langword="null"/> = at the next slot.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>It stopped at a limit of a side.</summary>
    internal bool Limited { get; init; }

    /// <summary>What is wrong with the settings, when that is why it failed.</summary>
    public ImmutableArray<SettingsProblem> Problems { get; init; } = [];
}

/// <summary>Counters over distinct pairs of one mapping.</summary>
public sealed record EntityCounters
{
    /// <summary>Pairs that were looked at.</summary>
    public int Seen { get; init; }

    /// <summary>Something was written or linked.</summary>
    public int Applied { get; init; }

    /// <summary>Nothing was to be done.</summary>
    public int Unchanged { get; init; }

    /// <summary>They wait for somebody.</summary>
    public int Parked { get; init; }

    /// <summary>They wait for another record.</summary>
    public int Waiting { get; init; }

    /// <summary>A write may have been applied.</summary>
    public int Uncertain { get; init; }

    /// <summary>Single units are not written; the rest went on.</summary>
    public int Held { get; init; }

    /// <summary>The budget or the time was used up; they go on by themselves.</summary>
    public int Deferred { get; init; }

    /// <summary>The mapping leaves them out.</summary>
    public int Excluded { get; init; }

    /// <summary>Records created in the CRM.</summary>
    public int CreatedInCrm { get; init; }

    /// <summary>Records created in accounting.</summary>
    public int CreatedInAccounting { get; init; }

    /// <summary>Records changed in the CRM.</summary>
    public int UpdatedInCrm { get; init; }

    /// <summary>Records changed in accounting.</summary>
    public int UpdatedInAccounting { get; init; }

    /// <summary>Records deleted in the CRM.</summary>
    public int DeletedInCrm { get; init; }

    /// <summary>Records deleted in accounting.</summary>
    public int DeletedInAccounting { get; init; }

    /// <summary>Pairs that were found to be the same and linked.</summary>
    public int Linked { get; init; }

    /// <summary>Links that ended.</summary>
    public int Unlinked { get; init; }

    /// <summary>Writes on both sides.</summary>
    public int Writes => CreatedInCrm + CreatedInAccounting + UpdatedInCrm + UpdatedInAccounting + DeletedInCrm + DeletedInAccounting;

    /// <summary>The outcomes add up to what was seen.</summary>
    public bool AddsUp => Seen == Applied + Unchanged + Parked + Waiting + Uncertain + Held + Deferred + Excluded;

    /// <summary>Sums two.</summary>
    public static EntityCounters operator +(EntityCounters left, EntityCounters right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new()
        {
            Seen = left.Seen + right.Seen,
            Applied = left.Applied + right.Applied,
            Unchanged = left.Unchanged + right.Unchanged,
            Parked = left.Parked + right.Parked,
            Waiting = left.Waiting + right.Waiting,
            Uncertain = left.Uncertain + right.Uncertain,
            Held = left.Held + right.Held,
            Deferred = left.Deferred + right.Deferred,
            Excluded = left.Excluded + right.Excluded,
            CreatedInCrm = left.CreatedInCrm + right.CreatedInCrm,
            CreatedInAccounting = left.CreatedInAccounting + right.CreatedInAccounting,
            UpdatedInCrm = left.UpdatedInCrm + right.UpdatedInCrm,
            UpdatedInAccounting = left.UpdatedInAccounting + right.UpdatedInAccounting,
            DeletedInCrm = left.DeletedInCrm + right.DeletedInCrm,
            DeletedInAccounting = left.DeletedInAccounting + right.DeletedInAccounting,
            Linked = left.Linked + right.Linked,
            Unlinked = left.Unlinked + right.Unlinked,
        };
    }
}
