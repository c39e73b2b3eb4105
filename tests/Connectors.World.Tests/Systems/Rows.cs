namespace Connectors.World.Systems;

/// <summary>A record of a system, with every state that it ever had.</summary>
internal sealed class Row(Server server, EntitySpec entity, string id, long createdAt)
{
    public Server Server => server;

    public EntitySpec Entity => entity;

    public string Id => id;

    public long CreatedAt => createdAt;

    public List<State> States { get; } = [];

    public State Now => States[^1];

    public bool Lives => !Now.Deleted;

    /// <summary>The instant whose state a page last showed of it; <see langword="null"/> = none did.</summary>
    public long? ListedAt { get; set; }

    /// <summary>The state that a read shows which is so old; <see langword="null"/> = it does not exist yet.</summary>
    public State? AsOf(long ticks)
    {
        for (var i = States.Count - 1; i >= 0; i--)
        {
            if (States[i].At <= ticks)
                return States[i];
        }

        return null;
    }

    public override string ToString() => $"{server.Name}.{entity.Name} {id}";
}

/// <summary>One state of a record.</summary>
/// <param name="At">When it was committed.</param>
/// <param name="Values">The values, in the order of the entity's fields.</param>
/// <param name="Deleted">It is deleted.</param>
/// <param name="Stamp">What the system says of the moment, in ticks of its own clock.</param>
/// <param name="Sequence">The system's number of the change.</param>
/// <param name="Number">The record's own version.</param>
internal sealed record State(long At, string?[] Values, bool Deleted, long Stamp, long Sequence, int Number);

/// <summary>Who changed a record.</summary>
internal enum Actor
{
    User,
    Engine,
    System,
}

/// <summary>Why a record changed.</summary>
internal sealed record Cause(Actor Actor)
{
    public static Cause User { get; } = new(Actor.User);

    public static Cause System { get; } = new(Actor.System);

    public Request? Request { get; init; }
}

/// <summary>A write on its way to a system.</summary>
internal sealed record Request
{
    public required WriteKind Kind { get; init; }

    public required EntitySpec Entity { get; init; }

    public required string? Id { get; init; }

    /// <summary>What is sent, by field. A replacing request carries fields that nobody meant to change.</summary>
    public required IReadOnlyList<(int Field, string? Value)> Sent { get; init; }

    /// <summary>The fields that the engine meant to change.</summary>
    public required IReadOnlySet<int> Meant { get; init; }

    public string? Marker { get; init; }

    public required Guid Intent { get; init; }

    /// <summary>What the writer had read of the record before.</summary>
    public required Shown? Basis { get; init; }

    public required long SentAt { get; init; }

    public required string Process { get; init; }

    /// <summary>Up to which instant the system's lists had shown it to the process when this was sent.</summary>
    public long ListedUpTo { get; init; }
}

/// <summary>What a read showed.</summary>
/// <param name="AsOf">The instant whose state it showed.</param>
/// <param name="RepliedAt">When the reader had it.</param>
/// <param name="State">What it showed.</param>
internal sealed record Shown(long AsOf, long RepliedAt, State State);

/// <summary>What a system answers to a write.</summary>
internal abstract record Answer
{
    public sealed record Done(Row Row, State State, bool Replayed) : Answer;

    public sealed record No(string Code, string? Field, string Message) : Answer;

    public sealed record Outdated : Answer;
}

/// <summary>Sees everything that happens at the systems, at the instant at which it happens.</summary>
internal interface IWatcher
{
    void Changed(Row row, State? before, Cause cause);

    /// <summary>A request leaves the engine.</summary>
    void Sent(Server server, Request request);
}
