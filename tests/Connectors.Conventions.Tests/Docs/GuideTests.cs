using System.Text.RegularExpressions;
using Connectors.AspNetCore;
using Connectors.Conventions.Tests.Support;

namespace Connectors.Conventions.Tests.Docs;

/// <summary>The guides and the concept pages name nothing that the packages do not have, and stay short enough to be read.</summary>
public sealed partial class GuideTests
{
    private const int LongestConcept = 60;

    private static readonly string[] Concepts = ["connections", "mapping", "conflicts", "deletes", "webhooks", "documents", "errors", "multi-tenant", "telemetry"];

    // Words of other systems, and values that an example made up.
    private static readonly string[] Others =
    [
        "acme", "gln", "EanNumber", "DbContext", "TContext", "ArgumentException", "Microsoft.AspNetCore.Hosting.Diagnostics", "rowversion", "xmin", "row_version", "offer", "order", "string", "true", "Mode", "Memory", "Cache", "Shared",
        "dotnet", "run", "project", "vendor", "smartbill", "r", "topic", "apiKey", "fields", "uncertain", "held", "CHANGED", "https",
    ];

    private static readonly string[] Framework = ["Add", "Equal", "True", "Configuration", "Services"];

    public static TheoryData<string> Pages => [.. Repository.Under("docs/concepts/", ".md").Concat(["docs/your-crm.md", "docs/before-your-first-customer.md", "docs/testing-your-integration.md"])];

    [Theory, MemberData(nameof(Pages))]
    public void Every_name_in_code_style_exists(string file)
    {
        var page = DocPage.Read(file);
        var unknown = page.CodeSpans.Where(static s => !s.Contains('/', StringComparison.Ordinal)).SelectMany(DocPage.Identifiers).Distinct()
            .Where(static name => !Others.Contains(name) && !KnownNames.Has(name)).Select(name => new Finding(file, $"names '{name}', which no package has"));
        Findings.None(unknown);
    }

    /// <summary>The code of docs/your-crm.md is compiled as a whole; that of the others is checked call by call.</summary>
    [Theory, MemberData(nameof(Pages))]
    public void Every_call_in_a_block_of_code_exists(string file)
    {
        if (file == "docs/your-crm.md")
            return;
        var unknown = DocPage.Read(file).Blocks("csharp").SelectMany(static b => Call().Matches(b)).Select(static m => m.Groups[1].Value).Distinct()
            .Where(static name => !Framework.Contains(name) && !KnownNames.Has(name)).Select(name => new Finding(file, $"calls '{name}', which no package has"));
        Findings.None(unknown);
    }

    /// <summary>The rule itself: what is misspelt is found.</summary>
    [Theory]
    [InlineData("ISyncEngine.PlanAsync", true)]
    [InlineData("SyncOptions.BrakeMinimum", true)]
    [InlineData("ConnectionBuilder.Crm", true)]
    [InlineData("RecordLookup.Merged", true)]
    [InlineData("createInAccounting", true)]
    [InlineData("connectors.sync.runs", true)]
    [InlineData("ISyncEngine.PlanAsnyc", false)]
    [InlineData("SyncOptions.BreakMinimum", false)]
    [InlineData("ISyncMachine.PlanAsync", false)]
    [InlineData("createInAccountig", false)]
    [InlineData("connectors.sync.run", false)]
    public void A_name_is_known_or_not(string name, bool isKnown) => Assert.Equal(isKnown, KnownNames.Has(name));

    [Theory, MemberData(nameof(Pages))]
    public void Every_path_in_code_style_exists(string file)
    {
        // /webhook/{topic} is a route; src/… and samples/… are files.
        var unknown = DocPage.Read(file).CodeSpans.SelectMany(static s => RepositoryPath().Matches(s)).Select(static m => m.Value)
            .Where(static path => !Repository.Files.Any(f => f == path || f.StartsWith(path.TrimEnd('/') + "/", StringComparison.Ordinal))).Select(path => new Finding(file, $"names '{path}', which does not exist"));
        Findings.None(unknown);
    }

    [Fact]
    public void Each_concept_has_its_page_in_the_index_and_each_page_can_be_read_in_a_minute_or_two()
    {
        var index = DocPage.Read("docs/concepts/README.md").Text;
        foreach (var concept in Concepts)
        {
            Assert.Contains($"({concept}.md)", index, StringComparison.Ordinal);
            Assert.InRange(DocPage.Read($"docs/concepts/{concept}.md").Text.Split('\n').Length, 15, LongestConcept);
        }

        Assert.Equal(Concepts.Length + 1, Repository.Under("docs/concepts/", ".md").Count());
    }

    [Fact]
    public void The_routes_on_the_webhooks_page_are_those_that_are_mapped()
    {
        var prefix = (string)typeof(WebhookEndpoints).GetMethod(nameof(WebhookEndpoints.MapConnectorWebhooks))!.GetParameters().Single(static p => p.Name == "prefix").DefaultValue!;
        var named = DocPage.Read("docs/concepts/webhooks.md").CodeSpans.Where(static s => s.StartsWith('/')).ToList();
        Assert.NotEmpty(named);
        Assert.All(named, path => Assert.StartsWith(prefix + "/{topic}", path, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_instrument_is_on_the_telemetry_page_and_no_other()
    {
        var created = new[] { "src/Connectors.Core/Diagnostics/CallTelemetry.cs", "src/Connectors.Sync/Diagnostics/SyncTelemetry.cs" }
            .SelectMany(static f => Instrument().Matches(Repository.Read(f))).Select(static m => m.Groups[1].Value);
        var named = TableName().Matches(DocPage.Read("docs/concepts/telemetry.md").Text).Select(static m => m.Groups[1].Value);
        Assert.Equal(created.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_kind_of_event_is_on_the_errors_page()
    {
        var page = DocPage.Read("docs/concepts/errors.md");
        Assert.All(Enum.GetNames<Connectors.Sync.ConnectionEventKind>(), name => Assert.Contains($"ConnectionEventKind.{name}", page.CodeSpans));
    }

    [GeneratedRegex(@"\.([A-Z]\w+)(?=[(<])")]
    private static partial Regex Call();

    [GeneratedRegex(@"Create(?:Histogram|Counter)<\w+>\(""([a-z.]+)""")]
    private static partial Regex Instrument();

    [GeneratedRegex(@"^\| `(connectors\.[a-z.]+)` \|", RegexOptions.Multiline)]
    private static partial Regex TableName();

    [GeneratedRegex(@"\b(?:src|samples|docs|tests|eng)/[\w./-]+")]
    private static partial Regex RepositoryPath();
}
