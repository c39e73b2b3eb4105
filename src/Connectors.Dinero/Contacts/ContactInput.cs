using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Dinero;

/// <summary>What a contact is written with, new or changed. Companies and private persons are both contacts.</summary>
/// <remarks>A change replaces the whole contact: what is null here is empty afterwards.</remarks>
public sealed record ContactInput
{
    /// <summary>An id of your own for a new contact; the client chooses one when it is null. Not used by updates.</summary>
    public ContactId? ContactGuid { get; init; }

    /// <summary>Your own key, at most 128 characters. The only safe place for one.</summary>
    public string? ExternalReference { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>Street and number.</summary>
    public string? Street { get; init; }

    /// <summary>Postcode.</summary>
    public string? ZipCode { get; init; }

    /// <summary>City.</summary>
    public string? City { get; init; }

    /// <summary>The country, ISO 3166-1 alpha-2.</summary>
    public required string CountryKey { get; init; }

    /// <summary>Telephone.</summary>
    public string? Phone { get; init; }

    /// <summary>E-mail.</summary>
    public string? Email { get; init; }

    /// <summary>Web address.</summary>
    public string? Webpage { get; init; }

    /// <summary>The person whom letters address. Companies only.</summary>
    public string? AttPerson { get; init; }

    /// <summary>VAT number, free text: with or without the country's letters. Companies only.</summary>
    public string? VatNumber { get; init; }

    /// <summary>EAN or GLN number. Companies only.</summary>
    public string? EanNumber { get; init; }

    /// <summary>Danish SE number. Companies only.</summary>
    public string? SENumber { get; init; }

    /// <summary>Danish P number (production unit). Companies only.</summary>
    public string? PNumber { get; init; }

    /// <summary>When sales are to be paid; null takes the organisation's default.</summary>
    public PaymentConditionType? PaymentConditionType { get; init; }

    /// <summary>The days of <see cref="PaymentConditionType"/>; null for <c>NettoCash</c> and <c>Paid</c>.</summary>
    public int? PaymentConditionNumberOfDays { get; init; }

    /// <summary>A private person, not a company. A person has no <see cref="VatNumber"/>, <see cref="EanNumber"/>, <see cref="SENumber"/>, <see cref="PNumber"/> and <see cref="AttPerson"/>.</summary>
    public required bool IsPerson { get; init; }

    /// <summary>A member of the union that the organisation is.</summary>
    public bool IsMember { get; init; }

    /// <summary>The member's number; unions only.</summary>
    public string? MemberNumber { get; init; }

    /// <summary>Dinero keeps name and address equal to the Danish company register and overwrites what others write there.</summary>
    public bool UseCvr { get; init; }

    /// <summary>The legal form.</summary>
    public CompanyTypeKey? CompanyTypeKey { get; init; }

    /// <summary>By which number electronic invoices find the contact.</summary>
    public InvoiceMailOutOption? InvoiceMailOutOptionKey { get; init; }

    /// <summary>The language of its documents: <c>da</c>, <c>en</c>, <c>de</c>, <c>sv</c> or <c>no</c>.</summary>
    public string? PreferredInvoiceLanguageKey { get; init; }

    /// <summary>The currency of its documents, ISO 4217.</summary>
    public string? PreferredInvoiceCurrencyKey { get; init; }

    /// <summary>Members that this version of the package does not know. They go back with an update, so that it loses nothing.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
