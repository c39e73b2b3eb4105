using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Smartbill;

/// <summary>What <c>AddSmartbill</c> registered, to go on from.</summary>
public sealed class SmartbillBuilder
{
    internal SmartbillBuilder(IServiceCollection services, IHttpClientBuilder http)
    {
        Services = services;
        Http = http;
    }

    /// <summary>The container.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The one named client of all companies: for a proxy, certificates, a handler of your own. It stands inside the retries.</summary>
    public IHttpClientBuilder Http { get; }

    /// <summary>Sets how <see cref="ISmartbillClientFactory"/> calls. A wrong setting stops the host at its start.</summary>
    public SmartbillBuilder Configure(Action<SmartbillOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Services.AddOptions<SmartbillOptions>().Configure(configure).ValidateOnStart();
        return Validate(nameof(SmartbillOptions));
    }

    /// <summary>Binds how <see cref="ISmartbillClientFactory"/> calls. A wrong setting stops the host at its start, by its configuration path.</summary>
    public SmartbillBuilder Configure(IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        Services.AddOptions<SmartbillOptions>().Bind(section).ValidateOnStart();
        return Validate(section.Path);
    }

    private SmartbillBuilder Validate(string path)
    {
        Services.AddSingleton<IValidateOptions<SmartbillOptions>>(new ProductOptionsValidator(path));
        return this;
    }

    private sealed class ProductOptionsValidator(string path) : IValidateOptions<SmartbillOptions>
    {
        public ValidateOptionsResult Validate(string? name, SmartbillOptions options)
        {
            if (name != Options.DefaultName)
                return ValidateOptionsResult.Skip;
            var problems = options.FindProductProblems().Select(p => $"{path}:{p.Option} {p.Problem}.").ToArray();
            return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
        }
    }
}
