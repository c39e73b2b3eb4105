using Connectors.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Reviso.Tests.Support;

/// <summary>Clients as a host would get them, with something in place of the network.</summary>
internal sealed class TestClient : IAsyncDisposable
{
    public const string Secret = "canary-app-secret-0123456789";
    public const string Grant = "canary-grant-token-0123456789";

    private TestClient(ServiceProvider services) => Services = services;

    public ServiceProvider Services { get; }

    public IRevisoClient Client => Services.GetRequiredService<IRevisoClient>();

    /// <summary>A client whose requests a <see cref="WireHandler"/> answers.</summary>
    public static TestClient On(HttpMessageHandler wire, Action<RevisoOptions>? change = null, TimeProvider? clock = null, Action<IServiceCollection>? services = null)
    {
        var collection = new ServiceCollection();
        collection.AddSingleton(clock ?? new ManualTimeProvider());
        services?.Invoke(collection);
        collection.AddReviso(o =>
        {
            (o.AppSecretToken, o.AppPublicToken, o.Credentials) = (Secret, "public-1", new() { AgreementGrantToken = Grant });
            change?.Invoke(o);
        }).Http.ConfigurePrimaryHttpMessageHandler(() => wire);
        return new(collection.BuildServiceProvider());
    }

    public ValueTask DisposeAsync() => Services.DisposeAsync();
}
