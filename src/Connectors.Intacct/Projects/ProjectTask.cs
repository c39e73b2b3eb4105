namespace Connectors.Intacct;

/// <summary>A task of a project.</summary>
public sealed record ProjectTask : ProjectTaskInput
{
    /// <summary>Its key.</summary>
    public required RecordKey Key { get; init; }

    /// <summary>The project's customer.</summary>
    public Reference? Customer { get; init; }

    /// <summary>Actual days.</summary>
    public TaskDates? Actual { get; init; }

    /// <summary>How far it is, as a fraction.</summary>
    public decimal? PercentComplete { get; init; }

    /// <summary>How far it was seen to be, as a fraction.</summary>
    public decimal? ObservedPercentComplete { get; init; }

    /// <summary>The topmost task above it.</summary>
    public Reference? Root { get; init; }

    /// <summary>Who made and changed it, and when.</summary>
    public Audit? Audit { get; init; }

    /// <summary>Its address, as Intacct writes it.</summary>
    public string? Href { get; init; }
}
