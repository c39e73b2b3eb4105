namespace Connectors.Intacct;

/// <summary>A dated price within an entry of a billing price list. It is made with its entry.</summary>
public sealed record BillingPriceListEntryLine : BillingPriceListEntryLineInput
{
    /// <summary>Its key.</summary>
    public required RecordKey Key { get; init; }

    /// <summary>Its id, which equals the key.</summary>
    public string? Id { get; init; }

    /// <summary>Who made and changed it, and when.</summary>
    public Audit? Audit { get; init; }

    /// <summary>Its address, as Intacct writes it.</summary>
    public string? Href { get; init; }
}
