namespace Connectors.Economic;

/// <summary>Settings of an agreement.</summary>
public sealed record AgreementSettings : EconomicRecord
{
    /// <summary>The currency of the books, ISO 4217.</summary>
    public string? BaseCurrency { get; init; }

    /// <summary>The payment terms of new customers.</summary>
    public string? DefaultPaymentTerm { get; init; }

    /// <summary>The kind of chart.</summary>
    public string? InternationalLedger { get; init; }
}
