using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;

namespace Connectors.PresetMutants;

/// <summary>A copy of a vendor's package with a switch at every place, and of its built tests with that package beside them.</summary>
internal sealed partial class VendorCopy(string root, string work, string vendor, Exceptions exceptions)
{
    private static readonly string[] Together = ["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json", ".editorconfig"];

    private string Source => Path.Combine(root, "src", "Connectors." + vendor);

    private string Target => Path.Combine(work, "src", "Connectors." + vendor);

    /// <summary>The tests of the package, and those with a CRM beside it.</summary>
    public string Tests => Path.Combine(work, vendor, "tests", $"Connectors.{vendor}.Tests.dll");

    public string Pairs => Path.Combine(work, vendor, "pairs", "Connectors.Pairs.Tests.dll");

    public IReadOnlyList<Site> Sites { get; private set; } = [];

    /// <summary>What does not build without its thing: the compiler has seen it.</summary>
    public HashSet<int> Unbuilt { get; } = [];

    public async Task BuildAsync()
    {
        foreach (var name in Together)
            File.Copy(Path.Combine(root, name), Path.Combine(work, name), overwrite: true);
        foreach (var folder in new[] { "eng", "src/Connectors.Core", "src/Connectors.Sync.Abstractions", "src/Shared" })
        {
            if (!Directory.Exists(Path.Combine(work, folder)))
                Copy(Path.Combine(root, folder), Path.Combine(work, folder));
        }

        Copy(Source, Target);
        for (var turn = 0; ; turn++)
        {
            Rewrite();
            // The copy is built as it stands: nothing is fetched, and warnings are the original's affair.
            var (code, log) = await Shell.RunAsync("dotnet", ["build", Target, "-c", "Release", "--no-restore", "--no-dependencies", "-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false", "-p:MSBuildTreatWarningsAsErrors=false",
                "-p:GenerateDocumentationFile=false", "--nologo", "-v", "quiet", "-nodeReuse:false"]);
            if (code == 0)
                break;
            var before = Unbuilt.Count;
            foreach (Match error in Error().Matches(log))
            {
                // What is wrong stands on the line itself, or below a check that is not made any more.
                var line = File.ReadLines(error.Groups[1].Value).Take(int.Parse(error.Groups[2].Value, CultureInfo.InvariantCulture)).Reverse().Select(static l => Number().Matches(l)).FirstOrDefault(static m => m.Count > 0);
                foreach (Match number in line ?? Enumerable.Empty<Match>())
                    Unbuilt.Add(int.Parse(number.Groups[1].Value, CultureInfo.InvariantCulture));
            }

            if (Unbuilt.Count == before || turn == 6)
                throw new InvalidOperationException($"The copy of {vendor} does not build:\n{log}");
        }

        Copy(Path.Combine(root, "tests", $"Connectors.{vendor}.Tests", "bin", "Release", "net10.0"), Path.GetDirectoryName(Tests)!);
        Copy(Path.Combine(root, "tests", "Connectors.Pairs.Tests", "bin", "Release", "net10.0"), Path.GetDirectoryName(Pairs)!);
        foreach (var tests in new[] { Tests, Pairs })
        {
            File.Copy(Path.Combine(Target, "bin", "Release", "net10.0", $"Connectors.{vendor}.dll"), Path.Combine(Path.GetDirectoryName(tests)!, $"Connectors.{vendor}.dll"), overwrite: true);
            // Beside the tests, whose list of assemblies it is started with.
            foreach (var host in Directory.EnumerateFiles(Path.Combine(root, "eng", "PresetMutants.Host", "bin", "Release", "net10.0"), "PresetMutants.Host.*"))
                File.Copy(host, Path.Combine(Path.GetDirectoryName(tests)!, Path.GetFileName(host)), overwrite: true);
        }
    }

    /// <summary>The places alone, without a copy.</summary>
    public static IReadOnlyList<Site> Find(string root, string vendor, Exceptions exceptions)
    {
        var sites = new List<Site>();
        var folder = Path.Combine(root, "src", "Connectors." + vendor, "Sync");
        foreach (var path in Files(folder))
            new SiteFinder(Path.GetRelativePath(folder, path), sites, static _ => true).Visit(CSharpSyntaxTree.ParseText(File.ReadAllText(path)).GetRoot());
        return [.. sites.Where(s => exceptions.Reason(vendor, s) is null)];
    }

    private void Rewrite()
    {
        var sites = new List<Site>();
        var from = Path.Combine(Source, "Sync");
        foreach (var path in Files(from))
        {
            var finder = new SiteFinder(Path.GetRelativePath(from, path), sites, s => !Unbuilt.Contains(s.Number) && exceptions.Reason(vendor, s) is null);
            File.WriteAllText(Path.Combine(Target, "Sync", Path.GetRelativePath(from, path)), finder.Visit(CSharpSyntaxTree.ParseText(File.ReadAllText(path)).GetRoot())!.ToFullString());
        }

        using var source = typeof(VendorCopy).Assembly.GetManifestResourceStream("Connectors.PresetMutants.PresetMutant.txt")!;
        using var target = File.Create(Path.Combine(Target, "PresetMutant.cs"));
        source.CopyTo(target);
        Sites = [.. sites.Where(s => exceptions.Reason(vendor, s) is null)];
    }

    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        foreach (var folder in Directory.EnumerateDirectories(from))
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
    }

    [GeneratedRegex(@"^\s*(/[^(]+\.cs)\((\d+),\d+\): error", RegexOptions.Multiline)]
    private static partial Regex Error();

    [GeneratedRegex(@"(?:PresetMutant\.\w+|Unless|Without)\((\d+)[,)]")]
    private static partial Regex Number();
}
