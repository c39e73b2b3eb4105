using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>What can be written of a contact.</summary>
public record ContactInput
{
    /// <summary>Its id (contact name): unique in the company, also among contacts that are not used any more. It cannot be used twice.</summary>
    public required string? Id { get; init; }

    /// <summary>The name as it is printed.</summary>
    public required string? PrintAs { get; init; }

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

    /// <summary>First e-mail address; several are separated by commas.</summary>
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

    /// <summary>Postal address.</summary>
    public MailingAddress? MailingAddress { get; init; }

    /// <summary>Tax.</summary>
    public ContactTax? Tax { get; init; }

    /// <summary>Whether it may be used.</summary>
    public RecordStatus? Status { get; init; }

    /// <summary>Price schedule.</summary>
    public Reference? PriceSchedule { get; init; }

    /// <summary>Price list.</summary>
    public Reference? PriceList { get; init; }

    /// <summary>Discount in percent.</summary>
    public decimal? Discount { get; init; }

    /// <summary>Members that this version of the package does not know, such as custom fields (<c>nsp::NAME</c>). They can be changed like the others.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
