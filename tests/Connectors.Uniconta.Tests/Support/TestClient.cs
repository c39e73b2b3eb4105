using Connectors.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Uniconta.Tests.Support;

/// <summary>Clients as a host would get them, with something in place of the network.</summary>
internal sealed class TestClient : IAsyncDisposable
{
    public const string Password = "canary-password-1!";
    public const string ApiKey = "0ca9a470-0000-4000-8000-00000ca9a470";
    public const string Login = """{"token":"canary-access-1","refreshToken":"canary-refresh-1","refreshTokenExpiry":"2026-03-09T00:00:00Z"}""";

    private TestClient(ServiceProvider services, IUnicontaClient client)
    {
        Services = services;
        Client = client;
    }

    public ServiceProvider Services { get; }

    public IUnicontaClient Client { get; }

    /// <summary>A client whose requests a <see cref="WireHandler"/> answers: company 4415, user crm.</summary>
    public static TestClient On(HttpMessageHandler wire, Action<UnicontaOptions>? change = null, TimeProvider? clock = null, Action<IServiceCollection>? services = null)
    {
        var collection = new ServiceCollection();
        collection.AddSingleton(clock ?? new ManualTimeProvider());
        services?.Invoke(collection);
        collection.AddUniconta(o =>
        {
            o.Credentials = new() { CompanyId = "4415", UserName = "crm", Password = Password };
            change?.Invoke(o);
        }).Http.ConfigurePrimaryHttpMessageHandler(() => wire);
        var provider = collection.BuildServiceProvider();
        return new(provider, provider.GetRequiredService<IUnicontaClient>());
    }

    public ValueTask DisposeAsync() => Services.DisposeAsync();
}
