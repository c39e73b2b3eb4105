using Connectors.Testing.EconomicDialect;

namespace Connectors.Testing.Economic;

/// <summary>A customer as the simulated vendor stores it, in the REST API's names.</summary>
public sealed record EconomicCustomer
{
    /// <summary>1 to 999999999; comes again after a delete.</summary>
    public int CustomerNumber { get; init; }

    /// <summary>The name.</summary>
    public string Name { get; init; } = "";

    /// <summary>ISO code.</summary>
    public string Currency { get; init; } = "DKK";

    /// <summary>The group.</summary>
    [StoredAt("customerGroup.customerGroupNumber")]
    public int CustomerGroupNumber { get; init; } = 1;

    /// <summary>The payment terms.</summary>
    [StoredAt("paymentTerms.paymentTermsNumber")]
    public int PaymentTermsNumber { get; init; } = 1;

    /// <summary>The VAT zone.</summary>
    [StoredAt("vatZone.vatZoneNumber")]
    public int VatZoneNumber { get; init; } = 1;

    /// <summary>Street; may hold line breaks.</summary>
    public string? Address { get; init; }

    /// <summary>Postal code.</summary>
    public string? Zip { get; init; }

    /// <summary>City.</summary>
    public string? City { get; init; }

    /// <summary>Country, free text.</summary>
    public string? Country { get; init; }

    /// <summary>CVR number.</summary>
    public string? CorporateIdentificationNumber { get; init; }

    /// <summary>Production unit, ten digits.</summary>
    public string? PNumber { get; init; }

    /// <summary>VAT number of foreign agreements.</summary>
    public string? VatNumber { get; init; }

    /// <summary>EAN location number.</summary>
    public string? Ean { get; init; }

    /// <summary>One or more addresses, separated by blanks.</summary>
    public string? Email { get; init; }

    /// <summary>Telephone and fax.</summary>
    public string? TelephoneAndFaxNumber { get; init; }

    /// <summary>Mobile phone.</summary>
    public string? MobilePhone { get; init; }

    /// <summary>Website.</summary>
    public string? Website { get; init; }

    /// <summary>The recipient's number with public authorities.</summary>
    public string? PublicEntryNumber { get; init; }

    /// <summary>In the customer's currency.</summary>
    public decimal? CreditLimit { get; init; }

    /// <summary>Barred from new documents.</summary>
    public bool? Barred { get; init; }

    /// <summary>What is owed, in the agreement's currency.</summary>
    public decimal Balance { get; init; }

    /// <summary>Changed by PATCH only.</summary>
    [StoredAt("eInvoicingDisabledByDefault")]
    public bool EInvoicingDisabledByDefault { get; init; }

    /// <summary>The layout.</summary>
    [StoredAt("layout.layoutNumber")]
    public int? LayoutNumber { get; init; }

    /// <summary>The employee who sells.</summary>
    [StoredAt("salesPerson.employeeNumber")]
    public int? SalesPersonNumber { get; init; }

    /// <summary>A contact of this customer.</summary>
    [StoredAt("attention.customerContactNumber")]
    public int? AttentionNumber { get; init; }

    /// <summary>A contact of this customer.</summary>
    [StoredAt("customerContact.customerContactNumber")]
    public int? CustomerContactNumber { get; init; }

    /// <summary>A delivery location of this customer.</summary>
    [StoredAt("defaultDeliveryLocation.deliveryLocationNumber")]
    public int? DefaultDeliveryLocationNumber { get; init; }

    /// <summary>Only the Customers service shows it.</summary>
    [StoredAt("+county")]
    public string? County { get; init; }

    /// <summary>Only the Customers service shows it.</summary>
    [StoredAt("+priceGroupNumber")]
    public int? PriceGroupNumber { get; init; }

    /// <summary>UTC, whole seconds, as it is sent.</summary>
    public string? LastUpdated { get; init; }
}

/// <summary>A contact of a customer.</summary>
public sealed record EconomicContact
{
    /// <summary>Unique in the agreement.</summary>
    public int CustomerContactNumber { get; init; }

    /// <summary>The customer.</summary>
    [StoredAt("customer.customerNumber")]
    public int CustomerNumber { get; init; }

    /// <summary>Unique per customer.</summary>
    public string Name { get; init; } = "";

    /// <summary>E-mail.</summary>
    public string? Email { get; init; }

    /// <summary>Telephone.</summary>
    public string? Phone { get; init; }

    /// <summary>Notes.</summary>
    public string? Notes { get; init; }

    /// <summary>The electronic id.</summary>
    [StoredAt("eInvoiceId")]
    public string? EInvoiceId { get; init; }

    /// <summary>invoices, orders, quotations, reminders.</summary>
    public string[]? EmailNotifications { get; init; }

    /// <summary>The number that the user sees; counts per customer.</summary>
    public int SortKey { get; init; }

    /// <summary>Deleted but kept, since a document names it.</summary>
    public bool? Deleted { get; init; }
}

/// <summary>A delivery location of a customer.</summary>
public sealed record EconomicDeliveryLocation
{
    /// <summary>Unique in the agreement.</summary>
    public int DeliveryLocationNumber { get; init; }

    /// <summary>The customer.</summary>
    [StoredAt("customer.customerNumber")]
    public int CustomerNumber { get; init; }

    /// <summary>Street.</summary>
    public string? Address { get; init; }

    /// <summary>City.</summary>
    public string? City { get; init; }

    /// <summary>Country, free text.</summary>
    public string? Country { get; init; }

    /// <summary>Postal code.</summary>
    public string? PostalCode { get; init; }

    /// <summary>Terms of delivery.</summary>
    public string? TermsOfDelivery { get; init; }

    /// <summary>Barred.</summary>
    public bool? Barred { get; init; }

    /// <summary>The number that the user sees; counts per customer.</summary>
    public int SortKey { get; init; }
}

/// <summary>A product. Prices are in the agreement's currency.</summary>
public sealed record EconomicProduct
{
    /// <summary>1 to 25 characters; a text even when it is digits.</summary>
    public string ProductNumber { get; init; } = "";

    /// <summary>The name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The group: it decides accounts and VAT.</summary>
    [StoredAt("productGroup.productGroupNumber")]
    public int ProductGroupNumber { get; init; } = 1;

    /// <summary>Description.</summary>
    public string? Description { get; init; }

    /// <summary>Bar code.</summary>
    public string? BarCode { get; init; }

    /// <summary>Sales price.</summary>
    public decimal? SalesPrice { get; init; }

    /// <summary>Cost price.</summary>
    public decimal? CostPrice { get; init; }

    /// <summary>Recommended price.</summary>
    public decimal? RecommendedPrice { get; init; }

    /// <summary>Barred.</summary>
    public bool Barred { get; init; }

    /// <summary>The unit.</summary>
    [StoredAt("unit.unitNumber")]
    public int? UnitNumber { get; init; }

    /// <summary>With the inventory module: what is in stock.</summary>
    [StoredAt("inventory.inStock")]
    public decimal? InStock { get; init; }

    /// <summary>With the inventory module: the cost price that is recommended.</summary>
    [StoredAt("inventory.recommendedCostPrice")]
    public decimal? RecommendedCostPrice { get; init; }

    /// <summary>Only the Products service shows it.</summary>
    [StoredAt("+unit2Id")]
    public int? Unit2Id { get; init; }

    /// <summary>UTC, whole seconds, as it is sent.</summary>
    public string? LastUpdated { get; init; }
}

/// <summary>A supplier.</summary>
public sealed record EconomicSupplier
{
    /// <summary>The number.</summary>
    public int SupplierNumber { get; init; }

    /// <summary>The name.</summary>
    public string Name { get; init; } = "";

    /// <summary>ISO code.</summary>
    public string Currency { get; init; } = "DKK";

    /// <summary>The group.</summary>
    [StoredAt("supplierGroup.supplierGroupNumber")]
    public int SupplierGroupNumber { get; init; } = 1;

    /// <summary>The payment terms.</summary>
    [StoredAt("paymentTerms.paymentTermsNumber")]
    public int PaymentTermsNumber { get; init; } = 1;

    /// <summary>The VAT zone.</summary>
    [StoredAt("vatZone.vatZoneNumber")]
    public int VatZoneNumber { get; init; } = 1;

    /// <summary>Street.</summary>
    public string? Address { get; init; }

    /// <summary>Postal code.</summary>
    public string? Zip { get; init; }

    /// <summary>City.</summary>
    public string? City { get; init; }

    /// <summary>Country, free text.</summary>
    public string? Country { get; init; }

    /// <summary>E-mail.</summary>
    public string? Email { get; init; }

    /// <summary>CVR number.</summary>
    public string? CorporateIdentificationNumber { get; init; }
}

/// <summary>Payment terms.</summary>
public sealed record EconomicPaymentTerms
{
    /// <summary>The number, given by the vendor.</summary>
    public int PaymentTermsNumber { get; init; }

    /// <summary>The name.</summary>
    public string Name { get; init; } = "";

    /// <summary>net, invoiceMonth, dueDate …; never changes.</summary>
    public string PaymentTermsType { get; init; } = "net";

    /// <summary>Never changes either.</summary>
    public int DaysOfCredit { get; init; }
}

/// <summary>A number with a name: customer groups, units, layouts, employees, price groups and the like.</summary>
/// <param name="Number">The number.</param>
/// <param name="Name">The name.</param>
public readonly record struct EconomicNamed(int Number, string Name);
