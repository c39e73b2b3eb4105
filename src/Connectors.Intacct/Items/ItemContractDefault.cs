namespace Connectors.Intacct;

/// <summary>What a contract line takes over from an item.</summary>
public sealed record ItemContractDefault
{
    /// <summary>Billing template.</summary>
    public Reference? BillingTemplate { get; init; }

    /// <summary>First template of revenue recognition.</summary>
    public Reference? RevRecTemplate1 { get; init; }

    /// <summary>Second template of revenue recognition.</summary>
    public Reference? RevRecTemplate2 { get; init; }
}
