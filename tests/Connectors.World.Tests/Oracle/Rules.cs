using System.Collections.Immutable;

namespace Connectors.World.Oracle;

/// <summary>What was agreed about a field that both systems have.</summary>
internal sealed record UnitRules(string Name, string Crm, string Books)
{
    public Flow Flow { get; init; } = Flow.Both;

    public Deviation Deviation { get; init; }

    public TooLong TooLong { get; init; }

    public string Field(Side side) => side == Side.Crm ? Crm : Books;
}

/// <summary>What was agreed about a kind of record.</summary>
internal sealed record MappingRules(string Name, string Crm, string Books, ImmutableArray<UnitRules> Units)
{
    public Winner Winner { get; init; }

    public Side Fallback { get; init; }

    public string Entity(Side side) => side == Side.Crm ? Crm : Books;
}

/// <summary>What the world hears of what waits for somebody.</summary>
internal sealed record Waiting(string Mapping, string? CrmId, string? BooksId, string Kind, string Cause)
{
    /// <summary>The fields of which it says that they were written and set back again and again, with commas around each.</summary>
    public string Rounds { get; init; } = "";
}

/// <summary>What the world hears of a run.</summary>
internal sealed record RunResult(string Process, string State, string Reason, int Seen, int Outcomes);

/// <summary>A promise that was broken.</summary>
/// <param name="Rule">Which: <c>D5 no lost edit</c>.</param>
/// <param name="What">What was seen.</param>
internal sealed record Violation(string Rule, string What)
{
    public override string ToString() => $"{Rule}: {What}";
}
