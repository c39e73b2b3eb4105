namespace Connectors.Intacct;

/// <summary>A template by which evergreen contracts go on.</summary>
public class EvergreenTemplateOperations : RecordOperations<EvergreenTemplate, EvergreenTemplateInput>
{
    private static readonly ObjectDefinition Object = new(
        "evergreenTemplates", "contracts/evergreen-template",
        "key id description status pricing.type")
    { HasModifiedStamp = false };

    /// <summary>For fakes.</summary>
    protected EvergreenTemplateOperations()
    {
    }

    internal EvergreenTemplateOperations(IntacctApi api) : base(api, Object)
    {
    }
}
