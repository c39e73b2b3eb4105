using Connectors.Sync;

namespace Connectors.AspNetCore.Operations;

/// <summary>One connection at a glance.</summary>
internal sealed record OverviewAnswer
{
    public required ConnectionId Id { get; init; }

    public required ConnectionMode Mode { get; init; }

    public bool Paused { get; init; }

    /// <summary><c>green</c>, <c>red</c>, <c>unknown</c> (it was never asked).</summary>
    public required string Light { get; init; }

    /// <summary>Why it is red, both sides; left out = it is not.</summary>
    public string? Reason { get; init; }

    /// <summary>The latest run that had an end; left out = there was none.</summary>
    public OverviewRun? LastRun { get; init; }

    /// <summary>In the user's zone.</summary>
    public DateTimeOffset? NextRun { get; init; }

    /// <summary>What that run did and what waits now, by mapping.</summary>
    public required IReadOnlyDictionary<string, OverviewCounts> Entities { get; init; }

    /// <summary>What needs a person, what is most urgent first; empty = nothing does.</summary>
    public required IReadOnlyList<AttentionAnswer> Attention { get; init; }
}

/// <param name="Id">Its id.</param>
/// <param name="State"><c>completed</c>, <c>partial</c>, <c>failed</c>.</param>
/// <param name="Trigger">What started it.</param>
/// <param name="User">Who asked for it.</param>
/// <param name="StartedAt">In the user's zone.</param>
/// <param name="EndedAt">In the user's zone.</param>
/// <param name="Reason">Why it did not complete.</param>
internal sealed record OverviewRun(Guid Id, string State, string Trigger, string User, DateTimeOffset StartedAt, DateTimeOffset EndedAt, string Reason);

/// <param name="Created">Records that the latest run created, on both sides.</param>
/// <param name="Updated">Records that it changed, on both sides.</param>
/// <param name="Unchanged">Pairs that it found as they should be.</param>
/// <param name="Parked">Pairs that wait for somebody now, whichever run parked them.</param>
internal sealed record OverviewCounts(int Created, int Updated, int Unchanged, int Parked);

/// <summary>Something that nobody but a person can bring on.</summary>
internal sealed record AttentionAnswer
{
    /// <summary><c>broken</c>, <c>red</c>, <c>uncertain</c>, <c>documents</c>, <c>brake</c>, <c>plan</c>, <c>parked</c>, <c>preset</c>: the order of urgency.</summary>
    public required string Kind { get; init; }

    /// <summary>A side, a cause, a version; empty = all of it.</summary>
    public string Subject { get; init; } = "";

    public required int Count { get; init; }

    /// <summary>What it is, in the user's language.</summary>
    public required string Text { get; init; }

    /// <summary>What to do, in the user's language.</summary>
    public string? Remedy { get; init; }

    public DateTimeOffset? Since { get; init; }
}
