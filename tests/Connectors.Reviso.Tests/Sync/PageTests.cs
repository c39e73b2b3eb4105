using System.Reflection;
using System.Text.RegularExpressions;
using Connectors.Reviso.Sync;

namespace Connectors.Reviso.Tests.Sync;

/// <summary>What docs/vendors/reviso.md says of the sync is so.</summary>
public sealed partial class PageTests
{
    private static readonly string Project = typeof(PageTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "ProjectDirectory").Value!;

    private static readonly string Page = Section();

    [Theory]
    [InlineData("company", "### Companies and customers", "### Persons")]
    [InlineData("person", "### Persons", "### Products")]
    [InlineData("product", "### Products", "### Documents")]
    public void Every_mapped_field_is_in_the_table_of_its_pair_and_no_other(string mapping, string from, string to)
    {
        var table = Page[Page.IndexOf(from, StringComparison.Ordinal)..Page.IndexOf(to, StringComparison.Ordinal)];
        var rows = Row().Matches(table).Select(static m => (Crm: Names(m.Groups[1].Value), Reviso: Names(m.Groups[2].Value))).ToList();
        var units = RevisoPreset.Version1.Mappings.Single(m => m.Name == mapping).Units;
        Assert.Equal(units.SelectMany(static u => u.CrmFields).Order(StringComparer.Ordinal), rows.SelectMany(static r => r.Crm).Order(StringComparer.Ordinal));
        Assert.Equal(units.SelectMany(static u => u.AccountingFields).Order(StringComparer.Ordinal), rows.SelectMany(static r => r.Reviso).Order(StringComparer.Ordinal));
        foreach (var unit in units.Where(static u => u.Converter?.StartsWith("list:", StringComparison.Ordinal) == true))
            Assert.Contains($"`{unit.Converter}`", table);
    }

    [Fact]
    public void Every_option_is_on_the_page_and_every_one_on_the_page_exists()
    {
        var options = Page[Page.IndexOf("### Options", StringComparison.Ordinal)..Page.IndexOf("### What to know", StringComparison.Ordinal)];
        var named = Row().Matches(options).SelectMany(static m => Names(m.Groups[1].Value)).Order(StringComparer.Ordinal);
        Assert.Equal(typeof(RevisoSyncOptions).GetProperties().Select(static p => p.Name).Order(StringComparer.Ordinal), named);
    }

    private static string Section()
    {
        var page = File.ReadAllText(Path.Combine(Project, "..", "..", "docs", "vendors", "reviso.md"));
        var start = page.IndexOf("## Sync\n", StringComparison.Ordinal);
        return page[start..page.IndexOf("## Doubtful readings", start, StringComparison.Ordinal)];
    }

    private static IEnumerable<string> Names(string cell) => Ticked().Matches(cell).Select(static m => m.Groups[1].Value);

    [GeneratedRegex(@"^\| (`[^|]*) \| ([^|]*) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Ticked();
}
