namespace Connectors.Sync;

/// <summary>Hears what somebody should know about a connection. Add yours with <see cref="SyncBuilder.AddEvents{THandler}"/>; there may be several.</summary>
/// <remarks>
/// Each change of state is told once, also when the host restarts or several nodes run. A process that dies in the middle of telling tells it again, with the same <see cref="ConnectionEvent.Id"/>.
/// A handler runs apart from any run: what it throws is logged, and one that never ends holds up only itself.
/// </remarks>
public interface IConnectionEvents
{
    /// <summary>Something began or ended.</summary>
    /// <param name="connectionEvent">What.</param>
    /// <param name="cancellationToken">Ends when the time of a handler is used up (<see cref="SyncOptions.EventTimeout"/>).</param>
    Task OnEventAsync(ConnectionEvent connectionEvent, CancellationToken cancellationToken);
}

/// <summary>Something about a connection that somebody should know. It holds no secret and no content of a record.</summary>
public sealed record ConnectionEvent
{
    /// <summary>This very event: the same again when it had to be told twice.</summary>
    public required Guid Id { get; init; }

    /// <summary>The connection.</summary>
    public required ConnectionId Connection { get; init; }

    /// <summary>What it is about.</summary>
    public required ConnectionEventKind Kind { get; init; }

    /// <summary>What of it, language-neutral: a side, <c>count</c>, <c>age</c>; empty = all of it.</summary>
    public string Subject { get; init; } = "";

    /// <summary>It is over: the connection is green again, nothing waits any more.</summary>
    public bool Ended { get; init; }

    /// <summary>How bad it is, language-neutral: of credentials <c>30</c>, <c>7</c> or <c>1</c> days; else empty.</summary>
    public string Level { get; init; } = "";

    /// <summary>One sentence.</summary>
    public required string Message { get; init; }

    /// <summary>Who must do what; <see langword="null"/> = nobody, it passes by itself.</summary>
    public string? NextStep { get; init; }

    /// <summary>Since when it is so, UTC.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When it was noticed, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The language of the connection's users, such as <c>da</c>, for texts that the host makes from kind, subject and level.</summary>
    public string Culture { get; init; } = "en";
}

/// <summary>What an event is about.</summary>
public enum ConnectionEventKind
{
    /// <summary>A side cannot be used; ended: it is green again.</summary>
    Red,

    /// <summary>Too many records wait for somebody, or one has waited too long.</summary>
    Parked,

    /// <summary>Nothing was completed for several times its schedule.</summary>
    NoProgress,

    /// <summary>Changes are found by reading, and the webhooks that used to announce them are silent.</summary>
    WebhooksSilent,

    /// <summary>Credentials run out in 30, 7 or 1 days.</summary>
    CredentialsExpiring,

    /// <summary>A brake holds steps until somebody approves them.</summary>
    BrakeWaiting,

    /// <summary>The first plan waits to be looked at: the connection writes nothing until its mode is raised.</summary>
    PlanWaiting,

    /// <summary>A newer version of the preset waits to be accepted.</summary>
    PresetWaiting,

    /// <summary>A side takes no calls for a while: a limit or a block. It goes on by itself.</summary>
    Blocked,
}
