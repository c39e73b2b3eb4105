namespace Connectors.Reviso;

/// <summary>A VAT code with its rate: what lines of documents name.</summary>
public sealed record VatAccount : RevisoRecord
{
    /// <summary>The code.</summary>
    public required VatCode VatCode { get; init; }

    /// <summary>Name, at most 40 characters.</summary>
    public string? Name { get; init; }

    /// <summary>The rate, per cent.</summary>
    public decimal? RatePercentage { get; init; }

    /// <summary>Sales or purchase.</summary>
    public Reference<VatTypeNumber>? VatType { get; init; }

    /// <summary>Where it goes in the VAT report.</summary>
    public Reference<VatReportSetupNumber>? VatReportSetup { get; init; }

    /// <summary>Its account.</summary>
    public Reference<AccountNumber>? Account { get; init; }

    /// <summary>The account on the other side.</summary>
    public Reference<AccountNumber>? ContraAccount { get; init; }

    /// <summary>Part of the total.</summary>
    public bool? IsTotalVatAccountIncluded { get; init; }

    /// <summary>Stamp duty (bollo) is due.</summary>
    public bool? IncludesStampDuty { get; init; }

    /// <summary>Not to be used any more. Null and false are the same.</summary>
    public bool? Barred { get; init; }
}
