using Connectors.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Connectors.Smartbill;

/// <summary>Registers Smartbill.</summary>
public static class SmartbillServiceCollectionExtensions
{
    /// <summary><see cref="ISmartbillClientFactory"/> only: for companies known at run time. No credentials are needed or checked.</summary>
    public static SmartbillBuilder AddSmartbill(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        var http = services.AddVendor(SmartbillProfile.Instance);
        services.TryAddSingleton(static s => new SmartbillClientFactory(s.GetRequiredService<ApiPipeline<SmartbillProfile>>(), () => s.GetRequiredService<IOptionsMonitor<SmartbillOptions>>().CurrentValue));
        services.TryAddSingleton<ISmartbillClientFactory>(static s => s.GetRequiredService<SmartbillClientFactory>());
        return new(services, http);
    }

    /// <summary>The factory and a singleton <see cref="ISmartbillClient"/> for one company. A missing or wrong setting stops the host at its start.</summary>
    public static SmartbillBuilder AddSmartbill(this IServiceCollection services, Action<SmartbillOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddClient(null, nameof(SmartbillOptions), o => o.Configure(configure));
    }

    /// <summary>The factory and a singleton <see cref="ISmartbillClient"/> for one company. A missing or wrong setting stops the host at its start, by its configuration path.</summary>
    public static SmartbillBuilder AddSmartbill(this IServiceCollection services, IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return services.AddClient(null, section.Path, o => o.Bind(section));
    }

    /// <summary>The factory and a keyed singleton <see cref="ISmartbillClient"/>.</summary>
    /// <param name="services">The container.</param>
    /// <param name="key">Service key and options name.</param>
    /// <param name="configure">Sets the options.</param>
    public static SmartbillBuilder AddKeyedSmartbill(this IServiceCollection services, string key, Action<SmartbillOptions> configure)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddClient(key, $"{nameof(SmartbillOptions)}[{key}]", o => o.Configure(configure));
    }

    /// <summary>The factory and a keyed singleton <see cref="ISmartbillClient"/>.</summary>
    /// <param name="services">The container.</param>
    /// <param name="key">Service key and options name.</param>
    /// <param name="section">Where the options stand.</param>
    public static SmartbillBuilder AddKeyedSmartbill(this IServiceCollection services, string key, IConfigurationSection section)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(section);
        return services.AddClient(key, section.Path, o => o.Bind(section));
    }

    private static SmartbillBuilder AddClient(this IServiceCollection services, string? key, string path, Action<OptionsBuilder<SmartbillOptions>> configure)
    {
        var builder = services.AddSmartbill();
        services.AddVendorClient<ISmartbillClient, SmartbillOptions>(
            key, path, configure, static o => o.FindProblems(), static (s, o) => s.GetRequiredService<SmartbillClientFactory>().Create(o, o.Credentials!));
        return builder;
    }
}
