using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Connectors.Testing;

/// <summary>The transport over a real socket. Takes no setting from the environment of the process that it runs in, and leaves its signals alone.</summary>
internal sealed class KestrelHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private KestrelHost(WebApplication app, Uri address)
    {
        _app = app;
        Address = address;
    }

    public Uri Address { get; }

    public static async Task<KestrelHost> StartAsync(Simulator simulator, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { Args = [] });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(static k =>
        {
            k.AddServerHeader = false;
            k.Limits.MaxRequestBodySize = null;
            k.Listen(IPAddress.Loopback, 0);
        });
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        var app = builder.Build();
        app.Run(http => ServeAsync(simulator, http));
        await app.StartAsync(cancellationToken).ConfigureAwait(false);
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new KestrelHost(app, new Uri(address.TrimEnd('/') + "/"));
    }

    public async ValueTask DisposeAsync()
    {
        // A test that ends with an open request must not wait for it.
        using var now = new CancellationTokenSource();
        await now.CancelAsync().ConfigureAwait(false);
        try
        {
            await _app.StopAsync(now.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
        }

        await _app.DisposeAsync().ConfigureAwait(false);
    }

    private static async Task ServeAsync(Simulator simulator, HttpContext http)
    {
        SimRequest request;
        try
        {
            request = await ReadAsync(http).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            return;
        }

        SimResponse response;
        try
        {
            // The work goes on when the caller gives up: the server has the request.
            response = await simulator.HandleAsync(request).WaitAsync(http.RequestAborted).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            http.Abort();
            return;
        }

        if (response.Delivery == SimDelivery.Closed)
        {
            http.Abort();
            return;
        }

        try
        {
            await WriteAsync(http, response).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The caller went away while its answer was under way.
        }
    }

    private static async Task<SimRequest> ReadAsync(HttpContext http)
    {
        using var buffer = new MemoryStream();
        await http.Request.Body.CopyToAsync(buffer, http.RequestAborted).ConfigureAwait(false);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in http.Request.Headers)
            headers[name] = value.ToString();
        var target = http.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var question = target.IndexOf('?', StringComparison.Ordinal);
        var path = question < 0 ? target : target[..question];
        return new SimRequest(http.Request.Method.ToUpperInvariant(), path, question < 0 ? "" : target[(question + 1)..], headers, buffer.ToArray());
    }

    private static async Task WriteAsync(HttpContext http, SimResponse response)
    {
        http.Response.StatusCode = response.Status;
        if (response.ContentType is not null)
            http.Response.ContentType = response.ContentType;
        foreach (var (name, value) in response.Headers)
            http.Response.Headers[name] = value;
        http.Response.ContentLength = response.Body.Length;
        if (response.Delivery == SimDelivery.CutInBody)
        {
            // Of an answer without a body a byte is announced that never comes: it would be whole otherwise, and whether the break is seen would be chance.
            if (response.Body.Length == 0 && response.Status is not (204 or 304))
                http.Response.ContentLength = 1;
            await http.Response.Body.WriteAsync(response.Body.AsMemory(0, response.Body.Length / 2), http.RequestAborted).ConfigureAwait(false);
            await http.Response.Body.FlushAsync(http.RequestAborted).ConfigureAwait(false);
            http.Abort();
            return;
        }

        if (response.Body.Length > 0)
            await http.Response.Body.WriteAsync(response.Body, http.RequestAborted).ConfigureAwait(false);
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
