using Connectors.Testing;
using Connectors.Uniconta.Tests.Support;

namespace Connectors.Uniconta.Tests.Traps;

/// <summary>Posting invoices, their PDFs, and the calls of a day.</summary>
public sealed class InvoiceTraps
{
    private static readonly InvoicePosting Posting = new()
    {
        Order = new() { OrderNumber = new(1007), Account = "T-1001", OurRef = "WEB-1", CurBalance = 5 },
        Lines = [new() { Item = "ITEM-1", Qty = 2, Price = 125.5m }],
        Date = new(2026, 1, 31),
    };

    [Fact]
    public async Task Posting_tries_first_and_posts_nothing_that_the_trial_refuses()
    {
        var wire = new WireHandler().Answer(TestClient.Login).Answer("""{"Err":96,"ErrorProperty":null}""");
        await using var test = TestClient.On(wire);
        var refused = await Assert.ThrowsAsync<ConnectorValidationException>(() => test.Client.Invoices.PostAsync(Posting));
        Assert.Equal((UnicontaErrorCodes.DebtorIsStopped, "invoices.simulate"), (refused.ErrorCode, refused.Operation));
        Assert.Equal(2, wire.Requests.Count);
        Assert.Contains("\"Simulate\": true", wire.Requests[1]);
    }

    [Fact]
    public async Task A_posting_gives_number_and_posting_id_under_either_spelling()
    {
        var wire = new WireHandler().Answer(TestClient.Login).Answer("""{"Err":0}""").Answer("""{"Err":0,"InvoiceNumber":5001,"JournalPostedlId":777,"ErrorProperty":null}""")
            .Answer("""{"Err":"Succes"}""").Answer("""{"Err":0,"InvoiceNumber":5002,"JournalPostedId":778}""");
        await using var test = TestClient.On(wire);
        Assert.Equal((5001, 777), await Post());
        Assert.Equal((5002, 778), await Post());

        async Task<(int?, int?)> Post() => await test.Client.Invoices.PostAsync(Posting) is var result ? (result.InvoiceNumber, result.JournalPostedId) : default;
    }

    [Fact]
    public async Task Trap_ArgumentMissing_comes_as_bare_text_with_status_200()
    {
        var wire = new WireHandler().Answer(TestClient.Login).Answer(() => WireHandler.Body("ArgumentMissing", "text/plain"));
        await using var test = TestClient.On(wire);
        Assert.Equal(UnicontaErrorCodes.ArgumentMissing, (await Assert.ThrowsAsync<ConnectorValidationException>(() => test.Client.Invoices.SimulateAsync(Posting))).ErrorCode);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("\"Done\"")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Trap_A_posting_without_a_usable_answer_is_uncertain_and_its_evidence_finds_it(string? answer)
    {
        var wire = new WireHandler().Answer(TestClient.Login).Answer("""{"Err":0}""").Answer(() => answer is null ? throw new IOException("broken") : WireHandler.Json(answer));
        await using var test = TestClient.On(wire);
        var unknown = await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Invoices.PostAsync(Posting));
        Assert.Equal("Account=T-1001 Date=2026-01-31 OrderNumber=1007 OurRef=WEB-1 lines=1 table=DebtorInvoiceClient",
            string.Join(' ', unknown.Evidence.Hints.OrderBy(h => h.Key, StringComparer.Ordinal).Select(h => $"{h.Key}={h.Value}")));
        Assert.Equal(3, wire.Requests.Count);
    }

    [Fact]
    public async Task A_posting_without_account_or_lines_is_refused_before_anything_is_sent()
    {
        await using var test = TestClient.On(new WireHandler());
        await Assert.ThrowsAsync<ArgumentException>(() => test.Client.Invoices.PostAsync(Posting with { Lines = [] }));
        await Assert.ThrowsAsync<ArgumentException>(() => test.Client.Invoices.PostAsync(Posting with { Order = new() }));
    }

    [Fact]
    public async Task Trap_The_PDF_is_a_JSON_text_of_base64_whatever_was_asked_for()
    {
        var wire = new WireHandler().Answer(TestClient.Login).Answer("\"JVBERi0xLjQK\"").Answer(() => WireHandler.Body("%PDF-1.4\n", "application/pdf")).Answer(() => WireHandler.Body("JVBERi0xLjQK", "text/plain"))
            .Answer("\"bm90IGEgcGRm\"").Answer("\"CouldNotFind\"");
        await using var test = TestClient.On(wire);
        for (var i = 0; i < 3; i++)
            Assert.Equal("%PDF-1.4\n"u8.ToArray(), (await Pdf()).ToArray());
        Assert.Equal(ConnectorErrorCodes.UnreadableAnswer, (await Assert.ThrowsAsync<ConnectorApiException>(Pdf)).ErrorCode);
        await Assert.ThrowsAsync<ConnectorNotFoundException>(Pdf);

        Task<ReadOnlyMemory<byte>> Pdf() => test.Client.Invoices.GetPdfAsync("T-1001", new(2026, 1, 31), 5001);
    }

    [Fact]
    public async Task Trap_A_vanished_order_is_looked_for_among_the_invoices()
    {
        var wire = new WireHandler().Answer("[]").Answer("""[{"RowId":1,"InvoiceNumber":5001,"OrderNumber":1007,"TotalAmount":313.75},{"RowId":2,"InvoiceNumber":4000,"OrderNumber":7}]""");
        await using var test = TestClient.On(wire);
        Assert.Null(await test.Client.Orders.GetByKeyAsync("1007"));
        Assert.Equal(5001, Assert.Single(await test.Client.Invoices.ListByOrderAsync(new(1007))).InvoiceNumber);
    }

    [Fact]
    public async Task Trap_The_calls_of_a_day_are_the_users_and_end_at_Danish_midnight()
    {
        var clock = new ManualTimeProvider();
        var wire = new WireHandler();
        for (var i = 0; i < 4; i++)
            wire.Answer("""{"value":[]}""");
        await using var test = TestClient.On(wire, o => (o.CallsPerDay, o.InteractiveReserve) = (3, 1), clock);
        await test.Client.DebtorGroups.ListPageAsync();
        await test.Client.DebtorGroups.ListPageAsync();
        var refused = await Assert.ThrowsAsync<ConnectorRateLimitException>(() => test.Client.DebtorGroups.ListPageAsync());
        Assert.Equal((true, new DateTimeOffset(2026, 3, 2, 23, 0, 0, TimeSpan.Zero)), (refused.BySelf, refused.RetryAt!.Value));
        await test.Client.DebtorGroups.ListPageAsync(options: new() { Lane = CallLane.Interactive });
        clock.Advance(TimeSpan.FromHours(15));
        await test.Client.DebtorGroups.ListPageAsync();
        Assert.Equal(4, wire.Requests.Count);
    }

    [Fact]
    public async Task Beyond_the_calls_of_a_day_it_may_go_on_slowly_and_still_counts()
    {
        var wire = new WireHandler();
        for (var i = 0; i < 3; i++)
            wire.Answer("""{"value":[]}""");
        await using var test = TestClient.On(wire, o => (o.CallsPerDay, o.ContinueWhenSlowedDown) = (1, true));
        for (var i = 0; i < 3; i++)
            await test.Client.DebtorGroups.ListPageAsync();
        wire.Answer("no", 401);
        Assert.Null((await test.Client.ProbeAsync()).Find(UnicontaCapabilities.Quota));
        Assert.Equal(4, wire.Requests.Count);
    }

    [Fact]
    public async Task Two_companies_of_one_user_spend_the_same_calls()
    {
        var wire = new WireHandler().Answer("""{"value":[]}""");
        await using var test = TestClient.On(wire, o => (o.CallsPerDay, o.InteractiveReserve) = (1, 0));
        await test.Client.DebtorGroups.ListPageAsync();
        var factory = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<UnicontaClientFactory>(test.Services);
        var second = factory.Create(new UnicontaOptions { CallsPerDay = 1, InteractiveReserve = 0 }, new() { CompanyId = "9", UserName = "CRM", Password = "p" });
        Assert.True((await Assert.ThrowsAsync<ConnectorRateLimitException>(() => second.DebtorGroups.ListPageAsync())).BySelf);
    }

    [Fact]
    public async Task Trap_User_fields_are_named_exactly_and_an_empty_one_is_not_a_missing_one()
    {
        const string Definitions = """{"value":[{"RowId":1,"Name":"CrmId","TableId":50},{"RowId":2,"Name":"Hidden","TableId":50},{"RowId":3,"Name":"Elsewhere","TableId":60}]}""";
        var wire = new WireHandler().Answer("""{"value":[{"RowId":1,"CrmId":"a"},{"RowId":2}]}""")
            .Answer("""{"value":[{"RowId":1,"CrmId":"a"}]}""").Answer(Definitions)
            .Answer("""{"value":[{"RowId":1,"CrmId":"a"}]}""").Answer("", 404);
        await using var test = TestClient.On(wire);
        Assert.Equal("CrmId=found", await Check("CrmId"));
        Assert.Single(wire.Requests);
        Assert.Equal("CrmID=other-letter-case(CrmId) Hidden=found Elsewhere=missing", await Check("CrmID", "Hidden", "Elsewhere"));
        Assert.Equal("Hidden=not-seen", await Check("Hidden"));

        async Task<string> Check(params string[] names) => string.Join(' ', (await test.Client.UserFields.CheckAsync(UserFieldTable.Debtor, names))
            .Select(f => $"{f.Name}={f.State}{(f.Actual is { } actual && actual != f.Name ? $"({actual})" : "")}"));
    }

    [Fact]
    public async Task Trap_Definitions_of_a_table_whose_number_is_not_known_say_nothing_about_it()
    {
        // No source shows the orders' table number: definitions of other tables would make every field of an order look missing.
        var wire = new WireHandler().Answer("""{"value":[{"RowId":1}]}""").Answer("""{"value":[{"RowId":1,"Name":"CrmId","TableId":50}]}""");
        await using var test = TestClient.On(wire);
        var found = Assert.Single(await test.Client.UserFields.CheckAsync(UserFieldTable.Order, ["CrmId"]));
        Assert.Equal((UserFieldState.NotSeen, null), (found.State, found.Actual));
        Assert.Single(wire.Requests);
    }
}
