using Connectors.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Connectors.Dinero;

/// <summary>What <c>AddDinero</c> registered, to go on from.</summary>
public sealed class DineroBuilder
{
    internal DineroBuilder(IServiceCollection services, IHttpClientBuilder http)
    {
        Services = services;
        Http = http;
    }

    /// <summary>The container.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The one named client of all organisations: for a proxy, certificates, a handler of your own. It stands inside the retries.</summary>
    public IHttpClientBuilder Http { get; }

    /// <summary>Sets the product's own settings for <see cref="IDineroClientFactory"/>. A missing one stops the host at its start.</summary>
    public DineroBuilder Configure(Action<DineroOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Services.AddVendorOptions<DineroOptions>(Options.DefaultName, nameof(DineroOptions), o => o.Configure(configure), static o => o.FindProductProblems());
        return this;
    }

    /// <summary>Binds the product's own settings for <see cref="IDineroClientFactory"/>. A missing one stops the host at its start, by its configuration path.</summary>
    public DineroBuilder Configure(IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        Services.AddVendorOptions<DineroOptions>(Options.DefaultName, section.Path, o => o.Bind(section), static o => o.FindProductProblems());
        return this;
    }

    /// <summary>Keeps tokens elsewhere than in memory. Visma refresh tokens may rotate: without a durable store a restart may need a new consent.</summary>
    public DineroBuilder UseTokenStore<[System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicConstructors)] T>() where T : class, ITokenStore
    {
        Services.RemoveAll<ITokenStore>();
        Services.AddSingleton<ITokenStore, T>();
        return this;
    }
}
