using Connectors.Sync.Stores.Relational;

namespace Connectors.Sync.Sqlite;

/// <summary>Tokens and budgets in the file. Each step is a transaction of the writer; other processes wait for it.</summary>
internal sealed class SqliteAccounts(SqliteSyncStore store) : ITokenTable, IBudgetTable
{
    public ValueTask<TokenRow?> FindAsync(AccountKey account, CancellationToken cancellationToken) => AccountSql.FindAsync(store, account, cancellationToken);

    public ValueTask<IReadOnlyList<TokenRow>> ListAsync(CancellationToken cancellationToken) => AccountSql.ListAsync(store, cancellationToken);

    public ValueTask<bool> WriteAsync(AccountKey account, string secret, string version, string? before, CancellationToken cancellationToken) => store.WriteAsync(
        1,
        s => (before is null ? s.Accounts.Save.Run(account.Vendor, account.Value, secret, version) : s.Accounts.Renew.Run(account.Vendor, account.Value, secret, version, before)) > 0,
        cancellationToken);

    public ValueTask<bool> RemoveAsync(AccountKey account, CancellationToken cancellationToken) =>
        store.WriteAsync(1, s => s.Accounts.Remove.Run(account.Vendor, account.Value) > 0, cancellationToken);

    public ValueTask<bool> TryEnterAsync(AccountKey account, string refresher, TimeSpan duration, CancellationToken cancellationToken) =>
        store.WriteAsync(1, s => s.Accounts.Enter.Run(account.Vendor, account.Value, refresher, duration.Ticks, s.Time.GetUtcNow().UtcTicks) > 0, cancellationToken);

    public ValueTask<bool> LeaveAsync(AccountKey account, string refresher, CancellationToken cancellationToken) =>
        store.WriteAsync(1, s => s.Accounts.Leave.Run(account.Vendor, account.Value, refresher) > 0, cancellationToken);

    public ValueTask<T> ChangeAsync<T>(AccountKey account, Func<string?, DateTimeOffset, (string Text, T Answer)> change, CancellationToken cancellationToken) => store.WriteAsync(
        1,
        s =>
        {
            // The transaction has the right to write from its beginning: nobody comes between reading and writing.
            var before = (string?)s.Accounts.Budget.Scalar(account.Vendor, account.Value, 0L);
            var (text, answer) = change(before, s.Time.GetUtcNow());
            if (before is null && text != AccountSql.EmptyBudget)
                s.Accounts.AddBudget.Run(account.Vendor, account.Value, text);
            else if (before is not null && text != before)
                s.Accounts.ChangeBudget.Run(account.Vendor, account.Value, text);
            return answer;
        },
        cancellationToken);
}

/// <summary>The prepared statements of a session.</summary>
internal sealed class SqliteAccountStatements
{
    public SqliteAccountStatements(SqliteSession session)
    {
        var sql = new AccountSql("sync_token", "sync_budget", "@now");
        Save = session.Statement(sql.Save, "vendor", "account", "secret", "version");
        Renew = session.Statement(sql.Renew, "vendor", "account", "secret", "version", "before");
        Remove = session.Statement(sql.Remove, "vendor", "account");
        Enter = session.Statement(sql.Enter, "vendor", "account", "refresher", "duration", "now");
        Leave = session.Statement(sql.Leave, "vendor", "account", "refresher");
        Budget = session.Statement(sql.Budget, "vendor", "account", "now");
        AddBudget = session.Statement(sql.AddBudget, "vendor", "account", "state");
        ChangeBudget = session.Statement(sql.ChangeBudget.Replace("@revision", "revision", StringComparison.Ordinal), "vendor", "account", "state");
    }

    public SqliteStatement Save { get; }

    public SqliteStatement Renew { get; }

    public SqliteStatement Remove { get; }

    public SqliteStatement Enter { get; }

    public SqliteStatement Leave { get; }

    public SqliteStatement Budget { get; }

    public SqliteStatement AddBudget { get; }

    public SqliteStatement ChangeBudget { get; }
}
