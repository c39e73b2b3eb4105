namespace Connectors.Reviso;

/// <summary>A unit.</summary>
public sealed record Unit : RevisoRecord
{
    /// <summary>Its number; the server chooses it.</summary>
    public UnitNumber? UnitNumber { get; init; }

    /// <summary>Name, at most 100 characters.</summary>
    public required string Name { get; init => field = value ?? ""; }
}
