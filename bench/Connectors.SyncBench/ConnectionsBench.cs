using System.Diagnostics;
using Connectors.Sync.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Connectors.SyncBench;

/// <summary>Many connections with nothing to do, on the scheduler of one host: what they cost in memory, calls and time.</summary>
internal static class ConnectionsBench
{
    public static async Task RunAsync(string kind, int connections)
    {
        await using var store = await StoreChoice.OpenAsync(kind);
        var crm = new SyntheticSystem("crm", SyntheticSystem.Company, 10);
        var books = new SyntheticSystem("books", SyntheticSystem.Customer, 10);
        var builder = Host.CreateApplicationBuilder();
        var sync = builder.Services.AddConnectorSync();
        store.Use(sync);
        for (var i = 0; i < connections; i++)
            sync.AddConnection($"tenant-{i:D5}", c => c.UseProvider(Side.Crm, (_, _) => ValueTask.FromResult(crm.Open())).UseProvider(Side.Accounting, (_, _) => ValueTask.FromResult(books.Open())).Mapping(SyntheticSystem.Mapping));
        using var memory = new MemoryWatch();
        await using var services = builder.Services.BuildServiceProvider();
        if (services.GetService<ISyncStoreMigrator>() is { } migrator)
            await migrator.MigrateAsync();
        var all = services.GetRequiredService<IConnections>();
        var engine = services.GetRequiredService<ISyncEngine>();
        var ids = Enumerable.Range(0, connections).Select(static i => new ConnectionId($"tenant-{i:D5}")).ToArray();
        var started = Stopwatch.GetTimestamp();
        await EachAsync(ids, async id =>
        {
            await all.SetModeAsync(id, ConnectionMode.Live);
            await engine.RunAsync(id);
        });
        Console.WriteLine($"{connections:N0} connections on {kind}: first run of each, ten records: {Stopwatch.GetElapsedTime(started).TotalSeconds:N1} s; {memory}");

        GC.Collect();
        using var idle = new MemoryWatch();
        var calls = crm.Calls + books.Calls;
        started = Stopwatch.GetTimestamp();
        await EachAsync(ids, id => engine.RunAsync(id));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Console.WriteLine($"  one idle pass of each: {seconds:N1} s, {connections / seconds:N0} passes/s, {(double)(crm.Calls + books.Calls - calls) / connections:N2} calls per pass; {idle}");
    }

    private static Task EachAsync(ConnectionId[] ids, Func<ConnectionId, Task> act) =>
        Parallel.ForEachAsync(ids, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (id, _) => await act(id));
}
