using Connectors.Conventions.Tests.Support;

namespace Connectors.Conventions.Tests.Layering;

/// <summary>What each package may stand on. Dependencies point downwards only: a new arrow is a decision, made here and in docs/architecture.md.</summary>
internal static class PackageLayers
{
    private const string Core = "Connectors.Core";
    private const string Abstractions = "Connectors.Sync.Abstractions";
    private const string Engine = "Connectors.Sync";
    private const string AspNetCore = "Microsoft.AspNetCore.App";

    private static readonly string[] Http =
    [
        "Microsoft.Extensions.Http", "Microsoft.Extensions.Options", "Microsoft.Extensions.Options.ConfigurationExtensions",
        "Microsoft.Extensions.Logging.Abstractions", "Polly.Core",
    ];

    private static readonly string[] EfCore = ["Microsoft.EntityFrameworkCore", "Microsoft.EntityFrameworkCore.Relational"];
    private static readonly string[] Sqlite = [.. EfCore, "Microsoft.EntityFrameworkCore.Sqlite", "SQLitePCLRaw.bundle_e_sqlite3"];
    private static readonly string[] PostgreSql = [.. EfCore, "Npgsql.EntityFrameworkCore.PostgreSQL"];

    /// <summary>The accounting systems: the last part of a vendor package's name, and of every name in its grammar.</summary>
    public static IReadOnlyList<string> Vendors { get; } = ["Economic", "Reviso", "Smartbill", "Uniconta", "Dinero", "Intacct"];

    public static IReadOnlyDictionary<string, Layer> Allowed { get; } = new Dictionary<string, Layer>
    {
        [Core] = new([], Http),
        [Abstractions] = new([], ["Microsoft.Extensions.DependencyInjection.Abstractions"]),
        [Engine] = new([Abstractions], ["Microsoft.Extensions.Hosting.Abstractions"]),
        ["Connectors.Sync.Sqlite"] = new([Engine, Core], Sqlite, Aot: false),
        ["Connectors.Sync.PostgreSql"] = new([Engine, Core], PostgreSql, Aot: false),
        ["Connectors.Sync.Quartz"] = new([Engine], ["Quartz"], Aot: false),
        ["Connectors.Crm.EntityFrameworkCore"] = new([Abstractions], EfCore, Aot: false),
        ["Connectors.Import.Xlsx"] = new([Abstractions], ["ExcelDataReader", "SpreadCheetah"], Aot: false),
        ["Connectors.AspNetCore"] = new([Engine], [], [AspNetCore], Aot: false),
        ["Connectors.Testing"] = new([Abstractions], [], [AspNetCore], Aot: false),
    }.Concat(Vendors.Select(static v => KeyValuePair.Create("Connectors." + v, new Layer([Core, Abstractions], [])))).ToDictionary();

    public static bool IsVendor(string package) => Vendors.Any(v => package == "Connectors." + v);

    public static IEnumerable<Finding> Check(ProjectFile project)
    {
        if (!Allowed.TryGetValue(project.Name, out var layer))
        {
            yield return new(project.Path, "the package has no layer: say in PackageLayers what it may depend on");
            yield break;
        }

        foreach (var other in project.Projects.Except(layer.Projects))
            yield return new(project.Path, $"must not depend on the package {other}");
        foreach (var other in project.Packages.Except(layer.Packages))
            yield return new(project.Path, $"must not depend on {other}");
        foreach (var other in project.Frameworks.Except(layer.Frameworks ?? []))
            yield return new(project.Path, $"must not depend on the framework {other}");
        if (layer.Aot && project.Properties.GetValueOrDefault("IsAotCompatible") == "false")
            yield return new(project.Path, "must stay AOT-compatible");
    }
}

internal sealed record Layer(string[] Projects, string[] Packages, string[]? Frameworks = null, bool Aot = true);
