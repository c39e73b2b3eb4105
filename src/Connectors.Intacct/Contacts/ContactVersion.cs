using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>A contact as it was when a transaction used it. Only read.</summary>
public sealed record ContactVersion
{
    /// <summary>Its key.</summary>
    public required RecordKey Key { get; init; }

    /// <summary>Its id, which equals the key.</summary>
    public string? Id { get; init; }

    /// <summary>The contact.</summary>
    public Reference? Contact { get; init; }

    /// <summary>Company.</summary>
    public string? CompanyName { get; init; }

    /// <summary>Form of address.</summary>
    public string? Prefix { get; init; }

    /// <summary>First name.</summary>
    public string? FirstName { get; init; }

    /// <summary>Middle name.</summary>
    public string? MiddleName { get; init; }

    /// <summary>Last name.</summary>
    public string? LastName { get; init; }

    /// <summary>The name as it is printed.</summary>
    public string? PrintAs { get; init; }

    /// <summary>First telephone number.</summary>
    public string? Phone1 { get; init; }

    /// <summary>Second telephone number.</summary>
    public string? Phone2 { get; init; }

    /// <summary>Mobile telephone number.</summary>
    public string? Mobile { get; init; }

    /// <summary>First e-mail address.</summary>
    public string? Email1 { get; init; }

    /// <summary>Second e-mail address.</summary>
    public string? Email2 { get; init; }

    /// <summary>Postal address.</summary>
    public MailingAddress? MailingAddress { get; init; }

    /// <summary>Tax.</summary>
    public ContactTax? Tax { get; init; }

    /// <summary>Whether it may be used.</summary>
    public RecordStatus? Status { get; init; }

    /// <summary>Its address, as Intacct writes it.</summary>
    public string? Href { get; init; }

    /// <summary>Members that this version of the package does not know, such as custom fields (<c>nsp::NAME</c>). They can be changed like the others.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
