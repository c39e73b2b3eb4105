using Connectors.Pairs.Tests.Crm;
using Connectors.Pairs.Tests.Suite;
using Connectors.Sync;
using Connectors.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Pairs.Tests.Dinero;

/// <summary>Invoices as records and a document flow in one connection: what the flow sent belongs to its offer, and everything else of Dinero is a record.</summary>
public sealed class InvoicesOfFlowTests
{
    private const string Settings = """
        { "version": 1, "flow": "FLOW", "winner": "Crm", "entities": { "salesDocument": { "enabled": true } },
          "documents": { "invoice-from-order": { "enabled": false }, "trade-offer": { "enabled": false }, "invoice-from-offer": { "enabled": ON, "trigger": ["Accepted"], "afterSend": "UpdateWhileDraft" } } }
        """;

    [Theory]
    [InlineData(Flow.Both)]
    [InlineData(Flow.FromAccounting)]
    [Rule("R16"), Rule("R35")]
    [Acceptance("003-40")]
    public async Task An_invoice_of_a_flow_shows_its_state_on_its_offer_once_and_is_neither_a_record_nor_written_by_the_mapping(Flow flow)
    {
        await using var pair = await StartAsync(flow);
        var offer = await OfferAsync(pair);
        await pair.SyncAsync("company");
        await StatusAsync(pair, offer, "Accepted");
        await SyncAsync(pair);
        var invoice = Assert.Single(pair.Dinero.Account.Invoices);
        Assert.StartsWith("cx1:pair:invoice-from-offer:", invoice.ExternalReference, StringComparison.Ordinal);
        await SyncAsync(pair);
        await SyncAsync(pair);
        Assert.Equal((1, 0), (pair.Dinero.Account.Invoices.Count, await RecordsAsync(pair)));
        Assert.Equal((invoice.Guid.ToString("D"), null, "draft"), await ShownAsync(pair, offer));

        // An edit of the offer goes over once, by the flow; and what a user of Dinero writes on the draft changes nothing here.
        pair.TakeWrites();
        await pair.InCrmAsync(async db =>
        {
            var row = await db.Offers.Include(static o => o.Lines).SingleAsync(o => o.Id == offer);
            row.Lines[0].Quantity = 4;
            row.ChangedAt = DateTimeOffset.MaxValue;
            return true;
        });
        await SyncAsync(pair);
        Assert.Equal((4m, 1), (pair.Dinero.Account.Invoices[0].Lines[0].Quantity, pair.TakeWrites()));
        pair.Dinero.Account.EditInvoice(invoice.Guid, static i => i with { Comment = "fra Dinero" });
        await SyncAsync(pair);
        await SyncAsync(pair);
        Assert.Equal((0, 0, "fra Dinero"), (pair.TakeWrites(), await RecordsAsync(pair), pair.Dinero.Account.Invoices[0].Comment));

        // Booked and paid there: its offer says so; an invoice that was made there is a record beside it.
        pair.Dinero.Account.BookInvoice(invoice.Guid);
        pair.Dinero.Account.PayInvoice(invoice.Guid, 100);
        pair.Dinero.Account.AddInvoice(invoice.ContactGuid!.Value, static i => i with { Comment = "made there" });
        pair.Dinero.Clock.Advance(TimeSpan.FromDays(1));
        await SyncAsync(pair);
        await SyncAsync(pair);
        Assert.Equal($"{pair.Dinero.Account.Invoices.Single(i => i.Guid == invoice.Guid).Number}", (await ShownAsync(pair, offer)).Number);
        Assert.Equal("part-paid", (await ShownAsync(pair, offer)).State);
        Assert.Equal(["made there"], await pair.InCrmAsync(static db => db.Invoices.Select(static i => i.Comment).ToListAsync()));
        Assert.Empty(await pair.ParkedAsync());

        // A flow that is switched off leaves what it made to its offers, also when everything is read again.
        await pair.Connections.SaveSettingsAsync(DineroPair.Id, System.Text.Encoding.UTF8.GetBytes(Text(flow, on: false)), "ann");
        pair.Dinero.Clock.Advance(TimeSpan.FromDays(8));
        await SyncAsync(pair);
        pair.TakeWrites();
        await SyncAsync(pair);
        Assert.Equal((0, 1, 2), (pair.TakeWrites(), await RecordsAsync(pair), pair.Dinero.Account.Invoices.Count));
    }

    [Fact]
    [Rule("R22"), Rule("R35")]
    public async Task An_invoice_of_a_send_whose_answer_was_lost_is_no_record_either()
    {
        await using var pair = await StartAsync(Flow.Both, new WaitlessClock());
        var offer = await OfferAsync(pair);
        await pair.SyncAsync("company");
        await StatusAsync(pair, offer, "Accepted");
        // The look that would find it fails too: the records of this run see it before anybody knows what it is.
        pair.Dinero.Faults.LoseReplyAfterCommit("invoices.create");
        pair.Dinero.Faults.RespondInstead("invoices.get", 500, times: 3);
        for (var run = 0; run < 4; run++)
            await pair.RunAsync();
        Assert.Equal((1, 0), (pair.Dinero.Account.Invoices.Count, await RecordsAsync(pair)));
        Assert.Equal((pair.Dinero.Account.Invoices[0].Guid.ToString("D"), null, "draft"), await ShownAsync(pair, offer));
        Assert.Empty(await pair.ParkedAsync());
    }

    [Fact]
    [Rule("R16")]
    public async Task A_record_that_the_CRM_made_itself_and_an_offer_are_two_invoices_and_each_stays_its_own()
    {
        await using var pair = await StartAsync(Flow.Both);
        var offer = await OfferAsync(pair);
        await pair.InCrmAsync(static async db =>
        {
            db.Add(new Invoice { CompanyId = (await db.Companies.SingleAsync(static c => c.Name == "Acme ApS")).Id, Date = new(2026, 3, 5), Currency = "DKK", Lines = [new() { Position = 1, Text = "Konsulent", Quantity = 2, Unit = "hours", Price = 100, Account = "1000" }] });
            return true;
        });
        await SyncAsync(pair);
        await StatusAsync(pair, offer, "Accepted");
        for (var run = 0; run < 3; run++)
            await SyncAsync(pair);
        Assert.Equal(["cx1:pair:invoice-from-offer", "cx1:pair:salesDocument"], pair.Dinero.Account.Invoices.Select(static i => string.Join(':', i.ExternalReference!.Split(':')[..3])).Order(StringComparer.Ordinal));
        Assert.Equal(1, await RecordsAsync(pair));
        pair.TakeWrites();
        await SyncAsync(pair);
        Assert.Equal(0, pair.TakeWrites());
    }

    private static string Text(Flow flow, bool on) => Settings.Replace("FLOW", $"{flow}", StringComparison.Ordinal).Replace("ON", on ? "true" : "false", StringComparison.Ordinal);

    private static async Task<DineroPair> StartAsync(Flow flow, WaitlessClock? clock = null)
    {
        var pair = await DineroPair.StartAsync(Text(flow, on: true), offers: true, clock: clock);
        pair.Dinero.Account.Contact("Acme ApS");
        await pair.SyncAsync("company");
        return pair;
    }

    private static async Task SyncAsync(DineroPair pair)
    {
        var report = await pair.RunAsync();
        Assert.Equal((RunState.Completed, ""), (report.State, report.Reason));
        Assert.True(report.Documents.AddsUp);
        Assert.All(report.Entities, static e => Assert.True(e.Value.AddsUp, $"{e.Key}: {e.Value}"));
    }

    private static Task<int> OfferAsync(DineroPair pair) => pair.InCrmAsync(static async db =>
    {
        var offer = new SalesOffer { CompanyId = (await db.Companies.SingleAsync(static c => c.Name == "Acme ApS")).Id, Date = new(2026, 3, 5), Lines = [new() { Position = 1, Text = "Konsulent", Quantity = 2, Unit = "hours", Price = 100, Account = "1000" }] };
        db.Add(offer);
        await db.SaveChangesAsync();
        return offer.Id;
    });

    private static Task StatusAsync(DineroPair pair, int offer, string status) => pair.InCrmAsync(async db => (await db.Offers.SingleAsync(o => o.Id == offer)).Status = status);

    private static Task<int> RecordsAsync(DineroPair pair) => pair.InCrmAsync(static db => db.Invoices.CountAsync());

    private static Task<(string? Id, string? Number, string? State)> ShownAsync(DineroPair pair, int offer) => pair.InCrmAsync(async db => await db.Offers.AsNoTracking().SingleAsync(o => o.Id == offer) is var o ? (o.InvoiceId, o.InvoiceNumber, o.InvoiceState) : default);
}
