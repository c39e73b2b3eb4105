namespace Connectors.Sync;

/// <summary>What a run did with documents. They add up: <see cref="Seen"/> is the sum of the outcomes.</summary>
public sealed record DocumentCounters
{
    /// <summary>Documents with which something was to be done: sent, gone on with, found out about, compared.</summary>
    public int Seen { get; init; }

    /// <summary>Accounting has them now.</summary>
    public int Sent { get; init; }

    /// <summary>Drafts that were changed.</summary>
    public int Updated { get; init; }

    /// <summary>Nothing was to be done.</summary>
    public int Unchanged { get; init; }

    /// <summary>They were refused, by a check or by accounting.</summary>
    public int Refused { get; init; }

    /// <summary>A person must answer first.</summary>
    public int Asked { get; init; }

    /// <summary>They may have arrived.</summary>
    public int Uncertain { get; init; }

    /// <summary>They go on by themselves: a limit, a block, a system that is away.</summary>
    public int Deferred { get; init; }

    /// <summary>Their flow is stopped until a person answers.</summary>
    public int Held { get; init; }

    /// <summary>They stood at a trigger status when their flow was switched on: not sent.</summary>
    public int Baseline { get; init; }

    /// <summary>States that were read.</summary>
    public int StatesRead { get; init; }

    /// <summary>Records of the CRM whose result fields were written.</summary>
    public int WrittenBack { get; init; }

    /// <summary>The outcomes add up to what was seen.</summary>
    public bool AddsUp => Seen == Sent + Updated + Unchanged + Refused + Asked + Uncertain + Deferred + Held;
}
