namespace Connectors.Intacct;

/// <summary>The members of BillingPriceListEntryLineTier that a query can show, ask about and order by.</summary>
public static class BillingPriceListEntryLineTierFields
{
    /// <summary><c>key</c></summary>
    public static readonly QueryField<RecordKey> Key = new("key");

    /// <summary><c>billingPriceListEntryLine.key</c></summary>
    public static readonly QueryField<RecordKey> BillingPriceListEntryLineKey = new("billingPriceListEntryLine.key");

    /// <summary><c>billingPriceListEntryLine.id</c></summary>
    public static readonly QueryField<string> BillingPriceListEntryLineId = new("billingPriceListEntryLine.id");

    /// <summary><c>beginQuantity</c></summary>
    public static readonly QueryField<decimal> BeginQuantity = new("beginQuantity");

    /// <summary><c>tierRate</c></summary>
    public static readonly QueryField<decimal> TierRate = new("tierRate");

    /// <summary><c>audit.createdDateTime</c></summary>
    public static readonly QueryField<DateTimeOffset> CreatedAt = new("audit.createdDateTime");

    /// <summary><c>audit.modifiedDateTime</c></summary>
    public static readonly QueryField<DateTimeOffset> ModifiedAt = new("audit.modifiedDateTime");
}
