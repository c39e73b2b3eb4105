using System.Diagnostics.CodeAnalysis;
using Connectors.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Connectors.Uniconta;

/// <summary>What <c>AddUniconta</c> registered, to go on from.</summary>
public sealed class UnicontaBuilder
{
    internal UnicontaBuilder(IServiceCollection services, IHttpClientBuilder http)
    {
        Services = services;
        Http = http;
    }

    /// <summary>The container.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The one named client of all companies: for a proxy, certificates, a handler of your own. It stands inside the retries.</summary>
    public IHttpClientBuilder Http { get; }

    /// <summary>Sets the product's own settings for <see cref="IUnicontaClientFactory"/>. A wrong one stops the host at its start.</summary>
    public UnicontaBuilder Configure(Action<UnicontaOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Services.AddVendorOptions<UnicontaOptions>(Options.DefaultName, nameof(UnicontaOptions), o => o.Configure(configure), static o => o.FindProductProblems());
        return this;
    }

    /// <summary>Binds the product's own settings for <see cref="IUnicontaClientFactory"/>. A wrong one stops the host at its start, by its configuration path.</summary>
    public UnicontaBuilder Configure(IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        Services.AddVendorOptions<UnicontaOptions>(Options.DefaultName, section.Path, o => o.Bind(section), static o => o.FindProductProblems());
        return this;
    }

    /// <summary>Keeps the Web API's tokens elsewhere than in memory. They are renewed from the password at any time: a durable store only saves sign-ins.</summary>
    public UnicontaBuilder UseTokenStore<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>() where T : class, ITokenStore
    {
        Services.RemoveAll<ITokenStore>();
        Services.AddSingleton<ITokenStore, T>();
        return this;
    }
}
