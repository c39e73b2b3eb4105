namespace Connectors.Uniconta;

/// <summary>A customer (<c>Debtor</c>, table 50).</summary>
public sealed record Debtor : UnicontaRecord
{
    /// <summary>The debtor number: the key. A text, zeros count; at most 20 characters in 2016. Left out, a number series of the group fills it, where there is one. It cannot be changed.</summary>
    public string? Account { get; init; }

    /// <summary>The name; 100 characters (40 in older versions).</summary>
    public string? Name { get; init; }

    /// <summary>The debtor group (key). Left out, Uniconta takes the group that is marked as default.</summary>
    public string? Group { get; init; }

    /// <summary>The CVR or other registration number, without blanks.</summary>
    public string? CompanyRegNo { get; init; }

    /// <summary>The VAT number where it differs from the CVR number.</summary>
    public string? VatNumber { get; init; }

    /// <summary>The EORI number.</summary>
    public string? EORI { get; init; }

    /// <summary>First address line.</summary>
    public string? Address1 { get; init; }

    /// <summary>Second address line.</summary>
    public string? Address2 { get; init; }

    /// <summary>Third address line.</summary>
    public string? Address3 { get; init; }

    /// <summary>Postcode, as text.</summary>
    public string? ZipCode { get; init; }

    /// <summary>City.</summary>
    public string? City { get; init; }

    /// <summary>Country.</summary>
    public Country? Country { get; init; }

    /// <summary>The country in the user's language, for people. Set by Uniconta.</summary>
    public string? CountryName { get; init; }

    /// <summary>Telephone.</summary>
    public string? Phone { get; init; }

    /// <summary>Mobile telephone.</summary>
    public string? MobilPhone { get; init; }

    /// <summary>Contact person, text.</summary>
    public string? ContactPerson { get; init; }

    /// <summary>E-mail. May hold several, separated by semicolons.</summary>
    public string? ContactEmail { get; init; }

    /// <summary>E-mail for invoices. May hold several.</summary>
    public string? InvoiceEmail { get; init; }

    /// <summary>Web address.</summary>
    public string? Www { get; init; }

    /// <summary>Currency, three letters, the same in all languages.</summary>
    public string? Currency { get; init; }

    /// <summary>Where it stands for VAT.</summary>
    public VatZone? VatZone { get; init; }

    /// <summary>VAT code (key of <see cref="VatCode"/>).</summary>
    public string? Vat { get; init; }

    /// <summary>VAT operation (key).</summary>
    public string? VatOperation { get; init; }

    /// <summary>Payment terms (key of <see cref="PaymentTerm"/>).</summary>
    public string? Payment { get; init; }

    /// <summary>Payment format (key).</summary>
    public string? PaymentFormat { get; init; }

    /// <summary>Discount on the document, percent.</summary>
    public decimal? EndDiscountPct { get; init; }

    /// <summary>Discount on lines, percent.</summary>
    public decimal? LineDiscountPct { get; init; }

    /// <summary>Credit limit, in the company's currency.</summary>
    public decimal? CreditMax { get; init; }

    /// <summary>Which of the three sales prices counts, 1 to 3.</summary>
    public int? PriceGroup { get; init; }

    /// <summary>Price list (key).</summary>
    public string? PriceList { get; init; }

    /// <summary>Its documents show prices with VAT.</summary>
    public bool? PricesInclVat { get; init; }

    /// <summary>EAN (GLN) for electronic invoices.</summary>
    public string? EAN { get; init; }

    /// <summary>How it gets electronic invoices: a word in the user's language, left as it is.</summary>
    public string? InvoiceInXML { get; init; }

    /// <summary>It gets its documents by e-mail.</summary>
    public bool? EmailDocuments { get; init; }

    /// <summary>Its salesperson (number of an <see cref="Connectors.Uniconta.Employee"/>).</summary>
    public string? Employee { get; init; }

    /// <summary>The debtor that is invoiced instead (account).</summary>
    public string? InvoiceAccount { get; init; }

    /// <summary>Posting account (key).</summary>
    public string? PostingAccount { get; init; }

    /// <summary>Layout group (key of <see cref="Connectors.Uniconta.LayoutGroup"/>).</summary>
    public string? LayoutGroup { get; init; }

    /// <summary>Item name group (key).</summary>
    public string? ItemNameGroup { get; init; }

    /// <summary>Way of shipment (key).</summary>
    public string? Shipment { get; init; }

    /// <summary>Terms of delivery (key).</summary>
    public string? DeliveryTerm { get; init; }

    /// <summary>Language of its documents: a word in the user's language, left as it is.</summary>
    public string? UserLanguage { get; init; }

    /// <summary>It is blocked: the way out where it cannot be deleted.</summary>
    public bool? Blocked { get; init; }

    /// <summary>CRM group (key).</summary>
    public string? CrmGroup { get; init; }

    /// <summary>Interests, text.</summary>
    public string? Interests { get; init; }

    /// <summary>Products, text.</summary>
    public string? Products { get; init; }

    /// <summary>Dimension 1 (key).</summary>
    public string? Dimension1 { get; init; }

    /// <summary>Dimension 2 (key).</summary>
    public string? Dimension2 { get; init; }

    /// <summary>Dimension 3 (key).</summary>
    public string? Dimension3 { get; init; }

    /// <summary>Dimension 4 (key).</summary>
    public string? Dimension4 { get; init; }

    /// <summary>Dimension 5 (key).</summary>
    public string? Dimension5 { get; init; }

    /// <summary>Delivery: name.</summary>
    public string? DeliveryName { get; init; }

    /// <summary>Delivery: first address line.</summary>
    public string? DeliveryAddress1 { get; init; }

    /// <summary>Delivery: second address line.</summary>
    public string? DeliveryAddress2 { get; init; }

    /// <summary>Delivery: third address line.</summary>
    public string? DeliveryAddress3 { get; init; }

    /// <summary>Delivery: postcode.</summary>
    public string? DeliveryZipCode { get; init; }

    /// <summary>Delivery: city.</summary>
    public string? DeliveryCity { get; init; }

    /// <summary>Delivery: country.</summary>
    public Country? DeliveryCountry { get; init; }

    /// <summary>Delivery: contact person.</summary>
    public string? DeliveryContactPerson { get; init; }

    /// <summary>Delivery: telephone.</summary>
    public string? DeliveryPhone { get; init; }

    /// <summary>Delivery: e-mail.</summary>
    public string? DeliveryContactEmail { get; init; }

    /// <summary>Balance, in the company's currency. Set by Uniconta.</summary>
    public decimal? CurBalance { get; init; }

    /// <summary>What is overdue of it. Set by Uniconta.</summary>
    public decimal? Overdue { get; init; }

    /// <summary>Balance in the debtor's currency. Set by Uniconta.</summary>
    public decimal? CurBalanceCur { get; init; }

    /// <summary>What is overdue of it. Set by Uniconta.</summary>
    public decimal? OverdueCur { get; init; }

    /// <summary>Date of the last invoice. Set by Uniconta.</summary>
    public DateOnly? LastInvoice { get; init; }

    /// <summary>It is in use. Set by Uniconta.</summary>
    public bool? Active { get; init; }

    /// <summary>When it was created. Set by Uniconta.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>When it was last changed. Set by Uniconta.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>It has notes. Set by Uniconta.</summary>
    public bool? HasNotes { get; init; }

    /// <summary>It has documents. Set by Uniconta.</summary>
    public bool? HasDocs { get; init; }
}
