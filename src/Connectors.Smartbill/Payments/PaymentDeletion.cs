namespace Connectors.Smartbill;

/// <summary>Which payment is deleted: those of one invoice, or the one with this date, amount and customer. SmartBill compares letter by letter.</summary>
public sealed record PaymentDeletion
{
    /// <summary>
    /// How it was paid; sent in SmartBill's own letter case, which counts here. Receipts have <see cref="PaymentOperations.DeleteReceiptAsync"/>. The vendor lists nine kinds and an error text of it six:
    /// <c>Card online</c>, <c>Extras de cont</c> and <c>Ramburs</c> may be refused.
    /// </summary>
    public required PaymentType Type { get; init; }

    /// <summary>The invoice that was paid; else all four of the following.</summary>
    public SmartbillDocumentId? Invoice { get; init; }

    /// <summary>The payment's date.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The payment's amount. Its decimals are sent as written (<c>100m</c> is 100, <c>100.00m</c> is 100.00): whether they matter is not documented.</summary>
    public decimal? Value { get; init; }

    /// <summary>The customer's name.</summary>
    public string? ClientName { get; init; }

    /// <summary>The customer's VAT code exactly as stored, with <c>RO</c> where it has one.</summary>
    public string? ClientVatCode { get; init; }
}
