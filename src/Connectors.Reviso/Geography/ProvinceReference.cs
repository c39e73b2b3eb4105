namespace Connectors.Reviso;

/// <summary>A province, named by its number within its country.</summary>
public sealed record ProvinceReference : RevisoRecord
{
    /// <summary>Its number.</summary>
    public required ProvinceNumber ProvinceNumber { get; init; }

    /// <summary>Its country.</summary>
    public Reference<CountryCode>? CountryCode { get; init; }
}
