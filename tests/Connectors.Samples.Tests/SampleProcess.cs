using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Connectors.Samples.Tests;

/// <summary>The sample as its user runs it: a process with a data folder of its own.</summary>
internal sealed class SampleProcess : IAsyncDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "ScheduledSync.dll");

    private readonly StringBuilder _output = new();
    private readonly Process _process;
    private readonly Lock _gate = new();
    private readonly List<(string Text, TaskCompletionSource Source)> _waits = [];

    private SampleProcess(Process process) => _process = process;

    public string Output
    {
        get
        {
            lock (_gate)
                return _output.ToString();
        }
    }

    public static string NewDataFolder() => Directory.CreateTempSubdirectory("connectors-sample-").FullName;

    public static SampleProcess Start(string dataFolder, params string[] arguments) => Start(dataFolder, null, arguments);

    private static SampleProcess Start(string dataFolder, string? database, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Program);
        foreach (var argument in (IEnumerable<string>)[.. arguments, "--data", dataFolder])
            start.ArgumentList.Add(argument);
        // What a developer has set for the real Dinero must not reach a test.
        foreach (var name in start.Environment.Keys.Where(static n => n.StartsWith("Dinero__", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment.Remove("ConnectionStrings__Sync");
        if (database is not null)
            start.Environment["ConnectionStrings__Sync"] = database;
        start.Environment["DOTNET_ENVIRONMENT"] = "Production";
        var sample = new SampleProcess(new Process { StartInfo = start, EnableRaisingEvents = true });
        sample._process.OutputDataReceived += sample.OnLine;
        sample._process.ErrorDataReceived += sample.OnLine;
        sample._process.Start();
        sample._process.BeginOutputReadLine();
        sample._process.BeginErrorReadLine();
        return sample;
    }

    public static async Task<(int ExitCode, string Output)> RunAsync(string dataFolder, params string[] arguments)
    {
        await using var sample = Start(dataFolder, arguments);
        return (await sample.WaitAsync(), sample.Output);
    }

    /// <summary>The same with what the engine remembers in a PostgreSQL database.</summary>
    public static async Task<(int ExitCode, string Output)> RunOnAsync(string database, string dataFolder, params string[] arguments)
    {
        await using var sample = Start(dataFolder, database, arguments);
        return (await sample.WaitAsync(), sample.Output);
    }

    /// <summary>Completes when a line with this text has been printed, or when the process has ended.</summary>
    public Task WaitForAsync(string text)
    {
        lock (_gate)
        {
            if (_output.ToString().Contains(text, StringComparison.Ordinal) || _process.HasExited)
                return Task.CompletedTask;
            var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waits.Add((text, source));
            return Task.WhenAny(source.Task, _process.WaitForExitAsync());
        }
    }

    public async Task<int> WaitAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    /// <summary>Ends the simulated Dinero that a killed run left behind.</summary>
    public static async Task CleanAsync(string dataFolder)
    {
        var address = Path.Combine(dataFolder, "dinero.json");
        if (File.Exists(address))
        {
            using var json = JsonDocument.Parse(await File.ReadAllTextAsync(address));
            try
            {
                using var dinero = Process.GetProcessById(json.RootElement.GetProperty("ProcessId").GetInt32());
                dinero.Kill();
                await dinero.WaitForExitAsync();
            }
            catch (ArgumentException)
            {
                // It is gone already.
            }
        }

        Directory.Delete(dataFolder, recursive: true);
    }

    /// <summary>SIGKILL: no handler runs, no buffer is written.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }

    private void OnLine(object sender, DataReceivedEventArgs e)
    {
        if (e.Data is null)
            return;
        lock (_gate)
        {
            _output.AppendLine(e.Data);
            foreach (var wait in _waits.Where(w => e.Data.Contains(w.Text, StringComparison.Ordinal)).ToList())
            {
                wait.Source.TrySetResult();
                _waits.Remove(wait);
            }
        }
    }
}
