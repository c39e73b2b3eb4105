using Connectors.AspNetCore.Operations;
using Connectors.TestSupport;

namespace Connectors.AspNetCore.Tests.Operations;

/// <summary>The endpoints that there are.</summary>
public sealed class OperationTableTests
{
    [Fact]
    public void Every_endpoint_has_a_name_of_its_own_and_a_route_of_its_own()
    {
        Assert.Equal(OperationTable.All.Count, OperationTable.All.Select(static o => o.Name).Distinct().Count());
        Assert.Equal(OperationTable.All.Count, OperationTable.All.Select(static o => o.ToString()).Distinct().Count());
    }

    /// <summary>What a person does on each page, by the endpoint that does it. An action without one has no place on a page, and an endpoint that stands on no page is asked about here.</summary>
    private static readonly Dictionary<string, string[]> Pages = new()
    {
        ["overview"] = ["overview", "overview.show"],
        ["connections"] = ["connections.list", "connections.create", "connections.show", "connections.delete", "pause", "resume", "mode"],
        ["connect"] = ["connect.ways", "connect", "connect.start", "connect.callback", "credentials", "rebind", "links.aside"],
        ["account"] = ["probe", "connect.choose"],
        ["settings"] = ["settings.show", "settings.save", "settings.check", "settings.plan", "settings.draft", "settings.discard", "preset.plan", "preset.accept"],
        ["mapping"] = ["schema", "fields", "fields.table", "fields.create"],
        ["webhooks"] = ["webhooks", "webhooks.renew"],
        ["plan"] = ["plan", "plan.show", "plan.table", "plan.approve", "plan.reject"],
        ["runs"] = ["run", "runs"],
        ["waiting"] = ["parked", "parked.causes", "parked.table", "parked.import", "parked.retry", "parked.assign", "parked.decide", "parked.approve", "uncertain", "uncertain.answer"],
        ["documents"] =
        [
            "documents.flows", "documents.list", "documents.check", "documents.send", "documents.answer", "documents.again", "documents.refresh", "documents.baseline", "documents.takeBaseline", "documents.resume",
        ],
        ["support"] = ["records.find", "records.story", "records.forget", "explain", "journal", "export", "diagnose"],
    };

    [Fact, Acceptance("P-12i", Missing = "the pages")]
    public void Every_action_of_a_page_is_an_endpoint_and_every_endpoint_an_action_of_one_page() =>
        Assert.Equal(OperationTable.All.Select(static o => o.Name).Order(StringComparer.Ordinal), Pages.Values.SelectMany(static a => a).Order(StringComparer.Ordinal));

    [Fact]
    public void The_table_of_operations() => Verified.Text(string.Join('\n', OperationTable.All.Select(static o => $"{o.Name,-24} {o}")));
}
