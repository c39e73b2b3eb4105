using Connectors.AspNetCore;
using Connectors.Sync;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Connectors.Pairs.Tests.Month;

/// <summary>The webhook endpoints of a host on loopback. The pair behind them may be started anew; the door stays where it is.</summary>
internal sealed class WebDoor : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WebDoor(WebApplication app) => _app = app;

    public static async Task<WebDoor> OpenAsync(Func<IWebhooks> webhooks)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IWebhooks>(new Behind(webhooks));
        var app = builder.Build();
        app.MapConnectorWebhooks();
        await app.StartAsync();
        return new WebDoor(app);
    }

    /// <summary>The address of a topic; the key stands in it, or the caller sends it as a bearer token.</summary>
    public Uri Address(string topic, string? key = null) => new(new Uri(_app.Urls.First()), key is null ? $"/webhook/{topic}" : $"/webhook/{topic}/{key}");

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private sealed class Behind(Func<IWebhooks> webhooks) : IWebhooks
    {
        public IReadOnlyCollection<string> RouteAliases => webhooks().RouteAliases;

        public string CreateKey(ConnectionId connection, string user = "") => webhooks().CreateKey(connection, user);

        public Task<string> GetIdAsync(ConnectionId connection, string topic, CancellationToken cancellationToken = default) => webhooks().GetIdAsync(connection, topic, cancellationToken);

        public Task<string> RenewIdAsync(ConnectionId connection, string topic, string user = "", CancellationToken cancellationToken = default) => webhooks().RenewIdAsync(connection, topic, user, cancellationToken);

        public Task<WebhookAnswer> ReceiveAsync(string? key, WebhookRequest request, CancellationToken cancellationToken = default) => webhooks().ReceiveAsync(key, request, cancellationToken);
    }
}

/// <summary>The way of a call that gets lost.</summary>
internal sealed class Nobody : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => throw new HttpRequestException("nobody there");
}
