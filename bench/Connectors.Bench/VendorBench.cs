using Connectors.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Bench;

/// <summary>One vendor: its client's two calls, and the same two calls written by hand. A new vendor is one such file and one line in <see cref="All"/>.</summary>
internal abstract class VendorBench
{
    public const int Rows = 1000;

    public static IReadOnlyList<VendorBench> All { get; } = [new DineroBench(), new SmartbillBench(), new EconomicBench(), new RevisoBench(), new UnicontaBench(), new IntacctBench()];

    public abstract string Name { get; }

    /// <summary>How far one call is from the next on the clock of the budget: about as many calls as the vendor's limit admits, so that the budget works as in life and never waits.</summary>
    public abstract TimeSpan Pace { get; }

    /// <summary>A simulator that holds <see cref="Rows"/> rows.</summary>
    public abstract Simulator Simulate();

    /// <summary>The same simulator behind a port, without limits of calls: the process that serves it is asked more often than a vendor admits.</summary>
    public abstract Task<(Simulator Simulator, Uri Address)> ServeAsync();

    /// <summary>Registers the client.</summary>
    /// <param name="services">The container.</param>
    /// <param name="at">Moves an address of the simulator to where the calls go.</param>
    public abstract IHttpClientBuilder Register(IServiceCollection services, Func<Uri, Uri> at);

    /// <summary>The calls by the client.</summary>
    public abstract Calls ByClient(IServiceProvider services);

    /// <summary>The calls by hand, as the recorded ones.</summary>
    public abstract Calls ByHand(BareHttp http, Exchange page, Exchange create);
}

/// <summary>A page of <see cref="VendorBench.Rows"/> rows, and a single create.</summary>
internal sealed record Calls(Func<Task<IReadOnlyList<object>>> Page, Func<Task<object?>> Create);
