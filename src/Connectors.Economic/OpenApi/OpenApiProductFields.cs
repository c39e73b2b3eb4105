namespace Connectors.Economic;

/// <summary>What a list can be filtered by, and sorted where the service allows it.</summary>
public static class OpenApiProductFields
{
    /// <summary><c>productNumber</c></summary>
    public static TextField<OpenApiProduct> ProductNumber { get; } = new("productNumber");

    /// <summary><c>productGroupId</c></summary>
    public static NumberField<OpenApiProduct> ProductGroupId { get; } = new("productGroupId");

    /// <summary><c>name</c></summary>
    public static TextField<OpenApiProduct> Name { get; } = new("name");

    /// <summary><c>isAccessible</c></summary>
    public static FlagField<OpenApiProduct> IsAccessible { get; } = new("isAccessible");

    /// <summary><c>lastUpdated</c></summary>
    public static InstantField<OpenApiProduct> LastUpdated { get; } = new("lastUpdated");
}
