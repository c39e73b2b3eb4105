using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>What can be written of a project billing template.</summary>
public record ProjectBillingTemplateInput
{
    /// <summary>Its name.</summary>
    public required string? Name { get; init; }

    /// <summary>Description.</summary>
    public string? Description { get; init; }

    /// <summary>What it goes by: percentCompleted, milestone.</summary>
    public string? BillingMethod { get; init; }

    /// <summary>Project or task.</summary>
    public string? CalculateOn { get; init; }

    /// <summary>What counts: plannedHours and others.</summary>
    public string? BasedOn { get; init; }

    /// <summary>Whether it may be used.</summary>
    public RecordStatus? Status { get; init; }

    /// <summary>Steps. They come with a full read.</summary>
    public IReadOnlyList<BillingMilestone>? Milestones { get; init; }

    /// <summary>Members that this version of the package does not know, such as custom fields (<c>nsp::NAME</c>). They can be changed like the others.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
