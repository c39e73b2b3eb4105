using Connectors.Conventions.Tests.Support;
using Connectors.Dinero.Sync;
using Connectors.Economic.Sync;
using Connectors.Intacct.Sync;
using Connectors.PresetMutants;
using Connectors.Reviso.Sync;
using Connectors.Smartbill.Sync;
using Connectors.Sync;
using Connectors.TestSupport;
using Connectors.Uniconta.Sync;
using Microsoft.CodeAnalysis.CSharp;

namespace Connectors.Conventions.Tests.Coverage;

/// <summary>What eng/preset-mutants.sh takes away, place by place: it knows all of every preset, and leaves nothing out without a reason. That each place is missed by a test is what the script itself shows.</summary>
public sealed class PresetMutantTests
{
    private static readonly Preset[] Presets =
    [
        DineroPreset.Version1, EconomicPreset.Version1, RevisoPreset.Version1, SmartbillPreset.Create(new() { ReadClients = true }), UnicontaPreset.Version1, IntacctPreset.Version1,
    ];

    private static readonly string[] Vendors = ["Dinero", "Economic", "Reviso", "Smartbill", "Uniconta", "Intacct"];

    private static Exceptions Exceptions { get; } = new(Repository.FullPath("eng/PresetMutants/exceptions.txt"));

    public static TheoryData<string> All => [.. Vendors];

    [Theory, MemberData(nameof(All))]
    [Acceptance("P-22b", Missing = "the mutants are run by eng/preset-mutants.sh, not by the suite")]
    public void Every_field_list_validation_and_text_of_a_preset_is_a_place_where_something_can_be_taken_away(string vendor)
    {
        var sites = Sites(vendor);
        var preset = Presets[Array.IndexOf(Vendors, vendor)];
        var fields = sites.Count(static s => s.Kind == "field");
        Assert.True(fields >= preset.Mappings.Sum(static m => m.Units.Length), $"{vendor}: {fields} places for {preset.Mappings.Sum(static m => m.Units.Length)} units");
        Assert.True(sites.Count(static s => s.Kind == "match") >= preset.Mappings.Sum(static m => m.Match.Length));
        Assert.All(new[] { "list", "validation", "text" }, kind => Assert.Contains(sites, s => s.Kind == kind));
    }

    [Fact]
    public void No_place_is_left_out_that_is_not_there_any_more()
    {
        var used = Vendors.SelectMany(v => Sites(v).Select(s => Exceptions.LineOf(v, s))).OfType<string>().ToHashSet(StringComparer.Ordinal);
        Assert.Empty(Exceptions.Lines.Except(used, StringComparer.Ordinal));
    }

    private static List<Site> Sites(string vendor)
    {
        var folder = $"src/Connectors.{vendor}/Sync/";
        var sites = new List<Site>();
        foreach (var file in Repository.Under(folder, ".cs"))
            new SiteFinder(file[folder.Length..], sites, static _ => true).Visit(CSharpSyntaxTree.ParseText(Repository.Read(file)).GetRoot());
        return sites;
    }
}
