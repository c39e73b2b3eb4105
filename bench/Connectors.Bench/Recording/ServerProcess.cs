using System.Diagnostics;

namespace Connectors.Bench;

/// <summary>A server on the loopback in a process of its own: what it allocates and collects is not the client's.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, Uri root) => (_process, Root) = (process, root);

    public Uri Root { get; }

    public static async Task<ServerProcess> StartAsync(params string[] command)
    {
        // By "dotnet Connectors.Bench.dll" or by its own executable.
        string[] all = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(ServerProcess).Assembly.Location, .. command] : command;
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, all) { RedirectStandardOutput = true, RedirectStandardInput = true })!;
        var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server did not start.");
        return new(process, new Uri(line));
    }

    /// <summary>In the server: tells where it is, and waits until nobody holds its input any more, also because the other process crashed.</summary>
    public static async Task ServeUntilAloneAsync(Uri address)
    {
        Console.WriteLine(address.GetLeftPart(UriPartial.Authority) + "/");
        await Console.In.ReadToEndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
