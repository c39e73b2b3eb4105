using Connectors.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Intacct.Tests.Support;

/// <summary>Clients as a host would get them, with something in place of the network.</summary>
internal sealed class TestClient : IAsyncDisposable
{
    public const string ClientId = "client-1";
    public const string ClientSecret = "canary-client-secret";
    public const string SenderPassword = "canary-sender-password";
    public const string RefreshToken = "canary-refresh-token-1";

    private TestClient(ServiceProvider services, IIntacctClient client)
    {
        Services = services;
        Client = client;
    }

    public ServiceProvider Services { get; }

    public IIntacctClient Client { get; }

    /// <summary>A client whose requests a <see cref="WireHandler"/> answers: user ws.user of the company ACME by client credentials.</summary>
    public static TestClient On(HttpMessageHandler wire, Action<IntacctOptions>? change = null, TimeProvider? clock = null, Action<IServiceCollection>? services = null)
    {
        var collection = new ServiceCollection();
        collection.AddSingleton(clock ?? new ManualTimeProvider());
        services?.Invoke(collection);
        collection.AddIntacct(o =>
        {
            o.ClientId = ClientId;
            o.ClientSecret = ClientSecret;
            o.SenderId = "sender-1";
            o.SenderPassword = SenderPassword;
            o.Credentials = new() { CompanyId = "ACME", UserId = "ws.user" };
            change?.Invoke(o);
        }).Http.ConfigurePrimaryHttpMessageHandler(() => wire);
        var provider = collection.BuildServiceProvider();
        return new(provider, provider.GetRequiredService<IIntacctClient>());
    }

    public ValueTask DisposeAsync() => Services.DisposeAsync();
}
