namespace Connectors.Intacct;

/// <summary>An exchange rate type.</summary>
public class ExchangeRateTypeOperations : RecordOperations<ExchangeRateType, ExchangeRateTypeInput>
{
    private static readonly ObjectDefinition Object = new(
        "exchangeRateTypes", "company-config/exchange-rate-type",
        "key name isDefault id audit.createdDateTime audit.modifiedDateTime")
    { IdField = "name" };

    /// <summary>For fakes.</summary>
    protected ExchangeRateTypeOperations()
    {
    }

    internal ExchangeRateTypeOperations(IntacctApi api) : base(api, Object)
    {
    }
}
