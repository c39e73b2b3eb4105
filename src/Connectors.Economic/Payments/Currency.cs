namespace Connectors.Economic;

/// <summary>A currency that the agreement can use.</summary>
public sealed record Currency : EconomicRecord
{
    /// <summary>Its code, ISO 4217.</summary>
    public CurrencyCode? Code { get; init; }

    /// <summary>Its number in ISO 4217.</summary>
    public string? IsoNumber { get; init; }

    /// <summary>Name, at most 50 characters.</summary>
    public string? Name { get; init; }
}
