namespace Connectors.Economic;

/// <summary>What lists of orders can be filtered and sorted by. Payment terms are left out: the server fails (500) on them.</summary>
public static class OrderFields
{
    /// <summary><c>orderNumber</c></summary>
    public static NumberField<Order> Number { get; } = new("orderNumber");

    /// <summary><c>date</c></summary>
    public static DateField<Order> Date { get; } = new("date");

    /// <summary><c>currency</c></summary>
    public static TextField<Order> Currency { get; } = new("currency");

    /// <summary><c>exchangeRate</c></summary>
    public static NumberField<Order> ExchangeRate { get; } = new("exchangeRate");

    /// <summary><c>customer.customerNumber</c></summary>
    public static NumberField<Order> Customer { get; } = new("customer.customerNumber");

    /// <summary><c>recipient.name</c></summary>
    public static TextField<Order> RecipientName { get; } = new("recipient.name");

    /// <summary><c>recipient.address</c></summary>
    public static TextField<Order> RecipientAddress { get; } = new("recipient.address");

    /// <summary><c>recipient.zip</c></summary>
    public static TextField<Order> RecipientZip { get; } = new("recipient.zip");

    /// <summary><c>recipient.city</c></summary>
    public static TextField<Order> RecipientCity { get; } = new("recipient.city");

    /// <summary><c>recipient.country</c></summary>
    public static TextField<Order> RecipientCountry { get; } = new("recipient.country");

    /// <summary><c>recipient.ean</c></summary>
    public static TextField<Order> RecipientEan { get; } = new("recipient.ean");

    /// <summary><c>recipient.publicEntryNumber</c></summary>
    public static TextField<Order> RecipientPublicEntryNumber { get; } = new("recipient.publicEntryNumber");

    /// <summary><c>deliveryLocation.deliveryLocationNumber</c></summary>
    public static NumberField<Order> DeliveryLocation { get; } = new("deliveryLocation.deliveryLocationNumber");

    /// <summary><c>delivery.address</c></summary>
    public static TextField<Order> DeliveryAddress { get; } = new("delivery.address");

    /// <summary><c>delivery.zip</c></summary>
    public static TextField<Order> DeliveryZip { get; } = new("delivery.zip");

    /// <summary><c>delivery.city</c></summary>
    public static TextField<Order> DeliveryCity { get; } = new("delivery.city");

    /// <summary><c>delivery.country</c></summary>
    public static TextField<Order> DeliveryCountry { get; } = new("delivery.country");

    /// <summary><c>delivery.deliveryTerms</c></summary>
    public static TextField<Order> DeliveryTerms { get; } = new("delivery.deliveryTerms");

    /// <summary><c>delivery.deliveryDate</c></summary>
    public static DateField<Order> DeliveryDate { get; } = new("delivery.deliveryDate");

    /// <summary><c>notes.heading</c></summary>
    public static TextField<Order> Heading { get; } = new("notes.heading");

    /// <summary><c>notes.textLine1</c></summary>
    public static TextField<Order> TextLine1 { get; } = new("notes.textLine1");

    /// <summary><c>notes.textLine2</c></summary>
    public static TextField<Order> TextLine2 { get; } = new("notes.textLine2");

    /// <summary><c>references.salesPerson.employeeNumber</c></summary>
    public static NumberField<Order> SalesPerson { get; } = new("references.salesPerson.employeeNumber");

    /// <summary><c>references.vendorReference.employeeNumber</c></summary>
    public static NumberField<Order> VendorReference { get; } = new("references.vendorReference.employeeNumber");

    /// <summary><c>references.other</c></summary>
    public static TextField<Order> OtherReference { get; } = new("references.other");

    /// <summary><c>lastUpdated</c></summary>
    public static InstantField<Order> LastUpdated { get; } = new("lastUpdated");
}
