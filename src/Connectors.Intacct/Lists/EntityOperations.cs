namespace Connectors.Intacct;

/// <summary>An entity: a company within the company. Its list makes sense at the top level only, so no entity goes along with these calls.</summary>
public class EntityOperations : RecordOperations<Entity, EntityInput>
{
    private static readonly ObjectDefinition Object = new(
        "entities", "company-config/entity",
        "key id name manager.key manager.id startDate endDate taxId operatingCountry status audit.createdDateTime audit.modifiedDateTime");

    /// <summary>For fakes.</summary>
    protected EntityOperations()
    {
    }

    internal EntityOperations(IntacctApi api) : base(api, Object)
    {
    }
}
