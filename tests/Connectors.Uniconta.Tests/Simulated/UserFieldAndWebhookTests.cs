using Connectors.Testing.Uniconta;

namespace Connectors.Uniconta.Tests.Simulated;

/// <summary>User-defined fields, which live in a table's other form only, and the calls of Change URLs.</summary>
public sealed class UserFieldAndWebhookTests
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task Trap_A_company_without_user_fields_gets_one_later_and_loses_it_again(bool webApi, bool alwaysExist)
    {
        await using var company = await SimulatedCompany.StartAsync(a => a.Debtor("Acme"), webApi ? SimulatedCompany.ByWebApi : null, o => (o.UserEntitiesAlwaysExist, o.WebApiErrors) = (alwaysExist, UnicontaErrorShape.Text));
        var id = new RowId(company.Account.Debtors[0].RowId);
        Assert.Equal("Ribe", (await company.Client.Debtors.UpdateAsync(id, d => d with { City = "Ribe" })).City);
        company.Account.UserField("Debtor", "CrmId").EditDebtor("1001", d => d.With("CrmId", "o-1"));
        company.Simulator.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal("o-1", (await company.Client.Debtors.GetAsync(id)).GetText("CrmId"));
        await company.Client.Debtors.UpdateAsync(id, d => d with { City = "Vejle" });
        Assert.Equal(("o-1", "Vejle"), (company.Account.Debtors[0].Text("CrmId"), company.Account.Debtors[0].City));
        company.Account.RemoveUserField("Debtor", "CrmId");
        Assert.Equal("Vejle", (await company.Client.Debtors.GetAsync(id)).City);
    }

    [Fact]
    public async Task Trap_A_row_goes_back_by_the_name_by_which_it_was_read_also_when_the_memory_ends_in_between()
    {
        await using var company = await SimulatedCompany.StartAsync(a => a.Debtor("Acme"));
        var id = new RowId(company.Account.Debtors[0].RowId);
        await company.Client.Debtors.GetAsync(id);
        company.Simulator.Clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(1));
        // Between the read and the write of one update somebody makes a user field and fills it, and the hour is over.
        company.Simulator.After("debtors.list", _ =>
        {
            company.Account.UserField("Debtor", "CrmId").EditDebtor("1001", d => d.With("CrmId", "o-1"));
            company.Simulator.Clock.Advance(TimeSpan.FromSeconds(2));
        });
        await company.Client.Debtors.UpdateAsync(id, d => d with { City = "Ribe" });
        Assert.Equal(("Ribe", "o-1"), (company.Account.Debtors[0].City, company.Account.Debtors[0].Text("CrmId")));
    }

    [Fact]
    public async Task A_single_404_does_not_take_the_user_fields_away()
    {
        await using var company = await SimulatedCompany.StartAsync(a => a.UserField("Debtor", "CrmId").Debtor("Acme", d => d.With("CrmId", "o-1")));
        await company.Client.Debtors.ListPageAsync();
        company.Simulator.Faults.RespondInstead("debtors.list", 404, "<html>gateway</html>");
        Assert.Equal("o-1", Assert.Single((await company.Client.Debtors.ListPageAsync()).Items).GetText("CrmId"));
        company.Simulator.Faults.RespondInstead("debtors.insert", 404, "<html>gateway</html>");
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => company.Client.Debtors.CreateAsync(new Debtor { Account = "7", Name = "x", Group = "DK" }.WithField("CrmId", "o-2")));
        Assert.Single(company.Account.Debtors);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Fields_are_checked_by_name_whether_definitions_can_be_read_or_not(bool definitions)
    {
        await using var company = await SimulatedCompany.StartAsync(
            a => a.UserField("Debtor", "CrmId").UserField("Debtor", "Empty").UserField("DebtorOrder", "OrderMark").Debtor("Acme", d => d.With("CrmId", "1")), null, o => o.TableFieldsOverHttp = definitions);
        company.Account.AddOrder("1001");
        Assert.Equal($"CrmId=found CrmID=other-letter-case Empty={(definitions ? "found" : "not-seen")} No={(definitions ? "missing" : "not-seen")}", await Check(UserFieldTable.Debtor, "CrmId", "CrmID", "Empty", "No"));
        Assert.Equal("OrderMark=not-seen", await Check(UserFieldTable.Order, "OrderMark"));

        async Task<string> Check(UserFieldTable table, params string[] names) => string.Join(' ', (await company.Client.UserFields.CheckAsync(table, names)).Select(f => $"{f.Name}={f.State}"));
    }

    [Theory]
    [InlineData(UnicontaOperationWord.Action, false, false)]
    [InlineData(UnicontaOperationWord.Operation, true, true)]
    [InlineData(UnicontaOperationWord.Operation, false, true)]
    [InlineData(UnicontaOperationWord.Action, true, false)]
    public async Task Calls_of_change_URLs_are_read_in_every_form_and_a_stranger_is_refused(UnicontaOperationWord word, bool questionMarks, bool post)
    {
        await using var company = await SimulatedCompany.StartAsync(a => a.UserField("Debtor", "CrmId"), null, o => (o.WebhookOperation, o.WebhookQuestionMarks, o.WebhookTableIsNumber, o.WebhookCopies) = (word, questionMarks, post, 2));
        var secret = UnicontaWebhook.NewSecret();
        company.Account.ChangeUrl(UnicontaWebhook.BuildAddress(new Uri("http://127.0.0.1:5005/hooks/7"), secret).AbsoluteUri, tableId: 50, argument: "tenant 7", usePost: post);
        var created = await company.Client.Debtors.CreateAsync(new Debtor { Account = "Ø 1&2", Name = "Acme", Group = "DK" }.WithField("CrmId", "o-1"));
        await company.Client.Debtors.UpdateAsync(created.RowId!.Value, d => d with { City = "Ribe" });
        await company.Client.Debtors.DeleteAsync(created.RowId!.Value);
        await company.Client.Orders.ListPageAsync();

        var receiver = new Receiver(secret);
        using var invoker = new HttpMessageInvoker(receiver);
        Assert.Equal(6, await company.Simulator.DeliverWebhooksAsync(invoker));

        // Own writes call too, and twice: the receiver reads the row anyway.
        Assert.Equal([.. Twice("add"), .. Twice("update"), .. Twice("delete")], receiver.Events.Select(e => $"{company.Account.Id} Debtor {e.RowId} {e.Key} {Word(e.Operation)} {e.Argument}"));
        Assert.Equal(post ? "Acme" : null, receiver.Events[0].Row is { } row ? row.GetProperty("Name").GetString() : null);
        Assert.All(receiver.Events, e => Assert.Equal(ChangedTable.Debtor, e.Table));

        using var strange = new HttpMessageInvoker(new Receiver(UnicontaWebhook.NewSecret()));
        company.Account.AddDebtor("Stranger");
        Assert.Equal(0, await company.Simulator.DeliverWebhooksAsync(strange));
        Assert.True(company.Account.ChangeUrls[0].HasError);

        IEnumerable<string> Twice(string what) => Enumerable.Repeat($"{company.Account.Id} Debtor {created.RowId} Ø 1&2 {what} tenant 7", 2);

        static string Word(ChangeOperation? operation) => operation == ChangeOperation.Added ? "add" : operation == ChangeOperation.Updated ? "update" : operation == ChangeOperation.Deleted ? "delete" : "?";
    }

    /// <summary>A web server's end of the line.</summary>
    private sealed class Receiver(string secret) : HttpMessageHandler
    {
        public List<ChangeEvent> Events { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
            var headers = request.Content is null ? new Dictionary<string, string>() : new() { ["Content-Type"] = request.Content.Headers.ContentType!.ToString() };
            var query = request.RequestUri!.OriginalString.Split('?', 2)[1];
            var reading = UnicontaWebhook.Read(headers, query, body, secret);
            if (reading is WebhookReading.Accepted accepted)
                Events.AddRange(accepted.Events);
            return new(reading is WebhookReading.Refused refused ? (System.Net.HttpStatusCode)refused.Status : System.Net.HttpStatusCode.OK);
        }
    }
}
