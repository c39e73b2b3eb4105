namespace Connectors.Intacct;

/// <summary>The members of RenewalTemplate that a query can show, ask about and order by.</summary>
public static class RenewalTemplateFields
{
    /// <summary><c>key</c></summary>
    public static readonly QueryField<RecordKey> Key = new("key");

    /// <summary><c>name</c></summary>
    public static readonly QueryField<string> Name = new("name");

    /// <summary><c>description</c></summary>
    public static readonly QueryField<string> Description = new("description");

    /// <summary><c>transactionType</c></summary>
    public static readonly QueryField<string> TransactionType = new("transactionType");

    /// <summary><c>renewalState</c></summary>
    public static readonly QueryField<string> RenewalState = new("renewalState");

    /// <summary><c>status</c></summary>
    public static readonly QueryField<RecordStatus> Status = new("status");

    /// <summary><c>defaultTerm.length</c></summary>
    public static readonly QueryField<int> DefaultTermLength = new("defaultTerm.length");

    /// <summary><c>defaultTerm.period</c></summary>
    public static readonly QueryField<string> DefaultTermPeriod = new("defaultTerm.period");

    /// <summary><c>salesTxnCreation.enableTxnCreation</c></summary>
    public static readonly QueryField<bool> SalesTxnCreationEnableTxnCreation = new("salesTxnCreation.enableTxnCreation");

    /// <summary><c>salesTxnCreation.transactionDefinition.key</c></summary>
    public static readonly QueryField<RecordKey> SalesTxnCreationTransactionDefinitionKey = new("salesTxnCreation.transactionDefinition.key");

    /// <summary><c>salesTxnCreation.transactionDefinition.id</c></summary>
    public static readonly QueryField<string> SalesTxnCreationTransactionDefinitionId = new("salesTxnCreation.transactionDefinition.id");

    /// <summary><c>salesTxnCreation.daysBeforeAfter</c></summary>
    public static readonly QueryField<int> SalesTxnCreationDaysBeforeAfter = new("salesTxnCreation.daysBeforeAfter");

    /// <summary><c>salesTxnCreation.beforeOrAfterDateOfRenewal</c></summary>
    public static readonly QueryField<string> SalesTxnCreationBeforeOrAfterDateOfRenewal = new("salesTxnCreation.beforeOrAfterDateOfRenewal");

    /// <summary><c>contractPricing.pricingType</c></summary>
    public static readonly QueryField<string> ContractPricingPricingType = new("contractPricing.pricingType");

    /// <summary><c>contractPricing.markup</c></summary>
    public static readonly QueryField<string> ContractPricingMarkup = new("contractPricing.markup");

    /// <summary><c>contractPricing.markupValue</c></summary>
    public static readonly QueryField<decimal> ContractPricingMarkupValue = new("contractPricing.markupValue");

    /// <summary><c>latestVersion</c></summary>
    public static readonly QueryField<int> LatestVersion = new("latestVersion");

    /// <summary><c>entity.id</c></summary>
    public static readonly QueryField<string> EntityId = new("entity.id");
}
