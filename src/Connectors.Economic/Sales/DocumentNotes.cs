namespace Connectors.Economic;

/// <summary>Texts of a document.</summary>
public sealed record DocumentNotes : EconomicRecord
{
    /// <summary>Heading, at most 250 characters.</summary>
    public string? Heading { get; init; }

    /// <summary>Text above, at most 1000 characters.</summary>
    public string? TextLine1 { get; init; }

    /// <summary>Text below, at most 1000 characters.</summary>
    public string? TextLine2 { get; init; }
}
