using Connectors.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Smartbill;

/// <summary>What <c>AddSmartbill</c> registered, to go on from.</summary>
public sealed class SmartbillBuilder
{
    internal SmartbillBuilder(IServiceCollection services, IHttpClientBuilder http)
    {
        Services = services;
        Http = http;
    }

    /// <summary>The container.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The one named client of all companies: for a proxy, certificates, a handler of your own. It stands inside the retries.</summary>
    public IHttpClientBuilder Http { get; }

    /// <summary>Sets how <see cref="ISmartbillClientFactory"/> calls. A wrong setting stops the host at its start.</summary>
    public SmartbillBuilder Configure(Action<SmartbillOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Services.AddVendorOptions<SmartbillOptions>(Options.DefaultName, nameof(SmartbillOptions), o => o.Configure(configure), static o => o.FindProductProblems());
        return this;
    }

    /// <summary>Binds how <see cref="ISmartbillClientFactory"/> calls. A wrong setting stops the host at its start, by its configuration path.</summary>
    public SmartbillBuilder Configure(IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        Services.AddVendorOptions<SmartbillOptions>(Options.DefaultName, section.Path, o => o.Bind(section), static o => o.FindProductProblems());
        return this;
    }
}
