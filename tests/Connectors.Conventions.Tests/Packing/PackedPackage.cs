using System.IO.Compression;
using System.Xml.Linq;

namespace Connectors.Conventions.Tests.Packing;

/// <summary>What stands in a nupkg, and in the snupkg beside it.</summary>
internal sealed record PackedPackage(string File, IReadOnlySet<string> Entries, XElement Nuspec, IReadOnlySet<string> SymbolEntries)
{
    public string Id => Text("id");

    public string Version => Text("version");

    public IEnumerable<(string Id, string Version)> Dependencies =>
        All("dependency").Select(static d => (d.Attribute("id")!.Value, d.Attribute("version")!.Value));

    public IEnumerable<string> Frameworks => All("frameworkReference").Select(static f => f.Attribute("name")!.Value);

    public static PackedPackage Open(string file)
    {
        var symbols = Path.ChangeExtension(file, ".snupkg");
        using var zip = ZipFile.OpenRead(file);
        using var nuspec = zip.Entries.Single(static e => e.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return new(Path.GetFileName(file), Names(zip), XElement.Load(nuspec), System.IO.File.Exists(symbols) ? NamesOf(symbols) : new HashSet<string>());
    }

    public IEnumerable<XElement> All(string name) => Nuspec.Descendants().Where(e => e.Name.LocalName == name);

    public string Text(string name) => All(name).FirstOrDefault()?.Value ?? "";

    private static HashSet<string> NamesOf(string file)
    {
        using var zip = ZipFile.OpenRead(file);
        return Names(zip);
    }

    private static HashSet<string> Names(ZipArchive zip) => [.. zip.Entries.Select(static e => e.FullName)];
}
