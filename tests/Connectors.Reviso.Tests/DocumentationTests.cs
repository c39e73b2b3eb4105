using System.Reflection;
using System.Text.RegularExpressions;

namespace Connectors.Reviso.Tests;

/// <summary>What docs/vendors/reviso.md promises is there.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string Project = typeof(DocumentationTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "ProjectDirectory").Value!;

    private static readonly string Document = File.ReadAllText(Path.Combine(Project, "..", "..", "docs", "vendors", "reviso.md"));

    // Its boundary is new every time: tested by a test of its own.
    private static readonly string[] NotInTexts = ["POST /v2/invoices/drafts/1/attachment"];

    // They call the endpoint of another operation.
    private static readonly string[] Beside = ["UpdateAsync", "ListPageAsync", "ListChangesAsync", "ListOpenAsync", "ListSalesAsync", "ListOfTypeAsync", "SetArchivedAsync", "SetSentAsync"];

    [Fact]
    public void Every_endpoint_in_the_table_is_an_operation_whose_request_is_committed_or_says_why_not()
    {
        var sent = Directory.EnumerateFiles(Path.Combine(Project, "Wire"), "*.verified.txt").SelectMany(File.ReadLines).Select(l => Sent().Match(l)).Where(m => m.Success)
            .Select(m => $"{m.Groups[1].Value} {m.Groups[2].Value}").Concat(NotInTexts).ToHashSet();
        var rows = Row().Matches(Document).Select(m => (Verb: m.Groups[1].Value, Path: m.Groups[2].Value, Operation: m.Groups[3].Value.Trim())).ToList();
        Assert.Equal(150, rows.Count);
        var missing = new List<string>();
        foreach (var (verb, path, text) in rows)
        {
            if (Operation().Match(text) is not { Success: true } operation)
            {
                Assert.StartsWith("not offered: ", text, StringComparison.Ordinal);
                continue;
            }

            if (typeof(IRevisoClient).GetProperty(operation.Groups[1].Value)?.PropertyType.GetMember(operation.Groups[2].Value).Length is null or 0)
                missing.Add($"There is no {operation.Value}.");
            if (Resource().Match(text) is { Success: true } resource && ((RevisoResource?)typeof(RevisoResource).GetField(resource.Groups[1].Value)?.GetValue(null))?.Value != path.TrimStart('/'))
                missing.Add($"{resource.Value} is not {path}.");
            if (!sent.Any(s => Regex.IsMatch(s, $"^{verb} {Placeholder().Replace(path, "[^/]+")}$")))
                missing.Add($"No committed request for {verb} {path}.");
        }

        Assert.Empty(missing);
    }

    [Fact]
    public void Every_operation_is_in_the_table()
    {
        var named = Operation().Matches(Document).Select(m => m.Value.Trim('`')).ToHashSet();
        Assert.Empty(typeof(IRevisoClient).GetProperties()
            .SelectMany(p => p.PropertyType.GetMethods(BindingFlags.Public | BindingFlags.Instance).Where(m => m.Name.EndsWith("Async", StringComparison.Ordinal) && !Beside.Contains(m.Name)).Select(m => $"{p.Name}.{m.Name}"))
            .Distinct().Except(named));
    }

    [Fact]
    public void Every_resource_by_name_is_in_the_table_or_has_operations_of_its_own()
    {
        var rows = Row().Matches(Document).Select(m => m.Groups[2].Value).ToHashSet();
        Assert.Empty(typeof(RevisoResource).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => "/" + (RevisoResource)f.GetValue(null)!).Except(rows));
    }

    [Fact]
    public void Every_setting_on_the_page_exists_and_every_setting_is_on_the_page()
    {
        Assert.StartsWith("## What you apply for, and at whom", Document[Document.IndexOf("## ", StringComparison.Ordinal)..], StringComparison.Ordinal);
        var settings = Document[Document.IndexOf("## Settings", StringComparison.Ordinal)..Document.IndexOf("## Limits", StringComparison.Ordinal)];
        var named = Ticked().Matches(settings).Select(m => m.Groups[1].Value).ToHashSet();
        var existing = new[] { typeof(RevisoOptions), typeof(RevisoCredentials) }.SelectMany(t => t.GetProperties()).Where(p => p.CanWrite).Select(p => p.Name).ToHashSet();
        Assert.Empty(existing.Except(named));
        Assert.Empty(named.Except(existing).Except(["RevisoOptions", "RevisoCredentials", "appId"]));
    }

    [GeneratedRegex(@"^(GET|POST|PUT|PATCH|DELETE) https://rest\.reviso\.com([^?\s]*)")]
    private static partial Regex Sent();

    [GeneratedRegex(@"^\| `(GET|POST|PUT|PATCH|DELETE) (/[^`]*)` \| (.*) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"`(\w+)\.(\w+Async)`")]
    private static partial Regex Operation();

    [GeneratedRegex(@"`RevisoResource\.(\w+)`")]
    private static partial Regex Resource();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"`([A-Za-z][A-Za-z-]+)`")]
    private static partial Regex Ticked();
}
