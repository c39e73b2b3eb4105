using Connectors.Conventions.Tests.Support;

namespace Connectors.Conventions.Tests.Layering;

/// <summary>Each rule is fed something deliberately wrong and must find exactly that.</summary>
public sealed class LayeringRulesTests
{
    [Theory]
    [InlineData("Connectors.Dinero", "<ProjectReference Include='../Connectors.Sync/Connectors.Sync.csproj' />", "must not depend on the package Connectors.Sync")]
    [InlineData("Connectors.Sync", "<ProjectReference Include='..\\Connectors.Core\\Connectors.Core.csproj' />", "must not depend on the package Connectors.Core")]
    [InlineData("Connectors.Testing", "<ProjectReference Include='../Connectors.Dinero/Connectors.Dinero.csproj' />", "must not depend on the package Connectors.Dinero")]
    [InlineData("Connectors.Core", "<PackageReference Include='Newtonsoft.Json' />", "must not depend on Newtonsoft.Json")]
    [InlineData("Connectors.Sync", "<FrameworkReference Include='Microsoft.AspNetCore.App' />", "must not depend on the framework Microsoft.AspNetCore.App")]
    [InlineData("Connectors.Surprise", "", "has no layer")]
    public void A_wrong_arrow_is_found(string package, string item, string expected) => Findings.One(PackageLayers.Check(Project(package, item)), package, expected);

    [Fact]
    public void A_client_that_gives_up_trimming_is_found() =>
        Findings.One(PackageLayers.Check(Project("Connectors.Dinero", "", "<IsAotCompatible>false</IsAotCompatible>")), "must stay AOT-compatible");

    [Fact]
    public void An_allowed_arrow_passes() => Assert.Empty(PackageLayers.Check(Project("Connectors.Dinero",
        "<ProjectReference Include='../Connectors.Core/Connectors.Core.csproj' /><PackageReference Include='An.Analyzer' PrivateAssets='all' />")));

    [Theory]
    [InlineData("public Connectors.Sync.Thing? Field;", "a field")]
    [InlineData("public System.Collections.Generic.List<Connectors.Sync.Thing> M() => [];", "a generic argument")]
    [InlineData("public object M() => new Connectors.Sync.Thing();", "a body")]
    [InlineData("public void M() { var t = Connectors.Sync.Thing.Make(); System.Action a = () => t.Use(); a(); }", "a closure")]
    [InlineData("public async System.Threading.Tasks.Task M() { await System.Threading.Tasks.Task.Yield(); Connectors.Sync.Thing.Make(); }", "an async body")]
    [InlineData("[Connectors.Sync.Mark] public int Number;", "an attribute")]
    [InlineData("public System.Type M() => typeof(Connectors.Sync.Thing);", "a typeof")]
    [InlineData("public object? M(int n) { switch (n) { case 0: return 1; case 1: return 2L; case 2: return 3.0; case 3: return null; case 4: return Connectors.Sync.Thing.Make(); default: return n; } }", "behind a jump table")]
    public void A_client_that_names_a_sync_type_is_found(string member, string how)
    {
        var findings = NamespaceRules.ClientNamesNoSync("Connectors.Acme", Compiled($"namespace Connectors.Acme.Invoices {{ public class Invoice {{ {member} }} }}"));
        Assert.True(findings.Any(static f => f.Where == "Connectors.Acme.Invoices.Invoice" && f.What.Contains("Connectors.Sync.", StringComparison.Ordinal)), how);
    }

    [Fact]
    public void The_sync_namespace_may_name_sync_types() => Assert.Empty(NamespaceRules.ClientNamesNoSync("Connectors.Acme",
        Compiled("namespace Connectors.Acme.Sync { public class Provider { public Connectors.Sync.Thing? Field; } }")));

    [Theory]
    [InlineData("public class DineroCursor { }")]
    [InlineData("public class C { public string M() => \"a dinero number\"; }")]
    [InlineData("public class C { public void M(string smartbillSeries) { } }")]
    public void An_engine_that_names_a_vendor_is_found(string code) =>
        Assert.NotEmpty(NamespaceRules.NamesNoVendor("Connectors.Sync", SampleAssembly.Read(code, AssemblyUses.WordsOf)));

    private static ProjectFile Project(string package, string item, string property = "") => ProjectFile.Parse($"src/{package}/{package}.csproj",
        $"<Project><PropertyGroup><ProjectType>Library</ProjectType>{property}</PropertyGroup><ItemGroup>{item}</ItemGroup></Project>");

    private static IReadOnlySet<TypeUse> Compiled(string code)
    {
        const string Sync = "namespace Connectors.Sync { public class Thing { public static Thing Make() => new(); public void Use() { } } public class MarkAttribute : System.Attribute { } }";
        return SampleAssembly.Read(Sync + code, AssemblyUses.Of).Where(static u => !u.From.StartsWith("Connectors.Sync.", StringComparison.Ordinal)).ToHashSet();
    }
}
