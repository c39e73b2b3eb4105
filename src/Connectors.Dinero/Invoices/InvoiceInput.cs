namespace Connectors.Dinero;

/// <summary>What an invoice is written with, new or changed.</summary>
/// <remarks>A change replaces the whole draft: what is null here is empty, or the default, afterwards.</remarks>
public sealed record InvoiceInput : SalesDocumentInput
{
    /// <summary>An id of your own for a new invoice; the client chooses one when it is null. Not used by updates.</summary>
    public InvoiceId? Guid { get; init; }

    /// <summary>When it is to be paid; null takes the contact's or the organisation's default.</summary>
    public PaymentConditionType? PaymentConditionType { get; init; }

    /// <summary>The days of <see cref="PaymentConditionType"/>; null for <c>NettoCash</c> and <c>Paid</c>.</summary>
    public int? PaymentConditionNumberOfDays { get; init; }

    /// <summary>Fee of a reminder, 0 to 100 DKK.</summary>
    public decimal? ReminderFee { get; init; }

    /// <summary>Interest of a reminder, percent per month from 0 to 100.</summary>
    public decimal? ReminderInterestRate { get; init; }

    /// <summary>It can be paid by MobilePay.</summary>
    public bool? IsMobilePayInvoiceEnabled { get; init; }

    /// <summary>It can be paid by PensoPay.</summary>
    public bool? IsPensoPayEnabled { get; init; }
}
