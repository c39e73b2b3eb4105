using Connectors.Sync;
using Connectors.Sync.Stores;
using Connectors.Testing;
using Connectors.Testing.Dinero;
using Microsoft.EntityFrameworkCore;
using ScheduledSync.Crm;
using ScheduledSync.Demo.Checking;
using ScheduledSync.Demo.Simulation;
using ScheduledSync.Hosting;
using ScheduledSync.Terminal;

namespace ScheduledSync.Demo.Story;

/// <summary>What the steps of the story work with: the engine, and both databases past the engine.</summary>
public sealed class Stage(
    ISyncEngine engine, IConnections connections, IDbContextFactory<CrmDb> crm, SimulatedDinero dinero, ISyncStore store, MessyWorld world, WatchedBudget budget)
{
    public static ConnectionId Connection => SyncRegistration.Connection;

    public ISyncEngine Engine { get; } = engine;

    public IConnections Connections { get; } = connections;

    public SimulatedDinero Dinero { get; } = dinero;

    public MessyWorld World { get; } = world;

    /// <summary>Claims that did not hold.</summary>
    public int Failures { get; private set; }

    public void Claim(string text, bool holds)
    {
        Screen.Claim(text, holds);
        if (!holds)
            Failures++;
    }

    /// <summary>Runs until nothing is open any more: a write whose outcome is not known is looked up again when that is worth while, as the schedule of a real host would.</summary>
    public Task<RunReport> RunAsync(CancellationToken cancellationToken) => UntilSettledAsync(RunOnceAsync(cancellationToken), cancellationToken);

    public Task<RunReport> ApplyAsync(SyncPlan plan, CancellationToken cancellationToken) =>
        new ProgressView(budget).ShowAsync(progress => Engine.ApplyAsync(plan, new RunRequest { Progress = progress, User = "demo" }, cancellationToken));

    public async Task<RunReport> UntilSettledAsync(Task<RunReport> run, CancellationToken cancellationToken)
    {
        var report = await run;
        while (report.RetryAt is { } at)
        {
            var now = TimeProvider.System.GetUtcNow();
            Screen.Note(report.Total.Uncertain > 0
                ? $"of {report.Total.Uncertain} writes it is not known whether they arrived; that is looked up, not tried again, at {at.LocalDateTime:HH:mm:ss}"
                : $"{report.State}: {report.Reason} Goes on at {at.LocalDateTime:HH:mm:ss}.");
            if (at > now)
                await Task.Delay(at - now, cancellationToken);
            report = await RunOnceAsync(cancellationToken);
        }

        return report;
    }

    /// <summary>As the CRM's own program would: the change goes through its context, and its marks with it.</summary>
    public async Task<T> InCrmAsync<T>(Func<CrmDb, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var db = await crm.CreateDbContextAsync(cancellationToken);
        var result = await work(db);
        await db.SaveChangesAsync(cancellationToken);
        return result;
    }

    public Task<Outcome> CountAsync(CancellationToken cancellationToken) => OutcomeReader.ReadAsync(crm, Dinero.LookAsync, store, World, cancellationToken);

    public async Task<StoredContact> ContactAsync(Guid id, CancellationToken cancellationToken) =>
        (await Dinero.LookAsync(cancellationToken)).Contacts.Single(c => c.ContactGuid == id);

    public async Task<bool> IsLinkedAsync(int company, CancellationToken cancellationToken) =>
        (await LinkReader.ReadAsync(store, cancellationToken)).DineroOf("company", company) is not null;

    /// <summary>The companies of the CRM among these that wait for somebody. A person may bear the same number: the entity is part of who is meant.</summary>
    public async Task<IReadOnlyList<ParkedPair>> ParkedCompaniesAsync(IReadOnlyCollection<int> ids, CancellationToken cancellationToken)
    {
        var refs = ids.Select(static id => new RecordRef(Connectors.Sync.Crm.Company.Entity.Name, $"{id}")).ToHashSet();
        return [.. (await Engine.ListParkedAsync(Connection, cancellationToken: cancellationToken)).Where(p => p.Crm is { } c && refs.Contains(c))];
    }

    private Task<RunReport> RunOnceAsync(CancellationToken cancellationToken) =>
        new ProgressView(budget).ShowAsync(progress => Engine.RunAsync(Connection, new RunRequest { Progress = progress, User = "demo" }, cancellationToken));

    /// <summary>A tidy customer that both sides know, for edits.</summary>
    public async Task<(int Company, Guid Contact)> LinkedCompanyAsync(int skip, CancellationToken cancellationToken)
    {
        var links = await LinkReader.ReadAsync(store, cancellationToken);
        var tidy = World.Companies.Crm.Where(static c => (c.Traits & (MessyTraits.SharedNumber | MessyTraits.SharedEmail | MessyTraits.Duplicate | MessyTraits.Namesake)) == 0);
        return tidy.Select(c => (c.Id, Contact: links.DineroOf("company", c.Id))).Where(static x => x.Contact is not null).Select(static x => (x.Id, x.Contact!.Value)).Skip(skip).First();
    }
}
