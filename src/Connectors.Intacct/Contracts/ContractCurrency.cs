namespace Connectors.Intacct;

/// <summary>Currencies of a contract.</summary>
public sealed record ContractCurrency
{
    /// <summary>Base currency, ISO code.</summary>
    public string? BaseCurrency { get; init; }

    /// <summary>Currency of the contract, ISO code.</summary>
    public string? TxnCurrency { get; init; }

    /// <summary>Exchange rate type, by name.</summary>
    public string? ExchangeRateType { get; init; }
}
