namespace Connectors.Intacct;

/// <summary>A status that projects can have.</summary>
public class ProjectStatusOperations : RecordOperations<ProjectStatus, ProjectStatusInput>
{
    private static readonly ObjectDefinition Object = new(
        "projectStatuses", "projects/project-status",
        "key id description disableTimesheetEntry disableExpenseEntry disablePurchasingAPEntry disableGenerateInvoice status audit.createdDateTime "
        + "audit.modifiedDateTime entity.id");

    /// <summary>For fakes.</summary>
    protected ProjectStatusOperations()
    {
    }

    internal ProjectStatusOperations(IntacctApi api) : base(api, Object)
    {
    }
}
