namespace Connectors.Economic;

/// <summary>A group of prices that customers can have.</summary>
public sealed record OpenApiPriceGroup : OpenApiRecord
{
    /// <summary>Its number.</summary>
    public required PriceGroupNumber Number { get; init; }

    /// <summary>Name, at most 50 characters.</summary>
    public required string Name { get; init => field = value ?? ""; }
}
