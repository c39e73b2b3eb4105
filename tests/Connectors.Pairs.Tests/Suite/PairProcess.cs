using Connectors.Pairs.Tests.Month;
using Connectors.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Pairs.Tests.Suite;

/// <summary>The process in which a pair lives: services whose runs a test asks for, or, with a clock for it, a host whose own schedule starts them. Nothing of it survives a restart.</summary>
internal sealed class PairProcess : IAsyncDisposable
{
    private readonly Action<IServiceCollection> _add;
    private ServiceProvider? _own;

    public PairProcess(Action<IServiceCollection> add, WaitlessClock? hosted = null)
    {
        _add = add;
        if (hosted is null)
            _own = Build();
        else
            Hosted = HostedSchedule.Build(hosted, add);
    }

    /// <summary>The host whose schedule starts the runs, where the pair is hosted.</summary>
    public HostedSchedule? Hosted { get; }

    public IServiceProvider Services => Hosted?.Services ?? _own!;

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Users and programs do not act in the same instant. A host that has its own schedule sees the time when it passes.</summary>
    public void Act(ManualTimeProvider clock)
    {
        if (Hosted is null)
            clock.Advance(TimeSpan.FromSeconds(1));
    }

    /// <summary>A host begins to look at its schedule when everything stands that it will find.</summary>
    public Task StartAsync() => Hosted?.StartAsync() ?? Task.CompletedTask;

    /// <summary>The process ends and another one begins over the same store and databases.</summary>
    public async Task RestartAsync()
    {
        if (Hosted is not null)
        {
            await Hosted.RestartAsync();
            return;
        }

        await _own!.DisposeAsync();
        _own = Build();
    }

    public async ValueTask DisposeAsync() => await (Hosted?.DisposeAsync() ?? _own!.DisposeAsync());

    private ServiceProvider Build()
    {
        var services = new ServiceCollection();
        _add(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }
}
