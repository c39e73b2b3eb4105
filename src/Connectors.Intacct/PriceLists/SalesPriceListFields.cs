namespace Connectors.Intacct;

/// <summary>The members of SalesPriceList that a query can show, ask about and order by.</summary>
public static class SalesPriceListFields
{
    /// <summary><c>key</c></summary>
    public static readonly QueryField<RecordKey> Key = new("key");

    /// <summary><c>id</c></summary>
    public static readonly QueryField<string> Id = new("id");

    /// <summary><c>startDate</c></summary>
    public static readonly QueryField<DateOnly> StartDate = new("startDate");

    /// <summary><c>endDate</c></summary>
    public static readonly QueryField<DateOnly> EndDate = new("endDate");

    /// <summary><c>status</c></summary>
    public static readonly QueryField<RecordStatus> Status = new("status");
}
