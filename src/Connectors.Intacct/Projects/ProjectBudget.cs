namespace Connectors.Intacct;

/// <summary>What a project is planned to bring and cost.</summary>
public sealed record ProjectBudget
{
    /// <summary>Amount to bill.</summary>
    public decimal? BillingAmount { get; init; }

    /// <summary>Hours.</summary>
    public decimal? BudgetedDuration { get; init; }

    /// <summary>Cost.</summary>
    public decimal? BudgetedCost { get; init; }
}
