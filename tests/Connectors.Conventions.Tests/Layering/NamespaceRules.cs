using Connectors.Conventions.Tests.Support;

namespace Connectors.Conventions.Tests.Layering;

/// <summary>The layers inside a package, which no project reference can hold apart.</summary>
internal static class NamespaceRules
{
    private static readonly string[] VendorWords = [.. PackageLayers.Vendors, "e-conomic", "Visma", "ContabilitaInCloud"];

    /// <summary>A typed client is useful without any sync: only the namespace <c>Connectors.X.Sync</c> of a vendor package, and what all providers share by links, may name sync types.</summary>
    public static IEnumerable<Finding> ClientNamesNoSync(string package, IEnumerable<TypeUse> uses) =>
        from use in uses
        where IsIn(use.To, "Connectors.Sync") && !IsIn(use.From, package + ".Sync") && !IsIn(use.From, "Connectors.VendorSync")
        where !IsCompilerMade(use.From)
        select new Finding(use.From, $"names {use.To}; only the namespace {package}.Sync may name sync types");

    /// <summary>The engine, its stores, the pipeline and the CRM side know no vendor by name: what a vendor needs differently is a declared capability.</summary>
    public static IEnumerable<Finding> NamesNoVendor(string package, IEnumerable<string> words) =>
        from word in words
        from vendor in VendorWords
        where word.Contains(vendor, StringComparison.OrdinalIgnoreCase)
        select new Finding(package, $"names the vendor {vendor}: {word}");

    private static bool IsIn(string type, string space) => type.StartsWith(space + ".", StringComparison.Ordinal);

    private static bool IsCompilerMade(string type) => type.StartsWith('<') || type.StartsWith("Microsoft.CodeAnalysis.", StringComparison.Ordinal);
}
