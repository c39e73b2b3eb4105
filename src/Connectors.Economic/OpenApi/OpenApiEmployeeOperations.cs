namespace Connectors.Economic;

/// <summary>Employees. The agreement needs the Project module (403 otherwise).</summary>
public class OpenApiEmployeeOperations : OpenApiWriteOperations<OpenApiEmployee, EmployeeNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected OpenApiEmployeeOperations()
    {
    }

    internal OpenApiEmployeeOperations(OpenApiApi api) : base(api, new("openapi.employees", OpenApiService.Projects, ["Employees"]))
    {
    }

    private protected override EmployeeNumber? KeyOf(OpenApiEmployee record) => record.Number;
}
