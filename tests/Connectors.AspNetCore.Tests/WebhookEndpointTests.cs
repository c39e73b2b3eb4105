using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Connectors.Sync;
using Connectors.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Connectors.AspNetCore.Tests;

/// <summary>The endpoints over HTTP: what reaches the engine, and how its answer looks.</summary>
public sealed class WebhookEndpointTests
{
    [Theory, Acceptance("000-16", Missing = "two connections on one path: the engine's tests")]
    [InlineData("/webhook/RevisoCustomer?apiKey=k1")]
    [InlineData("/webhook/RevisoCustomer?APIKEY=k1")]
    [InlineData("/webhook/RevisoCustomer?secret=k1")]
    [InlineData("/webhook/RevisoCustomer/k1")]
    [InlineData("/RevisoCustomer?apiKey=k1")]
    [InlineData("/RevisoCustomer/k1")]
    [InlineData("/revisocustomer?apikey=k1")]
    public async Task The_key_is_found_wherever_it_stands(string address)
    {
        await using var host = await Host.StartAsync();
        var answer = await host.Http.PostAsync(address, new StringContent("""{"oldNumber": "1", "newNumber": "2"}""", Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var (key, call) = Assert.Single(host.Webhooks.Calls);
        Assert.Equal(("k1", "POST", """{"oldNumber": "1", "newNumber": "2"}"""), (key, call.Method, Encoding.UTF8.GetString(call.Body.Span)));
        Assert.Equal("RevisoCustomer", call.Topic, ignoreCase: true);
        Assert.Equal("application/json; charset=utf-8", call.Headers["content-type"]);
    }

    [Fact]
    public async Task A_bearer_token_is_a_key_and_a_call_may_come_by_GET_without_a_body()
    {
        await using var host = await Host.StartAsync();
        var request = new HttpRequestMessage(HttpMethod.Get, "/webhook/stock");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "k2");
        Assert.Equal(HttpStatusCode.OK, (await host.Http.SendAsync(request)).StatusCode);
        var (key, call) = Assert.Single(host.Webhooks.Calls);
        Assert.Equal(("k2", "GET", 0), (key, call.Method, call.Body.Length));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_that_is_too_large_is_not_read_to_its_end(bool saysHowLong)
    {
        await using var host = await Host.StartAsync();
        var content = new StreamContent(new MemoryStream(new byte[WebhookEndpoints.LargestBody + 1]));
        if (!saysHowLong)
            content.Headers.ContentLength = null;
        var request = new HttpRequestMessage(HttpMethod.Post, "/webhook/x?key=k") { Content = content };
        request.Headers.TransferEncodingChunked = !saysHowLong;
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await host.Http.SendAsync(request)).StatusCode);
        Assert.Empty(host.Webhooks.Calls);
        var largest = await host.Http.PostAsync("/webhook/x?key=k", new ByteArrayContent(new byte[WebhookEndpoints.LargestBody]));
        Assert.Equal((HttpStatusCode.OK, WebhookEndpoints.LargestBody), (largest.StatusCode, host.Webhooks.Calls[0].Call.Body.Length));
    }

    [Fact]
    public async Task A_refusal_is_a_problem_with_its_reason_and_without_the_key()
    {
        await using var host = await Host.StartAsync();
        host.Webhooks.Answer = new WebhookAnswer(401, "The key is missing or wrong.");
        var answer = await host.Http.PostAsync("/webhook/x?apiKey=canary-key", null);
        Assert.Equal((HttpStatusCode.Unauthorized, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal("The key is missing or wrong.", JsonDocument.Parse(text).RootElement.GetProperty("detail").GetString());
        Assert.DoesNotContain("canary", text + string.Join('\n', host.Log.All), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/webhook/x/canary-key")]
    [InlineData("/RevisoCustomer/canary-key")]
    public async Task An_address_that_ends_in_a_wrong_id_is_no_address_and_stands_in_no_log(string address)
    {
        await using var host = await Host.StartAsync();
        host.Webhooks.Answer = new WebhookAnswer(401, "The key is missing or wrong.");
        var answer = await host.Http.GetAsync(address);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("key", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("canary", text + string.Join('\n', host.Log.All), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_vendor_wants_to_read_is_answered()
    {
        await using var host = await Host.StartAsync();
        host.Webhooks.Answer = new WebhookAnswer(200, "") { Reply = """{"ok":true}""" };
        var answer = await host.Http.PostAsync("/webhook/x?key=k", null);
        Assert.Equal(("application/json", """{"ok":true}"""), (answer.Content.Headers.ContentType!.MediaType, await answer.Content.ReadAsStringAsync()));
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    private sealed class Host : IAsyncDisposable
    {
        private readonly WebApplication _app;

        private Host(WebApplication app, Recorder webhooks, Lines log)
        {
            _app = app;
            Webhooks = webhooks;
            Log = log;
            Http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        }

        public Recorder Webhooks { get; }

        public Lines Log { get; }

        public HttpClient Http { get; }

        public static async Task<Host> StartAsync()
        {
            var (webhooks, log) = (new Recorder(), new Lines());
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders().AddProvider(log).AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
            builder.Services.AddSingleton<IWebhooks>(webhooks);
            var app = builder.Build();
            app.MapConnectorWebhooks();
            await app.StartAsync();
            return new Host(app, webhooks, log);
        }

        public async ValueTask DisposeAsync()
        {
            Http.Dispose();
            await _app.DisposeAsync();
            Log.Dispose();
        }
    }

    private sealed class Recorder : IWebhooks
    {
        public List<(string? Key, WebhookRequest Call)> Calls { get; } = [];

        public WebhookAnswer Answer { get; set; } = new(200, "");

        public IReadOnlyCollection<string> RouteAliases { get; } = ["RevisoCustomer"];

        public string CreateKey(ConnectionId connection, string user = "") => "";

        public Task<string> GetIdAsync(ConnectionId connection, string topic, CancellationToken cancellationToken = default) => Task.FromResult("");

        public Task<string> RenewIdAsync(ConnectionId connection, string topic, string user = "", CancellationToken cancellationToken = default) => Task.FromResult("");

        public Task<WebhookAnswer> ReceiveAsync(string? key, WebhookRequest request, CancellationToken cancellationToken = default)
        {
            Calls.Add((key, request));
            return Task.FromResult(Answer);
        }
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public List<string> All { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (All)
                All.Add(formatter(state, exception));
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public void Dispose()
        {
        }
    }
}
