namespace Connectors.Intacct;

/// <summary>A department.</summary>
public class DepartmentOperations : RecordOperations<Department, DepartmentInput>
{
    private static readonly ObjectDefinition Object = new(
        "departments", "company-config/department",
        "key id name reportTitle parent.key parent.id supervisor.key supervisor.id status audit.createdDateTime audit.modifiedDateTime");

    /// <summary>For fakes.</summary>
    protected DepartmentOperations()
    {
    }

    internal DepartmentOperations(IntacctApi api) : base(api, Object)
    {
    }
}
