namespace Connectors.Reviso;

/// <summary>The VAT of a line. In Reviso every line has its own.</summary>
public sealed record LineVat : RevisoRecord
{
    /// <summary>The VAT code.</summary>
    public required Reference<VatCode>? VatAccount { get; init; }

    /// <summary>The rate, per cent.</summary>
    public decimal? VatRate { get; init; }
}
