using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using Connectors.Testing;

namespace ScheduledSync.Demo.Simulation;

/// <summary>The life of a simulated account in a process of its own: how it is started, and when it ends.</summary>
public static class SimulatorLife
{
    private static readonly TimeSpan EndsWhenIdleFor = TimeSpan.FromMinutes(10);

    /// <summary>The same program again, with the verb <c>simulate</c>. It outlives this process.</summary>
    public static Process Start(string vendor, string dataFolder)
    {
        // Run as "dotnet X.dll" the process is dotnet and needs to be told the assembly.
        var program = Environment.ProcessPath!;
        // Pipes of its own: it must not hold on to our terminal, or whoever waits for the end of our output waits for ever.
        var start = new ProcessStartInfo(program) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
            start.ArgumentList.Add(Assembly.GetExecutingAssembly().Location);
        foreach (var argument in new[] { "simulate", "--vendor", vendor, "--data", dataFolder })
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    /// <summary>Starts it and waits until <paramref name="find"/> finds where it answers.</summary>
    public static async Task<T> StartAsync<T>(string vendor, string dataFolder, Func<T?> find, CancellationToken cancellationToken) where T : class
    {
        using var process = Start(vendor, dataFolder);
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromSeconds(60) && !process.HasExited; await Task.Delay(50, cancellationToken))
        {
            if (find() is { } found)
                return found;
        }

        throw new InvalidOperationException($"The simulated account did not start: {(process.HasExited ? await process.StandardError.ReadToEndAsync(cancellationToken) : "it takes too long")}");
    }

    /// <summary>Goes on until told to stop, or until nobody has called for a while.</summary>
    /// <param name="simulator">The account.</param>
    /// <param name="written">Called when calls have come that may have changed something.</param>
    /// <param name="stopping">Cancelled: stop.</param>
    public static async Task KeepAsync(Simulator simulator, Action written, CancellationTokenSource stopping)
    {
        // Ctrl+C in the terminal reaches every process of the group. This one goes on until the sync host, which had the same key pressed, lets it go.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, static signal => signal.Cancel = true);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            stopping.Cancel();
        });
        var (lastCall, idleSince) = (0L, TimeProvider.System.GetTimestamp());
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        try
        {
            while (await timer.WaitForNextTickAsync(stopping.Token) && TimeProvider.System.GetElapsedTime(idleSince) < EndsWhenIdleFor)
            {
                var calls = simulator.Calls;
                if (calls.Count == 0 || calls[^1].Number == lastCall)
                    continue;
                if (calls.Any(c => c.Number > lastCall && c.Method != "GET"))
                    written();
                (lastCall, idleSince) = (calls[^1].Number, TimeProvider.System.GetTimestamp());
            }
        }
        catch (OperationCanceledException)
        {
            // Told to stop.
        }
    }
}
