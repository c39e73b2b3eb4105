namespace Connectors.Dinero;

/// <summary>What was paid on a document and what is open.</summary>
public sealed record DocumentPayments
{
    /// <summary>The payments.</summary>
    public IReadOnlyList<Payment> Payments { get; init => field = value ?? []; } = [];

    /// <summary>What is open; negative when too much was paid.</summary>
    public decimal RemainingAmount { get; init; }

    /// <summary>What was paid.</summary>
    public decimal PaidAmount { get; init; }

    /// <summary>What was asked, reminders included.</summary>
    public decimal InvoiceTotalIncludingReminderExpenses { get; init; }

    /// <summary>What is open may be booked as a fee.</summary>
    public bool RemainderAsFeeAvailable { get; init; }
}
