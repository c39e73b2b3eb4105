namespace Connectors.Dinero;

/// <summary>What an invoice would come to, without being saved.</summary>
public sealed record InvoicePreview : SalesDocument
{
    /// <summary>When it is due. Set on unpaid documents too: it is no sign of payment.</summary>
    public DateOnly? PaymentDate { get; init; }

    /// <summary>The days of <see cref="PaymentConditionType"/>; null for <c>NettoCash</c> and <c>Paid</c>.</summary>
    public int? PaymentConditionNumberOfDays { get; init; }

    /// <summary>When sales are to be paid; null takes the organisation's default.</summary>
    public PaymentConditionType? PaymentConditionType { get; init; }

    /// <summary>It could be paid by MobilePay.</summary>
    public bool CanEnableMobilePayInvoice { get; init; }

    /// <summary>It could be paid by PensoPay.</summary>
    public bool CanEnablePensoPay { get; init; }
}
