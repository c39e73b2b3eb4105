using Connectors.Sync;
using Connectors.TestSupport;

namespace Connectors.Pairs.Tests.Smartbill;

/// <summary>A reply that was lost never makes a second invoice: it is found, proved not to have been made, or asked about.</summary>
[Rule("R22"), Rule("R23"), Rule("R35")]
public sealed class SmartbillLostReplyTests
{
    [Theory]
    [Acceptance("P-08a")]
    [InlineData("lost", false)]
    [InlineData("lost", true)]
    [InlineData("page", true)]
    [InlineData("cut", false)]
    public async Task An_invoice_that_was_made_is_found_by_its_reference_and_was_sent_once(string fault, bool restart)
    {
        await using var pair = await SmartbillPair.StartAsync(SmartbillPair.Invoicing);
        var offer = await pair.OfferAsync();
        await pair.RunAsync();
        _ = fault switch
        {
            "lost" => pair.Smartbill.Faults.LoseReplyAfterCommit("invoices.create"),
            "page" => pair.Smartbill.ServerErrorAfterCommit("invoices.create"),
            _ => pair.Smartbill.Faults.CloseInBody("invoices.create"),
        };
        await pair.StatusAsync(offer, "Accepted");
        await pair.RunAsync();
        if (restart)
            await pair.RestartAsync();
        await pair.RunAsync();
        var shown = await pair.ShownAsync(offer);
        Assert.Equal(("CRM 0042", "issued"), (shown.InvoiceNumber, shown.InvoiceState));
        await pair.RunAsync(TimeSpan.FromHours(2));
        Assert.Equal((1, 1), (pair.Sends, pair.Account.Invoices.Count));
    }

    [Fact]
    public async Task An_invoice_that_never_arrived_is_sent_again_only_from_a_series_of_our_own_and_only_after_two_looks()
    {
        await using var pair = await SmartbillPair.StartAsync(SmartbillPair.Alone);
        var offer = await pair.OfferAsync();
        await pair.RunAsync();
        pair.Smartbill.Faults.DropBeforeProcessing("invoices.create");
        await pair.StatusAsync(offer, "Accepted");
        await pair.RunAsync();
        await pair.RunAsync(TimeSpan.FromMinutes(5));
        Assert.Equal((1, 0), (pair.Sends, pair.Account.Invoices.Count));
        Assert.Equal(SendState.Uncertain, (await pair.SendAsync(offer)).State);
        await pair.RunAsync(TimeSpan.FromMinutes(15));
        await pair.RunAsync();
        await pair.RunAsync();
        Assert.Equal((2, 1), (pair.Sends, pair.Account.Invoices.Count));
        Assert.Equal("CRM 0042", (await pair.ShownAsync(offer)).InvoiceNumber);
    }

    [Fact]
    public async Task In_a_series_that_others_use_an_unmoved_number_proves_nothing_and_a_person_is_asked()
    {
        await using var pair = await SmartbillPair.StartAsync(SmartbillPair.Invoicing);
        var offer = await pair.OfferAsync();
        await pair.RunAsync();
        pair.Smartbill.Faults.DropBeforeProcessing("invoices.create");
        await pair.StatusAsync(offer, "Accepted");
        for (var i = 0; i < 4; i++)
            await pair.RunAsync(TimeSpan.FromMinutes(30));
        var asked = await pair.SendAsync(offer);
        Assert.Equal((SendState.Asked, "uncertain"), (asked.State, asked.Question));
        Assert.Equal((1, 0), (pair.Sends, pair.Account.Invoices.Count));
        Assert.Contains("It is not known whether accounting has this document", (await pair.ShownAsync(offer)).InvoiceMessage, StringComparison.Ordinal);

        await pair.Documents.AnswerAsync(SmartbillPair.Id, asked.Id, new SendAnswer.Send(), "ann");
        await pair.RunAsync();
        Assert.Equal(("CRM 0042", null), ((await pair.ShownAsync(offer)).InvoiceNumber, (await pair.ShownAsync(offer)).InvoiceMessage));
        Assert.Single(pair.Account.Invoices);
    }

    [Fact]
    public async Task A_stranger_in_the_series_ends_its_proof_and_his_invoice_is_never_taken_for_ours()
    {
        await using var pair = await SmartbillPair.StartAsync(SmartbillPair.Alone, static o => o.PrintReference = false);
        var (first, second) = (await pair.OfferAsync(), await pair.OfferAsync());
        await pair.RunAsync();
        await pair.StatusAsync(first, "Accepted");
        await pair.RunAsync();
        // A colleague uses it after all: the engine sees a number that it did not take.
        pair.Account.IssueInvoice("CRM");
        pair.Smartbill.Faults.DropBeforeProcessing("invoices.create");
        await pair.StatusAsync(second, "Accepted");
        await pair.RunAsync();
        pair.Account.IssueInvoice("CRM", change: static i => i with { Lines = [i.Lines[0] with { Price = 31.50m }] });
        for (var i = 0; i < 3; i++)
            await pair.RunAsync(TimeSpan.FromMinutes(30));
        var asked = await pair.SendAsync(second);
        Assert.Equal((SendState.Asked, null), (asked.State, asked.Number));
        Assert.Equal(2, pair.Sends);
    }

    [Fact]
    public async Task A_person_who_found_it_names_its_number()
    {
        await using var pair = await SmartbillPair.StartAsync(SmartbillPair.Invoicing, static o => o.PrintReference = false);
        var offer = await pair.OfferAsync();
        await pair.RunAsync();
        pair.Smartbill.Faults.LoseReplyAfterCommit("invoices.create");
        await pair.StatusAsync(offer, "Accepted");
        await pair.RunAsync();
        await pair.RunAsync();
        var asked = await pair.SendAsync(offer);
        Assert.Equal(SendState.Asked, asked.State);
        await pair.Documents.AnswerAsync(SmartbillPair.Id, asked.Id, new SendAnswer.WasSent(new RecordId("CRM/0042"), null), "ann");
        await pair.RunAsync();
        var shown = await pair.ShownAsync(offer);
        Assert.Equal(("CRM 0042", "issued", null), (shown.InvoiceNumber, shown.InvoiceState, shown.InvoiceMessage));
        Assert.Equal(1, pair.Sends);
    }
}
