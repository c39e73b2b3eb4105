using Connectors.Sync.Stores;
using Connectors.Sync.Stores.Relational;
using Npgsql;

namespace Connectors.Sync.PostgreSql;

/// <summary>Tokens and budgets in the database. Each step is one statement; nobody holds a lock while he thinks, so a host that stands still hinders none.</summary>
internal sealed class PostgreSqlAccounts : ITokenTable, IBudgetTable
{
    // Hosts that change the same budget at the same moment come one after the other; within a host they stand in line already.
    private const int Attempts = 100;

    private readonly PostgreSqlSyncStore _store;
    private readonly AccountSql _sql;

    public PostgreSqlAccounts(PostgreSqlSyncStore store)
    {
        _store = store;
        var schema = store.Database.Schema;
        _sql = new AccountSql($"\"{schema}\".sync_token", $"\"{schema}\".sync_budget", PostgreSqlClock.NamedNow);
    }

    public ValueTask<TokenRow?> FindAsync(AccountKey account, CancellationToken cancellationToken) => AccountSql.FindAsync(_store, account, cancellationToken);

    public ValueTask<IReadOnlyList<TokenRow>> ListAsync(CancellationToken cancellationToken) => AccountSql.ListAsync(_store, cancellationToken);

    public ValueTask<bool> WriteAsync(AccountKey account, string secret, string version, string? before, CancellationToken cancellationToken) => before is null
        ? ChangesAsync(_sql.Save, account, cancellationToken, Text("secret", secret), Text("version", version))
        : ChangesAsync(_sql.Renew, account, cancellationToken, Text("secret", secret), Text("version", version), Text("before", before));

    public ValueTask<bool> RemoveAsync(AccountKey account, CancellationToken cancellationToken) => ChangesAsync(_sql.Remove, account, cancellationToken);

    public ValueTask<bool> TryEnterAsync(AccountKey account, string refresher, TimeSpan duration, CancellationToken cancellationToken) =>
        ChangesAsync(_sql.Enter, account, cancellationToken, Text("refresher", refresher), Number("duration", duration.Ticks), _store.Clock.NamedParameter());

    public ValueTask<bool> LeaveAsync(AccountKey account, string refresher, CancellationToken cancellationToken) => ChangesAsync(_sql.Leave, account, cancellationToken, Text("refresher", refresher));

    public async ValueTask<T> ChangeAsync<T>(AccountKey account, Func<string?, DateTimeOffset, (string Text, T Answer)> change, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var (before, revision, now) = await ReadAsync(account, cancellationToken).ConfigureAwait(false);
            var (text, answer) = change(before, now);
            if (text == (before ?? AccountSql.EmptyBudget))
                return answer;
            // An acknowledgement that is lost makes it count once more: rather one call too few than one too many.
            var written = before is null
                ? await ChangesAsync(_sql.AddBudget, account, cancellationToken, Text("state", text)).ConfigureAwait(false)
                : await ChangesAsync(_sql.ChangeBudget, account, cancellationToken, Text("state", text), Number("revision", revision)).ConfigureAwait(false);
            if (written)
                return answer;
        }

        throw new StoreUnavailableException($"The budget of {account} is changed by too many hosts at the same time; nothing was taken.");
    }

    private async ValueTask<(string? State, long Revision, DateTimeOffset Now)> ReadAsync(AccountKey account, CancellationToken cancellationToken)
    {
        await _store.OpenAsync(cancellationToken).ConfigureAwait(false);
        return await _store.Database.RunAsync(
            async connection =>
            {
                var command = Command(connection, _sql.Budget, account, _store.Clock.NamedParameter());
                await using var _ = command.ConfigureAwait(false);
                var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await using var __ = reader.ConfigureAwait(false);
                await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                var now = new DateTimeOffset(reader.GetInt64(2), TimeSpan.Zero);
                return await reader.IsDBNullAsync(0, cancellationToken).ConfigureAwait(false) ? (null, 0, now) : ((string?)reader.GetString(0), reader.GetInt64(1), now);
            },
            cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<bool> ChangesAsync(string sql, AccountKey account, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        await _store.OpenAsync(cancellationToken).ConfigureAwait(false);
        return await _store.Database.RunAsync(
            async connection =>
            {
                var command = Command(connection, sql, account, [.. parameters.Select(static p => p.Clone())]);
                await using var _ = command.ConfigureAwait(false);
                return await command.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false) > 0;
            },
            cancellationToken,
            writes: true).ConfigureAwait(false);
    }

    private NpgsqlCommand Command(NpgsqlConnection connection, string sql, AccountKey account, params NpgsqlParameter[] parameters)
    {
#pragma warning disable CA2100 // Statements of this package; values are parameters.
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = _store.Database.TimeoutSeconds };
#pragma warning restore CA2100
        command.Parameters.Add(Text("vendor", account.Vendor));
        command.Parameters.Add(Text("account", account.Value));
        command.Parameters.AddRange(parameters);
        return command;
    }

    private static NpgsqlParameter<string> Text(string name, string value) => new(name, value);

    private static NpgsqlParameter<long> Number(string name, long value) => new(name, value);
}
