namespace Connectors.Economic;

/// <summary>The sum of an account.</summary>
public sealed record AccountTotal : EconomicRecord
{
    /// <summary>The account.</summary>
    public Reference<AccountNumber>? Account { get; init; }

    /// <summary>The sum in base currency.</summary>
    public decimal? TotalInBaseCurrency { get; init; }

    /// <summary>The first day.</summary>
    public DateOnly? FromDate { get; init; }

    /// <summary>The last day.</summary>
    public DateOnly? ToDate { get; init; }
}
