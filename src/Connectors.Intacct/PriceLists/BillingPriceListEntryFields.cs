namespace Connectors.Intacct;

/// <summary>The members of BillingPriceListEntry that a query can show, ask about and order by.</summary>
public static class BillingPriceListEntryFields
{
    /// <summary><c>key</c></summary>
    public static readonly QueryField<RecordKey> Key = new("key");

    /// <summary><c>billingPriceList.key</c></summary>
    public static readonly QueryField<RecordKey> BillingPriceListKey = new("billingPriceList.key");

    /// <summary><c>billingPriceList.id</c></summary>
    public static readonly QueryField<string> BillingPriceListId = new("billingPriceList.id");

    /// <summary><c>item.key</c></summary>
    public static readonly QueryField<RecordKey> ItemKey = new("item.key");

    /// <summary><c>item.id</c></summary>
    public static readonly QueryField<string> ItemId = new("item.id");

    /// <summary><c>currency.txnCurrency</c></summary>
    public static readonly QueryField<string> CurrencyTxnCurrency = new("currency.txnCurrency");

    /// <summary><c>priceType</c></summary>
    public static readonly QueryField<ContractPriceType> PriceType = new("priceType");

    /// <summary><c>flatAmountFrequency</c></summary>
    public static readonly QueryField<FlatAmountFrequency> FlatAmountFrequency = new("flatAmountFrequency");

    /// <summary><c>variableUnitDivisor</c></summary>
    public static readonly QueryField<decimal> VariableUnitDivisor = new("variableUnitDivisor");

    /// <summary><c>roundingType</c></summary>
    public static readonly QueryField<string> RoundingType = new("roundingType");

    /// <summary><c>usageQuantityResetPeriod</c></summary>
    public static readonly QueryField<UsageQuantityReset> UsageQuantityResetPeriod = new("usageQuantityResetPeriod");

    /// <summary><c>isQuantityRecurring</c></summary>
    public static readonly QueryField<bool> IsQuantityRecurring = new("isQuantityRecurring");

    /// <summary><c>tieredPricingType</c></summary>
    public static readonly QueryField<TieredPricingType> TieredPricingType = new("tieredPricingType");

    /// <summary><c>status</c></summary>
    public static readonly QueryField<RecordStatus> Status = new("status");

    /// <summary><c>audit.createdDateTime</c></summary>
    public static readonly QueryField<DateTimeOffset> CreatedAt = new("audit.createdDateTime");

    /// <summary><c>audit.modifiedDateTime</c></summary>
    public static readonly QueryField<DateTimeOffset> ModifiedAt = new("audit.modifiedDateTime");
}
