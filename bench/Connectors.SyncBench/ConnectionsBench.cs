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
        // Each has accounts of its own: two connections of the same two are refused.
        var crm = Enumerable.Range(0, connections).Select(static i => new SyntheticSystem($"crm-{i}", SyntheticSystem.Company, 10)).ToArray();
        var books = Enumerable.Range(0, connections).Select(static i => new SyntheticSystem($"books-{i}", SyntheticSystem.Customer, 10)).ToArray();
        var builder = Host.CreateApplicationBuilder();
        var sync = builder.Services.AddConnectorSync();
        store.Use(sync);
        foreach (var i in Enumerable.Range(0, connections))
            sync.AddConnection($"tenant-{i:D5}", c => c.UseProvider(Side.Crm, (_, _) => ValueTask.FromResult(crm[i].Open())).UseProvider(Side.Accounting, (_, _) => ValueTask.FromResult(books[i].Open())).Mapping(SyntheticSystem.Mapping));
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

        long Calls() => crm.Concat(books).Sum(static s => s.Calls);

        GC.Collect();
        using var idle = new MemoryWatch();
        var calls = Calls();
        started = Stopwatch.GetTimestamp();
        await EachAsync(ids, id => engine.RunAsync(id));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Console.WriteLine($"  one idle pass of each: {seconds:N1} s, {connections / seconds:N0} passes/s, {(double)(Calls() - calls) / connections:N2} calls per pass; {idle}");
    }

    private static Task EachAsync(ConnectionId[] ids, Func<ConnectionId, Task> act) =>
        Parallel.ForEachAsync(ids, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (id, _) => await act(id));
}
