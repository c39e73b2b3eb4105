namespace Connectors.Uniconta;

/// <summary>The companies that the user reaches.</summary>
public class CompanyOperations : UnicontaReadOperations<Company>
{
    /// <summary>For fakes.</summary>
    protected CompanyOperations()
    {
    }

    internal CompanyOperations(UnicontaApi api) : base(api, UnicontaTables.Companies)
    {
    }
}
