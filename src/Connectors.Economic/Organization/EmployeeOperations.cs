namespace Connectors.Economic;

/// <summary>Employees.</summary>
public class EmployeeOperations : ReadOperations<Employee, EmployeeNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected EmployeeOperations()
    {
    }

    internal EmployeeOperations(EconomicApi api) : base(api, "employees", "employeeNumber")
    {
    }

    /// <summary>Customers that an employee looks after.</summary>
    public virtual IAsyncEnumerable<Customer> ListCustomersAsync(EmployeeNumber id, EconomicQuery<Customer>? query = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.ListAsync(Name("customers"), () => Path(id, "customers"), query, "customerNumber", options, cancellationToken);
}
