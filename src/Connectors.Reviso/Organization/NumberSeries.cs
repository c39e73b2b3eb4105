namespace Connectors.Reviso;

/// <summary>A number series. It decides more than numbers: an invoice is an electronic one when its series has that subtype.</summary>
public sealed record NumberSeries : RevisoRecord
{
    /// <summary>Its number.</summary>
    public NumberSeriesNumber? NumberSeriesNumber { get; init; }

    /// <summary>What stands before the numbers: <c>FVL</c>.</summary>
    public string? Prefix { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>What it counts.</summary>
    public EntryType? EntryType { get; init; }

    /// <summary>Which kind of it.</summary>
    public EntrySubtype? EntrySubtype { get; init; }

    /// <summary>Numbers may be left out.</summary>
    public bool? AllowGaps { get; init; }

    /// <summary>Numbers follow the dates.</summary>
    public bool? IsOrdered { get; init; }

    /// <summary>As Reviso says it.</summary>
    public string? SequenceType { get; init; }

    /// <summary>Made by Reviso.</summary>
    public bool? SystemGenerated { get; init; }

    /// <summary>The next numbers.</summary>
    public IReadOnlyList<NumberSeriesPeek>? Peeks { get; init; }
}
