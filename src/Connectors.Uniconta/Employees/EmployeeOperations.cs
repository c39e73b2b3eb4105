namespace Connectors.Uniconta;

/// <summary>Employees. A new one needs a number of your own making.</summary>
public class EmployeeOperations : UnicontaKeyedOperations<Employee>
{
    /// <summary>For fakes.</summary>
    protected EmployeeOperations()
    {
    }

    internal EmployeeOperations(UnicontaApi api) : base(api, UnicontaTables.Employees)
    {
    }
}
