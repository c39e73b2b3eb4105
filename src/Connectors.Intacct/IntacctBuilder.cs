using Connectors.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Connectors.Intacct;

/// <summary>What <c>AddIntacct</c> registered, to go on from.</summary>
public sealed class IntacctBuilder
{
    internal IntacctBuilder(IServiceCollection services, IHttpClientBuilder http)
    {
        Services = services;
        Http = http;
    }

    /// <summary>The container.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The one named client of all companies: for a proxy, certificates, a handler of your own. It stands inside the retries.</summary>
    public IHttpClientBuilder Http { get; }

    /// <summary>Sets the product's own settings for <see cref="IIntacctClientFactory"/>. A missing one stops the host at its start.</summary>
    public IntacctBuilder Configure(Action<IntacctOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Services.AddVendorOptions<IntacctOptions>(Options.DefaultName, nameof(IntacctOptions), o => o.Configure(configure), static o => o.FindProductProblems());
        return this;
    }

    /// <summary>Binds the product's own settings for <see cref="IIntacctClientFactory"/>. A missing one stops the host at its start, by its configuration path.</summary>
    public IntacctBuilder Configure(IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        Services.AddVendorOptions<IntacctOptions>(Options.DefaultName, section.Path, o => o.Bind(section), static o => o.FindProductProblems());
        return this;
    }

    /// <summary>Keeps tokens elsewhere than in memory. Intacct refresh tokens may rotate: without a durable store a restart may need a new consent.</summary>
    public IntacctBuilder UseTokenStore<[System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicConstructors)] T>() where T : class, ITokenStore
    {
        Services.RemoveAll<ITokenStore>();
        Services.AddSingleton<ITokenStore, T>();
        return this;
    }
}
