using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Connectors.Bench;

/// <summary>The recording over real loopback, from a process of its own: what the server allocates and collects is not the client's.</summary>
internal sealed class ReplayServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _file;

    private ReplayServer(Process process, string file, Uri root) => (_process, _file, Root) = (process, file, root);

    public Uri Root { get; }

    public static async Task<ReplayServer> StartAsync(IReadOnlyDictionary<string, Exchange> recorded)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, JsonSerializer.SerializeToUtf8Bytes([.. recorded.Values], RecordingJson.Default.ListExchange));
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, Command(file)) { RedirectStandardOutput = true, RedirectStandardInput = true })!;
        var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server did not start.");
        return new(process, file, new Uri(line));
    }

    public async ValueTask DisposeAsync()
    {
        // It ends when nobody holds its input any more, also when we crash.
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
        File.Delete(_file);
    }

    /// <summary>The server itself.</summary>
    public static async Task RunAsync(string file)
    {
        var recorded = JsonSerializer.Deserialize(await File.ReadAllBytesAsync(file), RecordingJson.Default.ListExchange)!.ToDictionary(static e => e.Key, StringComparer.Ordinal);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static k => k.AddServerHeader = false).UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.Run(async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
            if (!recorded.TryGetValue(Exchange.KeyOf(context.Request.Method, context.Features.Get<IHttpRequestFeature>()!.RawTarget), out var exchange))
            {
                context.Response.StatusCode = 404;
                return;
            }

            context.Response.StatusCode = exchange.Status;
            foreach (var (name, value) in exchange.Headers)
                context.Response.Headers.Append(name, value);
            context.Response.ContentType = exchange.ContentType;
            context.Response.ContentLength = exchange.Body.Length;
            await context.Response.Body.WriteAsync(exchange.Body);
        });
        await app.StartAsync();
        Console.WriteLine(app.Urls.First() + "/");
        await Console.In.ReadToEndAsync();
        await app.StopAsync();
    }

    // By "dotnet Connectors.Bench.dll" or by its own executable.
    private static IEnumerable<string> Command(string file) =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(ReplayServer).Assembly.Location, "serve", file] : ["serve", file];
}
