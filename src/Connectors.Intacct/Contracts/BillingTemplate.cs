namespace Connectors.Intacct;

/// <summary>A template by which contract lines bill.</summary>
public sealed record BillingTemplate : BillingTemplateInput
{
    /// <summary>Its key.</summary>
    public required RecordKey Key { get; init; }

    /// <summary>Who made and changed it, and when.</summary>
    public Audit? Audit { get; init; }

    /// <summary>Its address, as Intacct writes it.</summary>
    public string? Href { get; init; }
}
