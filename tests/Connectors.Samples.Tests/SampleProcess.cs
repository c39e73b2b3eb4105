using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Connectors.Samples.Tests;

/// <summary>The sample as its user runs it: a process with a data folder of its own.</summary>
internal sealed class SampleProcess : IAsyncDisposable
{
    private const string ScheduledSync = "ScheduledSync.dll";

    // What a developer has set for a real account must not reach a test.
    private static readonly string[] Sections = ["Dinero__", "Smartbill__", "Economic__", "Reviso__", "Uniconta__", "Intacct__", "Webhooks__"];

    private readonly StringBuilder _output = new();
    private readonly Process _process;
    private readonly Lock _gate = new();
    private readonly List<(Predicate<string> IsLike, TaskCompletionSource Source)> _waits = [];

    private SampleProcess(Process process) => _process = process;

    public int Id => _process.Id;

    public string Output
    {
        get
        {
            lock (_gate)
                return _output.ToString();
        }
    }

    public static string NewDataFolder() => Directory.CreateTempSubdirectory("connectors-sample-").FullName;

    public static SampleProcess Start(string dataFolder, params string[] arguments) => Start(ScheduledSync, dataFolder, null, arguments);

    /// <summary>The other sample, on a free port.</summary>
    public static SampleProcess StartWebhookHost(string dataFolder) => Start("WebhookHost.dll", dataFolder, null, ["--Urls", "http://127.0.0.1:0"]);

    private static SampleProcess Start(string program, string dataFolder, string? database, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, program));
        foreach (var argument in (IEnumerable<string>)[.. arguments, program == ScheduledSync ? "--data" : "--Data", dataFolder])
            start.ArgumentList.Add(argument);
        foreach (var name in start.Environment.Keys.Where(static n => Sections.Any(s => n.StartsWith(s, StringComparison.OrdinalIgnoreCase))).ToList())
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
        await using var sample = Start(ScheduledSync, dataFolder, database, arguments);
        return (await sample.WaitAsync(), sample.Output);
    }

    /// <summary>Completes when a line with this text has been printed, or when the process has ended.</summary>
    public Task WaitForAsync(string text)
    {
        lock (_gate)
        {
            if (_output.ToString().Contains(text, StringComparison.Ordinal) || _process.HasExited)
                return Task.CompletedTask;
            return NextAsync(line => line.Contains(text, StringComparison.Ordinal));
        }
    }

    /// <summary>Completes when a line that is like this is printed from now on, or when the process has ended.</summary>
    public Task NextAsync(Predicate<string> isLike)
    {
        var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
            _waits.Add((isLike, source));
        return Task.WhenAny(source.Task, _process.WaitForExitAsync());
    }

    public async Task<int> WaitAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    /// <summary>Ends the simulated account that a killed run left behind.</summary>
    public static async Task CleanAsync(string dataFolder)
    {
        foreach (var address in new[] { "dinero.json", "books.json" }.Select(f => Path.Combine(dataFolder, f)).Where(File.Exists))
        {
            using var json = JsonDocument.Parse(await File.ReadAllTextAsync(address));
            try
            {
                using var account = Process.GetProcessById(json.RootElement.GetProperty("ProcessId").GetInt32());
                account.Kill();
                await account.WaitForExitAsync();
            }
            catch (ArgumentException)
            {
                // It is gone already.
            }
        }

        Directory.Delete(dataFolder, recursive: true);
        // It stands beside the folder.
        File.Delete(dataFolder + ".lock");
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
            foreach (var wait in _waits.Where(w => w.IsLike(e.Data)).ToList())
            {
                wait.Source.TrySetResult();
                _waits.Remove(wait);
            }
        }
    }
}
