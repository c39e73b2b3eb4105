using System.Text.Json;

namespace Connectors.Reviso;

/// <summary>What quotations, orders and invoices have in common. Amounts are the server's: what is sent of them is ignored.</summary>
public abstract record SalesDocument : RevisoRecord
{
    /// <summary>The number that is shown. Read only.</summary>
    public int? Number { get; init; }

    /// <summary>The date of the document.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The currency, ISO 4217.</summary>
    public required string Currency { get; init => field = value ?? ""; }

    /// <summary>The customer.</summary>
    public required DocumentCustomer? Customer { get; init; }

    /// <summary>The payment terms.</summary>
    public required Reference<PaymentTermsNumber>? PaymentTerms { get; init; }

    /// <summary>Who receives the document.</summary>
    public required Recipient? Recipient { get; init; }

    /// <summary>The layout. One source must send it, another does not.</summary>
    public Reference<LayoutNumber>? Layout { get; init; }

    /// <summary>The price of 100 units of the currency in base currency. 100 where the currencies are the same.</summary>
    public decimal? ExchangeRate { get; init; }

    /// <summary>When it is due.</summary>
    public DateOnly? DueDate { get; init; }

    /// <summary>How it is paid.</summary>
    public Reference<PaymentTypeNumber>? PaymentType { get; init; }

    /// <summary>Its number series: it decides whether an invoice is an electronic one.</summary>
    public Reference<NumberSeriesNumber>? NumberSeries { get; init; }

    /// <summary>Prices include VAT.</summary>
    public bool? VatIncluded { get; init; }

    /// <summary>Where goods go.</summary>
    public Reference<DeliveryLocationNumber>? DeliveryLocation { get; init; }

    /// <summary>The address of the delivery.</summary>
    public Delivery? Delivery { get; init; }

    /// <summary>What a transport document names.</summary>
    public DeliveryDetails? DeliveryDetails { get; init; }

    /// <summary>Heading and texts.</summary>
    public DocumentNotes? Notes { get; init; }

    /// <summary>Whom and what the document refers to.</summary>
    public DocumentReferences? References { get; init; }

    /// <summary>The project. By analogy with e-conomic: not documented for Reviso.</summary>
    public Reference<ProjectNumber>? Project { get; init; }

    /// <summary>The lines. Lists leave them out: read the single document. A write replaces all of them.</summary>
    public IReadOnlyList<SalesLine>? Lines { get; init; }

    /// <summary>Sums per VAT code. Read only.</summary>
    public IReadOnlyList<VatCodeGroup>? VatCodeGroups { get; init; }

    /// <summary>What is deducted.</summary>
    public DeductionInfo? DeductionInfo { get; init; }

    /// <summary>Bank account, as it comes.</summary>
    public JsonElement? BankAccount { get; init; }

    /// <summary>Price list, as it comes.</summary>
    public JsonElement? PriceList { get; init; }

    /// <summary>What kind of document. Read only.</summary>
    public DocumentState? SalesDocumentType { get; init; }

    /// <summary>How far it is delivered. Read only.</summary>
    public DocumentState? DeliveryStatus { get; init; }

    /// <summary>How far it is invoiced. Read only.</summary>
    public DocumentState? InvoicingStatus { get; init; }

    /// <summary>The document as a file. Read only.</summary>
    public DocumentFile? Pdf { get; init; }

    /// <summary>Sum without VAT. Read only.</summary>
    public decimal? NetAmount { get; init; }

    /// <summary>The VAT. Read only.</summary>
    public decimal? VatAmount { get; init; }

    /// <summary>Sum with VAT. Read only.</summary>
    public decimal? GrossAmount { get; init; }

    /// <summary>What was rounded. Read only.</summary>
    public decimal? RoundingAmount { get; init; }

    /// <summary>Sum without VAT in base currency. Read only.</summary>
    public decimal? NetAmountInBaseCurrency { get; init; }

    /// <summary>Sum with VAT in base currency. Read only.</summary>
    public decimal? GrossAmountInBaseCurrency { get; init; }

    /// <summary>The last change, whole seconds. Read only.</summary>
    public DateTimeOffset? LastUpdated { get; init; }
}
