namespace Connectors.Intacct;

/// <summary>A sales territory.</summary>
public class TerritoryOperations : RecordOperations<Territory, TerritoryInput>
{
    private static readonly ObjectDefinition Object = new(
        "territories", "accounts-receivable/territory",
        "key id name parent.key parent.id manager.key manager.id status audit.createdDateTime audit.modifiedDateTime");

    /// <summary>For fakes.</summary>
    protected TerritoryOperations()
    {
    }

    internal TerritoryOperations(IntacctApi api) : base(api, Object)
    {
    }
}
