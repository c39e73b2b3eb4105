namespace Connectors.Sync;

/// <summary>Looks after connections while the host runs: mode, settings, status.</summary>
public interface IConnections
{
    /// <summary>What is known of a connection.</summary>
    /// <exception cref="UnknownConnectionException">There is no such connection.</exception>
    Task<ConnectionInfo> GetAsync(ConnectionId connection, CancellationToken cancellationToken = default);

    /// <summary>Raises or lowers how far a connection may go. Recorded with user and time; lowering stops a run before its next write.</summary>
    Task SetModeAsync(ConnectionId connection, ConnectionMode mode, string user = "", CancellationToken cancellationToken = default);

    /// <summary>Saves settings, all or nothing: they are validated against both live systems first. Recorded with user and time.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="settings">The JSON document.</param>
    /// <param name="user">Who.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SettingsException">Something does not fit; every wrong place is named, and the running settings stay as they were.</exception>
    Task SaveSettingsAsync(ConnectionId connection, ReadOnlyMemory<byte> settings, string user = "", CancellationToken cancellationToken = default);

    /// <summary>Probes both sides now and stores what they say.</summary>
    Task<ConnectionStatus> ProbeAsync(ConnectionId connection, CancellationToken cancellationToken = default);
}

/// <summary>What is known of a connection.</summary>
public sealed record ConnectionInfo
{
    /// <summary>Its id.</summary>
    public required ConnectionId Id { get; init; }

    /// <summary>How far it may go.</summary>
    public required ConnectionMode Mode { get; init; }

    /// <summary>What was last heard of its sides.</summary>
    public required ConnectionStatus Status { get; init; }

    /// <summary>The accounts it is bound to; <see langword="null"/> = not bound yet.</summary>
    public (AccountIdentity Crm, AccountIdentity Accounting)? Accounts { get; init; }

    /// <summary>When it runs by itself.</summary>
    public required Schedule Schedule { get; init; }

    /// <summary>When it runs next by itself, UTC; <see langword="null"/> = never.</summary>
    public DateTimeOffset? NextRun { get; init; }

    /// <summary>The settings document in force; empty = none.</summary>
    public string Settings { get; init; } = "";

    /// <summary>Raised with every change of settings or mode.</summary>
    public int SettingsVersion { get; init; }

    /// <summary>The preset that it was approved with; empty = none yet.</summary>
    public string Preset { get; init; } = "";
}
