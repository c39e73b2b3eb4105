using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>What can be written of a project status.</summary>
public record ProjectStatusInput
{
    /// <summary>Its name.</summary>
    public required string? Id { get; init; }

    /// <summary>Description.</summary>
    public string? Description { get; init; }

    /// <summary>Whether no times may be entered.</summary>
    public bool? DisableTimesheetEntry { get; init; }

    /// <summary>Whether no expenses may be entered.</summary>
    public bool? DisableExpenseEntry { get; init; }

    /// <summary>Whether no purchases may be entered.</summary>
    [JsonPropertyName("disablePurchasingAPEntry")]
    public bool? DisablePurchasingApEntry { get; init; }

    /// <summary>Whether no invoices are made.</summary>
    public bool? DisableGenerateInvoice { get; init; }

    /// <summary>Whether it may be used.</summary>
    public RecordStatus? Status { get; init; }

    /// <summary>Members that this version of the package does not know, such as custom fields (<c>nsp::NAME</c>). They can be changed like the others.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
