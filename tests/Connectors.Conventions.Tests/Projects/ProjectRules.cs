using Connectors.Conventions.Tests.Support;

namespace Connectors.Conventions.Tests.Projects;

/// <summary>Which kinds of project there are, and where they live.</summary>
internal static class ProjectRules
{
    private static readonly Dictionary<string, string> KindOfFolder = new()
    {
        ["src"] = "Library",
        ["tests"] = "Test",
        ["samples"] = "Sample",
        ["bench"] = "Tool",
        ["eng"] = "Tool",
    };

    public static IEnumerable<Finding> Kind(ProjectFile project)
    {
        var folder = project.Path.Split('/')[0];
        if (!KindOfFolder.TryGetValue(folder, out var kind))
            yield return new(project.Path, "stands in no folder for projects");
        else if (project.Type != kind)
            yield return new(project.Path, $"needs <ProjectType>{kind}</ProjectType>, not '{project.Type}'");
    }

    /// <summary>Tools are built on demand; everything else is built, tested and packed with the solution.</summary>
    public static IEnumerable<Finding> IsInSolution(ProjectFile project, string solution)
    {
        var listed = solution.Replace('\\', '/').Contains($"\"{project.Path}\"", StringComparison.Ordinal);
        if (project.Type != "Tool" && !listed)
            yield return new(project.Path, "is not in Connectors.sln");
    }

    public static IEnumerable<Finding> Readme(string package, string? text)
    {
        if (text is null)
            yield return new(package, "has no README.md");
        else if (text.Split('\n')[0].TrimEnd('\r') != "# " + package)
            yield return new(package, $"its README.md does not begin with '# {package}'");
        else if (text.Split('\n').Skip(1).All(string.IsNullOrWhiteSpace))
            yield return new(package, "its README.md says nothing after its title");
    }
}
