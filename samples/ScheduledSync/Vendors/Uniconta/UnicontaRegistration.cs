using Connectors.Crm.EntityFrameworkCore;
using Connectors.Sync;
using Connectors.Uniconta;
using Connectors.Uniconta.Sync;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ScheduledSync.Crm;

namespace ScheduledSync.Vendors.Uniconta;

/// <summary>Everything that a host registers to keep its CRM and a company of Uniconta one. This is the part to copy.</summary>
public static class UnicontaRegistration
{
    public static IServiceCollection AddUnicontaSync<TCrm>(this IServiceCollection services, IConfiguration configuration, Schedule schedule, Action<UnicontaSyncOptions>? configure = null) where TCrm : CrmDb
    {
        services.AddUniconta(configuration.GetSection("Uniconta"));
        services.AddConnectorSync().AddConnection("uniconta", connection => connection
            .Crm<TCrm>(SalesMapping.ConfigureOrders)
            .Uniconta(configure: uniconta =>
            {
                // The keyword: an organisation of this type is a debtor, and becomes one when its type is set.
                uniconta.CustomerField = "type";
                uniconta.CustomerValues.Add(CompanyTypes.Customer);
                configure?.Invoke(uniconta);
            })
            .Settings(configuration.GetSection("UnicontaSync"))
            .Schedule(schedule));
        return services;
    }
}
