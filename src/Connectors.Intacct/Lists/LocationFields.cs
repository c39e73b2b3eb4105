namespace Connectors.Intacct;

/// <summary>The members of Location that a query can show, ask about and order by.</summary>
public static class LocationFields
{
    /// <summary><c>key</c></summary>
    public static readonly QueryField<RecordKey> Key = new("key");

    /// <summary><c>id</c></summary>
    public static readonly QueryField<string> Id = new("id");

    /// <summary><c>name</c></summary>
    public static readonly QueryField<string> Name = new("name");

    /// <summary><c>description</c></summary>
    public static readonly QueryField<string> Description = new("description");

    /// <summary><c>parent.key</c></summary>
    public static readonly QueryField<RecordKey> ParentKey = new("parent.key");

    /// <summary><c>parent.id</c></summary>
    public static readonly QueryField<string> ParentId = new("parent.id");

    /// <summary><c>manager.key</c></summary>
    public static readonly QueryField<RecordKey> ManagerKey = new("manager.key");

    /// <summary><c>manager.id</c></summary>
    public static readonly QueryField<string> ManagerId = new("manager.id");

    /// <summary><c>contacts.primary.key</c></summary>
    public static readonly QueryField<RecordKey> ContactsPrimaryKey = new("contacts.primary.key");

    /// <summary><c>contacts.primary.id</c></summary>
    public static readonly QueryField<string> ContactsPrimaryId = new("contacts.primary.id");

    /// <summary><c>contacts.shipTo.key</c></summary>
    public static readonly QueryField<RecordKey> ContactsShipToKey = new("contacts.shipTo.key");

    /// <summary><c>contacts.shipTo.id</c></summary>
    public static readonly QueryField<string> ContactsShipToId = new("contacts.shipTo.id");

    /// <summary><c>startDate</c></summary>
    public static readonly QueryField<DateOnly> StartDate = new("startDate");

    /// <summary><c>endDate</c></summary>
    public static readonly QueryField<DateOnly> EndDate = new("endDate");

    /// <summary><c>reportTitle</c></summary>
    public static readonly QueryField<string> ReportTitle = new("reportTitle");

    /// <summary><c>printAs</c></summary>
    public static readonly QueryField<string> PrintAs = new("printAs");

    /// <summary><c>taxId</c></summary>
    public static readonly QueryField<string> TaxId = new("taxId");

    /// <summary><c>status</c></summary>
    public static readonly QueryField<RecordStatus> Status = new("status");

    /// <summary><c>baseCurrency</c></summary>
    public static readonly QueryField<string> BaseCurrency = new("baseCurrency");

    /// <summary><c>audit.createdDateTime</c></summary>
    public static readonly QueryField<DateTimeOffset> CreatedAt = new("audit.createdDateTime");

    /// <summary><c>audit.modifiedDateTime</c></summary>
    public static readonly QueryField<DateTimeOffset> ModifiedAt = new("audit.modifiedDateTime");

    /// <summary><c>entity.id</c></summary>
    public static readonly QueryField<string> EntityId = new("entity.id");
}
