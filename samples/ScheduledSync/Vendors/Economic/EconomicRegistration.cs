using Connectors.Crm.EntityFrameworkCore;
using Connectors.Economic;
using Connectors.Economic.Sync;
using Connectors.Sync;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ScheduledSync.Crm;

namespace ScheduledSync.Vendors.Economic;

/// <summary>Everything that a host registers to keep its CRM and an e-conomic agreement one. This is the part to copy.</summary>
public static class EconomicRegistration
{
    public static IServiceCollection AddEconomicSync<TCrm>(this IServiceCollection services, IConfiguration configuration, Schedule schedule, Action<EconomicSyncOptions>? configure = null) where TCrm : CrmDb
    {
        services.AddEconomic(configuration.GetSection("Economic"));
        services.AddConnectorSync().AddConnection("economic", connection => connection
            .Crm<TCrm>(SalesMapping.Configure)
            .Economic(configure: economic =>
            {
                // What e-conomic asks of a new customer where the CRM says nothing.
                (economic.DefaultCurrency, economic.DefaultCustomerGroup, economic.DefaultPaymentTerms, economic.DefaultVatZone) = ("DKK", new(1), new(1), new(1));
                configure?.Invoke(economic);
            })
            .Settings(configuration.GetSection("EconomicSync"))
            .Schedule(schedule));
        return services;
    }
}
