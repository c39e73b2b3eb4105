using System.Text.Json.Serialization;

namespace Connectors.Uniconta;

/// <summary>A line of a sales offer (<c>DebtorOfferLine</c>).</summary>
public sealed record OfferLine : UnicontaRecord
{
    /// <summary>The offer.</summary>
    [JsonConverter(typeof(OrderNumberConverter))]
    public OrderNumber? OfferNumber { get; init; }

    /// <summary>The offer, as some versions call it. Set by Uniconta.</summary>
    [JsonConverter(typeof(OrderNumberConverter))]
    public OrderNumber? OrderNumber { get; init; }

    /// <summary>The place among the lines; sorts them.</summary>
    public decimal? LineNumber { get; init; }

    /// <summary>The item (number). Left out on lines that are text only.</summary>
    public string? Item { get; init; }

    /// <summary>Text; 1000 characters in 2016.</summary>
    public string? Text { get; init; }

    /// <summary>Quantity.</summary>
    public decimal? Qty { get; init; }

    /// <summary>What the quantity counts.</summary>
    public ItemUnit? Unit { get; init; }

    /// <summary>Price per unit, without VAT unless the document says otherwise. Uniconta fills in none: give it.</summary>
    public decimal? Price { get; init; }

    /// <summary>Discount, percent.</summary>
    public decimal? DiscountPct { get; init; }

    /// <summary>Discount, amount.</summary>
    public decimal? Discount { get; init; }

    /// <summary>Total of the line; may be set instead of price and quantity. Uniconta rounds quantity times price: where totals must agree to the cent, send quantity 1 and the amount.</summary>
    public decimal? Total { get; init; }

    /// <summary>Cost per unit.</summary>
    public decimal? CostPrice { get; init; }

    /// <summary>VAT code (key).</summary>
    public string? Vat { get; init; }

    /// <summary>How much of it is delivered or invoiced next.</summary>
    public decimal? QtyNow { get; init; }

    /// <summary>Date.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>When it is to be delivered.</summary>
    public DateOnly? DeliveryDate { get; init; }

    /// <summary>Employee (number).</summary>
    public string? Employee { get; init; }

    /// <summary>Project (key).</summary>
    public string? Project { get; init; }

    /// <summary>Warehouse (key).</summary>
    public string? Warehouse { get; init; }

    /// <summary>Location (key).</summary>
    public string? Location { get; init; }

    /// <summary>Variant 1 (key).</summary>
    public string? Variant1 { get; init; }

    /// <summary>Variant 2 (key).</summary>
    public string? Variant2 { get; init; }

    /// <summary>Variant 3 (key).</summary>
    public string? Variant3 { get; init; }

    /// <summary>Variant 4 (key).</summary>
    public string? Variant4 { get; init; }

    /// <summary>Variant 5 (key).</summary>
    public string? Variant5 { get; init; }

    /// <summary>Note.</summary>
    public string? Note { get; init; }

    /// <summary>A reference of your own.</summary>
    public string? ReferenceNumber { get; init; }

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

    /// <summary>The item's name. Set by Uniconta.</summary>
    public string? ItemName { get; init; }

    /// <summary>Currency of the document. Set by Uniconta.</summary>
    public string? Currency { get; init; }

    /// <summary>Contribution margin. Set by Uniconta.</summary>
    public decimal? Margin { get; init; }

    /// <summary>Contribution margin, percent. Set by Uniconta.</summary>
    public decimal? MarginRatio { get; init; }

    /// <summary>Sales value. Set by Uniconta.</summary>
    public decimal? SalesValue { get; init; }

    /// <summary>Cost. Set by Uniconta.</summary>
    public decimal? CostValue { get; init; }

    /// <summary>The id of the document. Set by Uniconta.</summary>
    public int? OrderRowId { get; init; }

    /// <summary>The id of the document, once more. Set by Uniconta.</summary>
    public int? PrimaryKey1Id { get; init; }

    /// <summary>The id of the line within it. Set by Uniconta.</summary>
    public int? PrimaryKey2Id { get; init; }

    /// <summary>When it was last changed. Set by Uniconta.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }
}
