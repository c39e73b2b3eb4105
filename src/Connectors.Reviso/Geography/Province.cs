namespace Connectors.Reviso;

/// <summary>A province.</summary>
public sealed record Province : RevisoRecord
{
    /// <summary>Its number.</summary>
    public ProvinceNumber? ProvinceNumber { get; init; }

    /// <summary>Its code: <c>MI</c>.</summary>
    public string? Code { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Its country.</summary>
    public Reference<CountryCode>? CountryCode { get; init; }
}
