namespace Connectors.Intacct;

/// <summary>A template by which projects are billed. Intacct's REST has no templates of whole projects; this is what comes nearest, and it is not that.</summary>
public class ProjectBillingTemplateOperations : RecordOperations<ProjectBillingTemplate, ProjectBillingTemplateInput>
{
    private static readonly ObjectDefinition Object = new(
        "projectBillingTemplates", "projects/project-billing-template",
        "key name description billingMethod calculateOn basedOn status entity.id")
    { HasModifiedStamp = false, IdField = "name" };

    /// <summary>For fakes.</summary>
    protected ProjectBillingTemplateOperations()
    {
    }

    internal ProjectBillingTemplateOperations(IntacctApi api) : base(api, Object)
    {
    }
}
