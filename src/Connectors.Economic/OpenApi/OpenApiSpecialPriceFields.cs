namespace Connectors.Economic;

/// <summary>What a list can be filtered by, and sorted where the service allows it.</summary>
public static class OpenApiSpecialPriceFields
{
    /// <summary><c>number</c></summary>
    public static NumberField<OpenApiSpecialPrice> Number { get; } = new("number");

    /// <summary><c>productNumber</c></summary>
    public static TextField<OpenApiSpecialPrice> ProductNumber { get; } = new("productNumber");
}
