using System.Diagnostics;
using System.Globalization;

namespace Connectors.Bench;

/// <summary>The table: for each vendor, call and transport the two ways beside each other.</summary>
internal static class QuickRun
{
    public static async Task<int> RunAsync(IEnumerable<VendorBench> vendors)
    {
        var clock = Stopwatch.StartNew();
        Console.WriteLine("| vendor | call | over | by hand, µs | client, µs | time | by hand, bytes | client, bytes | more | pairs × calls |");
        Console.WriteLine("|---|---|---|---:|---:|---:|---:|---:|---:|---:|");
        var missed = new List<string>();
        foreach (var vendor in vendors)
        {
            var subject = await Subject.RecordAsync(vendor);
            // What recording left behind is not the first call's to clean up.
            GC.Collect();
            await using (var simulator = await ServerProcess.StartAsync("simulate", vendor.Name))
            {
                var live = await Subject.RecordAsync(vendor, simulator.Root);
                await ShowAsync(live, "simulator", live.Loopback(simulator.Root), missed);
            }

            await using (var server = await ReplayServer.StartAsync(subject.Recorded))
                await ShowAsync(subject, "recording", subject.Loopback(server.Root), null);
            await ShowAsync(subject, "in process", subject.InProcess(), null);
        }

        Console.WriteLine();
        Console.WriteLine(missed.Count == 0 ? "All within the targets." : "Over the targets: " + string.Join("; ", missed));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds:0} s, {Environment.ProcessorCount} cores, .NET {Environment.Version}, {System.Runtime.InteropServices.RuntimeInformation.OSDescription}"));
        return 0;
    }

    private static async Task ShowAsync(Subject subject, string over, (Calls Client, Calls Hand) calls, List<string>? missed)
    {
        var page = await PairedRuns.MeasureAsync(() => calls.Hand.Page(), () => calls.Client.Page());
        Show($"page of {VendorBench.Rows} rows, {subject.PageBytes / 1000} kB", page, page.Ratio <= 1.3);
        var create = await PairedRuns.MeasureAsync(() => calls.Hand.Create(), () => calls.Client.Create());
        Show("create", create, create.Ratio <= 1.3 && create.ClientBytes - create.HandBytes <= 2048);

        void Show(string call, PairedResult r, bool held)
        {
            var more = call == "create" ? string.Create(CultureInfo.InvariantCulture, $"+{r.ClientBytes - r.HandBytes}") : string.Create(CultureInfo.InvariantCulture, $"× {(double)r.ClientBytes / r.HandBytes:0.00}");
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {subject.Name} | {call} | {over} | {r.HandMicroseconds:0.0} | {r.ClientMicroseconds:0.0} | × {r.Ratio:0.00} | {r.HandBytes} | {r.ClientBytes} | {more} | {r.Rounds} × {r.CallsPerRound} |"));
            if (!held)
                missed?.Add($"{subject.Name} {call.Split(' ')[0]}");
        }
    }
}
