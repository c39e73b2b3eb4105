using Connectors.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Reviso;

/// <summary>What <c>AddReviso</c> registered, to go on from.</summary>
public sealed class RevisoBuilder
{
    internal RevisoBuilder(IServiceCollection services, IHttpClientBuilder http) => (Services, Http) = (services, http);

    /// <summary>The container.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The one named client of all agreements: for a proxy, certificates, a handler of your own. It stands inside the retries.</summary>
    public IHttpClientBuilder Http { get; }

    /// <summary>Sets the app's own settings for <see cref="IRevisoClientFactory"/> and <see cref="IRevisoConsent"/>. A missing one stops the host at its start.</summary>
    public RevisoBuilder Configure(Action<RevisoOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Services.AddVendorOptions<RevisoOptions>(Options.DefaultName, nameof(RevisoOptions), o => o.Configure(configure), static o => o.FindProductProblems());
        return this;
    }

    /// <summary>Binds the app's own settings for <see cref="IRevisoClientFactory"/> and <see cref="IRevisoConsent"/>. A missing one stops the host at its start, by its configuration path.</summary>
    public RevisoBuilder Configure(IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        Services.AddVendorOptions<RevisoOptions>(Options.DefaultName, section.Path, o => o.Bind(section), static o => o.FindProductProblems());
        return this;
    }
}
