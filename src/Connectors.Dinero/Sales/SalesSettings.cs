namespace Connectors.Dinero;

/// <summary>What the organisation has set for its sales documents. Read it before building drafts.</summary>
public sealed record SalesSettings
{
    /// <summary>Prices of lines include VAT.</summary>
    public bool LinesInclVat { get; init; }

    /// <summary>The payment slip code.</summary>
    public string? FikCode { get; init; }

    /// <summary>Payment slip codes are printed.</summary>
    public bool UseFikCode { get; init; }

    /// <summary>The sales account that lines are posted to.</summary>
    public int? DefaultAccountNumber { get; init; }

    /// <summary>The layout.</summary>
    public Guid? InvoiceTemplateId { get; init; }

    /// <summary>The PDF is attached.</summary>
    public bool AddVoucherAsPdfAttachment { get; init; }

    /// <summary>Fee of a reminder, 0 to 100 DKK.</summary>
    public decimal? ReminderFee { get; init; }

    /// <summary>Interest of a reminder, percent per month from 0 to 100.</summary>
    public decimal? ReminderInterestRate { get; init; }

    /// <summary>The address that asks for reviews.</summary>
    public string? TrustPilotEmail { get; init; }

    /// <summary>The days of <see cref="PaymentConditionType"/>; null for <c>NettoCash</c> and <c>Paid</c>.</summary>
    public int? PaymentConditionNumberOfDays { get; init; }

    /// <summary>When sales are to be paid; null takes the organisation's default.</summary>
    public PaymentConditionType? PaymentConditionType { get; init; }
}
