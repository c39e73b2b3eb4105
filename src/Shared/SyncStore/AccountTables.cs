namespace Connectors.Sync.Stores.Relational;

/// <summary>The token of an account, and who is renewing it. No connection: several may share an account.</summary>
internal sealed class TokenRow
{
    public required string Vendor { get; set; }

    public required string Account { get; set; }

    /// <summary>The token, encrypted; <see langword="null"/> = there is none (yet), somebody is getting it.</summary>
    public string? Secret { get; set; }

    /// <summary>The token's own version; empty without a token.</summary>
    public string Version { get; set; } = "";

    /// <summary>Who is renewing it; empty = nobody.</summary>
    public string Refresher { get; set; } = "";

    /// <summary>Until when that one has to be waited for, on the store's clock.</summary>
    public DateTimeOffset RefreshUntil { get; set; }
}

/// <summary>The budget of an account.</summary>
internal sealed class BudgetRow
{
    public required string Vendor { get; set; }

    public required string Account { get; set; }

    /// <summary><see cref="AccountBudgetState.ToJson"/>.</summary>
    public required string State { get; set; }

    /// <summary>Grows with every change.</summary>
    public long Revision { get; set; }
}

/// <summary>What several connections and processes share of an account.</summary>
internal static class AccountTables
{
    public static readonly StoreTable<TokenRow> Tokens = new(
        "sync_token",
        static token => token.HasKey(static t => new { t.Vendor, t.Account }),
        addConnection: false);

    public static readonly StoreTable<BudgetRow> Budgets = new(
        "sync_budget",
        static budget => budget.HasKey(static b => new { b.Vendor, b.Account }),
        addConnection: false);

    public static IReadOnlyList<StoreTable> All { get; } = [Tokens, Budgets];
}
