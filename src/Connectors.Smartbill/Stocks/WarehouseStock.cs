using System.Text.Json.Serialization;

namespace Connectors.Smartbill;

/// <summary>The stock of one warehouse at the end of a day.</summary>
public sealed record WarehouseStock
{
    /// <summary>The warehouse.</summary>
    public StockWarehouse? Warehouse { get; init; }

    /// <summary>Its products: those that were ever received. A product that fell to 0 may be missing, so absence is no 0.</summary>
    public IReadOnlyList<StockedProduct> Products { get; init => field = value ?? []; } = [];
}

/// <summary>The warehouse of a stock.</summary>
public sealed record StockWarehouse
{
    /// <summary>Its name; letter case counts in queries and on lines.</summary>
    [JsonPropertyName("warehouseName")]
    public string? Name { get; init; }

    /// <summary>How it is valued.</summary>
    [JsonPropertyName("warehouseType")]
    public WarehouseType? Type { get; init; }
}

/// <summary>A product in stock. SmartBill tells neither price nor VAT here; <see cref="ProductOperations"/> does.</summary>
public sealed record StockedProduct
{
    /// <summary>Its name.</summary>
    [JsonPropertyName("productName")]
    public string? Name { get; init; }

    /// <summary>Its code; null or empty where the company uses no codes.</summary>
    [JsonPropertyName("productCode")]
    public string? Code { get; init; }

    /// <summary>Its unit.</summary>
    public string? MeasuringUnit { get; init; }

    /// <summary>How much is there; may be negative.</summary>
    [JsonRequired]
    public decimal Quantity { get; init; }
}

/// <summary>Which stock.</summary>
public sealed record StockQuery
{
    /// <summary>At the end of this day; null is today in Bucharest.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Only this warehouse, letter case included.</summary>
    public string? WarehouseName { get; init; }

    /// <summary>Only this product.</summary>
    public string? ProductName { get; init; }

    /// <summary>Only this code.</summary>
    public string? ProductCode { get; init; }
}

internal sealed record StockAnswer
{
    public IReadOnlyList<WarehouseStock>? List { get; init; }
}

internal sealed record ShopStockAnswer
{
    public IReadOnlyList<System.Text.Json.JsonElement>? Products { get; init; }
}
