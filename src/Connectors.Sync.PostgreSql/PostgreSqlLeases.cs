using Connectors.Sync.Stores;
using Npgsql;

namespace Connectors.Sync.PostgreSql;

/// <summary>Leases: one statement each, on the server's clock. Each is the same when it happens twice, so a lost answer is asked for again.</summary>
internal sealed class PostgreSqlLeases(PostgreSqlDatabase database, PostgreSqlStatements sql, PostgreSqlClock clock)
{
    public ValueTask<Lease?> TryAcquireAsync(ConnectionId connection, string owner, TimeSpan duration, CancellationToken cancellationToken)
    {
        var stamp = Guid.NewGuid();
        return database.RunAsync(
            async db =>
            {
                var command = Command(db, sql.Acquire);
                await using var _ = command.ConfigureAwait(false);
                command.Parameters.Add(PostgreSqlWriter.Key(connection));
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = owner });
                command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = duration.Ticks });
                command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = stamp });
                command.Parameters.Add(clock.Parameter());
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = database.Schema });
                var reader = await command.ExecuteReaderAsync(CancellationToken.None).ConfigureAwait(false);
                await using var __ = reader.ConfigureAwait(false);
                return await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false) ? new Lease(connection, owner, reader.GetInt64(0), Moment(reader.GetInt64(1))) : null;
            },
            cancellationToken,
            writes: true);
    }

    public ValueTask<Lease?> RenewAsync(Lease lease, TimeSpan duration, CancellationToken cancellationToken) => database.RunAsync(
        async db =>
        {
            var command = Command(db, sql.Renew, lease);
            await using var _ = command.ConfigureAwait(false);
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = duration.Ticks });
            command.Parameters.Add(clock.Parameter());
            return await command.ExecuteScalarAsync(CancellationToken.None).ConfigureAwait(false) is long until ? lease with { Until = Moment(until) } : null;
        },
        cancellationToken,
        writes: true);

    public async ValueTask ReleaseAsync(Lease lease, CancellationToken cancellationToken) => await database.RunAsync(
        async db =>
        {
            var command = Command(db, sql.Release, lease);
            await using var _ = command.ConfigureAwait(false);
            return await command.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
        },
        cancellationToken,
        writes: true).ConfigureAwait(false);

    public ValueTask<DateTimeOffset> GetTimeAsync(CancellationToken cancellationToken) => database.RunAsync(
        async db =>
        {
            var command = Command(db, sql.Time);
            await using var _ = command.ConfigureAwait(false);
            command.Parameters.Add(clock.Parameter());
            return Moment((long)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!);
        },
        cancellationToken);

    private NpgsqlCommand Command(NpgsqlConnection connection, string text, Lease? lease = null)
    {
#pragma warning disable CA2100 // Statements of this package; values are parameters.
        var command = new NpgsqlCommand(text, connection) { CommandTimeout = database.TimeoutSeconds };
#pragma warning restore CA2100
        if (lease is not null)
        {
            command.Parameters.Add(PostgreSqlWriter.Key(lease.Connection));
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = lease.Token });
        }

        return command;
    }

    private static DateTimeOffset Moment(long ticks) => new(ticks, TimeSpan.Zero);
}
