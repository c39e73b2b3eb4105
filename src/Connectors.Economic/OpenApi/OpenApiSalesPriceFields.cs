namespace Connectors.Economic;

/// <summary>What a list can be filtered by, and sorted where the service allows it.</summary>
public static class OpenApiSalesPriceFields
{
    /// <summary><c>productNumber</c></summary>
    public static TextField<OpenApiSalesPrice> ProductNumber { get; } = new("productNumber");

    /// <summary><c>currency</c></summary>
    public static TextField<OpenApiSalesPrice> Currency { get; } = new("currency");
}
