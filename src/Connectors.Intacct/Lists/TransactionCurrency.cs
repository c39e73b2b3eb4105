namespace Connectors.Intacct;

/// <summary>A currency of transactions.</summary>
public sealed record TransactionCurrency : TransactionCurrencyInput
{
    /// <summary>Its key.</summary>
    public required RecordKey Key { get; init; }

    /// <summary>Number of ISO 4217.</summary>
    public string? IsoCode { get; init; }

    /// <summary>Who made and changed it, and when.</summary>
    public Audit? Audit { get; init; }

    /// <summary>Its address, as Intacct writes it.</summary>
    public string? Href { get; init; }
}
