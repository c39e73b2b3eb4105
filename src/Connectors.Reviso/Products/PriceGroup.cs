namespace Connectors.Reviso;

/// <summary>A group of prices. Its members are by analogy with e-conomic.</summary>
public sealed record PriceGroup : RevisoRecord
{
    /// <summary>Its number.</summary>
    public PriceGroupNumber? PriceGroupNumber { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }
}
