using System.Text.Json.Serialization;

namespace Connectors.Economic;

/// <summary>A customer of the Customers service. The members have other names than on the REST API, and a name of the wrong surface is ignored without a word.</summary>
public sealed record OpenApiCustomer : OpenApiRecord
{
    /// <summary>The customer.</summary>
    public required CustomerNumber CustomerNumber { get; init; }

    /// <summary>Its group.</summary>
    public required CustomerGroupNumber CustomerGroupNumber { get; init; }

    /// <summary>Its VAT zone. REST: <c>vatZone</c>.</summary>
    public required VatZoneNumber Zone { get; init; }

    /// <summary>Currency, ISO 4217, at most 3 characters.</summary>
    public required string Currency { get; init => field = value ?? ""; }

    /// <summary><b>True = not barred</b>, the opposite of the REST API. Null and false bar the customer.</summary>
    public bool? Access { get; init; }

    /// <summary>Name, at most 255 characters.</summary>
    public required string Name { get; init => field = value ?? ""; }

    /// <summary>Street. REST: the first part of <c>address</c>, at most 255 characters.</summary>
    public string? Address1 { get; init; }

    /// <summary>Second line. REST: the second part of <c>address</c>, at most 255 characters.</summary>
    public string? Address2 { get; init; }

    /// <summary>Postcode. REST: <c>zip</c>, at most 30 characters.</summary>
    public string? PostCode { get; init; }

    /// <summary>City, at most 50 characters.</summary>
    public string? City { get; init; }

    /// <summary>Country, free text, at most 50 characters.</summary>
    public string? Country { get; init; }

    /// <summary>A contact by name, at most 50 characters.</summary>
    public string? ContactPerson { get; init; }

    /// <summary>Telephone, at most 255 characters.</summary>
    public string? Phone { get; init; }

    /// <summary>E-mail, at most 255 characters.</summary>
    public string? Email { get; init; }

    /// <summary>Days of payment.</summary>
    public int? PaymentDays { get; init; }

    /// <summary>Bank account, at most 50 characters.</summary>
    public string? BankAccount { get; init; }

    /// <summary>CVR number. REST: <c>corporateIdentificationNumber</c>, at most 40 characters.</summary>
    public string? CvrNo { get; init; }

    /// <summary>The employee who looks after it. REST: <c>salesPerson</c>.</summary>
    public EmployeeNumber? OurRef { get; init; }

    /// <summary>Layout of its documents. REST: <c>layout</c>.</summary>
    public LayoutNumber? LayoutGroup { get; init; }

    /// <summary>Its payment terms. REST: <c>paymentTerms</c>.</summary>
    public required PaymentTermsNumber PaymentTermId { get; init; }

    /// <summary>Web address. REST: <c>website</c>, at most 255 characters.</summary>
    public string? Homepage { get; init; }

    /// <summary>The contact that documents refer to. REST: <c>customerContact</c>.</summary>
    public ContactNumber? DefaultTheirRef { get; init; }

    /// <summary>The contact whom letters address. REST: <c>attention</c>.</summary>
    public ContactNumber? DefaultAttention { get; init; }

    /// <summary>Layout of printed documents.</summary>
    public LayoutNumber? LayoutGroupPrint { get; init; }

    /// <summary>Language, as a number.</summary>
    public int? Language { get; init; }

    /// <summary>Its discount group.</summary>
    public int? DiscountGroupNumber { get; init; }

    /// <summary>Its price group.</summary>
    public PriceGroupNumber? PriceGroupNumber { get; init; }

    /// <summary>Where goods go by default.</summary>
    public DeliveryLocationNumber? DefaultDeliveryLocation { get; init; }

    /// <summary>EAN (GLN) number. REST: <c>ean</c>, at most 13 characters.</summary>
    public string? EanLocationNumber { get; init; }

    /// <summary>The buyer's number for electronic invoices. REST: <c>publicEntryNumber</c>, at most 30 characters.</summary>
    public string? VoucherNumber { get; init; }

    /// <summary>County, at most 50 characters.</summary>
    public string? County { get; init; }

    /// <summary>VAT number. REST: <c>vatNumber</c>, at most 50 characters.</summary>
    public string? VatNo { get; init; }

    /// <summary>What it may owe. REST: <c>creditLimit</c>.</summary>
    public decimal? CreditMaximum { get; init; }

    /// <summary>Peppol id, at most 30 characters.</summary>
    public string? RecipientPeppol { get; init; }

    /// <summary>Discount of its lines, per cent.</summary>
    public decimal? DefaultDiscountPct { get; init; }

    /// <summary>Bank giro, at most 20 characters.</summary>
    public string? BankGiroNumber { get; init; }

    /// <summary>IBAN, at most 50 characters.</summary>
    public string? Iban { get; init; }

    /// <summary>SWIFT, at most 20 characters.</summary>
    public string? Swift { get; init; }

    /// <summary>The day of its mandate for direct debit.</summary>
    [JsonConverter(typeof(DayAsInstantConverter))]
    public DateOnly? DirectDebitMandateDate { get; init; }

    /// <summary>Danish production unit. REST: <c>pNumber</c>, at most 40 characters.</summary>
    public string? Pnr { get; init; }

    /// <summary>How electronic invoices find it, as a number: 1 is the EAN number, others are not published.</summary>
    public int? NemHandelReceiverType { get; init; }

    /// <summary>Mobile telephone, at most 50 characters.</summary>
    public string? MobilePhone { get; init; }

    /// <summary>Language of attachments, as a number.</summary>
    public int? EmailAttachmentLanguage { get; init; }

    /// <summary>No electronic invoices by default.</summary>
    public bool? DefaultDisableEInvoicing { get; init; }

    /// <summary>Who is mailed invoices, at most 255 characters.</summary>
    public string? DefaultInvoiceRecipient { get; init; }

    /// <summary>Template of mailed invoices, as a number.</summary>
    public int? DefaultInvoiceTemplate { get; init; }

    /// <summary>Who is mailed orders, at most 255 characters.</summary>
    public string? DefaultOrderRecipient { get; init; }

    /// <summary>Template of mailed orders, as a number.</summary>
    public int? DefaultOrderTemplate { get; init; }

    /// <summary>Who is mailed quotes, at most 255 characters.</summary>
    public string? DefaultQuoteRecipient { get; init; }

    /// <summary>Template of mailed quotes, as a number.</summary>
    public int? DefaultQuoteTemplate { get; init; }

    /// <summary>Who is mailed reminders, at most 255 characters.</summary>
    public string? DefaultReminderRecipient { get; init; }

    /// <summary>Template of mailed reminders, as a number.</summary>
    public int? DefaultReminderTemplate { get; init; }

    /// <summary>Who is mailed statements of account, at most 255 characters.</summary>
    public string? DefaultStatementOfAccountRecipient { get; init; }

    /// <summary>Template of mailed statements of account, as a number.</summary>
    public int? DefaultStatementOfAccountTemplate { get; init; }
}
