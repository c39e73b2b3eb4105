using System.Diagnostics;
using Connectors.Sync.Stores;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ScheduledSync.Crm;
using ScheduledSync.Demo.Simulation;
using ScheduledSync.Demo.Story;
using ScheduledSync.Hosting;
using ScheduledSync.Terminal;
using ScheduledSync.Vendors;

namespace ScheduledSync.Demo.Sales;

/// <summary>A vendor whose story is told on the common stage: what is left for it to say is how it is registered, what its simulated account holds, and the scenes.</summary>
public abstract class SalesVendor : Vendor
{
    protected abstract IReadOnlyList<IStep<SalesStage>> Scenes { get; }

    /// <summary>Opens a simulated account with the demonstration's data in it.</summary>
    protected abstract Task<IBooks> OpenBooksAsync(CancellationToken cancellationToken);

    /// <summary>Fills an empty CRM.</summary>
    protected abstract void FillCrm(CrmDb db);

    /// <summary>The settings of the connection that the demonstration works with, in the form of <c>appsettings.json</c>.</summary>
    protected abstract IReadOnlyDictionary<string, string?> DemoSettings { get; }

    public override async Task<int> SimulateAsync(string dataFolder, CancellationToken cancellationToken)
    {
        await using var books = await OpenBooksAsync(cancellationToken);
        return await new BooksServer(dataFolder, books).RunAsync(cancellationToken);
    }

    public override async Task<IDisposable> StartSimulatedAsync(HostApplicationBuilder builder, string dataFolder, CancellationToken cancellationToken) =>
        await StartAsync(builder, dataFolder, await BooksProcess.FindAsync(dataFolder, cancellationToken), cancellationToken);

    public override async Task<int> PlayAsync(HostApplicationBuilder builder, string dataFolder, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var found = await BooksProcess.FindAsync(dataFolder, cancellationToken);
        var script = new Script<SalesStage>(dataFolder, Scenes);
        // Without the account that it was played with an earlier story cannot go on.
        if (script.IsOver && found is not null)
        {
            using (found)
                await found.StopAsync(cancellationToken);
            found = null;
        }

        if (found is null && Directory.Exists(dataFolder))
            Directory.Delete(dataFolder, recursive: true);
        Directory.CreateDirectory(dataFolder);
        Screen.Line($"A CRM and a simulated {Title}, in {dataFolder}");
        var goesOn = script.HasBegun;
        if (goesOn)
            Screen.Line("An earlier run was ended here: this one goes on with it.");

        using var books = await StartAsync(builder, dataFolder, found, cancellationToken);
        using var host = builder.Build();
        await FillAsync(host.Services, cancellationToken);
        // The folder is new; a database may still remember an earlier story.
        if (!goesOn)
            await host.Services.GetRequiredService<ISyncStore>().DeleteConnectionAsync(Connection, cancellationToken);
        await host.StartAsync(cancellationToken);

        var stage = new SalesStage(host.Services, Connection, books);
        await script.PlayAsync(stage, cancellationToken);

        await host.StopAsync(cancellationToken);
        await books.StopAsync(cancellationToken);
        Screen.Line();
        Screen.Line(stage.Failures == 0 ? $"Every claim held, checked in the CRM and in the account, in {watch.Elapsed.TotalSeconds:0} s." : $"{stage.Failures} claims did not hold.");
        return stage.Failures == 0 ? 0 : 1;
    }

    /// <summary>Puts the simulated account where the settings of a real one would stand.</summary>
    private async Task<BooksProcess> StartAsync(HostApplicationBuilder builder, string dataFolder, BooksProcess? found, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(dataFolder);
        var books = found ?? await BooksProcess.StartAsync(Name, dataFolder, cancellationToken);
        builder.Configuration.AddInMemoryCollection(books.Address.Settings).AddInMemoryCollection(DemoSettings);
        builder.Services.AddCrmAndStore(builder.Configuration, dataFolder);
        builder.Services.AddSingleton(static s => new WatchedBudget(s.GetRequiredService<TimeProvider>()) { LiftsLimits = true });
        Register(builder.Services, builder.Configuration, Connectors.Sync.Schedule.Manual, isSimulated: true);
        return books;
    }

    private async Task FillAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<CrmDb>>().CreateDbContextAsync(cancellationToken);
        await db.Database.EnsureCreatedAsync(cancellationToken);
        if (await db.Users.AnyAsync(cancellationToken))
            return;
        db.Users.Add(new User { Id = 1, Name = "Bodil Sivskov", Email = "seller@crm.example" });
        FillCrm(db);
        await db.SaveChangesAsync(cancellationToken);
    }
}
