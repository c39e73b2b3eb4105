using Connectors.Crm.EntityFrameworkCore;
using Connectors.Intacct;
using Connectors.Intacct.Sync;
using Connectors.Sync;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ScheduledSync.Crm;

namespace ScheduledSync.Vendors.Intacct;

/// <summary>Everything that a host registers to keep its CRM and a company of Sage Intacct one. This is the part to copy.</summary>
public static class IntacctRegistration
{
    public static IServiceCollection AddIntacctSync<TCrm>(this IServiceCollection services, IConfiguration configuration, Schedule schedule, Action<IntacctSyncOptions>? configure = null) where TCrm : CrmDb
    {
        services.AddIntacct(configuration.GetSection("Intacct"));
        services.AddConnectorSync().AddConnection("intacct", connection => connection
            // Two of the CRM's drop-down lists follow Intacct's.
            .Crm<TCrm>(static model => SalesMapping.ConfigureWithLists(model, IntacctLists.PaymentTerms, IntacctLists.CustomerTypes))
            .Intacct(configure: intacct =>
            {
                intacct.Entities = new HashSet<string> { "customer", "item" };
                // Where the company's own sequences give the ids.
                intacct.NumberedByIntacct.Add("customer");
                // Where what is sold lies, unless a line says otherwise.
                (intacct.DocumentLocation, intacct.DocumentWarehouse) = ("HQ", "WH1");
                configure?.Invoke(intacct);
            })
            .Settings(configuration.GetSection("IntacctSync"))
            .Schedule(schedule));
        return services;
    }
}
