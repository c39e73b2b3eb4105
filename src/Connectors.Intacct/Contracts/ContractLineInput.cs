using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>What can be written of a contract line.</summary>
public record ContractLineInput
{
    /// <summary>Its contract.</summary>
    public required Reference? Contract { get; init; }

    /// <summary>Its item.</summary>
    public required Reference? Item { get; init; }

    /// <summary>Description.</summary>
    public string? ItemDescription { get; init; }

    /// <summary>First day.</summary>
    public DateOnly? StartDate { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly? EndDate { get; init; }

    /// <summary>How it bills.</summary>
    public required ContractLineBilling? Billing { get; init; }

    /// <summary>Location and what else it belongs to.</summary>
    public ContractDimensions? Dimensions { get; init; }

    /// <summary>Contacts.</summary>
    public ContractLineContacts? Contacts { get; init; }

    /// <summary>Revenue recognition.</summary>
    public ContractLineRevenue? Revenue { get; init; }

    /// <summary>What kind of change it is: newMRR and others.</summary>
    public string? ChangeType { get; init; }

    /// <summary>Day of posting.</summary>
    public DateOnly? PostingDate { get; init; }

    /// <summary>Whether it is delivered.</summary>
    public string? DeliveryStatus { get; init; }

    /// <summary>Day of delivery.</summary>
    public DateOnly? DeliveryDate { get; init; }

    /// <summary>When revenue is deferred.</summary>
    public string? RevenueDeferralStatus { get; init; }

    /// <summary>Memo.</summary>
    public string? Memo { get; init; }

    /// <summary>Members that this version of the package does not know, such as custom fields (<c>nsp::NAME</c>). They can be changed like the others.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
