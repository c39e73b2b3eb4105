namespace Connectors.Dinero;

/// <summary>A purchase credit note.</summary>
public sealed record PurchaseCreditNote
{
    /// <summary>The id.</summary>
    public required VoucherId Guid { get; init; }

    /// <summary>The voucher that it credits.</summary>
    public VoucherId? CreditNoteFor { get; init; }

    /// <summary>The file.</summary>
    public FileId? FileGuid { get; init; }

    /// <summary>The number; a draft has none.</summary>
    public long? CreditNoteNumber { get; init; }

    /// <summary>The supplier.</summary>
    public ContactId? ContactGuid { get; init; }

    /// <summary>The date.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The currency, ISO 4217.</summary>
    public string? Currency { get; init; }

    /// <summary>The lines.</summary>
    public IReadOnlyList<PurchaseLine> Lines { get; init => field = value ?? []; } = [];

    /// <summary>The version, needed for the next write. Every write makes a new one.</summary>
    public DineroTimeStamp? Timestamp { get; init; }

    /// <summary>The state.</summary>
    public PurchaseVoucherStatus? Status { get; init; }

    /// <summary>What kind of user booked it.</summary>
    public string? BookedByType { get; init; }

    /// <summary>Who booked it.</summary>
    public string? BookedByUsername { get; init; }

    /// <summary>When it was booked, as Dinero writes it.</summary>
    public string? BookingTime { get; init; }

    /// <summary>The totals as printed.</summary>
    public IReadOnlyList<PurchaseTotal> Totals { get; init => field = value ?? []; } = [];
}
