using Connectors.Sync;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ScheduledSync.Crm;
using ScheduledSync.Vendors.Dinero.Simulation;

namespace ScheduledSync.Vendors.Dinero;

/// <summary>Dinero: contacts and products, both ways, every three hours.</summary>
public sealed class DineroVendor : Vendor
{
    public override string Name => "dinero";

    public override string Title => "Dinero";

    public override string AccountSetting => "Dinero:Credentials:OrganizationId";

    public override Schedule Schedule { get; } = Schedule.Every(TimeSpan.FromHours(3));

    /// <summary>What Dinero allows a personal integration, whatever the account at hand allows.</summary>
    public override int? CallsPerMinute => 60;

    public override void Register(IServiceCollection services, IConfiguration configuration, Schedule schedule, bool isSimulated) => services.AddDineroSync<CrmDb>(configuration, schedule);

    public override Task<int> SimulateAsync(string dataFolder, CancellationToken cancellationToken) => new DineroServer(dataFolder).RunAsync(cancellationToken);

    public override async Task<IDisposable> StartSimulatedAsync(HostApplicationBuilder builder, string dataFolder, CancellationToken cancellationToken) =>
        await DineroDemo.StartAsync(builder, dataFolder, cancellationToken);

    public override Task<int> PlayAsync(HostApplicationBuilder builder, string dataFolder, CancellationToken cancellationToken) => DineroDemo.PlayAsync(builder, dataFolder, cancellationToken);

    public override Task<int> VerifyAsync(HostApplicationBuilder builder, string dataFolder, CancellationToken cancellationToken) => DineroDemo.VerifyAsync(builder, dataFolder, cancellationToken);
}
