using Connectors.Sync.Execution;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Webhooks;

/// <summary>Which connections stand at the same account: a call of that account is news to all of them. Kept in memory and brought up to date by what was written since; nothing is asked of connections that did not change.</summary>
internal sealed class AccountIndex(ISyncStore store)
{
    private const int PageSize = 500;

    private readonly Lock _lock = new();
    private readonly Dictionary<(Side Side, string Account), HashSet<ConnectionId>> _connections = [];
    private readonly Dictionary<ConnectionId, (string Crm, string Accounting)> _accounts = [];
    private long _seen;

    /// <summary>The other connections at that connection's account of a side.</summary>
    public async Task<IReadOnlyList<ConnectionId>> OthersAsync(ConnectionId connection, Side side, CancellationToken cancellationToken)
    {
        await RefreshAsync(cancellationToken).ConfigureAwait(false);
        lock (_lock)
            return _accounts.TryGetValue(connection, out var at) && _connections.TryGetValue((side, side == Side.Crm ? at.Crm : at.Accounting), out var all) ? [.. all.Where(c => c != connection)] : [];
    }

    /// <summary>The other connections that join these two accounts.</summary>
    public async Task<IReadOnlyList<ConnectionId>> AtPairAsync(ConnectionId connection, string crm, string accounting, CancellationToken cancellationToken)
    {
        await RefreshAsync(cancellationToken).ConfigureAwait(false);
        lock (_lock)
            return _connections.TryGetValue((Side.Crm, crm), out var all) ? [.. all.Where(c => c != connection && _accounts[c].Accounting == accounting).OrderBy(static c => c.Value, StringComparer.Ordinal)] : [];
    }

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        while (await store.ListChangedConnectionsAsync(Volatile.Read(ref _seen), PageSize, cancellationToken).ConfigureAwait(false) is { Count: > 0 } rows)
        {
            lock (_lock)
            {
                foreach (var row in rows)
                    Put(row);
            }
        }
    }

    private void Put(ConnectionRow row)
    {
        _seen = Math.Max(_seen, row.Version);
        if (_accounts.Remove(row.Id, out var before))
        {
            _connections[(Side.Crm, before.Crm)].Remove(row.Id);
            _connections[(Side.Accounting, before.Accounting)].Remove(row.Id);
        }

        if (row.Origin == ConnectionOrigin.Deleted || Pins.Read(row.Pins) is not { } pins)
            return;
        _accounts[row.Id] = (pins.Crm.Id, pins.Accounting.Id);
        foreach (var key in new[] { (Side.Crm, pins.Crm.Id), (Side.Accounting, pins.Accounting.Id) })
        {
            if (!_connections.TryGetValue(key, out var at))
                _connections[key] = at = [];
            at.Add(row.Id);
        }
    }
}
