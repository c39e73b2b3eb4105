namespace Connectors.Intacct;

/// <summary>Revenue recognition in one journal.</summary>
public sealed record RevenueJournal
{
    /// <summary>Template.</summary>
    public Reference? RevenueTemplate { get; init; }

    /// <summary>First day.</summary>
    public DateOnly? StartDate { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly? EndDate { get; init; }
}
