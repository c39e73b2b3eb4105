namespace Connectors.Intacct;

/// <summary>An exchange rate type.</summary>
public sealed record ExchangeRateType : ExchangeRateTypeInput
{
    /// <summary>Its key.</summary>
    public required RecordKey Key { get; init; }

    /// <summary>Its id, which equals the key. The built-in "Intacct Daily Rate" has -1.</summary>
    public string? Id { get; init; }

    /// <summary>Who made and changed it, and when.</summary>
    public Audit? Audit { get; init; }

    /// <summary>Its address, as Intacct writes it.</summary>
    public string? Href { get; init; }
}
