namespace Connectors.Reviso;

/// <summary>Departments and distributions over departments.</summary>
public class DepartmentalDistributionOperations : ReadOperations<DepartmentalDistribution, DepartmentalDistributionNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected DepartmentalDistributionOperations()
    {
    }

    internal DepartmentalDistributionOperations(RevisoApi api) : base(api, "departmentalDistributions", ["departmental-distributions"])
    {
    }
}
