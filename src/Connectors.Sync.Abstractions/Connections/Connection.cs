namespace Connectors.Sync;

/// <summary>A connection's id: what hosts, logs and stored rows call it. Letters, digits, <c>-</c>, <c>_</c> and <c>.</c>, at most 64.</summary>
public readonly record struct ConnectionId
{
    /// <summary>Makes an id.</summary>
    /// <exception cref="ArgumentException">Empty, too long, or a character that may not stand in it.</exception>
    public ConnectionId(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        if (value.Length > 64 || value.Any(static c => !(char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')))
            throw new ArgumentException($"'{value}' is not a connection id: use at most 64 letters, digits, '-', '_' and '.'.", nameof(value));
        Value = value;
    }

    /// <summary>The id's text.</summary>
    public string Value { get; }

    /// <inheritdoc />
    public override string ToString() => Value;
}

/// <summary>How far a connection may go. New ones start in <see cref="PlanOnly"/>.</summary>
public enum ConnectionMode
{
    /// <summary>Nothing: no call to either side.</summary>
    Off,

    /// <summary>It reads and plans. No call that writes goes to either side.</summary>
    PlanOnly,

    /// <summary>Records are written as in <see cref="Live"/>, documents only as drafts.</summary>
    DraftsOnly,

    /// <summary>Everything that the settings allow.</summary>
    Live,
}

/// <summary>A connection as its owner's tables describe it.</summary>
public sealed record ConnectionDescriptor
{
    /// <summary>Its id.</summary>
    public required ConnectionId Id { get; init; }

    /// <summary>The registered kind that says how its providers are made: <c>dinero</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>It may run. A disabled one makes no call.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Changes whenever anything of it changed (settings, credentials): providers are built anew before the next run.</summary>
    public string Revision { get; init; } = "";

    /// <summary>The settings document (JSON, UTF-8); empty = the preset as it is.</summary>
    public ReadOnlyMemory<byte> Settings { get; init; }

    /// <summary>IANA zone of schedules and daily windows.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>The language of texts for its users, such as <c>da</c>.</summary>
    public string Culture { get; init; } = "en";
}

/// <summary>Your database of connections. The engine asks for one, or for what changed; it never loads all of them.</summary>
public interface IConnectionSource
{
    /// <summary>What changed since a position that this source gave out earlier (the last descriptor's <see cref="ConnectionDescriptor.Revision"/>); <see langword="null"/> = everything.</summary>
    IAsyncEnumerable<ConnectionDescriptor> ListChangedAsync(string? since, CancellationToken cancellationToken);

    /// <summary>One connection, or <see langword="null"/>.</summary>
    ValueTask<ConnectionDescriptor?> FindAsync(ConnectionId id, CancellationToken cancellationToken);
}

/// <summary>What the making of a provider may use.</summary>
/// <param name="Connection">Which connection.</param>
/// <param name="Services">The services of a scope that lives as long as the run.</param>
public sealed record ConnectionContext(ConnectionDescriptor Connection, IServiceProvider Services)
{
    /// <summary>The customer's credentials of the side whose provider is made, as they were stored for this connection; <see langword="null"/> = none are stored, the host knows them from elsewhere.</summary>
    public SideCredentials? Credentials { get; init; }
}
