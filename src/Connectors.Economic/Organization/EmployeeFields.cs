namespace Connectors.Economic;

/// <summary>What a list of employees can be filtered and sorted by.</summary>
public static class EmployeeFields
{
    /// <summary><c>employeeNumber</c></summary>
    public static NumberField<Employee> EmployeeNumber { get; } = new("employeeNumber");

    /// <summary><c>name</c></summary>
    public static TextField<Employee> Name { get; } = new("name");

    /// <summary><c>email</c></summary>
    public static TextField<Employee> Email { get; } = new("email");

    /// <summary><c>phone</c></summary>
    public static TextField<Employee> Phone { get; } = new("phone");

    /// <summary><c>employeeGroup.employeeGroupNumber</c></summary>
    public static NumberField<Employee> EmployeeGroup { get; } = new("employeeGroup.employeeGroupNumber");

    /// <summary><c>barred</c></summary>
    public static FlagField<Employee> Barred { get; } = new("barred");
}
