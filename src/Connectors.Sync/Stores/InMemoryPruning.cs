namespace Connectors.Sync.Stores;

/// <summary>Drops old rows of the in-memory store.</summary>
internal static class InMemoryPruning
{
    public static int Prune(IReadOnlyCollection<InMemoryConnection> connections, StoreRetention retention, int take)
    {
        var dropped = 0;
        var left = new[] { take, take, take, take, take, take };
        foreach (var connection in connections)
        {
            foreach (var rows in connection.History.Values)
                Drop(0, rows.Where(h => h.At < retention.History).ToList(), row => rows.Remove(row));
            Drop(1, connection.Journal.Where(j => j.At < retention.Journal).ToList(), row => connection.Journal.Remove(row));
            Drop(2, connection.Runs.Values.Where(r => r.StartedAt < retention.Runs).ToList(), row => connection.Runs.Remove(row.Id));
            Drop(3, connection.Intents.Values.Where(i => i.State == IntentState.Closed && i.ClosedAt < retention.Intents).ToList(), row => connection.Intents.Remove(row.Id));
            Drop(4, connection.Brakes.Values.Where(b => b.At < retention.Brakes).ToList(), row => connection.Brakes.Remove((row.Mapping, row.Kind, row.Pair, row.What)));
            Drop(5, connection.Approvals.Values.Where(a => a.Until < retention.Brakes).ToList(), row => connection.Approvals.Remove((row.Mapping, row.Pair)));
        }

        return dropped;

        void Drop<T>(int kind, List<T> rows, Action<T> drop)
        {
            foreach (var row in rows.Take(left[kind]))
            {
                drop(row);
                left[kind]--;
                dropped++;
            }
        }
    }
}
