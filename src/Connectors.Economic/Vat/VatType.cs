namespace Connectors.Economic;

/// <summary>A type of VAT: sales, purchase.</summary>
public sealed record VatType : EconomicRecord
{
    /// <summary>Its number.</summary>
    public VatTypeNumber? VatTypeNumber { get; init; }

    /// <summary>Name.</summary>
    public string? Name { get; init; }
}
