using Connectors.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Economic.Tests.Support;

/// <summary>Clients as a host would get them, with something in place of the network.</summary>
internal sealed class TestClient : IAsyncDisposable
{
    public const string Secret = "canary-app-secret-0123456789";
    public const string Grant = "canary-grant-token-0123456789";

    private TestClient(ServiceProvider services, IEconomicClient client)
    {
        Services = services;
        Client = client;
    }

    public ServiceProvider Services { get; }

    public IEconomicClient Client { get; }

    /// <summary>A client whose requests a <see cref="WireHandler"/> answers.</summary>
    public static TestClient On(HttpMessageHandler wire, Action<EconomicOptions>? change = null, TimeProvider? clock = null, Action<IServiceCollection>? services = null)
    {
        var collection = new ServiceCollection();
        collection.AddSingleton(clock ?? new ManualTimeProvider());
        services?.Invoke(collection);
        collection.AddEconomic(o =>
        {
            o.AppSecretToken = Secret;
            o.AppPublicToken = "public-1";
            o.Credentials = new() { AgreementGrantToken = Grant };
            change?.Invoke(o);
        }).Http.ConfigurePrimaryHttpMessageHandler(() => wire);
        var provider = collection.BuildServiceProvider();
        return new(provider, provider.GetRequiredService<IEconomicClient>());
    }

    public ValueTask DisposeAsync() => Services.DisposeAsync();
}
