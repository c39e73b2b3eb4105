using System.Text.Json.Serialization;

namespace Connectors.Economic;

/// <summary>A VAT code with its rate and accounts.</summary>
public sealed record VatAccount : EconomicRecord
{
    /// <summary>Its code.</summary>
    public VatCode? VatCode { get; init; }

    /// <summary>Name, at most 40 characters.</summary>
    public string? Name { get; init; }

    /// <summary>The rate, per cent with up to eight decimals.</summary>
    public decimal? RatePercentage { get; init; }

    /// <summary>Not for new entries.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Barred { get; init; }

    /// <summary>The account of the VAT.</summary>
    public Reference<AccountNumber>? Account { get; init; }

    /// <summary>The contra account.</summary>
    public Reference<AccountNumber>? ContraAccount { get; init; }

    /// <summary>Sales or purchase.</summary>
    public Reference<VatTypeNumber>? VatType { get; init; }
}
