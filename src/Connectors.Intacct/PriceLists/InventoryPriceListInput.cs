using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>What can be written of an inventory price list.</summary>
public record InventoryPriceListInput
{
    /// <summary>Its name.</summary>
    public required string? Id { get; init; }

    /// <summary>First day.</summary>
    public DateOnly? StartDate { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly? EndDate { get; init; }

    /// <summary>What it applies to: orderEntry, purchasing.</summary>
    public string? AppliesTo { get; init; }

    /// <summary>Whether it may be used.</summary>
    public RecordStatus? Status { get; init; }

    /// <summary>Members that this version of the package does not know, such as custom fields (<c>nsp::NAME</c>). They can be changed like the others.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
