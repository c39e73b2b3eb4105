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
        Services.AddOptions<RevisoOptions>().Configure(configure).ValidateOnStart();
        return CheckBy(nameof(RevisoOptions));
    }

    /// <summary>Binds the app's own settings for <see cref="IRevisoClientFactory"/> and <see cref="IRevisoConsent"/>. A missing one stops the host at its start, by its configuration path.</summary>
    public RevisoBuilder Configure(IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        Services.AddOptions<RevisoOptions>().Bind(section).ValidateOnStart();
        return CheckBy(section.Path);
    }

    private RevisoBuilder CheckBy(string path)
    {
        Services.AddSingleton<IValidateOptions<RevisoOptions>>(new AppSettings(path));
        return this;
    }

    private sealed class AppSettings(string path) : IValidateOptions<RevisoOptions>
    {
        public ValidateOptionsResult Validate(string? name, RevisoOptions options)
        {
            if (name != Options.DefaultName)
                return ValidateOptionsResult.Skip;
            var problems = options.FindProductProblems().Select(p => $"{path}:{p.Option} {p.Problem}.").ToArray();
            return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
        }
    }
}
