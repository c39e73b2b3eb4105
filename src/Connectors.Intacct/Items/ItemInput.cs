using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>What can be written of an item.</summary>
public record ItemInput
{
    /// <summary>Its number, at most 30 characters.</summary>
    public required string? Id { get; init; }

    /// <summary>Its name, at most 100 characters.</summary>
    public required string? Name { get; init; }

    /// <summary>What kind of thing it is. The vendor's texts name it as required; it cannot be changed to any other later.</summary>
    public required ItemType? ItemType { get; init; }

    /// <summary>Whether it may be used.</summary>
    public RecordStatus? Status { get; init; }

    /// <summary>Description.</summary>
    public string? Description { get; init; }

    /// <summary>Description on sales documents.</summary>
    public string? SoDescription { get; init; }

    /// <summary>Description on purchase documents.</summary>
    public string? PoDescription { get; init; }

    /// <summary>Product line.</summary>
    public Reference? ProductLine { get; init; }

    /// <summary>How its cost is found; needed for items in stock.</summary>
    public CostMethod? CostMethod { get; init; }

    /// <summary>Group of units of a new item. A read shows it as UnitOfMeasureGroup: the vendor's samples differ between writing and reading.</summary>
    public Reference? UnitOfMeasure { get; init; }

    /// <summary>Group of units. Write a new item's in UnitOfMeasure.</summary>
    public Reference? UnitOfMeasureGroup { get; init; }

    /// <summary>Notes.</summary>
    public string? Notes { get; init; }

    /// <summary>The item to take instead.</summary>
    public string? SubstituteItemId { get; init; }

    /// <summary>Sale.</summary>
    public ItemSales? Sales { get; init; }

    /// <summary>Purchase.</summary>
    public ItemPurchasing? Purchasing { get; init; }

    /// <summary>Stock.</summary>
    public ItemInventory? Inventory { get; init; }

    /// <summary>Decimals.</summary>
    public ItemPrecision? Precision { get; init; }

    /// <summary>Codes.</summary>
    public ItemDetails? ItemDetails { get; init; }

    /// <summary>Defaults of contract lines.</summary>
    public ItemContractDefault? ContractDefault { get; init; }

    /// <summary>Whether contracts may have it.</summary>
    public bool? IsEnabledForContracts { get; init; }

    /// <summary>Whether it is fulfilled.</summary>
    public bool? EnableFulfillment { get; init; }

    /// <summary>Attachment.</summary>
    public Reference? Attachment { get; init; }

    /// <summary>Members that this version of the package does not know, such as custom fields (<c>nsp::NAME</c>). They can be changed like the others.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
