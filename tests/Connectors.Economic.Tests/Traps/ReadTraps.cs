using Connectors.Economic.Tests.Support;
using Connectors.Testing;
using static Connectors.Economic.Tests.Wire.Wire;

namespace Connectors.Economic.Tests.Traps;

/// <summary>Traps of reading and of limits.</summary>
public sealed class ReadTraps
{
    private static string Page(int skip, string items, bool more) =>
        "{\"collection\":[" + items + "],\"pagination\":{\"skipPages\":" + skip + ",\"pageSize\":1000,\"maxPageSizeAllowed\":1000,\"results\":1001,\"resultsWithoutFilter\":1001"
        + (more ? ",\"nextPage\":\"https://restapi.e-conomic.com/customers?skippages=" + (skip + 1) + "&pagesize=1000\"" : "") + "}}";

    [Fact]
    public async Task Trap_04_TheNextPageIsAskedAtTheConfiguredHostWhateverTheLinkSays()
    {
        var wire = new WireHandler()
            .Answer("""{"collection":[{"customerNumber":1,"name":"A"}],"pagination":{"pageSize":1000,"results":1001,"nextPage":"https://foreign.example/customers?skippages=1&pagesize=1000&demo=true"}}""")
            .Answer(Page(1, """{"customerNumber":2,"name":"B"}""", more: false));
        await using var test = TestClient.On(wire);
        var names = new List<string>();
        await foreach (var customer in test.Client.Customers.ListAsync())
            names.Add(customer.Name);
        Assert.Equal(["A", "B"], names);
        Assert.StartsWith("GET https://restapi.e-conomic.com/customers?skippages=1&pagesize=1000&sort=customerNumber\n", wire.Requests[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trap_04_APageBeyondTheEndIsEmptyAndTheEnd()
    {
        await using var test = TestClient.On(new WireHandler().Answer("""{"collection":[],"pagination":{"skipPages":9,"pageSize":1000,"results":1001,"resultsWithoutFilter":1001}}"""));
        Assert.Null((await test.Client.Customers.ListPageAsync(null, "9x1000")).Next);
    }

    [Fact]
    public async Task Trap_04_MoreThanAThousandPerPageIsRefusedBeforeItIsSent()
    {
        var wire = new WireHandler();
        await using var test = TestClient.On(wire);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => test.Client.Customers.ListPageAsync(new() { PageSize = 1001 }));
        Assert.Empty(wire.Requests);
    }

    [Fact]
    public async Task Trap_04_ACursorIsFollowedUntilItIsMissing_AndASortIsNotSent()
    {
        var wire = new WireHandler().Answer("""{"cursor":"34781","items":[{"number":1,"customerNumber":1,"name":"A"}]}""").Answer("""{"items":[{"number":2,"customerNumber":1,"name":"B"}]}""");
        await using var test = TestClient.On(wire);
        await Drain(test.Client.OpenApi.Contacts.ListAsync());
        Assert.StartsWith("GET https://apis.e-conomic.com/customersapi/v3.1.0/Contacts?cursor=34781\n", wire.Requests[1], StringComparison.Ordinal);
        Assert.All(wire.Requests, r => Assert.DoesNotContain("sort=", r, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Trap_04_AnEmptyCursorIsTheEndToo()
    {
        await using var test = TestClient.On(new WireHandler().Answer("""{"cursor":"","items":[{"number":1,"customerNumber":1,"name":"A"}]}"""));
        Assert.Null((await test.Client.OpenApi.Contacts.ListPageAsync()).Next);
    }

    [Fact]
    public async Task Trap_04_ASortedListIsABareArrayAndEndsAtTenThousand()
    {
        var hundred = "[" + string.Join(',', Enumerable.Range(1, 100).Select(n => $$"""{"number":{{n}},"customerNumber":1,"name":"A"}""")) + "]";
        var wire = new WireHandler().Answer(hundred).Answer(hundred);
        await using var test = TestClient.On(wire);
        Assert.Equal("1x100", (await test.Client.OpenApi.Contacts.ListSortedPageAsync()).Next);
        Assert.Null((await test.Client.OpenApi.Contacts.ListSortedPageAsync(null, "100x100")).Next);
        await Assert.ThrowsAsync<ArgumentException>(() => test.Client.OpenApi.Contacts.ListSortedPageAsync(null, "101x100"));
    }

    [Fact]
    public async Task Trap_05_AnAmpersandInAFilterDoesNotCutIt()
    {
        var wire = new WireHandler().Answer(Empty);
        await using var test = TestClient.On(wire);
        await test.Client.Customers.ListPageAsync(new() { Filter = CustomerFields.Name.Is("B&O (DK)") });
        Assert.Contains("&filter=name%24eq%3AB%26O%20%24%28DK%24%29&sort=customerNumber\n", wire.Requests[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Trap_05_ProductsFailOnAnyOtherQuestionThanEquals_SoFlagsAskNoOther() =>
        Assert.Equal(["Is"], typeof(FlagField<Product>).GetMethods().Where(m => m.DeclaringType == typeof(FlagField<Product>)).Select(m => m.Name));

    [Fact]
    public void Trap_05_OrdersAndQuotesFailOnPaymentTerms_SoTheyCannotBeAsked()
    {
        Assert.Null(typeof(OrderFields).GetProperty("PaymentTerms"));
        Assert.Null(typeof(QuoteFields).GetProperty("PaymentTerms"));
        Assert.NotNull(typeof(DraftInvoiceFields).GetProperty("PaymentTerms"));
    }

    [Fact]
    public async Task Trap_05_ABadFilterTellsWhatCanBeAsked()
    {
        await using var test = TestClient.On(new WireHandler().Answer("""{"message":"Bad filter","httpStatusCode":400,"errors":["x"],"allowedFilteringFields":["name","zip"]}""", 400));
        var error = await Assert.ThrowsAsync<ConnectorValidationException>(() => test.Client.Customers.ListPageAsync(new() { Filter = EconomicFilter<Customer>.FromText("x$eq:1") }));
        Assert.Contains("name, zip", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trap_03_FalseMayBeLeftOut()
    {
        await using var test = TestClient.On(new WireHandler().Answer("""{"customerNumber":1,"name":"A"}""").Answer("""{"customerNumber":1,"name":"A","barred":false,"eInvoicingDisabledByDefault":false}"""));
        Assert.False((await test.Client.Customers.GetAsync(new(1))).Barred);
        Assert.False((await test.Client.Customers.GetAsync(new(1))).Barred);
    }

    [Fact]
    public async Task Trap_03_SelfRepeatsTheQueryOfTheRequest_SoReferencesDropIt()
    {
        await using var test = TestClient.On(new WireHandler().Answer("""{"customerNumber":1,"name":"A","priceGroup":{"self":"https://restapi.e-conomic.com/price-groups/4?demo=true&x=1"}}"""));
        Assert.Equal("https://restapi.e-conomic.com/price-groups/4", (await test.Client.Customers.GetAsync(new(1))).PriceGroup!.Self);
    }

    [Fact]
    public async Task Trap_10_ASlipOfTheVendorsWordsIsRead()
    {
        await using var test = TestClient.On(new WireHandler().Answer("""{"orderNumber":6,"paymentTerms":{"paymentTermsNumber":1,"paymentTermsType":"orderWeekStartingMonday"}}"""));
        Assert.Equal(PaymentTermsType.OrderWeekStartingMonday, (await test.Client.Orders.GetAsync(SalesStage.Drafts, new(6))).PaymentTerms!.PaymentTermsType);
    }

    [Fact]
    public async Task Trap_09_ADeletedDraftIsAnsweredWithAReportOrWithNothing()
    {
        await using var test = TestClient.On(new WireHandler().Answer("""{"message":"Deleted 1 order.","deletedCount":1,"deletedItems":[]}""").Answer(() => WireHandler.Empty(204)).Answer("""{"errorCode":"E06000","message":"m"}""", 404));
        await test.Client.Orders.DeleteAsync(new(6));
        await test.Client.Orders.DeleteAsync(new(6));
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => test.Client.Orders.DeleteAsync(new(6)));
    }

    [Fact]
    public async Task Trap_07_TheFirstNumberOfTheLimitIsWhatWasUsed_AndBothHostsShareIt()
    {
        var wire = new WireHandler().Answer(() =>
        {
            var answer = WireHandler.Json(Empty);
            answer.Headers.TryAddWithoutValidation("X-RateLimiting", "token-limit-10000-per-60-seconds: 10000/10000");
            answer.Headers.TryAddWithoutValidation("X-CallCost", "7");
            return answer;
        });
        await using var test = TestClient.On(wire, clock: new ManualTimeProvider());
        await test.Client.Customers.ListPageAsync();
        var error = await Assert.ThrowsAsync<ConnectorRateLimitException>(() => test.Client.OpenApi.Customers.CountAsync(null, new() { Timeout = TimeSpan.FromSeconds(1) }));
        Assert.True(error.BySelf);
        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task Trap_01_VersionsOfServicesAreSettings()
    {
        var wire = new WireHandler().Answer("3");
        await using var test = TestClient.On(wire, o => o.OpenApiVersions.Customers = "3.2.0");
        await test.Client.OpenApi.Customers.CountAsync();
        Assert.StartsWith("GET https://apis.e-conomic.com/customersapi/v3.2.0/Customers/count\n", wire.Requests[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trap_12_APathCannotLeadToAnotherHost()
    {
        var wire = new WireHandler();
        await using var test = TestClient.On(wire);
        await Assert.ThrowsAsync<ArgumentException>(() => test.Client.SendAsync(new(HttpMethod.Get, "https://foreign.example/customers")));
        await Assert.ThrowsAsync<ArgumentException>(() => test.Client.OpenApi.SendAsync(new(HttpMethod.Get, "https://foreign.example/customers")));
        Assert.Empty(wire.Requests);
    }
}
