using Connectors.Pairs.Tests.Suite;
using Connectors.Sync;
using Connectors.Sync.Triggers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Connectors.Pairs.Tests.Month;

/// <summary>
/// A generic host whose own schedule starts every run, on a clock that a test moves. The test never asks for a run: it lets time pass, and the clock stands still while the host looks or runs.
/// </summary>
internal sealed class HostedSchedule : IAsyncDisposable
{
    private readonly WaitlessClock _clock;
    private readonly Action<IServiceCollection> _services;
    private readonly CountedEngine.Runs _runs = new();
    private RestingClock _resting;
    private IHost _host;

    private HostedSchedule(WaitlessClock clock, Action<IServiceCollection> services)
    {
        _clock = clock;
        _services = services;
        (_host, _resting) = Build();
    }

    public IServiceProvider Services => _host.Services;

    /// <summary>A host that is built and does not run yet.</summary>
    public static HostedSchedule Build(WaitlessClock clock, Action<IServiceCollection> services) => new(clock, services);

    /// <summary>Starts, and waits until what was due at once has ended.</summary>
    public async Task StartAsync()
    {
        await _host.StartAsync();
        await _resting.RestAsync();
        await _runs.Idle;
    }

    /// <summary>Lets time pass. What the schedule found to do meanwhile has ended.</summary>
    /// <returns>The runs, in the order in which they ended.</returns>
    public async Task<IReadOnlyList<(string Trigger, RunReport Report)>> PassAsync(TimeSpan time)
    {
        var until = _clock.GetUtcNow() + time;
        while (true)
        {
            var rest = await _resting.RestAsync();
            await _runs.Idle;
            if (rest > until)
                break;
            if (!_resting.Leave(rest))
                continue;
            var left = rest - _clock.GetUtcNow();
            _clock.Advance(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        }

        if (until - _clock.GetUtcNow() is var last && last > TimeSpan.Zero)
            _clock.Advance(last);
        return _runs.Take();
    }

    /// <summary>The process ends and another one begins: nothing survives but what was stored.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        (_host, _resting) = Build();
        await StartAsync();
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    private async Task StopAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }

    private (IHost, RestingClock) Build()
    {
        var resting = new RestingClock(_clock);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        // What the scheduler waits for is seen by the test, and nothing else is: it alone has this clock.
        builder.Services.AddSingleton(services => ActivatorUtilities.CreateInstance<SyncScheduler>(services, resting));
        builder.Services.AddSingleton<ISyncEngine>(services => new CountedEngine(services.GetRequiredService<SyncEngine>(), _runs));
        _services(builder.Services);
        return (builder.Build(), resting);
    }

    /// <summary>The clock as the scheduler sees it, which says until when it rests.</summary>
    private sealed class RestingClock(WaitlessClock clock) : TimeProvider
    {
        private readonly Lock _gate = new();
        private TaskCompletionSource _rests = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private DateTimeOffset _until;

        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

        public override long GetTimestamp() => clock.GetTimestamp();

        public override long TimestampFrequency => clock.TimestampFrequency;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = clock.CreateWaitingTimer(callback, state, dueTime, period);
            lock (_gate)
            {
                _until = clock.GetUtcNow() + dueTime;
                _rests.TrySetResult();
            }

            return timer;
        }

        /// <summary>Waits until it rests, and answers until when.</summary>
        public async Task<DateTimeOffset> RestAsync()
        {
            Task rests;
            lock (_gate)
                rests = _rests.Task;
            await rests;
            lock (_gate)
                return _until;
        }

        /// <summary>The clock is about to wake it, unless it rests until another time by now.</summary>
        public bool Leave(DateTimeOffset rest)
        {
            lock (_gate)
            {
                if (_until != rest)
                    return false;
                _rests = new(TaskCreationOptions.RunContinuationsAsynchronously);
                return true;
            }
        }
    }
}
