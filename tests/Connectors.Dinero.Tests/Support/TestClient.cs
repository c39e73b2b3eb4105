using Connectors.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Dinero.Tests.Support;

/// <summary>Clients as a host would get them, with something in place of the network.</summary>
internal sealed class TestClient : IAsyncDisposable
{
    public const string ClientId = "client-1";
    public const string ClientSecret = "canary-client-secret";
    public const string ApiKey = "canary-api-key-0123456789";

    private TestClient(ServiceProvider services, IDineroClient client)
    {
        Services = services;
        Client = client;
    }

    public ServiceProvider Services { get; }

    public IDineroClient Client { get; }

    /// <summary>A client whose requests a <see cref="WireHandler"/> answers. The organisation is 12345.</summary>
    public static TestClient On(HttpMessageHandler wire, Action<DineroOptions>? change = null, TimeProvider? clock = null, Action<IServiceCollection>? services = null)
    {
        var collection = new ServiceCollection();
        collection.AddSingleton(clock ?? new ManualTimeProvider());
        services?.Invoke(collection);
        collection.AddDinero(o =>
        {
            o.ClientId = ClientId;
            o.ClientSecret = ClientSecret;
            o.Credentials = new() { OrganizationId = "12345", ApiKey = ApiKey };
            change?.Invoke(o);
        }).Http.ConfigurePrimaryHttpMessageHandler(() => wire);
        var provider = collection.BuildServiceProvider();
        return new(provider, provider.GetRequiredService<IDineroClient>());
    }

    /// <summary>A client of a simulator over real HTTP, by API key. The simulator's clock is the client's.</summary>
    public static TestClient Of(DineroSimulator dinero, Action<DineroOptions>? change = null, Action<IServiceCollection>? services = null, Action<DineroBuilder>? builder = null, TimeProvider? clock = null)
    {
        var collection = new ServiceCollection();
        collection.AddSingleton(clock ?? dinero.Time);
        services?.Invoke(collection);
        var added = collection.AddDinero(o =>
        {
            Point(o, dinero);
            o.Credentials = new() { OrganizationId = dinero.Account.Id.ToString(), ApiKey = dinero.Account.ApiKey };
            change?.Invoke(o);
        });
        builder?.Invoke(added);
        var provider = collection.BuildServiceProvider();
        return new(provider, provider.GetRequiredService<IDineroClient>());
    }

    public static void Point(DineroOptions o, DineroSimulator dinero)
    {
        o.BaseAddress = dinero.BaseAddress;
        o.TokenAddress = dinero.TokenAddress;
        o.VismaTokenAddress = dinero.VismaTokenAddress;
        o.VismaAuthorizeAddress = dinero.VismaAuthorizeAddress;
        o.ClientId = dinero.SignIns.PersonalClientId;
        o.ClientSecret = dinero.SignIns.PersonalClientSecret;
    }

    public ValueTask DisposeAsync() => Services.DisposeAsync();
}
