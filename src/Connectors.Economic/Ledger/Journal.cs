namespace Connectors.Economic;

/// <summary>A journal.</summary>
public sealed record Journal : EconomicRecord
{
    /// <summary>Its number.</summary>
    public JournalNumber? JournalNumber { get; init; }

    /// <summary>Name.</summary>
    public string? Name { get; init; }
}
