namespace Connectors.Intacct;

/// <summary>A type of project.</summary>
public class ProjectTypeOperations : RecordOperations<ProjectType, ProjectTypeInput>
{
    private static readonly ObjectDefinition Object = new(
        "projectTypes", "projects/project-type",
        "key id parent.key parent.id status audit.createdDateTime audit.modifiedDateTime entity.id");

    /// <summary>For fakes.</summary>
    protected ProjectTypeOperations()
    {
    }

    internal ProjectTypeOperations(IntacctApi api) : base(api, Object)
    {
    }
}
