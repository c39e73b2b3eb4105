namespace Connectors.Intacct;

/// <summary>A class: one of the dimensions of accounting.</summary>
public class AccountingClassOperations : RecordOperations<AccountingClass, AccountingClassInput>
{
    private static readonly ObjectDefinition Object = new(
        "classes", "company-config/class",
        "key id name description parent.key parent.id status audit.createdDateTime audit.modifiedDateTime entity.id");

    /// <summary>For fakes.</summary>
    protected AccountingClassOperations()
    {
    }

    internal AccountingClassOperations(IntacctApi api) : base(api, Object)
    {
    }
}
