using Connectors.Acme;
using Connectors.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Connectors.Core.Tests;

/// <summary>A container with the Acme vendor in it, and sessions of it.</summary>
internal sealed class TestVendor : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public TestVendor(ManualClock? clock = null, Action<AcmeBuilder>? configure = null, Action<IServiceCollection>? before = null, bool logs = true)
    {
        Clock = clock ?? new ManualClock { SkipUpTo = TimeSpan.FromSeconds(3) };
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        if (logs)
            services.AddSingleton<ILoggerProvider>(Logs).AddLogging(static b => b.SetMinimumLevel(LogLevel.Trace));
        before?.Invoke(services);
        var builder = services.AddAcme();
        configure?.Invoke(builder);
        _services = services.BuildServiceProvider();
    }

    public ManualClock Clock { get; }

    public CapturedLogs Logs { get; } = new();

    public ApiPipeline Pipeline => _services.GetRequiredService<ApiPipeline<AcmeProfile>>();

    public IServiceProvider Services => _services;

    public ApiSession Session(Uri address, Authenticator? authenticator = null, BudgetDefinition? budget = null, string account = "acme-1", TimeSpan? attempt = null, TimeSpan? call = null, long? maxBytes = null) =>
        new(Pipeline)
        {
            BaseAddress = address,
            Account = new("Acme", account),
            Authenticator = authenticator ?? Authenticator.Bearer("static-token"),
            Budget = budget ?? BudgetDefinition.Unlimited,
            AttemptTimeout = attempt ?? TimeSpan.FromSeconds(8),
            CallTimeout = call ?? TimeSpan.FromSeconds(100),
            MaxBufferedBytes = maxBytes,
        };

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    public static ApiCall Call(Repeatability repeatability, CallOptions? options = null) => repeatability switch
    {
        Repeatability.Read => new("things.get", HttpMethod.Get, "things/1") { Repeatability = repeatability, Options = options },
        Repeatability.IdempotentWrite => new("things.replace", HttpMethod.Put, "things/1") { Repeatability = repeatability, Content = Body, Options = options },
        Repeatability.KeyedWrite => new("things.create", HttpMethod.Post, "things")
        {
            Repeatability = repeatability,
            Content = Body,
            Options = options,
            Evidence = new() { IdempotencyKey = "key-1" },
        },
        _ => new("things.create", HttpMethod.Post, "things") { Content = Body, Options = options, Evidence = new() { ClientId = "client-7" } },
    };

    private static readonly Func<HttpContent> Body = ApiContent.Bytes("""{"id":"client-7","name":"Ærlig & Søn"}"""u8.ToArray(), "application/json");
}

internal sealed class CapturedLogs : ILoggerProvider, ILogger
{
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> _lines = new();

    public IReadOnlyList<string> Lines => [.. _lines];

    public ILogger CreateLogger(string categoryName) => this;

    public void Dispose()
    {
    }

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull
    {
        _lines.Enqueue("scope " + state);
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");
}
