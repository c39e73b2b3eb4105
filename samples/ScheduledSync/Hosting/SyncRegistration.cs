using Connectors;
using Connectors.Crm.EntityFrameworkCore;
using Connectors.Dinero;
using Connectors.Dinero.Sync;
using Connectors.Sync;
using Connectors.Sync.PostgreSql;
using Connectors.Sync.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ScheduledSync.Crm;
using Vocabulary = Connectors.Sync.Crm;

namespace ScheduledSync.Hosting;

/// <summary>Everything that a host registers to keep its CRM and a Dinero organisation one. This is the part to copy.</summary>
public static class SyncRegistration
{
    public static readonly ConnectionId Connection = new("dinero");

    public static IServiceCollection AddDineroSync(this IServiceCollection services, IConfiguration configuration, string dataFolder, Schedule schedule, Action<DineroSyncOptions>? times = null)
    {
        services.AddDbContextFactory<CrmDb>(db => db.UseSqlite($"Data Source={Path.Combine(dataFolder, "crm.db")}").UseConnectorMarks());

        services.AddDinero(configuration.GetSection("Dinero"));

        services.AddConnectorSync()
            .AddConnection(Connection.Value, connection => connection
                .Crm<CrmDb>(CrmMapping.Configure)
                .Dinero(configure: dinero =>
                {
                    // What Dinero requires of a product and this CRM does not know. Nothing of that kind is preset.
                    dinero.DefaultSalesAccount = 1000;
                    dinero.DefaultUnit = ProductUnit.Parts;
                    times?.Invoke(dinero);
                })
                .Mapping(static mapping =>
                {
                    // Suppliers, prospects and the staff of customers are no business of accounting.
                    mapping.Entity(Vocabulary.Company.Entity).InScope(Vocabulary.Company.Custom<string>("type"), CompanyTypes.Customer);
                    mapping.Entity(Vocabulary.Person.Entity).InScope(Vocabulary.Person.Custom<string>("kind"), PersonKinds.Private)
                        .MatchOn(new MatchKey([new("name", "Name", Normalisers.Name), new("zipCode", "ZipCode", Normalisers.Text)]));
                })
                .Settings(configuration.GetSection("Sync"))
                .Schedule(schedule));

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
