namespace Connectors.Dinero;

/// <summary>A manual voucher.</summary>
public sealed record ManualVoucher
{
    /// <summary>The id.</summary>
    public required VoucherId Guid { get; init; }

    /// <summary>The number; a draft has none.</summary>
    public long? VoucherNumber { get; init; }

    /// <summary>The date.</summary>
    public DateOnly? VoucherDate { get; init; }

    /// <summary>The file.</summary>
    public FileId? FileGuid { get; init; }

    /// <summary>The voucher that it credits.</summary>
    public VoucherId? CreditNoteFor { get; init; }

    /// <summary>The state.</summary>
    public string? Status { get; init; }

    /// <summary>The lines.</summary>
    public IReadOnlyList<ManualLine> Lines { get; init => field = value ?? []; } = [];

    /// <summary>The version, needed for the next write. Every write makes a new one.</summary>
    public DineroTimeStamp? Timestamp { get; init; }

    /// <summary>Your own key, at most 128 characters. The only safe place for one.</summary>
    public string? ExternalReference { get; init; }

    /// <summary>What kind of user booked it.</summary>
    public string? BookedByType { get; init; }

    /// <summary>Who booked it.</summary>
    public string? BookedByUsername { get; init; }

    /// <summary>When it was booked, as Dinero writes it.</summary>
    public string? BookingTime { get; init; }
}
