using System.Text.Json.Serialization;

namespace Connectors.Economic;

/// <summary>An account of the chart.</summary>
public sealed record Account : EconomicRecord
{
    /// <summary>Its number.</summary>
    public AccountNumber? AccountNumber { get; init; }

    /// <summary>Name, at most 125 characters.</summary>
    public string? Name { get; init; }

    /// <summary>What it is.</summary>
    public AccountType? AccountType { get; init; }

    /// <summary>Its side.</summary>
    public DebitCredit? DebitCredit { get; init; }

    /// <summary>Its balance.</summary>
    public decimal? Balance { get; init; }

    /// <summary>Its balance with what is not booked yet.</summary>
    public decimal? DraftBalance { get; init; }

    /// <summary>Not for new entries.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Barred { get; init; }

    /// <summary>Not for entries by hand.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool BlockDirectEntries { get; init; }

    /// <summary>Its contra account.</summary>
    public Reference<AccountNumber>? ContraAccount { get; init; }

    /// <summary>Its VAT code.</summary>
    public Reference<VatCode>? VatAccount { get; init; }

    /// <summary>Where its sum begins.</summary>
    public Reference<AccountNumber>? TotalFromAccount { get; init; }

    /// <summary>What it sums.</summary>
    public IReadOnlyList<AccountInterval>? AccountsSummed { get; init; }
}
