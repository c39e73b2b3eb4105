namespace Connectors.Economic;

/// <summary>Accounts that a sum holds.</summary>
public sealed record AccountInterval : EconomicRecord
{
    /// <summary>The first.</summary>
    public Reference<AccountNumber>? FromAccount { get; init; }

    /// <summary>The last.</summary>
    public Reference<AccountNumber>? ToAccount { get; init; }
}
