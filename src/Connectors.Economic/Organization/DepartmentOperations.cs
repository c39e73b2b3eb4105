namespace Connectors.Economic;

/// <summary>Departments.</summary>
public class DepartmentOperations : ReadOperations<Department, DepartmentNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected DepartmentOperations()
    {
    }

    internal DepartmentOperations(EconomicApi api) : base(api, "departments")
    {
    }
}
