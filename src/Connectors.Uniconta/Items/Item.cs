using System.Text.Json.Serialization;

namespace Connectors.Uniconta;

/// <summary>An item (<c>InvItem</c>, table 23).</summary>
public sealed record Item : UnicontaRecord
{
    /// <summary>The item number: the key. A text, zeros count; at most 20 characters in 2016. It cannot be changed.</summary>
    [JsonPropertyName("Item")]
    public string? Number { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>Description.</summary>
    public string? Description { get; init; }

    /// <summary>What it is.</summary>
    public ItemKind? ItemType { get; init; }

    /// <summary>How its cost is found.</summary>
    public CostModel? CostModel { get; init; }

    /// <summary>Item group (key of <see cref="ItemGroup"/>), required.</summary>
    public string? Group { get; init; }

    /// <summary>What its stock counts.</summary>
    public ItemUnit? Unit { get; init; }

    /// <summary>What a sale counts.</summary>
    public ItemUnit? SalesUnit { get; init; }

    /// <summary>What a purchase counts.</summary>
    public ItemUnit? PurchaseUnit { get; init; }

    /// <summary>Barcode.</summary>
    public string? EAN { get; init; }

    /// <summary>Fixed cost price, in the company's currency. Not <see cref="AverageCost"/>.</summary>
    public decimal? CostPrice { get; init; }

    /// <summary>Sales price 1, the usual one, without VAT, in <see cref="Currency1"/>.</summary>
    public decimal? SalesPrice1 { get; init; }

    /// <summary>Sales price 2, in <see cref="Currency2"/>.</summary>
    public decimal? SalesPrice2 { get; init; }

    /// <summary>Sales price 3, in <see cref="Currency3"/>.</summary>
    public decimal? SalesPrice3 { get; init; }

    /// <summary>Currency of sales price 1; null is the company's.</summary>
    public string? Currency1 { get; init; }

    /// <summary>Currency of sales price 2.</summary>
    public string? Currency2 { get; init; }

    /// <summary>Currency of sales price 3.</summary>
    public string? Currency3 { get; init; }

    /// <summary>Purchase price.</summary>
    public decimal? PurchasePrice { get; init; }

    /// <summary>Supplier (account of a creditor).</summary>
    public string? PurchaseAccount { get; init; }

    /// <summary>Decimals of its quantities.</summary>
    public int? Decimals { get; init; }

    /// <summary>It is blocked.</summary>
    public bool? Blocked { get; init; }

    /// <summary>It is not offered in sales.</summary>
    public bool? HideInSales { get; init; }

    /// <summary>Discount group (key).</summary>
    public string? DiscountGroup { get; init; }

    /// <summary>Project category (key).</summary>
    public string? PrCategory { get; init; }

    /// <summary>Weight.</summary>
    public decimal? Weight { get; init; }

    /// <summary>Volume.</summary>
    public decimal? Volume { get; init; }

    /// <summary>It has variants.</summary>
    public bool? UseVariants { get; init; }

    /// <summary>Its storage places are registered.</summary>
    public bool? UseStorage { get; init; }

    /// <summary>Customs tariff number.</summary>
    public string? TariffNumber { get; init; }

    /// <summary>Country of origin.</summary>
    public Country? CountryOfOrigin { get; init; }

    /// <summary>Warehouse (key).</summary>
    public string? Warehouse { get; init; }

    /// <summary>Location (key).</summary>
    public string? Location { get; init; }

    /// <summary>Dimension 1 (key).</summary>
    public string? Dimension1 { get; init; }

    /// <summary>Dimension 2 (key).</summary>
    public string? Dimension2 { get; init; }

    /// <summary>Dimension 3 (key).</summary>
    public string? Dimension3 { get; init; }

    /// <summary>Dimension 4 (key).</summary>
    public string? Dimension4 { get; init; }

    /// <summary>Dimension 5 (key).</summary>
    public string? Dimension5 { get; init; }

    /// <summary>On stock. Set by Uniconta.</summary>
    public decimal? QtyOnStock { get; init; }

    /// <summary>Reserved by orders. Set by Uniconta.</summary>
    public decimal? QtyReserved { get; init; }

    /// <summary>Ordered from suppliers. Set by Uniconta.</summary>
    public decimal? QtyOrdered { get; init; }

    /// <summary>Available. Set by Uniconta.</summary>
    public decimal? Available { get; init; }

    /// <summary>Average cost. Set by Uniconta.</summary>
    public decimal? AverageCost { get; init; }

    /// <summary>Value of the stock. Set by Uniconta.</summary>
    public decimal? CostValue { get; init; }

    /// <summary>When it was last changed. Whether items have it is not certain. Set by Uniconta.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>It has notes. Set by Uniconta.</summary>
    public bool? HasNotes { get; init; }

    /// <summary>It has documents. Set by Uniconta.</summary>
    public bool? HasDocs { get; init; }
}
