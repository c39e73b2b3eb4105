using Connectors.Sync.Stores;
using Connectors.Sync.Stores.Relational;
using Microsoft.Data.Sqlite;

namespace Connectors.Sync.Sqlite;

/// <summary>Writes a batch within the transaction of a session.</summary>
internal static class SqliteBatch
{
    private const int UniqueViolation = 2067;

    /// <summary>About how many rows it writes.</summary>
    public static int RowsOf(StoreBatch batch) => 1 + (batch.Reset ? 1000 : 0) + (7 * batch.Forgotten.Count) + batch.Count + batch.Records.Sum(static r => r.Keys.Count);

    public static void Commit(this SqliteSession session, Lease lease, StoreBatch batch)
    {
        if (!session.Holds(lease))
            throw new LeaseLostException(lease.Connection);
        var connection = lease.Connection;
        if (batch.SettingsVersion is { } expected && session.SettingsVersionOf(connection) != expected)
            throw new SettingsChangedException(connection);
        session.Write(connection, batch);
    }

    private static void Write(this SqliteSession session, ConnectionId connection, StoreBatch batch)
    {
        if (batch.Reset)
            session.Reset(connection);
        foreach (var forgotten in batch.Forgotten)
            session.Forget(connection, forgotten);
        session.Write(connection, batch.Links);
        foreach (var record in batch.Records)
            session.Write(connection, record);
        foreach (var mark in batch.ClearedMarks)
            session.ClearMark.Run(connection.Value, (int)mark.Side, mark.Resource, mark.Id, ReadTables.ClaimOf(mark), mark.Counter);
        session.AddMarks(connection, batch.Marks);
        foreach (var (mapping, pair) in batch.Unparked)
            session.Unpark.Run(connection.Value, mapping, pair);
        try
        {
            foreach (var table in session.Tables)
                table.Write(connection, batch);
        }
        catch (SqliteException e) when (e.SqliteExtendedErrorCode == UniqueViolation && batch.Sends.Count > 0)
        {
            // The only unique index that these tables have.
            throw StoreConflicts.Send(batch.Sends[^1]);
        }
    }

    public static void AddMarks(this SqliteSession session, ConnectionId connection, IReadOnlyCollection<MarkRow> marks)
    {
        if (marks.Count == 0)
            return;
        var counter = session.Next(marks.Count);
        var now = session.Time.GetUtcNow();
        foreach (var mark in marks)
            session.Marks.Run(connection, mark with { Counter = counter++, At = mark.At == default ? now : mark.At }, ReadTables.ClaimOf(mark));
    }

    private static void Write(this SqliteSession session, ConnectionId connection, RecordRow record)
    {
        var side = (int)record.Side;
        var before = (string?)session.KeysOfRecord.Scalar(connection.Value, side, record.Resource, record.Id);
        session.Records.Run(connection, record);
        if (before == KeyText.Write(record.Keys))
            return;

        var old = before is null ? [] : KeyText.Read(before);
        foreach (var key in old)
        {
            if (!record.Keys.Contains(key, StringComparer.Ordinal))
                session.RemoveKey.Run(connection.Value, side, record.Resource, key, record.Id);
        }

        foreach (var key in record.Keys)
        {
            if (!old.Contains(key, StringComparer.Ordinal))
                session.AddKey.Run(connection.Value, side, record.Resource, key, record.Id);
        }
    }

    private static void Write(this SqliteSession session, ConnectionId connection, List<LinkRow> links)
    {
        try
        {
            foreach (var link in links)
                session.Links.Run(connection, link);
        }
        catch (SqliteException e) when (e.SqliteExtendedErrorCode == UniqueViolation)
        {
            session.Rearrange(connection, links);
        }
    }

    /// <summary>Links of one batch may pass records on to each other: all give up theirs, then each takes its new ones. What still collides belongs to a link outside.</summary>
    private static void Rearrange(this SqliteSession session, ConnectionId connection, List<LinkRow> links)
    {
        var last = links.GroupBy(static l => l.Id).Select(static g => g.Last()).ToArray();
        foreach (var link in last)
            session.FreeRecordsOfLink.Run(connection.Value, link.Id);
        foreach (var link in last)
        {
            try
            {
                session.Links.Run(connection, link);
            }
            catch (SqliteException e) when (e.SqliteExtendedErrorCode == UniqueViolation)
            {
                throw link.CrmId is { } crm && session.CrmIsLinked.Scalar(connection.Value, link.CrmResource, crm, link.Id) is not null
                    ? StoreConflicts.Link(Side.Crm, link.CrmResource, crm)
                    : StoreConflicts.Link(Side.Accounting, link.AccountingResource, link.AccountingId!);
            }
        }
    }
}
