namespace Connectors.Sync;

/// <summary>There is no connection of that id.</summary>
public sealed class UnknownConnectionException : ArgumentException
{
    internal UnknownConnectionException(ConnectionId id, IEnumerable<string> known)
        : base($"There is no connection '{id}'. {(NearestName.Find(id.Value, known) is { } near ? $"Did you mean '{near}'?" : "Add it with AddConnection, or let your IConnectionSource find it.")}") => Connection = id;

    internal UnknownConnectionException(ConnectionId id, string reason) : base($"The connection '{id}' cannot be used. {reason}") => Connection = id;

    /// <summary>The id.</summary>
    public ConnectionId Connection { get; }
}
