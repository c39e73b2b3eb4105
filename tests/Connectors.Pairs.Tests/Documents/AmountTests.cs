using Connectors.Pairs.Tests.Documents.Table;
using Connectors.Sync;
using Connectors.Testing;
using Connectors.TestSupport;

namespace Connectors.Pairs.Tests.Documents;

/// <summary>Totals that differ, and what was paid, at each vendor that tells it.</summary>
public sealed class AmountTests
{
    /// <summary>The offer is worth 250 without VAT: 2 × 100 and 1 × 50.</summary>
    [Theory]
    [InlineData("Dinero", "net", 62.50, "net 250 DKK in the CRM, 250.01 DKK in accounting; VAT 62.5 DKK in the CRM, 62.50 DKK in accounting")]
    [InlineData("Dinero", "VAT", 62.50, "VAT 62.5 DKK in the CRM, 62.51 DKK in accounting")]
    [InlineData("Dinero", "gross", 62.50, "gross 312.5 DKK in the CRM, 312.51 DKK in accounting")]
    [InlineData("Economic", "net", 62.50, "net 250 DKK in the CRM, 250.01 DKK in accounting")]
    [InlineData("Economic", "VAT", 62.50, "VAT 62.5 DKK in the CRM, 62.51 DKK in accounting")]
    [InlineData("Economic", "gross", 62.50, "gross 312.5 DKK in the CRM, 312.51 DKK in accounting")]
    [InlineData("Reviso", "net", 55, "net 250 EUR in the CRM, 250.01 EUR in accounting")]
    [InlineData("Reviso", "VAT", 55, "VAT 55 EUR in the CRM, 55.01 EUR in accounting")]
    [InlineData("Reviso", "gross", 55, "gross 305 EUR in the CRM, 305.01 EUR in accounting")]
    // An order of Uniconta tells what it is worth without VAT, and no more.
    [InlineData("Uniconta", "net", 62.50, "net 250 DKK in the CRM, 250.01 DKK in accounting")]
    // Intacct tells the sum of the lines and the total: what stands between them is tax.
    [InlineData("Intacct", "net", 0, "net 250 USD in the CRM, 250.01 USD in accounting")]
    [InlineData("Intacct", "gross", 0, "VAT 0 USD in the CRM, 0.01 USD in accounting; gross 250 USD in the CRM, 250.01 USD in accounting")]
    [Acceptance("P-06b"), Acceptance("P-06c", Missing = "the page")]
    public async Task One_cent_more_of_the_vendor_is_found_and_a_draft_stays_a_draft_until_somebody_accepts_it(string vendor, string what, double vat, string difference)
    {
        await using var desk = await Desk.OpenAsync(vendor);
        // Quotations and orders stay what they are; what Intacct issues it issues at once.
        var staysDraft = vendor is "Reviso" or "Uniconta" or "Intacct";
        await using var pair = await desk.PairAsync(staysDraft ? "" : """, "book": true, "mail": true""");
        await pair.RunAsync();
        var offer = await desk.OfferAsync(pair, o => (o.Net, o.Gross) = (250m, 250m + (decimal)vat));
        Off(desk.Simulator, what);
        var sent = await pair.PressAsync(desk.Flow.Name, offer);
        await pair.RunAsync();
        // Numbers are compared as numbers, whatever zeros they are written with.
        Assert.Contains(Plain(difference.Split(';')[0]), Plain(sent.Difference!), StringComparison.Ordinal);
        Assert.Contains(Plain(difference.Split(';')[0]), Plain((await pair.OfferAsync(offer)).InvoiceMessage!), StringComparison.Ordinal);
        Assert.Equal(("draft", staysDraft), ((await pair.OfferAsync(offer)).InvoiceState, (await pair.OfferAsync(offer)).InvoiceNumber is not null));
        Assert.DoesNotContain(desk.Simulator.Calls, static c => c.Operation.Contains("book", StringComparison.OrdinalIgnoreCase) && c.Method == "POST");

        var accepted = await pair.Documents.AnswerAsync(SalesPair.Id, sent.Id, new SendAnswer.AcceptTotals(), "ida");
        Assert.Null(accepted.Difference);
        await pair.RunAsync();
        Assert.Equal(staysDraft ? "draft" : "issued", (await pair.OfferAsync(offer)).InvoiceState is "sent" ? "issued" : (await pair.OfferAsync(offer)).InvoiceState);
        var history = await pair.Store.ListHistoryAsync(SalesPair.Id, sent.Id, 50, default);
        Assert.Contains(history, static h => h.Event == "totals-accepted" && h.Detail.Contains("ida: The totals differ", StringComparison.Ordinal));
    }

    [Fact]
    [Acceptance("P-06b")]
    public async Task An_issued_invoice_of_another_total_shows_both_figures()
    {
        await using var desk = await Desk.OpenAsync("Smartbill");
        await using var pair = await desk.PairAsync();
        await pair.RunAsync();
        ((SmartbillSimulator)desk.Simulator).Oddities.TotalOffBy = 0.01m;
        var sent = await pair.PressAsync(desk.Flow.Name, await desk.OfferAsync(pair));
        Assert.Equal(SendState.Sent, sent.State);
        Assert.Contains("302.5", sent.Difference, StringComparison.Ordinal);
        Assert.Contains("302.51", sent.Difference, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DKK")]
    [InlineData("EUR")]
    [Acceptance("P-10b")]
    public async Task Part_payment_reversal_and_overpayment_are_shown_in_the_documents_currency_with_the_time_of_the_look(string currency)
    {
        await using var desk = await Desk.OpenAsync("Dinero");
        await using var pair = await desk.PairAsync(""", "book": true""");
        await pair.RunAsync();
        var offer = await desk.OfferAsync(pair, o => o.Currency = currency);
        var sent = await pair.PressAsync(desk.Flow.Name, offer);
        Assert.True(sent.State == SendState.Sent, string.Join(' ', sent.Problems));
        var account = ((DineroSimulator)desk.Simulator).Account;
        var guid = Guid.Parse(sent.Document!.Value.Value);
        var before = DateTimeOffset.MinValue;
        foreach (var (amount, state, paid) in new[] { (0m, "issued", 0m), (100m, "part-paid", 100m), (-100m, "issued", 0m), (312.50m, "paid", 312.50m), (10m, "overpaid", 322.50m) })
        {
            if (amount != 0)
                account.PayInvoice(guid, currency == "DKK" ? amount : amount * 7.46m, currency == "DKK" ? null : amount);
            await pair.RunAsync(TimeSpan.FromDays(1));
            var shown = await pair.OfferAsync(offer);
            Assert.Equal((state, paid, 312.50m), (shown.InvoiceState, shown.Paid, shown.Paid + shown.Open));
            Assert.True(shown.CheckedAt > before);
            before = shown.CheckedAt!.Value;
        }
    }

    private static void Off(Simulator simulator, string what)
    {
        switch (simulator)
        {
            case DineroSimulator dinero:
                (dinero.Oddities.NetTotalOffBy, dinero.Oddities.VatTotalOffBy, dinero.Oddities.GrossTotalOffBy) = Cents(what);
                break;
            case EconomicSimulator economic:
                (economic.Oddities.NetTotalOffBy, economic.Oddities.VatTotalOffBy, economic.Oddities.GrossTotalOffBy) = Cents(what);
                break;
            case RevisoSimulator reviso:
                (reviso.Oddities.NetTotalOffBy, reviso.Oddities.VatTotalOffBy, reviso.Oddities.GrossTotalOffBy) = Cents(what);
                break;
            case IntacctSimulator intacct:
                (intacct.Oddities.NetTotalOffBy, _, intacct.Oddities.GrossTotalOffBy) = Cents(what);
                break;
            case UnicontaSimulator uniconta:
                uniconta.Oddities.NetTotalOffBy = Cents(what).Net;
                break;
        }
    }

    private static (decimal Net, decimal Vat, decimal Gross) Cents(string what) => (what == "net" ? 0.01m : 0, what == "VAT" ? 0.01m : 0, what == "gross" ? 0.01m : 0);

    private static string Plain(string text) => text.Replace(".50 ", ".5 ", StringComparison.Ordinal).Replace(".00 ", " ", StringComparison.Ordinal);
}
