using System.IO.Compression;
using System.Text;
using Connectors.Smartbill.Sync;
using Connectors.Sync;
using Connectors.Testing.Smartbill;
using NeutralKind = Connectors.Sync.DocumentKind;

namespace Connectors.Smartbill.Tests.Sync;

public sealed class DocumentStateTests
{
    /// <summary>Every answer of the payment state that is documented or thinkable, and one that adds up to nothing.</summary>
    [Theory]
    [Acceptance("001-34", Missing = "the CRM"), Acceptance("P-10a")]
    [InlineData(121, 0, 121, false, DocumentStatus.Issued, 0, 121)]
    [InlineData(121, 21, 100, false, DocumentStatus.PartPaid, 21, 100)]
    [InlineData(121, 121, 0, true, DocumentStatus.Paid, 121, 0)]
    [InlineData(121, 121, 0, false, DocumentStatus.Paid, 121, 0)]
    [InlineData(0, 0, 0, true, DocumentStatus.Paid, 0, 0)]
    [InlineData(121, 130, -9, true, DocumentStatus.Overpaid, 130, -9)]
    [InlineData(121, 0, 0, true, DocumentStatus.Credited, 0, 0)]
    [InlineData(121, 21, 0, true, DocumentStatus.Credited, 21, 0)]
    [InlineData(0, 0, 0, false, DocumentStatus.Cancelled, 0, 0)]
    [InlineData(121, 21, 121, false, DocumentStatus.Unknown, null, null)]
    [InlineData(121, 0, 121, true, DocumentStatus.Unknown, null, null)]
    public void Payment_states_are_told_apart_and_what_adds_up_to_nothing_is_unknown(int total, int paid, int unpaid, bool isPaid, DocumentStatus status, int? shownPaid, int? shownOpen)
    {
        var state = DocumentStates.Of(new RecordId("x"), new InvoicePaymentState { Total = total, Paid = paid, Unpaid = unpaid, IsPaid = isPaid });
        Assert.Equal((status, (decimal?)shownPaid, (decimal?)shownOpen), (state.Status, state.Paid, state.Open));
    }

    [Fact]
    [Acceptance("P-10b"), Acceptance("001-21", Missing = "the CRM")]
    public async Task Part_full_and_over_payment_are_read_with_amounts_in_the_documents_currency()
    {
        await using var desk = await Desk.OpenAsync();
        var sent = await desk.IssueAsync(Desk.Document with { Currency = "EUR", ExchangeRate = 5 });
        Assert.Equal((DocumentStatus.Issued, 0m, 38.12m, 38.12m), State(await desk.StateAsync(sent)));
        desk.Account.Collect("FCT", "0001", 8.12m);
        Assert.Equal((DocumentStatus.PartPaid, 8.12m, 30m, 38.12m), State(await desk.StateAsync(sent)));
        desk.Account.Collect("FCT", "0001");
        Assert.Equal((DocumentStatus.Paid, 38.12m, 0m, 38.12m), State(await desk.StateAsync(sent)));
        desk.Account.Collect("FCT", "0001", 1);
        Assert.Equal((DocumentStatus.Overpaid, 39.12m, -1m, 38.12m), State(await desk.StateAsync(sent)));

        static (DocumentStatus, decimal?, decimal?, decimal?) State(DocumentState s) => (s.Status, s.Paid, s.Open, s.Gross);
    }

    [Theory]
    [Acceptance("P-34"), Acceptance("P-08e")]
    [InlineData(SmartbillVoidStatus.AsIssued)]
    [InlineData(SmartbillVoidStatus.Settled)]
    [InlineData(SmartbillVoidStatus.Zero)]
    [InlineData(SmartbillVoidStatus.NotFound)]
    public async Task A_cancelled_invoice_is_never_shown_as_unpaid_whatever_the_payment_state_says_of_it(SmartbillVoidStatus reading)
    {
        await using var desk = await Desk.OpenAsync();
        desk.Simulator.Oddities.CancelledPaymentStatus = reading;
        var sent = await desk.IssueAsync();
        desk.Account.CancelInvoice("FCT", "0001");
        var state = await desk.StateAsync(sent);
        Assert.Equal(reading == SmartbillVoidStatus.Settled ? DocumentStatus.Credited : DocumentStatus.Cancelled, state.Status);
        Assert.True(state.Open is null or 0);
        // Its total is no sign of another document under the number.
        Assert.Null(state.Gross);
        desk.Account.RestoreInvoice("FCT", "0001");
        Assert.Equal(DocumentStatus.Issued, (await desk.StateAsync(sent)).Status);
    }

    [Theory]
    [InlineData(SmartbillVoidStatus.Settled, DocumentStatus.Credited)]
    [InlineData(SmartbillVoidStatus.Zero, DocumentStatus.Cancelled)]
    [InlineData(SmartbillVoidStatus.NotFound, DocumentStatus.Cancelled)]
    public async Task A_reversed_invoice_is_void_where_the_payment_state_shows_it(SmartbillVoidStatus reading, DocumentStatus status)
    {
        await using var desk = await Desk.OpenAsync();
        desk.Simulator.Oddities.StornedPaymentStatus = reading;
        var sent = await desk.IssueAsync();
        desk.Account.StornoInvoice("FCT", "0001");
        Assert.Equal(status, (await desk.StateAsync(sent)).Status);
    }

    [Theory]
    [Acceptance("P-34")]
    [InlineData(true, false, DocumentStatus.Credited)]
    [InlineData(false, true, DocumentStatus.Credited)]
    [InlineData(false, false, DocumentStatus.Unknown)]
    public async Task A_reversed_invoice_is_not_unpaid_where_the_payment_state_shows_nothing_of_it(bool copiesMentions, bool namesInvoice, DocumentStatus status)
    {
        await using var desk = await Desk.OpenAsync();
        (desk.Simulator.Oddities.StornedPaymentStatus, desk.Simulator.Oddities.StornoCopiesMentions, desk.Simulator.Oddities.StornoNamesInvoice) = (SmartbillVoidStatus.AsIssued, copiesMentions, namesInvoice);
        var (first, second) = (await desk.IssueAsync(Of(1)), await desk.IssueAsync(Of(2)));
        // A colleague works in the series too: an invoice, a credit of another amount, a gap.
        desk.Account.IssueInvoice("FCT");
        desk.Account.IssueInvoice("FCT", change: static i => i with { Lines = [i.Lines[0] with { Quantity = -1, Price = 3 }] });
        desk.Account.StornoInvoice("FCT", "0001");
        desk.NextWindow();
        desk.NextRun();
        var states = await desk.Sender.ReadStatesAsync(NeutralKind.Invoice, [first.Id, second.Id], default);
        Assert.Equal((status, true), (states[0].Status, states[0].Open is null or 0));
        Assert.Null(states[0].Gross);
        // Of two invoices with one total the other one is still owed, unless nothing tells which of them was reversed.
        Assert.Equal(status == DocumentStatus.Unknown ? DocumentStatus.Unknown : DocumentStatus.Issued, states[1].Status);
    }

    [Fact]
    [Acceptance("P-34")]
    public async Task A_reversal_that_was_cancelled_reverses_nothing_and_each_number_is_read_once_a_run()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Simulator.Oddities.StornedPaymentStatus = SmartbillVoidStatus.AsIssued;
        var sent = new List<SentDocument>();
        for (var i = 0; i < 4; i++)
            sent.Add(await desk.IssueAsync(Of(i)));
        desk.Account.StornoInvoice("FCT", "0002");
        desk.NextWindow();
        desk.Simulator.ClearCalls();
        desk.NextRun();
        Assert.Equal([DocumentStatus.Issued, DocumentStatus.Credited, DocumentStatus.Issued, DocumentStatus.Issued], (await StatesAsync()).Select(static s => s.Status));
        Assert.Equal(["0001", "0002", "0003", "0004", "0005"], desk.Simulator.Calls.Where(static c => c.Operation == "invoices.paymentStatus").Select(static c => c.Query[(c.Query.IndexOf("number=", StringComparison.Ordinal) + 7)..].Split('&')[0]).Order(StringComparer.Ordinal));

        desk.Account.CancelInvoice("FCT", "0005");
        desk.NextWindow();
        desk.NextRun();
        Assert.All(await StatesAsync(), static s => Assert.Equal(DocumentStatus.Issued, s.Status));

        Task<IReadOnlyList<DocumentState>> StatesAsync() => desk.Sender.ReadStatesAsync(NeutralKind.Invoice, [.. sent.Select(static s => s.Id)], default);
    }

    private static Document Of(int offer) => Desk.Document with { Source = new RecordRef("offer", $"{offer}") };

    [Fact]
    [Acceptance("P-34")]
    public async Task Without_the_search_no_later_number_is_read()
    {
        await using var desk = await Desk.OpenAsync(static o => o.LookForStornos = false);
        desk.Simulator.Oddities.StornedPaymentStatus = SmartbillVoidStatus.AsIssued;
        var sent = await desk.IssueAsync();
        desk.Account.StornoInvoice("FCT", "0001");
        desk.Simulator.ClearCalls();
        Assert.Equal(DocumentStatus.Issued, (await desk.StateAsync(sent)).Status);
        Assert.Single(desk.Simulator.Calls, static c => c.Operation == "invoices.paymentStatus");
    }

    [Fact]
    public async Task A_deleted_invoice_is_gone_and_one_whose_number_was_given_anew_shows_another_total()
    {
        await using var desk = await Desk.OpenAsync();
        var sent = await desk.IssueAsync();
        desk.Account.DeleteLastInvoice("FCT");
        Assert.Equal(DocumentStatus.Gone, (await desk.StateAsync(sent)).Status);
        desk.Account.IssueInvoice();
        Assert.NotEqual(sent.Totals!.Value.Gross, (await desk.StateAsync(sent)).Gross);
    }

    [Fact]
    public async Task A_limit_ends_the_reading_and_says_nothing_about_the_invoice()
    {
        await using var desk = await Desk.OpenAsync();
        var sent = await desk.IssueAsync();
        desk.Simulator.Faults.RateLimitNext(operation: "invoices.paymentStatus");
        Assert.Equal(UnavailableReason.Limited, (await Assert.ThrowsAsync<ProviderUnavailableException>(() => desk.StateAsync(sent))).Reason);
    }

    [Fact]
    public async Task A_page_that_is_not_to_be_read_costs_no_call_and_a_proforma_has_no_payments()
    {
        await using var desk = await Desk.OpenAsync(static o => o.ReadPageOfOpenInvoices = false);
        var sent = await desk.IssueAsync();
        var proforma = await desk.IssueAsync(Desk.Document with { Kind = NeutralKind.Proforma });
        await desk.StateAsync(sent);
        Assert.DoesNotContain(desk.Simulator.Calls, static c => c.Operation == "invoices.pdf");
        var state = await desk.StateAsync(proforma, NeutralKind.Proforma);
        Assert.Equal((DocumentStatus.Issued, null), (state.Status, state.Paid));
        Assert.Equal(DocumentStatus.Gone, (await desk.StateAsync(proforma with { Id = new("RO12345678/PFC/0099") }, NeutralKind.Proforma)).Status);
    }

    [Theory]
    [InlineData("FCT/0001", DocumentStatus.Issued)]
    [InlineData("12345678/FCT/0001", DocumentStatus.Issued)]
    [InlineData("RO99/FCT/0001", DocumentStatus.Unknown)]
    [InlineData("0001", DocumentStatus.Unknown)]
    public async Task A_document_that_a_person_names_is_read_as_far_as_it_is_this_companys(string id, DocumentStatus status)
    {
        await using var desk = await Desk.OpenAsync();
        var sent = await desk.IssueAsync();
        Assert.Equal(status, (await desk.StateAsync(sent with { Id = new(id) })).Status);
    }

    [Fact]
    public void Texts_of_a_page_are_found_in_plain_and_deflated_contents_and_in_both_kinds_of_strings()
    {
        const string Page = "BT (Ref. CX-\\(1\\)) Tj [(AN) -20 (ULA) 5 (TA)] TJ <004300580032> Tj ET";
        using var deflated = new MemoryStream();
        using (var zip = new ZLibStream(deflated, CompressionLevel.Optimal, leaveOpen: true))
            zip.Write(Encoding.Latin1.GetBytes(Page));
        byte[] pdf = [.. Encoding.Latin1.GetBytes("%PDF-1.4\n1 0 obj\nstream\r\n"), .. deflated.ToArray(), .. Encoding.Latin1.GetBytes("\nendstream\n2 0 obj\nstream\n(plain) Tj\nendstream")];
        Assert.Equal(["Ref. CX-(1)", "ANULATA", "CX2", "plain"], PdfWords.Read(pdf));
        Assert.True(DocumentStates.SaysCancelled(PdfWords.Read(pdf)));
        Assert.False(DocumentStates.SaysCancelled(["Taxa anulata partial"]));
        Assert.Empty(PdfWords.Read("no pdf at all"u8));
    }
}
