// A user's console program for one vendor, whose names consumer-check.sh writes beside it: Use calls Sim from packages alone, here and once more in the trimmed program.
using System.Diagnostics;
using System.Globalization;

var limit = TimeSpan.FromMinutes(2);
// Each run has a vendor of its own: what one leaves behind must not help or hinder the next.
var passed = await CheckAsync("as it is", async said =>
{
    try
    {
        var (simulator, where) = await Sim.StartAsync();
        await using var running = simulator;
        return await Use.RunAsync(where).WaitAsync(limit);
    }
    catch (Exception e)
    {
        said.WriteLine(e);
        return false;
    }
});
foreach (var program in args)
    passed &= await CheckAsync($"trimmed to one file of {new FileInfo(program).Length / 1_000_000} MB for all vendors", said => RunAsync(program, said));
return passed ? 0 : 1;

// One line where all is well; where it is not, everything that was said.
static async Task<bool> CheckAsync(string check, Func<TextWriter, Task<bool>> run)
{
    var (console, error, said) = (Console.Out, Console.Error, new StringWriter());
    Console.SetOut(said);
    Console.SetError(said);
    var clock = Stopwatch.StartNew();
    var passed = await run(said);
    Console.SetOut(console);
    Console.SetError(error);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Vendor.Name,-10} {check}: {(passed ? "passed" : "FAILED")} in {clock.Elapsed.TotalSeconds:0.0} s"));
    if (!passed)
        Console.WriteLine(said);
    return passed;
}

async Task<bool> RunAsync(string program, TextWriter said)
{
    var (simulator, where) = await Sim.StartAsync();
    await using var running = simulator;
    using var trimmed = Process.Start(new ProcessStartInfo(program, [Vendor.Name, .. where]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
    var (output, errors) = (trimmed.StandardOutput.ReadToEndAsync(), trimmed.StandardError.ReadToEndAsync());
    using var patience = new CancellationTokenSource(limit);
    try
    {
        await trimmed.WaitForExitAsync(patience.Token);
    }
    catch (OperationCanceledException)
    {
        trimmed.Kill(entireProcessTree: true);
        said.WriteLine($"It did not end within {limit.TotalMinutes:0} minutes.");
    }

    said.Write(await output + await errors);
    return !patience.IsCancellationRequested && trimmed.ExitCode == 0;
}
