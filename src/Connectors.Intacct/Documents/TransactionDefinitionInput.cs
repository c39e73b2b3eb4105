using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>What can be written of a transaction definition.</summary>
public record TransactionDefinitionInput
{
    /// <summary>Its name, which is the type of its documents.</summary>
    public required string? Id { get; init; }

    /// <summary>What kind of document it makes.</summary>
    public DocumentClass? DocClass { get; init; }

    /// <summary>Its place in the workflow.</summary>
    public string? WorkflowCategory { get; init; }

    /// <summary>Description.</summary>
    public string? Description { get; init; }

    /// <summary>When its documents may be edited.</summary>
    public DocumentPolicy? EditPolicy { get; init; }

    /// <summary>When its documents may be deleted.</summary>
    public DocumentPolicy? DeletePolicy { get; init; }

    /// <summary>Whether it gives numbers itself. If not, every new document needs a number.</summary>
    public bool? EnableNumberingSequence { get; init; }

    /// <summary>Whether numbers of deleted documents are kept.</summary>
    public bool? PreserveNumberingSequence { get; init; }

    /// <summary>Whether a converted document keeps its number.</summary>
    public bool? InheritDocumentNumber { get; init; }

    /// <summary>Where its documents are posted: noPosting and others.</summary>
    public string? TxnPostingMethod { get; init; }

    /// <summary>Whether no tax is taken.</summary>
    public bool? DisableTax { get; init; }

    /// <summary>Whether documents have discounts and surcharges.</summary>
    public bool? EnableSubtotals { get; init; }

    /// <summary>Whether prices may be other than the price list's.</summary>
    public bool? OverridePrice { get; init; }

    /// <summary>Whether the credit limit is looked at.</summary>
    public bool? EnableCreditLimitCheck { get; init; }

    /// <summary>How the warehouse is found.</summary>
    public string? WarehouseSelectionMethod { get; init; }

    /// <summary>The usual warehouse.</summary>
    public Reference? Warehouse { get; init; }

    /// <summary>The usual price list.</summary>
    public Reference? InitialPriceList { get; init; }

    /// <summary>Whether documents are new, converted, or both.</summary>
    public string? DocumentConversionPolicy { get; init; }

    /// <summary>Whether it may be used.</summary>
    public RecordStatus? Status { get; init; }

    /// <summary>From which definitions its documents may be made.</summary>
    public IReadOnlyList<SourceDocumentRule>? SourceDocumentDetail { get; init; }

    /// <summary>Members that this version of the package does not know, such as custom fields (<c>nsp::NAME</c>). They can be changed like the others.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
