using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Connectors.Intacct.Tests.Simulated;
using static Connectors.Intacct.Tests.Simulated.RoundTripTests;

namespace Connectors.Intacct.Tests.Traps;

/// <summary>
/// What the simulator does to a client that is written as one would at first: an HttpClient, the address, the JSON or XML. It goes wrong in each of these, and the package does not. An oddity that harms nobody would prove nothing about the package.
/// Numbers as in the vendor notes' check-list.
/// </summary>
[Acceptance("P-22e")]
public sealed class NaiveClientTests
{
    private const string Customers = "objects/accounts-receivable/customer";
    private const string Quotes = "objects/order-entry/document::Sales%20Quote";

    [Fact]
    public async Task Trap01_It_takes_a_200_of_the_XML_gateway_for_a_customer_and_none_was_made()
    {
        await using var test = await SimulatedIntacct.StartAsync(static a => a.Customer("Acme", "ACME"));
        using var naive = NaiveXml(test);
        Assert.Equal(200, (await naive.SendAsync("POST", "", Xml(test, $"<create>{Customer("ACME", "Bravo")}</create>"))).Status);
        Assert.Equal("Acme", Assert.Single(test.Account.Customers)["name"]);

        await Assert.ThrowsAsync<ConnectorConflictException>(() => test.Client.Xml.SendAsync(new(new XElement("create", XElement.Parse(Customer("ACME", "Bravo"))))));
    }

    [Fact]
    public async Task Trap04_It_repeats_a_create_of_two_of_which_one_failed_and_the_other_stands_twice()
    {
        await using var test = await SimulatedIntacct.StartAsync(static a => a.Customer("Acme", "ACME").AutoNumber("accounts-receivable/customer", "N-"));
        using var naive = NaiveXml(test);
        var reply = await naive.SendAsync("POST", "", Xml(test, Two("Bravo", "ACME")));
        // A failure, it says. So she mends the second and sends both again.
        Assert.Equal("failure", (string?)reply.Xml.Descendants("result").Single().Element("status"));
        await naive.SendAsync("POST", "", Xml(test, Two("Bravo", "CHARLIE")));
        Assert.Equal(["Acme", "Bravo", "Bravo", "Charlie"], test.Account.Customers.Select(static c => c["name"]).Order());

        var partly = await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Xml.SendAsync(new(XElement.Parse(Two("Delta", "ACME")))));
        var made = Assert.Single(test.Account.Customers, static c => c["name"] == "Delta");
        Assert.Contains(made.Id, partly.Evidence.Hints[IntacctErrorCodes.XmlPartlyApplied]);

        static string Two(string name, string id) => $"<create>{Customer(null, name)}{Customer(id, "Charlie")}</create>";
    }

    [Fact]
    public async Task Trap06_It_sends_two_gets_a_success_and_one_of_them_was_refused()
    {
        await using var test = await SimulatedIntacct.StartAsync(static a => a.Customer("Acme", "ACME"));
        using var naive = Naive(test);
        Assert.InRange((await naive.SendAsync("POST", Customers, """[{"id":"B","name":"Bravo"},{"id":"ACME","name":"Charlie"}]""")).Status, 200, 299);
        Assert.Equal(["Acme", "Bravo"], test.Account.Customers.Select(static c => c["name"]));

        var items = await test.Client.Customers.CreateManyAsync([new() { Id = "D", Name = "Delta" }, new() { Id = "ACME", Name = "Echo" }]);
        Assert.Equal([(0, true), (1, false)], items.Select(static i => (i.Position, i.Ok)));
        Assert.Equal(test.Account.Customers[^1].Key, items[0].Value!.Key.Value);
    }

    [Fact]
    public async Task Trap07_It_lists_the_customers_and_has_a_hundred_of_them_without_names()
    {
        await using var test = await SimulatedIntacct.StartAsync(static a => a.ManyCustomers(130));
        using var naive = Naive(test);
        var rows = Rows(await naive.GetAsync(Customers));
        Assert.Equal((100, null), (rows.Count, (string?)rows[0]!["name"]));

        var ours = await ReadAll(test.Client.Customers.ListAsync());
        Assert.Equal(test.Account.Customers.Select(static c => c["name"]).Order(), ours.Select(static c => c.Name).Order());
    }

    [Fact]
    public async Task Trap07_It_pages_without_an_order_and_reads_some_twice_and_others_never()
    {
        await using var test = await SimulatedIntacct.StartAsync(static a => a.ManyCustomers(40));
        using var naive = Naive(test);
        var read = await PagesAsync(naive, "", static () => { });
        Assert.Equal(40, read.Count);
        Assert.True(read.Distinct().Count() < 40);

        Assert.Equal(40, (await ReadAll(test.Client.Customers.ListAsync(new() { PageSize = 10 }))).Select(static c => c.Key).Distinct().Count());
    }

    [Fact]
    public async Task Trap14_It_pages_by_places_while_somebody_deletes_and_passes_over_a_customer()
    {
        await using var test = await SimulatedIntacct.StartAsync(static a => a.ManyCustomers(40));
        using var naive = Naive(test);
        var read = await PagesAsync(naive, """ "orderBy":[{"key":"asc"}], """, DeleteFirst);
        Assert.NotEmpty(test.Account.Customers.Select(static c => c.Key).Except(read));

        var ours = new List<string>();
        await foreach (var row in test.Client.Customers.ListAsync(new() { PageSize = 10 }))
        {
            ours.Add(row.Key.Value);
            if (ours.Count % 10 == 5)
                DeleteFirst();
        }

        Assert.Empty(test.Account.Customers.Select(static c => c.Key).Except(ours));

        void DeleteFirst() => test.Account.Delete("accounts-receivable/customer", test.Account.Customers[0].Key);
    }

    [Fact]
    public async Task Trap08_It_posts_again_after_a_lost_reply_and_the_customer_stands_twice()
    {
        await using var test = await SimulatedIntacct.StartAsync(static a => a.AutoNumber("accounts-receivable/customer", "N-"));
        using var naive = Naive(test);
        test.Sim.Faults.LoseReplyAfterCommit("customers.create");
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => naive.SendAsync("POST", Customers, """{"name":"Acme"}"""));
        await naive.SendAsync("POST", Customers, """{"name":"Acme"}""");
        Assert.Equal(["Acme", "Acme"], test.Account.Customers.Select(static c => c["name"]));

        test.Sim.Faults.LoseReplyAfterCommit("customers.create");
        var unknown = await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Customers.CreateAsync(new() { Name = "Bravo" }));
        var made = await test.Client.Customers.CreateAsync(new() { Name = "Bravo" }, new() { IdempotencyKey = unknown.Evidence.IdempotencyKey });
        Assert.Equal(Assert.Single(test.Account.Customers, static c => c["name"] == "Bravo").Key, made.Key.Value);
    }

    [Fact]
    public async Task Trap08_It_gives_each_company_one_key_and_a_failure_that_was_mended_comes_again_and_again()
    {
        await using var test = await SimulatedIntacct.StartAsync();
        using var naive = Naive(test);
        const string Acme = """{"id":"A","name":"Acme","term":{"id":"N90"}}""";
        var input = new CustomerInput { Id = "B", Name = "Bravo", Term = Reference.OfId("N90") };
        await naive.SendAsync("POST", Customers, Acme, ("Idempotency-Key", "crm-company-7"));
        await Assert.ThrowsAsync<ConnectorValidationException>(() => test.Client.Customers.CreateAsync(input));
        test.Account.Add("accounts-receivable/term", """{"id":"N90","description":"Net 90"}""");
        for (var i = 0; i < 3; i++)
            Assert.InRange((await naive.SendAsync("POST", Customers, Acme, ("Idempotency-Key", "crm-company-7"))).Status, 400, 499);
        Assert.Empty(test.Account.Customers);

        await test.Client.Customers.CreateAsync(input);
        Assert.Equal("Bravo", Assert.Single(test.Account.Customers)["name"]);
    }

    [Fact]
    public async Task Trap09_It_keeps_the_refresh_token_of_the_consent_and_is_locked_out_at_its_second_use()
    {
        await using var test = await SimulatedIntacct.StartAsync();
        var token = test.Sim.SignIns.GrantRefreshToken();
        using var naive = new NaiveClient(test.Sim.ApiAddress, static _ => { });
        var refresh = new JsonObject { ["grant_type"] = "refresh_token", ["refresh_token"] = token, ["client_id"] = test.Sim.SignIns.ClientId, ["client_secret"] = test.Sim.SignIns.ClientSecret }.ToJsonString();
        Assert.Equal(200, (await naive.SendAsync("POST", "oauth2/token", refresh)).Status);
        Assert.InRange((await naive.SendAsync("POST", "oauth2/token", refresh)).Status, 400, 401);

        var ours = SignInTests.Consented(test, out _);
        for (var i = 0; i < 3; i++)
        {
            await ours.Customers.ListPageAsync();
            test.Sim.SignIns.ExpireAccessTokens();
        }
    }

    [Fact]
    public async Task Trap11_It_asks_for_a_customer_by_its_id_and_is_given_another()
    {
        await using var test = await SimulatedIntacct.StartAsync(static a => a.Customer("First", "A"));
        var id = test.Account.Customers[0].Key;
        test.Account.Customer("Second", id);
        using var naive = Naive(test);
        Assert.Equal("First", (string?)(await naive.GetAsync($"{Customers}/{id}")).Json["ia::result"]!["name"]);

        Assert.Equal("Second", (await test.Client.Customers.FindAsync(id))!.Name);
    }

    [Fact]
    public async Task Trap12_It_lists_the_company_and_does_not_see_the_customers_of_its_branch()
    {
        await using var test = await SimulatedIntacct.StartAsync(static a => a.Add("company-config/entity", """{"id":"US","name":"Us Inc"}""").Customer("Acme", "ACME").Customer("Branch", "BRANCH", entityId: "US"));
        using var naive = Naive(test);
        Assert.Equal(["Acme"], (await QueryAsync(naive, """ "object":"accounts-receivable/customer","fields":["name"] """)).Select(static c => (string?)c!["name"]));

        Assert.Equal(["Acme", "Branch"], (await ReadAll(test.Client.Customers.ListAsync(new() { IncludePrivate = true }))).Select(static c => c.Name));
        Assert.Equal("Branch", (await test.Client.InEntity("US").Customers.FindAsync("BRANCH"))!.Name);
    }

    [Fact]
    public async Task Trap13_It_believes_what_is_posted_to_it()
    {
        await using var test = await SimulatedIntacct.StartAsync(static a => a.Customer("Acme", "ACME"));
        var receiver = new Receiver();
        test.Sim.Webhooks.Add(new("http://127.0.0.1:9/hook"), "accounts-receivable/customer");
        test.Sim.Webhooks.TamperWithBodies = true;
        test.Account.Edit("accounts-receivable/customer", test.Account.Customers[0].Key, """{"notes":"one"}""");
        using (var http = new HttpMessageInvoker(receiver))
            await test.Sim.Webhooks.DeliverAsync(http);
        // It parses, and nothing in it looks odd.
        Assert.NotNull(JsonNode.Parse(receiver.Body));

        Assert.NotNull(IntacctWebhooks.Read(receiver.Headers, receiver.Body, test.Sim.SignIns.ClientSecret, test.Clock.GetUtcNow()).Refusal);
    }

    [Fact]
    public async Task Trap14_It_looks_for_documents_that_changed_and_misses_one_whose_line_did()
    {
        await using var test = await SimulatedIntacct.StartAsync(Samples.Seed);
        using var naive = Naive(test);
        var quote = test.Account.Documents[0];
        test.Clock.Advance(TimeSpan.FromHours(1));
        var since = test.Clock.GetUtcNow();
        test.Account.Edit("order-entry/document", quote.Key, $$"""{"lines":[{"key":"{{quote["lines.1.key"]}}","unitQuantity":"5"}]}""");
        Assert.Empty(await QueryAsync(naive, $$$""" "object":"order-entry/document","fields":["key"],"filters":[{"$gte":{"audit.modifiedDateTime":"{{{since:yyyy-MM-ddTHH:mm:ssZ}}}"}}] """));

        var line = Assert.Single(await ReadAll(test.Client.DocumentLines.ListChangesAsync(since)));
        Assert.Equal((quote.Key, 5m), (line.DocumentHeader!.Key!.Value.Value, line.UnitQuantity));
    }

    [Fact]
    public async Task Trap15_It_sends_the_lines_as_they_shall_be_and_the_customer_is_offered_all_of_them()
    {
        await using var test = await SimulatedIntacct.StartAsync(Samples.Seed);
        using var naive = Naive(test);
        var made = await naive.SendAsync("POST", Quotes, Quote(10));
        var key = (string)made.Json["ia::result"]!["key"]!;
        Assert.Equal(200, (await naive.SendAsync("PATCH", $"{Quotes}/{key}", Quote(4))).Status);
        Assert.Equal((2, 1120m), Seen(key));

        var quotes = test.Client.Documents.OfType("Sales Quote");
        var ours = (await quotes.CreateAsync(DocumentTests.Quote("HOUR", 10))).Key;
        await quotes.UpdateAsync(ours, static d => d with { Lines = DocumentTests.Quote("HOUR", 4).Lines });
        Assert.Equal((1, 320m), Seen(ours.Value));

        (int, decimal) Seen(string of) => test.Account.Documents.Single(d => d.Key == of) is var d ? (d.Count("lines"), Total(d)) : default;
    }

    [Fact]
    public async Task Trap15_It_writes_back_the_price_that_it_read_and_the_discount_is_given_twice()
    {
        await using var test = await SimulatedIntacct.StartAsync(Samples.Seed);
        using var naive = Naive(test);
        var key = (string)(await naive.SendAsync("POST", Quotes, Quote(10, """ ,"discountPercent":"10" """))).Json["ia::result"]!["key"]!;
        var line = (await naive.GetAsync($"{Quotes}/{key}")).Json["ia::result"]!["lines"]![0]!;
        await naive.SendAsync("PATCH", $"{Quotes}/{key}", $$"""{"lines":[{"key":"{{line["key"]}}","unitQuantity":"20","unitPrice":"{{line["unitPrice"]}}","discountPercent":"{{line["discountPercent"]}}"}]}""");
        Assert.Equal(1296m, Total(test.Account.Documents.Single(d => d.Key == key)));

        var quotes = test.Client.Documents.OfType("Sales Quote");
        var input = DocumentTests.Quote("HOUR", 10);
        var ours = (await quotes.CreateAsync(input with { Lines = [input.Lines![0] with { DiscountPercent = 10 }] })).Key;
        await quotes.UpdateAsync(ours, static d => d with { Lines = [d.Lines![0] with { UnitQuantity = 20 }] });
        Assert.Equal(1440m, Total(test.Account.Documents.Single(d => d.Key == ours.Value)));
    }

    [Fact]
    public async Task Trap15_It_closes_an_offer_by_a_member_that_cannot_be_written_and_the_offer_stays_open()
    {
        await using var test = await SimulatedIntacct.StartAsync(Samples.Seed);
        using var naive = Naive(test);
        var key = test.Account.Documents[0].Key;
        Assert.Equal(200, (await naive.SendAsync("PATCH", $"{Quotes}/{key}", """{"status":"inactive"}""")).Status);
        Assert.Equal("pending", test.Account.Documents[0]["state"]);

        await test.Client.Documents.OfType("Sales Quote").CloseAsync(new(key));
        Assert.Equal("closed", test.Account.Documents[0]["state"]);
    }

    private static decimal Total(Testing.Intacct.IntacctRecord document) => decimal.Parse(document["total"]!, System.Globalization.CultureInfo.InvariantCulture);

    private static string Quote(int quantity, string more = "") => $$"""
        {"txnDate":"2026-04-01","customer":{"id":"ACME"},"lines":[{"dimensions":{"item":{"id":"HOUR"},"warehouse":{"id":"WH1"},"location":{"id":"HQ"} },"unit":"Each","unitQuantity":"{{quantity}}","unitPrice":"80"{{more}} }]}
        """;

    private static string Customer(string? id, string name) =>
        $"<CUSTOMER>{(id is null ? "" : $"<CUSTOMERID>{id}</CUSTOMERID>")}<NAME>{name}</NAME><DISPLAYCONTACT><PRINTAS>{name}</PRINTAS></DISPLAYCONTACT></CUSTOMER>";

    private static string Xml(SimulatedIntacct test, string function) => $"""
        <request><control><senderid>{test.Sim.SignIns.SenderId}</senderid><password>{test.Sim.SignIns.SenderPassword}</password><controlid>1</controlid><uniqueid>false</uniqueid><dtdversion>3.0</dtdversion></control>
        <operation><authentication><login><userid>{test.Account.ServiceUser.Id}</userid><companyid>{test.Account.CompanyId}</companyid><password>{test.Account.ServiceUser.Password}</password></login></authentication>
        <content><function controlid="f1">{function}</function></content></operation></request>
        """;

    /// <summary>Page by page from its place, until one says that it was the last.</summary>
    private static async Task<List<string>> PagesAsync(NaiveClient naive, string order, Action between)
    {
        var keys = new List<string>();
        for (int? start = 1; start is > 0;)
        {
            var reply = await naive.SendAsync("POST", "services/core/query", $$"""{"object":"accounts-receivable/customer","fields":["key"],{{order}}"start":{{start}},"size":10}""");
            keys.AddRange(Rows(reply).Select(static r => (string)r!["key"]!));
            start = (int?)reply.Json["ia::meta"]!["next"];
            between();
        }

        return keys;
    }

    private static async Task<JsonArray> QueryAsync(NaiveClient naive, string query) => Rows(await naive.SendAsync("POST", "services/core/query", "{" + query + "}"));

    private static JsonArray Rows(NaiveReply reply) => reply.Json["ia::result"]!.AsArray();

    private static NaiveClient Naive(SimulatedIntacct test) =>
        new(test.Sim.ApiAddress, request => request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", test.Sim.SignIns.IssueAccessToken()));

    private static NaiveClient NaiveXml(SimulatedIntacct test) => new(test.Sim.XmlAddress, static _ => { });

    private sealed class Receiver : HttpMessageHandler
    {
        public Dictionary<string, string> Headers { get; private set; } = [];

        public byte[] Body { get; private set; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Headers = request.Headers.ToDictionary(static h => h.Key, static h => string.Join(',', h.Value));
            Body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
            return new(System.Net.HttpStatusCode.OK);
        }
    }
}
