using System.Text.Json.Serialization;

namespace Connectors.Economic;

/// <summary>A draft invoice of the Q2C service, without its lines.</summary>
public sealed record OpenApiDraftInvoice : OpenApiRecord
{
    /// <summary>Its number. Read only.</summary>
    public SalesDocumentId? Number { get; init; }

    /// <summary>The number that the user sees, and that books the invoice on the REST API.</summary>
    public DraftInvoiceNumber? DraftInvoiceNumber { get; init; }

    /// <summary>The customer.</summary>
    public required CustomerNumber CustomerNumber { get; init; }

    /// <summary>The recipient's name, at most 255 characters.</summary>
    public required string CustomerName { get; init => field = value ?? ""; }

    /// <summary>The date.</summary>
    [JsonConverter(typeof(DayAsInstantConverter))]
    public required DateOnly Date { get; init; }

    /// <summary>Currency, ISO 4217, at most 3 characters.</summary>
    public required string CurrencyCode { get; init => field = value ?? ""; }

    /// <summary>The last change, whole seconds.</summary>
    public DateTimeOffset? LastUpdated { get; init; }

    /// <summary>The layout.</summary>
    public required LayoutNumber LayoutNumber { get; init; }

    /// <summary>The payment terms.</summary>
    public required PaymentTermsNumber TermOfPaymentNumber { get; init; }

    /// <summary>When it is due.</summary>
    [JsonConverter(typeof(DayAsInstantConverter))]
    public DateOnly? DueDate { get; init; }

    /// <summary>The VAT zone.</summary>
    public required VatZoneNumber VatZoneNumber { get; init; }

    /// <summary>Prices hold the VAT.</summary>
    public bool? IsVatIncluded { get; init; }

    /// <summary>The amount in base currency.</summary>
    public decimal? AmountInBaseCurrency { get; init; }

    /// <summary>The amount.</summary>
    public decimal? Amount { get; init; }

    /// <summary>The VAT.</summary>
    public decimal? VatAmount { get; init; }

    /// <summary>What was rounded.</summary>
    public decimal? RoundingAmount { get; init; }

    /// <summary>The project.</summary>
    public ProjectNumber? ProjectNumber { get; init; }

    /// <summary>The recipient's street, at most 255 characters.</summary>
    public string? CustomerAddress { get; init; }

    /// <summary>The recipient's postcode, at most 50 characters.</summary>
    public string? CustomerPostalCode { get; init; }

    /// <summary>The recipient's city, at most 250 characters.</summary>
    public string? CustomerCity { get; init; }

    /// <summary>The recipient's country, free text, at most 50 characters.</summary>
    public string? CustomerCountry { get; init; }

    /// <summary>Any other reference, at most 250 characters.</summary>
    public string? OtherReference { get; init; }

    /// <summary>Heading, at most 250 characters.</summary>
    public string? Heading { get; init; }

    /// <summary>Text above, at most 1000 characters.</summary>
    public string? TextLine1 { get; init; }

    /// <summary>Text below, at most 1000 characters.</summary>
    public string? TextLine2 { get; init; }

    /// <summary>The employee who sold.</summary>
    public EmployeeNumber? OurReferenceNumber { get; init; }

    /// <summary>Where goods go.</summary>
    public DeliveryLocationNumber? DeliveryLocationNumber { get; init; }

    /// <summary>Street of the delivery, at most 255 characters.</summary>
    public string? DeliveryAddress { get; init; }

    /// <summary>Postcode of the delivery, at most 30 characters.</summary>
    public string? DeliveryPostalCode { get; init; }

    /// <summary>City of the delivery, at most 50 characters.</summary>
    public string? DeliveryCity { get; init; }

    /// <summary>Country of the delivery, free text, at most 50 characters.</summary>
    public string? DeliveryCountry { get; init; }

    /// <summary>Terms of delivery, at most 100 characters.</summary>
    public string? DeliveryTerms { get; init; }

    /// <summary>The day of the delivery.</summary>
    [JsonConverter(typeof(DayAsInstantConverter))]
    public DateOnly? DeliveryDate { get; init; }

    /// <summary>The contact whom the letter addresses: the <c>number</c> of a contact of these services.</summary>
    public ContactNumber? AttentionNumber { get; init; }

    /// <summary>The customer's contact that the document refers to.</summary>
    public ContactNumber? YourReferenceNumber { get; init; }

    /// <summary>A second employee.</summary>
    public EmployeeNumber? OurReference2Number { get; init; }

    /// <summary>The recipient's EAN (GLN) number, at most 13 characters.</summary>
    public string? DebtorEan { get; init; }

    /// <summary>The buyer's number for electronic invoices, at most 30 characters.</summary>
    public string? PublicEntryNumber { get; init; }

    /// <summary>Cost in base currency.</summary>
    public decimal? TotalCostPriceInBaseCurrency { get; init; }

    /// <summary>The price of 100 units of the currency in base currency.</summary>
    public decimal? ExchangeRate { get; init; }

    /// <summary>CVR number, at most 40 characters.</summary>
    public string? Cvr { get; init; }

    /// <summary>Danish production unit, at most 40 characters.</summary>
    public string? PNr { get; init; }

    /// <summary>How electronic invoices find it, as a number: 1 is the EAN number, others are not published.</summary>
    public int? NemHandelReceiverType { get; init; }

    /// <summary>The recipient's mobile telephone, at most 50 characters.</summary>
    public string? DebitorMobilePhone { get; init; }

    /// <summary>A key of the caller's own: the only one that e-conomic offers, at most 50 characters.</summary>
    public string? ExternalId { get; init; }
}
