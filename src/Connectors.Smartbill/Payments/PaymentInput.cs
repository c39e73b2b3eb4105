using System.Text.Json.Serialization;

namespace Connectors.Smartbill;

/// <summary>
/// What a payment is recorded with. For a part of an invoice send <see cref="Client"/>, <see cref="Value"/> and <see cref="InvoicesList"/>; for all of it <see cref="UseInvoiceDetails"/> and one invoice.
/// </summary>
public sealed record PaymentInput
{
    [JsonInclude, JsonPropertyOrder(-1)]
    internal string? CompanyVatCode { get; init; }

    /// <summary>How it was paid.</summary>
    public required PaymentType Type { get; init; }

    /// <summary>The date; null is today.</summary>
    public DateOnly? IssueDate { get; init; }

    /// <summary>The amount. Null only with <see cref="UseInvoiceDetails"/>.</summary>
    public decimal? Value { get; init; }

    /// <summary>The amount's currency; null is RON.</summary>
    public SmartbillCurrency? Currency { get; init; }

    /// <summary>The rate of that currency.</summary>
    public decimal? ExchangeRate { get; init; }

    /// <summary>Decimals of the amounts, 2 (default) to 4.</summary>
    public int? Precision { get; init; }

    /// <summary>In cash. SmartBill takes an absent value for true, so it must be said.</summary>
    public required bool IsCash { get; init; }

    /// <summary>Who paid. Its VAT code must be that of the invoices. Null only with <see cref="UseInvoiceDetails"/>.</summary>
    public DocumentClient? Client { get; init; }

    /// <summary>The series of the receipt. Required for <see cref="PaymentType.Receipt"/>.</summary>
    public string? SeriesName { get; init; }

    /// <summary>The receipt's text.</summary>
    public string? Text { get; init; }

    /// <summary>The receipt's text in the document's language.</summary>
    public string? TranslatedText { get; init; }

    /// <summary>The receipt's language; null is Romanian.</summary>
    public SmartbillLanguage? Language { get; init; }

    /// <summary>A remark. (Payments spell it in the singular.)</summary>
    public string? Observation { get; init; }

    /// <summary>A draft. Only receipts have drafts: any other kind would be recorded at once, so the client refuses the two together and sends the flag with receipts only.</summary>
    [JsonIgnore]
    public bool IsDraft { get; init; }

    [JsonInclude, JsonPropertyName("isDraft")]
    internal bool? SentDraft => Type == PaymentType.Receipt ? IsDraft : null;

    /// <summary>
    /// Takes customer and amount from the one invoice of <see cref="InvoicesList"/>: the whole of what is open. The vendor's texts disagree on what an amount beside it does, so the client refuses the two together.
    /// </summary>
    public bool? UseInvoiceDetails { get; init; }

    /// <summary>The invoices that are paid.</summary>
    public IReadOnlyList<PaidInvoice>? InvoicesList { get; init; }

    /// <summary>Fiscal receipts only: the number.</summary>
    public string? Number { get; init; }

    /// <summary>Fiscal receipts only: the lines, at most 70, without VAT names.</summary>
    [JsonPropertyName("products")]
    public IReadOnlyList<DocumentLine>? Lines { get; init; }

    /// <summary>Fiscal receipts only: answers the text for the cash register.</summary>
    public bool? ReturnFiscalPrinterText { get; init; }

    /// <summary>Fiscal receipts only: discharges stock.</summary>
    public bool? UseStock { get; init; }

    /// <summary>Fiscal receipts only: received in cash.</summary>
    public decimal? ReceivedCash { get; init; }

    /// <summary>Fiscal receipts only: received by card.</summary>
    public decimal? ReceivedCard { get; init; }

    /// <summary>Fiscal receipts only: received in meal tickets.</summary>
    public decimal? ReceivedTicheteMasa { get; init; }

    /// <summary>Fiscal receipts only: received in gift tickets.</summary>
    public decimal? ReceivedTicheteCadou { get; init; }

    /// <summary>Fiscal receipts only: received by payment order.</summary>
    public decimal? ReceivedOrdinDePlata { get; init; }

    /// <summary>Fiscal receipts only: received by cheque.</summary>
    public decimal? ReceivedCec { get; init; }

    /// <summary>Fiscal receipts only: on credit.</summary>
    public decimal? ReceivedCredit { get; init; }

    /// <summary>Fiscal receipts only: received in coupons.</summary>
    public decimal? ReceivedCupon { get; init; }

    /// <summary>Fiscal receipts only: received in loyalty points.</summary>
    public decimal? ReceivedPuncteDeFidelitate { get; init; }

    /// <summary>Fiscal receipts only: received in vouchers of fixed value.</summary>
    public decimal? ReceivedBonuriValoareFixa { get; init; }

    /// <summary>Fiscal receipts only: received in another currency.</summary>
    public decimal? ReceivedMonedaAlternativa { get; init; }

    /// <summary>As <see cref="DocumentInput.ReadNextNumber"/>, for the series of receipts. Not sent.</summary>
    [JsonIgnore]
    public bool? ReadNextNumber { get; init; }
}

/// <summary>An invoice that a payment pays.</summary>
/// <param name="SeriesName">Its series.</param>
/// <param name="Number">Its number as printed.</param>
public sealed record PaidInvoice(string SeriesName, string Number)
{
    /// <summary>The invoice of an id.</summary>
    /// <param name="id">The id.</param>
    public static PaidInvoice Of(SmartbillDocumentId id) => new(id.Series, id.Number);
}
