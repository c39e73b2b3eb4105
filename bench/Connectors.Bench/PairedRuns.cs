using System.Diagnostics;

namespace Connectors.Bench;

/// <summary>
/// Two ways of one call, in short batches that alternate: what else the machine does meets both, and the median of the pairs' ratios passes over the batches that it met alone.
/// </summary>
internal static class PairedRuns
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1.2);
    private static readonly TimeSpan Measure = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Batch = TimeSpan.FromMilliseconds(4);

    public static async Task<PairedResult> MeasureAsync(Func<Task> hand, Func<Task> client)
    {
        // Until the code of both is compiled to its last tier.
        var started = Stopwatch.GetTimestamp();
        var warm = 0;
        while (Stopwatch.GetElapsedTime(started) < WarmUp || warm < 60)
        {
            await hand();
            await client();
            warm++;
        }

        var one = Stopwatch.GetElapsedTime(started) / (2 * warm);
        var calls = Math.Max(1, (int)(Batch / one));
        var (hands, clients, ratios) = (new List<double>(), new List<double>(), new List<double>());
        started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < Measure || ratios.Count < 20)
        {
            double h, c;
            if (ratios.Count % 2 == 0)
                (h, c) = (await TimeAsync(hand, calls), await TimeAsync(client, calls));
            else
                (c, h) = (await TimeAsync(client, calls), await TimeAsync(hand, calls));
            hands.Add(h);
            clients.Add(c);
            ratios.Add(c / h);
        }

        return new(Median(hands), Median(clients), Median(ratios), await AllocateAsync(hand, calls), await AllocateAsync(client, calls), ratios.Count, calls);
    }

    private static async Task<double> TimeAsync(Func<Task> call, int calls)
    {
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < calls; i++)
            await call();
        return Stopwatch.GetElapsedTime(started).TotalMicroseconds / calls;
    }

    // Of the whole process, whatever thread a continuation ran on; neither the simulator nor the server is in it. The median leaves out the batch in which a pool grew.
    private static async Task<long> AllocateAsync(Func<Task> call, int calls)
    {
        var batches = new List<double>();
        for (var i = 0; i < 9; i++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            for (var j = 0; j < calls; j++)
                await call();
            batches.Add((double)(GC.GetTotalAllocatedBytes(precise: true) - before) / calls);
        }

        return (long)Median(batches);
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values.Count % 2 == 1 ? values[values.Count / 2] : (values[(values.Count / 2) - 1] + values[values.Count / 2]) / 2;
    }
}

/// <summary>Time and memory of a call.</summary>
internal sealed record PairedResult(double HandMicroseconds, double ClientMicroseconds, double Ratio, long HandBytes, long ClientBytes, int Rounds, int CallsPerRound);
