using System.Reflection;
using System.Text.RegularExpressions;

namespace Connectors.Smartbill.Tests;

/// <summary>What docs/vendors/smartbill.md promises is there.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string Project = typeof(DocumentationTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "ProjectDirectory").Value!;

    private static readonly string Page = File.ReadAllText(Path.Combine(Project, "..", "..", "docs", "vendors", "smartbill.md"));

    [Fact]
    public void Every_documented_endpoint_is_mapped_to_an_operation_whose_request_is_committed_or_says_why_not()
    {
        var sent = Directory.EnumerateFiles(Path.Combine(Project, "Wire"), "*.verified.txt").SelectMany(File.ReadLines).Select(l => Sent().Match(l)).Where(m => m.Success)
            .Select(m => $"{m.Groups[1].Value} {m.Groups[2].Value}").Distinct().ToList();
        var rows = Row().Matches(Page).Select(m => (Verb: m.Groups[1].Value, Path: m.Groups[2].Value, Operation: m.Groups[3].Value.Trim())).ToList();
        // 23 of V1, 8 of V3, 3 that only the vendor's plugin uses.
        Assert.Equal(34, rows.Select(r => r.Verb + r.Path).Distinct().Count());
        Assert.All(rows, row =>
        {
            var operation = Operation().Match(row.Operation);
            if (!operation.Success)
            {
                Assert.Matches("^older: ", row.Operation);
                return;
            }

            var resource = typeof(ISmartbillClient).GetProperty(operation.Groups[1].Value);
            Assert.NotNull(resource);
            Assert.NotNull(resource.PropertyType.GetMethod(operation.Groups[2].Value));
            var pattern = $"^{row.Verb} {Placeholder().Replace(row.Path.Replace("{cif}", "RO12345678"), "[^/]+")}$";
            Assert.True(sent.Any(s => Regex.IsMatch(s, pattern)), $"No committed request for {row.Verb} {row.Path}.");
        });
    }

    [Fact]
    public void Every_operation_is_in_the_table()
    {
        var named = Operation().Matches(Page).Select(m => m.Value.Trim('`')).ToHashSet();
        var missing = typeof(ISmartbillClient).GetProperties().Where(p => p.PropertyType.IsSubclassOf(typeof(SmartbillOperations)))
            .SelectMany(p => p.PropertyType.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(m => $"{p.Name}.{m.Name}"))
            .Where(n => n.EndsWith("Async", StringComparison.Ordinal) && !named.Contains(n) && !n.EndsWith(".ListPageAsync", StringComparison.Ordinal));
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_setting_on_the_page_exists_and_every_setting_is_on_the_page()
    {
        Assert.StartsWith("## What you apply for, and at whom", Page[Page.IndexOf("## ", StringComparison.Ordinal)..]);
        foreach (var text in new[] { "Contul meu", "Integrari", "API", "Sincronizare stocuri", "Facturare Platinum", "Gestiune Plus" })
            Assert.Contains(text, Page);
        var settings = Page[Page.IndexOf("## Settings", StringComparison.Ordinal)..Page.IndexOf("## Limits", StringComparison.Ordinal)];
        var named = Ticked().Matches(settings).Select(m => m.Groups[1].Value).SelectMany(n => n.Split(':')).ToHashSet();
        var existing = new[] { typeof(SmartbillOptions), typeof(SmartbillCredentials) }.SelectMany(t => t.GetProperties()).Select(p => p.Name).ToHashSet();
        Assert.Empty(existing.Except(named));
        Assert.Empty(named.Except(existing).Except(["SmartbillOptions", "Smartbill"]));
    }

    [Fact]
    [Acceptance("P-41", Missing = "Dinero")]
    public void Every_flow_field_and_option_of_the_sync_is_on_the_page_and_exists()
    {
        var part = Page[Page.IndexOf("## What maps to what", StringComparison.Ordinal)..Page.IndexOf("## Doubtful readings", StringComparison.Ordinal)];
        var named = Ticked().Matches(part).Select(static m => m.Groups[1].Value).ToHashSet();
        var preset = Smartbill.Sync.SmartbillPreset.Create(new() { ReadClients = true });
        Assert.All(preset.Flows.SelectMany(static f => f.Results.Values.Append(f.Name)).Concat(preset.Mappings.Select(static m => m.Name)), name => Assert.Contains(name, named));
        // The address is named as one.
        Assert.All(preset.Mappings.SelectMany(static m => m.Units).Where(static u => u.Name != "address").Select(static u => u.Name), name => Assert.Contains(name, named));
        var options = part[part.IndexOf("### Options", StringComparison.Ordinal)..part.IndexOf("### What cannot", StringComparison.Ordinal)];
        var listed = Ticked().Matches(options).Select(static m => m.Groups[1].Value).Where(static n => n != "SmartbillSyncOptions").ToHashSet();
        Assert.Equal(typeof(Smartbill.Sync.SmartbillSyncOptions).GetProperties().Select(static p => p.Name).Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^(GET|POST|PUT|DELETE) https://ws\.smartbill\.ro/SBORO/api([^?\s]*)")]
    private static partial Regex Sent();

    [GeneratedRegex(@"^\| `(GET|POST|PUT|DELETE) ([^`]+)` \| ([^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"`?(\w+)\.(\w+Async)`")]
    private static partial Regex Operation();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Ticked();
}
