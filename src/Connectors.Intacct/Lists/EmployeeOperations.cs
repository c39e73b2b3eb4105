namespace Connectors.Intacct;

/// <summary>An employee. Social security number and bank data are no members of this type, and no list asks for them; a full read of Intacct sends them all the same, and they are dropped.</summary>
public class EmployeeOperations : RecordOperations<Employee, EmployeeInput>
{
    private static readonly ObjectDefinition Object = new(
        "employees", "company-config/employee",
        "key id primaryContact.key primaryContact.id jobTitle location.key location.id department.key department.id manager.key manager.id class.key class.id "
        + "startDate endDate defaultCurrency status name audit.createdDateTime audit.modifiedDateTime entity.id");

    /// <summary>For fakes.</summary>
    protected EmployeeOperations()
    {
    }

    internal EmployeeOperations(IntacctApi api) : base(api, Object)
    {
    }
}
