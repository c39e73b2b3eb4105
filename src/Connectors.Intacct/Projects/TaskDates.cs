namespace Connectors.Intacct;

/// <summary>First and last day.</summary>
public sealed record TaskDates
{
    /// <summary>First day.</summary>
    public DateOnly? StartDate { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly? EndDate { get; init; }
}
