namespace Connectors.Economic;

/// <summary>A product of the Products service.</summary>
public sealed record OpenApiProduct : OpenApiRecord
{
    /// <summary>The product.</summary>
    public required ProductNumber ProductNumber { get; init; }

    /// <summary>Its group.</summary>
    public required ProductGroupNumber ProductGroupId { get; init; }

    /// <summary>Name, at most 300 characters.</summary>
    public required string Name { get; init => field = value ?? ""; }

    /// <summary>Description, at most 500 characters.</summary>
    public string? Description { get; init; }

    /// <summary>Bar code, at most 50 characters.</summary>
    public string? BarCode { get; init; }

    /// <summary>Sales price without VAT.</summary>
    public decimal? SalesPrice { get; init; }

    /// <summary>Cost price.</summary>
    public decimal? CostPrice { get; init; }

    /// <summary>Recommended price.</summary>
    public decimal? RecommendedPrice { get; init; }

    /// <summary>Its unit.</summary>
    public UnitNumber? UnitId { get; init; }

    /// <summary>Its second unit.</summary>
    public UnitNumber? Unit2Id { get; init; }

    /// <summary><b>True = not barred</b>, the opposite of the REST API.</summary>
    public required bool IsAccessible { get; init; }

    /// <summary>The last change, whole seconds.</summary>
    public DateTimeOffset? LastUpdated { get; init; }
}
