using System.Collections.Immutable;

namespace Connectors.Sync;

/// <summary>What would be written where and why, before anything is.</summary>
public sealed record SyncPlan
{
    /// <summary>The plan.</summary>
    public required Guid Id { get; init; }

    /// <summary>The connection.</summary>
    public required ConnectionId Connection { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The settings version it was made under. Applying it under another one is refused.</summary>
    public required int SettingsVersion { get; init; }

    /// <summary>A hash of everything that it was planned under: rules, filters, fields, preset. Applying it under others is refused, under another mode it is not.</summary>
    public string Rules { get; init; } = "";

    /// <summary>The preset that it was planned under, such as <c>dinero@2</c>; empty = none.</summary>
    public string Preset { get; init; } = "";

    /// <summary>It also shows what new rules of the preset would write into records that accepting it leaves as they are (<see cref="IConnections.PlanPresetAsync"/>).</summary>
    public bool Anew { get; init; }

    /// <summary>One item per pair that was looked at.</summary>
    public required ImmutableArray<PlanItem> Items { get; init; }

    /// <summary>Calls to accounting that applying it takes, about.</summary>
    public required int EstimatedCalls { get; init; }

    /// <summary>How long that takes within the account's call budget; <see langword="null"/> = no limit is known.</summary>
    public TimeSpan? EstimatedTime { get; init; }

    /// <summary>What the preset maps and this CRM does not have.</summary>
    public ImmutableArray<string> LeftOut { get; init; } = [];

    /// <summary>How many items of a mapping are of a kind.</summary>
    public int Count(string mapping, PlanKind kind) => Items.Count(i => i.Kind == kind && string.Equals(i.Mapping, mapping, StringComparison.Ordinal));
}

/// <summary>One pair of a plan.</summary>
public sealed record PlanItem
{
    /// <summary>The mapping.</summary>
    public required string Mapping { get; init; }

    /// <summary>The pair's key: <c>crm:42</c> or <c>accounting:…</c>.</summary>
    public required string Pair { get; init; }

    /// <summary>The CRM's record, if there is one.</summary>
    public RecordRef? Crm { get; init; }

    /// <summary>Accounting's record, if there is one.</summary>
    public RecordRef? Accounting { get; init; }

    /// <summary>What people call it.</summary>
    public string Label { get; init; } = "";

    /// <summary>What would be done.</summary>
    public required PlanKind Kind { get; init; }

    /// <summary>Why, language-neutral.</summary>
    public required string Reason { get; init; }

    /// <summary>It would be linked by this plan.</summary>
    public bool Links { get; init; }

    /// <summary>The values that would be written.</summary>
    public ImmutableArray<PlanChange> Changes { get; init; } = [];

    /// <summary>What needs somebody.</summary>
    public ImmutableArray<Problem> Problems { get; init; } = [];

    /// <summary>What is worth a look and stops nothing, such as a number with a wrong check digit.</summary>
    public ImmutableArray<Problem> Warnings { get; init; } = [];

    /// <summary>Both records as the mapping sees them; empty where nothing is to be done.</summary>
    public ImmutableArray<PairValue> Values { get; init; } = [];

    /// <summary>Records of the other side that it may be the same as.</summary>
    public ImmutableArray<PairCandidate> Candidates { get; init; } = [];

    /// <summary>The key by which its counterpart was found or is asked about, <c>marker</c> or <c>decision</c>; empty = it was linked before, or there is none.</summary>
    public string MatchedBy { get; init; } = "";

    /// <summary>How much speaks for the match, 1 to 100: the strongest key alone 100, a weaker one less, several candidates share it; <see langword="null"/> = nothing was matched.</summary>
    public int? Score { get; init; }

    /// <summary>A hash of everything that the decision was made of: when it moved, the pair is planned anew before it is applied.</summary>
    public required string Inputs { get; init; }
}

/// <summary>A unit that would be written.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Side">The side that would be written.</param>
/// <param name="Before">What stands there now.</param>
/// <param name="After">What would stand there.</param>
/// <param name="Rule">The rule that decides.</param>
public sealed record PlanChange(string Unit, Side Side, string Before, string After, string Rule);

/// <summary>What the two records of a pair show for a unit.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Crm">The CRM's value as text; empty = none.</param>
/// <param name="Accounting">Accounting's value as text; empty = none.</param>
public sealed record PairValue(string Unit, string Crm, string Accounting);

/// <summary>A record that another one may be the same as.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Label">What people call it; empty when it was not read.</param>
public sealed record PairCandidate(string Id, string Label);

/// <summary>Kinds of plan items.</summary>
public enum PlanKind
{
    /// <summary>Both sides agree.</summary>
    Same,

    /// <summary>The CRM's record would be changed.</summary>
    UpdateCrm,

    /// <summary>Accounting's record would be changed.</summary>
    UpdateAccounting,

    /// <summary>Both would be changed, in different fields.</summary>
    UpdateBoth,

    /// <summary>A new record in the CRM.</summary>
    CreateInCrm,

    /// <summary>A new record in accounting.</summary>
    CreateInAccounting,

    /// <summary>Somebody must decide or mend something.</summary>
    NeedsYou,

    /// <summary>It waits for another record or for an unsettled write.</summary>
    Waiting,

    /// <summary>The mapping leaves it out.</summary>
    Excluded,

    /// <summary>A link would end.</summary>
    Unlink,

    /// <summary>The CRM's record would be deleted, because accounting's is.</summary>
    DeleteInCrm,

    /// <summary>Accounting's record would be deleted, because the CRM's is.</summary>
    DeleteInAccounting,
}
