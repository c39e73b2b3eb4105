using Connectors.Crm.EntityFrameworkCore;
using Connectors.Smartbill;
using Connectors.Smartbill.Sync;
using Connectors.Sync;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ScheduledSync.Crm;

namespace ScheduledSync.Vendors.Smartbill;

/// <summary>Everything that a host registers to invoice its offers at SmartBill and to see its stock. This is the part to copy.</summary>
public static class SmartbillRegistration
{
    public static IServiceCollection AddSmartbillSync<TCrm>(this IServiceCollection services, IConfiguration configuration, Schedule schedule, Action<SmartbillSyncOptions>? configure = null) where TCrm : CrmDb
    {
        services.AddSmartbill(configuration.GetSection("Smartbill"));
        services.AddConnectorSync().AddConnection("smartbill", connection => connection
            .Crm<TCrm>(SalesMapping.Configure)
            .Smartbill(configure: configure)
            // The series, and the statuses that send: nothing leaves before they stand there.
            .Settings(configuration.GetSection("SmartbillSync"))
            .Schedule(schedule));
        return services;
    }
}
