using Connectors.Sync;
using ScheduledSync.Crm;
using ScheduledSync.Demo.Sales;
using ScheduledSync.Demo.Simulation;
using ScheduledSync.Demo.Story;
using ScheduledSync.Terminal;

namespace ScheduledSync.Vendors.Smartbill;

/// <summary>A CRM with years of accepted offers is joined: none of them is invoiced.</summary>
public sealed class OldOffers : IStep<SalesStage>
{
    public string Name => "old-offers";

    public string Title => "The connection is switched on: offers that were accepted long ago send nothing";

    public async Task PlayAsync(SalesStage stage, int attempt, CancellationToken cancellationToken)
    {
        await stage.Connections.SetModeAsync(stage.Connection, ConnectionMode.Live, "demo", cancellationToken);
        var report = await stage.RunAsync(cancellationToken);
        ReportView.Show(report);
        stage.Claim("the run completed", report.State == RunState.Completed);
        stage.Claim("60 offers stand at 'Accepted', and SmartBill has no invoice", (await stage.Books.LookAsync<BooksView>(cancellationToken)).Documents.Count == 0);
    }
}

/// <summary>An offer reaches the status that sends.</summary>
public sealed class AcceptedOffer : IStep<SalesStage>
{
    public const string Number = "O-2026-001";
    public const string Firm = "Beta Construct SRL";

    public string Name => "accepted-offer";

    public string Title => "An offer is accepted: one invoice is issued, with number, link and state back in the CRM";

    public async Task PlayAsync(SalesStage stage, int attempt, CancellationToken cancellationToken)
    {
        var id = await stage.QuoteAsync(Number, static () => SmartbillVendor.NewOffer(SmartbillVendor.NewFirm(Firm, "RO18547290"), QuoteStatuses.Offered), cancellationToken);
        await stage.RunAsync(cancellationToken);
        await stage.EditQuoteAsync(id, static q => q.Status = QuoteStatuses.Accepted, cancellationToken);
        await stage.RunAsync(cancellationToken);

        var shown = await stage.QuoteAsync(id, cancellationToken);
        Screen.Line($"  {shown.AccountingNumber}, {shown.AccountingState}, {shown.AccountingLink} {shown.AccountingMessage}");
        var invoice = (await stage.Books.LookAsync<BooksView>(cancellationToken)).Documents.Where(static d => d.Customer == Firm).ToList();
        stage.Claim("SmartBill has one invoice for it, line for line", invoice is [{ Lines: ["S8 × 3"] }]);
        stage.Claim("its number, link and state stand in the CRM", shown is { AccountingState: "issued", AccountingLink.Length: > 0, AccountingMessage: null } && shown.AccountingNumber == invoice[0].Number);

        // There and back again is no second sale.
        await stage.EditQuoteAsync(id, static q => q.Status = QuoteStatuses.Offered, cancellationToken);
        await stage.RunAsync(cancellationToken);
        await stage.EditQuoteAsync(id, static q => q.Status = QuoteStatuses.Accepted, cancellationToken);
        await stage.RunAsync(cancellationToken);
        stage.Claim("accepted a second time it is still one invoice", (await stage.Books.LookAsync<BooksView>(cancellationToken)).Documents.Count(static d => d.Customer == Firm) == 1);
    }
}

/// <summary>A customer whose address is not complete: refused with all that is missing, and issued once it is mended and the status is set again.</summary>
public sealed class PoorAddress : IStep<SalesStage>
{
    private const string Firm = "Gama Impex SRL";

    public string Name => "poor-address";

    public string Title => "An offer for a firm without an address: refused with all that is missing, the next one goes out";

    public async Task PlayAsync(SalesStage stage, int attempt, CancellationToken cancellationToken)
    {
        var poor = await stage.QuoteAsync("O-2026-002", static () => SmartbillVendor.NewOffer(new Company { Name = Firm, VatNumber = "RO14399840", Country = "RO" }, QuoteStatuses.Offered), cancellationToken);
        var good = await stage.QuoteAsync("O-2026-003", static () => SmartbillVendor.NewOffer(SmartbillVendor.NewFirm("Delta Trans SRL", "RO361757"), QuoteStatuses.Offered), cancellationToken);
        await stage.RunAsync(cancellationToken);
        foreach (var id in new[] { poor, good })
            await stage.EditQuoteAsync(id, static q => q.Status = QuoteStatuses.Accepted, cancellationToken);
        await stage.RunAsync(cancellationToken);
        var (refused, sent) = (await stage.QuoteAsync(poor, cancellationToken), await stage.QuoteAsync(good, cancellationToken));
        Screen.Note(refused.AccountingMessage ?? "(no message)");
        stage.Claim("the one without an address waits with the reason", attempt > 1 || refused is { AccountingNumber: null, AccountingMessage.Length: > 0 });
        stage.Claim("the other one is issued", sent.AccountingState == "issued");

        await stage.EditCompanyAsync(Firm, static c => (c.Street, c.City, c.Region) = ("Str. Lungă 7", "Brașov", "Brașov"), cancellationToken);
        await stage.RunAsync(cancellationToken);
        stage.Claim("mending alone sends nothing", attempt > 1 || await CountAsync() == 0);
        await stage.EditQuoteAsync(poor, static q => q.Status = QuoteStatuses.Offered, cancellationToken);
        await stage.RunAsync(cancellationToken);
        await stage.EditQuoteAsync(poor, static q => q.Status = QuoteStatuses.Accepted, cancellationToken);
        await stage.RunAsync(cancellationToken);
        refused = await stage.QuoteAsync(poor, cancellationToken);
        stage.Claim("the status, set again, issues it once, and the message is gone", await CountAsync() == 1 && refused is { AccountingState: "issued", AccountingMessage: null });

        async Task<int> CountAsync() => (await stage.Books.LookAsync<BooksView>(cancellationToken)).Documents.Count(static d => d.Customer == Firm);
    }
}

/// <summary>The customer pays part of it.</summary>
public sealed class Payment : IStep<SalesStage>
{
    public string Name => "payment";

    public string Title => "A payment is entered in SmartBill: the seller sees what is paid and what is open";

    public async Task PlayAsync(SalesStage stage, int attempt, CancellationToken cancellationToken)
    {
        var id = await stage.QuoteAsync(AcceptedOffer.Number, static () => throw new InvalidOperationException("The offer of the scene before is gone."), cancellationToken);
        if ((await stage.QuoteAsync(id, cancellationToken)).AccountingState == "issued")
        {
            var number = (await stage.QuoteAsync(id, cancellationToken)).AccountingNumber!.Split(' ');
            await stage.Books.ActAsync("collect", new { series = number[0], number = number[1], amount = 8.12m }, cancellationToken);
        }

        await stage.RefreshAsync("offer", id, cancellationToken);
        var shown = await stage.QuoteAsync(id, cancellationToken);
        stage.Claim($"{shown.Paid:0.00} paid, {shown.StillOpen:0.00} open: part-paid", shown is { AccountingState: "part-paid", Paid: 8.12m, StillOpen: 30.00m });
    }
}
