namespace Connectors.Intacct;

/// <summary>An item: what is bought, sold or kept in stock.</summary>
public sealed record Item : ItemInput
{
    /// <summary>Its key.</summary>
    public required RecordKey Key { get; init; }

    /// <summary>Quantity in stock.</summary>
    public decimal? QuantityOnHand { get; init; }

    /// <summary>Quantity ordered from suppliers.</summary>
    public decimal? QuantityOnOrder { get; init; }

    /// <summary>Quantity on hold.</summary>
    public decimal? QuantityOnHold { get; init; }

    /// <summary>Quantity allocated.</summary>
    public decimal? QuantityAllocated { get; init; }

    /// <summary>Quantity reserved.</summary>
    public decimal? QuantityReserved { get; init; }

    /// <summary>Quantity that is free.</summary>
    public decimal? QuantityUncommitted { get; init; }

    /// <summary>Quantity on its way.</summary>
    public decimal? QuantityInTransit { get; init; }

    /// <summary>Day of the last sale.</summary>
    public DateOnly? DateLastSold { get; init; }

    /// <summary>Day of the last receipt.</summary>
    public DateOnly? DateLastReceived { get; init; }

    /// <summary>Who made and changed it, and when.</summary>
    public Audit? Audit { get; init; }

    /// <summary>The entity that owns it; null: the top level.</summary>
    public Reference? Entity { get; init; }

    /// <summary>Its address, as Intacct writes it.</summary>
    public string? Href { get; init; }
}
