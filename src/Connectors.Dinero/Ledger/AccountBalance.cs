namespace Connectors.Dinero;

/// <summary>The balance of an account in a report. DKK.</summary>
public sealed record AccountBalance
{
    /// <summary>The account.</summary>
    public int AccountNumber { get; init; }

    /// <summary>The account's name.</summary>
    public string? AccountName { get; init; }

    /// <summary>The amount in DKK.</summary>
    public decimal Amount { get; init; }
}
