using Connectors.Sync.Linking;
using Connectors.Sync.Merging;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Planning;

/// <summary>Everything that a decision about one pair of records may look at. The same input gives the same decision, whenever and wherever it is made.</summary>
internal sealed record PairInput
{
    public required CompiledMapping Mapping { get; init; }

    public required SideView Crm { get; init; }

    public required SideView Accounting { get; init; }

    /// <summary>The link's state; <see langword="null"/> = there is no link. Two records without a link were found to be the same by matching.</summary>
    public LinkState? Link { get; init; }

    public LinkBase Base { get; init; } = LinkBase.Empty;

    /// <summary>A person said that what was deleted in accounting is to be created there once more.</summary>
    public bool CreateAnew { get; init; }

    /// <summary>Why the link ended; empty = it did not.</summary>
    public string Ended { get; init; } = "";

    public MergeContext Merge { get; init; } = MergeContext.None;

    /// <summary>Somebody asked for this very record to be created, whatever the create policy says.</summary>
    public bool OnDemand { get; init; }

    /// <summary>A merge left accounting's record over, and a person said that it is to be barred.</summary>
    public bool Bar { get; init; }

    /// <summary>What a person said when it was asked whether another record has taken a linked id: <see cref="DecisionKind.Link"/> = it is still the same, <see cref="DecisionKind.Create"/> = it is another one.</summary>
    public DecisionKind? SameRecord { get; init; }

    /// <summary>A match question is open or was answered.</summary>
    public DecisionKind? Decision { get; init; }
}

/// <summary>What one side shows of a pair.</summary>
/// <param name="State">Whether it is there.</param>
/// <param name="Record">The record, when it is.</param>
internal readonly record struct SideView(SideState State, SyncRecord? Record)
{
    public static SideView NotRead => new(SideState.NotRead, null);

    public static SideView Absent => new(SideState.Absent, null);

    public static SideView Deleted => new(SideState.Deleted, null);

    public static SideView Of(SyncRecord record, bool inScope) => record.Deleted ? new(SideState.Deleted, record) : new(inScope ? SideState.InScope : SideState.OutOfScope, record);
}

/// <summary>States of a side of a pair (R13).</summary>
internal enum SideState
{
    /// <summary>It was not read, or the system does not show it and cannot say why.</summary>
    NotRead,

    /// <summary>There is no such record and never was one in this pair.</summary>
    Absent,

    /// <summary>It is there and takes part.</summary>
    InScope,

    /// <summary>It is there and the mapping's filter leaves it out.</summary>
    OutOfScope,

    /// <summary>It was there and is deleted.</summary>
    Deleted,

    /// <summary>It was turned into another record or merged into one: gone, and not deleted (R14).</summary>
    Replaced,

    /// <summary>It is there as another entity of the same resource.</summary>
    ChangedKind,
}
