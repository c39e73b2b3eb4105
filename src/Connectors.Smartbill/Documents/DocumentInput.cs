using System.Text.Json.Serialization;

namespace Connectors.Smartbill;

/// <summary>What invoices and proformas are both made of. An absent value takes SmartBill's default; nothing of it can be changed once the document is issued.</summary>
public abstract record DocumentInput
{
    private protected DocumentInput()
    {
    }

    [JsonInclude, JsonPropertyOrder(-1)]
    internal string? CompanyVatCode { get; init; }

    /// <summary>The series, which must exist in the account for this kind of document.</summary>
    public required string SeriesName { get; init; }

    /// <summary>The customer.</summary>
    public DocumentClient? Client { get; init; }

    /// <summary>The lines, 1 to 400.</summary>
    [JsonPropertyName("products")]
    public IReadOnlyList<DocumentLine>? Lines { get; init; }

    /// <summary>A draft: it has no number and takes none of the series.</summary>
    public bool IsDraft { get; init; }

    /// <summary>The date of the document; null is today.</summary>
    public DateOnly? IssueDate { get; init; }

    /// <summary>When it is to be paid.</summary>
    public DateOnly? DueDate { get; init; }

    /// <summary>The date of delivery.</summary>
    public DateOnly? DeliveryDate { get; init; }

    /// <summary>The document's currency; null is RON.</summary>
    public SmartbillCurrency? Currency { get; init; }

    /// <summary>The rate of that currency; null takes that of the account's preference or of BNR.</summary>
    public decimal? ExchangeRate { get; init; }

    /// <summary>Decimals of the amounts, 2 (default) to 4.</summary>
    public int? Precision { get; init; }

    /// <summary>The document's language; null is Romanian.</summary>
    public SmartbillLanguage? Language { get; init; }

    /// <summary>An address for paying, your own, or <see cref="GeneratePaymentUrl"/>.</summary>
    public string? PaymentUrl { get; init; }

    /// <summary>Mails the document when it is issued, by the account's template.</summary>
    public bool? SendEmail { get; init; }

    /// <summary>To whom; null takes the customer's e-mail.</summary>
    public DocumentRecipients? Email { get; init; }

    /// <summary>Printed on the document. A reference of yours placed here is also what finds the document again after a lost answer.</summary>
    public string? Mentions { get; init; }

    /// <summary>Remarks. The vendor's texts disagree whether they are printed: write nothing here that the customer must not see.</summary>
    public string? Observations { get; init; }

    /// <summary>Who issues the document.</summary>
    public string? IssuerName { get; init; }

    /// <summary>That person's CNP.</summary>
    public string? IssuerCnp { get; init; }

    /// <summary>The delegate.</summary>
    public string? DelegateName { get; init; }

    /// <summary>The delegate's identity card; shown only with the name.</summary>
    public string? DelegateIdentityCard { get; init; }

    /// <summary>The delegate's car; shown only with name and card.</summary>
    public string? DelegateAuto { get; init; }

    /// <summary>The number of the delivery note.</summary>
    public string? Aviz { get; init; }

    /// <summary>Uses the company's intra-community number where one is set up.</summary>
    public bool? UseIntraCif { get; init; }

    /// <summary>
    /// Whether the series' next number is read before the create, as evidence for the case that no answer comes: one more call. Null takes <see cref="SmartbillOptions.ReadNextNumberBeforeCreate"/>.
    /// Not sent.
    /// </summary>
    [JsonIgnore]
    public bool? ReadNextNumber { get; init; }

    /// <summary>As <see cref="PaymentUrl"/>: SmartBill makes the address, where the account has Netopia, euPlatesc or Stripe.</summary>
    public const string GeneratePaymentUrl = "Generate URL";
}

/// <summary>To whom a document is mailed when it is issued. Several addresses are separated by commas.</summary>
public sealed record DocumentRecipients
{
    /// <summary>To; null takes the customer's e-mail.</summary>
    public string? To { get; init; }

    /// <summary>Copies.</summary>
    public string? Cc { get; init; }

    /// <summary>Hidden copies.</summary>
    public string? Bcc { get; init; }
}
