using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Connectors.Uniconta;

/// <summary>What <c>AddUniconta</c> registered, to go on from.</summary>
public sealed class UnicontaBuilder
{
    internal UnicontaBuilder(IServiceCollection services, IHttpClientBuilder http)
    {
        Services = services;
        Http = http;
    }

    /// <summary>The container.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The one named client of all companies: for a proxy, certificates, a handler of your own. It stands inside the retries.</summary>
    public IHttpClientBuilder Http { get; }

    /// <summary>Sets the product's own settings for <see cref="IUnicontaClientFactory"/>. A wrong one stops the host at its start.</summary>
    public UnicontaBuilder Configure(Action<UnicontaOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Services.AddOptions<UnicontaOptions>().Configure(configure).ValidateOnStart();
        return Validate(nameof(UnicontaOptions));
    }

    /// <summary>Binds the product's own settings for <see cref="IUnicontaClientFactory"/>. A wrong one stops the host at its start, by its configuration path.</summary>
    public UnicontaBuilder Configure(IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        Services.AddOptions<UnicontaOptions>().Bind(section).ValidateOnStart();
        return Validate(section.Path);
    }

    /// <summary>Keeps the Web API's tokens elsewhere than in memory. They are renewed from the password at any time: a durable store only saves sign-ins.</summary>
    public UnicontaBuilder UseTokenStore<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>() where T : class, ITokenStore
    {
        Services.RemoveAll<ITokenStore>();
        Services.AddSingleton<ITokenStore, T>();
        return this;
    }

    private UnicontaBuilder Validate(string path)
    {
        Services.AddSingleton<IValidateOptions<UnicontaOptions>>(new ProductOptionsValidator(path));
        return this;
    }

    private sealed class ProductOptionsValidator(string path) : IValidateOptions<UnicontaOptions>
    {
        public ValidateOptionsResult Validate(string? name, UnicontaOptions options)
        {
            if (name != Options.DefaultName)
                return ValidateOptionsResult.Skip;
            var problems = options.FindProductProblems().Select(p => $"{path}:{p.Option} {p.Problem}.").ToArray();
            return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
        }
    }
}
