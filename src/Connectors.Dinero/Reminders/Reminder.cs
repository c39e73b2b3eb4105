namespace Connectors.Dinero;

/// <summary>A reminder of an overdue invoice. At most three, ten days apart.</summary>
public sealed record Reminder
{
    /// <summary>1 to 3.</summary>
    public int? Id { get; init; }

    /// <summary>Not booked.</summary>
    public bool IsDraft { get; init; }

    /// <summary>It was taken back.</summary>
    public bool IsDeleted { get; init; }

    /// <summary>Which of the reminders it is.</summary>
    public int Number { get; init; }

    /// <summary>The version, needed for the next write. Every write makes a new one.</summary>
    public DineroTimeStamp? Timestamp { get; init; }

    /// <summary>The date.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The title.</summary>
    public string? Title { get; init; }

    /// <summary>A text.</summary>
    public string? Description { get; init; }

    /// <summary>It warns of debt collection.</summary>
    public bool WithDebtCollectionWarning { get; init; }

    /// <summary>With a fee.</summary>
    public bool WithFee { get; init; }

    /// <summary>With interest.</summary>
    public bool WithInterestFee { get; init; }

    /// <summary>With a compensation.</summary>
    public bool WithCompensationFee { get; init; }

    /// <summary>The warning as printed.</summary>
    public string? DebtCollectionNoticeText { get; init; }

    /// <summary>What the invoice asks.</summary>
    public decimal InvoiceTotalInclVatAmount { get; init; }

    /// <summary>The fee.</summary>
    public decimal FeeAmount { get; init; }

    /// <summary>The interest.</summary>
    public decimal? InterestAmount { get; init; }

    /// <summary>A compensation may be asked.</summary>
    public bool CompensationFeeAvailable { get; init; }

    /// <summary>The compensation.</summary>
    public decimal CompensationFeeAmount { get; init; }

    /// <summary>All fees and interest so far.</summary>
    public decimal AccumulatedFeesAndInterestAmount { get; init; }

    /// <summary>What was paid.</summary>
    public decimal PaidAmount { get; init; }

    /// <summary>What the reminder asks.</summary>
    public decimal ReminderTotalInclVatAmount { get; init; }
}
