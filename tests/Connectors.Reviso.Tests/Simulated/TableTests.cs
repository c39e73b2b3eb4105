using System.Reflection;
using System.Text.RegularExpressions;
using Connectors.Testing;

namespace Connectors.Reviso.Tests.Simulated;

/// <summary>The simulator carries out every endpoint that the client's page lists.</summary>
public sealed partial class TableTests
{
    [Fact]
    public async Task Every_endpoint_of_the_clients_table_is_an_operation_of_the_simulator()
    {
        var project = typeof(TableTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "ProjectDirectory").Value!;
        var rows = Row().Matches(await File.ReadAllTextAsync(Path.Combine(project, "../../docs/vendors/reviso.md")));
        Assert.Equal(150, rows.Count);
        await using var sim = RevisoSimulator.InProcess();
        using var http = new HttpClient(sim.CreateHandler()) { BaseAddress = sim.BaseAddress };
        var unknown = new List<string>();
        // What the client does not offer no source shows for Reviso either.
        foreach (var row in rows.Where(r => !r.Groups[3].Value.StartsWith("not offered", StringComparison.Ordinal)))
        {
            var path = row.Groups[2].Value.Replace("{resource}", "banks", StringComparison.Ordinal).Replace("{collection}", "customers", StringComparison.Ordinal);
            using var request = new HttpRequestMessage(new HttpMethod(row.Groups[1].Value), Placeholder().Replace(path, "1"));
            using var answer = await http.SendAsync(request);
            if (sim.Calls[^1].Operation == "unknown")
                unknown.Add(row.Value);
        }

        Assert.Empty(unknown);
    }

    [GeneratedRegex(@"^\| `(GET|POST|PUT|PATCH|DELETE) (/[^`]*)` \| (.*) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();
}
