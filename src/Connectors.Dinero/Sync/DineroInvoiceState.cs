namespace Connectors.Dinero.Sync;

/// <summary>Dinero's words about an invoice as the one state that a CRM shows.</summary>
public static class DineroInvoiceState
{
    /// <summary>Not booked.</summary>
    public const string Draft = "draft";

    /// <summary>Booked, and nothing more.</summary>
    public const string Issued = "issued";

    /// <summary>Booked and mailed.</summary>
    public const string Sent = "sent";

    /// <summary>Something was paid and something is open.</summary>
    public const string PartPaid = "part-paid";

    /// <summary>Paid in full.</summary>
    public const string Paid = "paid";

    /// <summary>More was paid than asked.</summary>
    public const string Overpaid = "overpaid";

    /// <summary>Due and not paid in full.</summary>
    public const string Overdue = "overdue";

    /// <summary>A draft that was deleted.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>A word that is not known, or none: never taken for unpaid.</summary>
    public const string Unknown = "unknown";

    /// <summary>The state of an invoice.</summary>
    /// <param name="payment"><c>PaymentStatus</c> of a single invoice, or <c>Status</c> of a list row: the same words. Not <c>Status</c> of a single invoice, which never says that it is paid.</param>
    /// <param name="mail">What became of the latest mail.</param>
    /// <param name="deleted">It was deleted.</param>
    /// <param name="payments">What was paid, where it was asked for; without it a part payment cannot be seen.</param>
    public static string Of(SalesPaymentStatus? payment, MailOutStatus? mail = null, bool deleted = false, DocumentPayments? payments = null)
    {
        if (deleted)
            return Cancelled;
        if (payment is not { } status)
            return Unknown;
        if (status == SalesPaymentStatus.Draft)
            return Draft;
        if (status == SalesPaymentStatus.Paid)
            return Paid;
        if (status == SalesPaymentStatus.OverPaid)
            return Overpaid;
        if (status == SalesPaymentStatus.Overdue)
            return Overdue;
        if (status != SalesPaymentStatus.Booked)
            return Unknown;
        if (payments is { PaidAmount: > 0, RemainingAmount: > 0 })
            return PartPaid;
        return mail == MailOutStatus.Sent || mail == MailOutStatus.SeenByCustomer ? Sent : Issued;
    }
}
