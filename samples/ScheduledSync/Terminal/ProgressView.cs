using System.Collections.Concurrent;
using System.Diagnostics;
using Connectors.Sync;
using ScheduledSync.Hosting;
using Spectre.Console;

namespace ScheduledSync.Terminal;

/// <summary>Shows a run while it runs: a bar per kind of record with rate, calls left and time to go; plain counters where nothing can move.</summary>
public sealed class ProgressView(WatchedBudget budget) : IProgress<RunProgress>
{
    private static readonly TimeSpan BarInterval = TimeSpan.FromMilliseconds(120);
    private static readonly TimeSpan LineInterval = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, RunProgress> _latest = new(StringComparer.Ordinal);
    private readonly long _callsBefore = budget.Calls;
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    public void Report(RunProgress value) => _latest[value.Mapping] = value;

    public Task<T> ShowAsync<T>(Func<IProgress<RunProgress>, Task<T>> run) => Screen.IsPlain ? LinesAsync(run) : BarsAsync(run);

    private double CallsPerSecond => (budget.Calls - _callsBefore) / Math.Max(0.001, _watch.Elapsed.TotalSeconds);

    private async Task<T> BarsAsync<T>(Func<IProgress<RunProgress>, Task<T>> run) => await Screen.Out.Progress()
        .AutoClear(false)
        .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new SpinnerColumn())
        .StartAsync(async context =>
        {
            var bars = new Dictionary<string, ProgressTask>(StringComparer.Ordinal);
            var running = run(this);
            while (await Task.WhenAny(running, Task.Delay(BarInterval)) != running)
                Draw(context, bars);
            Draw(context, bars);
            foreach (var bar in bars.Values)
            {
                // What was joined on the way counts once, not twice: the total was an upper bound.
                bar.Value = bar.MaxValue;
                bar.StopTask();
            }

            return await running;
        });

    private void Draw(ProgressContext context, Dictionary<string, ProgressTask> bars)
    {
        foreach (var progress in _latest.Values.OrderBy(static p => p.Mapping, StringComparer.Ordinal))
        {
            if (!bars.TryGetValue(progress.Mapping, out var bar))
                bars[progress.Mapping] = bar = context.AddTask(progress.Mapping);
            bar.MaxValue = Math.Max(1, progress.Total);
            bar.Value = progress.Done;
            bar.Description = $"{progress.Mapping,-8} {progress.Done,6:N0} of {progress.Total,6:N0}  {progress.Writes,6:N0} writes  {CallsPerSecond,5:0} calls/s  {Left}";
        }
    }

    private async Task<T> LinesAsync<T>(Func<IProgress<RunProgress>, Task<T>> run)
    {
        var running = run(this);
        var shown = new Dictionary<string, int>(StringComparer.Ordinal);
        while (await Task.WhenAny(running, Task.Delay(LineInterval)) != running)
        {
            foreach (var progress in _latest.Values.Where(p => shown.GetValueOrDefault(p.Mapping) != p.Done).OrderBy(static p => p.Mapping, StringComparer.Ordinal))
                Screen.Line($"  {progress.Mapping}: {progress.Done:N0} of {progress.Total:N0}, {progress.Writes:N0} writes, {CallsPerSecond:0} calls/s, {Left}, {Remaining(progress)}");
            shown = _latest.Values.ToDictionary(static p => p.Mapping, static p => p.Done, StringComparer.Ordinal);
        }

        return await running;
    }

    private string Left => budget.Left is { } left ? $"{left:N0} calls left" : "no call yet";

    private string Remaining(RunProgress progress)
    {
        if (progress.Done == 0)
            return "time to go unknown";
        var left = _watch.Elapsed * ((double)(progress.Total - progress.Done) / progress.Done);
        return $"{left:mm\\:ss} to go";
    }
}
