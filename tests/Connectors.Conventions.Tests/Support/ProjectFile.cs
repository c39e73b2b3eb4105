using System.Xml.Linq;

namespace Connectors.Conventions.Tests.Support;

/// <summary>What a csproj says itself, without what eng/ and the SDK add to it.</summary>
internal sealed record ProjectFile(string Path, string? Type, IReadOnlyList<string> Projects, IReadOnlyList<string> Packages, IReadOnlyList<string> Frameworks,
    IReadOnlyDictionary<string, string> Properties)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public string Folder => System.IO.Path.GetDirectoryName(Path)!.Replace('\\', '/');

    public static ProjectFile Parse(string path, string text)
    {
        var document = XDocument.Parse(text);
        var properties = document.Descendants("PropertyGroup").Elements().GroupBy(static e => e.Name.LocalName)
            .ToDictionary(static g => g.Key, static g => g.Last().Value);
        return new(path, properties.GetValueOrDefault("ProjectType"),
            [.. Items("ProjectReference").Select(static p => System.IO.Path.GetFileNameWithoutExtension(p.Replace('\\', '/')))],
            Items("PackageReference"), Items("FrameworkReference"), properties);

        List<string> Items(string kind) => [.. document.Descendants(kind)
            .Where(static e => e.Attribute("PrivateAssets")?.Value != "all").Select(static e => e.Attribute("Include")?.Value).OfType<string>()];
    }
}
