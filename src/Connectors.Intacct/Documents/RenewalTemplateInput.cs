using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>What can be written of a renewal template.</summary>
public record RenewalTemplateInput
{
    /// <summary>Its name.</summary>
    public required string? Name { get; init; }

    /// <summary>Description.</summary>
    public string? Description { get; init; }

    /// <summary>What it renews: contract, or a document.</summary>
    public string? TransactionType { get; init; }

    /// <summary>The state of what it makes.</summary>
    public string? RenewalState { get; init; }

    /// <summary>Whether it may be used.</summary>
    public RecordStatus? Status { get; init; }

    /// <summary>Length of the renewal.</summary>
    public RenewalTerm? DefaultTerm { get; init; }

    /// <summary>The document that it makes.</summary>
    public RenewalTransaction? SalesTxnCreation { get; init; }

    /// <summary>Prices.</summary>
    public RenewalPricing? ContractPricing { get; init; }

    /// <summary>Members that this version of the package does not know, such as custom fields (<c>nsp::NAME</c>). They can be changed like the others.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
