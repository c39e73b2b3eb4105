using System.Text.Json;
using Connectors.Reviso.Tests.Support;

namespace Connectors.Reviso.Tests.Traps;

/// <summary>Traps of writing. The number is the section of the vendor notes that the trap is from.</summary>
public sealed class WriteTraps
{
    private const string Stored = """
        {"customerNumber":101,"name":"Rossi","currency":"EUR","customerGroup":{"customerGroupNumber":1,"self":"https://rest.reviso.com/customer-groups/1?demo=true"},"email":"a@example.org","barred":true,
        "splitPayment":false,"country":null,"newMember":{"x":1,"y":null},"priceGroup":{"self":"https://rest.reviso.com/price-groups/4?demo=true"},"self":"https://rest.reviso.com/customers/101?demo=true"}
        """;

    private static readonly Customer New = new() { Name = "Rossi", Currency = "EUR", CustomerGroup = new CustomerGroupNumber(1), PaymentTerms = new PaymentTermsNumber(2), VatZone = new VatZoneNumber(1), VatNumber = "01234567890" };

    private static Quotation Offer => new()
    {
        Date = new(2026, 3, 2),
        Currency = "EUR",
        Customer = new CustomerNumber(101),
        PaymentTerms = new PaymentTermsNumber(2),
        Recipient = new() { Name = "Rossi", VatZone = new VatZoneNumber(1) },
        References = new() { Other = "CRM-7" },
        Notes = new() { Heading = "Preventivo 7" },
    };

    private static JsonElement BodyOf(string request) => JsonDocument.Parse(request[(request.IndexOf("\n\n", StringComparison.Ordinal) + 2)..]).RootElement;

    private static async Task<JsonElement> UpdatedAsync(string stored, Func<Customer, Customer> change)
    {
        var wire = new WireHandler().Answer(stored).Answer(stored);
        await using var test = TestClient.On(wire);
        await test.Client.Customers.UpdateAsync(new(101), change);
        return BodyOf(wire.Requests[1]);
    }

    [Fact]
    public async Task Trap_03_PutOfAMissingCustomerCreatesIt_IsAnIncidentAndNoSuccess()
    {
        await using var test = TestClient.On(new WireHandler().Answer(Stored).Answer(Stored, 201));
        var error = await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Customers.UpdateAsync(new(101), c => c with { City = "Bari" }));
        Assert.Equal((RevisoErrorCodes.CreatedByUpdate, 201), (Assert.IsType<ConnectorConflictException>(error.InnerException).ErrorCode, ((ConnectorApiException)error.InnerException).StatusCode));
        Assert.Equal(("101", "101"), (error.Evidence.ClientId, error.Evidence.Hints["createdByUpdate"]));
    }

    [Fact]
    public async Task Trap_03_PutClearsWhatIsLeftOut_SoAnUpdateSendsEverythingBack_FlagsThatAreOffToo()
    {
        var body = await UpdatedAsync(Stored, c => c with { City = "Bari" });
        Assert.Equal(("a@example.org", true, false, 1, "Bari"), (
            body.GetProperty("email").GetString(), body.GetProperty("barred").GetBoolean(), body.GetProperty("splitPayment").GetBoolean(), body.GetProperty("newMember").GetProperty("x").GetInt32(), body.GetProperty("city").GetString()));
    }

    [Fact]
    public async Task Trap_03_ExplicitNullIsRefused_SoNoneIsSent() => Assert.DoesNotContain("null", (await UpdatedAsync(Stored, c => c)).GetRawText(), StringComparison.Ordinal);

    [Fact]
    public async Task Trap_03_NumberAndSelfOfAReferenceMayDisagree_SoOnlyTheNumberIsSent()
    {
        var body = await UpdatedAsync(Stored, c => c with { CustomerGroup = new CustomerGroupNumber(2) });
        Assert.Equal("""{"customerGroupNumber":2}""", JsonSerializer.Serialize(body.GetProperty("customerGroup")));
        Assert.False(body.TryGetProperty("self", out _));
    }

    [Fact]
    public async Task Trap_03_ALinkRepeatsTheQueryOfTheRequest_SoItGoesBackWithoutIt() =>
        Assert.Equal("""{"self":"https://rest.reviso.com/price-groups/4"}""", JsonSerializer.Serialize((await UpdatedAsync(Stored, c => c)).GetProperty("priceGroup")));

    [Fact]
    public async Task Trap_03_DeletedNumbersAreUsedAgain_SoADeleteIsNeverRepeated()
    {
        var wire = new WireHandler().Answer("{}", 503);
        await using var test = TestClient.On(wire, clock: new ImpatientClock());
        var error = await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Customers.DeleteAsync(new(101)));
        Assert.Equal("101", error.Evidence.ClientId);
        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task Trap_08_NoKeyIsRecognised_SoACreateIsSentOnceAndItsEvidenceSaysWhatToLookFor()
    {
        var wire = new WireHandler().Answer("{}", 500);
        await using var test = TestClient.On(wire, clock: new ImpatientClock());
        var error = await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Quotations.CreateAsync(Offer, new() { IdempotencyKey = "mine" }));
        Assert.Single(wire.Requests);
        Assert.DoesNotContain("Idempotency-Key", wire.Requests[0], StringComparison.Ordinal);
        Assert.Equal((null, null), (error.Evidence.IdempotencyKey, error.Evidence.KeyValidUntil));
        Assert.Equal(
            new Dictionary<string, string> { ["date"] = "2026-03-02", ["customer"] = "101", ["references.other"] = "CRM-7", ["notes.heading"] = "Preventivo 7" }, error.Evidence.Hints.ToDictionary());
    }

    [Fact]
    public async Task Trap_08_ALostCustomerIsFoundByItsNumberOrItsTaxNumber()
    {
        await using var test = TestClient.On(new WireHandler().Answer(() => throw new HttpRequestException("reset")), clock: new ImpatientClock());
        var error = await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Customers.CreateAsync(New with { CustomerNumber = new(500) }));
        Assert.Equal(("500", "01234567890", "Rossi"), (error.Evidence.ClientId, error.Evidence.Hints["vatNumber"], error.Evidence.Hints["name"]));
    }

    [Fact]
    public async Task Trap_08_AReadIsRepeated()
    {
        var wire = new WireHandler().Answer("{}", 503).Answer(Stored);
        await using var test = TestClient.On(wire, clock: new ImpatientClock());
        Assert.Equal("Rossi", (await test.Client.Customers.GetAsync(new(101))).Name);
        Assert.Equal(2, wire.Requests.Count);
    }

    [Theory]
    [InlineData("website")]
    [InlineData("webSite")]
    public async Task Trap_12_TheSpellingOfTheWebAddressIsDisputed_SoBothAreReadAndSent(string member)
    {
        var body = await UpdatedAsync("{\"customerNumber\":101,\"name\":\"R\",\"" + member + "\":\"https://r.example\"}", c => c with { Name = c.Name + c.Website });
        Assert.Equal(("Rhttps://r.example", "https://r.example", "https://r.example"), (body.GetProperty("name").GetString(), body.GetProperty("website").GetString(), body.GetProperty("webSite").GetString()));
    }

    [Fact]
    public async Task Trap_12_AnArchivedDocumentCannotBeDeleted_UntilItIsTakenOutOfTheArchive()
    {
        var wire = new WireHandler()
            .Answer("""{"message":"The document is archived.","errorCode":"S_V_87","httpStatusCode":400,"logId":"l","errors":[]}""", 400)
            .Answer("""{"id":5,"date":"2026-03-02","isArchived":true}""").Answer("""{"id":5,"isArchived":false}""").Answer(() => WireHandler.Empty(204));
        await using var test = TestClient.On(wire);
        Assert.Equal(RevisoErrorCodes.ArchivedDocument, (await Assert.ThrowsAsync<ConnectorConflictException>(() => test.Client.Orders.DeleteAsync(new(5)))).ErrorCode);
        await test.Client.Orders.SetArchivedAsync(new(5), false);
        await test.Client.Orders.DeleteAsync(new(5));
        Assert.False(BodyOf(wire.Requests[2]).GetProperty("isArchived").GetBoolean());
    }

    [Fact]
    public async Task Trap_12_TenDecimalsOfAPriceAreKept()
    {
        var wire = new WireHandler().Answer("""{"id":1,"lines":[{"unitNetPrice":0.1234567891}]}""", 201);
        await using var test = TestClient.On(wire);
        var made = await test.Client.Quotations.CreateAsync(Offer with { Lines = [new() { Product = new ProductNumber("S"), Quantity = 1m, UnitNetPrice = 0.1234567891m }] });
        Assert.Equal(0.1234567891m, made.Lines![0].UnitNetPrice);
        Assert.Contains("0.1234567891", wire.Requests[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trap_12_ALostBookingNamesItsDraft_WhoseAbsenceTellsThatItWasBooked()
    {
        var wire = new WireHandler().Answer("{}", 502);
        await using var test = TestClient.On(wire, clock: new ImpatientClock());
        var error = await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.BookedInvoices.BookAsync(new(701)));
        Assert.Equal(("701", 1), (error.Evidence.Hints["draftId"], wire.Requests.Count));
    }

    [Fact]
    public async Task Trap_12_IssuingADeliveryNoteAnswers200WithAnError()
    {
        await using var test = TestClient.On(new WireHandler().Answer("""{"message":"Carrier missing.","errorCode":"E00500","httpStatusCode":400,"errors":[{"errorCode":"E00500","message":"Bad value.","details":{"property":"deliveredBy","value":"Carrier"}}]}"""));
        var error = await Assert.ThrowsAsync<ConnectorValidationException>(() => test.Client.DeliveryNotes.IssueAsync(new("9")));
        Assert.Equal((200, RevisoErrorCodes.InvalidValue, new FieldError("deliveredBy", "Bad value.", "E00500")), (error.StatusCode, error.ErrorCode, Assert.Single(error.FieldErrors)));
    }

    [Fact]
    public async Task Trap_12_IssuingNothingIsNoSuccess()
    {
        await using var test = TestClient.On(new WireHandler().Answer("[]"));
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => test.Client.DeliveryNotes.IssueAsync(new("9")));
    }

    [Fact]
    public async Task Trap_12_A200ThatCarriesAFailureOfTheServerProvesNothing()
    {
        const string Failure = """{"message":"Oops.","errorCode":"E00000","httpStatusCode":500}""";
        var wire = new WireHandler().Answer(Failure);
        await using var test = TestClient.On(wire, clock: new ImpatientClock());
        Assert.Equal("9", (await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.DeliveryNotes.IssueAsync(new("9")))).Evidence.ClientId);
        for (var i = 0; i < 3; i++)
            wire.Answer(Failure);
        await Assert.ThrowsAsync<ConnectorUnavailableException>(() => test.Client.DeliveryNotes.GetAsync(new("9")));
    }
}
