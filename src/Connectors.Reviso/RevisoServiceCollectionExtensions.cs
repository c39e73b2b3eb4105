using Connectors.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Connectors.Reviso;

/// <summary>Registers Reviso.</summary>
public static class RevisoServiceCollectionExtensions
{
    /// <summary>
    /// <see cref="IRevisoClientFactory"/> and <see cref="IRevisoConsent"/> only: for agreements known at run time. The app's tokens come by <see cref="RevisoBuilder.Configure(IConfigurationSection)"/>.
    /// </summary>
    public static RevisoBuilder AddReviso(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        var http = services.AddVendor(RevisoProfile.Instance);
        services.TryAddSingleton(static s => new RevisoClientFactory(s.GetRequiredService<ApiPipeline<RevisoProfile>>(), Current(s)));
        services.TryAddSingleton<IRevisoClientFactory>(static s => s.GetRequiredService<RevisoClientFactory>());
        services.TryAddSingleton<IRevisoConsent>(static s => new RevisoConsent(Current(s), s.GetService<TimeProvider>() ?? TimeProvider.System));
        return new(services, http);
    }

    /// <summary>The factory and a singleton <see cref="IRevisoClient"/> for one agreement. A missing or wrong setting stops the host at its start.</summary>
    public static RevisoBuilder AddReviso(this IServiceCollection services, Action<RevisoOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddClient(null, nameof(RevisoOptions), o => o.Configure(configure));
    }

    /// <summary>The factory and a singleton <see cref="IRevisoClient"/> for one agreement. A missing or wrong setting stops the host at its start, by its configuration path.</summary>
    public static RevisoBuilder AddReviso(this IServiceCollection services, IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return services.AddClient(null, section.Path, o => o.Bind(section));
    }

    /// <summary>The factory and a keyed singleton <see cref="IRevisoClient"/>.</summary>
    /// <param name="services">The container.</param>
    /// <param name="key">Service key and options name.</param>
    /// <param name="configure">Sets the options.</param>
    public static RevisoBuilder AddKeyedReviso(this IServiceCollection services, string key, Action<RevisoOptions> configure)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddClient(key, $"{nameof(RevisoOptions)}[{key}]", o => o.Configure(configure));
    }

    /// <summary>The factory and a keyed singleton <see cref="IRevisoClient"/>.</summary>
    /// <param name="services">The container.</param>
    /// <param name="key">Service key and options name.</param>
    /// <param name="section">Where the options stand.</param>
    public static RevisoBuilder AddKeyedReviso(this IServiceCollection services, string key, IConfigurationSection section)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(section);
        return services.AddClient(key, section.Path, o => o.Bind(section));
    }

    private static RevisoBuilder AddClient(this IServiceCollection services, string? key, string path, Action<OptionsBuilder<RevisoOptions>> configure)
    {
        var builder = services.AddReviso();
        services.AddVendorClient<IRevisoClient, RevisoOptions>(
            key, path, configure, static o => o.FindProblems(), static (s, o) => s.GetRequiredService<RevisoClientFactory>().Create(o, o.Credentials!));
        return builder;
    }

    private static Func<RevisoOptions> Current(IServiceProvider services)
    {
        var monitor = services.GetRequiredService<IOptionsMonitor<RevisoOptions>>();
        return () => monitor.CurrentValue;
    }
}
