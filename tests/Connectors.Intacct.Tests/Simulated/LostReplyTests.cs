namespace Connectors.Intacct.Tests.Simulated;

/// <summary>Every kind of create and delete whose answer is lost: unknown, with evidence that suffices, and one record in the end.</summary>
public sealed class LostReplyTests
{
    public static TheoryData<string> Kinds => RoundTripTests.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Trap10_a_create_whose_answer_is_lost_is_settled_by_its_key(string kind)
    {
        var sample = Samples.Of(kind);
        await using var test = await SimulatedIntacct.StartAsync(Samples.Seed);
        await test.Client.Departments.ListPageAsync();
        var before = test.Account.Records(sample.PlainName).Count;
        test.Sim.Faults.LoseReplyAfterCommit("*");
        var unknown = await Assert.ThrowsAsync<OutcomeUnknownException>(() => sample.CreateAsync(test.Client));
        Assert.Equal(sample.ObjectName, unknown.Evidence.Hints["object"]);
        Assert.Equal(test.Clock.GetUtcNow().AddHours(47), unknown.Evidence.KeyValidUntil);
        Assert.Equal(before + 1, test.Account.Records(sample.PlainName).Count);
        var made = await sample.CreateAsync(test.Client, new() { IdempotencyKey = unknown.Evidence.IdempotencyKey });
        Assert.Equal(before + 1, test.Account.Records(sample.PlainName).Count);
        Assert.Contains(test.Account.Records(sample.PlainName), r => r.Key == made.Key.Value);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Trap10_a_create_that_is_carried_out_late_makes_no_second_record(string kind)
    {
        var sample = Samples.Of(kind);
        await using var test = await SimulatedIntacct.StartAsync(Samples.Seed, static o => o.TrustIdempotencyKeys = true);
        await test.Client.Departments.ListPageAsync();
        var before = test.Account.Records(sample.PlainName).Count;
        // The client repeats by itself, before the first sending is carried out.
        var late = test.Sim.Faults.CommitLate("*");
        var made = await sample.CreateAsync(test.Client);
        late.Release();
        // A call that comes after it.
        await test.Client.Departments.ListPageAsync();
        Assert.Equal(before + 1, test.Account.Records(sample.PlainName).Count);
        Assert.Contains(test.Account.Records(sample.PlainName), r => r.Key == made.Key.Value);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_delete_whose_answer_is_lost_names_the_record_and_reading_settles_it(string kind)
    {
        var sample = Samples.Of(kind);
        await using var test = await SimulatedIntacct.StartAsync(Samples.Seed, static o => o.TrustIdempotencyKeys = true);
        var key = (await sample.CreateAsync(test.Client)).Key;
        test.Sim.Faults.LoseReplyAfterCommit("*");
        var unknown = await Assert.ThrowsAsync<OutcomeUnknownException>(() => sample.DeleteAsync(test.Client, key));
        Assert.Equal((sample.ObjectName, key.Value, null), (unknown.Evidence.Hints["object"], unknown.Evidence.Hints["key"], unknown.Evidence.IdempotencyKey));
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => sample.DeleteAsync(test.Client, key));
    }

    [Fact]
    public async Task A_server_that_fails_after_the_write_is_no_proof_that_nothing_was_written()
    {
        await using var test = await SimulatedIntacct.StartAsync();
        test.Sim.Faults.RespondAfterCommit("customers.create", 502, "<html>Bad gateway</html>");
        var unknown = await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Customers.CreateAsync(new() { Id = "A", Name = "A" }));
        test.Sim.Faults.CloseInBody("customers.create");
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Customers.CreateAsync(new() { Id = "A", Name = "A" }, new() { IdempotencyKey = unknown.Evidence.IdempotencyKey }));
        Assert.Single(test.Account.Customers);
    }

    [Fact]
    public async Task A_batch_whose_answer_is_lost_names_all_its_ids_and_is_answered_again_item_by_item()
    {
        await using var test = await SimulatedIntacct.StartAsync(static a => a.Customer("Taken", "B"));
        CustomerInput[] batch = [new() { Id = "A", Name = "A" }, new() { Id = "B", Name = "B" }, new() { Id = "C", Name = "C" }];
        test.Sim.Faults.LoseReplyAfterCommit("customers.create");
        var unknown = await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Customers.CreateManyAsync(batch));
        Assert.Equal("A,B,C", unknown.Evidence.Hints["ids"]);
        var items = await test.Client.Customers.CreateManyAsync(batch, options: new() { IdempotencyKey = unknown.Evidence.IdempotencyKey });
        Assert.Equal([true, false, true], items.Select(static i => i.Ok));
        Assert.Equal(3, test.Account.Customers.Count);
    }

    [Fact]
    public async Task A_read_whose_answer_is_lost_is_read_again()
    {
        await using var test = await SimulatedIntacct.StartAsync(static a => a.Customer("A", "A"));
        test.Sim.Faults.LoseReplyAfterCommit("customers.query");
        Assert.Single((await test.Client.Customers.ListPageAsync()).Items);
        test.Sim.Faults.RespondInstead("customers.get", 503, "<html>Maintenance</html>", times: 2);
        Assert.Equal("A", (await test.Client.Customers.GetAsync(new(test.Account.Customers[0].Key))).Name);
        Assert.Equal((2, 3), (test.Sim.CountCalls("customers.query"), test.Sim.CountCalls("customers.get")));
    }
}
