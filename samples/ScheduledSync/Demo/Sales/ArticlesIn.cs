using Microsoft.EntityFrameworkCore;
using ScheduledSync.Demo.Simulation;
using ScheduledSync.Demo.Story;

namespace ScheduledSync.Demo.Sales;

/// <summary>Articles are accounting's: they come in, and what somebody types over them is set back and never sent.</summary>
public sealed class ArticlesIn : IStep<SalesStage>
{
    public string Name => "articles-in";

    public string Title => "Articles come in, and only in";

    public async Task PlayAsync(SalesStage stage, int attempt, CancellationToken cancellationToken)
    {
        await stage.RunAsync(cancellationToken);
        var articles = (await stage.Books.LookAsync<BooksView>(cancellationToken)).Articles;
        var parked = (await stage.Engine.ListParkedAsync(stage.Connection, cancellationToken: cancellationToken)).Count(static p => p.Mapping == "product");
        var products = await stage.InCrmAsync(db => db.Products.AsNoTracking().Where(static p => !p.Deleted).ToListAsync(cancellationToken), cancellationToken);
        stage.Claim($"{products.Count} of {articles.Count} articles are in the CRM by code and name; about the other {articles.Count - products.Count} somebody is asked",
            products.Count > 10 && products.Count + parked >= articles.Count && products.All(p => articles.Count(a => a.Code == p.Code && a.Name.Trim() == p.Name.Trim()) == 1));

        var before = await stage.Books.CountCallsAsync(cancellationToken);
        var id = products[0].Id;
        await stage.InCrmAsync(async db => (await db.Products.SingleAsync(p => p.Id == id, cancellationToken)).Name = "My own name", cancellationToken);
        var isSetBack = await stage.UntilAsync(async () => await NameAsync() == products[0].Name, cancellationToken);
        var after = await stage.Books.CountCallsAsync(cancellationToken);
        stage.Claim("what a user typed over one is set back, and nothing was written to accounting", isSetBack && after.Writes == before.Writes);

        Task<string> NameAsync() => stage.InCrmAsync(db => db.Products.AsNoTracking().Where(p => p.Id == id).Select(static p => p.Name).SingleAsync(cancellationToken), cancellationToken);
    }
}
