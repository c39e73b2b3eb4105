namespace Connectors.Intacct;

/// <summary>How a contract line bills.</summary>
public sealed record ContractLineBilling
{
    /// <summary>Quantity.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Rate.</summary>
    public decimal? Rate { get; init; }

    /// <summary>Multiplier.</summary>
    public decimal? Multiplier { get; init; }

    /// <summary>Discount in percent.</summary>
    public decimal? Discount { get; init; }

    /// <summary>What it bills.</summary>
    public ContractBillingMethod? Method { get; init; }

    /// <summary>How often.</summary>
    public FlatAmountFrequency? AmountFrequency { get; init; }

    /// <summary>In which rhythm.</summary>
    public BillingFrequency? Frequency { get; init; }

    /// <summary>Fixed amount, in the contract's currency.</summary>
    public decimal? FlatFixedAmount { get; init; }

    /// <summary>Fixed amount, in the base currency.</summary>
    public decimal? BaseFlatFixedAmount { get; init; }

    /// <summary>Billing template.</summary>
    public Reference? Template { get; init; }

    /// <summary>First day of billing.</summary>
    public DateOnly? StartDate { get; init; }

    /// <summary>Last day of billing.</summary>
    public DateOnly? EndDate { get; init; }

    /// <summary>Memo.</summary>
    public string? Memo { get; init; }
}
