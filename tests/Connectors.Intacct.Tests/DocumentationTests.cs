using System.Reflection;
using System.Text.RegularExpressions;
using Connectors.Intacct.Sync;

namespace Connectors.Intacct.Tests;

/// <summary>What docs/vendors/intacct.md promises is there.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string Project = typeof(DocumentationTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "ProjectDirectory").Value!;

    private static readonly string Page = File.ReadAllText(Path.Combine(Project, "..", "..", "docs", "vendors", "intacct.md"));

    private static readonly string Sent = string.Join('\n', Directory.EnumerateFiles(Path.Combine(Project, "Wire"), "*.verified.txt").Select(File.ReadAllText));

    [Fact]
    public void Every_documented_endpoint_is_mapped_to_an_operation_whose_request_is_committed()
    {
        var requests = Request().Matches(Sent).Select(m => $"{m.Groups[1].Value} {Uri.UnescapeDataString(m.Groups[2].Value)}").ToHashSet();
        var queried = Queried().Matches(Sent).Select(m => m.Groups[1].Value).ToHashSet();
        var rows = Row().Matches(Page).Select(m => (Verb: m.Groups[1].Value, Path: m.Groups[2].Value, Operation: m.Groups[3].Value.Trim())).ToList();
        Assert.Equal(212, rows.Select(r => r.Verb + r.Path).Distinct().Count());
        Assert.All(rows, row =>
        {
            if (row.Operation.StartsWith("query: ", StringComparison.Ordinal))
            {
                var name = row.Path["/objects/".Length..].Replace("{type}", "Sales Order", StringComparison.Ordinal);
                Assert.True(queried.Contains(name), $"No committed query of {name}.");
            }
            else
            {
                var pattern = "^" + row.Verb + " " + Regex.Escape(row.Path).Replace("\\{type}", "Sales Order", StringComparison.Ordinal).Replace("\\{key}", "[^/]+", StringComparison.Ordinal) + "$";
                Assert.True(requests.Any(r => Regex.IsMatch(r, pattern)), $"No committed request for {row.Verb} {row.Path}.");
            }

            Assert.NotNull(MethodOf(row.Operation));
        });
    }

    [Fact]
    public void Every_operation_is_in_the_table()
    {
        var named = Operation().Matches(Page).Select(m => m.Value.Trim('`').Replace("OfType(…).", "", StringComparison.Ordinal)).ToHashSet();
        string[] beside = ["ListPageAsync", "ListChangesAsync", "FindAsync", "FindKeyAsync", "GetManyAsync", "CreateManyAsync", "UpdateManyAsync", "DeleteManyAsync"];
        var missing = typeof(IIntacctClient).GetProperties().Where(p => p.PropertyType.IsSubclassOf(typeof(IntacctOperations)) && p.Name != nameof(IIntacctClient.Lists))
            .SelectMany(p => p.PropertyType.GetMethods(BindingFlags.Public | BindingFlags.Instance).Where(m => m.Name.EndsWith("Async", StringComparison.Ordinal) && !beside.Contains(m.Name)).Select(m => $"{p.Name}.{m.Name}"))
            .Where(n => !named.Contains(n)).Distinct();
        // Over all pages, a list of models, a file of a job: the same addresses as the ones that stand in the table.
        Assert.Equal(["Models.ListAsync", "Queries.RunAsync", "Bulk.DownloadAsync"], missing);
    }

    [Fact]
    public void Every_setting_on_the_page_exists_and_every_setting_is_on_the_page()
    {
        Assert.StartsWith("## What you apply for, and at whom", Page[Page.IndexOf("## ", StringComparison.Ordinal)..]);
        var settings = Page[Page.IndexOf("## Settings", StringComparison.Ordinal)..Page.IndexOf("## Key, id, name", StringComparison.Ordinal)];
        var named = Ticked().Matches(settings).Select(m => m.Groups[1].Value).SelectMany(n => n.Split(':')).ToHashSet();
        var existing = new[] { typeof(IntacctOptions), typeof(IntacctCredentials) }.SelectMany(t => t.GetProperties()).Select(p => p.Name).ToHashSet();
        Assert.Empty(existing.Except(named));
        Assert.Empty(named.Except(existing).Except(["IntacctOptions"]));
    }

    [Fact, Acceptance("004-49"), Acceptance("004-50"), Acceptance("004-51", Missing = "the mapping page")]
    public void The_steps_of_the_guide_are_on_the_page_and_every_name_in_them_exists()
    {
        var steps = Page[Page.IndexOf("### Step by step", StringComparison.Ordinal)..Page.IndexOf("### What surprises", StringComparison.Ordinal)];
        Assert.Equal(["1. Configure Intacct.", "2. Synchronise products.", "3. Synchronise contracts.", "4. Customise the CRM.", "5. Map fields."], Step().Matches(steps).Select(static m => m.Groups[1].Value));
        var preset = IntacctPreset.Version1;
        var known = typeof(IntacctSyncOptions).GetProperties().Select(static p => p.Name)
            .Concat(preset.Mappings.SelectMany(static m => (string[])[m.Name, m.Crm, m.Accounting])).Concat(preset.Flows.Select(static f => f.Name)).Concat(preset.Flows.SelectMany(static f => f.Results.Values)).Append("to").ToHashSet();
        var named = Ticked().Matches(steps).Select(static m => m.Groups[1].Value).Distinct().ToList();
        Assert.True(named.Count > 20, $"{named.Count}");
        Assert.Empty(named.Except(known));
        Assert.Contains("Collaborate is a product of its own with its own guide, and no part of this", steps);
        Assert.Contains("connect this first, then install Collaborate", steps);
    }

    [Fact]
    public void Every_option_of_the_sync_every_list_and_every_detail_is_on_the_page()
    {
        var sync = Page[Page.IndexOf("## Sync", StringComparison.Ordinal)..Page.IndexOf("## Traps", StringComparison.Ordinal)];
        Assert.All(typeof(IntacctSyncOptions).GetProperties(), p => Assert.Contains($"`{p.Name}`", sync));
        Assert.All(typeof(IntacctLists).GetFields(), f => Assert.Contains($"`{f.GetRawConstantValue()}`", sync));
        foreach (var (name, table) in IntacctLists.Tables)
        {
            var row = sync.Split('\n').Single(l => l.StartsWith("| `", StringComparison.Ordinal) && l[..l.IndexOf('|', 1)].Contains($"`{name}`", StringComparison.Ordinal));
            Assert.All(table.Details.Where(static d => d.Name is not ("id" or "name" or "status")), d => Assert.Contains(d.Name, row));
        }
    }

    [Fact]
    public void The_lists_without_a_row_are_queried_by_the_names_that_the_vendor_uses() => Assert.All(
        new[] { "inventory-control/warehouse", "inventory-control/product-line", "tax/item-tax-group", "tax/contact-tax-group", "inventory-control/unit-of-measure-group" },
        name => Assert.Contains($"\"object\": \"{name}\"", Sent));

    private static MemberInfo? MethodOf(string operation)
    {
        var names = Operation().Match(operation).Value.Trim('`').Replace("(…)", "", StringComparison.Ordinal).Split('.');
        var type = typeof(IIntacctClient);
        MemberInfo? member = null;
        foreach (var name in names)
        {
            member = (MemberInfo?)type.GetProperty(name) ?? type.GetMethod(name);
            type = member switch { PropertyInfo p => p.PropertyType, MethodInfo m => m.ReturnType, _ => typeof(object) };
        }

        return member;
    }

    [GeneratedRegex(@"^(GET|POST|PATCH|DELETE) https://api\.intacct\.com/ia/api/v1([^?\s]*)", RegexOptions.Multiline)]
    private static partial Regex Request();

    [GeneratedRegex("^  \"object\": \"([^\"]+)\"", RegexOptions.Multiline)]
    private static partial Regex Queried();

    [GeneratedRegex(@"^\| `(GET|POST|PATCH|DELETE) ([^`]+)` \| ([^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"`\w+(?:\.OfType\(…\))?\.\w+`")]
    private static partial Regex Operation();

    [GeneratedRegex(@"^\*\*(\d\. [^*]+)\*\*", RegexOptions.Multiline)]
    private static partial Regex Step();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Ticked();
}
