namespace Connectors.Intacct;

/// <summary>The members of ProjectTask that a query can show, ask about and order by.</summary>
public static class ProjectTaskFields
{
    /// <summary><c>key</c></summary>
    public static readonly QueryField<RecordKey> Key = new("key");

    /// <summary><c>id</c></summary>
    public static readonly QueryField<string> Id = new("id");

    /// <summary><c>name</c></summary>
    public static readonly QueryField<string> Name = new("name");

    /// <summary><c>project.key</c></summary>
    public static readonly QueryField<RecordKey> ProjectKey = new("project.key");

    /// <summary><c>project.id</c></summary>
    public static readonly QueryField<string> ProjectId = new("project.id");

    /// <summary><c>taskStatus</c></summary>
    public static readonly QueryField<ProjectTaskStatus> TaskStatus = new("taskStatus");

    /// <summary><c>description</c></summary>
    public static readonly QueryField<string> Description = new("description");

    /// <summary><c>parent.key</c></summary>
    public static readonly QueryField<RecordKey> ParentKey = new("parent.key");

    /// <summary><c>parent.id</c></summary>
    public static readonly QueryField<string> ParentId = new("parent.id");

    /// <summary><c>item.key</c></summary>
    public static readonly QueryField<RecordKey> ItemKey = new("item.key");

    /// <summary><c>item.id</c></summary>
    public static readonly QueryField<string> ItemId = new("item.id");

    /// <summary><c>class.key</c></summary>
    public static readonly QueryField<RecordKey> ClassKey = new("class.key");

    /// <summary><c>class.id</c></summary>
    public static readonly QueryField<string> ClassId = new("class.id");

    /// <summary><c>isMilestone</c></summary>
    public static readonly QueryField<bool> IsMilestone = new("isMilestone");

    /// <summary><c>isBillable</c></summary>
    public static readonly QueryField<bool> IsBillable = new("isBillable");

    /// <summary><c>isUtilized</c></summary>
    public static readonly QueryField<bool> IsUtilized = new("isUtilized");

    /// <summary><c>priority</c></summary>
    public static readonly QueryField<int> Priority = new("priority");

    /// <summary><c>wbsCode</c></summary>
    public static readonly QueryField<string> WbsCode = new("wbsCode");

    /// <summary><c>dependentOn.key</c></summary>
    public static readonly QueryField<RecordKey> DependentOnKey = new("dependentOn.key");

    /// <summary><c>dependentOn.id</c></summary>
    public static readonly QueryField<string> DependentOnId = new("dependentOn.id");

    /// <summary><c>timeType.key</c></summary>
    public static readonly QueryField<RecordKey> TimeTypeKey = new("timeType.key");

    /// <summary><c>timeType.id</c></summary>
    public static readonly QueryField<string> TimeTypeId = new("timeType.id");

    /// <summary><c>standardTask.key</c></summary>
    public static readonly QueryField<RecordKey> StandardTaskKey = new("standardTask.key");

    /// <summary><c>standardTask.id</c></summary>
    public static readonly QueryField<string> StandardTaskId = new("standardTask.id");

    /// <summary><c>planned.startDate</c></summary>
    public static readonly QueryField<DateOnly> PlannedStartDate = new("planned.startDate");

    /// <summary><c>planned.endDate</c></summary>
    public static readonly QueryField<DateOnly> PlannedEndDate = new("planned.endDate");

    /// <summary><c>duration.planned</c></summary>
    public static readonly QueryField<decimal> DurationPlanned = new("duration.planned");

    /// <summary><c>duration.estimated</c></summary>
    public static readonly QueryField<decimal> DurationEstimated = new("duration.estimated");

    /// <summary><c>duration.actual</c></summary>
    public static readonly QueryField<decimal> DurationActual = new("duration.actual");

    /// <summary><c>duration.remaining</c></summary>
    public static readonly QueryField<decimal> DurationRemaining = new("duration.remaining");

    /// <summary><c>duration.approved</c></summary>
    public static readonly QueryField<decimal> DurationApproved = new("duration.approved");

    /// <summary><c>attachment.key</c></summary>
    public static readonly QueryField<RecordKey> AttachmentKey = new("attachment.key");

    /// <summary><c>attachment.id</c></summary>
    public static readonly QueryField<string> AttachmentId = new("attachment.id");

    /// <summary><c>customer.key</c></summary>
    public static readonly QueryField<RecordKey> CustomerKey = new("customer.key");

    /// <summary><c>customer.id</c></summary>
    public static readonly QueryField<string> CustomerId = new("customer.id");

    /// <summary><c>actual.startDate</c></summary>
    public static readonly QueryField<DateOnly> ActualStartDate = new("actual.startDate");

    /// <summary><c>actual.endDate</c></summary>
    public static readonly QueryField<DateOnly> ActualEndDate = new("actual.endDate");

    /// <summary><c>percentComplete</c></summary>
    public static readonly QueryField<decimal> PercentComplete = new("percentComplete");

    /// <summary><c>observedPercentComplete</c></summary>
    public static readonly QueryField<decimal> ObservedPercentComplete = new("observedPercentComplete");

    /// <summary><c>root.key</c></summary>
    public static readonly QueryField<RecordKey> RootKey = new("root.key");

    /// <summary><c>root.id</c></summary>
    public static readonly QueryField<string> RootId = new("root.id");

    /// <summary><c>audit.createdDateTime</c></summary>
    public static readonly QueryField<DateTimeOffset> CreatedAt = new("audit.createdDateTime");

    /// <summary><c>audit.modifiedDateTime</c></summary>
    public static readonly QueryField<DateTimeOffset> ModifiedAt = new("audit.modifiedDateTime");
}
