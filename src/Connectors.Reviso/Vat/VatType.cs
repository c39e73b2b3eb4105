namespace Connectors.Reviso;

/// <summary>Sales or purchase.</summary>
public sealed record VatType : RevisoRecord
{
    /// <summary>Its number.</summary>
    public VatTypeNumber? VatTypeNumber { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }
}
