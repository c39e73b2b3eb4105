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
        Services.AddOptions<IntacctOptions>().Configure(configure).ValidateOnStart();
        return Validate(nameof(IntacctOptions));
    }

    /// <summary>Binds the product's own settings for <see cref="IIntacctClientFactory"/>. A missing one stops the host at its start, by its configuration path.</summary>
    public IntacctBuilder Configure(IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        Services.AddOptions<IntacctOptions>().Bind(section).ValidateOnStart();
        return Validate(section.Path);
    }

    /// <summary>Keeps tokens elsewhere than in memory. Intacct refresh tokens may rotate: without a durable store a restart may need a new consent.</summary>
    public IntacctBuilder UseTokenStore<[System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicConstructors)] T>() where T : class, ITokenStore
    {
        Services.RemoveAll<ITokenStore>();
        Services.AddSingleton<ITokenStore, T>();
        return this;
    }

    private IntacctBuilder Validate(string path)
    {
        Services.AddSingleton<IValidateOptions<IntacctOptions>>(new ProductOptionsValidator(path));
        return this;
    }

    private sealed class ProductOptionsValidator(string path) : IValidateOptions<IntacctOptions>
    {
        public ValidateOptionsResult Validate(string? name, IntacctOptions options)
        {
            if (name != Options.DefaultName)
                return ValidateOptionsResult.Skip;
            var problems = options.FindProductProblems().Select(p => $"{path}:{p.Option} {p.Problem}.").ToArray();
            return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
        }
    }
}
