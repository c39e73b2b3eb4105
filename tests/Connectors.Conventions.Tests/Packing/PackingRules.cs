using System.Text.RegularExpressions;
using Connectors.Conventions.Tests.Support;

namespace Connectors.Conventions.Tests.Packing;

/// <summary>What a user gets with a package, and what comes along with it.</summary>
internal static partial class PackingRules
{
    /// <param name="project">The package's csproj: it alone decides what the package depends on.</param>
    /// <param name="version">The one version of all packages.</param>
    public static IEnumerable<Finding> Check(PackedPackage package, ProjectFile project, string version) =>
        Content(package).Concat(About(package, version)).Concat(Dependencies(package, project, version)).Select(f => f with { Where = package.File });

    private static IEnumerable<Finding> Content(PackedPackage package)
    {
        string[] expected = [$"lib/net10.0/{package.Id}.dll", $"lib/net10.0/{package.Id}.xml", "README.md", "icon.png"];
        foreach (var file in expected.Except(package.Entries))
            yield return new("", $"holds no {file}");
        foreach (var file in package.Entries.Except(expected).Where(static e => !IsOfTheFormat(e)))
            yield return new("", $"holds {file}, which nobody asked for");
        if (!package.SymbolEntries.Contains($"lib/net10.0/{package.Id}.pdb"))
            yield return new("", "has no symbols beside it");
    }

    private static IEnumerable<Finding> About(PackedPackage package, string version)
    {
        if (package.Version != version)
            yield return new("", $"has the version {package.Version}, not {version} as all packages");
        if (package.Text("readme") != "README.md")
            yield return new("", "shows no readme");
        if (package.Text("icon") != "icon.png")
            yield return new("", "shows no icon");
        if (package.All("license").FirstOrDefault() is not { } license || license.Attribute("type")?.Value != "expression" || license.Value != "MIT")
            yield return new("", "has no licence expression MIT");
        if (package.Text("description") is "" or "Package Description")
            yield return new("", "has no description");
        if (!CommitPattern().IsMatch(package.All("repository").FirstOrDefault()?.Attribute("commit")?.Value ?? ""))
            yield return new("", "does not say which commit it was built from");
    }

    private static IEnumerable<Finding> Dependencies(PackedPackage package, ProjectFile project, string version)
    {
        var expected = project.Projects.Concat(project.Packages).ToHashSet();
        foreach (var (id, range) in package.Dependencies)
        {
            if (!expected.Contains(id))
                yield return new("", $"depends on {id}, which its csproj does not name");
            if (id.StartsWith("Connectors.", StringComparison.Ordinal) && range != $"[{version}]")
                yield return new("", $"takes {id} {range}, not exactly [{version}]");
        }

        foreach (var missing in expected.Except(package.Dependencies.Select(static d => d.Id)))
            yield return new("", $"does not depend on {missing}, which its csproj names");
        foreach (var framework in project.Frameworks.Except(package.Frameworks))
            yield return new("", $"does not depend on the framework {framework}, which its csproj names");
    }

    /// <summary>What each package of the format holds beside its content.</summary>
    private static bool IsOfTheFormat(string entry) => entry is "[Content_Types].xml" || entry.StartsWith("_rels/", StringComparison.Ordinal)
        || entry.StartsWith("package/", StringComparison.Ordinal) || (entry.EndsWith(".nuspec", StringComparison.Ordinal) && !entry.Contains('/', StringComparison.Ordinal));

    [GeneratedRegex("^[0-9a-f]{40}$")]
    private static partial Regex CommitPattern();
}
