namespace Connectors.Dinero;

/// <summary>An invoice in full.</summary>
public sealed record Invoice : SalesDocument
{
    /// <summary>The id.</summary>
    public required InvoiceId Guid { get; init; }

    /// <summary>The version, needed for the next write. Every write makes a new one.</summary>
    public DineroTimeStamp? TimeStamp { get; init; }

    /// <summary>When it was created, UTC.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed, UTC.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>When it was deleted, UTC. A deleted draft can still be read.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>When it is due. Set on unpaid documents too: it is no sign of payment.</summary>
    public DateOnly? PaymentDate { get; init; }

    /// <summary>The state.</summary>
    public SalesDocumentStatus? Status { get; init; }

    /// <summary>Whether it is paid.</summary>
    public SalesPaymentStatus? PaymentStatus { get; init; }

    /// <summary>The days of <see cref="PaymentConditionType"/>; null for <c>NettoCash</c> and <c>Paid</c>.</summary>
    public int? PaymentConditionNumberOfDays { get; init; }

    /// <summary>When sales are to be paid; null takes the organisation's default.</summary>
    public PaymentConditionType? PaymentConditionType { get; init; }

    /// <summary>The payment slip code.</summary>
    public string? FikCode { get; init; }

    /// <summary>The deposit account that is paid into.</summary>
    public int? DepositAccountNumber { get; init; }

    /// <summary>What became of the latest mail.</summary>
    public MailOutStatus? MailOutStatus { get; init; }

    /// <summary>What the latest mail was.</summary>
    public MailOutType? LatestMailOutType { get; init; }

    /// <summary>It was handed to debt collection.</summary>
    public bool IsSentToDebtCollection { get; init; }

    /// <summary>It can be paid by MobilePay.</summary>
    public bool IsMobilePayInvoiceEnabled { get; init; }

    /// <summary>It can be paid by PensoPay.</summary>
    public bool IsPensoPayEnabled { get; init; }

    /// <summary>Fee of a reminder, 0 to 100 DKK.</summary>
    public decimal? ReminderFee { get; init; }

    /// <summary>Interest of a reminder, percent per month from 0 to 100.</summary>
    public decimal? ReminderInterestRate { get; init; }
}
