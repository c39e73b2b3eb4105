namespace Connectors.Intacct;

/// <summary>The members of BillingPriceListEntryLine that a query can show, ask about and order by.</summary>
public static class BillingPriceListEntryLineFields
{
    /// <summary><c>key</c></summary>
    public static readonly QueryField<RecordKey> Key = new("key");

    /// <summary><c>billingPriceListEntry.key</c></summary>
    public static readonly QueryField<RecordKey> BillingPriceListEntryKey = new("billingPriceListEntry.key");

    /// <summary><c>billingPriceListEntry.id</c></summary>
    public static readonly QueryField<string> BillingPriceListEntryId = new("billingPriceListEntry.id");

    /// <summary><c>startDate</c></summary>
    public static readonly QueryField<DateOnly> StartDate = new("startDate");

    /// <summary><c>flatAmount</c></summary>
    public static readonly QueryField<decimal> FlatAmount = new("flatAmount");

    /// <summary><c>variableUnitRate</c></summary>
    public static readonly QueryField<decimal> VariableUnitRate = new("variableUnitRate");

    /// <summary><c>includedUnits</c></summary>
    public static readonly QueryField<decimal> IncludedUnits = new("includedUnits");

    /// <summary><c>memo</c></summary>
    public static readonly QueryField<string> Memo = new("memo");

    /// <summary><c>audit.createdDateTime</c></summary>
    public static readonly QueryField<DateTimeOffset> CreatedAt = new("audit.createdDateTime");

    /// <summary><c>audit.modifiedDateTime</c></summary>
    public static readonly QueryField<DateTimeOffset> ModifiedAt = new("audit.modifiedDateTime");
}
