using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>The contact that belongs to a customer itself. Its single members are deprecated by the vendor: make a contact first and refer to it.</summary>
public sealed record EmbeddedContact
{
    /// <summary>The contact's key, only read.</summary>
    public RecordKey? Key { get; init; }

    /// <summary>The contact's id; Intacct makes one of the customer's name where none is given.</summary>
    public string? Id { get; init; }

    /// <summary>The name as it is printed.</summary>
    public string? PrintAs { get; init; }

    /// <summary>Form of address.</summary>
    public string? Prefix { get; init; }

    /// <summary>First name.</summary>
    public string? FirstName { get; init; }

    /// <summary>Middle name.</summary>
    public string? MiddleName { get; init; }

    /// <summary>Last name.</summary>
    public string? LastName { get; init; }

    /// <summary>Company.</summary>
    public string? CompanyName { get; init; }

    /// <summary>First telephone number.</summary>
    public string? Phone1 { get; init; }

    /// <summary>Second telephone number.</summary>
    public string? Phone2 { get; init; }

    /// <summary>Mobile telephone number.</summary>
    public string? Mobile { get; init; }

    /// <summary>Pager.</summary>
    public string? Pager { get; init; }

    /// <summary>Fax number.</summary>
    public string? Fax { get; init; }

    /// <summary>First e-mail address.</summary>
    public string? Email1 { get; init; }

    /// <summary>Second e-mail address.</summary>
    public string? Email2 { get; init; }

    /// <summary>First web address.</summary>
    [JsonPropertyName("URL1")]
    public string? Url1 { get; init; }

    /// <summary>Second web address.</summary>
    [JsonPropertyName("URL2")]
    public string? Url2 { get; init; }

    /// <summary>Whether the list of contacts shows it.</summary>
    public bool? ShowInContactList { get; init; }

    /// <summary>Tax number abroad.</summary>
    public string? InternationalTaxId { get; init; }

    /// <summary>Postal address.</summary>
    public MailingAddress? MailingAddress { get; init; }

    /// <summary>Tax.</summary>
    public ContactTax? Tax { get; init; }
}
