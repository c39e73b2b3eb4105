namespace Connectors.Intacct;

/// <summary>A location. Entities are locations too.</summary>
public class LocationOperations : RecordOperations<Location, LocationInput>
{
    private static readonly ObjectDefinition Object = new(
        "locations", "company-config/location",
        "key id name parent.key parent.id manager.key manager.id startDate endDate status baseCurrency audit.createdDateTime audit.modifiedDateTime entity.id");

    /// <summary>For fakes.</summary>
    protected LocationOperations()
    {
    }

    internal LocationOperations(IntacctApi api) : base(api, Object)
    {
    }
}
