namespace Connectors.Reviso;

/// <summary>An order.</summary>
public sealed record Order : SalesDocument
{
    /// <summary>Its key; the server chooses it.</summary>
    public OrderId? Id { get; init; }

    /// <summary>Archived: it cannot be deleted before this is false. Sent as it is set; null leaves it out.</summary>
    public bool? IsArchived { get; init; }

    /// <summary>Sent to the customer. Sent as it is set; null leaves it out.</summary>
    public bool? IsSent { get; init; }
}
