using Connectors.Reviso.Tests.Support;
using static Connectors.Reviso.Tests.Wire.Wire;

namespace Connectors.Reviso.Tests.Traps;

/// <summary>Traps of reading. The number is the section of the vendor notes that the trap is from.</summary>
public sealed class ReadTraps
{
    [Fact]
    public async Task Trap_02_AGrantDiesAfter360Days_TheCustomerMustGrantAgain()
    {
        await using var test = TestClient.On(new WireHandler().Answer(
            """{"message":"Login to API server failed.","developerHint":"Renew the grant.","logId":"6f9c2a2e-0000-4000-8000-000000000001","logTime":"2026-03-02T08:00:00","httpStatusCode":401}""", 401));
        var error = await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => test.Client.Customers.GetAsync(new(1)));
        Assert.Equal((true, RevisoErrorCodes.LoginFailed, "6f9c2a2e-0000-4000-8000-000000000001"), (error.NeedsConsent, error.ErrorCode, error.RequestId));
        Assert.Contains("Login to API server failed.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trap_02_AMissingRoleIsNoMatterOfANewGrant()
    {
        await using var test = TestClient.On(new WireHandler().Answer("{}", 403));
        Assert.False((await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => test.Client.Customers.GetAsync(new(1)))).NeedsConsent);
    }

    [Fact]
    public async Task Trap_03_FalseMayBeLeftOut()
    {
        await using var test = TestClient.On(new WireHandler().Answer("""{"id":5}"""));
        var order = await test.Client.Orders.GetAsync(new(5));
        Assert.False(order.IsArchived == true || order.IsSent == true);
    }

    [Fact]
    public async Task Trap_03_CharactersOfProductNumbersAreReplacedInOnePass()
    {
        var wire = new WireHandler().Answer("{}").Answer("{}");
        await using var test = TestClient.On(wire);
        await test.Client.Products.GetAsync(new("a_6_/b.c+"));
        await test.Client.Products.GetAsync(new("<>*%:&/\\_ ?.#+"));
        Assert.StartsWith("GET https://rest.reviso.com/products/a_8_6_8__6_b_11_c_13_\n", wire.Requests[0], StringComparison.Ordinal);
        Assert.StartsWith("GET https://rest.reviso.com/products/_0__1__2__3__4__5__6__7__8__9__10__11__12__13_\n", wire.Requests[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trap_04_TheLargestPageIsDisputed_SoTheOneThatTheListAdmitsIsFollowed()
    {
        var wire = new WireHandler()
            .Answer("""{"collection":[{"customerNumber":1,"name":"A"}],"pagination":{"skipPages":0,"pageSize":1000,"maxPageSizeAllowed":1000,"results":1001,"nextPage":"https://rest.reviso.com/customers?skippages=1&pagesize=1000"}}""")
            .Answer("""{"collection":[{"customerNumber":2,"name":"B"}],"pagination":{"skipPages":1,"pageSize":1000,"maxPageSizeAllowed":1000,"results":1001}}""");
        await using var test = TestClient.On(wire);
        var names = new List<string>();
        await foreach (var customer in test.Client.Customers.ListAsync(new() { PageSize = 10_000 }))
            names.Add(customer.Name);
        Assert.Equal(["A", "B"], names);
        Assert.StartsWith("GET https://rest.reviso.com/customers?skippages=0&pagesize=10000&sort=customerNumber\n", wire.Requests[0], StringComparison.Ordinal);
        Assert.StartsWith("GET https://rest.reviso.com/customers?skippages=1&pagesize=1000&sort=customerNumber\n", wire.Requests[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trap_04_MoreThanAnybodyEverAskedForIsRefusedBeforeItIsSent()
    {
        var wire = new WireHandler();
        await using var test = TestClient.On(wire);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => test.Client.Customers.ListPageAsync(new() { PageSize = 10_001 }));
        Assert.Empty(wire.Requests);
    }

    [Fact]
    public async Task Trap_04_APageBeyondTheEndIsEmptyAndTheEnd()
    {
        await using var test = TestClient.On(new WireHandler().Answer("""{"collection":[],"pagination":{"skipPages":9,"pageSize":1000,"results":1001}}"""));
        Assert.Null((await test.Client.Customers.ListPageAsync(null, "9x1000")).Next);
    }

    [Fact]
    public async Task Trap_05_AnAmpersandInAFilterDoesNotCutIt()
    {
        var wire = new WireHandler().Answer(Empty);
        await using var test = TestClient.On(wire);
        await test.Client.Customers.ListPageAsync(new() { Filter = CustomerFields.Name.Is("A & B (x)") });
        Assert.StartsWith("GET https://rest.reviso.com/customers?skippages=0&pagesize=1000&filter=name%24eq%3AA%20%26%20B%20%24%28x%24%29&sort=customerNumber\n", wire.Requests[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Trap_05_AListInAFilterHasAtMost200Values() =>
        Assert.Throws<ArgumentException>(() => CustomerFields.CustomerNumber.IsIn([.. Enumerable.Range(1, 201).Select(n => (long)n)]));

    [Fact]
    public async Task Trap_06_DeliveryNotesAnswer200WithAnError()
    {
        await using var test = TestClient.On(new WireHandler().Answer("""{"message":"Not found.","errorCode":"E06000","httpStatusCode":404}"""));
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => test.Client.DeliveryNotes.GetAsync(new("9")));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("0")]
    public async Task Trap_06_AnEmptyErrorCodeIsNone(string code)
    {
        await using var test = TestClient.On(new WireHandler().Answer($$"""{"id":9,"errorCode":{{code}},"status":"Issued","number":"DDT 4"}"""));
        Assert.Equal("DDT 4", (await test.Client.DeliveryNotes.GetAsync(new("9"))).Number);
    }

    [Fact]
    public async Task Trap_12_LinksOfDeliveryNotesNameAForeignHost_TheTokensStayAtHome()
    {
        var wire = new WireHandler()
            .Answer("""{"collection":[{"id":1,"self":"https://notes-7.azure.example/api/delivery-notes/sales/1"}],"pagination":{"skipPages":0,"pageSize":1,"results":2,"nextPage":"https://notes-7.azure.example/api/delivery-notes/sales?skippages=1&pagesize=1"}}""")
            .Answer("""{"collection":[{"id":2,"pdf":{"download":"https://notes-7.azure.example/api/delivery-notes/sales/2/pdf"}}],"pagination":{"skipPages":1,"pageSize":1,"results":2}}""")
            .Answer(() => WireHandler.Body("%PDF", "application/pdf"));
        await using var test = TestClient.On(wire);
        var notes = new List<DeliveryNote>();
        await foreach (var note in test.Client.DeliveryNotes.ListAsync(new() { PageSize = 1 }))
            notes.Add(note);
        await using var pdf = await test.Client.DeliveryNotes.GetPdfAsync(notes[1]);
        Assert.Equal(
            ["https://rest.reviso.com/delivery-notes/sales?skippages=0&pagesize=1", "https://rest.reviso.com/delivery-notes/sales?skippages=1&pagesize=1", "https://rest.reviso.com/delivery-notes/sales/2/pdf"],
            wire.Requests.Select(r => r.Split('\n')[0]["GET ".Length..]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("https://notes.example/")]
    [InlineData("https://notes.example/api/other/9/pdf")]
    [InlineData("https://notes.example/https://evil.example/delivery-notes/sales/9/pdf")]
    [InlineData("https://notes.example/api/delivery-notes/../customers")]
    public async Task Trap_12_AFileOfNoDeliveryNoteIsNotAskedFor(string? link)
    {
        var wire = new WireHandler();
        await using var test = TestClient.On(wire);
        await Assert.ThrowsAsync<ArgumentException>(() => test.Client.DeliveryNotes.GetPdfAsync(new() { Pdf = new() { Download = link } }));
        Assert.Empty(wire.Requests);
    }

    [Fact]
    public async Task Trap_12_APathCannotLeadToAnotherHost()
    {
        await using var test = TestClient.On(new WireHandler());
        await Assert.ThrowsAnyAsync<ArgumentException>(() => test.Client.SendAsync(new(HttpMethod.Get, "https://notes-7.azure.example/api/delivery-notes/sales")));
    }

    [Fact]
    public async Task Trap_12_ABookedInvoiceHasThreeNumbersAndItsTextsHaveOtherNames()
    {
        await using var test = TestClient.On(new WireHandler().Answer("""{"id":701,"number":5,"bookedInvoiceNumber":33,"displayInvoiceNumber":12,"notes":{"heading":"H","textLine1":"a"}}"""));
        var invoice = await test.Client.BookedInvoices.GetAsync(new(33));
        Assert.Equal((new InvoiceId(701), 5, new BookedInvoiceNumber(33), "12"), (invoice.Id!.Value, invoice.Number, invoice.BookedInvoiceNumber!.Value, invoice.DisplayInvoiceNumber));
        Assert.Equal((null, "a"), (invoice.Notes!.Text1, invoice.Notes.TextLine1));
    }

    [Fact]
    public async Task Trap_12_ModulesAreKnownByTheirDanishNames()
    {
        await using var test = TestClient.On(new WireHandler().Answer("""{"agreementNumber":1,"modules":[{"name":"Lager"}]}""").Answer("""{"modules":[{"name":"Dimension 1"}]}"""));
        var stock = await test.Client.Agreement.GetAsync();
        var dimensions = await test.Client.Agreement.GetAsync();
        Assert.Equal((true, false, false, true), (stock.HasInventory, stock.HasDimensions, dimensions.HasInventory, dimensions.HasDimensions));
    }

    [Fact]
    public async Task Trap_12_ACurrencyOfAVoucherMayComeAsATextOrAnObject()
    {
        await using var test = TestClient.On(new WireHandler().Answer("""{"voucherId":"v","lines":[{"currency":"EUR"},{"currency":{"code":"USD"}}]}""", 201));
        var made = await test.Client.Vouchers.CreateCustomerPaymentAsync(new() { Date = new(2026, 3, 2), NumberSeries = new NumberSeriesNumber(1), Lines = [] });
        Assert.Equal(["EUR", "USD"], made.Lines.Select(l => l.Currency!.ToString()));
    }
}
