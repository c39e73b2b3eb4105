namespace Connectors.Sync.Stores;

/// <summary>
/// A link of accounts that the connection is not bound to any more. It holds identities and no value of a record; when the connection is bound to those accounts again, the link comes back.
/// </summary>
public sealed record AsideRow
{
    /// <summary>The link.</summary>
    public required Guid Id { get; init; }

    /// <summary>The CRM's account.</summary>
    public required string CrmAccount { get; init; }

    /// <summary>Accounting's account.</summary>
    public required string AccountingAccount { get; init; }

    /// <summary>The mapping.</summary>
    public required string Mapping { get; init; }

    /// <summary>The state that it had.</summary>
    public required LinkState State { get; init; }

    /// <summary>Of an orphaned link: why.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The CRM's physical resource.</summary>
    public required string CrmResource { get; init; }

    /// <summary>The CRM's record.</summary>
    public string? CrmId { get; init; }

    /// <summary>Accounting's physical resource.</summary>
    public required string AccountingResource { get; init; }

    /// <summary>Accounting's record.</summary>
    public string? AccountingId { get; init; }

    /// <summary>Whom the two records were about where their ids may come back, as hashes (versioned JSON); empty = not known.</summary>
    public string Identity { get; init; } = "";

    /// <summary>When it was put aside, UTC.</summary>
    public required DateTimeOffset At { get; init; }
}
