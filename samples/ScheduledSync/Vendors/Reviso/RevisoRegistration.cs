using Connectors.Crm.EntityFrameworkCore;
using Connectors.Reviso;
using Connectors.Reviso.Sync;
using Connectors.Sync;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ScheduledSync.Crm;

namespace ScheduledSync.Vendors.Reviso;

/// <summary>Everything that a host registers to keep its CRM and a Reviso agreement one. This is the part to copy.</summary>
public static class RevisoRegistration
{
    public static IServiceCollection AddRevisoSync<TCrm>(this IServiceCollection services, IConfiguration configuration, Schedule schedule, Action<RevisoSyncOptions>? configure = null) where TCrm : CrmDb
    {
        services.AddReviso(configuration.GetSection("Reviso"));
        services.AddConnectorSync().AddConnection("reviso", connection => connection
            .Crm<TCrm>(SalesMapping.Configure)
            .Reviso(configure: reviso =>
            {
                // What Reviso asks of a new customer where the CRM says nothing.
                (reviso.DefaultCurrency, reviso.DefaultCustomerGroup, reviso.DefaultPaymentTerms, reviso.DefaultVatZone) = ("EUR", 1, 1, 1);
                configure?.Invoke(reviso);
            })
            .Settings(configuration.GetSection("RevisoSync"))
            .Schedule(schedule));
        return services;
    }
}
