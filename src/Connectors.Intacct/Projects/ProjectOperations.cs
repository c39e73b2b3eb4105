namespace Connectors.Intacct;

/// <summary>A project.</summary>
public class ProjectOperations : RecordOperations<Project, ProjectInput>
{
    private static readonly ObjectDefinition Object = new(
        "projects", "projects/project",
        "key id name category description projectCurrency projectStatus.key projectStatus.id projectType.key projectType.id status startDate endDate "
        + "contractAmount billingType customer.key customer.id manager.key manager.id department.key department.id location.key location.id class.key class.id "
        + "parent.key parent.id paymentTerm.key paymentTerm.id contract.key contract.id salesforceKey audit.createdDateTime audit.modifiedDateTime entity.id");

    /// <summary>For fakes.</summary>
    protected ProjectOperations()
    {
    }

    internal ProjectOperations(IntacctApi api) : base(api, Object)
    {
    }
}
