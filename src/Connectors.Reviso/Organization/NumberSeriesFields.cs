namespace Connectors.Reviso;

/// <summary>What a list of NumberSeries records can be filtered and sorted by, as far as is known: Reviso publishes no list, and a 400 names what it admits.</summary>
public static class NumberSeriesFields
{
    /// <summary><c>prefix</c></summary>
    public static TextField<NumberSeries> Prefix { get; } = new("prefix");

    /// <summary><c>entryType</c></summary>
    public static TextField<NumberSeries> EntryType { get; } = new("entryType");
}
