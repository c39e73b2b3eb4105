using System.Collections.Immutable;
using Connectors.Sync.Merging;

namespace Connectors.Sync.Planning;

/// <summary>What is to be done about one pair of records.</summary>
internal sealed record PairDecision
{
    public required PairAction Action { get; init; }

    /// <summary>Why, language-neutral.</summary>
    public required string Reason { get; init; }

    public ImmutableArray<UnitDecision> Units { get; init; } = [];

    /// <summary>The fields of the accounting record to write, if any.</summary>
    public ImmutableArray<FieldAssignment> AccountingSet { get; init; } = [];

    /// <summary>The fields of the CRM record to write, if any.</summary>
    public ImmutableArray<FieldAssignment> CrmSet { get; init; } = [];

    /// <summary>Why the whole pair waits for somebody.</summary>
    public ImmutableArray<Problem> Problems { get; init; } = [];

    /// <summary>The record that must be linked before this pair can go on.</summary>
    public RecordRef? WaitsFor { get; init; }

    public Side? WaitsForSide { get; init; }

    /// <summary>Accounting fields that a configured default filled.</summary>
    public ImmutableArray<string> Defaulted { get; init; } = [];

    /// <summary>The side whose record is deleted; <see langword="null"/> = none.</summary>
    public Side? Deletes => Action switch { PairAction.DeleteAccounting => Side.Accounting, PairAction.DeleteCrm => Side.Crm, _ => null };

    /// <summary>The record is not deleted but deactivated (<see cref="DeletePolicy.Deactivate"/>).</summary>
    public bool Deactivates { get; init; }

    public ImmutableArray<FieldAssignment> SetOn(Side side) => side == Side.Crm ? CrmSet : AccountingSet;

    /// <summary>Units that are not written until somebody cures something.</summary>
    public IEnumerable<UnitDecision> Held => Units.Where(static u => u.Action == UnitAction.Held);

    /// <summary>A unit was shown as it was before our last write: it is looked at again when the side must have caught up.</summary>
    public bool HasLateReads => Units.Any(static u => u.Rule == UnitMerge.LateRead);

    /// <summary>Something is written to at least one side.</summary>
    public bool Writes => Action is PairAction.CreateAccounting or PairAction.CreateCrm or PairAction.DeleteAccounting or PairAction.DeleteCrm || AccountingSet.Length > 0 || CrmSet.Length > 0;
}

/// <summary>What is done about a pair.</summary>
internal enum PairAction
{
    /// <summary>Nothing; bases may move.</summary>
    Unchanged,

    /// <summary>Two records that were found to be the same are linked; fields may be written too.</summary>
    Link,

    /// <summary>Fields are written.</summary>
    Update,

    /// <summary>A new record in accounting.</summary>
    CreateAccounting,

    /// <summary>A new record in the CRM.</summary>
    CreateCrm,

    /// <summary>Accounting's record is deleted because the CRM's is.</summary>
    DeleteAccounting,

    /// <summary>The CRM's record is deleted because accounting's is.</summary>
    DeleteCrm,

    /// <summary>The link ends: one side is gone.</summary>
    Orphan,

    /// <summary>An orphaned link whose both sides are there again.</summary>
    Revive,

    /// <summary>It waits for somebody.</summary>
    Park,

    /// <summary>It waits for another record.</summary>
    Wait,

    /// <summary>The mapping leaves it out.</summary>
    Exclude,

    /// <summary>An unsettled write, or a side that was not read: nothing is planned now.</summary>
    Defer,
}
