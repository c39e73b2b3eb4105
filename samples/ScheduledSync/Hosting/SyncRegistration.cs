using Connectors;
using Connectors.Crm.EntityFrameworkCore;
using Connectors.Sync.PostgreSql;
using Connectors.Sync.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ScheduledSync.Crm;

namespace ScheduledSync.Hosting;

/// <summary>What a host registers whatever accounting system it has: its CRM, and where the engine remembers things. The vendor's own lines stand in <c>Vendors</c>.</summary>
public static class SyncRegistration
{
    public static IServiceCollection AddCrmAndStore(this IServiceCollection services, IConfiguration configuration, string dataFolder)
    {
        services.AddDbContextFactory<CrmDb>(db => db.UseSqlite($"Data Source={Path.Combine(dataFolder, "crm.db")}").UseConnectorMarks());

        // One host: a file beside the CRM's. Several hosts, or a database that is there anyway: a connection string in the settings.
        if (configuration.GetConnectionString("Sync") is { Length: > 0 } database)
        {
            services.AddPostgreSqlSyncStore(store =>
            {
                store.ConnectionString = database;
                store.MigrateOnStart = true;
            });
        }
        else
        {
            services.AddSqliteSyncStore(store =>
            {
                store.Path = Path.Combine(dataFolder, "sync.db");
                store.MigrateOnStart = true;
            });
        }

        // For the progress bars alone: shows what is left of the calls that the account may make.
        services.AddSingleton<WatchedBudget>();
        services.AddSingleton<IBudgetStore>(static s => s.GetRequiredService<WatchedBudget>());
        return services;
    }
}
