namespace Connectors.Intacct;

/// <summary>The currency of a contract price.</summary>
public sealed record BillingPriceCurrency
{
    /// <summary>Currency, ISO code.</summary>
    public required string? TxnCurrency { get; init; }
}
