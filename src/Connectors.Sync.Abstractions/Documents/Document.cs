using System.Collections.Immutable;

namespace Connectors.Sync;

/// <summary>
/// The neutral document: what a CRM hands over to be sent as a quote, an order or an invoice. What a vendor cannot express is refused before sending, with line and remedy.
/// </summary>
public sealed record Document
{
    /// <summary>The CRM's document.</summary>
    public required RecordRef Source { get; init; }

    /// <summary>Quote, order, invoice or credit note.</summary>
    public required DocumentKind Kind { get; init; }

    /// <summary>The customer, a record of the CRM; <see langword="null"/> is refused by name before anything is sent.</summary>
    public RecordRef? Customer { get; init; }

    /// <summary>
    /// What the CRM shows of the customer, by the names of its schema (<see cref="Crm.Company"/>, <see cref="Crm.Person"/> and its own), in the form of <see cref="FieldValue.ToString"/>; what is empty is not in it. The engine fills it in for
    /// accounting that keeps no customers (<see cref="DocumentCapabilities.CarriesCustomer"/>), and it is frozen with the document.
    /// </summary>
    public ImmutableDictionary<string, string> CustomerFields { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Date of the document. A source that has none leaves the default: the day of sending in the account's zone takes its place before anything is checked.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Until when an offer holds.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>When goods are to be delivered.</summary>
    public DateOnly? DeliveryDate { get; init; }

    /// <summary>Due date, when it is not left to the terms of payment.</summary>
    public DateOnly? DueDate { get; init; }

    /// <summary>Currency, ISO 4217.</summary>
    public required string Currency { get; init; }

    /// <summary>Units of the account's currency per unit of <see cref="Currency"/>; <see langword="null"/> = the vendor's rate of the day.</summary>
    public decimal? ExchangeRate { get; init; }

    /// <summary>Unit prices and amount discounts include VAT.</summary>
    public bool PricesIncludeVat { get; init; }

    /// <summary>The lines, in order.</summary>
    public required ImmutableArray<DocumentLine> Lines { get; init; }

    /// <summary>A discount on the whole document.</summary>
    public Discount? Discount { get; init; }

    /// <summary>Terms of payment, by accounting's key.</summary>
    public string? PaymentTerms { get; init; }

    /// <summary>Heading or comment.</summary>
    public string? Comment { get; init; }

    /// <summary>The customer's reference (order number, requisition).</summary>
    public string? YourReference { get; init; }

    /// <summary>Our reference (salesperson).</summary>
    public string? OurReference { get; init; }

    /// <summary>Accounting's key or id of the salesperson: who pressed, where accounting knows him (<see cref="ISalespersonSource"/>). Frozen with the document.</summary>
    public string? Salesperson { get; init; }

    /// <summary>Where the goods go, when not to the customer's address.</summary>
    public PostalAddress? DeliveryAddress { get; init; }

    /// <summary>Fields of accounting's document beside these, by its own names, in the form of <see cref="FieldValue.ToString"/>: those of <see cref="DocumentFlow.Fields"/> that the source fills.</summary>
    public ImmutableDictionary<string, string> Fields { get; init; } = ImmutableDictionary<string, string>.Empty;
}

/// <summary>Kinds of documents.</summary>
public enum DocumentKind
{
    /// <summary>An offer.</summary>
    Quote,

    /// <summary>An order.</summary>
    Order,

    /// <summary>A proforma invoice.</summary>
    Proforma,

    /// <summary>An invoice.</summary>
    Invoice,

    /// <summary>A credit note.</summary>
    CreditNote,
}

/// <summary>One line of a document.</summary>
public sealed record DocumentLine
{
    /// <summary>Article code; <see langword="null"/> on a line without a product.</summary>
    public string? Code { get; init; }

    /// <summary>Text.</summary>
    public string? Text { get; init; }

    /// <summary>Quantity; negative on a return. <see langword="null"/> on a text line.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Unit of measure, in the vendor's words after mapping.</summary>
    public string? Unit { get; init; }

    /// <summary>Price per unit in the document's currency. Zero is a price; <see langword="null"/> is none.</summary>
    public decimal? UnitPrice { get; init; }

    /// <summary>A discount on the line.</summary>
    public Discount? Discount { get; init; }

    /// <summary>VAT code, rate name or account, by accounting's key after mapping.</summary>
    public string? VatCode { get; init; }

    /// <summary>
    /// What the line is booked upon beside its article, by the names of <see cref="Crm.Line"/> (<c>location</c>, <c>warehouse</c>, <c>department</c>, <c>class</c>, <c>project</c>) and accounting's ids, as people read
    /// them. Accounting that has no such thing refuses the line by name.
    /// </summary>
    public ImmutableDictionary<string, string> Dimensions { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Fields of accounting's line beside these, by its own names: those of <see cref="DocumentFlow.LineFields"/> that the source fills.</summary>
    public ImmutableDictionary<string, string> Fields { get; init; } = ImmutableDictionary<string, string>.Empty;
}

/// <summary>A discount: a percentage or an amount, never both.</summary>
/// <param name="Percent">From 0 to 100.</param>
/// <param name="Amount">In the document's currency, of the whole line or document.</param>
public readonly record struct Discount(decimal? Percent, decimal? Amount);

/// <summary>A postal address.</summary>
public sealed record PostalAddress
{
    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>Street lines, joined by <c>\n</c>.</summary>
    public string? Street { get; init; }

    /// <summary>Postcode.</summary>
    public string? ZipCode { get; init; }

    /// <summary>City.</summary>
    public string? City { get; init; }

    /// <summary>Region.</summary>
    public string? Region { get; init; }

    /// <summary>Country, ISO 3166 alpha-2.</summary>
    public string? Country { get; init; }
}

/// <summary>Totals of a document in its currency.</summary>
/// <param name="Net">Without VAT.</param>
/// <param name="Vat">VAT.</param>
/// <param name="Gross">With VAT.</param>
public readonly record struct DocumentTotals(decimal Net, decimal Vat, decimal Gross);
