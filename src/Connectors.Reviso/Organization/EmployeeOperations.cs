namespace Connectors.Reviso;

/// <summary>Employees.</summary>
public class EmployeeOperations : ReadOperations<Employee, EmployeeNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected EmployeeOperations()
    {
    }

    internal EmployeeOperations(RevisoApi api) : base(api, "employees", ["employees"])
    {
    }
}
