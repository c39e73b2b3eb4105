namespace Connectors.Economic;

/// <summary>What a list can be filtered by, and sorted where the service allows it.</summary>
public static class OpenApiPriceGroupFields
{
    /// <summary><c>number</c></summary>
    public static NumberField<OpenApiPriceGroup> Number { get; } = new("number");

    /// <summary><c>name</c></summary>
    public static TextField<OpenApiPriceGroup> Name { get; } = new("name");
}
