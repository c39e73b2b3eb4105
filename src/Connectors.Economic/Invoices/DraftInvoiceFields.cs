namespace Connectors.Economic;

/// <summary>What a list of draft invoices can be filtered and sorted by.</summary>
public static class DraftInvoiceFields
{
    /// <summary><c>draftInvoiceNumber</c></summary>
    public static NumberField<DraftInvoice> Number { get; } = new("draftInvoiceNumber");

    /// <summary><c>date</c></summary>
    public static DateField<DraftInvoice> Date { get; } = new("date");

    /// <summary><c>currency</c></summary>
    public static TextField<DraftInvoice> Currency { get; } = new("currency");

    /// <summary><c>exchangeRate</c></summary>
    public static NumberField<DraftInvoice> ExchangeRate { get; } = new("exchangeRate");

    /// <summary><c>customer.customerNumber</c></summary>
    public static NumberField<DraftInvoice> Customer { get; } = new("customer.customerNumber");

    /// <summary><c>recipient.name</c></summary>
    public static TextField<DraftInvoice> RecipientName { get; } = new("recipient.name");

    /// <summary><c>recipient.address</c></summary>
    public static TextField<DraftInvoice> RecipientAddress { get; } = new("recipient.address");

    /// <summary><c>recipient.zip</c></summary>
    public static TextField<DraftInvoice> RecipientZip { get; } = new("recipient.zip");

    /// <summary><c>recipient.city</c></summary>
    public static TextField<DraftInvoice> RecipientCity { get; } = new("recipient.city");

    /// <summary><c>recipient.country</c></summary>
    public static TextField<DraftInvoice> RecipientCountry { get; } = new("recipient.country");

    /// <summary><c>recipient.ean</c></summary>
    public static TextField<DraftInvoice> RecipientEan { get; } = new("recipient.ean");

    /// <summary><c>recipient.publicEntryNumber</c></summary>
    public static TextField<DraftInvoice> RecipientPublicEntryNumber { get; } = new("recipient.publicEntryNumber");

    /// <summary><c>deliveryLocation.deliveryLocationNumber</c></summary>
    public static NumberField<DraftInvoice> DeliveryLocation { get; } = new("deliveryLocation.deliveryLocationNumber");

    /// <summary><c>delivery.address</c></summary>
    public static TextField<DraftInvoice> DeliveryAddress { get; } = new("delivery.address");

    /// <summary><c>delivery.zip</c></summary>
    public static TextField<DraftInvoice> DeliveryZip { get; } = new("delivery.zip");

    /// <summary><c>delivery.city</c></summary>
    public static TextField<DraftInvoice> DeliveryCity { get; } = new("delivery.city");

    /// <summary><c>delivery.country</c></summary>
    public static TextField<DraftInvoice> DeliveryCountry { get; } = new("delivery.country");

    /// <summary><c>delivery.deliveryTerms</c></summary>
    public static TextField<DraftInvoice> DeliveryTerms { get; } = new("delivery.deliveryTerms");

    /// <summary><c>delivery.deliveryDate</c></summary>
    public static DateField<DraftInvoice> DeliveryDate { get; } = new("delivery.deliveryDate");

    /// <summary><c>notes.heading</c></summary>
    public static TextField<DraftInvoice> Heading { get; } = new("notes.heading");

    /// <summary><c>notes.textLine1</c></summary>
    public static TextField<DraftInvoice> TextLine1 { get; } = new("notes.textLine1");

    /// <summary><c>notes.textLine2</c></summary>
    public static TextField<DraftInvoice> TextLine2 { get; } = new("notes.textLine2");

    /// <summary><c>references.salesPerson.employeeNumber</c></summary>
    public static NumberField<DraftInvoice> SalesPerson { get; } = new("references.salesPerson.employeeNumber");

    /// <summary><c>references.vendorReference.employeeNumber</c></summary>
    public static NumberField<DraftInvoice> VendorReference { get; } = new("references.vendorReference.employeeNumber");

    /// <summary><c>references.other</c></summary>
    public static TextField<DraftInvoice> OtherReference { get; } = new("references.other");

    /// <summary><c>paymentTerms.paymentTermsNumber</c></summary>
    public static NumberField<DraftInvoice> PaymentTerms { get; } = new("paymentTerms.paymentTermsNumber");

    /// <summary><c>lastUpdated</c></summary>
    public static InstantField<DraftInvoice> LastUpdated { get; } = new("lastUpdated");
}
