namespace Connectors.Intacct;

/// <summary>A tier of a contract price.</summary>
public sealed record BillingPriceTier
{
    /// <summary>The tier's key; null makes a new one.</summary>
    public RecordKey? Key { get; init; }

    /// <summary>From this quantity.</summary>
    public decimal? BeginQuantity { get; init; }

    /// <summary>Rate.</summary>
    public decimal? TierRate { get; init; }
}
