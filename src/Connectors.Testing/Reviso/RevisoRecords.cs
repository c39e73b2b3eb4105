using Connectors.Testing.EconomicDialect;

namespace Connectors.Testing.Reviso;

/// <summary>A customer as the simulated vendor stores it.</summary>
public sealed record RevisoCustomer
{
    /// <summary>1 to 999999999; comes again after a delete.</summary>
    public int CustomerNumber { get; init; }

    /// <summary>The name.</summary>
    public string Name { get; init; } = "";

    /// <summary>ISO code.</summary>
    public string Currency { get; init; } = "EUR";

    /// <summary>The group.</summary>
    [StoredAt("customerGroup.customerGroupNumber")]
    public int CustomerGroupNumber { get; init; } = 1;

    /// <summary>The payment terms.</summary>
    [StoredAt("paymentTerms.paymentTermsNumber")]
    public int PaymentTermsNumber { get; init; } = 1;

    /// <summary>The VAT zone.</summary>
    [StoredAt("vatZone.vatZoneNumber")]
    public int VatZoneNumber { get; init; } = 1;

    /// <summary>The payment type (modalità di pagamento).</summary>
    [StoredAt("paymentType.paymentTypeNumber")]
    public int? PaymentTypeNumber { get; init; }

    /// <summary>The price group.</summary>
    [StoredAt("priceGroup.priceGroupNumber")]
    public int? PriceGroupNumber { get; init; }

    /// <summary>Street.</summary>
    public string? Address { get; init; }

    /// <summary>Postal code.</summary>
    public string? Zip { get; init; }

    /// <summary>City.</summary>
    public string? City { get; init; }

    /// <summary>Country, free text.</summary>
    public string? Country { get; init; }

    /// <summary>ISO code of two letters.</summary>
    [StoredAt("countryCode.code")]
    public string? CountryCode { get; init; }

    /// <summary>The province; see <c>/provinces/IT</c>.</summary>
    [StoredAt("province.provinceNumber")]
    public int? ProvinceNumber { get; init; }

    /// <summary>Tax code (codice fiscale).</summary>
    public string? CorporateIdentificationNumber { get; init; }

    /// <summary>VAT number (partita IVA), without the country.</summary>
    public string? VatNumber { get; init; }

    /// <summary>GLN of 13 digits.</summary>
    public string? Ean { get; init; }

    /// <summary>One or more addresses, separated by blanks.</summary>
    public string? Email { get; init; }

    /// <summary>Telephone and fax.</summary>
    public string? TelephoneAndFaxNumber { get; init; }

    /// <summary>Mobile phone.</summary>
    public string? MobilePhone { get; init; }

    /// <summary>Website.</summary>
    public string? Website { get; init; }

    /// <summary>The recipient code of the exchange system (SDI).</summary>
    public string? PublicEntryNumber { get; init; }

    /// <summary>Certified address (PEC).</summary>
    public string? ItalianCertifiedEmail { get; init; }

    /// <summary>none, B2B, Consumer, or <see cref="RevisoOddities.PublicBodyType"/>.</summary>
    public string? ItalianCustomerType { get; init; }

    /// <summary>VAT is paid by the recipient.</summary>
    public bool? SplitPayment { get; init; }

    /// <summary>Bank account.</summary>
    public string? Iban { get; init; }

    /// <summary>Bank.</summary>
    public string? Swift { get; init; }

    /// <summary>Labels.</summary>
    public string[]? Tags { get; init; }

    /// <summary>In the customer's currency.</summary>
    public decimal? CreditLimit { get; init; }

    /// <summary>Barred from new documents.</summary>
    public bool? Barred { get; init; }

    /// <summary>What is owed, in the agreement's currency.</summary>
    public decimal Balance { get; init; }

    /// <summary>A contact of this customer.</summary>
    [StoredAt("attention.customerContactNumber")]
    public int? AttentionNumber { get; init; }

    /// <summary>A delivery location of this customer.</summary>
    [StoredAt("defaultDeliveryLocation.deliveryLocationNumber")]
    public int? DefaultDeliveryLocationNumber { get; init; }

    /// <summary>UTC, whole seconds.</summary>
    public string? LastUpdated { get; init; }
}

/// <summary>A contact of a customer.</summary>
public sealed record RevisoContact
{
    /// <summary>Unique in the agreement; given by the vendor.</summary>
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

    /// <summary>Its identification on electronic invoices.</summary>
    public string? EInvoiceId { get; init; }

    /// <summary>Notes.</summary>
    public string? Notes { get; init; }
}

/// <summary>A delivery location of a customer.</summary>
public sealed record RevisoDeliveryLocation
{
    /// <summary>Unique in the agreement; given by the vendor.</summary>
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

    /// <summary>Barred.</summary>
    public bool? Barred { get; init; }
}

/// <summary>A product. Prices are in the agreement's currency.</summary>
public sealed record RevisoProduct
{
    /// <summary>1 to 25 characters; a text even when it is digits.</summary>
    public string ProductNumber { get; init; } = "";

    /// <summary>The name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The group.</summary>
    [StoredAt("productGroup.productGroupNumber")]
    public int ProductGroupNumber { get; init; } = 1;

    /// <summary>Description.</summary>
    public string? Description { get; init; }

    /// <summary>Bar code; the shop's code where the agreement numbers products itself.</summary>
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

    /// <summary>Labels.</summary>
    public string[]? Tags { get; init; }

    /// <summary>UTC, whole seconds.</summary>
    public string? LastUpdated { get; init; }
}

/// <summary>Payment terms.</summary>
public sealed record RevisoPaymentTerms
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

/// <summary>A VAT code.</summary>
public sealed record RevisoVatAccount
{
    /// <summary>The code, <c>V022</c>.</summary>
    public string VatCode { get; init; } = "";

    /// <summary>The name.</summary>
    public string Name { get; init; } = "";

    /// <summary>In percent.</summary>
    public decimal RatePercentage { get; init; }
}

/// <summary>A number with a name: groups, payment types, price groups.</summary>
/// <param name="Number">The number.</param>
/// <param name="Name">The name.</param>
public readonly record struct RevisoNamed(int Number, string Name);
