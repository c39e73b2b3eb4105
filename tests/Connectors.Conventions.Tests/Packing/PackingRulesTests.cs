using System.Xml.Linq;
using Connectors.Conventions.Tests.Support;

namespace Connectors.Conventions.Tests.Packing;

/// <summary>A right package, and one fault at a time.</summary>
public sealed class PackingRulesTests
{
    private const string Nuspec = """
        <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
          <metadata>
            <id>Connectors.Acme</id><version>0.1.0</version><license type="expression">MIT</license><icon>icon.png</icon><readme>README.md</readme>
            <description>A client.</description><repository type="git" commit="0123456789abcdef0123456789abcdef01234567" />
            <dependencies><group targetFramework="net10.0"><dependency id="Connectors.Core" version="[0.1.0]" /><dependency id="Polly.Core" version="8.9.1" /></group></dependencies>
            <frameworkReferences><group targetFramework="net10.0"><frameworkReference name="Microsoft.AspNetCore.App" /></group></frameworkReferences>
          </metadata>
        </package>
        """;

    private static readonly string[] Files =
    [
        "Connectors.Acme.nuspec", "[Content_Types].xml", "_rels/.rels", "package/services/metadata/core-properties/a.psmdcp",
        "lib/net10.0/Connectors.Acme.dll", "lib/net10.0/Connectors.Acme.xml", "README.md", "icon.png",
    ];

    private static readonly string[] Symbols = ["lib/net10.0/Connectors.Acme.pdb"];

    private static readonly ProjectFile Project = ProjectFile.Parse("src/Connectors.Acme/Connectors.Acme.csproj", """
        <Project><ItemGroup><ProjectReference Include="../Connectors.Core/Connectors.Core.csproj" /><PackageReference Include="Polly.Core" /><FrameworkReference Include="Microsoft.AspNetCore.App" /></ItemGroup></Project>
        """);

    [Fact]
    public void A_right_package_passes() => Assert.Empty(Check(Nuspec, Files, Symbols));

    [Theory]
    [InlineData("version=\"[0.1.0]\"", "version=\"0.1.0\"", "takes Connectors.Core 0.1.0, not exactly [0.1.0]")]
    [InlineData("<version>0.1.0</version>", "<version>0.2.0</version>", "has the version 0.2.0")]
    [InlineData("<dependency id=\"Polly.Core\" version=\"8.9.1\" />", "", "does not depend on Polly.Core")]
    [InlineData("<dependency id=\"Polly.Core\"", "<dependency id=\"Surprise\" version=\"1.0.0\" /><dependency id=\"Polly.Core\"", "depends on Surprise")]
    [InlineData("<frameworkReference name=\"Microsoft.AspNetCore.App\" />", "", "the framework Microsoft.AspNetCore.App")]
    [InlineData("<readme>README.md</readme>", "", "shows no readme")]
    [InlineData("<icon>icon.png</icon>", "", "shows no icon")]
    [InlineData("type=\"expression\"", "type=\"file\"", "no licence expression")]
    [InlineData("A client.", "Package Description", "no description")]
    [InlineData("commit=\"0123456789abcdef0123456789abcdef01234567\"", "", "which commit")]
    public void A_wrong_nuspec_is_found(string right, string wrong, string expected)
    {
        Assert.Contains(right, Nuspec, StringComparison.Ordinal);
        Findings.One(Check(Nuspec.Replace(right, wrong, StringComparison.Ordinal), Files, Symbols), "Connectors.Acme.0.1.0.nupkg", expected);
    }

    [Theory]
    [InlineData("lib/net10.0/Connectors.Acme.xml")]
    [InlineData("lib/net10.0/Connectors.Acme.dll")]
    [InlineData("README.md")]
    [InlineData("icon.png")]
    public void A_missing_file_is_found(string file) => Findings.One(Check(Nuspec, Files.Except([file]), Symbols), "holds no " + file);

    [Fact]
    public void A_stray_file_is_found() => Findings.One(Check(Nuspec, Files.Append("content/appsettings.json"), Symbols), "holds content/appsettings.json");

    [Fact]
    public void Missing_symbols_are_found() => Findings.One(Check(Nuspec, Files, []), "no symbols");

    private static IEnumerable<Finding> Check(string nuspec, IEnumerable<string> files, IEnumerable<string> symbols) =>
        PackingRules.Check(new("Connectors.Acme.0.1.0.nupkg", files.ToHashSet(), XElement.Parse(nuspec), symbols.ToHashSet()), Project, "0.1.0");
}
