namespace Connectors.Economic;

/// <summary>A group of suppliers.</summary>
public sealed record OpenApiSupplierGroup : OpenApiRecord
{
    /// <summary>Its number.</summary>
    public required SupplierGroupNumber Number { get; init; }

    /// <summary>Name, at most 50 characters.</summary>
    public required string Name { get; init => field = value ?? ""; }

    /// <summary>The account.</summary>
    public required AccountNumber AccountNumber { get; init; }
}
