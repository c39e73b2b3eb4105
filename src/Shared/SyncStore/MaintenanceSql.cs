namespace Connectors.Sync.Stores.Relational;

/// <summary>Statements that erase: what was asked to be forgotten, what is old, what belongs to accounts that a connection is not bound to any more.</summary>
internal static class MaintenanceSql
{
    /// <summary>Tables that a reset keeps: the connection itself and what is said about it.</summary>
    public static IReadOnlyCollection<string> KeptByReset { get; } = ["sync_connection", "sync_lease", "sync_journal", "sync_run", "sync_aside"];

    /// <summary>Of a link (<c>@connection</c>, <c>@link</c>).</summary>
    public static IReadOnlyList<string> ForgetLink { get; } =
    [
        "DELETE FROM sync_history WHERE connection = @connection AND link = @link",
        "DELETE FROM sync_intent WHERE connection = @connection AND link = @link AND state = 2",
        "DELETE FROM sync_aside WHERE connection = @connection AND id = @link",
    ];

    /// <summary>Of a pair (<c>@connection</c>, <c>@mapping</c>, <c>@pair</c>).</summary>
    public static IReadOnlyList<string> ForgetPair { get; } =
    [
        "DELETE FROM sync_parked WHERE connection = @connection AND mapping = @mapping AND pair = @pair",
        "DELETE FROM sync_decision WHERE connection = @connection AND mapping = @mapping AND pair = @pair",
        "DELETE FROM sync_approval WHERE connection = @connection AND mapping = @mapping AND pair = @pair",
        "DELETE FROM sync_brake WHERE connection = @connection AND mapping = @mapping AND pair = @pair",
        "DELETE FROM sync_assignment WHERE connection = @connection AND mapping = @mapping AND pair = @pair",
    ];

    /// <summary>Old rows (<c>@before</c> in ticks, <c>@take</c>), each with the moment that bounds it.</summary>
    /// <remarks>History and journal are written in the order of time: only the oldest rows are looked at, so no index is needed for it.</remarks>
    public static IReadOnlyList<(string Text, Func<StoreRetention, DateTimeOffset> Before)> Prune { get; } =
    [
        (OldestOf("sync_history"), static r => r.History),
        (OldestOf("sync_journal"), static r => r.Journal),
        ("DELETE FROM sync_run WHERE (connection, id) IN (SELECT connection, id FROM sync_run WHERE started_at < @before ORDER BY started_at LIMIT @take)", static r => r.Runs),
        ("DELETE FROM sync_intent WHERE (connection, id) IN (SELECT connection, id FROM sync_intent WHERE state = 2 AND closed_at < @before ORDER BY closed_at LIMIT @take)", static r => r.Intents),
        ("DELETE FROM sync_brake WHERE (connection, mapping, kind, pair, what) IN (SELECT connection, mapping, kind, pair, what FROM sync_brake WHERE at < @before ORDER BY at LIMIT @take)", static r => r.Brakes),
        ("DELETE FROM sync_approval WHERE (connection, mapping, pair) IN (SELECT connection, mapping, pair FROM sync_approval WHERE until < @before LIMIT @take)", static r => r.Brakes),
    ];

    private static string OldestOf(string table) =>
        $"DELETE FROM {table} WHERE number IN (SELECT number FROM (SELECT number, at FROM {table} ORDER BY number LIMIT @take) AS oldest WHERE at < @before)";
}
