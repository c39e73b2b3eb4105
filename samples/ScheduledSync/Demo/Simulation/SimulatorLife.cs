using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using Connectors.Testing;

namespace ScheduledSync.Demo.Simulation;

/// <summary>The life of a simulated account in a process of its own: how it is started, and when it ends.</summary>
public static class SimulatorLife
{
    /// <summary>The exit code of a process that finds the account in the hands of another one.</summary>
    private const int AlreadyHeld = 75;

    private static readonly TimeSpan EndsWhenIdleFor = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Has the account of a data folder for itself while <paramref name="run"/> goes on, and gives up at once where another process has it: two processes that keep one account would each know of half
    /// of what was done.
    /// </summary>
    /// <returns>The exit code of the process.</returns>
    public static async Task<int> HoldAsync(string dataFolder, Func<Task> run)
    {
        using var account = TryHold(dataFolder);
        if (account is null)
            return AlreadyHeld;
        await run();
        return 0;
    }

    /// <summary>The account that a process has in its hands, as soon as it answers; null: none has.</summary>
    /// <param name="dataFolder">The folder of the account.</param>
    /// <param name="find">Where it answers, if it does.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public static async Task<T?> FindAsync<T>(string dataFolder, Func<Task<T?>> find, CancellationToken cancellationToken) where T : class
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience; await Task.Delay(20, cancellationToken))
        {
            if (await find() is { } found)
                return found;
            if (!IsHeld(dataFolder))
                return null;
        }

        throw new InvalidOperationException("A process has the simulated account and does not answer.");
    }

    /// <summary>Starts a process for it and waits until it answers.</summary>
    /// <inheritdoc cref="FindAsync"/>
    public static async Task<T> StartAsync<T>(string vendor, string dataFolder, Func<Task<T?>> find, CancellationToken cancellationToken) where T : class
    {
        var process = Start(vendor, dataFolder);
        try
        {
            for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience; await Task.Delay(50, cancellationToken))
            {
                if (await find() is { } found)
                    return found;
                if (!process.HasExited)
                    continue;
                if (process.ExitCode != AlreadyHeld)
                    throw new InvalidOperationException($"The simulated account did not start: {await process.StandardError.ReadToEndAsync(cancellationToken)}");
                // A killed run had started one just before. That one answers soon, or it ended meanwhile.
                if (IsHeld(dataFolder))
                    continue;
                process.Dispose();
                process = Start(vendor, dataFolder);
            }
        }
        finally
        {
            process.Dispose();
        }

        throw new InvalidOperationException("The simulated account did not start: it takes too long.");
    }

    /// <summary>Waits until the process that was told to stop has written its account down and let go of it.</summary>
    public static async Task WaitForEndAsync(string dataFolder, CancellationToken cancellationToken)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience; await Task.Delay(20, cancellationToken))
        {
            if (!IsHeld(dataFolder))
                return;
        }

        throw new InvalidOperationException("The simulated account was told to stop and does not end.");
    }

    /// <summary>Beside the folder and not in it: a story that begins anew deletes the folder.</summary>
    private static string LockFile(string dataFolder) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(dataFolder)) + ".lock";

    /// <summary>Null: another process has it. However a process ends, it lets go of it.</summary>
    private static FileStream? TryHold(string dataFolder)
    {
        try
        {
            return new FileStream(LockFile(dataFolder), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static bool IsHeld(string dataFolder)
    {
        using var account = TryHold(dataFolder);
        return account is null;
    }

    /// <summary>The same program again, with the verb <c>simulate</c>. It outlives this process.</summary>
    private static Process Start(string vendor, string dataFolder)
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
