namespace Connectors.Dinero;

/// <summary>A posting in the cash journal, not booked yet.</summary>
public sealed record LedgerItem
{
    /// <summary>The id; choose one for a new item, or leave it to the client.</summary>
    public Guid? Id { get; init; }

    /// <summary>The version, opaque.</summary>
    public string? Version { get; init; }

    /// <summary>The number.</summary>
    public long? VoucherNumber { get; init; }

    /// <summary>The date.</summary>
    public DateOnly? VoucherDate { get; init; }

    /// <summary>The file.</summary>
    public FileId? FileGuid { get; init; }

    /// <summary>The lines.</summary>
    public IReadOnlyList<LedgerLine> Lines { get; init => field = value ?? []; } = [];
}
