using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>What can be written of an entity.</summary>
public record EntityInput
{
    /// <summary>Its number.</summary>
    public required string? Id { get; init; }

    /// <summary>Its name.</summary>
    public required string? Name { get; init; }

    /// <summary>Manager (employee).</summary>
    public Reference? Manager { get; init; }

    /// <summary>Contacts.</summary>
    public PlaceContacts? Contacts { get; init; }

    /// <summary>First day.</summary>
    public DateOnly? StartDate { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly? EndDate { get; init; }

    /// <summary>Tax number.</summary>
    public string? TaxId { get; init; }

    /// <summary>Federal number.</summary>
    public string? FederalId { get; init; }

    /// <summary>SIRET (France).</summary>
    public string? Siret { get; init; }

    /// <summary>Country where it works, by its name in camel case.</summary>
    public string? OperatingCountry { get; init; }

    /// <summary>Country of new addresses, by its name in camel case.</summary>
    public string? DefaultCountryForAddresses { get; init; }

    /// <summary>From when its books are open.</summary>
    public DateOnly? OpenBooksStartDate { get; init; }

    /// <summary>Whether it is limited.</summary>
    public bool? IsLimitedEntity { get; init; }

    /// <summary>First day of the week.</summary>
    public string? WeekStart { get; init; }

    /// <summary>Whether it may be used.</summary>
    public RecordStatus? Status { get; init; }

    /// <summary>Members that this version of the package does not know, such as custom fields (<c>nsp::NAME</c>). They can be changed like the others.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
