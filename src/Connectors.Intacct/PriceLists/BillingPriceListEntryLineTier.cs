namespace Connectors.Intacct;

/// <summary>A tier of a dated price.</summary>
public sealed record BillingPriceListEntryLineTier : BillingPriceListEntryLineTierInput
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
