namespace Connectors.Dinero;

/// <summary>How far a posting in the cash journal has come.</summary>
public sealed record LedgerItemState
{
    /// <summary>The id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The version, opaque.</summary>
    public string? Version { get; init; }

    /// <summary>The state.</summary>
    public LedgerItemStatus? Status { get; init; }

    /// <summary>The number; a draft has none.</summary>
    public long? VoucherNumber { get; init; }
}
