namespace Connectors.Economic;

/// <summary>An order.</summary>
public sealed record Order : SalesDocument
{
    /// <summary>Its number. The server chooses it.</summary>
    public OrderNumber? OrderNumber { get; init; }
}
