using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>A customer. Lengths are those of e-conomic, whose records these were; Reviso publishes none.</summary>
public sealed record Customer : RevisoRecord
{
    /// <summary>Its number. The server chooses the next free one when a new customer has none. Numbers of deleted customers are used again.</summary>
    public CustomerNumber? CustomerNumber { get; init; }

    /// <summary>Name, at most 255 characters.</summary>
    public required string Name { get; init => field = value ?? ""; }

    /// <summary>Currency of its documents, ISO 4217.</summary>
    public required string Currency { get; init => field = value ?? ""; }

    /// <summary>Its group.</summary>
    public required Reference<CustomerGroupNumber>? CustomerGroup { get; init; }

    /// <summary>Its payment terms.</summary>
    public required Reference<PaymentTermsNumber>? PaymentTerms { get; init; }

    /// <summary>Its VAT zone.</summary>
    public required Reference<VatZoneNumber>? VatZone { get; init; }

    /// <summary>How it pays (modalità di pagamento).</summary>
    public Reference<PaymentTypeNumber>? PaymentType { get; init; }

    /// <summary>Its price group. The name of this member is by analogy with e-conomic: not documented for Reviso.</summary>
    public Reference<PriceGroupNumber>? PriceGroup { get; init; }

    /// <summary>Street and further lines, at most 510 characters together.</summary>
    public string? Address { get; init; }

    /// <summary>Postcode (CAP), at most 30 characters.</summary>
    public string? Zip { get; init; }

    /// <summary>City, at most 50 characters.</summary>
    public string? City { get; init; }

    /// <summary>Country as free text. What counts for electronic invoices is <see cref="CountryCode"/>.</summary>
    public string? Country { get; init; }

    /// <summary>Country as a code: <c>new CountryCode("IT")</c>.</summary>
    public Reference<CountryCode>? CountryCode { get; init; }

    /// <summary>Italian province, one of <see cref="ProvinceOperations"/>.</summary>
    public ProvinceReference? Province { get; init; }

    /// <summary>Tax code (codice fiscale), upper case, at most 40 characters. See <see cref="ItalianTaxNumbers"/>.</summary>
    public string? CorporateIdentificationNumber { get; init; }

    /// <summary>VAT number (partita IVA) as Reviso keeps it: without the prefix <c>IT</c>. See <see cref="ItalianTaxNumbers"/>.</summary>
    public string? VatNumber { get; init; }

    /// <summary>Recipient code of the exchange system SDI: seven characters, six for public bodies; <see cref="ItalianTaxNumbers.UnknownRecipient"/> where it is not known, <see cref="ItalianTaxNumbers.ForeignRecipient"/> abroad.</summary>
    public string? PublicEntryNumber { get; init; }

    /// <summary>Certified e-mail (PEC), where electronic invoices go when there is no recipient code.</summary>
    public string? ItalianCertifiedEmail { get; init; }

    /// <summary>Business or consumer.</summary>
    public ItalianCustomerType? ItalianCustomerType { get; init; }

    /// <summary>The buyer pays the VAT to the treasury (scissione dei pagamenti). Null and false are the same.</summary>
    public bool? SplitPayment { get; init; }

    /// <summary>EAN (GLN) number, 13 digits.</summary>
    public string? Ean { get; init; }

    /// <summary>E-mail, at most 255 characters; several addresses with blanks between them.</summary>
    public string? Email { get; init; }

    /// <summary>Telephone.</summary>
    public string? TelephoneAndFaxNumber { get; init; }

    /// <summary>Mobile telephone.</summary>
    public string? MobilePhone { get; init; }

    /// <summary>Web address. Read as <c>website</c> and <c>webSite</c>, and sent as both: sources disagree about the spelling.</summary>
    public string? Website { get; init; }

    /// <summary>Its bank account, IBAN.</summary>
    public string? Iban { get; init; }

    /// <summary>BIC of its bank.</summary>
    public string? Swift { get; init; }

    /// <summary>Direct debit mandate.</summary>
    [JsonPropertyName("mandateID")]
    public string? MandateId { get; init; }

    /// <summary>When the mandate was signed.</summary>
    public DateOnly? DirectDebitMandateDate { get; init; }

    /// <summary>What it may owe.</summary>
    public decimal? CreditLimit { get; init; }

    /// <summary>No new documents. Null and false are the same.</summary>
    public bool? Barred { get; init; }

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

    /// <summary>Tags, as they come: their shape is not documented.</summary>
    public IReadOnlyList<JsonElement>? Tags { get; init; }

    /// <summary>What it owes, in base currency. Read only.</summary>
    public decimal? Balance { get; init; }

    /// <summary>What is overdue. Read only.</summary>
    public decimal? DueAmount { get; init; }

    /// <summary>The last change, whole seconds. Read only.</summary>
    public DateTimeOffset? LastUpdated { get; init; }
}
