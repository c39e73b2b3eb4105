using Connectors.Crm.EntityFrameworkCore;
using Connectors.Sync;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ScheduledSync.Crm;
using ScheduledSync.Demo.Simulation;

namespace WebhookHost.Tenants;

/// <summary>A customer of the CRM with an accounting system of his own: one connection.</summary>
public abstract class Tenant : IAsyncDisposable
{
    /// <summary>The connection's name.</summary>
    public abstract string Name { get; }

    /// <summary>The vendor, as people call it.</summary>
    public abstract string Title { get; }

    /// <summary>The setting that stands there when the host is to work on a real account.</summary>
    public abstract string AccountSetting { get; }

    /// <summary>The topics that the vendor's set-up asks an address for; none: this vendor's changes are found by looking.</summary>
    public virtual IReadOnlyList<string> Topics => [];

    /// <summary>Each of its addresses ends in an id of its own, which is renewed alone. Otherwise the connection's key stands in all of them.</summary>
    public virtual bool HasOwnIds => false;

    /// <summary>The simulated account; <see langword="null"/>: a real one.</summary>
    public IBooks? Books { get; private set; }

    public ConnectionId Connection => new(Name);

    /// <summary>Starts the simulated account and puts it where the settings of a real one would stand.</summary>
    public async Task SimulateAsync(IConfigurationManager configuration)
    {
        Books = await OpenBooksAsync();
        configuration.AddInMemoryCollection(Books.Settings);
    }

    public abstract void Register(IServiceCollection services, IConfiguration configuration, string dataFolder);

    public abstract Task<CrmDb> OpenCrmAsync(IServiceProvider services);

    /// <summary>What a person pastes into the vendor's settings: here it is pasted for him.</summary>
    /// <param name="address">The address for a topic, with the key in it.</param>
    /// <param name="key">The key alone, for vendors that send it in a header.</param>
    public virtual void Subscribe(Func<string, Uri> address, string key)
    {
    }

    /// <summary>Somebody edits a record in the vendor's own pages. Answers what was typed, and into what.</summary>
    public abstract string Edit(string value);

    /// <summary>Sends the webhooks that the edit has caused; answers how many were taken.</summary>
    public virtual Task<int> DeliverAsync() => Task.FromResult(0);

    public async ValueTask DisposeAsync()
    {
        if (Books is not null)
            await Books.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract Task<IBooks> OpenBooksAsync();
}

/// <summary>What every tenant has in the same way.</summary>
/// <typeparam name="TSelf">The tenant's own type: it names his database.</typeparam>
public abstract class Tenant<TSelf> : Tenant where TSelf : Tenant
{
    /// <summary>Found by looking within the hour; what a webhook names, within seconds.</summary>
    protected static Schedule Hourly { get; } = Schedule.Every(TimeSpan.FromHours(1));

    public override void Register(IServiceCollection services, IConfiguration configuration, string dataFolder)
    {
        services.AddDbContextFactory<TenantDb<TSelf>>(db => db.UseSqlite($"Data Source={Path.Combine(dataFolder, $"crm-{Name}.db")}").UseConnectorMarks());
        AddConnection(services, configuration);
    }

    public override async Task<CrmDb> OpenCrmAsync(IServiceProvider services) => await services.GetRequiredService<IDbContextFactory<TenantDb<TSelf>>>().CreateDbContextAsync();

    /// <summary>The vendor's own lines.</summary>
    protected abstract void AddConnection(IServiceCollection services, IConfiguration configuration);
}
