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

    /// <summary>Records that still stand in the CRM: whoever answers for it deletes them there.</summary>
    public ImmutableArray<RecordRef> Crm { get; init; } = [];

    /// <summary>Records that still stand in accounting, with the documents issued to them: they follow the retention of bookkeeping law and are not touched.</summary>
    public ImmutableArray<RecordRef> Accounting { get; init; } = [];
}
