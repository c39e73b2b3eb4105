using Connectors.Smartbill.Tests.Support;
using Connectors.Testing.Smartbill;

namespace Connectors.Smartbill.Tests.Simulated;

/// <summary>An invoice whose answer is lost: it is sent once, and the evidence finds it or says that there is none, whatever colleagues do meanwhile.</summary>
public sealed class LostAnswerTests
{
    private static readonly InvoiceInput Ours = Samples.Invoice with { SeriesName = "FCT" };

    [Theory]
    [InlineData("lost", false)]
    [InlineData("lost", true)]
    [InlineData("page", false)]
    [InlineData("cut", true)]
    [InlineData("no number", false)]
    public async Task An_issued_invoice_is_found_by_its_evidence_and_was_sent_once(string fault, bool nextNumberIsText)
    {
        await using var test = await SimulatedClient.StartAsync();
        test.Simulator.Oddities.NextNumberIsText = nextNumberIsText;
        _ = fault switch
        {
            "lost" => test.Simulator.Faults.LoseReplyAfterCommit("invoices.create"),
            "page" => test.Simulator.ServerErrorAfterCommit("invoices.create"),
            "cut" => test.Simulator.Faults.CloseInBody("invoices.create"),
            _ => test.Simulator.Faults.RespondAfterCommit("invoices.create", 200, """{"errorText":"","message":"","number":"","series":"FCT","url":""}""", "application/json"),
        };

        var unknown = await UnknownAsync(test, Ours);

        Assert.True(unknown.MayHaveBeenApplied);
        Assert.Equal((nextNumberIsText ? "0001" : "1", nextNumberIsText ? "0002" : "2"), (unknown.Evidence.Hints["nextNumberBefore"], unknown.Evidence.Hints["nextNumberAfter"]));
        Assert.Equal(("FCT", "38.12", "Order 4711"), (unknown.Evidence.Hints["series"], unknown.Evidence.Hints["total"], unknown.Evidence.Hints["reference"]));
        Assert.Equal("0001", (await Settling.FindInvoiceAsync(test.Client, unknown.Evidence))!.Value.Number);
        OnlyOnce(test, made: 1);
    }

    [Fact]
    public async Task An_invoice_that_never_arrived_leaves_the_number_as_it_was_and_nothing_is_found()
    {
        await using var test = await SimulatedClient.StartAsync();
        test.Simulator.Faults.DropBeforeProcessing("invoices.create");
        var unknown = await UnknownAsync(test, Ours);
        Assert.Equal("1", unknown.Evidence.Hints["nextNumberAfter"]);
        Assert.Null(await Settling.FindInvoiceAsync(test.Client, unknown.Evidence));
        OnlyOnce(test, made: 0);
        // Now that it is settled, sending it is safe.
        Assert.Equal("0001", (await test.Client.Invoices.CreateAsync(Ours)).Id!.Value.Number);
    }

    [Fact]
    public async Task A_number_that_a_colleague_took_is_never_ours()
    {
        await using var test = await SimulatedClient.StartAsync();
        // The same series, total and customer, in the moment between reading the number and issuing.
        test.Simulator.Before("invoices.create", _ => Colleague(test.Account));
        var created = await test.Client.Invoices.CreateAsync(Ours);
        Assert.Equal("0002", created.Id!.Value.Number);
        Assert.Equal("Order 4711", test.Account.Invoices.Single(i => i.Number == "0002").Mentions);
        Assert.Equal("", test.Account.Invoices.Single(i => i.Number == "0001").Mentions);
    }

    [Fact]
    public async Task Of_two_numbers_that_were_given_meanwhile_the_reference_tells_ours()
    {
        await using var test = await SimulatedClient.StartAsync();
        test.Simulator.Before("invoices.create", _ => Colleague(test.Account));
        test.Simulator.After("invoices.create", _ => Colleague(test.Account));
        test.Simulator.Faults.LoseReplyAfterCommit("invoices.create");
        var unknown = await UnknownAsync(test, Ours);
        Assert.Equal(("1", "4"), (unknown.Evidence.Hints["nextNumberBefore"], unknown.Evidence.Hints["nextNumberAfter"]));
        Assert.Equal("0002", (await Settling.FindInvoiceAsync(test.Client, unknown.Evidence))!.Value.Number);
        OnlyOnce(test, made: 1);
    }

    [Fact]
    public async Task A_moved_number_alone_proves_nothing_when_only_a_colleague_issued()
    {
        await using var test = await SimulatedClient.StartAsync();
        test.Simulator.Before("invoices.create", _ => Colleague(test.Account));
        test.Simulator.Faults.DropBeforeProcessing("invoices.create");
        var unknown = await UnknownAsync(test, Ours);
        Assert.Equal(("1", "2"), (unknown.Evidence.Hints["nextNumberBefore"], unknown.Evidence.Hints["nextNumberAfter"]));
        Assert.Null(await Settling.FindInvoiceAsync(test.Client, unknown.Evidence));
        OnlyOnce(test, made: 0);
    }

    [Fact]
    public async Task A_number_that_was_deleted_and_given_again_is_not_ours()
    {
        await using var test = await SimulatedClient.StartAsync();
        test.Simulator.Faults.LoseReplyAfterCommit("invoices.create");
        var unknown = await UnknownAsync(test, Ours);
        Assert.Equal("2", unknown.Evidence.Hints["nextNumberAfter"]);
        // A colleague takes ours for a mistake, deletes it, and issues one of the same total: it is 0001 now.
        test.Account.DeleteLastInvoice("FCT");
        Assert.Null(await Settling.FindInvoiceAsync(test.Client, unknown.Evidence));
        Assert.Equal("0001", Colleague(test.Account).Number);
        Assert.Null(await Settling.FindInvoiceAsync(test.Client, unknown.Evidence));
        OnlyOnce(test, made: 0);
    }

    [Fact]
    public async Task A_server_that_issues_after_our_time_out_is_why_an_unchanged_number_is_read_again()
    {
        await using var test = await SimulatedClient.StartAsync();
        var held = test.Simulator.Faults.HoldBeforeCommit("invoices.create");
        var call = test.Client.Invoices.CreateAsync(Ours);
        await held.WaitUntilHeldAsync();
        test.Simulator.Clock.Advance(new SmartbillOptions().AttemptTimeout);
        var unknown = await Assert.ThrowsAsync<OutcomeUnknownException>(() => call);
        Assert.Equal(("1", "1"), (unknown.Evidence.Hints["nextNumberBefore"], unknown.Evidence.Hints["nextNumberAfter"]));
        Assert.Null(await Settling.FindInvoiceAsync(test.Client, unknown.Evidence));

        Colleague(test.Account);
        held.Release();

        Assert.Equal("0002", (await Settling.FindInvoiceAsync(test.Client, unknown.Evidence))!.Value.Number);
        OnlyOnce(test, made: 1);
    }

    [Fact]
    public async Task A_connection_that_closes_before_a_late_commit_is_an_unknown_outcome_too()
    {
        await using var test = await SimulatedClient.StartAsync();
        var late = test.Simulator.Faults.CommitLate("invoices.create");
        var unknown = await UnknownAsync(test, Ours);
        Assert.Null(await Settling.FindInvoiceAsync(test.Client, unknown.Evidence));
        late.Release();
        Assert.Equal("0001", (await Settling.FindInvoiceAsync(test.Client, unknown.Evidence))!.Value.Number);
        OnlyOnce(test, made: 1);
    }

    [Fact]
    public async Task A_caller_who_gives_up_while_it_is_on_the_wire_is_not_told_that_nothing_happened()
    {
        await using var test = await SimulatedClient.StartAsync();
        using var cancel = new CancellationTokenSource();
        var held = test.Simulator.Faults.HoldBeforeCommit("invoices.create");
        var call = test.Client.Invoices.CreateAsync(Ours, null, cancel.Token);
        await held.WaitUntilHeldAsync();
        await cancel.CancelAsync();
        var unknown = await Assert.ThrowsAsync<OutcomeUnknownException>(() => call);
        Assert.DoesNotContain("nextNumberAfter", unknown.Evidence.Hints.Keys);
        held.Release();
        Assert.Equal("0001", (await Settling.FindInvoiceAsync(test.Client, unknown.Evidence))!.Value.Number);
        OnlyOnce(test, made: 1);
    }

    [Fact]
    public async Task A_block_between_the_number_and_the_invoice_proves_that_there_is_none_and_nothing_is_sent_until_it_ends()
    {
        await using var test = await SimulatedClient.StartAsync();
        var at = test.Simulator.Time.GetUtcNow();
        test.Simulator.Before("invoices.create", _ => test.Simulator.SignIns.SpendCalls(test.Simulator.SignIns.First, 30));
        var error = await Assert.ThrowsAsync<ConnectorRateLimitException>(() => test.Client.Invoices.CreateAsync(Ours));
        Assert.Equal((SmartbillErrorCodes.CallLimitReached, false, false, at.AddMinutes(10)), (error.ErrorCode, error.MayHaveBeenApplied, error.BySelf, error.RetryAt));
        OnlyOnce(test, made: 0);

        test.Simulator.Clock.Advance(TimeSpan.FromMinutes(9));
        var calls = test.Simulator.Calls.Count;
        Assert.True((await Assert.ThrowsAsync<ConnectorRateLimitException>(() => test.Client.Invoices.CreateAsync(Ours, new() { Timeout = TimeSpan.FromSeconds(5) }))).BySelf);
        Assert.Equal(calls, test.Simulator.Calls.Count);

        // A call during the block would have begun it anew.
        test.Simulator.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("0001", (await test.Client.Invoices.CreateAsync(Ours)).Id!.Value.Number);
    }

    [Fact]
    public async Task A_block_after_a_lost_invoice_leaves_the_number_before_as_evidence()
    {
        await using var test = await SimulatedClient.StartAsync();
        test.Simulator.After("invoices.create", _ => test.Simulator.SignIns.SpendCalls(test.Simulator.SignIns.First, 30));
        test.Simulator.Faults.LoseReplyAfterCommit("invoices.create");
        var unknown = await UnknownAsync(test, Ours);
        Assert.Equal("1", unknown.Evidence.Hints["nextNumberBefore"]);
        Assert.DoesNotContain("nextNumberAfter", unknown.Evidence.Hints.Keys);
        test.Simulator.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal("0001", (await Settling.FindInvoiceAsync(test.Client, unknown.Evidence))!.Value.Number);
        OnlyOnce(test, made: 1);
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(-0.01)]
    public async Task A_total_that_SmartBill_rounds_otherwise_finds_the_invoice_all_the_same(double cent)
    {
        await using var test = await SimulatedClient.StartAsync();
        test.Simulator.Oddities.TotalOffBy = (decimal)cent;
        test.Simulator.Faults.LoseReplyAfterCommit("invoices.create");
        var unknown = await UnknownAsync(test, Ours);
        Assert.Equal("0001", (await Settling.FindInvoiceAsync(test.Client, unknown.Evidence))!.Value.Number);
    }

    /// <summary>A colleague's invoice that is like ours in all but the reference.</summary>
    internal static StoredInvoice Colleague(SmartbillAccount account) => account.IssueInvoice("FCT", Samples.Client.Name, i => i with { Lines = [i.Lines[0] with { Quantity = 3, Price = 10.50m }] });

    private static Task<OutcomeUnknownException> UnknownAsync(SimulatedClient test, InvoiceInput invoice) =>
        Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Invoices.CreateAsync(invoice));

    private static void OnlyOnce(SimulatedClient test, int made)
    {
        Assert.Equal(1, test.Simulator.CountCalls("invoices.create"));
        Assert.Equal(made, test.Account.Invoices.Count(i => i.Mentions == Ours.Mentions));
    }
}
