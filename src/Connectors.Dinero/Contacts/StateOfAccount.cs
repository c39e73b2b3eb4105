namespace Connectors.Dinero;

/// <summary>What a contact owes and is owed over a time.</summary>
public sealed record StateOfAccount
{
    /// <summary>The contact.</summary>
    public required ContactId ContactGuid { get; init; }

    /// <summary>What was sold.</summary>
    public decimal Income { get; init; }

    /// <summary>What was bought.</summary>
    public decimal Expenses { get; init; }

    /// <summary>The vouchers and payments.</summary>
    public IReadOnlyList<StateOfAccountEntry> Entries { get; init => field = value ?? []; } = [];
}
