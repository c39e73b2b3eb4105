using Connectors.Sync;
using Microsoft.EntityFrameworkCore;
using ScheduledSync.Demo.Sales;
using ScheduledSync.Demo.Simulation;
using ScheduledSync.Demo.Story;
using ScheduledSync.Terminal;

namespace ScheduledSync.Vendors.Intacct;

/// <summary>What customers choose from comes before them: terms and types are options of the CRM when the first customer that has one arrives.</summary>
public sealed class ListsFirst : IStep<SalesStage>
{
    public string Name => "lists-first";

    public string Title => "Lists first, then the customers that choose from them";

    public async Task PlayAsync(SalesStage stage, int attempt, CancellationToken cancellationToken)
    {
        await stage.Connections.SetModeAsync(stage.Connection, ConnectionMode.Live, "demo", cancellationToken);
        var before = await stage.Books.CountCallsAsync(cancellationToken);
        var report = await stage.RunAsync(cancellationToken);
        ReportView.Show(report);
        var after = await stage.Books.CountCallsAsync(cancellationToken);
        var customers = (await stage.Books.LookAsync<BooksView>(cancellationToken)).Customers;
        var options = await stage.InCrmAsync(db => db.Options.AsNoTracking().ToListAsync(cancellationToken), cancellationToken);
        var companies = await stage.InCrmAsync(db => db.Companies.AsNoTracking().Where(static c => !c.Deleted).ToListAsync(cancellationToken), cancellationToken);
        foreach (var list in options.GroupBy(static o => o.List))
            Screen.Note($"{list.Key}: {string.Join(", ", list.Select(static o => o.Label))}");

        stage.Claim("terms of payment and customer types are options of the CRM", options.Any(static o => o is { List: "paymentTerms", Label: "N60", Active: true }) && options.Count(static o => o.List == "customerTypes") == IntacctBooks.CustomerTypes.Count);
        var termed = companies.Where(static c => c.PaymentTerms is not null).ToList();
        stage.Claim($"{termed.Count} companies hold the option of their terms, not a text", termed.Count > 5 && termed.All(c => options.Any(o => o.List == "paymentTerms" && $"{o.Id}" == c.PaymentTerms)));
        stage.Claim($"each of {customers.Count} customers is in the CRM once, under Intacct's number",
            report.State == RunState.Completed && customers.Count > 20 && customers.Select(static c => c.Number).Order(StringComparer.Ordinal).SequenceEqual(companies.Select(static c => c.Number!).Order(StringComparer.Ordinal)));
        stage.Claim("Intacct was asked and told nothing", after.Writes == before.Writes && after.Reads > before.Reads);
    }
}
