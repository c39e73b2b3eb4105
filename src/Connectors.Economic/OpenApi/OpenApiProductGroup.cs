namespace Connectors.Economic;

/// <summary>A group of products.</summary>
public sealed record OpenApiProductGroup : OpenApiRecord
{
    /// <summary>Its number.</summary>
    public required ProductGroupNumber Id { get; init; }

    /// <summary>Name, at most 50 characters.</summary>
    public required string Name { get; init => field = value ?? ""; }

    /// <summary>The account of domestic sales.</summary>
    public required AccountNumber DomesticAccountId { get; init; }
}
