using BenchmarkDotNet.Running;
using Connectors.Bench;

// quick [vendor …]     the table of docs/performance.md, in under two minutes
// detail [--filter …]  BenchmarkDotNet on the same pairs, in process, some minutes
// serve <file>         (by itself) the recorded answers over loopback
// simulate <vendor>    (by itself) a vendor's simulator over loopback
switch (args)
{
    case ["serve", var file]:
        await ReplayServer.RunAsync(file);
        return 0;
    case ["simulate", var name]:
        var (simulator, address) = await VendorBench.All.First(v => v.Name == name).ServeAsync();
        await ServerProcess.ServeUntilAloneAsync(address);
        await simulator.DisposeAsync();
        return 0;
    case ["detail", .. var more]:
        BenchmarkSwitcher.FromTypes([typeof(ClientBenchmarks)]).Run(more.Length == 0 ? ["--filter", "*"] : more);
        return 0;
    case ["quick", .. var names]:
        return await QuickRun.RunAsync(VendorBench.All.Where(v => names.Length == 0 || names.Contains(v.Name, StringComparer.OrdinalIgnoreCase)));
    default:
        Console.Error.WriteLine("Say quick or detail.");
        return 2;
}
