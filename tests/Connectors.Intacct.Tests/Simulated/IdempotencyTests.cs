namespace Connectors.Intacct.Tests.Simulated;

/// <summary>Keys: 48 hours, the same bytes, stored failures.</summary>
public sealed class IdempotencyTests
{
    private static readonly CustomerInput Acme = new() { Id = "A", Name = "Ærø & Fils", CreditLimit = 10.50m };

    [Fact]
    public async Task Trap08_a_lost_answer_is_unknown_and_its_key_brings_the_first_outcome()
    {
        await using var test = await SimulatedIntacct.StartAsync();
        test.Sim.Faults.LoseReplyAfterCommit("customers.create");
        var unknown = await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Customers.CreateAsync(Acme));
        Assert.Equal((test.Clock.GetUtcNow().AddHours(47), "A", "accounts-receivable/customer"), (unknown.Evidence.KeyValidUntil, unknown.Evidence.Hints["id"], unknown.Evidence.Hints["object"]));
        Assert.Equal(1, test.Sim.CountCalls("customers.create"));
        // A day later, by another process.
        test.Clock.Advance(TimeSpan.FromHours(24));
        var made = await test.NewClient().Customers.CreateAsync(Acme, new() { IdempotencyKey = unknown.Evidence.IdempotencyKey });
        Assert.Equal(Assert.Single(test.Account.Customers).Key, made.Key.Value);
        SameBytes(test, "customers.create", 2);
    }

    [Fact]
    public async Task Trap08_where_the_model_says_that_keys_are_heeded_the_client_repeats_by_itself()
    {
        await using var test = await SimulatedIntacct.StartAsync();
        Assert.True((await test.Client.Models.GetAsync("accounts-receivable/customer"))!.IdempotenceSupported);
        test.Sim.Faults.LoseReplyAfterCommit("customers.create");
        var attempts = 0;
        var made = await test.Client.Customers.CreateAsync(Acme, new() { Observe = i => attempts = i.Attempts });
        Assert.Equal((2, Assert.Single(test.Account.Customers).Key), (attempts, made.Key.Value));
        SameBytes(test, "customers.create", 2);
    }

    [Fact]
    public async Task Trap08_a_stored_failure_comes_again_for_its_key_and_a_new_key_makes_the_record()
    {
        await using var test = await SimulatedIntacct.StartAsync();
        var key = IntacctIdempotency.NewKey(test.Clock, "company-17");
        var input = Acme with { Term = Reference.OfId("N90") };
        var first = await Assert.ThrowsAsync<ConnectorValidationException>(() => test.Client.Customers.CreateAsync(input, new() { IdempotencyKey = key }));
        Assert.DoesNotContain("stored answer", first.Message);
        // Somebody mends the cause.
        test.Account.Add("accounts-receivable/term", """{"id":"N90","description":"Net 90"}""");
        var again = await Assert.ThrowsAsync<ConnectorValidationException>(() => test.Client.Customers.CreateAsync(input, new() { IdempotencyKey = key }));
        Assert.Contains("stored answer of an earlier sending", again.Message);
        Assert.Contains("new key", again.Message);
        Assert.Empty(test.Account.Customers);
        var made = await test.Client.Customers.CreateAsync(input, new() { IdempotencyKey = IntacctIdempotency.NewKey(test.Clock, "company-17", attempt: 2) });
        Assert.Equal(Assert.Single(test.Account.Customers).Key, made.Key.Value);
    }

    [Fact]
    public async Task Trap08_without_a_key_of_the_caller_every_call_is_an_attempt_of_its_own()
    {
        await using var test = await SimulatedIntacct.StartAsync();
        var input = Acme with { Term = Reference.OfId("N90") };
        await Assert.ThrowsAsync<ConnectorValidationException>(() => test.Client.Customers.CreateAsync(input));
        test.Account.Add("accounts-receivable/term", """{"id":"N90","description":"Net 90"}""");
        await test.Client.Customers.CreateAsync(input);
        Assert.Equal(2, test.Sim.Calls.Where(static c => c.Operation == "customers.create").Select(static c => c.Headers["Idempotency-Key"]).Distinct().Count());
    }

    [Fact]
    public async Task Trap08_a_key_for_another_body_is_a_conflict_and_changes_nothing()
    {
        await using var test = await SimulatedIntacct.StartAsync();
        var options = new CallOptions { IdempotencyKey = IntacctIdempotency.NewKey(test.Clock) };
        await test.Client.Customers.CreateAsync(Acme, options);
        var conflict = await Assert.ThrowsAsync<ConnectorConflictException>(() => test.Client.Customers.CreateAsync(Acme with { Id = "B" }, options));
        Assert.Equal((409, IntacctErrorCodes.IdempotencyKeyReused), (conflict.StatusCode, conflict.ErrorCode));
        Assert.Equal("A", Assert.Single(test.Account.Customers).Id);
    }

    [Fact]
    public async Task Trap08_after_47_hours_the_client_refuses_its_own_key_and_after_48_Intacct_refuses_any()
    {
        await using var test = await SimulatedIntacct.StartAsync();
        var own = IntacctIdempotency.NewKey(test.Clock, "intention");
        await test.Client.Customers.CreateAsync(Acme, new() { IdempotencyKey = own });
        await test.Client.Customers.CreateAsync(Acme with { Id = "B" }, new() { IdempotencyKey = "a-key-of-the-crm" });
        test.Clock.Advance(TimeSpan.FromHours(47) - TimeSpan.FromSeconds(1));
        await test.Client.Customers.CreateAsync(Acme, new() { IdempotencyKey = own });
        test.Clock.Advance(TimeSpan.FromSeconds(1));
        test.Sim.ClearCalls();
        await Assert.ThrowsAsync<ArgumentException>(() => test.Client.Customers.CreateAsync(Acme, new() { IdempotencyKey = own }));
        Assert.Empty(test.Sim.Calls);
        test.Clock.Advance(TimeSpan.FromHours(2));
        var late = await Assert.ThrowsAsync<ConnectorConflictException>(() => test.Client.Customers.CreateAsync(Acme with { Id = "B" }, new() { IdempotencyKey = "a-key-of-the-crm" }));
        Assert.Equal(IntacctErrorCodes.IdempotencyKeyReused, late.ErrorCode);
        Assert.Equal(2, test.Account.Customers.Count);
    }

    [Fact]
    public async Task Trap08_a_repeat_near_the_end_of_the_window_is_left_to_the_caller()
    {
        await using var test = await SimulatedIntacct.StartAsync(change: static o => o.TrustIdempotencyKeys = true);
        var key = IntacctIdempotency.NewKey(test.Clock);
        test.Clock.Advance(TimeSpan.FromHours(47) - TimeSpan.FromSeconds(1));
        test.Sim.Faults.LoseReplyAfterCommit("customers.create");
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Customers.CreateAsync(Acme, new() { IdempotencyKey = key }));
        Assert.Equal(1, test.Sim.CountCalls("customers.create"));
    }

    [Fact]
    public async Task Trap08_an_object_that_ignores_keys_is_created_once_and_never_repeated()
    {
        await using var test = await SimulatedIntacct.StartAsync(change: static o => o.TrustIdempotencyKeys = true);
        test.Sim.Oddities.NotIdempotent.Add("accounts-receivable/customer");
        Assert.False((await test.Client.Models.GetAsync("accounts-receivable/customer"))!.IdempotenceSupported);
        test.Sim.Faults.LoseReplyAfterCommit("customers.create");
        var unknown = await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Customers.CreateAsync(Acme));
        Assert.Equal((null, "A"), (unknown.Evidence.IdempotencyKey, unknown.Evidence.Hints["id"]));
        Assert.Single(test.Account.Customers);
        Assert.Single(test.Sim.Calls, static c => c.Operation == "customers.create");
        // The id settles it.
        Assert.NotNull(await test.Client.Customers.FindKeyAsync("A"));
    }

    [Fact]
    public async Task Trap08_a_repeat_while_the_first_sending_is_still_being_done_is_no_proof_that_nothing_happened()
    {
        await using var test = await SimulatedIntacct.StartAsync(change: static o => (o.TrustIdempotencyKeys, o.AttemptTimeout) = (true, TimeSpan.FromSeconds(10)));
        await test.Client.Customers.ListPageAsync();
        var held = test.Sim.Faults.HoldBeforeCommit("customers.create");
        var create = test.Client.Customers.CreateAsync(Acme);
        await held.WaitUntilHeldAsync();
        // The attempt's time is up; the repeat meets the first sending and is refused with 409.
        test.Clock.Advance(TimeSpan.FromSeconds(11));
        var unknown = await Assert.ThrowsAsync<OutcomeUnknownException>(() => create);
        Assert.IsType<ConnectorConflictException>(unknown.InnerException);
        held.Release();
        var made = await test.Client.Customers.CreateAsync(Acme, new() { IdempotencyKey = unknown.Evidence.IdempotencyKey });
        Assert.Equal(Assert.Single(test.Account.Customers).Key, made.Key.Value);
    }

    [Fact]
    public async Task Trap08_an_update_that_was_lost_is_found_done_or_is_done_with_the_same_key()
    {
        await using var test = await SimulatedIntacct.StartAsync(static a => a.Customer("Acme", "A"));
        var key = new RecordKey(test.Account.Customers[0].Key);
        test.Sim.Faults.LoseReplyAfterCommit("customers.update");
        var lost = await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Customers.UpdateAsync(key, static c => c with { Notes = "one" }));
        Assert.Equal(key.Value, lost.Evidence.Hints["key"]);
        Assert.False((await test.Client.Customers.UpdateAsync(key, static c => c with { Notes = "one" }, new() { IdempotencyKey = lost.Evidence.IdempotencyKey })).Sent);

        test.Sim.Faults.DropBeforeProcessing("customers.update");
        lost = await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Customers.UpdateAsync(key, static c => c with { Notes = "two" }));
        Assert.True((await test.Client.Customers.UpdateAsync(key, static c => c with { Notes = "two" }, new() { IdempotencyKey = lost.Evidence.IdempotencyKey })).Sent);
        Assert.Equal("two", test.Account.Customers[0]["notes"]);
    }

    private static void SameBytes(SimulatedIntacct test, string operation, int count)
    {
        var sent = test.Sim.Calls.Where(c => c.Operation == operation).ToList();
        Assert.Equal(count, sent.Count);
        Assert.All(sent, c => Assert.Equal((sent[0].BodyText, sent[0].Headers["Idempotency-Key"]), (c.BodyText, c.Headers["Idempotency-Key"])));
    }
}
