using Connectors.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Economic;

/// <summary>What <c>AddEconomic</c> registered, to go on from.</summary>
public sealed class EconomicBuilder
{
    internal EconomicBuilder(IServiceCollection services, IHttpClientBuilder http)
    {
        Services = services;
        Http = http;
    }

    /// <summary>The container.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The one named client of all agreements and both hosts: for a proxy, certificates, a handler of your own. It stands inside the retries.</summary>
    public IHttpClientBuilder Http { get; }

    /// <summary>Sets the app's own settings for <see cref="IEconomicClientFactory"/> and <see cref="IEconomicConsent"/>. A missing one stops the host at its start.</summary>
    public EconomicBuilder Configure(Action<EconomicOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Services.AddVendorOptions<EconomicOptions>(Options.DefaultName, nameof(EconomicOptions), o => o.Configure(configure), static o => o.FindProductProblems());
        return this;
    }

    /// <summary>Binds the product's own settings for <see cref="IEconomicClientFactory"/>. A missing one stops the host at its start, by its configuration path.</summary>
    public EconomicBuilder Configure(IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        Services.AddVendorOptions<EconomicOptions>(Options.DefaultName, section.Path, o => o.Bind(section), static o => o.FindProductProblems());
        return this;
    }
}
