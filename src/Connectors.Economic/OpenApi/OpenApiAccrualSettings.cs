namespace Connectors.Economic;

/// <summary>Accruals of a product group.</summary>
public sealed record OpenApiAccrualSettings : OpenApiRecord
{
    /// <summary>The account of accruals.</summary>
    public AccountNumber? AccrualAccountId { get; init; }
}
