namespace Connectors.Economic;

/// <summary>A type of agreement.</summary>
public sealed record AgreementType : EconomicRecord
{
    /// <summary>Its number.</summary>
    public int? AgreementTypeNumber { get; init; }

    /// <summary>Name.</summary>
    public string? Name { get; init; }
}
