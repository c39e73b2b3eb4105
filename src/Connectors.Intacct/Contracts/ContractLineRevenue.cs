namespace Connectors.Intacct;

/// <summary>Revenue recognition of a contract line.</summary>
public sealed record ContractLineRevenue
{
    /// <summary>First journal.</summary>
    public RevenueJournal? Journal1 { get; init; }

    /// <summary>Second journal.</summary>
    public RevenueJournal? Journal2 { get; init; }
}
