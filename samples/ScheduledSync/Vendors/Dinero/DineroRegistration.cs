using Connectors.Crm.EntityFrameworkCore;
using Connectors.Dinero;
using Connectors.Dinero.Sync;
using Connectors.Sync;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ScheduledSync.Crm;
using Vocabulary = Connectors.Sync.Crm;

namespace ScheduledSync.Vendors.Dinero;

/// <summary>Everything that a host registers to keep its CRM and a Dinero organisation one. This is the part to copy.</summary>
public static class DineroRegistration
{
    public static readonly ConnectionId Connection = new("dinero");

    public static IServiceCollection AddDineroSync<TCrm>(this IServiceCollection services, IConfiguration configuration, Schedule schedule, Action<DineroSyncOptions>? times = null) where TCrm : CrmDb
    {
        services.AddDinero(configuration.GetSection("Dinero"));

        services.AddConnectorSync()
            .AddConnection(Connection.Value, connection => connection
                .Crm<TCrm>(DineroMapping.Configure)
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
        return services;
    }
}
