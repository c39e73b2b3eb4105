namespace Connectors.Economic;

/// <summary>What lists of quotes can be filtered and sorted by. Payment terms are left out: the server fails (500) on them.</summary>
public static class QuoteFields
{
    /// <summary><c>quoteNumber</c></summary>
    public static NumberField<Quote> Number { get; } = new("quoteNumber");

    /// <summary><c>date</c></summary>
    public static DateField<Quote> Date { get; } = new("date");

    /// <summary><c>currency</c></summary>
    public static TextField<Quote> Currency { get; } = new("currency");

    /// <summary><c>exchangeRate</c></summary>
    public static NumberField<Quote> ExchangeRate { get; } = new("exchangeRate");

    /// <summary><c>customer.customerNumber</c></summary>
    public static NumberField<Quote> Customer { get; } = new("customer.customerNumber");

    /// <summary><c>recipient.name</c></summary>
    public static TextField<Quote> RecipientName { get; } = new("recipient.name");

    /// <summary><c>recipient.address</c></summary>
    public static TextField<Quote> RecipientAddress { get; } = new("recipient.address");

    /// <summary><c>recipient.zip</c></summary>
    public static TextField<Quote> RecipientZip { get; } = new("recipient.zip");

    /// <summary><c>recipient.city</c></summary>
    public static TextField<Quote> RecipientCity { get; } = new("recipient.city");

    /// <summary><c>recipient.country</c></summary>
    public static TextField<Quote> RecipientCountry { get; } = new("recipient.country");

    /// <summary><c>recipient.ean</c></summary>
    public static TextField<Quote> RecipientEan { get; } = new("recipient.ean");

    /// <summary><c>recipient.publicEntryNumber</c></summary>
    public static TextField<Quote> RecipientPublicEntryNumber { get; } = new("recipient.publicEntryNumber");

    /// <summary><c>deliveryLocation.deliveryLocationNumber</c></summary>
    public static NumberField<Quote> DeliveryLocation { get; } = new("deliveryLocation.deliveryLocationNumber");

    /// <summary><c>delivery.address</c></summary>
    public static TextField<Quote> DeliveryAddress { get; } = new("delivery.address");

    /// <summary><c>delivery.zip</c></summary>
    public static TextField<Quote> DeliveryZip { get; } = new("delivery.zip");

    /// <summary><c>delivery.city</c></summary>
    public static TextField<Quote> DeliveryCity { get; } = new("delivery.city");

    /// <summary><c>delivery.country</c></summary>
    public static TextField<Quote> DeliveryCountry { get; } = new("delivery.country");

    /// <summary><c>delivery.deliveryTerms</c></summary>
    public static TextField<Quote> DeliveryTerms { get; } = new("delivery.deliveryTerms");

    /// <summary><c>delivery.deliveryDate</c></summary>
    public static DateField<Quote> DeliveryDate { get; } = new("delivery.deliveryDate");

    /// <summary><c>notes.heading</c></summary>
    public static TextField<Quote> Heading { get; } = new("notes.heading");

    /// <summary><c>notes.textLine1</c></summary>
    public static TextField<Quote> TextLine1 { get; } = new("notes.textLine1");

    /// <summary><c>notes.textLine2</c></summary>
    public static TextField<Quote> TextLine2 { get; } = new("notes.textLine2");

    /// <summary><c>references.salesPerson.employeeNumber</c></summary>
    public static NumberField<Quote> SalesPerson { get; } = new("references.salesPerson.employeeNumber");

    /// <summary><c>references.vendorReference.employeeNumber</c></summary>
    public static NumberField<Quote> VendorReference { get; } = new("references.vendorReference.employeeNumber");

    /// <summary><c>references.other</c></summary>
    public static TextField<Quote> OtherReference { get; } = new("references.other");

    /// <summary><c>lastUpdated</c></summary>
    public static InstantField<Quote> LastUpdated { get; } = new("lastUpdated");
}
