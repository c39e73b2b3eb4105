using Connectors.Smartbill.Tests.Support;

namespace Connectors.Smartbill.Tests.Simulated;

/// <summary>Lost answers of every other write: reversals, proformas, payments, mails, deletions.</summary>
public sealed class LostWriteTests
{
    private static readonly InvoiceInput Ours = Samples.Invoice with { SeriesName = "FCT" };

    [Fact]
    public async Task A_reversal_is_sent_once_and_a_second_one_is_refused_exactly_when_the_first_was_made()
    {
        await using var test = await SimulatedClient.StartAsync();
        var id = (await test.Client.Invoices.CreateAsync(Ours)).Id!.Value;
        test.Simulator.Faults.LoseReplyAfterCommit("invoices.reverse");
        var unknown = await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Invoices.ReverseAsync(id));
        Assert.Equal(("2", "3", "0001", "FCT"), (unknown.Evidence.Hints["nextNumberBefore"], unknown.Evidence.Hints["nextNumberAfter"], unknown.Evidence.Hints["reversedNumber"], unknown.Evidence.Hints["series"]));
        Assert.Equal(1, test.Simulator.CountCalls("invoices.reverse"));
        Assert.Equal(-38.12m, (await test.Client.Invoices.GetPaymentStateAsync(test.Client.DocumentId("FCT", "0002"))).Total);
        Assert.Equal(SmartbillErrorCodes.AlreadyReversed, (await Assert.ThrowsAsync<ConnectorConflictException>(() => test.Client.Invoices.ReverseAsync(id))).ErrorCode);
        Assert.Equal(2, test.Account.Invoices.Count);
    }

    [Fact]
    public async Task A_reversal_by_a_colleague_is_not_ours()
    {
        await using var test = await SimulatedClient.StartAsync();
        var id = (await test.Client.Invoices.CreateAsync(Ours)).Id!.Value;
        test.Simulator.Before("invoices.reverse", _ => test.Account.StornoInvoice("FCT", "0001"));
        var refused = await Assert.ThrowsAsync<ConnectorConflictException>(() => test.Client.Invoices.ReverseAsync(id));
        Assert.Equal((SmartbillErrorCodes.AlreadyReversed, false), (refused.ErrorCode, refused.MayHaveBeenApplied));
        Assert.Equal(1, test.Simulator.CountCalls("invoices.reverse"));
    }

    [Fact]
    public async Task A_reversal_that_never_arrived_leaves_the_number()
    {
        await using var test = await SimulatedClient.StartAsync();
        var id = (await test.Client.Invoices.CreateAsync(Ours)).Id!.Value;
        test.Simulator.Faults.DropBeforeProcessing("invoices.reverse");
        var unknown = await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Invoices.ReverseAsync(id));
        Assert.Equal("2", unknown.Evidence.Hints["nextNumberAfter"]);
        Assert.Equal("0002", (await test.Client.Invoices.ReverseAsync(id)).Id!.Value.Number);
    }

    [Fact]
    public async Task The_invoice_of_a_proforma_is_named_by_the_proforma()
    {
        await using var test = await SimulatedClient.StartAsync();
        var proforma = (await test.Client.Estimates.CreateAsync(Samples.Estimate with { SeriesName = "PFC" })).Id!.Value;
        test.Simulator.Before("invoices.create", _ => LostAnswerTests.Colleague(test.Account));
        test.Simulator.Faults.LoseReplyAfterCommit("invoices.create");
        var unknown = await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Invoices.CreateAsync(InvoiceInput.FromEstimate("FCT", proforma)));
        var named = await test.Client.Estimates.GetInvoicesAsync(SmartbillDocumentId.Parse(unknown.Evidence.Hints["estimate"]));
        Assert.Equal("0002", Assert.Single(named.Invoices).Number);
        Assert.Equal(1, test.Simulator.CountCalls("invoices.create"));
    }

    [Fact]
    public async Task A_proforma_is_sent_once()
    {
        await using var test = await SimulatedClient.StartAsync();
        test.Simulator.Before("estimates.create", _ => test.Account.IssueEstimate());
        test.Simulator.Faults.LoseReplyAfterCommit("estimates.create");
        var unknown = await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Estimates.CreateAsync(Samples.Estimate with { SeriesName = "PFC", Mentions = "Offer 9" }));
        Assert.Equal(("1", "3", "Offer 9", "38.12"), (unknown.Evidence.Hints["nextNumberBefore"], unknown.Evidence.Hints["nextNumberAfter"], unknown.Evidence.Hints["reference"], unknown.Evidence.Hints["total"]));
        Assert.DoesNotContain("Offer 9", await test.PrintAsync(test.Client.DocumentId("PFC", "0001"), estimate: true));
        Assert.Contains("Offer 9", await test.PrintAsync(test.Client.DocumentId("PFC", "0002"), estimate: true));
        Assert.Equal((1, 2), (test.Simulator.CountCalls("estimates.create"), test.Account.Estimates.Count));
    }

    [Theory]
    [InlineData("Chitanta")]
    [InlineData("Ordin plata")]
    [InlineData("Card")]
    [InlineData("Bon")]
    public async Task A_payment_is_sent_once_and_the_invoices_state_tells(string type)
    {
        await using var test = await SimulatedClient.StartAsync();
        test.Simulator.SignIns.First.CashRegister = new();
        var id = (await test.Client.Invoices.CreateAsync(Ours)).Id!.Value;
        test.Simulator.Faults.LoseReplyAfterCommit("payments.create");
        var payment = Samples.Payment with { Type = new(type), SeriesName = type == "Chitanta" ? "CH" : null, Value = 10, InvoicesList = [PaidInvoice.Of(id)] };
        var unknown = await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Payments.CreateAsync(payment));
        Assert.Equal((type, "10", "FCT/0001"), (unknown.Evidence.Hints["type"], unknown.Evidence.Hints["total"], unknown.Evidence.Hints["invoices"]));
        // Only receipts take a number.
        Assert.Equal(type == "Chitanta" ? ("1", "2") : (null, null), (unknown.Evidence.Hints.GetValueOrDefault("nextNumberBefore"), unknown.Evidence.Hints.GetValueOrDefault("nextNumberAfter")));
        Assert.Equal(10, (await test.Client.Invoices.GetPaymentStateAsync(id)).Paid);
        Assert.Equal(1, test.Simulator.CountCalls("payments.create"));
        Assert.Equal(10, Assert.Single(test.Account.Payments).Value);
    }

    [Fact]
    public async Task A_mail_is_sent_once()
    {
        await using var test = await SimulatedClient.StartAsync();
        var id = (await test.Client.Invoices.CreateAsync(Ours)).Id!.Value;
        test.Simulator.Faults.LoseReplyAfterCommit("documents.send");
        var unknown = await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Documents.SendEmailAsync(DocumentKind.Invoice, id, new() { To = "a@b.example" }));
        Assert.Equal(("0001", "a@b.example"), (unknown.Evidence.Hints["number"], unknown.Evidence.Hints["to"]));
        Assert.Equal(1, test.Simulator.CountCalls("documents.send"));
        Assert.Single(test.Account.SentEmails);
    }

    [Fact]
    public async Task A_lost_deletion_is_not_repeated_and_spares_the_next_invoice_of_that_number()
    {
        await using var test = await SimulatedClient.StartAsync();
        var id = (await test.Client.Invoices.CreateAsync(Ours)).Id!.Value;
        // The connection is an old one: transports repeat a request without a body on their own when it breaks.
        test.Simulator.After("invoices.delete", _ => LostAnswerTests.Colleague(test.Account));
        test.Simulator.Faults.LoseReplyAfterCommit("invoices.delete");
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Invoices.DeleteAsync(id));
        Assert.Equal(1, test.Simulator.CountCalls("invoices.delete"));
        Assert.Equal("0001", Assert.Single(test.Account.Invoices).Number);
    }

    [Fact]
    public async Task Deletions_of_proformas_receipts_and_payments_are_not_repeated_either()
    {
        await using var test = await SimulatedClient.StartAsync();
        var invoice = (await test.Client.Invoices.CreateAsync(Ours)).Id!.Value;
        var proforma = (await test.Client.Estimates.CreateAsync(Samples.Estimate with { SeriesName = "PFC" })).Id!.Value;
        var card = Samples.Payment with { Type = PaymentType.Card, Value = 5, InvoicesList = [PaidInvoice.Of(invoice)] };
        var receipt = (await test.Client.Payments.CreateAsync(card with { Type = PaymentType.Receipt, SeriesName = "CH", IsCash = true })).Receipt!.Value;
        await test.Client.Payments.CreateAsync(card);
        await test.Client.Payments.CreateAsync(card);
        foreach (var operation in new[] { "estimates.delete", "payments.deleteReceipt", "payments.delete" })
            test.Simulator.Faults.LoseReplyAfterCommit(operation);
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Estimates.DeleteAsync(proforma));
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Payments.DeleteReceiptAsync(receipt));
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Payments.DeleteAsync(new() { Type = PaymentType.Card, Invoice = invoice }));
        Assert.Equal((1, 1, 1), (test.Simulator.CountCalls("estimates.delete"), test.Simulator.CountCalls("payments.deleteReceipt"), test.Simulator.CountCalls("payments.delete")));
        Assert.Equal("Card", Assert.Single(test.Account.Payments).Type);
    }

    [Fact]
    public async Task Cancelling_and_restoring_may_be_repeated_and_are()
    {
        await using var test = await SimulatedClient.StartAsync(hostClock: new ImpatientClock());
        var id = (await test.Client.Invoices.CreateAsync(Ours)).Id!.Value;
        test.Simulator.Faults.LoseReplyAfterCommit("invoices.cancel");
        test.Simulator.Faults.LoseReplyAfterCommit("invoices.restore");
        // The answer is that to the repeat: it was cancelled already.
        Assert.False((await test.Client.Invoices.CancelAsync(id)).Changed);
        Assert.True(test.Account.Invoices[0].IsCancelled);
        Assert.False((await test.Client.Invoices.RestoreAsync(id)).Changed);
        Assert.False(test.Account.Invoices[0].IsCancelled);
        Assert.Equal((2, 2), (test.Simulator.CountCalls("invoices.cancel"), test.Simulator.CountCalls("invoices.restore")));
    }
}
