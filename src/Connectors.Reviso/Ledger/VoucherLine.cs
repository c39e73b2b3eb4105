namespace Connectors.Reviso;

/// <summary>A line of a voucher. Of a payment: one line with <see cref="ContraAccount"/>, one with <see cref="Customer"/> and <see cref="InvoiceNumber"/>, amounts negative.</summary>
public sealed record VoucherLine : RevisoRecord
{
    /// <summary>The customer.</summary>
    public Reference<CustomerNumber>? Customer { get; init; }

    /// <summary>The amount.</summary>
    public decimal? Amount { get; init; }

    /// <summary>The currency. Sent as an object with <c>code</c>, as in the entries of e-conomic, and once more as a bare text where Reviso refuses that; both are read. Which one Reviso wants is not documented.</summary>
    public Reference<CurrencyCode>? Currency { get; init; }

    /// <summary>Text, at most 250 characters.</summary>
    public string? Text { get; init; }

    /// <summary>The account on the other side.</summary>
    public Reference<AccountNumber>? ContraAccount { get; init; }

    /// <summary>The VAT code on the other side.</summary>
    public Reference<VatCode>? ContraVatAccount { get; init; }

    /// <summary>The invoice that is paid.</summary>
    public int? InvoiceNumber { get; init; }
}
