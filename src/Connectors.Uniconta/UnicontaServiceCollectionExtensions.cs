using Connectors.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Connectors.Uniconta;

/// <summary>Registers Uniconta.</summary>
public static class UnicontaServiceCollectionExtensions
{
    /// <summary><see cref="IUnicontaClientFactory"/> only: for companies known at run time. The product's settings, if any differ from the defaults, come by <see cref="UnicontaBuilder.Configure(IConfigurationSection)"/>.</summary>
    public static UnicontaBuilder AddUniconta(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        var http = services.AddVendor(UnicontaProfile.Instance);
        services.TryAddSingleton(static s => new UnicontaClientFactory(
            s.GetRequiredService<ApiPipeline<UnicontaProfile>>(), () => s.GetRequiredService<IOptionsMonitor<UnicontaOptions>>().CurrentValue, s.GetRequiredService<ILoggerFactory>().CreateLogger(UnicontaProfile.Instance.PackageName)));
        services.TryAddSingleton<IUnicontaClientFactory>(static s => s.GetRequiredService<UnicontaClientFactory>());
        return new(services, http);
    }

    /// <summary>The factory and a singleton <see cref="IUnicontaClient"/> for one company. A missing or wrong setting stops the host at its start.</summary>
    public static UnicontaBuilder AddUniconta(this IServiceCollection services, Action<UnicontaOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddClient(null, nameof(UnicontaOptions), o => o.Configure(configure));
    }

    /// <summary>The factory and a singleton <see cref="IUnicontaClient"/> for one company. A missing or wrong setting stops the host at its start, by its configuration path.</summary>
    public static UnicontaBuilder AddUniconta(this IServiceCollection services, IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return services.AddClient(null, section.Path, o => o.Bind(section));
    }

    /// <summary>The factory and a keyed singleton <see cref="IUnicontaClient"/>.</summary>
    /// <param name="services">The container.</param>
    /// <param name="key">Service key and options name.</param>
    /// <param name="configure">Sets the options.</param>
    public static UnicontaBuilder AddKeyedUniconta(this IServiceCollection services, string key, Action<UnicontaOptions> configure)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddClient(key, $"{nameof(UnicontaOptions)}[{key}]", o => o.Configure(configure));
    }

    /// <summary>The factory and a keyed singleton <see cref="IUnicontaClient"/>.</summary>
    /// <param name="services">The container.</param>
    /// <param name="key">Service key and options name.</param>
    /// <param name="section">Where the options stand.</param>
    public static UnicontaBuilder AddKeyedUniconta(this IServiceCollection services, string key, IConfigurationSection section)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(section);
        return services.AddClient(key, section.Path, o => o.Bind(section));
    }

    private static UnicontaBuilder AddClient(this IServiceCollection services, string? key, string path, Action<OptionsBuilder<UnicontaOptions>> configure)
    {
        var builder = services.AddUniconta();
        services.AddVendorClient<IUnicontaClient, UnicontaOptions>(
            key, path, configure, static o => o.FindProblems(), static (s, o) => s.GetRequiredService<UnicontaClientFactory>().Create(o, o.Credentials!));
        return builder;
    }
}
