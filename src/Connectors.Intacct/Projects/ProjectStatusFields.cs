namespace Connectors.Intacct;

/// <summary>The members of ProjectStatus that a query can show, ask about and order by.</summary>
public static class ProjectStatusFields
{
    /// <summary><c>key</c></summary>
    public static readonly QueryField<RecordKey> Key = new("key");

    /// <summary><c>id</c></summary>
    public static readonly QueryField<string> Id = new("id");

    /// <summary><c>description</c></summary>
    public static readonly QueryField<string> Description = new("description");

    /// <summary><c>disableTimesheetEntry</c></summary>
    public static readonly QueryField<bool> DisableTimesheetEntry = new("disableTimesheetEntry");

    /// <summary><c>disableExpenseEntry</c></summary>
    public static readonly QueryField<bool> DisableExpenseEntry = new("disableExpenseEntry");

    /// <summary><c>disablePurchasingAPEntry</c></summary>
    public static readonly QueryField<bool> DisablePurchasingApEntry = new("disablePurchasingAPEntry");

    /// <summary><c>disableGenerateInvoice</c></summary>
    public static readonly QueryField<bool> DisableGenerateInvoice = new("disableGenerateInvoice");

    /// <summary><c>status</c></summary>
    public static readonly QueryField<RecordStatus> Status = new("status");

    /// <summary><c>audit.createdDateTime</c></summary>
    public static readonly QueryField<DateTimeOffset> CreatedAt = new("audit.createdDateTime");

    /// <summary><c>audit.modifiedDateTime</c></summary>
    public static readonly QueryField<DateTimeOffset> ModifiedAt = new("audit.modifiedDateTime");

    /// <summary><c>entity.id</c></summary>
    public static readonly QueryField<string> EntityId = new("entity.id");
}
