using Connectors.Intacct.Tests.Support;
using Connectors.Testing;

namespace Connectors.Intacct.Tests.Traps;

/// <summary>The REST interface; numbers as in the vendor notes.</summary>
public sealed class RestTrapTests
{
    [Fact]
    public async Task Trap06_batches_are_told_item_by_item_and_refused_ones_by_their_position()
    {
        const string Mixed = """{"ia::result":[{"ia::result":{"key":"1","id":"A"},"ia::status":201},{"ia::error":{"code":"operationFailed","message":"Failed","errorId":"REST-7001","details":[{"errorId":"BL34000061","message":"Exists"}]},"ia::status":422}],"ia::meta":{"totalCount":2,"totalSuccess":1,"totalError":1}}""";
        await using var test = TestClient.On(new WireHandler().Answer(Mixed, 207));
        var items = await test.Client.Customers.CreateManyAsync([new() { Name = "A" }, new() { Name = "B" }]);
        Assert.Equal([(0, 201, true), (1, 422, false)], items.Select(i => (i.Position, i.Status, i.Ok)));
        Assert.Equal(("1", IntacctErrorCodes.Duplicate), (items[0].Value!.Key.Value, items[1].Error!.Code));
    }

    [Fact]
    public async Task Trap06_an_atomic_batch_that_failed_throws_with_the_cause_before_the_unprocessed()
    {
        const string Failed = """{"ia::result":[{"ia::error":{"code":"unprocessed","message":"Skipped"},"ia::status":422},{"ia::error":{"code":"operationFailed","message":"Bad","errorId":"INV-1359"},"ia::status":422}],"ia::meta":{"totalCount":2,"totalSuccess":0,"totalError":2}}""";
        var wire = new WireHandler().Answer(Failed, 422).Answer(Failed, 207);
        await using var test = TestClient.On(wire);
        var error = await Assert.ThrowsAsync<ConnectorValidationException>(() => test.Client.Customers.CreateManyAsync([new() { Name = "A" }, new() { Name = "B" }], atomic: true));
        Assert.Equal((IntacctErrorCodes.UnitNotInGroup, "[1] [0]"), (error.ErrorCode, string.Join(' ', error.FieldErrors.Select(f => f.Field))));
        Assert.Contains("X-IA-API-Param-Transaction: true", wire.Requests[0]);
        Assert.Equal([true, false], (await test.Client.Customers.CreateManyAsync([new() { Name = "A" }, new() { Name = "B" }], atomic: true)).Select(i => i.Unprocessed));
    }

    [Fact]
    public async Task Trap06_a_delete_of_a_used_record_is_refused_and_deletes_in_a_batch_go_by_position()
    {
        const string Mixed = """{"ia::result":[{"ia::status":204},{"ia::error":{"code":"operationFailed","message":"In use"},"ia::status":422}],"ia::meta":{"totalError":1}}""";
        await using var test = TestClient.On(new WireHandler().Answer(Answers.Error(""" "code":"operationFailed","message":"In use" """), 422).Answer(Mixed, 207));
        await Assert.ThrowsAsync<ConnectorValidationException>(() => test.Client.Customers.DeleteAsync(new("1")));
        var items = await test.Client.Customers.DeleteManyAsync([new("1"), new("2")]);
        Assert.Equal(("1", null), (items[0].Value!.Key.Value, items[1].Value?.Key.Value));
        Assert.False(items[1].Ok);
    }

    [Fact]
    public async Task Trap07_flat_rows_read_as_records_and_texts_as_amounts_and_unset_references_as_nothing()
    {
        await using var test = TestClient.On(new WireHandler().Answer(Answers.Rows(
            """{"key":7,"id":"C1","name":"Acme","term.key":"1","term.id":"N30","parent.key":null,"parent.id":null,"creditLimit":"1000.50","totalDue":99.9,"audit.modifiedDateTime":"2026-01-02T03:04:05Z","nsp::SEGMENT":"gold"}""")));
        var row = Assert.Single((await test.Client.Customers.ListPageAsync()).Items);
        Assert.Equal(("7", "N30", 1000.50m, 99.9m), (row.Key.Value, row.Term!.Id, row.CreditLimit, row.TotalDue));
        Assert.Null(row.Parent);
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), row.Audit!.ModifiedDateTime);
        Assert.Equal("gold", row.AdditionalData!["nsp::SEGMENT"].GetString());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("2")]
    public async Task Trap07_paging_ends_with_null_with_zero_and_with_a_start_that_is_not_further_on(string last)
    {
        var wire = new WireHandler().Answer(Answers.Rows("""{"key":"1"},{"key":"2"}""", "3")).Answer(Answers.Rows("""{"key":"2"},{"key":"3"}""", last, 2));
        await using var test = TestClient.On(wire);
        Assert.Equal(["1", "2", "3"], (await test.Client.Items.ListAsync(new() { PageSize = 2 }).ToListAsync()).Select(i => i.Key.Value));
        Assert.Equal(2, wire.Requests.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4001)]
    public async Task Trap07_a_page_that_Intacct_refuses_is_refused_before(int size)
    {
        var wire = new WireHandler();
        await using var test = TestClient.On(wire);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => test.Client.Items.ListPageAsync(new() { PageSize = size }));
        Assert.Empty(wire.Requests);
    }

    [Fact]
    public async Task Trap07_an_object_that_the_company_has_not_is_an_empty_list_where_a_model_should_be()
    {
        await using var test = TestClient.On(new WireHandler().Answer("""{"ia::result":[],"ia::meta":{"totalCount":0}}"""));
        Assert.Null(await test.Client.Models.GetAsync("contracts/contract"));
    }

    [Fact]
    public async Task Trap08_a_write_is_sent_once_until_the_model_says_that_the_object_heeds_keys()
    {
        var wire = new WireHandler()
            .Answer(() => WireHandler.Body("<html>Bad gateway</html>", "text/html", 502))
            .Answer("""{"ia::result":{"fields":{},"httpMethods":"GET,POST","idempotenceSupported":true}}""")
            .Answer(() => WireHandler.Body("<html>Bad gateway</html>", "text/html", 502)).Answer(Answers.Written, 201);
        await using var test = TestClient.On(wire, clock: new ImpatientClock());
        var customer = new CustomerInput { Id = "C1", Name = "Acme" };
        var lost = await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Customers.CreateAsync(customer));
        Assert.Single(wire.Requests);
        await test.Client.Models.GetAsync("accounts-receivable/customer");
        Assert.Equal("12", (await test.Client.Customers.CreateAsync(customer, new() { IdempotencyKey = lost.Evidence.IdempotencyKey })).Key.Value);
        // Key and bytes are the same in all three.
        Assert.Equal(wire.Requests[0], wire.Requests[2]);
        Assert.Equal(wire.Requests[0], wire.Requests[3]);
    }

    [Fact]
    public async Task Trap08_a_type_of_documents_heeds_keys_where_documents_do()
    {
        var wire = new WireHandler()
            .Answer("""{"ia::result":{"fields":{},"idempotenceSupported":true}}""")
            .Answer(() => WireHandler.Body("<html>Bad gateway</html>", "text/html", 502)).Answer(Answers.Written, 201);
        await using var test = TestClient.On(wire, clock: new ImpatientClock());
        await test.Client.Models.GetAsync("order-entry/document");
        Assert.Equal("12", (await test.Client.Documents.OfType("Sales Order").CreateAsync(new() { TxnDate = new(2026, 3, 2), Customer = Reference.OfId("C1") })).Key.Value);
        Assert.Equal(wire.Requests[1], wire.Requests[2]);
        Assert.Contains("Idempotency-Key: ", wire.Requests[1]);
    }

    [Fact]
    public async Task Trap08_the_evidence_says_until_when_the_callers_key_holds_and_not_47_hours_from_now()
    {
        var clock = new ManualTimeProvider();
        var key = IntacctIdempotency.NewKey(clock, "deal-7");
        var until = clock.GetUtcNow().AddHours(47);
        clock.Advance(TimeSpan.FromHours(10));
        await using var test = TestClient.On(new WireHandler().Answer(() => WireHandler.Empty(502)), clock: clock);
        var lost = await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Customers.CreateAsync(new() { Name = "A" }, new() { IdempotencyKey = key }));
        Assert.Equal((key, until), (lost.Evidence.IdempotencyKey, lost.Evidence.KeyValidUntil));
    }

    [Fact]
    public async Task Trap08_an_object_that_ignores_keys_gets_none_and_the_evidence_promises_none()
    {
        var wire = new WireHandler().Answer("""{"ia::result":{"fields":{},"idempotenceSupported":false}}""").Answer(() => WireHandler.Empty(500));
        await using var test = TestClient.On(wire, o => o.TrustIdempotencyKeys = true, new ImpatientClock());
        await test.Client.Models.GetAsync("projects/project");
        var lost = await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Projects.CreateAsync(new() { Id = "P1", Name = "P", Category = ProjectCategory.Contract }));
        Assert.Equal((null, null, "P1"), (lost.Evidence.IdempotencyKey, lost.Evidence.KeyValidUntil, lost.Evidence.Hints["id"]));
        Assert.DoesNotContain("Idempotency-Key", wire.Requests[1]);
        Assert.Equal(2, wire.Requests.Count);
    }

    [Fact]
    public async Task Trap08_workflows_and_composites_are_sent_once_also_where_keys_are_trusted()
    {
        var wire = new WireHandler().Answer(() => WireHandler.Empty(502)).Answer(() => WireHandler.Empty(502));
        await using var test = TestClient.On(wire, o => o.TrustIdempotencyKeys = true, new ImpatientClock());
        Assert.Equal("renew", (await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Contracts.RenewAsync(new("1")))).Evidence.Hints["workflow"]);
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Composite.SendAsync([new(HttpMethod.Delete, "/objects/x/y/1"), new(HttpMethod.Get, "/objects/x/y/2")]));
        Assert.Equal(2, wire.Requests.Count);
    }

    [Fact]
    public async Task Trap08_a_stored_failure_is_told_as_such_and_not_repeated()
    {
        var wire = new WireHandler()
            .Answer(() => WireHandler.Json(Answers.Error(""" "code":"operationFailed","message":"Refused" """), 422).With("x-ia-idempotency-cached-date", "2026-03-01"))
            .Answer(() => WireHandler.Json(Answers.Error(""" "code":"operationFailed","message":"Oops" """), 500).With("x-ia-idempotency-cached-date", "2026-03-01"));
        await using var test = TestClient.On(wire, o => o.TrustIdempotencyKeys = true, new ImpatientClock());
        var refused = await Assert.ThrowsAsync<ConnectorValidationException>(() => test.Client.Customers.CreateAsync(new() { Name = "A" }));
        Assert.Contains("a new attempt needs a new key", refused.Message);
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Customers.CreateAsync(new() { Name = "A" }));
        Assert.Equal(2, wire.Requests.Count);
    }

    [Fact]
    public async Task Trap08_a_key_is_used_for_47_hours_and_then_refused_before_anything_is_sent()
    {
        var clock = new ManualTimeProvider();
        var wire = new WireHandler().Answer(Answers.Written, 201).Answer(Answers.Written, 201);
        await using var test = TestClient.On(wire, clock: clock);
        var key = IntacctIdempotency.NewKey(clock, "deal-7");
        Assert.NotEqual(key, IntacctIdempotency.NewKey(clock, "deal-7", attempt: 2));
        await test.Client.Customers.CreateAsync(new() { Name = "A" }, new() { IdempotencyKey = key });
        clock.Advance(TimeSpan.FromHours(46.9));
        await test.Client.Customers.CreateAsync(new() { Name = "A" }, new() { IdempotencyKey = key });
        clock.Advance(TimeSpan.FromHours(0.2));
        Assert.Contains("too old", (await Assert.ThrowsAsync<ArgumentException>(() => test.Client.Customers.CreateAsync(new() { Name = "A" }, new() { IdempotencyKey = key }))).Message);
        await Assert.ThrowsAsync<ArgumentException>(() => test.Client.Customers.CreateAsync(new() { Name = "A" }, new() { IdempotencyKey = new('x', 257) }));
        Assert.Equal(2, wire.Requests.Count);
        Assert.All(wire.Requests, r => Assert.Contains("Idempotency-Key: " + key, r));
    }

    [Fact]
    public async Task Trap06_every_record_of_a_batch_is_a_transaction_of_its_own_in_what_the_tier_counts()
    {
        const string Item = """{"ia::result":{"key":"1","id":"A"},"ia::status":201}""";
        await using var test = TestClient.On(new WireHandler().Answer($$"""{"ia::result":[{{Item}},{{Item}},{{Item}}]}""", 207).Answer(() => WireHandler.Empty(204)));
        var costs = new List<decimal>();
        var options = new CallOptions { Observe = call => costs.Add(call.Cost) };
        await test.Client.Customers.CreateManyAsync([new() { Name = "A" }, new() { Name = "B" }, new() { Name = "C" }], options: options);
        await test.Client.Customers.DeleteManyAsync([new("1"), new("2"), new("3")], options: options);
        Assert.Equal([3m, 3m], costs);
    }

    [Fact]
    public async Task Trap10_a_time_out_behind_the_gateway_is_not_asked_again_because_the_work_may_be_going_on()
    {
        var wire = new WireHandler().Answer(() => WireHandler.Body("<html>524</html>", "text/html", 524)).Answer(Answers.NoRows);
        await using var test = TestClient.On(wire, clock: new ImpatientClock());
        await Assert.ThrowsAsync<ConnectorUnavailableException>(() => test.Client.Customers.ListPageAsync());
        Assert.Single(wire.Requests);
    }

    [Theory]
    [InlineData("30", "8", 30)]
    [InlineData("8", "30", 30)]
    public async Task Trap10_of_two_times_the_later_one_is_waited_for(string common, string own, int seconds)
    {
        var clock = new ManualTimeProvider();
        var wire = new WireHandler().Answer(() => WireHandler.Json(Answers.Error(""" "code":"throttled","message":"Slow down" """), 429).With("Retry-After", common).With("X-IA-Throttle-Limit-RetryAfter", own));
        await using var test = TestClient.On(wire, clock: clock);
        var error = await Assert.ThrowsAsync<ConnectorRateLimitException>(() => test.Client.Customers.GetAsync(new("1"), new() { Timeout = TimeSpan.FromSeconds(2) }));
        Assert.Equal(clock.GetUtcNow().AddSeconds(seconds), error.RetryAt);
    }

    [Fact]
    public async Task Trap10_no_more_calls_at_a_time_than_the_tier_admits()
    {
        var (running, most, gate) = (0, 0, new TaskCompletionSource());
        var handler = new Slow(async () =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await gate.Task;
            Interlocked.Decrement(ref running);
            return WireHandler.Json(Answers.NoRows);
        });
        var clock = new ManualTimeProvider();
        await using var test = TestClient.On(handler, o => (o.ConcurrentCalls, o.InteractiveReserve) = (2, 0), clock);
        var calls = Enumerable.Range(0, 2).Select(_ => test.Client.Customers.ListPageAsync()).ToArray();
        await handler.Reached(2);
        // The third waits for room until its own time is up, and was never sent.
        var third = test.Client.InEntity("FR01").Items.ListPageAsync(options: new() { Timeout = TimeSpan.FromSeconds(2) });
        clock.Advance(TimeSpan.FromSeconds(3));
        Assert.True((await Assert.ThrowsAsync<ConnectorRateLimitException>(() => third)).BySelf);
        gate.SetResult();
        await Task.WhenAll(calls);
        Assert.Equal(2, most);
    }

    [Fact]
    public async Task Trap11_an_id_of_another_letter_case_is_another_record()
    {
        await using var test = TestClient.On(new WireHandler().Answer(Answers.Rows("""{"key":"1","id":"cust-1"}""")));
        Assert.Null(await test.Client.Customers.FindAsync("CUST-1"));
    }

    [Fact]
    public async Task Trap12_the_entity_goes_along_but_not_to_the_list_of_entities()
    {
        var wire = new WireHandler();
        for (var i = 0; i < 5; i++)
            wire.Answer(i == 3 ? Answers.Record() : Answers.NoRows);
        await using var test = TestClient.On(wire, o => o.EntityHeader = "X-IA-API-ParamEntity");
        var france = test.Client.InEntity("FR01");
        await france.Customers.ListPageAsync();
        await france.InEntity(null).Customers.ListPageAsync();
        await france.Entities.ListPageAsync();
        await france.Entities.GetAsync(new("12"));
        await test.Client.Customers.ListPageAsync();
        Assert.Equal([true, false, false, false, false], wire.Requests.Select(r => r.Contains("X-IA-API-ParamEntity: FR01", StringComparison.Ordinal)));
        Assert.Single(wire.TokenRequests);
    }

    [Fact]
    public async Task Trap14_changes_are_asked_from_the_second_on_and_not_after_it_and_key_comes_along()
    {
        var wire = new WireHandler().Answer(Answers.NoRows);
        await using var test = TestClient.On(wire);
        Assert.Empty(await test.Client.Items.ListChangesAsync(new(2026, 1, 2, 3, 4, 5, 999, TimeSpan.Zero)).ToListAsync());
        Assert.Contains("\"$gte\": {\n        \"audit.modifiedDateTime\": \"2026-01-02T03:04:05Z\"", wire.Requests[0]);
        Assert.Contains("\"orderBy\": [\n    {\n      \"audit.modifiedDateTime\": \"asc\"\n    },\n    {\n      \"key\": \"asc\"\n    }\n  ]", wire.Requests[0]);
    }

    [Fact]
    public async Task Trap14_objects_without_a_stamp_say_so_instead_of_missing_changes()
    {
        await using var test = TestClient.On(new WireHandler());
        var client = test.Client;
        Assert.All(
            new Action[] { () => client.Contacts.ListChangesAsync(default), () => client.SalesPriceLists.ListChangesAsync(default), () => client.RenewalTemplates.ListChangesAsync(default), () => client.BillingTemplateLines.ListChangesAsync(default) },
            call => Assert.Contains("list it whole", Assert.Throws<NotSupportedException>(call).Message));
    }

    [Fact]
    public async Task Trap15_a_refused_delete_of_a_document_names_the_policy_and_a_conversion_takes_what_is_left()
    {
        var wire = new WireHandler().Answer(Answers.Error(""" "code":"operationFailed","message":"Failed","errorId":"REST-7001","details":[{"errorId":"INV-1372","message":"Delete policy"}] """), 422);
        await using var test = TestClient.On(wire);
        var orders = test.Client.Documents.OfType("Sales Order");
        Assert.Equal(IntacctErrorCodes.DeletePolicy, (await Assert.ThrowsAsync<ConnectorValidationException>(() => orders.DeleteAsync(new("1")))).ErrorCode);
        var source = new Document { Key = new("1"), TxnDate = default, Customer = Reference.OfId("C"), Lines = [new DocumentLine { Key = new("9"), UnitQuantity = 2, Quantity = 2, QuantityRemaining = 0 }] };
        await Assert.ThrowsAsync<ArgumentException>(() => orders.ConvertAsync(source));
        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task An_update_without_a_difference_sends_nothing_also_where_a_reference_is_named_by_its_other_name()
    {
        var wire = new WireHandler().Answer(Answers.Record(""" "id":"C1","name":"Acme","term":{"key":"1","id":"N30","name":"30 days"},"creditLimit":20000.00 """));
        await using var test = TestClient.On(wire);
        var written = await test.Client.Customers.UpdateAsync(new("12"), c => c with { Term = Reference.OfId("N30"), CreditLimit = 20000.00m, Name = "Acme" });
        Assert.False(written.Sent);
        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task Custom_members_are_changed_like_the_others()
    {
        var wire = new WireHandler().Answer(Answers.Record(""" "id":"C1","name":"Acme","nsp::SEGMENT":"gold","nsp::RANK":3 """)).Answer(Answers.Written);
        await using var test = TestClient.On(wire);
        await test.Client.Customers.UpdateAsync(new("12"), c => c with
        {
            AdditionalData = new Dictionary<string, System.Text.Json.JsonElement>(c.AdditionalData!) { ["nsp::SEGMENT"] = System.Text.Json.JsonDocument.Parse("\"silver\"").RootElement },
        });
        Assert.EndsWith("{\n  \"nsp::SEGMENT\": \"silver\"\n}", wire.Requests[1]);
    }

    private sealed class Slow(Func<Task<HttpResponseMessage>> answer) : HttpMessageHandler
    {
        private readonly SemaphoreSlim _reached = new(0);

        public async Task Reached(int count)
        {
            for (var i = 0; i < count; i++)
                Assert.True(await _reached.WaitAsync(TimeSpan.FromSeconds(30)));
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.AbsolutePath.EndsWith("/token", StringComparison.Ordinal))
                return Task.FromResult(WireHandler.Json("""{"access_token":"a","expires_in":3600}"""));
            _reached.Release();
            return answer();
        }
    }
}
