using System.Diagnostics;
using System.Globalization;
using Connectors.SyncBench;

// all                                the table of docs/performance.md, each line in a process of its own
// planner                            decisions per second of one core
// first <store> <records> [cuts]     a first sync, and what follows; store: memory, sqlite, postgres
// hand <records>                     the same reads and writes by hand
// connections <store> <count>        many idle connections
// webhooks <store> <per second> <seconds>   calls that come in during a first sync
switch (args)
{
    case ["planner"]:
        PlannerBench.Run();
        return 0;
    case ["first", var store, var records, .. var cuts]:
        await FirstSyncBench.RunAsync(store, int.Parse(records, CultureInfo.InvariantCulture), cuts is [var n] ? int.Parse(n, CultureInfo.InvariantCulture) : 0);
        return 0;
    case ["hand", var records]:
        await FirstSyncBench.ByHandAsync(int.Parse(records, CultureInfo.InvariantCulture));
        return 0;
    case ["connections", var store, var count]:
        await ConnectionsBench.RunAsync(store, int.Parse(count, CultureInfo.InvariantCulture));
        return 0;
    case ["webhooks", var store, var perSecond, var seconds]:
        await WebhookBench.RunAsync(store, int.Parse(perSecond, CultureInfo.InvariantCulture), int.Parse(seconds, CultureInfo.InvariantCulture));
        return 0;
    case ["all"]:
        string[] lines = ["planner", "hand 10000", "first memory 10000", "first sqlite 10000", "first postgres 10000", "hand 100000", "first sqlite 100000", "first sqlite 100000 20", "connections sqlite 10000", "webhooks sqlite 200 60"];
        foreach (var line in lines)
        {
            using var child = Process.Start(Environment.ProcessPath!, line.Split(' '));
            await child.WaitForExitAsync();
            if (child.ExitCode != 0)
                return child.ExitCode;
        }

        return 0;
    default:
        Console.Error.WriteLine("Say all, planner, first <store> <records> [cuts], hand <records>, connections <store> <count> or webhooks <store> <per second> <seconds>.");
        return 2;
}
