namespace Connectors.Reviso;

/// <summary>What kind of agreement.</summary>
public sealed record AgreementType : RevisoRecord
{
    /// <summary>Its number.</summary>
    public int? AgreementTypeNumber { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }
}
