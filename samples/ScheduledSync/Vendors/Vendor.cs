using Connectors.Sync;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ScheduledSync.Vendors.Dinero;
using ScheduledSync.Vendors.Economic;
using ScheduledSync.Vendors.Intacct;
using ScheduledSync.Vendors.Reviso;
using ScheduledSync.Vendors.Smartbill;
using ScheduledSync.Vendors.Uniconta;

namespace ScheduledSync.Vendors;

/// <summary>An accounting system that the program can be joined with: <c>--vendor smartbill</c>.</summary>
public abstract class Vendor
{
    /// <summary>As it is written on the command line; also the name of its connection.</summary>
    public abstract string Name { get; }

    /// <summary>As people call it.</summary>
    public abstract string Title { get; }

    /// <summary>The setting that stands there when the program is to work on a real account: without it a simulated one is started.</summary>
    public abstract string AccountSetting { get; }

    /// <summary>How often a host looks.</summary>
    public abstract Schedule Schedule { get; }

    /// <summary>What the account allows, for the estimate in a plan; null: nothing that a plan of this size would notice.</summary>
    public virtual int? CallsPerMinute => null;

    public ConnectionId Connection => new(Name);

    public static IReadOnlyList<Vendor> All { get; } = [new DineroVendor(), new SmartbillVendor(), new EconomicVendor(), new RevisoVendor(), new UnicontaVendor(), new IntacctVendor()];

    /// <exception cref="ArgumentException">There is no such vendor.</exception>
    public static Vendor Find(string name) => All.FirstOrDefault(v => v.Name == name)
        ?? throw new ArgumentException($"'{name}' is no vendor: write {string.Join(", ", All.Select(static v => v.Name))}.");

    public bool IsSimulated(IConfiguration configuration) => string.IsNullOrEmpty(configuration[AccountSetting]);

    /// <summary>Registers the connection.</summary>
    /// <param name="services">Where the CRM and the store are registered already.</param>
    /// <param name="configuration">The account and the settings of the connection.</param>
    /// <param name="schedule">When it runs.</param>
    /// <param name="isSimulated">Nobody waits minutes for a simulated account on this machine.</param>
    public abstract void Register(IServiceCollection services, IConfiguration configuration, Schedule schedule, bool isSimulated);

    /// <summary>The verb <c>simulate</c>: is the account until told to stop.</summary>
    public abstract Task<int> SimulateAsync(string dataFolder, CancellationToken cancellationToken);

    /// <summary>Starts or finds the simulated account and registers the connection with it.</summary>
    public abstract Task<IDisposable> StartSimulatedAsync(HostApplicationBuilder builder, string dataFolder, CancellationToken cancellationToken);

    /// <summary>Plays the story, or goes on with it where an earlier run was killed.</summary>
    public abstract Task<int> PlayAsync(HostApplicationBuilder builder, string dataFolder, CancellationToken cancellationToken);

    /// <summary>Counts what stands on both sides after a story.</summary>
    public virtual Task<int> VerifyAsync(HostApplicationBuilder builder, string dataFolder, CancellationToken cancellationToken) =>
        throw new ArgumentException($"Only the demonstration of dinero is counted; that of {Name} checks its claims as it goes.");
}
