using System.Collections.Immutable;

namespace Connectors.Sync;

/// <summary>What was forgotten, and what is not ours to forget.</summary>
public sealed record ForgetReport
{
    /// <summary>What was asked to be forgotten.</summary>
    public required RecordRef Record { get; init; }

    /// <summary>How many links lost their values. They stay as ended, so that nothing is created again.</summary>
    public required int Links { get; init; }

    /// <summary>How many sent documents lost the copy of what was sent. Their numbers and states stay, so that none is sent again.</summary>
    public int Documents { get; init; }

    /// <summary>Documents that were issued for it and stay in accounting, by their numbers.</summary>
    public ImmutableArray<KeptDocument> Kept { get; init; } = [];

    /// <summary>For how long bookkeeping law keeps the documents and the customer in accounting, in words; the rule of the connection's country where its culture tells it.</summary>
    public string Retention { get; init; } = "";

    /// <summary>Records that still stand in the CRM: whoever answers for it deletes them there.</summary>
    public ImmutableArray<RecordRef> Crm { get; init; } = [];

    /// <summary>Records that still stand in accounting, with the documents issued to them: they follow the retention of bookkeeping law and are not touched.</summary>
    public ImmutableArray<RecordRef> Accounting { get; init; } = [];
}

/// <summary>A document that stays in accounting.</summary>
/// <param name="Id">Its id there.</param>
/// <param name="Number">Its number; <see langword="null"/> = a draft.</param>
/// <param name="Flow">The flow that sent it.</param>
public sealed record KeptDocument(RecordId Id, string? Number, string Flow);
