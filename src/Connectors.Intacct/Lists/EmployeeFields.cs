namespace Connectors.Intacct;

/// <summary>The members of Employee that a query can show, ask about and order by.</summary>
public static class EmployeeFields
{
    /// <summary><c>key</c></summary>
    public static readonly QueryField<RecordKey> Key = new("key");

    /// <summary><c>id</c></summary>
    public static readonly QueryField<string> Id = new("id");

    /// <summary><c>primaryContact.key</c></summary>
    public static readonly QueryField<RecordKey> PrimaryContactKey = new("primaryContact.key");

    /// <summary><c>primaryContact.id</c></summary>
    public static readonly QueryField<string> PrimaryContactId = new("primaryContact.id");

    /// <summary><c>jobTitle</c></summary>
    public static readonly QueryField<string> JobTitle = new("jobTitle");

    /// <summary><c>location.key</c></summary>
    public static readonly QueryField<RecordKey> LocationKey = new("location.key");

    /// <summary><c>location.id</c></summary>
    public static readonly QueryField<string> LocationId = new("location.id");

    /// <summary><c>department.key</c></summary>
    public static readonly QueryField<RecordKey> DepartmentKey = new("department.key");

    /// <summary><c>department.id</c></summary>
    public static readonly QueryField<string> DepartmentId = new("department.id");

    /// <summary><c>manager.key</c></summary>
    public static readonly QueryField<RecordKey> ManagerKey = new("manager.key");

    /// <summary><c>manager.id</c></summary>
    public static readonly QueryField<string> ManagerId = new("manager.id");

    /// <summary><c>class.key</c></summary>
    public static readonly QueryField<RecordKey> ClassKey = new("class.key");

    /// <summary><c>class.id</c></summary>
    public static readonly QueryField<string> ClassId = new("class.id");

    /// <summary><c>startDate</c></summary>
    public static readonly QueryField<DateOnly> StartDate = new("startDate");

    /// <summary><c>endDate</c></summary>
    public static readonly QueryField<DateOnly> EndDate = new("endDate");

    /// <summary><c>defaultCurrency</c></summary>
    public static readonly QueryField<string> DefaultCurrency = new("defaultCurrency");

    /// <summary><c>employeeType.key</c></summary>
    public static readonly QueryField<RecordKey> EmployeeTypeKey = new("employeeType.key");

    /// <summary><c>employeeType.id</c></summary>
    public static readonly QueryField<string> EmployeeTypeId = new("employeeType.id");

    /// <summary><c>earningType.key</c></summary>
    public static readonly QueryField<RecordKey> EarningTypeKey = new("earningType.key");

    /// <summary><c>earningType.id</c></summary>
    public static readonly QueryField<string> EarningTypeId = new("earningType.id");

    /// <summary><c>terminationType</c></summary>
    public static readonly QueryField<string> TerminationType = new("terminationType");

    /// <summary><c>postActualCostWithVariance</c></summary>
    public static readonly QueryField<bool> PostActualCostWithVariance = new("postActualCostWithVariance");

    /// <summary><c>status</c></summary>
    public static readonly QueryField<RecordStatus> Status = new("status");

    /// <summary><c>name</c></summary>
    public static readonly QueryField<string> Name = new("name");

    /// <summary><c>audit.createdDateTime</c></summary>
    public static readonly QueryField<DateTimeOffset> CreatedAt = new("audit.createdDateTime");

    /// <summary><c>audit.modifiedDateTime</c></summary>
    public static readonly QueryField<DateTimeOffset> ModifiedAt = new("audit.modifiedDateTime");

    /// <summary><c>entity.id</c></summary>
    public static readonly QueryField<string> EntityId = new("entity.id");
}
