namespace Connectors.Sync.Stores;

/// <summary>Somebody was asked to see to a parked pair. It counts while the pair waits for the cause that it was assigned for.</summary>
public sealed record AssignmentRow
{
    /// <summary>The mapping.</summary>
    public required string Mapping { get; init; }

    /// <summary>The pair: <c>crm:42</c> or <c>accounting:…</c>.</summary>
    public required string Pair { get; init; }

    /// <summary>The cause that it waited for.</summary>
    public required string Cause { get; init; }

    /// <summary>Who is to see to it, as the host names people; empty = nobody any more.</summary>
    public required string AssignedTo { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who said so; empty = the host itself.</summary>
    public string User { get; init; } = "";
}
