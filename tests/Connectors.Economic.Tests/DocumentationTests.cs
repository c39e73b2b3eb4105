using System.Reflection;
using System.Text.RegularExpressions;

namespace Connectors.Economic.Tests;

/// <summary>What docs/vendors/economic.md promises is there.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string Project = typeof(DocumentationTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "ProjectDirectory").Value!;

    private static readonly string Document = File.ReadAllText(Path.Combine(Project, "..", "..", "docs", "vendors", "economic.md"));

    // Their boundary is new every time: tested by its own test.
    private static readonly string[] NotInTexts = ["POST /orders/drafts/1/attachment/file"];

    [Fact]
    public void Every_endpoint_in_the_table_is_an_operation_whose_request_is_committed_or_says_why_not()
    {
        var sent = Directory.EnumerateFiles(Path.Combine(Project, "Wire"), "*.verified.txt").SelectMany(File.ReadLines).Select(l => Sent().Match(l)).Where(m => m.Success)
            .Select(m => $"{m.Groups[1].Value} {m.Groups[2].Value}").Concat(NotInTexts).Distinct().ToList();
        var rows = Row().Matches(Document).Select(m => (Verb: m.Groups[1].Value, Path: m.Groups[2].Value, Operation: m.Groups[3].Value.Trim())).ToList();
        Assert.Equal(334, rows.Count);
        var missing = new List<string>();
        foreach (var (verb, path, text) in rows)
        {
            var operation = Operation().Match(text);
            if (!operation.Success)
            {
                Assert.StartsWith("not offered: ", text, StringComparison.Ordinal);
                continue;
            }

            if (Find(operation.Groups[1].Success, operation.Groups[2].Value)?.GetMember(operation.Groups[3].Value).Length is null or 0)
                missing.Add($"There is no {operation.Value}.");
            var pattern = $"^{verb} {Placeholder().Replace(path, "[^/]+")}$";
            if (!sent.Any(s => Regex.IsMatch(s, pattern)))
                missing.Add($"No committed request for {verb} {path}.");
        }

        Assert.Empty(missing);
    }

    [Fact]
    public void Every_operation_is_in_the_table()
    {
        var named = Operation().Matches(Document).Select(m => m.Value.Trim('`')).ToHashSet();
        string[] beside = ["UpdateAsync", "ListPageAsync", "ListChangesAsync"];
        var missing = Operations(typeof(IEconomicClient), "").Concat(Operations(typeof(IEconomicOpenApi), "OpenApi."))
            .Where(n => !named.Contains(n) && !beside.Contains(n[(n.LastIndexOf('.') + 1)..]));
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_setting_on_the_page_exists_and_every_setting_is_on_the_page()
    {
        Assert.StartsWith("## What you apply for, and at whom", Document[Document.IndexOf("## ", StringComparison.Ordinal)..], StringComparison.Ordinal);
        var settings = Document[Document.IndexOf("## Settings", StringComparison.Ordinal)..Document.IndexOf("## Sync", StringComparison.Ordinal)];
        var named = Ticked().Matches(settings).Select(m => m.Groups[1].Value).ToHashSet();
        var existing = new[] { typeof(EconomicOptions), typeof(EconomicCredentials), typeof(EconomicOpenApiVersions) }.SelectMany(t => t.GetProperties()).Where(p => p.CanWrite).Select(p => p.Name).ToHashSet();
        Assert.Empty(existing.Except(named));
        Assert.Empty(named.Except(existing).Except(["EconomicOptions", "EconomicCredentials", "X-RateLimiting"]));
    }

    [Fact]
    public void Every_setting_of_a_sync_is_on_the_page()
    {
        var settings = Document[Document.IndexOf("### Settings of a sync", StringComparison.Ordinal)..Document.IndexOf("### Documents", StringComparison.Ordinal)];
        Assert.Equal(typeof(Connectors.Economic.Sync.EconomicSyncOptions).GetProperties().Select(p => p.Name).Order(StringComparer.Ordinal), Ticked().Matches(settings).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal));
    }

    private static Type? Find(bool openApi, string resource) => (openApi ? typeof(IEconomicOpenApi) : typeof(IEconomicClient)).GetProperty(resource)?.PropertyType;

    private static IEnumerable<string> Operations(Type client, string prefix) => client.GetProperties().Where(p => p.PropertyType.IsClass)
        .SelectMany(p => p.PropertyType.GetMethods(BindingFlags.Public | BindingFlags.Instance).Where(m => m.Name.EndsWith("Async", StringComparison.Ordinal)).Select(m => $"{prefix}{p.Name}.{m.Name}")).Distinct();

    [GeneratedRegex(@"^(GET|POST|PUT|PATCH|DELETE) https://(?:restapi|apis)\.e-conomic\.com([^?\s]*)")]
    private static partial Regex Sent();

    [GeneratedRegex(@"^\| `(GET|POST|PUT|PATCH|DELETE) (/[^`]*)` \| (.*) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"`(OpenApi\.)?(\w+)\.(\w+Async)`")]
    private static partial Regex Operation();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"`([A-Za-z][A-Za-z-]+)`")]
    private static partial Regex Ticked();
}
