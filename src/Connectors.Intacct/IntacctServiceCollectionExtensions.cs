using Connectors.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Connectors.Intacct;

/// <summary>Registers Intacct.</summary>
public static class IntacctServiceCollectionExtensions
{
    /// <summary>
    /// <see cref="IIntacctClientFactory"/> and <see cref="IIntacctConsent"/> only: for companies known at run time. The product's client id and secret come by <see cref="IntacctBuilder.Configure(IConfigurationSection)"/>.
    /// </summary>
    public static IntacctBuilder AddIntacct(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        var http = services.AddVendor(IntacctProfile.Instance);
        services.TryAddSingleton(static s => new IntacctClientFactory(s.GetRequiredService<ApiPipeline<IntacctProfile>>(), () => s.GetRequiredService<IOptionsMonitor<IntacctOptions>>().CurrentValue));
        services.TryAddSingleton<IIntacctClientFactory>(static s => s.GetRequiredService<IntacctClientFactory>());
        services.TryAddSingleton<IIntacctConsent>(static s => new IntacctConsent(s.GetRequiredService<ApiPipeline<IntacctProfile>>(), () => s.GetRequiredService<IOptionsMonitor<IntacctOptions>>().CurrentValue));
        return new(services, http);
    }

    /// <summary>The factory and a singleton <see cref="IIntacctClient"/> for one company. A missing or wrong setting stops the host at its start.</summary>
    public static IntacctBuilder AddIntacct(this IServiceCollection services, Action<IntacctOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddClient(null, nameof(IntacctOptions), o => o.Configure(configure));
    }

    /// <summary>The factory and a singleton <see cref="IIntacctClient"/> for one company. A missing or wrong setting stops the host at its start, by its configuration path.</summary>
    public static IntacctBuilder AddIntacct(this IServiceCollection services, IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return services.AddClient(null, section.Path, o => o.Bind(section));
    }

    /// <summary>The factory and a keyed singleton <see cref="IIntacctClient"/>.</summary>
    /// <param name="services">The container.</param>
    /// <param name="key">Service key and options name.</param>
    /// <param name="configure">Sets the options.</param>
    public static IntacctBuilder AddKeyedIntacct(this IServiceCollection services, string key, Action<IntacctOptions> configure)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddClient(key, $"{nameof(IntacctOptions)}[{key}]", o => o.Configure(configure));
    }

    /// <summary>The factory and a keyed singleton <see cref="IIntacctClient"/>.</summary>
    /// <param name="services">The container.</param>
    /// <param name="key">Service key and options name.</param>
    /// <param name="section">Where the options stand.</param>
    public static IntacctBuilder AddKeyedIntacct(this IServiceCollection services, string key, IConfigurationSection section)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(section);
        return services.AddClient(key, section.Path, o => o.Bind(section));
    }

    private static IntacctBuilder AddClient(this IServiceCollection services, string? key, string path, Action<OptionsBuilder<IntacctOptions>> configure)
    {
        var builder = services.AddIntacct();
        services.AddVendorClient<IIntacctClient, IntacctOptions>(
            key, path, configure, static o => o.FindProblems(), static (s, o) => s.GetRequiredService<IntacctClientFactory>().Create(o, o.Credentials!));
        return builder;
    }
}
