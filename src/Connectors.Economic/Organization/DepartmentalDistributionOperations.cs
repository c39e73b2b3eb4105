using Connectors.Http;

namespace Connectors.Economic;

/// <summary>Departments and shares of departments, as documents name them.</summary>
public class DepartmentalDistributionOperations : ReadOperations<DepartmentalDistribution, DepartmentalDistributionNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected DepartmentalDistributionOperations()
    {
    }

    internal DepartmentalDistributionOperations(EconomicApi api) : base(api, "departmental-distributions")
    {
    }

    /// <summary>Those that are one department.</summary>
    public virtual IAsyncEnumerable<DepartmentalDistribution> ListDepartmentsAsync(CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.ListAsync<DepartmentalDistribution>(Name("departments"), () => RequestPath.Of("departmental-distributions", "departments"), null, null, options, cancellationToken);

    /// <summary>One that is a department.</summary>
    /// <exception cref="ConnectorNotFoundException">There is none, or it is a distribution.</exception>
    public virtual Task<DepartmentalDistribution> GetDepartmentAsync(DepartmentalDistributionNumber id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync<DepartmentalDistribution>(Name("department"), RequestPath.Of("departmental-distributions", "departments", id.ToString()), options, cancellationToken);

    /// <summary>Those that are shares of several departments.</summary>
    public virtual IAsyncEnumerable<DepartmentalDistribution> ListDistributionsAsync(CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.ListAsync<DepartmentalDistribution>(Name("distributions"), () => RequestPath.Of("departmental-distributions", "distributions"), null, null, options, cancellationToken);

    /// <summary>One that is a distribution: both kinds have numbers of their own, so no other address tells which is meant.</summary>
    /// <exception cref="ConnectorNotFoundException">There is none, or it is a department.</exception>
    public override Task<DepartmentalDistribution> GetAsync(DepartmentalDistributionNumber id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync<DepartmentalDistribution>(Name("distribution"), RequestPath.Of("departmental-distributions", "distributions", id.ToString()), options, cancellationToken);
}
