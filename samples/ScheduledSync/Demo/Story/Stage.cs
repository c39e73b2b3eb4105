using Connectors.Sync;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ScheduledSync.Crm;
using ScheduledSync.Hosting;
using ScheduledSync.Terminal;

namespace ScheduledSync.Demo.Story;

/// <summary>What the steps of every story work with: the engine, and the CRM past the engine.</summary>
public class Stage(IServiceProvider services, ConnectionId connection)
{
    private readonly IDbContextFactory<CrmDb> _crm = services.GetRequiredService<IDbContextFactory<CrmDb>>();
    private readonly WatchedBudget _budget = services.GetRequiredService<WatchedBudget>();

    public ConnectionId Connection { get; } = connection;

    public ISyncEngine Engine { get; } = services.GetRequiredService<ISyncEngine>();

    public IConnections Connections { get; } = services.GetRequiredService<IConnections>();

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
        new ProgressView(_budget).ShowAsync(progress => Engine.ApplyAsync(plan, new RunRequest { Progress = progress, User = "demo" }, cancellationToken));

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
        await using var db = await _crm.CreateDbContextAsync(cancellationToken);
        var result = await work(db);
        await db.SaveChangesAsync(cancellationToken);
        return result;
    }

    /// <summary>The companies of the CRM among these that wait for somebody. A person may bear the same number: the entity is part of who is meant.</summary>
    public async Task<IReadOnlyList<ParkedPair>> ParkedCompaniesAsync(IReadOnlyCollection<int> ids, CancellationToken cancellationToken)
    {
        var refs = ids.Select(static id => new RecordRef(Connectors.Sync.Crm.Company.Entity.Name, $"{id}")).ToHashSet();
        return [.. (await Engine.ListParkedAsync(Connection, cancellationToken: cancellationToken)).Where(p => p.Crm is { } c && refs.Contains(c))];
    }

    private Task<RunReport> RunOnceAsync(CancellationToken cancellationToken) =>
        new ProgressView(_budget).ShowAsync(progress => Engine.RunAsync(Connection, new RunRequest { Progress = progress, User = "demo" }, cancellationToken));
}
