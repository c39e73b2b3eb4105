namespace Connectors.Reviso;

/// <summary>What a list of Account records can be filtered and sorted by, as far as is known: Reviso publishes no list, and a 400 names what it admits.</summary>
public static class AccountFields
{
    /// <summary><c>accountNumber</c></summary>
    public static NumberField<Account> AccountNumber { get; } = new("accountNumber");

    /// <summary><c>name</c></summary>
    public static TextField<Account> Name { get; } = new("name");

    /// <summary><c>barred</c></summary>
    public static FlagField<Account> Barred { get; } = new("barred");
}
