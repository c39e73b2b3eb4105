using Connectors.Sync;
using Microsoft.Extensions.Hosting;

namespace Connectors.AspNetCore.Operations;

/// <summary>
/// Runs that people pressed for. A second press joins the one that is under way; who closes the page stops nothing. The host's end stops them before their next step.
/// </summary>
internal sealed class RunDesk(ISyncEngine engine, IHostApplicationLifetime life)
{
    /// <summary>Of runs that have ended so many are shown, the latest of each connection: who presses for a thousand records fills nobody's memory.</summary>
    private const int MostEnded = 20;

    private readonly Lock _lock = new();
    private long _pressed;
    private readonly Dictionary<(ConnectionId Connection, string What), PressedRun> _runs = [];

    public PressedRun Press(ConnectionId connection, RunRequest request, out bool joined)
    {
        var key = (connection, $"{request.Mapping}|{request.Record}");
        lock (_lock)
        {
            joined = _runs.TryGetValue(key, out var running) && !running.Report.IsCompleted;
            if (joined)
                return running!;
            var old = _runs.Where(r => r.Key.Connection == connection && r.Value.Report.IsCompleted).OrderByDescending(static r => r.Value.Number).Skip(MostEnded - 1).Select(static r => r.Key).ToList();
            foreach (var ended in old)
                _runs.Remove(ended);
            var run = new PressedRun(request, ++_pressed);
            // The engine's own part of it may go far before its first wait: not while the desk is locked.
            run.Start(Task.Run(() => engine.RunAsync(connection, request with { Progress = run }, life.ApplicationStopping)));
            return _runs[key] = run;
        }
    }

    /// <summary>The latest runs that were pressed for, those under way among them.</summary>
    public IReadOnlyList<PressedRun> Of(ConnectionId connection)
    {
        lock (_lock)
            return [.. _runs.Where(r => r.Key.Connection == connection).Select(static r => r.Value)];
    }
}

/// <summary>A run that somebody pressed for, with how far it is.</summary>
internal sealed class PressedRun(RunRequest request, long number) : IProgress<RunProgress>
{
    /// <summary>The order in which they were pressed for.</summary>
    public long Number => number;

    private volatile RunProgress? _progress;

    public RunRequest Request { get; } = request;

    public RunProgress? Progress => _progress;

    public Task<RunReport> Report { get; private set; } = null!;

    void IProgress<RunProgress>.Report(RunProgress value) => _progress = value;

    public void Start(Task<RunReport> report)
    {
        Report = report;
        // Nobody may be waiting for it: its failure is shown to whoever looks.
        _ = report.ContinueWith(static t => t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }
}
