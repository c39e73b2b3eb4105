namespace Connectors.Reviso;

/// <summary>A line of a delivery note, as far as its members are known.</summary>
public sealed record DeliveryNoteLine : RevisoRecord
{
    /// <summary>Text.</summary>
    public string? Description { get; init; }

    /// <summary>The product.</summary>
    public Reference<RecordId>? Product { get; init; }

    /// <summary>Quantity.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>The unit.</summary>
    public Reference<RecordId>? Unit { get; init; }

    /// <summary>Price of one without VAT.</summary>
    public decimal? UnitNetPrice { get; init; }
}
