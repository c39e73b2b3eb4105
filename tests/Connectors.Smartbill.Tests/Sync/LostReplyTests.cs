using Connectors.Sync;
using NeutralKind = Connectors.Sync.DocumentKind;

namespace Connectors.Smartbill.Tests.Sync;

/// <summary>A reply that was lost: sent once, and what can be known afterwards is known by number, total and reference.</summary>
[Rule("R22"), Rule("R23")]
public sealed class LostReplyTests
{
    [Theory]
    [InlineData("lost", true)]
    [InlineData("page", true)]
    [InlineData("cut", true)]
    [InlineData("no number", true)]
    [InlineData("never arrived", false)]
    public async Task A_lost_reply_is_uncertain_with_the_number_before_and_after_and_was_sent_once(string fault, bool made)
    {
        await using var desk = await Desk.OpenAsync(seed: static a => a.AddSeries("FCT", "f", next: 42));
        _ = fault switch
        {
            "lost" => desk.Simulator.Faults.LoseReplyAfterCommit("invoices.create"),
            "page" => desk.Simulator.ServerErrorAfterCommit("invoices.create"),
            "cut" => desk.Simulator.Faults.CloseInBody("invoices.create"),
            "no number" => desk.Simulator.Faults.RespondAfterCommit("invoices.create", 200, """{"errorText":"","message":"","number":"","series":"FCT","url":""}""", "application/json"),
            _ => desk.Simulator.Faults.DropBeforeProcessing("invoices.create"),
        };
        var (outcome, send) = await desk.SendAsync();
        var evidence = Assert.IsType<DocumentOutcome.Uncertain>(outcome).Evidence;
        Assert.Equal(("42", made ? "43" : "42"), (evidence.Hints["nextNumber"], evidence.Hints["nextNumberAfter"]));
        Assert.NotEqual("", evidence.Message);
        var finding = await desk.FindAsync(send, outcome);
        if (made)
        {
            var found = Assert.IsType<DocumentFinding.Found>(finding);
            // By our reference on its page, which nobody else's document has.
            Assert.False(found.BySeries);
            Assert.Equal(("RO12345678/FCT/0042", "FCT 0042", 42L), (found.Document.Id.Value, found.Document.Number, found.Document.SeriesNumber));
            Assert.Equal(new(31.50m, 6.62m, 38.12m), found.Document.Totals);
        }
        else
        {
            Assert.True(Assert.IsType<DocumentFinding.NotFound>(finding).BySeries);
        }

        Assert.Single(desk.Creates());
        Assert.Equal(made ? 1 : 0, desk.Account.Invoices.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_colleagues_invoice_of_the_same_total_is_not_taken_for_ours(bool madeToo)
    {
        await using var desk = await Desk.OpenAsync();
        if (madeToo)
            desk.Simulator.Faults.LoseReplyAfterCommit("invoices.create");
        else
            desk.Simulator.Faults.DropBeforeProcessing("invoices.create");
        var (outcome, send) = await desk.SendAsync();
        desk.Account.IssueInvoice(change: static i => i with { Lines = [i.Lines[0] with { Price = 31.50m }] });
        Assert.Equal(38.12m, desk.Account.Invoices[^1].Total);
        var finding = await desk.FindAsync(send, outcome);
        if (madeToo)
            Assert.Equal("FCT 0001", Assert.IsType<DocumentFinding.Found>(finding).Document.Number);
        else
            // The engine asks: a series that others use proves nothing.
            Assert.True(Assert.IsType<DocumentFinding.Found>(finding).BySeries);
    }

    [Fact]
    public async Task Without_a_reference_only_one_number_with_the_total_is_worth_a_guess_and_two_are_asked_about()
    {
        await using var desk = await Desk.OpenAsync(static o => o.PrintReference = false);
        desk.Simulator.Faults.LoseReplyAfterCommit("invoices.create");
        var (outcome, send) = await desk.SendAsync();
        Assert.DoesNotContain("mentions", desk.Sent().EnumerateObject().Select(static p => p.Name));
        Assert.True(Assert.IsType<DocumentFinding.Found>(await desk.FindAsync(send, outcome)).BySeries);
        desk.Account.IssueInvoice(change: static i => i with { Lines = [i.Lines[0] with { Price = 31.50m }] });
        var cannot = Assert.IsType<DocumentFinding.CannotTell>(await desk.FindAsync(send, outcome));
        Assert.Contains("0001, 0002", cannot.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_strangers_total_a_deleted_last_and_a_vanished_series_are_asked_about()
    {
        await using var desk = await Desk.OpenAsync(seed: static a => a.AddSeries("FCT", "f", next: 5));
        desk.Simulator.Faults.DropBeforeProcessing("invoices.create");
        var (outcome, send) = await desk.SendAsync();
        desk.Account.IssueInvoice();
        Assert.IsType<DocumentFinding.CannotTell>(await desk.FindAsync(send, outcome));
        desk.Account.AddSeries("FCT", "f", next: 4);
        Assert.IsType<DocumentFinding.CannotTell>(await desk.FindAsync(send, outcome));
        desk.NextWindow();
        desk.Account.AddSeries("FCT", "f", next: 100);
        Assert.Contains(send.Evidence.Hints["reference"], Assert.IsType<DocumentFinding.CannotTell>(await desk.FindAsync(send, outcome)).Message, StringComparison.Ordinal);
        desk.Account.RemoveSeries("FCT");
        Assert.IsType<DocumentFinding.CannotTell>(await desk.FindAsync(send, outcome));
        Assert.Single(desk.Creates());
    }

    [Theory]
    [InlineData(6)]
    [InlineData(1)]
    public async Task However_a_series_prints_its_numbers_the_document_is_found(int digits)
    {
        await using var desk = await Desk.OpenAsync(seed: a => a.AddSeries("FCT", "f", next: 42, pad: digits));
        desk.Simulator.Faults.LoseReplyAfterCommit("invoices.create");
        var (outcome, send) = await desk.SendAsync();
        Assert.Equal("FCT " + "42".PadLeft(digits, '0'), Assert.IsType<DocumentFinding.Found>(await desk.FindAsync(send, outcome)).Document.Number);
    }

    [Fact]
    public async Task A_draft_whose_reply_was_lost_is_always_asked_about()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Simulator.Faults.LoseReplyAfterCommit("invoices.create");
        var (outcome, send) = await desk.SendAsync(stage: DocumentStage.Draft);
        Assert.DoesNotContain("nextNumber", send.Evidence.Hints.Keys);
        Assert.Contains("draft", Assert.IsType<DocumentFinding.CannotTell>(await desk.FindAsync(send, outcome)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proforma_is_found_by_the_reference_on_its_page()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Simulator.Faults.LoseReplyAfterCommit("estimates.create");
        var document = Desk.Document with { Kind = NeutralKind.Proforma };
        var (outcome, send) = await desk.SendAsync(document);
        Assert.Equal("PFC 0001", Assert.IsType<DocumentFinding.Found>(await desk.FindAsync(send, outcome)).Document.Number);
    }

    [Fact]
    public async Task A_second_provider_makes_the_same_bytes_of_a_stored_send()
    {
        await using var desk = await Desk.OpenAsync();
        var send = new DocumentSend { Request = Desk.Request(), IntentId = Guid.NewGuid() };
        await desk.Sender.PrepareAsync(send, default);
        await desk.Sender.SendAsync(send, default);
        desk.NextRun();
        await desk.Sender.SendAsync(send, default);
        var bodies = desk.Creates();
        Assert.Equal(2, bodies.Count);
        Assert.Equal(bodies[0].BodyText, bodies[1].BodyText);
    }
}
