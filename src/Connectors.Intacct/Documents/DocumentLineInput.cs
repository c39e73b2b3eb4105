using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>What can be written of a document line.</summary>
public record DocumentLineInput
{
    /// <summary>The line's key; null makes a new line.</summary>
    public RecordKey? Key { get; init; }

    /// <summary>The document, where a line is made or listed by itself.</summary>
    public Reference? DocumentHeader { get; init; }

    /// <summary>Item, warehouse, location and what else it belongs to.</summary>
    public DocumentLineDimensions? Dimensions { get; init; }

    /// <summary>Unit: one of the item's unit group.</summary>
    public string? Unit { get; init; }

    /// <summary>Quantity, in the unit.</summary>
    public decimal? UnitQuantity { get; init; }

    /// <summary>Price per unit, in the document's currency. Left out, the price list fills it.</summary>
    public decimal? UnitPrice { get; init; }

    /// <summary>Discount in percent.</summary>
    public decimal? DiscountPercent { get; init; }

    /// <summary>Description.</summary>
    public string? LineDescription { get; init; }

    /// <summary>Memo.</summary>
    public string? Memo { get; init; }

    /// <summary>The document that this line comes from, in a conversion.</summary>
    public Reference? SourceDocument { get; init; }

    /// <summary>The line that this line comes from, in a conversion.</summary>
    public Reference? SourceDocumentLine { get; init; }

    /// <summary>First day of the service.</summary>
    public DateOnly? ServicePeriodStartDate { get; init; }

    /// <summary>Last day of the service.</summary>
    public DateOnly? ServicePeriodEndDate { get; init; }

    /// <summary>Wished day of shipping.</summary>
    public DateOnly? RequestedShippingDate { get; init; }

    /// <summary>Latest day of shipping.</summary>
    public DateOnly? ShipByDate { get; init; }

    /// <summary>Whether tax is taken.</summary>
    public bool? EnableTax { get; init; }

    /// <summary>Tax schedule.</summary>
    public Reference? TaxSchedule { get; init; }

    /// <summary>Members that this version of the package does not know, such as custom fields (<c>nsp::NAME</c>). They can be changed like the others.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
