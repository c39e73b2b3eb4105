namespace Connectors.Dinero;

/// <summary>A kind of VAT.</summary>
public sealed record VatType
{
    /// <summary>The VAT code.</summary>
    public string? VatCode { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The rate as a fraction: 0.25 is 25 percent.</summary>
    public decimal VatRate { get; init; }
}
