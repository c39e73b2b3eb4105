namespace Connectors.Reviso;

/// <summary>Departments.</summary>
public class DepartmentOperations : ReadOperations<Department, DepartmentNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected DepartmentOperations()
    {
    }

    internal DepartmentOperations(RevisoApi api) : base(api, "departments", ["departments"])
    {
    }
}
