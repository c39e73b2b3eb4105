using Connectors.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Smartbill.Tests.Support;

/// <summary>Clients as a host would get them, with something in place of the network.</summary>
internal sealed class TestClient : IAsyncDisposable
{
    public const string Cif = "RO12345678";
    public const string Email = "user@firm.example";
    public const string Token = "003|canary0123456789abcdef:x";
    public const string TokenV3 = "canary-v3-0123456789";

    private TestClient(ServiceProvider services, ISmartbillClient client)
    {
        Services = services;
        Client = client;
    }

    public ServiceProvider Services { get; }

    public ISmartbillClient Client { get; }

    /// <summary>A client whose requests a <see cref="WireHandler"/> answers. The next number of a series is not read first unless a test says so.</summary>
    public static TestClient On(HttpMessageHandler wire, Action<SmartbillOptions>? change = null, TimeProvider? clock = null, Action<IServiceCollection>? services = null)
    {
        var collection = new ServiceCollection();
        collection.AddSingleton(clock ?? new ManualTimeProvider());
        services?.Invoke(collection);
        collection.AddSmartbill(o =>
        {
            o.ReadNextNumberBeforeCreate = false;
            o.Credentials = Credentials();
            change?.Invoke(o);
        }).Http.ConfigurePrimaryHttpMessageHandler(() => wire);
        var provider = collection.BuildServiceProvider();
        return new(provider, provider.GetRequiredService<ISmartbillClient>());
    }

    public static SmartbillCredentials Credentials() => new() { CompanyVatCode = Cif, Email = Email, Token = Token, TokenV3 = TokenV3 };

    public ValueTask DisposeAsync() => Services.DisposeAsync();
}
