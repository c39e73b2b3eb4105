using System.Collections.Immutable;
using Connectors.Sync.Linking;
using Connectors.Sync.Planning;

namespace Connectors.Sync.Merging;

/// <summary>What is to be done about one merge unit, and why.</summary>
internal sealed record UnitDecision
{
    public required CompiledUnit Unit { get; init; }

    public required UnitAction Action { get; init; }

    /// <summary>The name of the rule that decided, for <c>explain</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>What each side showed.</summary>
    public required ImmutableArray<FieldValue> Crm { get; init; }

    public required ImmutableArray<FieldValue> Accounting { get; init; }

    /// <summary>The values to write, in the fields of the side that is written.</summary>
    public ImmutableArray<FieldValue> Values { get; init; }

    /// <summary>The base before.</summary>
    public UnitBase? Before { get; init; }

    /// <summary>The base from now on, where it changes without a write.</summary>
    public UnitBase? After { get; init; }

    /// <summary>Carried over into the base of the write.</summary>
    public Rounds? Rounds { get; init; }

    /// <summary>Why it is held.</summary>
    public Problem? Problem { get; init; }

    /// <summary>The record that must be linked first.</summary>
    public RecordRef? WaitsFor { get; init; }

    public Side? WaitsForSide { get; init; }

    public bool WaitsForRequired { get; init; }

    /// <summary>Both sides had changed.</summary>
    public bool Conflict { get; init; }

    public Side? Target => Action switch { UnitAction.WriteAccounting => Side.Accounting, UnitAction.WriteCrm => Side.Crm, _ => null };
}

/// <summary>What is done about a merge unit.</summary>
internal enum UnitAction
{
    /// <summary>Not read on one side: it takes no part and keeps its base.</summary>
    NotRead,

    /// <summary>Nothing changed.</summary>
    InSync,

    /// <summary>The pair is satisfied as it stands; only the base moves.</summary>
    Adopt,

    /// <summary>Accounting is written.</summary>
    WriteAccounting,

    /// <summary>The CRM is written.</summary>
    WriteCrm,

    /// <summary>Nothing is written until somebody cures the problem.</summary>
    Held,
}
