using System.Text.Json.Serialization;

namespace Connectors.Economic;

/// <summary>A customer of the REST API.</summary>
public sealed record Customer : EconomicRecord
{
    /// <summary>Its number. The server chooses the next free one when a new customer has none. Numbers of deleted customers are used again.</summary>
    public CustomerNumber? CustomerNumber { get; init; }

    /// <summary>Name, at most 255 characters.</summary>
    public required string Name { get; init => field = value ?? ""; }

    /// <summary>Currency of its documents, ISO 4217.</summary>
    public required string Currency { get; init => field = value ?? ""; }

    /// <summary>Its group, which decides the account of what it owes.</summary>
    public required Reference<CustomerGroupNumber>? CustomerGroup { get; init; }

    /// <summary>Its payment terms.</summary>
    public required Reference<PaymentTermsNumber>? PaymentTerms { get; init; }

    /// <summary>Its VAT zone: with a product's group it decides the VAT of a line.</summary>
    public required Reference<VatZoneNumber>? VatZone { get; init; }

    /// <summary>Street and further lines, at most 510 characters together. The OpenAPI services have two members for it.</summary>
    public string? Address { get; init; }

    /// <summary>Postcode, at most 30 characters.</summary>
    public string? Zip { get; init; }

    /// <summary>City, at most 50 characters.</summary>
    public string? City { get; init; }

    /// <summary>Country, free text of at most 50 characters: no code.</summary>
    public string? Country { get; init; }

    /// <summary>CVR number, at most 40 characters. A Danish VAT number stands here too.</summary>
    public string? CorporateIdentificationNumber { get; init; }

    /// <summary>Danish production unit, 10 characters.</summary>
    public string? PNumber { get; init; }

    /// <summary>VAT number, at most 20 characters: agreements in Sweden, the United Kingdom, Germany, Poland and Finland only.</summary>
    public string? VatNumber { get; init; }

    /// <summary>EAN (GLN) number, at most 13 digits.</summary>
    public string? Ean { get; init; }

    /// <summary>E-mail, at most 255 characters; several addresses with blanks between them.</summary>
    public string? Email { get; init; }

    /// <summary>Telephone, at most 255 characters.</summary>
    public string? TelephoneAndFaxNumber { get; init; }

    /// <summary>Mobile telephone, at most 50 characters.</summary>
    public string? MobilePhone { get; init; }

    /// <summary>Web address, at most 255 characters.</summary>
    public string? Website { get; init; }

    /// <summary>The buyer's number for electronic invoices, at most 50 characters.</summary>
    public string? PublicEntryNumber { get; init; }

    /// <summary>What it may owe.</summary>
    public decimal? CreditLimit { get; init; }

    /// <summary>No new documents. False where e-conomic leaves it out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Barred { get; init; }

    /// <summary>Layout of its documents.</summary>
    public Reference<LayoutNumber>? Layout { get; init; }

    /// <summary>The employee who looks after it.</summary>
    public Reference<EmployeeNumber>? SalesPerson { get; init; }

    /// <summary>The contact whom letters address. Not for new customers: the contact must exist first.</summary>
    public Reference<ContactNumber>? Attention { get; init; }

    /// <summary>The contact that documents refer to. Not for new customers.</summary>
    public Reference<ContactNumber>? CustomerContact { get; init; }

    /// <summary>Where goods go by default. Not for new customers.</summary>
    public Reference<DeliveryLocationNumber>? DefaultDeliveryLocation { get; init; }

    /// <summary>Its price group, by address: the REST API documents no number for it.</summary>
    public Reference<PriceGroupNumber>? PriceGroup { get; init; }

    /// <summary>No electronic invoices by default. Changed by <see cref="CustomerOperations.SetElectronicInvoicingAsync"/> only.</summary>
    public bool? EInvoicingDisabledByDefault { get; init; }

    /// <summary>What it owes, in base currency. Read only.</summary>
    public decimal? Balance { get; init; }

    /// <summary>What is overdue. Read only.</summary>
    public decimal? DueAmount { get; init; }

    /// <summary>The last change, whole seconds. Read only.</summary>
    public DateTimeOffset? LastUpdated { get; init; }
}
