namespace Connectors.Intacct;

/// <summary>What document a renewal makes.</summary>
public sealed record RenewalTransaction
{
    /// <summary>Whether it makes one.</summary>
    public bool? EnableTxnCreation { get; init; }

    /// <summary>The transaction definition.</summary>
    public Reference? TransactionDefinition { get; init; }

    /// <summary>Days before or after the renewal.</summary>
    public int? DaysBeforeAfter { get; init; }

    /// <summary>Before or after.</summary>
    public string? BeforeOrAfterDateOfRenewal { get; init; }
}
