using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>What can be written of a payment term.</summary>
public record PaymentTermInput
{
    /// <summary>Its name.</summary>
    public required string? Id { get; init; }

    /// <summary>Description.</summary>
    public required string? Description { get; init; }

    /// <summary>Whether it may be used.</summary>
    public RecordStatus? Status { get; init; }

    /// <summary>When it is due.</summary>
    public TermDue? Due { get; init; }

    /// <summary>Discount for early payment.</summary>
    public TermDiscount? Discount { get; init; }

    /// <summary>Penalty for late payment.</summary>
    public TermPenalty? Penalty { get; init; }

    /// <summary>Members that this version of the package does not know, such as custom fields (<c>nsp::NAME</c>). They can be changed like the others.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
