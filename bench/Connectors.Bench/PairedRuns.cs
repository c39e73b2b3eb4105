using System.Diagnostics;

namespace Connectors.Bench;

/// <summary>
/// Two ways of one call, in short batches that alternate, so that warm caches and a changing clock rate meet both. Of each way the lower decile counts: what a busy machine adds is never negative,
/// and a page takes longer than a time slice, so that on shared cores most of its runs are interrupted.
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
        var (hands, clients) = (new List<double>(), new List<double>());
        started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < Measure || hands.Count < 40)
        {
            double h, c;
            if (hands.Count % 2 == 0)
                (h, c) = (await TimeAsync(hand, calls), await TimeAsync(client, calls));
            else
                (c, h) = (await TimeAsync(client, calls), await TimeAsync(hand, calls));
            hands.Add(h);
            clients.Add(c);
        }

        return new(Quantile(hands, 0.1), Quantile(clients, 0.1), await AllocateAsync(hand, calls), await AllocateAsync(client, calls), hands.Count, calls);
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

        return (long)Quantile(batches, 0.5);
    }

    private static double Quantile(List<double> values, double share)
    {
        values.Sort();
        return values[(int)(share * (values.Count - 1))];
    }
}

/// <summary>Time and memory of a call.</summary>
internal sealed record PairedResult(double HandMicroseconds, double ClientMicroseconds, long HandBytes, long ClientBytes, int Rounds, int CallsPerRound)
{
    public double Ratio => ClientMicroseconds / HandMicroseconds;
}
