namespace Connectors.Reviso;

/// <summary>Countries.</summary>
public class CountryOperations : ReadOperations<Country, CountryCode>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected CountryOperations()
    {
    }

    internal CountryOperations(RevisoApi api) : base(api, "countries", ["country-codes"])
    {
    }
}
