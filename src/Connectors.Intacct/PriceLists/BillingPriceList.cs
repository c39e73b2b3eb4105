namespace Connectors.Intacct;

/// <summary>A billing price list of contracts.</summary>
public sealed record BillingPriceList : BillingPriceListInput
{
    /// <summary>Its key.</summary>
    public required RecordKey Key { get; init; }

    /// <summary>Who made and changed it, and when.</summary>
    public Audit? Audit { get; init; }

    /// <summary>Its address, as Intacct writes it.</summary>
    public string? Href { get; init; }
}
