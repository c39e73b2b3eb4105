using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>What can be written of a contract.</summary>
public record ContractInput
{
    /// <summary>Its number. Left out, the company's numbering sequence gives one, where there is one.</summary>
    public string? Id { get; init; }

    /// <summary>Its name.</summary>
    public required string? Name { get; init; }

    /// <summary>Description.</summary>
    public string? Description { get; init; }

    /// <summary>First day; needed.</summary>
    public DateOnly? StartDate { get; init; }

    /// <summary>Last day; needed for contracts with a term.</summary>
    public DateOnly? EndDate { get; init; }

    /// <summary>Payment term; needed.</summary>
    public Reference? PaymentTerm { get; init; }

    /// <summary>Renewal template.</summary>
    public Reference? RenewalTemplate { get; init; }

    /// <summary>The contract above it.</summary>
    public Reference? Parent { get; init; }

    /// <summary>Type.</summary>
    public Reference? ContractType { get; init; }

    /// <summary>Billing price list.</summary>
    public Reference? BillingPriceList { get; init; }

    /// <summary>Price list for allocations.</summary>
    public Reference? MeaPriceList { get; init; }

    /// <summary>How often it bills.</summary>
    public BillingFrequency? BillingFrequency { get; init; }

    /// <summary>Termed or evergreen.</summary>
    public string? TermType { get; init; }

    /// <summary>Whether billing waits.</summary>
    public bool? HoldBilling { get; init; }

    /// <summary>Whether revenue recognition waits.</summary>
    public bool? HoldRevenue { get; init; }

    /// <summary>Whether expense recognition waits.</summary>
    public bool? HoldExpense { get; init; }

    /// <summary>How long before it bills.</summary>
    public int? BillInAdvanceLength { get; init; }

    /// <summary>In which unit.</summary>
    public string? BillInAdvancePeriod { get; init; }

    /// <summary>Whether it may be used.</summary>
    public RecordStatus? Status { get; init; }

    /// <summary>Customer, location and what else it belongs to.</summary>
    public ContractDimensions? Dimensions { get; init; }

    /// <summary>Currencies.</summary>
    public ContractCurrency? Currency { get; init; }

    /// <summary>Contacts.</summary>
    public ContractContacts? Contacts { get; init; }

    /// <summary>Attachment.</summary>
    public Reference? Attachment { get; init; }

    /// <summary>Members that this version of the package does not know, such as custom fields (<c>nsp::NAME</c>). They can be changed like the others.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
