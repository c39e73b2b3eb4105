using System.Net;
using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Connectors.Sync;
using Connectors.Sync.Stores;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Connectors.AspNetCore.Tests.Operations;

/// <summary>A host over a world of the engine, with users who sign in by a header.</summary>
internal sealed class OperationsHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private OperationsHost(WebApplication app)
    {
        _app = app;
        Http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.First()) };
        As("ann");
    }

    public HttpClient Http { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<OperationsHost> StartAsync(IServiceProvider world, Action<OperationsOptions>? configure = null, string prefix = "/connectors", Action<IEndpointConventionBuilder>? endpoints = null)
    {
        var app = Build(world, configure, prefix, endpoints ?? (static e => e.RequireAuthorization("sync-admin")));
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        return new OperationsHost(app);
    }

    /// <summary>A host of its own, without a world: with the webhooks too.</summary>
    public static async Task<OperationsHost> StartAsync(TimeProvider clock, Action<SyncBuilder> sync, Action<OperationsOptions>? configure = null, Action<SyncOptions>? options = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(clock);
        sync(builder.Services.AddConnectorSync(options).UseInMemoryStore().AddOperations(configure));
        AddUsers(builder.Services, fallback: false);
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapConnectorWebhooks();
        app.MapConnectorOperations().RequireAuthorization("sync-admin");
        await app.StartAsync();
        return new OperationsHost(app);
    }

    public static WebApplication Build(IServiceProvider world, Action<OperationsOptions>? configure, string prefix, Action<IEndpointConventionBuilder> endpoints, bool fallback = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var services = builder.Services;
        services.AddSingleton(world.GetRequiredService<TimeProvider>());
        services.AddSingleton(world.GetRequiredService<ISyncStore>());
        services.AddSingleton(world.GetRequiredService<ISyncEngine>());
        services.AddSingleton(world.GetRequiredService<IConnections>());
        services.AddSingleton(world.GetRequiredService<IDocuments>());
        services.AddSingleton(world.GetRequiredService<IConnectionSetup>());
        services.AddSingleton(world.GetRequiredService<IConnectionSupport>());
        services.AddSingleton(world.GetRequiredService<IWebhooks>());
        foreach (var definition in world.GetServices<ConnectionDefinition>())
            services.AddSingleton(definition);
        services.AddConnectorSync().AddOperations(configure);
        AddUsers(services, fallback);
        var app = builder.Build();
        app.UseRequestLocalization(static o => o.SetDefaultCulture("en").AddSupportedCultures([.. ConnectorTexts.Languages]).AddSupportedUICultures([.. ConnectorTexts.Languages]));
        app.UseAuthentication();
        app.UseAuthorization();
        endpoints(app.MapConnectorOperations(prefix));
        return app;
    }

    private static void AddUsers(IServiceCollection services, bool fallback)
    {
        services.AddAuthentication("header").AddScheme<AuthenticationSchemeOptions, ByHeader>("header", null);
        services.AddAuthorization(o =>
        {
            o.AddPolicy("sync-admin", static p => p.RequireAuthenticatedUser());
            if (fallback)
                o.FallbackPolicy = o.GetPolicy("sync-admin");
        });
    }

    /// <summary>Signs another user in; empty = nobody.</summary>
    public OperationsHost As(string user)
    {
        Http.DefaultRequestHeaders.Remove("X-User");
        if (user.Length > 0)
            Http.DefaultRequestHeaders.Add("X-User", user);
        return this;
    }

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<Answer> PostAsync(string path, string? json = null) => SendAsync(HttpMethod.Post, path, json);

    public Task<Answer> PutAsync(string path, string json) => SendAsync(HttpMethod.Put, path, json);

    public Task<Answer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path, null);

    public async Task<Answer> SendAsync(HttpMethod method, string path, string? json)
    {
        using var request = new HttpRequestMessage(method, path);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await Http.SendAsync(request);
        return await Answer.OfAsync(response);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }

    private sealed class ByHeader(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            var user = Request.Headers["X-User"].ToString();
            return Task.FromResult(user.Length == 0 ? AuthenticateResult.NoResult()
                : AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, user)], "header")), "header")));
        }
    }
}

/// <summary>What a call was answered.</summary>
internal sealed record Answer(HttpStatusCode Status, string Text, string? Type)
{
    public Uri? Location { get; private init; }

    public JsonElement Json { get; private init; }

    public JsonElement this[string name] => Json.GetProperty(name);

    public JsonElement this[int index] => Json[index];

    public string? Code => Json.GetProperty("code").GetString();

    public static async Task<Answer> OfAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        var type = response.Content.Headers.ContentType?.MediaType;
        return new Answer(response.StatusCode, text, type) { Location = response.Headers.Location, Json = type?.EndsWith("json", StringComparison.Ordinal) == true ? JsonDocument.Parse(text).RootElement : default };
    }

    public Answer Expect(HttpStatusCode status)
    {
        Assert.True(status == Status, $"{(int)Status} instead of {(int)status}: {Text}");
        return this;
    }

    public Answer Ok() => Expect(HttpStatusCode.OK);

    public Answer Refused(HttpStatusCode status, string code)
    {
        Expect(status);
        Assert.Equal(("application/problem+json", code), (Type, Code));
        return this;
    }
}
