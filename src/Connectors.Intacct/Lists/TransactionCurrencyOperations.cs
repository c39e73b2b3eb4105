namespace Connectors.Intacct;

/// <summary>A currency of transactions.</summary>
public class TransactionCurrencyOperations : RecordOperations<TransactionCurrency, TransactionCurrencyInput>
{
    private static readonly ObjectDefinition Object = new(
        "currencies", "company-config/txn-currency",
        "key id name symbol currencyType currencyFormat isoCode audit.createdDateTime audit.modifiedDateTime");

    /// <summary>For fakes.</summary>
    protected TransactionCurrencyOperations()
    {
    }

    internal TransactionCurrencyOperations(IntacctApi api) : base(api, Object)
    {
    }
}
