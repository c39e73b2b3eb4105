using Connectors.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Connectors.Dinero;

/// <summary>Registers Dinero.</summary>
public static class DineroServiceCollectionExtensions
{
    /// <summary>
    /// <see cref="IDineroClientFactory"/> and <see cref="IDineroConsent"/> only: for organisations known at run time. The product's client id and secret come by <see cref="DineroBuilder.Configure(IConfigurationSection)"/>.
    /// </summary>
    public static DineroBuilder AddDinero(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        var first = services.All(static d => d.ServiceType != typeof(IDineroClientFactory));
        var http = services.AddVendor(DineroProfile.Instance);
        if (first)
            http.AddHttpMessageHandler(static s => new BrownOutWarning(s.GetRequiredService<ILoggerFactory>()));
        services.TryAddSingleton(static s => new DineroClientFactory(s.GetRequiredService<ApiPipeline<DineroProfile>>(), () => s.GetRequiredService<IOptionsMonitor<DineroOptions>>().CurrentValue));
        services.TryAddSingleton<IDineroClientFactory>(static s => s.GetRequiredService<DineroClientFactory>());
        services.TryAddSingleton<IDineroConsent>(static s => new DineroConsent(s.GetRequiredService<ApiPipeline<DineroProfile>>(), () => s.GetRequiredService<IOptionsMonitor<DineroOptions>>().CurrentValue));
        return new(services, http);
    }

    /// <summary>The factory and a singleton <see cref="IDineroClient"/> for one organisation. A missing or wrong setting stops the host at its start.</summary>
    public static DineroBuilder AddDinero(this IServiceCollection services, Action<DineroOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddClient(null, nameof(DineroOptions), o => o.Configure(configure));
    }

    /// <summary>The factory and a singleton <see cref="IDineroClient"/> for one organisation. A missing or wrong setting stops the host at its start, by its configuration path.</summary>
    public static DineroBuilder AddDinero(this IServiceCollection services, IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return services.AddClient(null, section.Path, o => o.Bind(section));
    }

    /// <summary>The factory and a keyed singleton <see cref="IDineroClient"/>.</summary>
    /// <param name="services">The container.</param>
    /// <param name="key">Service key and options name.</param>
    /// <param name="configure">Sets the options.</param>
    public static DineroBuilder AddKeyedDinero(this IServiceCollection services, string key, Action<DineroOptions> configure)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddClient(key, $"{nameof(DineroOptions)}[{key}]", o => o.Configure(configure));
    }

    /// <summary>The factory and a keyed singleton <see cref="IDineroClient"/>.</summary>
    /// <param name="services">The container.</param>
    /// <param name="key">Service key and options name.</param>
    /// <param name="section">Where the options stand.</param>
    public static DineroBuilder AddKeyedDinero(this IServiceCollection services, string key, IConfigurationSection section)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(section);
        return services.AddClient(key, section.Path, o => o.Bind(section));
    }

    private static DineroBuilder AddClient(this IServiceCollection services, string? key, string path, Action<OptionsBuilder<DineroOptions>> configure)
    {
        var builder = services.AddDinero();
        services.AddVendorClient<IDineroClient, DineroOptions>(
            key, path, configure, static o => o.FindProblems(), static (s, o) => s.GetRequiredService<DineroClientFactory>().Create(o, o.Credentials!));
        return builder;
    }
}
