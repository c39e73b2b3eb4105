using Connectors.Conventions.Tests.Support;

namespace Connectors.Conventions.Tests.Layering;

public sealed class LayeringTests
{
    public static TheoryData<string> VendorPackages => [.. Repository.Packages.Select(static p => p.Name).Where(PackageLayers.IsVendor)];

    /// <summary>All but the vendors themselves and the simulators, which stand for them.</summary>
    public static TheoryData<string> NeutralPackages =>
        [.. Repository.Packages.Select(static p => p.Name).Where(static p => !PackageLayers.IsVendor(p) && p != "Connectors.Testing")];

    [Fact]
    public void Packages_depend_only_downwards() => Findings.None(Repository.Packages.SelectMany(PackageLayers.Check));

    [Theory]
    [MemberData(nameof(VendorPackages))]
    public void Only_the_sync_namespace_of_a_vendor_names_sync_types(string package) =>
        Findings.None(NamespaceRules.ClientNamesNoSync(package, AssemblyUses.Of(Repository.Load(package).Location)));

    [Theory]
    [MemberData(nameof(NeutralPackages))]
    public void No_vendor_is_named_outside_its_package(string package) =>
        Findings.None(NamespaceRules.NamesNoVendor(package, AssemblyUses.WordsOf(Repository.Load(package).Location)));
}
