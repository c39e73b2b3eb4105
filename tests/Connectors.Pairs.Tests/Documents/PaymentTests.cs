using Connectors.Pairs.Tests.Documents.Table;
using Connectors.Sync;
using Connectors.Testing;
using Connectors.TestSupport;

namespace Connectors.Pairs.Tests.Documents;

/// <summary>What is paid of an invoice, at each vendor whose invoices are sent: shown with both amounts, and void is never unpaid. Quotations and orders of Reviso, Uniconta and Intacct are not paid.</summary>
public sealed class PaymentTests
{
    [Theory]
    [InlineData("Dinero", 62.50)]
    [InlineData("Economic", 62.50)]
    [InlineData("Smartbill", 52.50)]
    [Acceptance("P-10a", Missing = "a credited invoice of Intacct"), Acceptance("P-10b")]
    public async Task Part_payment_payment_and_a_credit_note_are_shown_with_both_amounts(string vendor, double vat)
    {
        await using var desk = await Desk.OpenAsync(vendor);
        await using var pair = await desk.PairAsync(""", "book": true""");
        await pair.RunAsync();
        var gross = 250m + (decimal)vat;
        var (paid, credited) = (await desk.OfferAsync(pair), await desk.OfferAsync(pair));
        var sent = await pair.PressAsync(desk.Flow.Name, paid);
        Assert.True(sent.State == SendState.Sent, string.Join(' ', sent.Problems));
        sent = await NextDayAsync(pair, paid);
        Assert.Equal(("issued", 0m, gross), await ShownAsync(pair, paid));
        desk.Pay!(sent, 100);
        await NextDayAsync(pair, paid);
        Assert.Equal(("part-paid", 100m, gross - 100), await ShownAsync(pair, paid));
        desk.Pay!(sent, gross - 100);
        await NextDayAsync(pair, paid);
        Assert.Equal(("paid", gross, 0m), await ShownAsync(pair, paid));

        var other = await pair.PressAsync(desk.Flow.Name, credited);
        other = await NextDayAsync(pair, credited);
        desk.Happen("credited", other);
        await NextDayAsync(pair, credited);
        if (desk.Simulator is EconomicSimulator economic)
        {
            // Both invoices are over one amount, and the credit note of e-conomic says of which it is only in words: without them nobody knows.
            Assert.Equal("issued", (await pair.OfferAsync(credited)).InvoiceState);
            economic.Account.Credit(int.Parse(other.Number!), $"Kreditnota til faktura {other.Number}");
            await NextDayAsync(pair, credited);
        }

        Assert.Equal("credited", (await pair.OfferAsync(credited)).InvoiceState);
        // The other one is what it was.
        Assert.Equal(("paid", gross, 0m), await ShownAsync(pair, paid));
    }

    private static async Task<SendInfo> NextDayAsync(SalesPair pair, int offer)
    {
        await pair.RunAsync(TimeSpan.FromDays(1));
        return await pair.SendAsync(offer);
    }

    private static async Task<(string?, decimal?, decimal?)> ShownAsync(SalesPair pair, int offer)
    {
        var shown = await pair.OfferAsync(offer);
        return (shown.InvoiceState, shown.Paid, shown.Open);
    }
}
