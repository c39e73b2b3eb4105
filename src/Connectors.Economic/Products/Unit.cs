namespace Connectors.Economic;

/// <summary>A unit of products.</summary>
public sealed record Unit : EconomicRecord
{
    /// <summary>Its number: the server chooses it.</summary>
    public UnitNumber? UnitNumber { get; init; }

    /// <summary>Name, at most 100 characters.</summary>
    public required string Name { get; init => field = value ?? ""; }
}
