using Microsoft.EntityFrameworkCore;

namespace Connectors.Sync.Stores.Relational;

/// <summary>What is asked and written about accounts, in words that both databases understand.</summary>
/// <param name="tokens">The table of tokens.</param>
/// <param name="budgets">The table of budgets.</param>
/// <param name="now">The store's clock, in ticks.</param>
internal sealed class AccountSql(string tokens, string budgets, string now)
{
    private const string Of = "WHERE vendor = @vendor AND account = @account";

    /// <summary>Whatever stands there is replaced; who is refreshing goes on and finds it.</summary>
    public string Save => $"INSERT INTO {tokens} (vendor, account, secret, version, refresher, refresh_until) VALUES (@vendor, @account, @secret, @version, '', 0) "
        + "ON CONFLICT (vendor, account) DO UPDATE SET secret = excluded.secret, version = excluded.version";

    /// <summary>Only over the token that was renewed, and once: the same one again is the same.</summary>
    public string Renew => $"UPDATE {tokens} SET secret = @secret, version = @version {Of} AND version IN (@before, @version)";

    public string Remove => $"DELETE FROM {tokens} {Of}";

    public string Enter => $"INSERT INTO {tokens} (vendor, account, secret, version, refresher, refresh_until) VALUES (@vendor, @account, NULL, '', @refresher, {now} + @duration) "
        + $"ON CONFLICT (vendor, account) DO UPDATE SET refresher = excluded.refresher, refresh_until = excluded.refresh_until WHERE sync_token.refresher IN ('', @refresher) OR sync_token.refresh_until <= {now}";

    public string Leave => $"UPDATE {tokens} SET refresher = '' {Of} AND refresher = @refresher";

    public string Budget => $"SELECT state, revision, {now} FROM (SELECT 1 AS one) AS always LEFT JOIN {budgets} ON vendor = @vendor AND account = @account";

    public string AddBudget => $"INSERT INTO {budgets} (vendor, account, state, revision) VALUES (@vendor, @account, @state, 1) ON CONFLICT DO NOTHING";

    public string ChangeBudget => $"UPDATE {budgets} SET state = @state, revision = revision + 1 {Of} AND revision = @revision";

    /// <summary>Nothing is remembered: not worth a row.</summary>
    public static string EmptyBudget { get; } = new AccountBudgetState().ToJson();

    public static async ValueTask<TokenRow?> FindAsync(RelationalSyncStore store, AccountKey account, CancellationToken cancellationToken)
    {
        var (vendor, value) = account;
        return await store.ReadAsync((db, c) => db.Set<TokenRow>().AsNoTracking().FirstOrDefaultAsync(t => t.Vendor == vendor && t.Account == value, c), cancellationToken).ConfigureAwait(false);
    }

    public static async ValueTask<IReadOnlyList<TokenRow>> ListAsync(RelationalSyncStore store, CancellationToken cancellationToken) =>
        await store.ReadAsync<IReadOnlyList<TokenRow>>(
            async (db, c) => await db.Set<TokenRow>().AsNoTracking().OrderBy(static t => t.Vendor).ThenBy(static t => t.Account).ToListAsync(c).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
}
