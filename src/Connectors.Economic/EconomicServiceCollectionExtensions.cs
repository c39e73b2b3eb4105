using Connectors.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Connectors.Economic;

/// <summary>Registers e-conomic.</summary>
public static class EconomicServiceCollectionExtensions
{
    /// <summary>
    /// <see cref="IEconomicClientFactory"/> and <see cref="IEconomicConsent"/> only: for agreements known at run time. The app's tokens come by <see cref="EconomicBuilder.Configure(IConfigurationSection)"/>.
    /// </summary>
    public static EconomicBuilder AddEconomic(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        var http = services.AddVendor(EconomicProfile.Instance);
        services.TryAddSingleton(static s => new EconomicClientFactory(s.GetRequiredService<ApiPipeline<EconomicProfile>>(), () => s.GetRequiredService<IOptionsMonitor<EconomicOptions>>().CurrentValue));
        services.TryAddSingleton<IEconomicClientFactory>(static s => s.GetRequiredService<EconomicClientFactory>());
        services.TryAddSingleton<IEconomicConsent>(static s => new EconomicConsent(() => s.GetRequiredService<IOptionsMonitor<EconomicOptions>>().CurrentValue));
        return new(services, http);
    }

    /// <summary>The factory and a singleton <see cref="IEconomicClient"/> for one agreement. A missing or wrong setting stops the host at its start.</summary>
    public static EconomicBuilder AddEconomic(this IServiceCollection services, Action<EconomicOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddClient(null, nameof(EconomicOptions), o => o.Configure(configure));
    }

    /// <summary>The factory and a singleton <see cref="IEconomicClient"/> for one agreement. A missing or wrong setting stops the host at its start, by its configuration path.</summary>
    public static EconomicBuilder AddEconomic(this IServiceCollection services, IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return services.AddClient(null, section.Path, o => o.Bind(section));
    }

    /// <summary>The factory and a keyed singleton <see cref="IEconomicClient"/>.</summary>
    /// <param name="services">The container.</param>
    /// <param name="key">Service key and options name.</param>
    /// <param name="configure">Sets the options.</param>
    public static EconomicBuilder AddKeyedEconomic(this IServiceCollection services, string key, Action<EconomicOptions> configure)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddClient(key, $"{nameof(EconomicOptions)}[{key}]", o => o.Configure(configure));
    }

    /// <summary>The factory and a keyed singleton <see cref="IEconomicClient"/>.</summary>
    /// <param name="services">The container.</param>
    /// <param name="key">Service key and options name.</param>
    /// <param name="section">Where the options stand.</param>
    public static EconomicBuilder AddKeyedEconomic(this IServiceCollection services, string key, IConfigurationSection section)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(section);
        return services.AddClient(key, section.Path, o => o.Bind(section));
    }

    private static EconomicBuilder AddClient(this IServiceCollection services, string? key, string path, Action<OptionsBuilder<EconomicOptions>> configure)
    {
        var builder = services.AddEconomic();
        services.AddVendorClient<IEconomicClient, EconomicOptions>(
            key, path, configure, static o => o.FindProblems(), static (s, o) => s.GetRequiredService<EconomicClientFactory>().Create(o, o.Credentials!));
        return builder;
    }
}
