namespace Connectors.Economic;

/// <summary>What lists of booked invoices can be filtered and sorted by. The remainder is not among it.</summary>
public static class BookedInvoiceFields
{
    /// <summary><c>bookedInvoiceNumber</c></summary>
    public static NumberField<BookedInvoice> Number { get; } = new("bookedInvoiceNumber");

    /// <summary><c>date</c></summary>
    public static DateField<BookedInvoice> Date { get; } = new("date");

    /// <summary><c>currency</c></summary>
    public static TextField<BookedInvoice> Currency { get; } = new("currency");

    /// <summary><c>exchangeRate</c></summary>
    public static NumberField<BookedInvoice> ExchangeRate { get; } = new("exchangeRate");

    /// <summary><c>customer.customerNumber</c></summary>
    public static NumberField<BookedInvoice> Customer { get; } = new("customer.customerNumber");

    /// <summary><c>recipient.name</c></summary>
    public static TextField<BookedInvoice> RecipientName { get; } = new("recipient.name");

    /// <summary><c>recipient.address</c></summary>
    public static TextField<BookedInvoice> RecipientAddress { get; } = new("recipient.address");

    /// <summary><c>recipient.zip</c></summary>
    public static TextField<BookedInvoice> RecipientZip { get; } = new("recipient.zip");

    /// <summary><c>recipient.city</c></summary>
    public static TextField<BookedInvoice> RecipientCity { get; } = new("recipient.city");

    /// <summary><c>recipient.country</c></summary>
    public static TextField<BookedInvoice> RecipientCountry { get; } = new("recipient.country");

    /// <summary><c>recipient.ean</c></summary>
    public static TextField<BookedInvoice> RecipientEan { get; } = new("recipient.ean");

    /// <summary><c>recipient.publicEntryNumber</c></summary>
    public static TextField<BookedInvoice> RecipientPublicEntryNumber { get; } = new("recipient.publicEntryNumber");

    /// <summary><c>deliveryLocation.deliveryLocationNumber</c></summary>
    public static NumberField<BookedInvoice> DeliveryLocation { get; } = new("deliveryLocation.deliveryLocationNumber");

    /// <summary><c>delivery.address</c></summary>
    public static TextField<BookedInvoice> DeliveryAddress { get; } = new("delivery.address");

    /// <summary><c>delivery.zip</c></summary>
    public static TextField<BookedInvoice> DeliveryZip { get; } = new("delivery.zip");

    /// <summary><c>delivery.city</c></summary>
    public static TextField<BookedInvoice> DeliveryCity { get; } = new("delivery.city");

    /// <summary><c>delivery.country</c></summary>
    public static TextField<BookedInvoice> DeliveryCountry { get; } = new("delivery.country");

    /// <summary><c>delivery.deliveryTerms</c></summary>
    public static TextField<BookedInvoice> DeliveryTerms { get; } = new("delivery.deliveryTerms");

    /// <summary><c>delivery.deliveryDate</c></summary>
    public static DateField<BookedInvoice> DeliveryDate { get; } = new("delivery.deliveryDate");

    /// <summary><c>notes.heading</c></summary>
    public static TextField<BookedInvoice> Heading { get; } = new("notes.heading");

    /// <summary><c>notes.textLine1</c></summary>
    public static TextField<BookedInvoice> TextLine1 { get; } = new("notes.textLine1");

    /// <summary><c>notes.textLine2</c></summary>
    public static TextField<BookedInvoice> TextLine2 { get; } = new("notes.textLine2");

    /// <summary><c>references.salesPerson.employeeNumber</c></summary>
    public static NumberField<BookedInvoice> SalesPerson { get; } = new("references.salesPerson.employeeNumber");

    /// <summary><c>references.vendorReference.employeeNumber</c></summary>
    public static NumberField<BookedInvoice> VendorReference { get; } = new("references.vendorReference.employeeNumber");

    /// <summary><c>references.other</c></summary>
    public static TextField<BookedInvoice> OtherReference { get; } = new("references.other");

    /// <summary><c>paymentTerms.paymentTermsNumber</c></summary>
    public static NumberField<BookedInvoice> PaymentTerms { get; } = new("paymentTerms.paymentTermsNumber");

    /// <summary><c>recipient.vatZone.vatZoneNumber</c></summary>
    public static NumberField<BookedInvoice> VatZone { get; } = new("recipient.vatZone.vatZoneNumber");
}
