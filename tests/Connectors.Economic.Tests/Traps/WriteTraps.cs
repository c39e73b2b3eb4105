using System.Text.Json;
using Connectors.Economic.Tests.Support;

namespace Connectors.Economic.Tests.Traps;

/// <summary>Traps of writing, as the vendor's documents and those who met them tell.</summary>
public sealed class WriteTraps
{
    private const string Stored = """
        {"customerNumber":101,"name":"Acme","currency":"DKK","barred":true,"customerGroup":{"customerGroupNumber":1,"self":"https://restapi.e-conomic.com/customer-groups/1"},
        "paymentTerms":{"paymentTermsNumber":1},"vatZone":{"vatZoneNumber":1},"email":"a@example.org","newMember":{"x":1},"self":"https://restapi.e-conomic.com/customers/101?demo=true"}
        """;

    private static readonly Customer New = new() { Name = "Acme", Currency = "DKK", CustomerGroup = new CustomerGroupNumber(1), PaymentTerms = new PaymentTermsNumber(1), VatZone = new VatZoneNumber(1) };

    private static JsonElement BodyOf(string request) => JsonDocument.Parse(request[(request.IndexOf("\n\n", StringComparison.Ordinal) + 2)..]).RootElement;

    private static string KeyOf(string request) => request.Split('\n').Single(static l => l.StartsWith("Idempotency-Key: ", StringComparison.Ordinal));

    [Fact]
    public async Task Trap_03_PutOfAMissingCustomerCreatesIt_IsAnIncidentAndNoSuccess()
    {
        var wire = new WireHandler().Answer(Stored).Answer(Stored, 201);
        await using var test = TestClient.On(wire);
        var error = await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Customers.UpdateAsync(new(101), c => c with { City = "Ribe" }));
        var inner = Assert.IsType<ConnectorConflictException>(error.InnerException);
        Assert.Equal((EconomicErrorCodes.CreatedByUpdate, 201), (inner.ErrorCode, inner.StatusCode));
        Assert.Equal(("101", "101"), (error.Evidence.ClientId, error.Evidence.Hints["createdByUpdate"]));
        Assert.True(error.MayHaveBeenApplied);
    }

    [Fact]
    public async Task Trap_03_PutOfAMissingOpenApiRecordIsAnIncidentToo()
    {
        await using var test = TestClient.On(new WireHandler().Answer("{}", 201));
        var error = await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.OpenApi.PriceGroups.ReplaceAsync(new(4), new() { Number = new(4), Name = "Gold", ObjectVersion = "v1" }));
        Assert.Equal(EconomicErrorCodes.CreatedByUpdate, Assert.IsType<ConnectorConflictException>(error.InnerException).ErrorCode);
    }

    [Fact]
    public async Task Trap_03_PutClearsWhatIsLeftOut_SoAnUpdateSendsEverythingBack()
    {
        var wire = new WireHandler().Answer(Stored).Answer(Stored);
        await using var test = TestClient.On(wire);
        await test.Client.Customers.UpdateAsync(new(101), c => c with { City = "Ribe" });
        var body = BodyOf(wire.Requests[1]);
        Assert.Equal(("a@example.org", true, 1, "Ribe"), (body.GetProperty("email").GetString(), body.GetProperty("barred").GetBoolean(), body.GetProperty("newMember").GetProperty("x").GetInt32(), body.GetProperty("city").GetString()));
    }

    [Fact]
    public async Task Trap_03_NumberAndSelfOfAReferenceMayDisagree_SoOnlyTheNumberIsSent()
    {
        var wire = new WireHandler().Answer(Stored).Answer(Stored);
        await using var test = TestClient.On(wire);
        await test.Client.Customers.UpdateAsync(new(101), c => c with { CustomerGroup = new CustomerGroupNumber(2) });
        Assert.Equal("""{"customerGroupNumber":2}""", JsonSerializer.Serialize(BodyOf(wire.Requests[1]).GetProperty("customerGroup")));
        Assert.False(BodyOf(wire.Requests[1]).TryGetProperty("self", out _));
    }

    [Fact]
    public async Task Trap_03_ExplicitNullIsRefused_SoNoneIsSent()
    {
        var wire = new WireHandler().Answer("""{"customerNumber":101,"name":"Acme","country":null,"strange":null,"delivery":{"x":null}}""").Answer(Stored);
        await using var test = TestClient.On(wire);
        await test.Client.Customers.UpdateAsync(new(101), c => c);
        Assert.DoesNotContain("null", wire.Requests[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trap_03_DeletedNumbersAreUsedAgain_SoADeleteIsRepeatedOnlyUnderItsKey()
    {
        var wire = new WireHandler().Answer("{}", 503).Answer(() => WireHandler.Empty(204));
        await using var test = TestClient.On(wire, clock: new ImpatientClock());
        await test.Client.Customers.DeleteAsync(new(101));
        Assert.Equal(2, wire.Requests.Count);
        Assert.Equal(KeyOf(wire.Requests[0]), KeyOf(wire.Requests[1]));
    }

    [Fact]
    public async Task Trap_08_ACreateIsRepeatedWithTheSameKeyAndBytes()
    {
        var wire = new WireHandler().Answer("{}", 500).Answer(Stored, 201);
        await using var test = TestClient.On(wire, clock: new ImpatientClock());
        await test.Client.Customers.CreateAsync(New);
        Assert.Equal(wire.Requests[0], wire.Requests[1]);
    }

    [Fact]
    public async Task Trap_08_KeysAreKnownForAnHour_SoTheEvidenceSaysUntilWhen()
    {
        var clock = new ImpatientClock();
        var wire = new WireHandler().Answer("{}", 500).Answer("{}", 500).Answer("{}", 500);
        await using var test = TestClient.On(wire, clock: clock);
        var error = await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Customers.CreateAsync(New with { CustomerNumber = new(101) }, new() { IdempotencyKey = "mine" }));
        Assert.Equal(("mine", "101", clock.GetUtcNow().AddMinutes(50)), (error.Evidence.IdempotencyKey, error.Evidence.ClientId, error.Evidence.KeyValidUntil));
    }

    [Fact]
    public async Task Trap_08_AnotherBodyGoesUnderAnotherKey_AlsoWhereTheCallerChoseTheFirst()
    {
        var wire = new WireHandler()
            .Answer("""{"message":"m","errorCode":"E04300","errors":{"lines":[{"arrayIndex":0,"unit":{"name":{"errors":[{"propertyName":"name","errorMessage":"Required","errorCode":"E04300"}]}}}]}}""", 400)
            .Answer("""{"unitNumber":2,"name":"Hour"}""")
            .Answer("""{"orderNumber":7,"date":"2026-03-02","currency":"DKK","customer":{"customerNumber":1},"layout":{"layoutNumber":19},"paymentTerms":{"paymentTermsNumber":1},"recipient":{"name":"Acme","vatZone":{"vatZoneNumber":1}}}""");
        await using var test = TestClient.On(wire);
        var order = Simulated.Given.Order(Simulated.Given.Line());
        await test.Client.Orders.ReplaceAsync(new(7), order, new() { IdempotencyKey = "mine" });
        Assert.Equal(["Idempotency-Key: mine", "Idempotency-Key: mine-named"], [KeyOf(wire.Requests[0]), KeyOf(wire.Requests[2])]);
        Assert.Equal("Hour", BodyOf(wire.Requests[2]).GetProperty("lines")[0].GetProperty("unit").GetProperty("name").GetString());
    }

    [Theory]
    [InlineData(401, false)]
    [InlineData(403, true)]
    public async Task Trap_02_WhoseAgreementItIsIsAskedBeforeTheFirstWrite_AndOnlyARoleThatMayNotKnowIsLetPass(int status, bool written)
    {
        var wire = new WireHandler().Answer(() => WireHandler.Empty(status)).Answer(Stored, 201);
        await using var test = TestClient.On(wire, o => o.Credentials!.AgreementNumber = 4711);
        var error = await Record.ExceptionAsync(() => test.Client.Customers.CreateAsync(New));
        Assert.Equal(written, error is null);
        Assert.Equal(written ? 2 : 1, wire.Requests.Count);
        Assert.StartsWith("GET https://restapi.e-conomic.com/self\n", wire.Requests[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trap_08_TwoCreatesHaveTwoKeys()
    {
        var wire = new WireHandler().Answer(Stored, 201).Answer(Stored, 201);
        await using var test = TestClient.On(wire);
        await test.Client.Customers.CreateAsync(New);
        await test.Client.Customers.CreateAsync(New);
        Assert.NotEqual(KeyOf(wire.Requests[0]), KeyOf(wire.Requests[1]));
    }

    [Fact]
    public async Task Trap_08_AnOutdatedObjectVersionIsAConflict()
    {
        var wire = new WireHandler().Answer("""{"number":4,"name":"Gold","objectVersion":"v1"}""").Answer("""{"title":"Conflict","status":409,"errorCode":"UpdateConflict","detail":"d"}""", 409);
        await using var test = TestClient.On(wire);
        var error = await Assert.ThrowsAsync<ConnectorConflictException>(() => test.Client.OpenApi.PriceGroups.UpdateAsync(new(4), g => g with { Name = "Silver" }));
        Assert.Equal(EconomicErrorCodes.UpdateConflict, error.ErrorCode);
        Assert.Equal("v1", BodyOf(wire.Requests[1]).GetProperty("objectVersion").GetString());
    }

    [Fact]
    public async Task Trap_08_TheOlderBodyOfAConflictIsAConflictToo()
    {
        await using var test = TestClient.On(new WireHandler().Answer("""{"message":"Update conflict.","developerHint":"h","logId":"l","logTimeUtc":"2026-03-02T08:00:00","property":"version"}""", 409));
        await Assert.ThrowsAsync<ConnectorConflictException>(() => test.Client.OpenApi.PriceGroups.ReplaceAsync(new(4), new() { Number = new(4), Name = "Gold", ObjectVersion = "v0" }));
    }

    [Fact]
    public async Task Trap_08_WithoutAVersionNothingIsSent()
    {
        var wire = new WireHandler();
        await using var test = TestClient.On(wire);
        await Assert.ThrowsAsync<ArgumentException>(() => test.Client.OpenApi.PriceGroups.ReplaceAsync(new(4), new() { Number = new(4), Name = "Gold" }));
        Assert.Empty(wire.Requests);
    }

    [Fact]
    public async Task Trap_09_SaleDocument_PaymentTermsAreSentWithoutTypeWhenTheyChange()
    {
        const string Draft = """{"draftInvoiceNumber":30,"date":"2026-03-02","currency":"DKK","paymentTerms":{"paymentTermsNumber":1,"daysOfCredit":8,"paymentTermsType":"net"}}""";
        var wire = new WireHandler().Answer(Draft).Answer(Draft);
        await using var test = TestClient.On(wire);
        await test.Client.DraftInvoices.UpdateAsync(new(30), i => i with { PaymentTerms = new PaymentTermsNumber(2) });
        Assert.Equal("""{"paymentTermsNumber":2}""", JsonSerializer.Serialize(BodyOf(wire.Requests[1]).GetProperty("paymentTerms")));
    }

    [Fact]
    public async Task Trap_11_TheOpenApiNumberIsNotTheNumberThatBooks()
    {
        var wire = new WireHandler().Answer("""{"number":900}""", 201).Answer("""{"number":900,"draftInvoiceNumber":30}""").Answer("""{"bookedInvoiceNumber":200}""", 201);
        await using var test = TestClient.On(wire);
        var id = await test.Client.OpenApi.DraftInvoices.CreateAsync(new()
        {
            CustomerNumber = new(1),
            CustomerName = "A",
            Date = new(2026, 3, 2),
            CurrencyCode = "DKK",
            LayoutNumber = new(1),
            TermOfPaymentNumber = new(1),
            VatZoneNumber = new(1),
        });
        var draft = await test.Client.OpenApi.DraftInvoices.GetAsync(id);
        await test.Client.BookedInvoices.BookAsync(new() { DraftInvoice = draft.DraftInvoiceNumber!.Value });
        Assert.Equal("""{"draftInvoiceNumber":30}""", JsonSerializer.Serialize(BodyOf(wire.Requests[2]).GetProperty("draftInvoice")));
    }

    [Fact]
    public async Task Trap_03_ACreateOfTheOpenApiMayNameItsKeyInTheLocationOnly()
    {
        await using var test = TestClient.On(new WireHandler().Answer(() =>
        {
            var answer = WireHandler.Empty(201);
            answer.Headers.Location = new("https://apis.e-conomic.com/productsapi/v2.0.0/products/007");
            return answer;
        }));
        Assert.Equal(new ProductNumber("007"), await test.Client.OpenApi.Products.CreateAsync(new() { ProductNumber = new("007"), ProductGroupId = new(1), Name = "T", IsAccessible = true }));
    }

    [Fact]
    public async Task Trap_11_BulkLinesAreWrappedAndOrdered()
    {
        var wire = new WireHandler().Answer("""{"numbers":[5,6]}""", 201);
        await using var test = TestClient.On(wire);
        Assert.Equal([new SalesLineNumber(5), new SalesLineNumber(6)], await test.Client.OpenApi.DraftLines.CreateManyAsync(new(900), [new() { Description = "a" }, new() { Description = "b" }]));
        Assert.Equal(2, BodyOf(wire.Requests[0]).GetProperty("lines").GetArrayLength());
    }

    [Fact]
    public async Task Trap_09_AnAddressThatMovesDocumentsMayMakeNewOnes_WhichIsAnIncident()
    {
        await using var test = TestClient.On(new WireHandler().Answer("""{"orderNumber":6,"date":"2026-03-02"}""").Answer("""{"orderNumber":7,"date":"2026-03-02"}""", 201));
        var error = await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Orders.ReopenAsync(new(6)));
        Assert.Equal(EconomicErrorCodes.DoubledByMove, Assert.IsType<ConnectorConflictException>(error.InnerException).ErrorCode);
        Assert.Equal(("6", "7"), (error.Evidence.ClientId, error.Evidence.Hints["madeNumber"]));
    }
}
