using Connectors.Sync.Stores;
using Npgsql;

namespace Connectors.Sync.PostgreSql;

/// <summary>Finds out what a unique index has refused. The server names the index and, where it is allowed to, values; neither is what a person is told.</summary>
internal sealed class PostgreSqlConflicts(PostgreSqlDatabase database, PostgreSqlStatements sql)
{
    /// <summary>Which send's flow, source and generation belong to another one.</summary>
    public async Task<Exception> OfSendAsync(PostgreSqlStep step)
    {
        var sends = step.Batch.Sends.GroupBy(static s => s.Id).Select(static g => g.Last()).ToArray();
        try
        {
            return await database.RunAsync<Exception>(async connection =>
            {
                foreach (var send in sends)
                {
                    var command = new NpgsqlCommand(sql.SendOf, connection) { CommandTimeout = database.TimeoutSeconds };
                    await using var _ = command.ConfigureAwait(false);
                    command.Parameters.AddRange(new NpgsqlParameter[]
                    {
                        PostgreSqlWriter.Key(step.Lease.Connection), new NpgsqlParameter<string> { TypedValue = send.Flow }, new NpgsqlParameter<string> { TypedValue = send.SourceId },
                        new NpgsqlParameter<int> { TypedValue = send.Generation },
                    });
                    if (await command.ExecuteScalarAsync(CancellationToken.None).ConfigureAwait(false) is Guid owner && owner != send.Id)
                        return StoreConflicts.Send(send);
                }

                // Two of the batch itself.
                return StoreConflicts.Send(sends.FirstOrDefault(s => sends.Any(o => o.Id != s.Id && (o.Flow, o.SourceId, o.Generation) == (s.Flow, s.SourceId, s.Generation))) ?? sends[0]);
            }, CancellationToken.None).ConfigureAwait(false);
        }
        catch (StoreUnavailableException e)
        {
            return e;
        }
    }

    /// <summary>Which record belongs to a link that is not in the batch, or to two that are.</summary>
    public async Task<Exception> OfLinkAsync(PostgreSqlStep step)
    {
        var links = step.Batch.Links.GroupBy(static l => l.Id).Select(static g => g.Last()).ToArray();
        if (Twice(links.Where(static l => l.CrmId is not null).Select(static l => (l.CrmResource, l.CrmId!))) is { } crm)
            return StoreConflicts.Link(Side.Crm, crm.Resource, crm.Id);
        if (Twice(links.Where(static l => l.AccountingId is not null).Select(static l => (l.AccountingResource, l.AccountingId!))) is { } accounting)
            return StoreConflicts.Link(Side.Accounting, accounting.Resource, accounting.Id);
        try
        {
            return await database.RunAsync<Exception>(async connection =>
            {
                var command = new NpgsqlCommand(sql.LinkedElsewhere, connection) { CommandTimeout = database.TimeoutSeconds };
                await using var _ = command.ConfigureAwait(false);
                command.Parameters.AddRange(PostgreSqlWriter.RecordsOfLinks(step.Lease.Connection, links).ToArray());
                var reader = await command.ExecuteReaderAsync(CancellationToken.None).ConfigureAwait(false);
                await using var __ = reader.ConfigureAwait(false);
                // Gone in the meantime: then only the database knew which one.
                return await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false) ? StoreConflicts.Link((Side)reader.GetInt32(0), reader.GetString(1), reader.GetString(2)) : StoreConflicts.Link();
            }, CancellationToken.None).ConfigureAwait(false);
        }
        catch (StoreUnavailableException e)
        {
            return e;
        }

        static (string Resource, string Id)? Twice(IEnumerable<(string Resource, string Id)> records)
        {
            var seen = new HashSet<(string, string)>();
            foreach (var record in records)
            {
                if (!seen.Add(record))
                    return record;
            }

            return null;
        }
    }
}
