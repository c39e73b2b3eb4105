using System.Reflection;
using System.Text.RegularExpressions;
using Connectors.Dinero.Sync;

namespace Connectors.Dinero.Tests;

/// <summary>What docs/vendors/dinero.md promises is there.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string Project = typeof(DocumentationTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "ProjectDirectory").Value!;

    private static readonly string Page = File.ReadAllText(Path.Combine(Project, "..", "..", "docs", "vendors", "dinero.md"));

    [Fact]
    public void Every_documented_endpoint_is_mapped_to_an_operation_whose_request_is_committed_or_says_why_not()
    {
        var sent = Directory.EnumerateFiles(Path.Combine(Project, "Wire"), "*.verified.txt").SelectMany(File.ReadLines).Select(l => Sent().Match(l)).Where(m => m.Success)
            .Select(m => $"{m.Groups[1].Value} {m.Groups[2].Value}").Append("POST /v1/12345/files").Append("POST /v1/12345/files/attachment").Distinct().ToList();
        var rows = Row().Matches(Page).Select(m => (Verb: m.Groups[1].Value, Path: m.Groups[2].Value, Operation: m.Groups[3].Value.Trim())).ToList();
        Assert.Equal(136, rows.Select(r => r.Verb + r.Path).Distinct().Count());
        Assert.All(rows, row =>
        {
            var operation = Operation().Match(row.Operation);
            if (!operation.Success)
            {
                Assert.Matches("^(older|deprecated): ", row.Operation);
                return;
            }

            var resource = typeof(IDineroClient).GetProperty(operation.Groups[1].Value);
            Assert.NotNull(resource);
            Assert.NotNull(resource.PropertyType.GetMethod(operation.Groups[2].Value));
            var pattern = $"^{row.Verb} {Placeholder().Replace(row.Path.Replace("{o}", "12345"), "[^/]+")}$";
            Assert.True(sent.Any(s => Regex.IsMatch(s, pattern)), $"No committed request for {row.Verb} {row.Path}.");
        });
    }

    [Fact]
    public void Every_operation_is_in_the_table()
    {
        var named = Operation().Matches(Page).Select(m => m.Value.Trim('`')).ToHashSet();
        string[] beside = ["UpdateAsync", "ListPageAsync", "ListChangesAsync"];
        var missing = typeof(IDineroClient).GetProperties().Where(p => p.PropertyType.IsSubclassOf(typeof(DineroOperations)))
            .SelectMany(p => p.PropertyType.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(m => $"{p.Name}.{m.Name}"))
            .Where(n => n.EndsWith("Async", StringComparison.Ordinal) && !named.Contains(n) && !beside.Contains(n[(n.IndexOf('.') + 1)..]));
        // A PDF is the same endpoint with another Accept header.
        Assert.Equal(["Invoices.GetPdfAsync"], missing);
    }

    [Fact, Acceptance("003-03"), Acceptance("003-04", Missing = "the page"), Acceptance("003-06"), Acceptance("003-07"), Acceptance("P-21f", Missing = "the other five vendors' pages")]
    public void Every_setting_on_the_page_exists_and_every_setting_is_on_the_page()
    {
        Assert.StartsWith("## What you apply for, and at whom", Page[Page.IndexOf("## ", StringComparison.Ordinal)..]);
        foreach (var text in new[] { "Integrationer", "Dine API-nøgler", "Ny API-nøgle", "Opret", "bottom left", "api@dinero.dk", "isv_", "trial" })
            Assert.Contains(text, Page);
        var settings = Page[Page.IndexOf("## Settings", StringComparison.Ordinal)..Page.IndexOf("## What maps to what", StringComparison.Ordinal)];
        var named = Ticked().Matches(settings).Select(m => m.Groups[1].Value).SelectMany(n => n.Split(':')).ToHashSet();
        var existing = new[] { typeof(DineroOptions), typeof(DineroCredentials), typeof(DineroSyncOptions) }.SelectMany(t => t.GetProperties()).Select(p => p.Name).ToHashSet();
        Assert.Empty(existing.Except(named));
        Assert.Empty(named.Except(existing).Except(["DineroOptions", "Dinero", "Dinero(…, options => …)"]));
    }

    [Fact]
    public void Converters_entities_and_fields_on_the_page_exist()
    {
        var preset = DineroPreset.Version1;
        Assert.All(Ticked().Matches(Page).Select(m => m.Groups[1].Value).Where(n => n.StartsWith("country:", StringComparison.Ordinal) || n.StartsWith("dinero:", StringComparison.Ordinal)),
            name => Assert.Contains(preset.Converters, c => c.Name == name));
        Assert.All(preset.Converters.Where(c => c.Name != DineroConverters.PaymentCondition), c => Assert.Contains($"`{c.Name}`", Page));
        Assert.All(new[] { "contact.company", "contact.person", "invoice" }, entity => Assert.Contains($"`{entity}`", Page));
    }

    [GeneratedRegex(@"^(GET|POST|PUT|DELETE) https://api\.dinero\.dk([^?\s]*)")]
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
