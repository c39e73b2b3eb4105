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

    [Theory, Acceptance("I-03")]
    [InlineData("/webhook/x?apiKey=canary-key&more=1", "/webhook/x", "?apiKey=***&more=1")]
    [InlineData("/RevisoCustomer?other=1&Secret=canary-key", "/RevisoCustomer", "?other=1&Secret=***")]
    [InlineData("/webhook/x/0123456789abcdef0123456789abcdef0123456789ABCDEF0123456789abcdef63616e617279", "/webhook/x/***", "")]
    [InlineData("/RevisoCustomer/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef63616e617279", "/RevisoCustomer/***", "")]
    public async Task A_key_in_an_address_is_masked_in_every_log_of_the_framework_in_text_values_and_scopes(string address, string path, string query)
    {
        await using var host = await Host.StartAsync(logged: true);
        Assert.Equal(HttpStatusCode.OK, (await host.Http.PostAsync(address, null)).StatusCode);
        var all = string.Join('\n', host.Log.All);
        Assert.DoesNotContain("canary", all, StringComparison.Ordinal);
        Assert.DoesNotContain("63616e617279", all, StringComparison.Ordinal);
        // It is the log of requests that is looked at, and it says what it said.
        Assert.Contains(host.Log.All, l => l.Contains("Request starting HTTP/1.1 POST", StringComparison.Ordinal) && l.Contains($"{path}{query}", StringComparison.Ordinal));
        Assert.Contains($"Path={path}", all, StringComparison.Ordinal);
        Assert.Contains($"RequestPath={path}", all, StringComparison.Ordinal);
        Assert.EndsWith(host.Webhooks.Calls.Single().Key!, address.Split('&')[address.Contains("Secret", StringComparison.Ordinal) ? 1 : 0], StringComparison.Ordinal);
    }

    [Fact]
    public void What_holds_no_key_is_logged_as_it_is_and_masking_twice_is_masking_once()
    {
        var log = new Lines();
        using var services = new ServiceCollection().AddLogging(l => l.AddProvider(log).MaskWebhookKeys().MaskWebhookKeys()).BuildServiceProvider();
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("Microsoft.AspNetCore.Hosting.Diagnostics");
        object[] plain = ["/webhook/x", 5], keyed = ["/webhook/x?key=canary"], mine = ["/webhook/x?key=mine"];
        logger.LogInformation("GET {Path} took {Took} ms", plain);
        logger.LogInformation("GET {Path}", keyed);
        services.GetRequiredService<ILoggerFactory>().CreateLogger("Mine").LogInformation("GET {Path}", mine);
        Assert.Equal(["GET /webhook/x took 5 ms | Path=/webhook/x | Took=5 | {OriginalFormat}=GET {Path} took {Took} ms", "GET /webhook/x?key=*** | Path=/webhook/x?key=*** | {OriginalFormat}=GET {Path}", "GET /webhook/x?key=mine | Path=/webhook/x?key=mine | {OriginalFormat}=GET {Path}"], log.All);
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

        public static async Task<Host> StartAsync(bool logged = false)
        {
            var (webhooks, log) = (new Recorder(), new Lines(logged));
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(logged ? LogLevel.Trace : LogLevel.Information).AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", logged ? LogLevel.Trace : LogLevel.Warning);
            if (logged)
                builder.Logging.MaskWebhookKeys();
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

    private sealed class Lines(bool withScopes = false) : ILoggerProvider, ILogger, ISupportExternalScope
    {
        private IExternalScopeProvider? _scopes;

        public List<string> All { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (All)
                All.Add(Text(state, formatter(state, exception)));
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = withScopes ? scopeProvider : null;

        public void Dispose()
        {
        }

        private string Text(object? state, string text)
        {
            var values = new List<object?> { state };
            _scopes?.ForEachScope(static (scope, all) => all.Add(scope), values);
            return string.Join(" | ", values.OfType<IEnumerable<KeyValuePair<string, object?>>>().SelectMany(static s => s).Select(static v => $"{v.Key}={v.Value}").Prepend(text));
        }
    }
}
