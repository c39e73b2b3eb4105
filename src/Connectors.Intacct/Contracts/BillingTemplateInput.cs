using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>What can be written of a billing template.</summary>
public record BillingTemplateInput
{
    /// <summary>Its name.</summary>
    public required string? Id { get; init; }

    /// <summary>Description.</summary>
    public string? Description { get; init; }

    /// <summary>What it goes by.</summary>
    public BillingTemplateMethod? Method { get; init; }

    /// <summary>What counts: estimatedHours and others.</summary>
    public string? Source { get; init; }

    /// <summary>Whether it bills in steps.</summary>
    public bool? IsStepBilling { get; init; }

    /// <summary>Whether it may be used.</summary>
    public RecordStatus? Status { get; init; }

    /// <summary>Steps. They come with a full read.</summary>
    public IReadOnlyList<BillingTemplateStep>? Lines { get; init; }

    /// <summary>Members that this version of the package does not know, such as custom fields (<c>nsp::NAME</c>). They can be changed like the others.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
