using System.Text;
using System.Text.Json.Nodes;
using Connectors.Pairs.Tests.Documents.Table;
using Connectors.Sync;
using Connectors.TestSupport;

namespace Connectors.Pairs.Tests.Documents;

/// <summary>Companies that nobody sold to, at each vendor that keeps customers and does not take all of them by itself (Dinero does).</summary>
public sealed class ProspectTests
{
    [Theory]
    [InlineData("Economic")]
    [InlineData("Reviso")]
    [InlineData("Uniconta")]
    [InlineData("Intacct")]
    [Acceptance("P-27a"), Acceptance("P-27b")]
    public async Task A_run_makes_no_customer_of_a_prospect_and_a_push_a_document_and_a_scope_rule_make_exactly_their_own(string vendor)
    {
        await using var desk = await Desk.OpenAsync(vendor);
        await using var pair = await desk.PairAsync();
        var pushed = await desk.ProspectAsync(pair, "Pushed");
        await desk.ProspectAsync(pair, "Scoped");
        await desk.ProspectAsync(pair, "Nobody's");
        var offer = await desk.OfferAsync(pair);
        await pair.RunAsync();
        await pair.RunAsync();
        Assert.Equal((0, 0, 0, 0), Made(desk));
        Assert.Empty(await pair.Engine.ListParkedAsync(SalesPair.Id));

        await pair.Engine.RunAsync(SalesPair.Id, new RunRequest { Record = new RecordRef("company", $"{pushed}"), User = "ann" });
        Assert.Equal((1, 0, 0, 0), Made(desk));
        Assert.Equal(SendState.Sent, (await pair.PressAsync(desk.Flow.Name, offer)).State);
        Assert.Equal((1, 1, 0, 0), Made(desk));

        var settings = JsonNode.Parse(desk.SettingsOf(null))!.AsObject();
        settings["entities"] = JsonNode.Parse("""{ "company": { "scope": { "name": ["Scoped"] }, "createInAccounting": "InScope" } }""");
        await pair.Connections.SaveSettingsAsync(SalesPair.Id, Encoding.UTF8.GetBytes(settings.ToJsonString()), "ann");
        await pair.RunAsync();
        await pair.RunAsync();
        Assert.Equal((1, 1, 1, 0), Made(desk));
    }

    private static (int, int, int, int) Made(Desk desk) => (desk.CountCustomers("Pushed")!.Value, desk.CountCustomers("Havnens Kro")!.Value, desk.CountCustomers("Scoped")!.Value, desk.CountCustomers("Nobody's")!.Value);
}
