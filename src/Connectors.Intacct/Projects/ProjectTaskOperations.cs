namespace Connectors.Intacct;

/// <summary>A task of a project.</summary>
public class ProjectTaskOperations : RecordOperations<ProjectTask, ProjectTaskInput>
{
    private static readonly ObjectDefinition Object = new(
        "tasks", "projects/task",
        "key id name project.key project.id taskStatus description parent.key parent.id item.key item.id class.key class.id isMilestone isBillable isUtilized "
        + "priority wbsCode dependentOn.key dependentOn.id planned.startDate planned.endDate duration.planned duration.estimated customer.key customer.id "
        + "percentComplete audit.createdDateTime audit.modifiedDateTime");

    /// <summary>For fakes.</summary>
    protected ProjectTaskOperations()
    {
    }

    internal ProjectTaskOperations(IntacctApi api) : base(api, Object)
    {
    }
}
