using System.Reflection;
using System.Text.RegularExpressions;

namespace Connectors.Uniconta.Tests;

/// <summary>What docs/vendors/uniconta.md promises is there.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string Project = typeof(DocumentationTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "ProjectDirectory").Value!;

    private static readonly string Page = File.ReadAllText(Path.Combine(Project, "..", "..", "docs", "vendors", "uniconta.md"));

    private static readonly List<string> Sent = [.. Directory.EnumerateFiles(Project, "*.verified.txt", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
        .SelectMany(File.ReadLines).Select(l => SentLine().Match(l)).Where(m => m.Success).Select(m => $"{m.Groups[1].Value} {m.Groups[2].Value}").Distinct()];

    private static readonly PropertyInfo[] Resources = [.. typeof(IUnicontaClient).GetProperties().Where(p => p.PropertyType.IsSubclassOf(typeof(UnicontaOperations)))];

    [Fact]
    public void Every_documented_endpoint_is_mapped_to_an_operation_whose_request_is_committed_or_says_why_not()
    {
        var rows = Endpoint().Matches(Page).Select(m => (Verb: m.Groups[1].Value, Path: m.Groups[2].Value, Operation: m.Groups[3].Value.Trim())).ToList();
        Assert.Equal(17, rows.Select(r => r.Verb + r.Path).Distinct().Count());
        Assert.All(rows, row =>
        {
            var pattern = $"^{row.Verb} {Regex.Escape(row.Path).Replace("\\{c}", "4415", StringComparison.Ordinal).Replace("\\{table}", "\\w+", StringComparison.Ordinal).Replace("\\{guid}", "[0-9a-f-]{36}", StringComparison.Ordinal)}$";
            if (row.Operation.StartsWith("not used: ", StringComparison.Ordinal))
                return;
            Assert.True(Sent.Any(s => Regex.IsMatch(s, pattern)), $"No committed request for {row.Verb} {row.Path}.");
            if (row.Operation.StartsWith("sign-in: ", StringComparison.Ordinal))
                return;
            var operation = Operation().Match(row.Operation);
            Assert.True(operation.Success, row.Operation);
            Assert.NotNull(Find(operation.Groups[1].Value, operation.Groups[2].Value));
        });
    }

    [Fact]
    public void Every_resource_and_operation_is_in_the_table_with_the_name_that_is_sent()
    {
        var tables = Page[Page.IndexOf("## Tables", StringComparison.Ordinal)..];
        var common = Ticked().Matches(tables[..tables.IndexOf("| resource", StringComparison.Ordinal)]).Select(m => m.Groups[1].Value).ToHashSet();
        var rows = TableRow().Matches(tables).ToDictionary(m => m.Groups[1].Value, m => (Table: m.Groups[2].Value, Own: m.Groups[3].Value));
        Assert.Equal(Resources.Select(p => p.Name).Order(), rows.Keys.Order());
        foreach (var resource in Resources)
        {
            var (table, own) = rows[resource.Name];
            Assert.True(Sent.Any(s => Regex.IsMatch(s, $"/{table}(User)?$")), $"No committed request for {table}.");
            var methods = resource.PropertyType.GetMethods().Where(m => m.Name.EndsWith("Async", StringComparison.Ordinal)).Select(m => m.Name).Distinct().Where(n => !common.Contains(n));
            Assert.Equal(methods.Select(n => $"{resource.Name}.{n}").Order(), Operation().Matches(own).Select(m => $"{m.Groups[1].Value}.{m.Groups[2].Value}").Order());
        }
    }

    [Fact]
    public void Every_operation_that_the_page_names_exists() =>
        Assert.All(Operation().Matches(Page).Where(m => Resources.Any(r => r.Name == m.Groups[1].Value)), m => Assert.NotNull(Find(m.Groups[1].Value, m.Groups[2].Value)));

    [Fact]
    public void Every_setting_on_the_page_exists_and_every_setting_is_on_the_page()
    {
        Assert.StartsWith("## What you apply for, and at whom", Page[Page.IndexOf("## ", StringComparison.Ordinal)..]);
        var settings = Page[Page.IndexOf("## Settings", StringComparison.Ordinal)..Page.IndexOf("## Limits", StringComparison.Ordinal)];
        var named = Ticked().Matches(settings).Select(m => m.Groups[1].Value).SelectMany(n => n.Split(':')).ToHashSet();
        var existing = new[] { typeof(UnicontaOptions), typeof(UnicontaCredentials) }.SelectMany(t => t.GetProperties()).Select(p => p.Name).ToHashSet();
        Assert.Empty(existing.Except(named));
        Assert.Empty(named.Except(existing).Except(["UnicontaOptions"]));
    }

    [Fact, Acceptance("002-52", Missing = "the page")]
    public void Every_option_of_the_sync_is_on_the_page_and_every_field_of_a_mapping_too()
    {
        // From the table on: the code before it is no list of names.
        var part = Page[Page.IndexOf("| in the CRM | in Uniconta", StringComparison.Ordinal)..Page.IndexOf("## Traps", StringComparison.Ordinal)];
        var named = Ticked().Matches(part).Select(m => m.Groups[1].Value).ToHashSet();
        Assert.Empty(typeof(Connectors.Uniconta.Sync.UnicontaSyncOptions).GetProperties().Select(p => p.Name).Except(named));
        var preset = Connectors.Uniconta.Sync.UnicontaPreset.Create(new() { CustomerField = "type", CustomerValues = { "Kunde" } });
        // The three lines are named by the first and the last; an owner by its two members.
        Assert.Empty(preset.Mappings.SelectMany(m => m.Units).SelectMany(u => u.AccountingFields).Distinct().Except(named).Except(["Address2", "Debtor", "Kind"]));
        Assert.Empty(preset.Mappings.Select(m => m.Accounting).Concat(preset.Flows.Select(f => f.Name)).Except(named));
        Assert.Contains("Tools / Custom fields", part, StringComparison.Ordinal);
    }

    private static MethodInfo? Find(string resource, string method) => Resources.SingleOrDefault(p => p.Name == resource)?.PropertyType.GetMethods().FirstOrDefault(m => m.Name == method);

    [GeneratedRegex(@"^(GET|POST|PUT|DELETE) https://(?:odata|api)\.uniconta\.com([^?\s]*)")]
    private static partial Regex SentLine();

    [GeneratedRegex(@"^\| `(GET|POST|PUT|DELETE) ([^`]+)` \| ([^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Endpoint();

    [GeneratedRegex(@"^\| `(\w+)` \| `(\w+)` \|[^|]*\|([^|]*)\|$", RegexOptions.Multiline)]
    private static partial Regex TableRow();

    [GeneratedRegex(@"`(\w+)\.(\w+Async)`")]
    private static partial Regex Operation();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Ticked();
}
