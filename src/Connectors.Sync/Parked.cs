namespace Connectors.Sync;

/// <summary>Kinds of stops.</summary>
public enum ParkedKind
{
    /// <summary>The whole pair waits for somebody.</summary>
    Parked = 0,

    /// <summary>It waits for another record; no attempts until then.</summary>
    Waiting = 1,

    /// <summary>Single units are not written; the rest of the record goes on.</summary>
    Held = 2,

    /// <summary>A write may have been applied; it is being settled or asked about.</summary>
    Uncertain = 3,
}

/// <summary>What wakes a parked pair. A change of either record always does.</summary>
[Flags]
public enum WakeCause
{
    /// <summary>Only a change of either record, or a person.</summary>
    None = 0,

    /// <summary>A change of settings or mapping.</summary>
    Settings = 1,

    /// <summary>A change of a side's schema or lists.</summary>
    Schema = 2,

    /// <summary>The link of the record it waits for.</summary>
    Link = 4,

    /// <summary>Time.</summary>
    Time = 8,
}

/// <summary>Filters parked rows.</summary>
public sealed record ParkedFilter
{
    /// <summary>Everything.</summary>
    public static ParkedFilter All { get; } = new();

    /// <summary>Of this mapping.</summary>
    public string? Mapping { get; init; }

    /// <summary>Of this cause.</summary>
    public string? Cause { get; init; }

    /// <summary>Of this kind.</summary>
    public ParkedKind? Kind { get; init; }

    /// <summary>Waiting for this record.</summary>
    public string? WaitsFor { get; init; }

    /// <summary>Woken by one of these.</summary>
    public WakeCause? WokenBy { get; init; }

    /// <summary>Woken by time before this moment, UTC.</summary>
    public DateTimeOffset? DueBefore { get; init; }
}

/// <summary>Kinds of decisions.</summary>
public enum DecisionKind
{
    /// <summary>It is the same as that record of the other side.</summary>
    Link = 0,

    /// <summary>It has no counterpart yet: create one.</summary>
    Create = 1,

    /// <summary>Leave it alone for ever.</summary>
    Ignore = 2,

    /// <summary>In the conflict the CRM's values stand.</summary>
    TakeCrm = 3,

    /// <summary>In the conflict accounting's values stand.</summary>
    TakeAccounting = 4,

    /// <summary>Of a customer of accounting that a merge in the CRM left over: nobody is to use it any more. It is barred where the mapping joins the CRM's "active" to a field of accounting's.</summary>
    Bar = 5,
}
