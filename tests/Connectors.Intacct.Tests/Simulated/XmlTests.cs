using System.Xml.Linq;

namespace Connectors.Intacct.Tests.Simulated;

/// <summary>The XML gateway over the same records.</summary>
public sealed class XmlTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Trap02_a_session_is_bought_by_the_bearer_token_or_the_password_and_used_where_it_belongs(bool password)
    {
        await using var test = await SimulatedIntacct.StartAsync(Samples.Seed);
        var client = test.NewClient(o => o.Credentials!.Password = password ? test.Account.ServiceUser.Password : null);
        for (var i = 0; i < 2; i++)
        {
            var rows = (await client.Xml.SendAsync(Query("CUSTOMER", "RECORDNO", "CUSTOMERID"))).Results[0].Rows.ToList();
            Assert.Equal(test.Account.Customers.Select(static c => (c.Key, c.Id)), rows.Select(static r => ((string)r.Element("RECORDNO")!, (string)r.Element("CUSTOMERID")!)));
        }

        Assert.Equal((password ? 0 : 1, password ? 1 : 0), (test.Sim.CountCalls("session.get"), test.Sim.CountCalls("xml.getAPISession")));
        Assert.All(test.Sim.Calls.Where(static c => c.Operation == "xml.query"), c => Assert.Equal(password, c.Path.StartsWith("/na12/", StringComparison.Ordinal)));
        // A session that ended is renewed, and the request is sent again.
        test.Clock.Advance(TimeSpan.FromHours(7));
        Assert.NotEmpty((await client.Xml.SendAsync(Query("CUSTOMER", "RECORDNO"))).Results[0].Rows);
    }

    [Fact]
    public async Task Trap03_a_write_whose_answer_was_lost_is_refused_by_its_control_id_when_it_was_done()
    {
        await using var test = await SimulatedIntacct.StartAsync(Samples.Seed);
        var write = new XmlRequest(Create("X1")) { ControlIds = ["crm-17"] };
        test.Sim.Faults.LoseReplyAfterCommit("xml.create");
        var unknown = await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Xml.SendAsync(write));
        Assert.Equal(("crm-17", "create"), (unknown.Evidence.Hints["controlIds"], unknown.Evidence.Hints["functions"]));
        var again = await Assert.ThrowsAnyAsync<ConnectorApiException>(() => test.Client.Xml.SendAsync(write));
        Assert.Contains("used before", again.Message);
        Assert.Single(test.Account.Customers, static c => c.Id == "X1");
        // Never arrived: done at the second sending.
        var other = new XmlRequest(Create("X2")) { ControlIds = ["crm-18"] };
        test.Sim.Faults.DropBeforeProcessing("xml.create");
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Xml.SendAsync(other));
        await test.Client.Xml.SendAsync(other);
        Assert.Single(test.Account.Customers, static c => c.Id == "X2");
        // Without ids of the caller each request has new ones.
        await test.Client.Xml.SendAsync(new(Create("X3")));
        await test.Client.Xml.SendAsync(new(Create("X4")));
        Assert.Equal(4, test.Account.Customers.Count(static c => c.Id.StartsWith('X')));
    }

    [Fact]
    public async Task Trap04_a_create_of_two_that_made_one_is_no_clean_refusal_and_in_a_transaction_none_is_made()
    {
        await using var test = await SimulatedIntacct.StartAsync(Samples.Seed);
        var two = new XElement("create", Customer("Y1"), Customer("ACME"));
        var partly = await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Xml.SendAsync(new(two)));
        Assert.Contains("Y1", partly.Evidence.Hints[IntacctErrorCodes.XmlPartlyApplied]);
        Assert.IsType<ConnectorConflictException>(partly.InnerException);
        Assert.Single(test.Account.Customers, static c => c.Id == "Y1");

        var none = await Assert.ThrowsAsync<ConnectorConflictException>(() => test.Client.Xml.SendAsync(new(Create("Y2"), Create("ACME")) { Transaction = true }));
        Assert.False(none.MayHaveBeenApplied);
        Assert.DoesNotContain(test.Account.Customers, static c => c.Id == "Y2");
        var results = (await test.Client.Xml.SendAsync(new(Create("Y3"), Create("ACME")) { Transaction = true, ReturnFailures = true })).Results;
        Assert.Equal(["aborted", "failure"], results.Select(static r => r.Status));
        Assert.Contains(results[1].Errors, static e => e.Code == IntacctErrorCodes.XmlRolledBack);
    }

    [Fact]
    public async Task Trap05_pages_of_an_xml_query_hold_each_row_once_only_where_they_have_an_order()
    {
        await using var test = await SimulatedIntacct.StartAsync(static a => a.ManyCustomers(7));
        async Task<string[]> AllAsync(params XElement[] order)
        {
            var found = new List<string>();
            for (int offset = 0, left = 1; left > 0; offset += 3)
            {
                var query = new XElement(
                    "query", new XElement("object", "CUSTOMER"), new XElement("select", new XElement("field", "CUSTOMERID")), order, new XElement("pagesize", 3), new XElement("offset", offset));
                var data = (await test.Client.Xml.SendAsync(new(query) { ReadOnly = true })).Results[0];
                found.AddRange(data.Rows.Select(static r => (string)r.Element("CUSTOMERID")!));
                left = (int)data.Data!.Attribute("numremaining")!;
            }

            return [.. found];
        }

        Assert.True((await AllAsync()).Distinct().Count() < 7);
        var ordered = await AllAsync(new XElement("orderby", new XElement("order", new XElement("field", "RECORDNO"), new XElement("ascending"))));
        Assert.Equal((7, 7), (ordered.Length, ordered.Distinct().Count()));
    }

    [Fact]
    public async Task Trap01_what_is_refused_at_each_level_is_told_although_the_answer_is_a_200()
    {
        await using var test = await SimulatedIntacct.StartAsync(Samples.Seed);
        var sender = await Assert.ThrowsAnyAsync<ConnectorApiException>(() => test.NewClient(static o => o.SenderPassword = "wrong").Xml.SendAsync(Query("CUSTOMER", "RECORDNO")));
        Assert.Equal((200, "XL03000006"), (sender.StatusCode, sender.ErrorCode));
        var user = await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => test.NewClient(static o => o.Credentials!.Password = "wrong").Xml.SendAsync(Query("CUSTOMER", "RECORDNO")));
        Assert.Equal("XL03000006", user.ErrorCode);
        await Assert.ThrowsAnyAsync<ConnectorApiException>(() => test.Client.Xml.SendAsync(Query("CUSTOMER", "*")));
        await Assert.ThrowsAnyAsync<ConnectorApiException>(() => test.Client.Xml.SendAsync(new(new XElement("no_such_function")) { ReadOnly = true }));
        Assert.Empty((await test.Client.Xml.SendAsync(new(new XElement("query", new XElement("object", "CUSTOMER"), new XElement("select", new XElement("field", "RECORDNO")),
            new XElement("filter", new XElement("equalto", new XElement("field", "CUSTOMERID"), new XElement("value", "nobody")))))
        { ReadOnly = true })).Results[0].Rows);
    }

    [Fact]
    public async Task Trap15_a_legacy_order_is_the_document_that_rest_shows()
    {
        await using var test = await SimulatedIntacct.StartAsync(Samples.Seed);
        var order = new XElement(
            "create_sotransaction", new XElement("transactiontype", "Sales Order"), new XElement("datecreated", new XElement("year", 2026), new XElement("month", 4), new XElement("day", 1)),
            new XElement("customerid", "ACME"), new XElement("sotransitems", new XElement("sotransitem", new XElement("itemid", "HOUR"), new XElement("warehouseid", "WH1"), new XElement("quantity", 2),
                new XElement("unit", "Each"), new XElement("price", 80), new XElement("locationid", "HQ"))));
        var key = (await test.Client.Xml.SendAsync(new(order))).Results[0].Key!;
        var read = await test.Client.Documents.OfType("Sales Order").FindAsync(key["Sales Order-".Length..]);
        Assert.Equal((key, 160m, new DateOnly(2026, 4, 1)), (read!.DocumentId, read.Total, read.TxnDate));
    }

    private static XmlRequest Query(string name, params string[] fields) => new(new XElement(
        "query", new XElement("object", name), new XElement("select", fields.Select(static f => new XElement("field", f))), new XElement("orderby", new XElement("order", new XElement("field", "RECORDNO"), new XElement("ascending")))))
    {
        ReadOnly = true,
    };

    private static XElement Create(string id) => new("create", Customer(id));

    private static XElement Customer(string id) => new("CUSTOMER", new XElement("CUSTOMERID", id), new XElement("NAME", "Xml " + id), new XElement("DISPLAYCONTACT", new XElement("PRINTAS", "Xml " + id)));
}
