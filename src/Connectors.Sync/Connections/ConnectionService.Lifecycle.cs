using System.Runtime.CompilerServices;
using System.Text;
using Connectors.Sync.Execution;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Connections;

/// <summary>Connections come and go while hosts run.</summary>
internal sealed partial class ConnectionService
{
    private const int PageSize = 500;

    public async IAsyncEnumerable<ConnectionSummary> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ConnectionId? after = null;
        while (true)
        {
            var rows = await store.ListConnectionsAsync(after, PageSize, cancellationToken).ConfigureAwait(false);
            foreach (var row in rows)
            {
                if (row.Origin != ConnectionOrigin.Deleted)
                    yield return await SummaryAsync(row, cancellationToken).ConfigureAwait(false);
            }

            if (rows.Count < PageSize)
                yield break;
            after = rows[^1].Id;
        }
    }

    public async Task<ConnectionInfo> CreateAsync(NewConnection connection, string user = "", CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        if (catalog.FindKind(connection.Kind) is null)
            throw new SyncRequestException("kind", $"There is no kind '{connection.Kind}'. {(NearestName.Find(connection.Kind, catalog.Kinds) is { } near ? $"Did you mean '{near}'?" : "Add it with AddConnectionKind.")}");
        if (connection.TimeZone is { } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            throw new SyncRequestException("time-zone", $"There is no time zone '{zone}'. Write an IANA name such as Europe/Copenhagen.");
        if (!connection.Settings.IsEmpty)
            ConnectionSettings.Parse(connection.Settings);
        var before = await store.FindConnectionAsync(connection.Id, cancellationToken).ConfigureAwait(false);
        // What was deleted may be created anew, also where code still names it.
        if (before is not { Origin: ConnectionOrigin.Deleted } && (before is not null || (await catalog.DescribeAsync(connection.Id, cancellationToken).ConfigureAwait(false)).Descriptor is not null))
            throw new SyncRequestException("exists", $"There is a connection '{connection.Id}' already.");
        var row = new ConnectionRow
        {
            Id = connection.Id,
            Kind = connection.Kind,
            Origin = ConnectionOrigin.Stored,
            Settings = Encoding.UTF8.GetString(connection.Settings.Span),
            TimeZone = connection.TimeZone ?? "",
            Culture = connection.Culture,
            SettingsVersion = (before?.SettingsVersion ?? 0) + 1,
            Version = before?.Version ?? 0,
        };
        if (connection.Crm is { } crm)
            row = vault.Put(row, Side.Crm, crm);
        if (connection.Accounting is { } accounting)
            row = vault.Put(row, Side.Accounting, accounting);
        try
        {
            await store.SaveConnectionAsync(row, new JournalRow { Connection = row.Id, At = clock.GetUtcNow(), User = user, Event = "created", Detail = row.Kind }, cancellationToken).ConfigureAwait(false);
        }
        catch (StoreConflictException)
        {
            throw new SyncRequestException("exists", $"Somebody else has just created a connection '{connection.Id}'.");
        }

        return await GetAsync(connection.Id, cancellationToken).ConfigureAwait(false);
    }

    public Task PauseAsync(ConnectionId connection, string user = "", CancellationToken cancellationToken = default) =>
        ChangeAsync(connection, static row => row.Paused ? null : (row with { Paused = true, SettingsVersion = row.SettingsVersion + 1 }, "paused", ""), user, cancellationToken);

    public Task ResumeAsync(ConnectionId connection, string user = "", CancellationToken cancellationToken = default) =>
        ChangeAsync(connection, static row => row.Paused ? (row with { Paused = false, SettingsVersion = row.SettingsVersion + 1 }, "resumed", "") : null, user, cancellationToken);

    public async Task DeleteAsync(ConnectionId connection, string user = "", CancellationToken cancellationToken = default)
    {
        var row = await store.FindConnectionAsync(connection, cancellationToken).ConfigureAwait(false);
        if (row is { Origin: ConnectionOrigin.Deleted })
            throw new UnknownConnectionException(connection, "It was deleted.");
        var inCode = catalog.IsInCode(connection);
        if (row is not { Origin: ConnectionOrigin.Stored })
        {
            var (descriptor, fromSource) = await catalog.DescribeAsync(connection, cancellationToken).ConfigureAwait(false);
            if (descriptor is null && row is null)
                throw new UnknownConnectionException(connection, catalog.Kinds);
            if (fromSource && descriptor!.Enabled)
                throw new SyncRequestException("in-source", $"The connection '{connection}' stands in your own tables: disable or delete it there, then what is stored of it can be deleted.");
        }

        // First nobody knows it any more: runs of every node stop, none begins. Then its rows go.
        await BuryAsync(connection, cancellationToken).ConfigureAwait(false);
        await gate.AloneAsync(connection, async token =>
        {
            var done = false;
            while (!done)
            {
                await store.DeleteConnectionAsync(connection, token).ConfigureAwait(false);
                done = !inCode || await BuryAsync(connection, token).ConfigureAwait(false);
            }

            return true;
        }, cancellationToken).ConfigureAwait(false);
    }

    public async Task<ReprotectReport> ReprotectAsync(CancellationToken cancellationToken = default)
    {
        var renewed = 0;
        var unreadable = new List<ConnectionId>();
        ConnectionId? after = null;
        while (true)
        {
            var rows = await store.ListConnectionsAsync(after, PageSize, cancellationToken).ConfigureAwait(false);
            foreach (var listed in rows)
            {
                var row = listed;
                while (row is not null && vault.Renew(row) is var now && !ReferenceEquals(now, row))
                {
                    try
                    {
                        await store.SaveConnectionAsync(now, null, cancellationToken).ConfigureAwait(false);
                        renewed++;
                        break;
                    }
                    catch (StoreConflictException)
                    {
                        row = await store.FindConnectionAsync(listed.Id, cancellationToken).ConfigureAwait(false);
                    }
                }

                if (Enum.GetValues<Side>().Any(side => !CanTake(listed, side)))
                    unreadable.Add(listed.Id);
            }

            if (rows.Count < PageSize)
                return new ReprotectReport(renewed, unreadable);
            after = rows[^1].Id;
        }
    }

    /// <summary>Leaves a row that says it is deleted, and nothing else of it.</summary>
    /// <returns>There was none, or it was one of that kind: nobody has written another meanwhile.</returns>
    private async Task<bool> BuryAsync(ConnectionId connection, CancellationToken cancellationToken)
    {
        var first = true;
        while (true)
        {
            var row = await store.FindConnectionAsync(connection, cancellationToken).ConfigureAwait(false);
            try
            {
                await store.SaveConnectionAsync(new ConnectionRow
                {
                    Id = connection,
                    Kind = row?.Kind ?? "",
                    Origin = ConnectionOrigin.Deleted,
                    Mode = ConnectionMode.Off,
                    SettingsVersion = (row?.SettingsVersion ?? 0) + 1,
                    Version = row?.Version ?? 0,
                }, null, cancellationToken).ConfigureAwait(false);
                return first && row is null or { Origin: ConnectionOrigin.Deleted };
            }
            catch (StoreConflictException)
            {
                first = false;
            }
        }
    }

    private bool CanTake(ConnectionRow row, Side side)
    {
        try
        {
            vault.Take(row, side);
            return true;
        }
        catch (SecretUnreadableException)
        {
            return false;
        }
    }

    private async Task<ConnectionSummary> SummaryAsync(ConnectionRow row, CancellationToken cancellationToken)
    {
        string? problem = null;
        try
        {
            problem = (await catalog.FindAsync(row.Id, row, cancellationToken).ConfigureAwait(false)).PresetFailure;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            problem = e.Message;
        }

        return new ConnectionSummary(row.Id, row.Kind, row.Mode, row.Paused, Pins.ReadHealth(row.Health), row.Preset, problem);
    }
}
