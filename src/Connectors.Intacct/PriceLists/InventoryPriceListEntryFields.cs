namespace Connectors.Intacct;

/// <summary>The members of InventoryPriceListEntry that a query can show, ask about and order by.</summary>
public static class InventoryPriceListEntryFields
{
    /// <summary><c>key</c></summary>
    public static readonly QueryField<RecordKey> Key = new("key");

    /// <summary><c>priceList.key</c></summary>
    public static readonly QueryField<RecordKey> PriceListKey = new("priceList.key");

    /// <summary><c>priceList.id</c></summary>
    public static readonly QueryField<string> PriceListId = new("priceList.id");

    /// <summary><c>item.key</c></summary>
    public static readonly QueryField<RecordKey> ItemKey = new("item.key");

    /// <summary><c>item.id</c></summary>
    public static readonly QueryField<string> ItemId = new("item.id");

    /// <summary><c>productLine.key</c></summary>
    public static readonly QueryField<RecordKey> ProductLineKey = new("productLine.key");

    /// <summary><c>productLine.id</c></summary>
    public static readonly QueryField<string> ProductLineId = new("productLine.id");

    /// <summary><c>employee.key</c></summary>
    public static readonly QueryField<RecordKey> EmployeeKey = new("employee.key");

    /// <summary><c>employee.id</c></summary>
    public static readonly QueryField<string> EmployeeId = new("employee.id");

    /// <summary><c>startDate</c></summary>
    public static readonly QueryField<DateOnly> StartDate = new("startDate");

    /// <summary><c>endDate</c></summary>
    public static readonly QueryField<DateOnly> EndDate = new("endDate");

    /// <summary><c>minimumQuantity</c></summary>
    public static readonly QueryField<decimal> MinimumQuantity = new("minimumQuantity");

    /// <summary><c>maximumQuantity</c></summary>
    public static readonly QueryField<decimal> MaximumQuantity = new("maximumQuantity");

    /// <summary><c>value</c></summary>
    public static readonly QueryField<decimal> Value = new("value");

    /// <summary><c>valueType</c></summary>
    public static readonly QueryField<PriceValueType> ValueType = new("valueType");

    /// <summary><c>isFixedPrice</c></summary>
    public static readonly QueryField<bool> IsFixedPrice = new("isFixedPrice");

    /// <summary><c>currency</c></summary>
    public static readonly QueryField<string> Currency = new("currency");

    /// <summary><c>status</c></summary>
    public static readonly QueryField<RecordStatus> Status = new("status");

    /// <summary><c>audit.createdDateTime</c></summary>
    public static readonly QueryField<DateTimeOffset> CreatedAt = new("audit.createdDateTime");

    /// <summary><c>audit.modifiedDateTime</c></summary>
    public static readonly QueryField<DateTimeOffset> ModifiedAt = new("audit.modifiedDateTime");
}
