using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Economic;

/// <summary>What <c>AddEconomic</c> registered, to go on from.</summary>
public sealed class EconomicBuilder
{
    internal EconomicBuilder(IServiceCollection services, IHttpClientBuilder http)
    {
        Services = services;
        Http = http;
    }

    /// <summary>The container.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The one named client of all agreements and both hosts: for a proxy, certificates, a handler of your own. It stands inside the retries.</summary>
    public IHttpClientBuilder Http { get; }

    /// <summary>Sets the app's own settings for <see cref="IEconomicClientFactory"/> and <see cref="IEconomicConsent"/>. A missing one stops the host at its start.</summary>
    public EconomicBuilder Configure(Action<EconomicOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Services.AddOptions<EconomicOptions>().Configure(configure).ValidateOnStart();
        return Validate(nameof(EconomicOptions));
    }

    /// <summary>Binds the product's own settings for <see cref="IEconomicClientFactory"/>. A missing one stops the host at its start, by its configuration path.</summary>
    public EconomicBuilder Configure(IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        Services.AddOptions<EconomicOptions>().Bind(section).ValidateOnStart();
        return Validate(section.Path);
    }

    private EconomicBuilder Validate(string path)
    {
        Services.AddSingleton<IValidateOptions<EconomicOptions>>(new ProductOptionsValidator(path));
        return this;
    }

    private sealed class ProductOptionsValidator(string path) : IValidateOptions<EconomicOptions>
    {
        public ValidateOptionsResult Validate(string? name, EconomicOptions options)
        {
            if (name != Options.DefaultName)
                return ValidateOptionsResult.Skip;
            var problems = options.FindProductProblems().Select(p => $"{path}:{p.Option} {p.Problem}.").ToArray();
            return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
        }
    }
}
