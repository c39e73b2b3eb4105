using Connectors.Smartbill.Tests.Support;

namespace Connectors.Smartbill.Tests.Client;

public sealed class DocumentSafetyTests
{
    [Fact]
    public async Task The_next_number_is_read_before_a_create_unless_an_option_or_the_document_says_no()
    {
        var wire = new WireHandler().Answer(Samples.Series("42")).Answer(Samples.Issued).Answer(Samples.Issued).Answer(Samples.Issued).Answer(Samples.Empty);
        await using (var test = TestClient.On(wire, o => o.ReadNextNumberBeforeCreate = new SmartbillOptions().ReadNextNumberBeforeCreate))
        {
            Assert.Equal(Samples.Id, (await test.Client.Invoices.CreateAsync(Samples.Invoice)).Id);
            await test.Client.Invoices.CreateAsync(Samples.Invoice with { ReadNextNumber = false });
        }

        await using var off = TestClient.On(wire);
        await off.Client.Invoices.CreateAsync(Samples.Invoice);
        // A draft takes no number.
        Assert.Null((await off.Client.Invoices.CreateAsync(Samples.Invoice with { IsDraft = true, ReadNextNumber = true })).Id);
        Assert.Equal("GET POST POST POST POST", string.Join(' ', wire.Requests.Select(r => r[..r.IndexOf(' ')])));
    }

    [Theory]
    [InlineData("42", "42")]
    [InlineData("43", "43")]
    [InlineData("\"0043\"", "0043")]
    public async Task After_a_lost_answer_the_evidence_tells_the_numbers_before_and_after(string after, string expected)
    {
        var wire = new WireHandler().Answer(Samples.Series("42")).Answer(() => throw new HttpRequestException(HttpRequestError.ResponseEnded, "ended")).Answer(Samples.Series(after));
        await using var test = TestClient.On(wire);
        var unknown = await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Invoices.CreateAsync(Samples.Invoice with { ReadNextNumber = true, IssueDate = new(2026, 3, 2) }));
        Assert.Equal("invoices.create", unknown.Operation);
        Assert.Equal(
            "client=Țăndărică & Fiii SRL clientVatCode=RO87654321 companyVatCode=RO12345678 currency=RON issueDate=2026-03-02 nextNumberAfter=" + expected + " nextNumberBefore=42 reference=Order 4711 series=CRM total=38.12",
            string.Join(' ', unknown.Evidence.Hints.OrderBy(h => h.Key, StringComparer.Ordinal).Select(h => $"{h.Key}={h.Value}")));
        Assert.Single(wire.Requests, r => r.StartsWith("POST", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_counter_is_that_of_the_kind_where_two_kinds_have_a_series_of_one_name()
    {
        const string Two = """{"errorText":"","list":[{"name":"CRM","nextNumber":7,"type":"p"},{"name":"CRM","nextNumber":42,"type":"f"},{"name":"CRM","nextNumber":99,"type":"c"}]}""";
        var wire = new WireHandler().Answer(Two).Answer(() => throw new HttpRequestException(HttpRequestError.ResponseEnded, "ended")).Answer(Two);
        await using var test = TestClient.On(wire);
        var unknown = await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Invoices.CreateAsync(Samples.Invoice with { ReadNextNumber = true }));
        Assert.Equal(("42", "42"), (unknown.Evidence.Hints["nextNumberBefore"], unknown.Evidence.Hints["nextNumberAfter"]));
    }

    [Fact]
    public async Task After_a_lost_answer_nobody_waits_for_the_counter_longer_than_a_quarter_of_a_minute()
    {
        var clock = new Testing.ManualTimeProvider();
        var handler = new Hanging();
        await using var test = TestClient.On(handler, clock: clock);
        var creating = test.Client.Invoices.CreateAsync(Samples.Invoice with { ReadNextNumber = true });
        await handler.Reading.Task;
        clock.Advance(TimeSpan.FromSeconds(16));
        // The real time is a bound for a failure only.
        var unknown = await Assert.ThrowsAsync<OutcomeUnknownException>(() => creating.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal("42", unknown.Evidence.Hints["nextNumberBefore"]);
        Assert.DoesNotContain("nextNumberAfter", unknown.Evidence.Hints.Keys);
    }

    [Fact]
    public async Task A_draft_of_a_receipt_takes_no_number_and_none_is_read()
    {
        var wire = new WireHandler().Answer(Samples.Empty);
        await using var test = TestClient.On(wire, o => o.ReadNextNumberBeforeCreate = true);
        await test.Client.Payments.CreateAsync(Samples.Payment with { Type = PaymentType.Receipt, SeriesName = "CHT", IsCash = true, IsDraft = true });
        Assert.StartsWith("POST", Assert.Single(wire.Requests));
    }

    [Fact]
    public async Task A_lost_draft_says_that_it_was_one()
    {
        await using var test = TestClient.On(new WireHandler().Answer(() => throw new HttpRequestException(HttpRequestError.ResponseEnded, "ended")));
        Assert.Equal("true", (await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Invoices.CreateAsync(Samples.Invoice with { IsDraft = true }))).Evidence.Hints["isDraft"]);
    }

    [Fact]
    public async Task A_counter_that_cannot_be_read_afterwards_hides_nothing()
    {
        var wire = new WireHandler().Answer(Samples.Series("42")).Answer(() => WireHandler.Body("<html></html>", "text/html", 500));
        for (var i = 0; i < 3; i++)
            wire.Answer(() => WireHandler.Body("<html></html>", "text/html", 502));
        await using var test = TestClient.On(wire, clock: new ImpatientClock());
        var unknown = await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Invoices.CreateAsync(Samples.Invoice with { ReadNextNumber = true }));
        Assert.Equal("42", unknown.Evidence.Hints["nextNumberBefore"]);
        Assert.DoesNotContain("nextNumberAfter", unknown.Evidence.Hints.Keys);
        Assert.Single(wire.Requests, r => r.StartsWith("POST", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_fails_before_the_document_is_sent_is_no_unknown_outcome()
    {
        var wire = new WireHandler().Answer(LimitTests.Block(10), 403);
        await using var test = TestClient.On(wire);
        Assert.False((await Assert.ThrowsAsync<ConnectorRateLimitException>(() => test.Client.Invoices.CreateAsync(Samples.Invoice with { ReadNextNumber = true }))).MayHaveBeenApplied);
        Assert.StartsWith("GET", Assert.Single(wire.Requests));
    }

    [Fact]
    public async Task A_series_that_is_not_listed_is_left_to_SmartBill()
    {
        var wire = new WireHandler().Answer(Samples.Series("42", name: "OTHER")).Answer("""{"errorText":"Seria nu a fost gasita! Folositi o serie creata in contul de cloud."}""", 400);
        await using var test = TestClient.On(wire);
        var error = await Assert.ThrowsAsync<ConnectorValidationException>(() => test.Client.Invoices.CreateAsync(Samples.Invoice with { ReadNextNumber = true }));
        Assert.Equal(SmartbillErrorCodes.SeriesNotFound, error.ErrorCode);
    }

    [Theory]
    [InlineData("""{"errorText":"","message":"","number":"","series":"CRM","url":""}""")]
    [InlineData("""{"errorText":"","number":null}""")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("""{"errorText":"Server-ul de email nu a fost configurat.","number":"0042","series":"CRM","documentId":77}""")]
    [InlineData("""{"errorText":"Ceva","number":"","documentId":"77"}""")]
    public async Task A_success_that_proves_neither_is_an_unknown_outcome(string answer)
    {
        var wire = new WireHandler().Answer(answer);
        await using var test = TestClient.On(wire);
        var unknown = await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Invoices.CreateAsync(Samples.Invoice));
        Assert.Equal("Order 4711", unknown.Evidence.Hints["reference"]);
        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task Payments_without_a_document_need_no_number_and_receipts_do()
    {
        var wire = new WireHandler().Answer(Samples.Empty).Answer(Samples.Empty).Answer("""{"id":55,"number":12}""").Answer("{}");
        await using var test = TestClient.On(wire);
        Assert.Null((await test.Client.Payments.CreateAsync(Samples.Payment)).Receipt);
        var receipt = Samples.Payment with { Type = PaymentType.Receipt, SeriesName = "CHT", IsCash = true };
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Payments.CreateAsync(receipt));
        var fiscal = await test.Client.Payments.CreateAsync(Samples.Payment with { Type = PaymentType.FiscalReceipt });
        Assert.Equal(("55", "12"), (fiscal.FiscalReceiptId, fiscal.FiscalReceiptNumber));
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Payments.CreateAsync(Samples.Payment with { Type = PaymentType.FiscalReceipt }));
    }

    [Fact]
    public async Task A_caller_who_gives_up_during_the_create_learns_that_it_may_have_been_carried_out()
    {
        using var cancel = new CancellationTokenSource();
        var wire = new WireHandler().Answer(Samples.Series("42")).Answer(() =>
        {
            cancel.Cancel();
            throw new TaskCanceledException();
        });
        await using var test = TestClient.On(wire);
        var unknown = await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Invoices.CreateAsync(Samples.Invoice with { ReadNextNumber = true }, null, cancel.Token));
        Assert.Equal("42", unknown.Evidence.Hints["nextNumberBefore"]);
        Assert.Equal(2, wire.Requests.Count);
    }

    [Fact]
    public void The_total_follows_VAT_discounts_and_precision_or_is_left_out()
    {
        var excluded = Samples.Line with { Quantity = 3, Price = 10.50m };
        var included = Samples.Line with { Quantity = 1, Price = 121, IsTaxIncluded = true };
        var tenPercent = new DocumentLine { Name = "D", MeasuringUnitName = "buc", IsTaxIncluded = false, TaxPercentage = 21, IsDiscount = true, NumberOfItems = 2, DiscountType = DiscountType.Percentage, DiscountPercentage = 10 };
        var tenLei = tenPercent with { NumberOfItems = 1, DiscountType = DiscountType.Amount, DiscountValue = -10, DiscountPercentage = null };
        Assert.Equal(38.12m, Total(excluded));
        Assert.Equal(159.12m, Total(excluded, included));
        Assert.Equal(143.21m, Total(excluded, included, tenPercent));
        Assert.Equal(108.90m, Total(included, tenLei));
        Assert.Equal(-38.12m, Total(excluded with { Quantity = -3 }));
        Assert.Null(Total(excluded with { Currency = SmartbillCurrency.Eur }));
        Assert.Equal(38.115m, DocumentTotals.Of(Samples.Invoice with { Lines = [excluded], Precision = 3 }));

        static decimal? Total(params DocumentLine[] lines) => DocumentTotals.Of(Samples.Invoice with { Lines = lines });
    }

    /// <summary>Answers the first reading, loses the document and never answers again.</summary>
    private sealed class Hanging : HttpMessageHandler
    {
        private int _calls;

        public TaskCompletionSource Reading { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            switch (++_calls)
            {
                case 1:
                    return WireHandler.Json(Samples.Series("42"));
                case 2:
                    throw new HttpRequestException(HttpRequestError.ResponseEnded, "ended");
                default:
                    Reading.TrySetResult();
                    await Task.Delay(Timeout.Infinite, cancellationToken);
                    return WireHandler.Empty();
            }
        }
    }
}
