using Microsoft.EntityFrameworkCore;
using ScheduledSync.Demo.Sales;
using ScheduledSync.Demo.Simulation;
using ScheduledSync.Demo.Story;
using ScheduledSync.Terminal;

namespace ScheduledSync.Vendors.Smartbill;

/// <summary>Stock is SmartBill's: it comes in by code, prices stay the CRM's, and nothing ever goes back.</summary>
public sealed class StockIn : IStep<SalesStage>
{
    public string Name => "stock-in";

    public string Title => "Stock comes in, and only in";

    public async Task PlayAsync(SalesStage stage, int attempt, CancellationToken cancellationToken)
    {
        await stage.RunAsync(cancellationToken);
        var articles = (await stage.Books.LookAsync<BooksView>(cancellationToken)).Articles;
        var products = await stage.InCrmAsync(db => db.Products.AsNoTracking().ToListAsync(cancellationToken), cancellationToken);
        stage.Claim($"{products.Count} articles with their stock are in the CRM", products.Count > 10 && products.All(p => articles.Any(a => a.Code == p.Code && a.Stock == p.Stock)));
        var parked = (await stage.Engine.ListParkedAsync(stage.Connection, cancellationToken: cancellationToken)).Where(static p => p.Mapping == "product").ToList();
        foreach (var pair in parked)
            ReportView.Show(pair);
        stage.Claim("a code that two articles have is asked about, not guessed", parked.Any(static p => p.Problems.Any(static x => x.Message.Contains("'Alta'", StringComparison.Ordinal))) && products.All(static p => p.Code != "D"));

        var before = await stage.Books.CountCallsAsync(cancellationToken);
        await stage.InCrmAsync(
            async db =>
            {
                var screw = await db.Products.SingleAsync(static p => p.Code == "S8", cancellationToken);
                return (screw.Stock, screw.Price) = (1000, 12.34m);
            },
            cancellationToken);
        var isSetBack = await stage.UntilAsync(async () => await ScrewAsync() is { Stock: < 1000, Price: 12.34m }, cancellationToken);
        var after = await stage.Books.CountCallsAsync(cancellationToken);
        stage.Claim("a number typed over the stock is set back, the price stays, and SmartBill was told nothing", isSetBack && after.Writes == before.Writes);

        Task<Crm.Product> ScrewAsync() => stage.InCrmAsync(db => db.Products.AsNoTracking().SingleAsync(static p => p.Code == "S8", cancellationToken), cancellationToken);
    }
}
