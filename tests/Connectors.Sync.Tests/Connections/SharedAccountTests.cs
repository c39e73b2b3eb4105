using System.Text;
using Connectors.Sync.Stores;
using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Sync.Tests.Connections;

/// <summary>Several connections at one account: a CRM with two accounting companies, and an accounting company with two CRMs.</summary>
public sealed class SharedAccountTests
{
    [Theory]
    [Acceptance("P-17a")]
    [Rule("R18")]
    [InlineData("Park")]
    [InlineData("End")]
    public async Task A_record_that_changes_its_owner_is_parked_or_moved_by_rule(string rule)
    {
        await using var estate = new Estate();
        var node = Start(estate);
        var (north, south) = (await OwnedAsync(node, "north", rule), await OwnedAsync(node, "south", rule));
        var crm = estate.Crm("shared");
        var (acme, beta) = (crm.Add("company", ("name", "Acme"), ("type", "north")), crm.Add("company", ("name", "Beta"), ("type", "south")));
        await BothAsync();
        Assert.Equal(("Acme", "Beta"), (Names(estate, "north"), Names(estate, "south")));

        crm.Edit("company", acme, ("type", "south"), ("city", "Ribe"));
        await BothAsync();

        if (rule == "Park")
        {
            var parked = Assert.Single(await node.Engine.ListParkedAsync(north));
            Assert.Equal(("left-scope", "crm:" + acme), (parked.Cause, parked.Pair));
            Assert.Null(estate.Books("north").Text("customer", "1", "City"));
        }
        else
        {
            Assert.Empty(await node.Engine.ListParkedAsync(north));
            var link = Assert.Single(await estate.Store.FindLinksAsync(north, Side.Crm, "companys", [acme], default));
            Assert.Equal((LinkState.Orphaned, "left-scope"), (link.State, link.Reason));
        }

        // The other one takes it as its own; the old customer stays as it was, and nothing of it comes back.
        Assert.Equal(("Acme", "Acme,Beta"), (Names(estate, "north"), Names(estate, "south")));
        estate.Books("north").Edit("customer", "1", ("City", "Old"));
        var writes = crm.Writes;
        await BothAsync();
        await BothAsync();
        Assert.Equal(writes, crm.Writes);
        Assert.Equal("Ribe", crm.Text("company", acme, "city"));

        // It comes back: the same link goes on.
        crm.Edit("company", acme, ("type", "north"), ("phone", "11223344"));
        estate.Clock.Advance(TimeSpan.FromMinutes(10));
        await BothAsync();
        Assert.Empty(await node.Engine.ListParkedAsync(north));
        Assert.Equal("1", Assert.Single(await estate.Store.FindLinksAsync(north, Side.Crm, "companys", [acme], default)) is { State: LinkState.Active } again ? again.AccountingId : null);
        Assert.Equal("11223344", estate.Books("north").Text("customer", "1", "Phone"));
        Assert.Equal("Acme", Names(estate, "north"));
        Assert.NotEqual(acme, beta);

        async Task BothAsync()
        {
            await node.SyncAsync(north);
            await node.SyncAsync(south);
        }
    }

    [Fact]
    [Acceptance("004-03")]
    [Rule("R15")]
    public async Task A_second_connection_to_the_same_two_accounts_is_refused_and_told_which_one_has_them()
    {
        await using var estate = new Estate();
        var node = Start(estate);
        var first = await ConnectAsync(node, "first", "one", "books");
        estate.Crm("one").Add("company", ("name", "Acme"));
        await node.SyncAsync(first);
        Assert.Equal(("crm-one", "books-books"), (await node.Connections.GetAsync(first)).Accounts is var (crm, accounting) ? (crm.Id, accounting.Id) : default);
        var writes = estate.Books("books").Writes + estate.Crm("one").Writes;

        // Made anew with the same credentials: it is red, is bound to nothing, cannot be enabled, and writes nothing.
        var second = new ConnectionId("second");
        await node.Connections.CreateAsync(new NewConnection { Id = second, Kind = Estate.Kind, Crm = SideCredentials.Of("apiKey", "one"), Accounting = SideCredentials.Of("apiKey", "books") }, "ann");
        var refused = await Assert.ThrowsAsync<SyncRequestException>(() => node.Services.GetRequiredService<IConnectionSetup>().SetModeAsync(second, ConnectionMode.Live, "ann"));
        Assert.Equal("same-pair", refused.Code);
        Assert.Contains("'first'", refused.Message, StringComparison.Ordinal);
        Assert.Contains("CRM one (crm-one)", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Books books (books-books)", refused.Message, StringComparison.Ordinal);
        await node.Connections.SetModeAsync(second, ConnectionMode.Live, "ann");
        var report = await node.Engine.RunAsync(second);
        Assert.Equal(RunState.Failed, report.State);
        Assert.Contains("'first'", report.Reason, StringComparison.Ordinal);
        var info = await node.Connections.GetAsync(second);
        Assert.Null(info.Accounts);
        Assert.False(info.Status.IsGreen);
        Assert.Equal(writes, estate.Books("books").Writes + estate.Crm("one").Writes);

        // Nor is another one moved there.
        var third = await ConnectAsync(node, "third", "one", "others");
        await node.SyncAsync(third);
        var moved = await Assert.ThrowsAsync<SyncRequestException>(() => node.Connections.RebindAsync(third, accounting: SideCredentials.Of("apiKey", "books"), user: "ann"));
        Assert.Equal("same-pair", moved.Code);
        Assert.Equal("books-others", (await node.Connections.GetAsync(third)).Accounts!.Value.Accounting.Id);

        // With the first one gone the pair is free.
        await node.Connections.DeleteAsync(first, "ann");
        await node.SyncAsync(second);
        Assert.True((await node.Connections.GetAsync(second)).Status.IsGreen);
        Assert.NotNull((await node.Connections.GetAsync(second)).Accounts);
    }

    [Fact]
    [Acceptance("P-17b")]
    [Rule("R16")]
    public async Task Two_CRMs_of_one_accounting_company_share_its_debtors()
    {
        await using var estate = new Estate();
        var node = Start(estate);
        var (sales, service) = (await ConnectAsync(node, "sales", "sales", "books"), await ConnectAsync(node, "service", "service", "books"));
        estate.Books("books").Can = static c => c.Entity == "customer" ? c with { MarkerField = "Ref" } : c;
        var one = estate.Crm("sales").Add("company", ("name", "Acme ApS"), ("vat", "DK12345674"), ("city", "Aarhus"));
        var two = estate.Crm("service").Add("company", ("name", "ACME"), ("vat", "12345674"), ("city", "Aarhus"));
        await node.SyncAsync(sales);
        await node.SyncAsync(service);
        for (var pass = 0; pass < 2; pass++)
        {
            estate.Clock.Advance(TimeSpan.FromMinutes(10));
            await node.SyncAsync(sales);
            await node.SyncAsync(service);
        }

        var debtor = Assert.Single(estate.Books("books").Ids("customer"));
        Assert.Equal(debtor, Assert.Single(await estate.Store.FindLinksAsync(sales, Side.Crm, "companys", [one], default)).AccountingId);
        Assert.Equal(debtor, Assert.Single(await estate.Store.FindLinksAsync(service, Side.Crm, "companys", [two], default)).AccountingId);
        Assert.Equal((1, 1), (estate.Crm("sales").Count("company"), estate.Crm("service").Count("company")));

        // One source's edit reaches the other by the debtor, once.
        estate.Crm("sales").Edit("company", one, ("phone", "11223344"));
        await node.SyncAsync(sales);
        await node.SyncAsync(service);
        Assert.Equal("11223344", estate.Crm("service").Text("company", two, "phone"));
        var writes = estate.Books("books").Writes + estate.Crm("sales").Writes + estate.Crm("service").Writes;
        for (var pass = 0; pass < 3; pass++)
        {
            estate.Clock.Advance(TimeSpan.FromMinutes(10));
            await node.SyncAsync(sales);
            await node.SyncAsync(service);
        }

        Assert.Equal(writes, estate.Books("books").Writes + estate.Crm("sales").Writes + estate.Crm("service").Writes);
    }

    [Fact]
    [Acceptance("P-17d")]
    [Rule("R29")]
    public async Task One_call_of_an_account_is_news_to_every_connection_at_it_and_moves_only_those_in_whose_scope_the_record_is()
    {
        await using var estate = new Estate();
        var node = Start(estate);
        var (north, south, stranger) = (await OwnedAsync(node, "north", "Stay", "north", "both"), await OwnedAsync(node, "south", "Stay", "south", "both"), await ConnectAsync(node, "stranger", "other", "stranger"));
        var crm = estate.Crm("shared");
        var (shared, own) = (crm.Add("company", ("name", "Shared"), ("type", "both")), crm.Add("company", ("name", "Own"), ("type", "north")));
        foreach (var id in new[] { north, south, stranger })
            await node.SyncAsync(id);
        Assert.Equal(("Own,Shared", "Shared"), (Names(estate, "north"), Names(estate, "south")));

        // Changes that no feed shows: only the call tells of them.
        crm.EditSilently("company", shared, ("city", "Ribe"));
        crm.EditSilently("company", own, ("city", "Varde"));
        var webhooks = node.Services.GetRequiredService<IWebhooks>();
        foreach (var id in new[] { shared, own })
        {
            var answer = await webhooks.ReceiveAsync(webhooks.CreateKey(north), new WebhookRequest { Method = "POST", Headers = new Dictionary<string, string>(), Query = new Dictionary<string, string>(), Body = Encoding.UTF8.GetBytes(id), Topic = "FakeCompany" });
            Assert.Equal((200, 2), (answer.Status, answer.Marks));
        }

        Assert.Equal((2, 2, 0), (await MarksAsync(north), await MarksAsync(south), await MarksAsync(stranger)));
        var (writesNorth, writesSouth) = (estate.Books("north").Writes, estate.Books("south").Writes);
        foreach (var id in new[] { north, south, stranger })
            await node.SyncAsync(id);

        Assert.Equal((2, 1), (estate.Books("north").Writes - writesNorth, estate.Books("south").Writes - writesSouth));
        Assert.Equal("Ribe", estate.Books("south").Text("customer", Assert.Single(estate.Books("south").Ids("customer")), "City"));
        Assert.Equal((0, 0), (await MarksAsync(north), await MarksAsync(south)));
        // One that was deleted is told nothing any more.
        await node.Connections.DeleteAsync(south, "ann");
        Assert.Equal(1, (await webhooks.ReceiveAsync(webhooks.CreateKey(north), new WebhookRequest { Method = "POST", Headers = new Dictionary<string, string>(), Query = new Dictionary<string, string>(), Body = "1"u8.ToArray(), Topic = "FakeCompany" })).Marks);

        async Task<int> MarksAsync(ConnectionId id) => (await estate.Store.ListMarksAsync(id, Side.Crm, "companys", 10, default)).Count;
    }

    private static Node Start(Estate estate) => estate.Start(
        configure: static c => c.Mapping(World.Standard).Webhooks(Side.Crm, new Adapter()), options: static o => o.WebhookSecrets.Add("0123456789abcdef0123456789abcdef"));

    private static async Task<ConnectionId> ConnectAsync(Node node, string id, string crm, string books)
    {
        var connection = new ConnectionId(id);
        await node.Connections.CreateAsync(new NewConnection { Id = connection, Kind = Estate.Kind, Crm = SideCredentials.Of("apiKey", crm), Accounting = SideCredentials.Of("apiKey", books) }, "ann");
        await node.Connections.SetModeAsync(connection, ConnectionMode.Live, "ann");
        return connection;
    }

    /// <summary>A connection of the shared CRM that takes the records of its owners.</summary>
    private static async Task<ConnectionId> OwnedAsync(Node node, string id, string rule, params string[] owners)
    {
        var connection = await ConnectAsync(node, id, "shared", id);
        var values = string.Join(", ", (owners.Length == 0 ? [id] : owners).Select(static o => $"\"{o}\""));
        await node.Connections.SaveSettingsAsync(connection, Encoding.UTF8.GetBytes($$"""{ "version": 1, "entities": { "company": { "scope": { "type": [{{values}}] }, "leavingScope": "{{rule}}" } } }"""), "ann");
        return connection;
    }

    private static string Names(Estate estate, string books) => string.Join(',', estate.Books(books).Ids("customer").Select(id => estate.Books(books).Text("customer", id, "Name")).Order(StringComparer.Ordinal));

    private sealed class Adapter : IWebhookAdapter
    {
        public IReadOnlyList<string> RouteAliases { get; } = ["FakeCompany"];

        public WebhookVerdict Read(WebhookRequest request, WebhookSecret secret) => new WebhookVerdict.Accepted([new DirtyMark("companys", new RecordId(Encoding.UTF8.GetString(request.Body.Span)))]);
    }
}
