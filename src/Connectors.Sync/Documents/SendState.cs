namespace Connectors.Sync;

/// <summary>States of a send.</summary>
public enum SendState
{
    /// <summary>Its content is frozen and nothing has left yet. It goes on by itself.</summary>
    Reserved = 0,

    /// <summary>Its call is on the way, or the process died during it.</summary>
    Sending = 1,

    /// <summary>It may have arrived; it is being looked for.</summary>
    Uncertain = 2,

    /// <summary>Accounting has it.</summary>
    Sent = 3,

    /// <summary>It was refused, by a check or by accounting. It waits for a person, never for time.</summary>
    Refused = 4,

    /// <summary>A person must answer a question first.</summary>
    Asked = 5,

    /// <summary>A person decided not to send it.</summary>
    Declined = 6,

    /// <summary>It was cancelled or credited in accounting.</summary>
    Cancelled = 7,

    /// <summary>It was deleted in accounting.</summary>
    Gone = 8,
}

/// <summary>Filters sends.</summary>
public sealed record SendFilter
{
    /// <summary>Everything.</summary>
    public static SendFilter All { get; } = new();

    /// <summary>Of this flow.</summary>
    public string? Flow { get; init; }

    /// <summary>In this state.</summary>
    public SendState? State { get; init; }

    /// <summary>Of this business.</summary>
    public string? BusinessKey { get; init; }

    /// <summary>With an open question.</summary>
    public bool? Asked { get; init; }

    /// <summary>Whose state is to be read before this moment, UTC.</summary>
    public DateTimeOffset? CheckBefore { get; init; }

    /// <summary>Whose result fields are to be written before this moment, UTC.</summary>
    public DateTimeOffset? WriteBackBefore { get; init; }
}
