namespace Connectors.Economic;

/// <summary>A line of a subscription.</summary>
public sealed record OpenApiSubscriptionLine : OpenApiRecord
{
    /// <summary>Its number.</summary>
    public SubscriptionLineNumber? Number { get; init; }

    /// <summary>The subscription.</summary>
    public SubscriptionNumber? SubscriptionNumber { get; init; }

    /// <summary>The product.</summary>
    public ProductNumber? ProductNumber { get; init; }

    /// <summary>Description, at most 2500 characters.</summary>
    public string? Description { get; init; }

    /// <summary>Quantity; required with a product.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>A price of its own.</summary>
    public decimal? SpecialPrice { get; init; }

    /// <summary>The department.</summary>
    public DepartmentalDistributionNumber? DepartmentNumber { get; init; }
}
