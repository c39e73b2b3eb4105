using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Connectors.Http;

/// <summary>What a vendor's <c>AddX</c> is made of.</summary>
public static class VendorServiceCollectionExtensions
{
    /// <summary>
    /// Registers the vendor's pipeline (<see cref="ApiPipeline{TProfile}"/>) and its one named HttpClient. May be called any number of times: the client is configured once,
    /// so that what a user puts on it between two calls stays.
    /// </summary>
    /// <typeparam name="TProfile">The vendor.</typeparam>
    /// <param name="services">The container.</param>
    /// <param name="profile">The vendor.</param>
    /// <returns>The named client, for the user's proxy, certificates and own handlers (which stand inside the retries).</returns>
    public static IHttpClientBuilder AddVendor<TProfile>(this IServiceCollection services, TProfile profile) where TProfile : VendorProfile
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(profile);
        var http = services.AddHttpClient(profile.PackageName);
        if (services.Any(static d => d.ServiceType == typeof(ApiPipeline<TProfile>)))
            return http;

        AddCore(services).Names.Add(profile.PackageName);
        services.AddSingleton(s => new ApiPipeline<TProfile>(
            profile,
            s.GetRequiredService<IHttpClientFactory>(),
            s.GetRequiredService<ITokenStore>(),
            s.GetRequiredService<BudgetGate>(),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILoggerFactory>()));
        return Configure(http);
    }

    /// <summary>
    /// Registers a default client (<paramref name="key"/> null) or a keyed one, made from its own named options, which are validated when the host starts.
    /// </summary>
    /// <typeparam name="TClient">The client's interface.</typeparam>
    /// <typeparam name="TOptions">The vendor's options.</typeparam>
    /// <param name="services">The container.</param>
    /// <param name="key">Service key and options name; null for the default client.</param>
    /// <param name="path">Where the options come from, for messages: the configuration section's path, or the options' type.</param>
    /// <param name="configure">Binds or sets the options. <c>o =&gt; o.Bind(section)</c> must stand in the vendor's package, where the binding generator sees the type.</param>
    /// <param name="validate">What is wrong with the options.</param>
    /// <param name="create">Makes the client.</param>
    public static IServiceCollection AddVendorClient<TClient, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>(
        this IServiceCollection services,
        string? key,
        string path,
        Action<OptionsBuilder<TOptions>> configure,
        Func<TOptions, IEnumerable<OptionsProblem>> validate,
        Func<IServiceProvider, TOptions, TClient> create)
        where TClient : class
        where TOptions : class
    {
        ArgumentNullException.ThrowIfNull(configure);
        var name = key ?? Options.DefaultName;
        services.AddVendorOptions(name, path, configure, validate);
        if (key is null)
            services.TryAddSingleton(s => create(s, s.GetRequiredService<IOptionsMonitor<TOptions>>().Get(name)));
        else
            services.TryAddKeyedSingleton(key, (s, _) => create(s, s.GetRequiredService<IOptionsMonitor<TOptions>>().Get(name)));
        return services;
    }

    /// <summary>Registers named options that are validated when the host starts: the product's own, for clients that a factory makes.</summary>
    /// <typeparam name="TOptions">The vendor's options.</typeparam>
    /// <param name="services">The container.</param>
    /// <param name="name">The options' name; <see cref="Options.DefaultName"/> for the product's own.</param>
    /// <param name="path">Where the options come from, for messages: the configuration section's path, or the options' type.</param>
    /// <param name="configure">Binds or sets the options. <c>o =&gt; o.Bind(section)</c> must stand in the vendor's package, where the binding generator sees the type.</param>
    /// <param name="validate">What is wrong with the options.</param>
    public static IServiceCollection AddVendorOptions<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>(
        this IServiceCollection services, string name, string path, Action<OptionsBuilder<TOptions>> configure, Func<TOptions, IEnumerable<OptionsProblem>> validate)
        where TOptions : class
    {
        ArgumentNullException.ThrowIfNull(configure);
        configure(services.AddOptions<TOptions>(name).ValidateOnStart());
        return services.AddSingleton<IValidateOptions<TOptions>>(new VendorOptionsValidator<TOptions>(name, path, validate));
    }

    private static IsolatedClients AddCore(IServiceCollection services)
    {
        if (services.FirstOrDefault(static d => d.ServiceType == typeof(IsolatedClients))?.ImplementationInstance is IsolatedClients clients)
            return clients;
        clients = new IsolatedClients();
        services.AddSingleton(clients);
        services.AddLogging();
        services.AddOptions();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ITokenStore, InMemoryTokenStore>();
        services.TryAddSingleton<IBudgetStore>(static s => new InMemoryBudgetStore(s.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(static s => new BudgetGate(s.GetRequiredService<IBudgetStore>(), s.GetRequiredService<TimeProvider>()));
        // First registered is outermost: before any filter of the host.
        services.Insert(0, ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter, IsolationFilter>());
        return clients;
    }

    private static IHttpClientBuilder Configure(IHttpClientBuilder http) => http
        .ConfigureAdditionalHttpMessageHandlers(static (handlers, _) => handlers.Clear())
        .ConfigureHttpClient(static client =>
        {
            client.DefaultRequestHeaders.Clear();
            client.BaseAddress = null;
            client.Timeout = Timeout.InfiniteTimeSpan;
        })
        .ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler
        {
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            // The host's trace ids and baggage are none of the vendor's business; the spans stay.
            ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
        })
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
}

/// <summary>What is wrong with an option.</summary>
/// <param name="Option">Its path within the options, with colons: <c>Credentials:Token</c>.</param>
/// <param name="Problem">What is wrong, as the end of a sentence: <c>is missing</c>.</param>
public readonly record struct OptionsProblem(string Option, string Problem);

internal sealed class VendorOptionsValidator<TOptions>(string name, string path, Func<TOptions, IEnumerable<OptionsProblem>> validate) : IValidateOptions<TOptions> where TOptions : class
{
    public ValidateOptionsResult Validate(string? optionsName, TOptions options)
    {
        if (optionsName != name)
            return ValidateOptionsResult.Skip;
        var problems = validate(options).Select(p => $"{path}:{p.Option} {p.Problem}.").ToArray();
        return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
