using Connectors.Sync;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ScheduledSync.Crm;
using ScheduledSync.Demo.Simulation;
using ScheduledSync.Demo.Story;

namespace ScheduledSync.Demo.Sales;

/// <summary>The stage of a story about customers, articles and what is sold: with the account past the sync, and with documents.</summary>
public sealed class SalesStage(IServiceProvider services, ConnectionId connection, BooksProcess books) : Stage(services, connection)
{
    private readonly IDocuments _documents = services.GetRequiredService<IDocuments>();

    public BooksProcess Books { get; } = books;

    /// <summary>Presses the button on an offer or order of the CRM.</summary>
    public Task<SendInfo> SendAsync(string flow, string entity, int id, CancellationToken cancellationToken) =>
        _documents.SendAsync(Connection, flow, new RecordRef(entity, $"{id}"), new SendOptions { User = "demo" }, cancellationToken);

    /// <summary>Looks now, as a person may, whether a document was paid; the schedule looks once a day.</summary>
    public async Task RefreshAsync(string entity, int id, CancellationToken cancellationToken)
    {
        SendInfo? last = null;
        await foreach (var send in _documents.ListAsync(Connection, SendFilter.All, cancellationToken))
        {
            if (send.Source == new RecordRef(entity, $"{id}"))
                last = send;
        }

        await _documents.RefreshAsync(Connection, last!.Id, cancellationToken);
        await RunAsync(cancellationToken);
    }

    /// <summary>Runs until something is so, a few times at most. What a side shows right after a write may be a late read: the engine waits until it surely is none, here seconds and with a real account minutes.</summary>
    public async Task<bool> UntilAsync(Func<Task<bool>> isSo, CancellationToken cancellationToken)
    {
        for (var run = 0; run < 6; run++)
        {
            if (await isSo())
                return true;
            if (run > 0)
                await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
            await RunAsync(cancellationToken);
        }

        return await isSo();
    }

    public Task<Quote> QuoteAsync(int id, CancellationToken cancellationToken) =>
        InCrmAsync(db => db.Quotes.AsNoTracking().Include(static q => q.Lines).Include(static q => q.Company).SingleAsync(q => q.Id == id, cancellationToken), cancellationToken);

    public Task EditQuoteAsync(int id, Action<Quote> edit, CancellationToken cancellationToken) => InCrmAsync(
        async db =>
        {
            edit(await db.Quotes.Include(static q => q.Lines).Include(static q => q.Company).SingleAsync(q => q.Id == id, cancellationToken));
            return true;
        },
        cancellationToken);

    /// <summary>Types an offer into the CRM, with its customer if it is new. A scene that is played again finds the one that it typed before.</summary>
    public Task<int> QuoteAsync(string number, Func<Quote> create, CancellationToken cancellationToken) => InCrmAsync(
        async db =>
        {
            if (await db.Quotes.SingleOrDefaultAsync(q => q.Number == number, cancellationToken) is { } there)
                return there.Id;
            var quote = create();
            quote.Number = number;
            db.Add(quote);
            await db.SaveChangesAsync(cancellationToken);
            return quote.Id;
        },
        cancellationToken);

    public Task<Company> CompanyAsync(string name, CancellationToken cancellationToken) =>
        InCrmAsync(db => db.Companies.AsNoTracking().SingleAsync(c => c.Name == name && !c.Deleted, cancellationToken), cancellationToken);

    public Task EditCompanyAsync(string name, Action<Company> edit, CancellationToken cancellationToken) => InCrmAsync(
        async db =>
        {
            edit(await db.Companies.SingleAsync(c => c.Name == name && !c.Deleted, cancellationToken));
            return true;
        },
        cancellationToken);
}
