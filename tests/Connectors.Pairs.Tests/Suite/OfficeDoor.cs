using System.Net;
using System.Text;
using System.Text.Json;
using Connectors.AspNetCore;
using Connectors.Pairs.Tests.Privacy;
using Connectors.Sync;
using Connectors.Sync.Stores;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Connectors.Pairs.Tests.Suite;

/// <summary>The operations endpoints of a host on loopback over a pair: what a button of the CRM calls. The pair behind them may be started anew; the door stays where it is.</summary>
internal sealed class OfficeDoor : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http;
    private readonly string _connection;
    private readonly Telltales? _told;

    private OfficeDoor(WebApplication app, ConnectionId connection, Telltales? told)
    {
        (_app, _connection, _told) = (app, connection.Value, told);
        _http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    /// <param name="connection">Whose door.</param>
    /// <param name="pair">The pair of now.</param>
    /// <param name="configure">The host's options.</param>
    /// <param name="told">Hears the host's own logs, its health answers and its problems.</param>
    public static async Task<OfficeDoor> OpenAsync(ConnectionId connection, Func<IServiceProvider> pair, Action<OperationsOptions>? configure = null, Telltales? told = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        if (told is not null)
            builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(told);
        builder.Services.AddHealthChecks().AddConnectors();
        var services = builder.Services;
        services.AddSingleton(pair().GetRequiredService<TimeProvider>());
        services.AddTransient<ISyncStore>(_ => pair().GetRequiredService<ISyncStore>());
        services.AddTransient<ISyncEngine>(_ => pair().GetRequiredService<ISyncEngine>());
        services.AddTransient<IConnections>(_ => pair().GetRequiredService<IConnections>());
        services.AddTransient<IDocuments>(_ => pair().GetRequiredService<IDocuments>());
        services.AddTransient<IConnectionSetup>(_ => pair().GetRequiredService<IConnectionSetup>());
        services.AddTransient<IConnectionSupport>(_ => pair().GetRequiredService<IConnectionSupport>());
        foreach (var definition in pair().GetServices<ConnectionDefinition>())
            services.AddSingleton(definition);
        services.AddConnectorSync().AddOperations(o =>
        {
            o.AllowAnonymousOperations = true;
            configure?.Invoke(o);
        });
        var app = builder.Build();
        app.MapConnectorOperations();
        app.MapHealthChecks("/health", new HealthCheckOptions { ResponseWriter = WriteHealthAsync });
        await app.StartAsync();
        return new OfficeDoor(app, connection, told);
    }

    /// <summary>Whatever is answered; it is heard.</summary>
    public async Task AskAsync(HttpMethod method, string path, string json)
    {
        using var request = new HttpRequestMessage(method, $"/connectors/{_connection}{path}") { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        using var response = await _http.SendAsync(request);
        if (response.Content.Headers.ContentType?.MediaType == "application/problem+json")
            _told?.Note("problem", $"{(int)response.StatusCode} {response.Headers} {await response.Content.ReadAsStringAsync()}");
    }

    /// <summary>What a monitor sees.</summary>
    public async Task HealthAsync()
    {
        using var response = await _http.GetAsync(new Uri("/health", UriKind.Relative));
        _told?.Note("health", $"{(int)response.StatusCode} {response.Headers} {await response.Content.ReadAsStringAsync()}");
    }

    public async Task<JsonElement> GetAsync(string path) => await OkAsync(HttpMethod.Get, path, null);

    public async Task<JsonElement> PostAsync(string path, string? json = null) => await OkAsync(HttpMethod.Post, path, json);

    public async Task<JsonElement> PutAsync(string path, string json) => await OkAsync(HttpMethod.Put, path, json);

    public async Task<JsonElement> RefusedAsync(string path, string json, HttpStatusCode status, string code)
    {
        var (answered, problem) = await SendAsync(HttpMethod.Post, path, json);
        Assert.True(answered == status, $"{(int)answered}: {problem}");
        Assert.Equal(code, problem.GetProperty("code").GetString());
        return problem;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    // All that a check says, as a host does that shows it whole.
    private static Task WriteHealthAsync(HttpContext http, HealthReport report) =>
        http.Response.WriteAsync(string.Join('\n', report.Entries.Select(static e => $"{e.Key} {e.Value.Status} {e.Value.Description} {string.Join(' ', e.Value.Data.Select(static d => $"{d.Key}={d.Value}"))} {e.Value.Exception}")));

    private async Task<JsonElement> OkAsync(HttpMethod method, string path, string? json)
    {
        var (status, answer) = await SendAsync(method, path, json);
        Assert.True(status == HttpStatusCode.OK, $"{(int)status}: {answer}");
        return answer;
    }

    private async Task<(HttpStatusCode Status, JsonElement Json)> SendAsync(HttpMethod method, string path, string? json)
    {
        using var request = new HttpRequestMessage(method, $"/connectors/{_connection}{path}");
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await _http.SendAsync(request);
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return (response.StatusCode, document.RootElement.Clone());
    }
}
