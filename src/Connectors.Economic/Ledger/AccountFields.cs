namespace Connectors.Economic;

/// <summary>What a list of accounts can be filtered and sorted by.</summary>
public static class AccountFields
{
    /// <summary><c>accountNumber</c></summary>
    public static NumberField<Account> AccountNumber { get; } = new("accountNumber");

    /// <summary><c>name</c></summary>
    public static TextField<Account> Name { get; } = new("name");

    /// <summary><c>accountType</c></summary>
    public static TextField<Account> AccountType { get; } = new("accountType");

    /// <summary><c>debitCredit</c></summary>
    public static TextField<Account> DebitCredit { get; } = new("debitCredit");

    /// <summary><c>balance</c></summary>
    public static NumberField<Account> Balance { get; } = new("balance");

    /// <summary><c>barred</c></summary>
    public static FlagField<Account> Barred { get; } = new("barred");

    /// <summary><c>blockDirectEntries</c></summary>
    public static FlagField<Account> BlockDirectEntries { get; } = new("blockDirectEntries");
}
