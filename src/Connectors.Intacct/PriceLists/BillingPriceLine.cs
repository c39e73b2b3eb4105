namespace Connectors.Intacct;

/// <summary>The price of an item from a day on.</summary>
public sealed record BillingPriceLine
{
    /// <summary>The line's key; null makes a new one.</summary>
    public RecordKey? Key { get; init; }

    /// <summary>First day.</summary>
    public DateOnly? StartDate { get; init; }

    /// <summary>Flat amount.</summary>
    public decimal? FlatAmount { get; init; }

    /// <summary>Rate per unit.</summary>
    public decimal? VariableUnitRate { get; init; }

    /// <summary>Units that the flat amount includes.</summary>
    public decimal? IncludedUnits { get; init; }

    /// <summary>Memo.</summary>
    public string? Memo { get; init; }

    /// <summary>Tiers.</summary>
    public IReadOnlyList<BillingPriceTier>? Tiers { get; init; }
}
