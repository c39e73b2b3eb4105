using Connectors.Sync;
using Microsoft.EntityFrameworkCore;
using ScheduledSync.Crm;
using ScheduledSync.Demo.Simulation;
using ScheduledSync.Demo.Story;
using ScheduledSync.Terminal;

namespace ScheduledSync.Demo.Sales;

/// <summary>Two address books that have never met: first a plan, then the run, then a run that finds nothing to do.</summary>
public sealed class AddressBooksMeet : IStep<SalesStage>
{
    public string Name => "first-meeting";

    public string Title => "Customers of both sides become one, and a prospect becomes nobody's customer";

    public async Task PlayAsync(SalesStage stage, int attempt, CancellationToken cancellationToken)
    {
        var before = await stage.Books.CountCallsAsync(cancellationToken);
        var plan = await stage.Engine.PlanAsync(stage.Connection, cancellationToken: cancellationToken);
        PlanView.Show(plan);
        var after = await stage.Books.CountCallsAsync(cancellationToken);
        stage.Claim($"the plan read with {after.Reads - before.Reads} calls and wrote with none", after.Writes == before.Writes && after.Reads > before.Reads);

        var customersBefore = (await stage.Books.LookAsync<BooksView>(cancellationToken)).Customers.Select(static c => c.Id).ToHashSet();
        await stage.Connections.SetModeAsync(stage.Connection, ConnectionMode.Live, "demo", cancellationToken);
        var report = await stage.RunAsync(cancellationToken);
        ReportView.Show(report);
        stage.Claim("the run completed and its counters add up", report.State == RunState.Completed && report.Total.AddsUp);
        var (view, numbers) = (await stage.Books.LookAsync<BooksView>(cancellationToken), new List<string>());
        stage.Claim($"each of {view.Customers.Count} customers is in the CRM under its number, or somebody is asked", await stage.UntilAsync(AllAreThereAsync, cancellationToken) && view.Customers.Count > 20 && numbers.Count > view.Customers.Count * 3 / 4);
        stage.Claim("no customer stands in the CRM twice", numbers.Distinct().Count() == numbers.Count);
        var prospects = await stage.InCrmAsync(db => db.Companies.Where(static c => c.Type == CompanyTypes.Prospect).Select(static c => c.Name).ToListAsync(cancellationToken), cancellationToken);
        stage.Claim("no prospect was made a customer", prospects.Count > 10 && view.Customers.Where(c => !customersBefore.Contains(c.Id)).All(c => !prospects.Contains(c.Name)));

        // What a side made of new records by itself (their groups, their zones) comes back in the next run; then both agree.
        stage.Claim("once more, unchanged: nothing is written on either side", await stage.UntilAsync(NothingIsWrittenAsync, cancellationToken));

        async Task<bool> NothingIsWrittenAsync()
        {
            before = await stage.Books.CountCallsAsync(cancellationToken);
            report = await stage.RunAsync(cancellationToken);
            return report.Total.Writes == 0 && (await stage.Books.CountCallsAsync(cancellationToken)).Writes == before.Writes;
        }

        async Task<bool> AllAreThereAsync()
        {
            numbers = await stage.InCrmAsync(db => db.Companies.Where(static c => c.Number != null && !c.Deleted).Select(static c => c.Number!).ToListAsync(cancellationToken), cancellationToken);
            var asked = (await stage.Engine.ListParkedAsync(stage.Connection, ParkedFilter.All, cancellationToken)).Select(static p => p.Accounting?.Id.Value).ToHashSet();
            return view.Customers.All(c => numbers.Contains(c.Number) || asked.Contains(c.Id));
        }
    }
}
