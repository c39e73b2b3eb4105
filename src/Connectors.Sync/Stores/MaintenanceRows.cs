namespace Connectors.Sync.Stores;

/// <summary>What is to be erased of one pair: everything in which values stand. The link and what was read of the records are written by the same batch, without values.</summary>
public sealed record ForgetRow
{
    /// <summary>The mapping.</summary>
    public required string Mapping { get; init; }

    /// <summary>The link, if there is one: its history and its closed intents are erased.</summary>
    public Guid? Link { get; init; }

    /// <summary>The names of the pair: its parked rows, decisions, approvals and brake rows are erased.</summary>
    public required IReadOnlyList<string> Pairs { get; init; }
}

/// <summary>Before which moments rows may be dropped, UTC. Links, open intents and what waits for somebody are never dropped.</summary>
public sealed record StoreRetention
{
    /// <summary>History of links.</summary>
    public required DateTimeOffset History { get; init; }

    /// <summary>Journals of connections.</summary>
    public required DateTimeOffset Journal { get; init; }

    /// <summary>Runs, by their start.</summary>
    public required DateTimeOffset Runs { get; init; }

    /// <summary>Closed intents, by the moment they were closed.</summary>
    public required DateTimeOffset Intents { get; init; }

    /// <summary>What brakes let pass, and approvals that ran out.</summary>
    public required DateTimeOffset Brakes { get; init; }
}

/// <summary>The settings, the mode or the binding of a connection changed under a run; nothing was written.</summary>
/// <param name="connection">The connection.</param>
public sealed class SettingsChangedException(ConnectionId connection)
    : Exception($"The settings of the connection '{connection}' changed while the run was on its way; the rest is planned anew.");
