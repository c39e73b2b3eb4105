using Connectors.Pairs.Tests.Suite;
using Connectors.Smartbill.Sync;
using Connectors.Sync;
using Connectors.Sync.Stores;
using Connectors.TestSupport;

namespace Connectors.Pairs.Tests.Smartbill;

/// <summary>The nightly look at what became of a month's invoices.</summary>
public sealed class NightTests
{
    private const int Invoices = 1_000;

    [Fact, Acceptance("001-36")]
    public async Task A_thousand_invoices_are_looked_at_in_one_night_and_SmartBill_never_blocks_the_token()
    {
        await using var pair = await SmartbillPair.StartAsync(SmartbillPair.Invoicing, files: new NoFiles(), clock: new WaitlessClock());
        await pair.RunAsync();
        await SeedAsync(pair);
        var night = pair.Smartbill.Clock.GetUtcNow();
        pair.Smartbill.ClearCalls();
        for (var run = 0; run < 20 && await UncheckedAsync(pair) > 0; run++)
            await pair.ScheduledAsync();

        var sends = await pair.Documents.ListAsync(SmartbillPair.Id).ToListAsync();
        Assert.Equal((Invoices, Invoices / 2, Invoices / 2), (sends.Count(static s => s.CheckedAt is not null), sends.Count(static s => s.Status == DocumentStatus.Paid), sends.Count(static s => s.Status == DocumentStatus.Issued)));
        Assert.All(pair.Smartbill.Calls, static c => Assert.Equal(200, c.Status));
        Assert.True(pair.Smartbill.CountCalls("invoices.paymentStatus") >= Invoices);
        Assert.InRange(pair.Smartbill.Clock.GetUtcNow() - night, TimeSpan.Zero, TimeSpan.FromHours(8));
    }

    [Fact, Acceptance("P-10d"), Rule("R30")]
    public async Task Five_thousand_open_invoices_stay_in_the_budget_and_nobody_who_presses_a_button_waits_for_them()
    {
        const int Open = 5_000;
        await using var pair = await SmartbillPair.StartAsync(SmartbillPair.Invoicing, files: new NoFiles(), clock: new WaitlessClock(), interactiveReserve: 5);
        var offer = await pair.OfferAsync();
        await pair.RunAsync();
        await SeedAsync(pair, Open);
        var clock = pair.Smartbill.Clock;
        var began = clock.GetUtcNow();
        pair.Smartbill.ClearCalls();

        // In the middle of the third portion somebody presses the button of an offer.
        var held = pair.Smartbill.Faults.HoldBeforeCommit("invoices.paymentStatus", skip: 1_200);
        var night = NightAsync();
        await held.WaitUntilHeldAsync();
        var pressedAt = clock.GetUtcNow();
        var press = pair.Documents.SendAsync(SmartbillPair.Id, SmartbillPreset.InvoiceFromOffer, new RecordRef("offer", $"{offer}"), new SendOptions { User = "ann" });
        held.Release();
        Assert.Equal(SendState.Sent, (await press).State);
        Assert.InRange(clock.GetUtcNow() - pressedAt, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Assert.True(await UncheckedAsync(pair) > 1_000);

        await night;
        // Only the one that was sent in this night is not looked at yet.
        Assert.Equal(1, await UncheckedAsync(pair));
        Assert.All(pair.Smartbill.Calls, static c => Assert.Equal(200, c.Status));
        Assert.InRange(clock.GetUtcNow() - began, TimeSpan.FromSeconds(Open / 3.0), TimeSpan.FromHours(8));

        async Task NightAsync()
        {
            for (var run = 0; run < 30 && await UncheckedAsync(pair) > 1; run++)
                await pair.ScheduledAsync();
        }
    }

    /// <summary>Invoices that were sent yesterday; a customer of every second one has paid.</summary>
    private static async Task SeedAsync(SmartbillPair pair, int invoices = Invoices)
    {
        var now = pair.Smartbill.Clock.GetUtcNow();
        var batch = new StoreBatch();
        for (var i = 0; i < invoices; i++)
        {
            var invoice = pair.Account.IssueInvoice("CRM");
            if (i % 2 == 0)
                pair.Account.Collect(invoice.Series, invoice.Number);
            batch.Sends.Add(new SendRow
            {
                Id = Guid.CreateVersion7(now),
                Flow = SmartbillPreset.InvoiceFromOffer,
                SourceEntity = "offer",
                SourceId = $"{1_000_000 + i}",
                Generation = 1,
                Kind = DocumentKind.Invoice,
                Stage = DocumentStage.Issued,
                State = SendState.Sent,
                BusinessKey = $"offer:{1_000_000 + i}",
                DocumentId = $"{pair.Account.Cif}/{invoice.Series}/{invoice.Number}",
                Number = $"{invoice.Series} {invoice.Number}",
                Status = DocumentStatus.Issued,
                CreatedAt = now,
                SentAt = now,
                CheckAt = now,
            });
        }

        var lease = await pair.Store.TryAcquireAsync(SmartbillPair.Id, "seed", TimeSpan.FromMinutes(1), default);
        await pair.Store.CommitAsync(lease!, batch, default);
        await pair.Store.ReleaseAsync(lease!, default);
    }

    private static async Task<int> UncheckedAsync(SmartbillPair pair) => (await pair.Documents.ListAsync(SmartbillPair.Id).ToListAsync()).Count(static s => s.CheckedAt is null);

    private sealed class NoFiles : IDocumentFileStore
    {
        public bool CanKeep(string entity) => false;

        public Task<string?> KeepAsync(FileToKeep file, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
