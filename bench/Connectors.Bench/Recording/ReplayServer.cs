using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Connectors.Bench;

/// <summary>Serves a recording as it is.</summary>
internal static class ReplayServer
{
    public static async Task<ServerProcess> StartAsync(IReadOnlyDictionary<string, Exchange> recorded)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, JsonSerializer.SerializeToUtf8Bytes([.. recorded.Values], RecordingJson.Default.ListExchange));
        return await ServerProcess.StartAsync("serve", file);
    }

    /// <summary>The server itself. The file is read and gone.</summary>
    public static async Task RunAsync(string file)
    {
        var recorded = JsonSerializer.Deserialize(await File.ReadAllBytesAsync(file), RecordingJson.Default.ListExchange)!.ToDictionary(static e => e.Key, StringComparer.Ordinal);
        File.Delete(file);
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
        await ServerProcess.ServeUntilAloneAsync(new Uri(app.Urls.First()));
        await app.StopAsync();
    }
}
