namespace Connectors.Reviso;

/// <summary>Sums of a document per VAT code.</summary>
public sealed record VatCodeGroup : RevisoRecord
{
    /// <summary>The VAT code.</summary>
    public Reference<VatCode>? VatAccount { get; init; }

    /// <summary>The rate, per cent.</summary>
    public decimal? VatRate { get; init; }

    /// <summary>Sum without VAT.</summary>
    public decimal? TotalNetAmount { get; init; }

    /// <summary>The VAT.</summary>
    public decimal? TotalVatAmount { get; init; }

    /// <summary>Sum with VAT.</summary>
    public decimal? TotalGrossAmount { get; init; }
}
