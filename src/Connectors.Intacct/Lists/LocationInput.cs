using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>What can be written of a location.</summary>
public record LocationInput
{
    /// <summary>Its number.</summary>
    public required string? Id { get; init; }

    /// <summary>Its name.</summary>
    public required string? Name { get; init; }

    /// <summary>Description; only taken when it is made.</summary>
    public string? Description { get; init; }

    /// <summary>The location above it.</summary>
    public Reference? Parent { get; init; }

    /// <summary>Manager (employee).</summary>
    public Reference? Manager { get; init; }

    /// <summary>Contacts.</summary>
    public PlaceContacts? Contacts { get; init; }

    /// <summary>First day.</summary>
    public DateOnly? StartDate { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly? EndDate { get; init; }

    /// <summary>Title in reports.</summary>
    public string? ReportTitle { get; init; }

    /// <summary>The name as it is printed.</summary>
    public string? PrintAs { get; init; }

    /// <summary>Tax number.</summary>
    public string? TaxId { get; init; }

    /// <summary>Whether it may be used.</summary>
    public RecordStatus? Status { get; init; }

    /// <summary>Members that this version of the package does not know, such as custom fields (<c>nsp::NAME</c>). They can be changed like the others.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
