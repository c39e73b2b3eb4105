using System.Diagnostics;
using System.Globalization;
using Connectors.Sync;
using Connectors.Sync.Stores;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ScheduledSync.Crm;
using ScheduledSync.Demo.Story;
using ScheduledSync.Hosting;
using ScheduledSync.Terminal;
using ScheduledSync.Vendors.Dinero.Checking;
using ScheduledSync.Vendors.Dinero.Simulation;
using ScheduledSync.Vendors.Dinero.Story;

namespace ScheduledSync.Vendors.Dinero;

/// <summary>The demonstration: the same host as for a real organisation, with a filled CRM and a simulated Dinero in a process of its own.</summary>
public static class DineroDemo
{
    private static readonly IReadOnlyList<IStep<DineroStage>> Scenes =
        [new FirstPlan(), new FirstSync(), new DifferentFields(), new SameField(), new SharedNumber(), new BadRecord(), new LostReply(), new NothingToDo()];

    /// <summary>Plays the story, or goes on with it where an earlier run was killed.</summary>
    public static async Task<int> PlayAsync(HostApplicationBuilder builder, string dataFolder, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var script = new Script<DineroStage>(dataFolder, Scenes);
        if (script.IsOver)
        {
            using (var over = await SimulatedDinero.FindAsync(dataFolder, cancellationToken))
                await (over?.StopAsync(dataFolder, cancellationToken) ?? Task.CompletedTask);
            Directory.Delete(dataFolder, recursive: true);
        }

        var goesOn = script.HasBegun;
        Directory.CreateDirectory(dataFolder);
        Screen.Line($"A CRM and a simulated Dinero, in {dataFolder}");
        if (goesOn)
            Screen.Line("An earlier run was ended here: this one goes on with it.");

        using var dinero = await StartAsync(builder, dataFolder, cancellationToken);
        using var host = builder.Build();
        var world = DemoWorld.Generate();
        await FillAsync(host.Services, world, cancellationToken);
        // The folder is new; a database may still remember an earlier story.
        if (!goesOn)
            await host.Services.GetRequiredService<ISyncStore>().DeleteConnectionAsync(DineroRegistration.Connection, cancellationToken);
        await host.StartAsync(cancellationToken);

        var stage = new DineroStage(host.Services, dinero, world);
        await script.PlayAsync(stage, cancellationToken);

        await host.StopAsync(cancellationToken);
        await dinero.StopAsync(dataFolder, cancellationToken);
        Screen.Line();
        Screen.Line(stage.Failures == 0
            ? $"Every claim held, checked in both databases, in {watch.Elapsed.TotalSeconds:0} s. What was done can be asked: --explain company:1:name --data {dataFolder}"
            : $"{stage.Failures} claims did not hold.");
        return stage.Failures == 0 ? 0 : 1;
    }

    /// <summary>Puts a simulated Dinero where the settings of a real one would stand.</summary>
    public static async Task<SimulatedDinero> StartAsync(HostApplicationBuilder builder, string dataFolder, CancellationToken cancellationToken)
    {
        var dinero = await SimulatedDinero.StartOrFindAsync(dataFolder, cancellationToken);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Dinero:BaseAddress"] = dinero.Address.Api.ToString(),
            ["Dinero:TokenAddress"] = dinero.Address.Token.ToString(),
            ["Dinero:ClientId"] = dinero.Address.ClientId,
            ["Dinero:ClientSecret"] = dinero.Address.ClientSecret,
            ["Dinero:Credentials:OrganizationId"] = dinero.Address.OrganizationId.ToString(CultureInfo.InvariantCulture),
            ["Dinero:Credentials:ApiKey"] = dinero.Address.ApiKey,
            // The simulated organisation has no limit; the real one admits 60.
            ["Dinero:PersonalCallsPerMinute"] = "100000",
            ["Dinero:CallTimeout"] = "00:00:10",
            ["Dinero:AttemptTimeout"] = "00:00:10",
        });
        builder.Services.AddCrmAndStore(builder.Configuration, dataFolder).AddDineroSync<CrmDb>(builder.Configuration, Schedule.Manual, static times =>
        {
            // On this machine a write that is not there after seconds never arrives. With the real Dinero one waits for minutes before a create is called not made.
            times.WriteTimeout = TimeSpan.FromSeconds(10);
            times.SettleTime = TimeSpan.FromSeconds(2);
        });
        return dinero;
    }

    /// <summary>Counts what stands on both sides, for whoever kills the program and wants to know; exit code 1 if anything is there twice or differs.</summary>
    public static async Task<int> VerifyAsync(HostApplicationBuilder builder, string dataFolder, CancellationToken cancellationToken)
    {
        builder.Services.AddCrmAndStore(builder.Configuration, dataFolder).AddDineroSync<CrmDb>(builder.Configuration, Schedule.Manual);
        using var host = builder.Build();
        var outcome = await OutcomeReader.ReadAsync(
            host.Services.GetRequiredService<IDbContextFactory<CrmDb>>(), _ => Task.FromResult(AccountFile.View(dataFolder)), host.Services.GetRequiredService<ISyncStore>(), DemoWorld.Generate(),
            cancellationToken);
        Console.WriteLine(outcome.ToLine());
        foreach (var wrong in outcome.Entities.SelectMany(static e => e.Differences.Concat(e.Forgotten)).Take(20))
            Console.Error.WriteLine(wrong);
        return outcome.IsRight ? 0 : 1;
    }

    private static async Task FillAsync(IServiceProvider services, Connectors.Testing.MessyWorld world, CancellationToken cancellationToken)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<CrmDb>>().CreateDbContextAsync(cancellationToken);
        await db.Database.EnsureCreatedAsync(cancellationToken);
        if (!await CrmSeed.IsFilledAsync(db, cancellationToken))
            await CrmSeed.FillAsync(db, world, services.GetRequiredService<TimeProvider>().GetUtcNow(), cancellationToken);
    }
}
