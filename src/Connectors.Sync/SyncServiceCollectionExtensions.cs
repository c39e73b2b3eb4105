using System.Diagnostics.CodeAnalysis;
using Connectors.Sync.Connections;
using Connectors.Sync.Documents;
using Connectors.Sync.Events;
using Connectors.Sync.Execution;
using Connectors.Sync.Setup;
using Connectors.Sync.Stores;
using Connectors.Sync.Support;
using Connectors.Sync.Triggers;
using Connectors.Sync.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Connectors.Sync;

/// <summary>Registers the engine.</summary>
public static class SyncServiceCollectionExtensions
{
    private static readonly TimeSpan MinimumKept = TimeSpan.FromDays(1);

    /// <summary>Adds the engine. A store must be added too: <c>.UseSqlite(…)</c> of Connectors.Sync.Sqlite, or <see cref="SyncBuilder.UseInMemoryStore"/> in tests.</summary>
    public static SyncBuilder AddConnectorSync(this IServiceCollection services, Action<SyncOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<SyncOptions>()
            .Validate(static o => o.Owner.Length > 0, "SyncOptions.Owner must not be empty: it names this process in leases.")
            .Validate(static o => o.LeaseDuration >= TimeSpan.FromSeconds(5) && o.LeaseDuration <= TimeSpan.FromMinutes(10), "SyncOptions.LeaseDuration must be between 5 seconds and 10 minutes.")
            .Validate(static o => o.MaxParallelRecords is >= 1 and <= 64, "SyncOptions.MaxParallelRecords must be between 1 and 64.")
            .Validate(static o => o.MaxCachedRecords >= 0, "SyncOptions.MaxCachedRecords must not be negative.")
            .Validate(static o => o.ClockSkew >= TimeSpan.Zero, "SyncOptions.ClockSkew must not be negative.")
            .Validate(static o => o.FullReadEvery > TimeSpan.Zero, "SyncOptions.FullReadEvery must be positive.")
            .Validate(static o => o.BrakeMinimum >= 0, "SyncOptions.BrakeMinimum must not be negative; 0 asks about every deletion.")
            .Validate(static o => o.BrakeShare is >= 0 and <= 1, "SyncOptions.BrakeShare must be between 0 and 1: 0.01 is one percent.")
            .Validate(static o => o.MaxAutomaticDocuments >= 0, "SyncOptions.MaxAutomaticDocuments must not be negative; 0 asks about every automatic document.")
            .Validate(static o => o.MaxStateReads >= 1, "SyncOptions.MaxStateReads must be at least 1.")
            .Validate(static o => o.MaxParallelRuns >= 1, "SyncOptions.MaxParallelRuns must be at least 1.")
            .Validate(static o => o.SourceCheckInterval >= TimeSpan.Zero, "SyncOptions.SourceCheckInterval must not be negative; 0 asks before every write.")
            .Validate(static o => o.ParkedLimit >= 1, "SyncOptions.ParkedLimit must be at least 1.")
            .Validate(static o => o.NoProgressAfter >= 1, "SyncOptions.NoProgressAfter must be at least 1.")
            .Validate(static o => o.EventTimeout > TimeSpan.Zero, "SyncOptions.EventTimeout must be positive.")
            .Validate(static o => o.ParkedAge > TimeSpan.Zero && o.WebhooksSilentAfter > TimeSpan.Zero, "SyncOptions.ParkedAge and WebhooksSilentAfter must be positive.")
            .Validate(static o => o.WebhookSecrets.All(static s => s is { Length: >= SyncOptions.ShortestWebhookSecret }), "SyncOptions.WebhookSecrets must be at least 32 characters each.")
            .Validate(static o => o.WebhookDelay >= TimeSpan.Zero, "SyncOptions.WebhookDelay must not be negative.")
            .Validate(static o => o.KeepHistory >= MinimumKept && o.KeepJournal >= MinimumKept && o.KeepRuns >= MinimumKept && o.KeepWrites >= MinimumKept, "SyncOptions.KeepHistory, KeepJournal, KeepRuns and KeepWrites must be at least one day.")
            .Validate(static o => o.SchedulerInterval > TimeSpan.Zero, "SyncOptions.SchedulerInterval must be positive.")
            .ValidateOnStart();
        if (configure is not null)
            services.Configure(configure);
        services.TryAddSingleton<EngineLogger>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<Surroundings>();
        services.TryAddSingleton<ConnectionCatalog>();
        services.TryAddSingleton<RunGate>();
        services.TryAddSingleton<SessionFactory>();
        services.TryAddSingleton<SyncEngine>();
        services.TryAddSingleton<ISyncEngine>(static sp => sp.GetRequiredService<SyncEngine>());
        services.TryAddSingleton<IDocuments, DocumentService>();
        services.TryAddSingleton<Schedules>();
        services.TryAddSingleton<CredentialVault>();
        services.TryAddSingleton<Reauthorisation>();
        services.TryAddSingleton<Erasure>();
        services.TryAddSingleton<ConnectionExport>();
        services.TryAddSingleton<EventService>();
        services.TryAddSingleton<Maintenance>();
        services.TryAddSingleton<ConnectionService>();
        services.TryAddSingleton<IConnections>(static sp => sp.GetRequiredService<ConnectionService>());
        services.TryAddSingleton<IConnectionSetup, SetupService>();
        services.TryAddSingleton<StoryTeller>();
        services.TryAddSingleton<CallLog>();
        services.TryAddSingleton<DiagnosticsWriter>();
        services.TryAddSingleton<IConnectionSupport, SupportService>();
        services.TryAddSingleton<SyncScheduler>();
        services.TryAddSingleton<IChangeSignal>(static sp => sp.GetRequiredService<SyncScheduler>());
        services.TryAddSingleton<WebhookKeys>();
        services.TryAddSingleton<AccountIndex>();
        services.TryAddSingleton<PairGuard>();
        services.TryAddSingleton<IWebhooks, WebhookReceiver>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, SyncScheduler>(static sp => sp.GetRequiredService<SyncScheduler>()));
        return new SyncBuilder(services);
    }
}

/// <summary>Says which connections there are and where the engine remembers.</summary>
public sealed class SyncBuilder
{
    internal SyncBuilder(IServiceCollection services) => Services = services;

    /// <summary>The services that everything is registered in.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Adds one connection that stands in code. It starts in <see cref="ConnectionMode.PlanOnly"/>.</summary>
    /// <param name="id">Its id, for good: what is stored of it is stored under this name.</param>
    /// <param name="configure">Says what it is made of: <c>c => c.Crm&lt;CrmDb&gt;(…).Dinero(…)</c>.</param>
    /// <exception cref="ArgumentException">The id may not be used.</exception>
    /// <exception cref="InvalidOperationException">A side has no provider.</exception>
    public SyncBuilder AddConnection(string id, Action<ConnectionBuilder> configure) => Add(new ConnectionId(id).Value, configure, isConnection: true);

    /// <summary>Adds a kind of which your own tables hold many connections (<see cref="UseConnections{TSource}"/>).</summary>
    /// <exception cref="InvalidOperationException">A side has no provider.</exception>
    public SyncBuilder AddConnectionKind(string kind, Action<ConnectionBuilder> configure) => Add(kind, configure, isConnection: false);

    /// <summary>Takes connections from your own tables. The source is made in a scope of its own whenever it is asked.</summary>
    public SyncBuilder UseConnections<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TSource>() where TSource : class, IConnectionSource
    {
        Services.TryAddEnumerable(ServiceDescriptor.Scoped<IConnectionSource, TSource>());
        return this;
    }

    /// <summary>Gives the keys that credentials of customers are encrypted with. Without them none can be stored.</summary>
    public SyncBuilder UseSecretKeys(SecretKeyRing keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return UseSecretKeys(_ => keys);
    }

    /// <summary>Gives the keys that credentials of customers are encrypted with, asked for at every use: so they can be rotated while the host runs.</summary>
    public SyncBuilder UseSecretKeys(Func<IServiceProvider, SecretKeyRing> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        Services.TryAddSingleton<ISecretProtector>(sp => new KeyRingSecretProtector(() => keys(sp)));
        return this;
    }

    /// <summary>Adds a handler of events about connections. It is made once.</summary>
    public SyncBuilder AddEvents<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>() where THandler : class, IConnectionEvents
    {
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<IConnectionEvents, THandler>());
        return this;
    }

    /// <summary>Remembers in memory: for tests. Everything is gone with the process, links included.</summary>
    public SyncBuilder UseInMemoryStore()
    {
        Services.TryAddSingleton<ISyncStore>(static sp => new InMemorySyncStore(sp.GetRequiredService<TimeProvider>()));
        return this;
    }

    private SyncBuilder Add(string name, Action<ConnectionBuilder> configure, bool isConnection)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var builder = new ConnectionBuilder(name, Services);
        configure(builder);
        var definition = builder.Build() with { IsConnection = isConnection };
        if (Services.Any(d => d.ServiceType == typeof(ConnectionDefinition) && d.ImplementationInstance is ConnectionDefinition other && other.Name == name))
            throw new InvalidOperationException($"There is a connection or kind '{name}' already.");
        Services.AddSingleton(definition);
        return this;
    }
}
