namespace Connectors.Economic;

/// <summary>A quote.</summary>
public sealed record Quote : SalesDocument
{
    /// <summary>Its number. The server chooses it.</summary>
    public QuoteNumber? QuoteNumber { get; init; }
}
