namespace Connectors.Testing.Tests.Simulators;

public sealed class ManualTimeProviderTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly List<string> _log = [];

    [Fact]
    public void It_stands_still_until_it_is_moved()
    {
        Assert.Equal(ManualTimeProvider.DefaultStart, _clock.GetUtcNow());
        _clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(ManualTimeProvider.DefaultStart.AddMinutes(3), _clock.GetUtcNow());
        Assert.Equal(TimeSpan.FromMinutes(3), _clock.GetElapsedTime(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => _clock.Advance(TimeSpan.FromTicks(-1)));
    }

    [Fact]
    public void Timers_fire_in_the_order_in_which_they_fall_due_each_at_its_own_time()
    {
        Timer("b", 2);
        Timer("a", 1);
        Timer("c", 2);
        _clock.Advance(TimeSpan.FromSeconds(1.5));
        Assert.Equal(["a@1"], _log);
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(["a@1", "b@2", "c@2"], _log);
        Assert.Equal(0, _clock.ActiveTimers);
    }

    [Fact]
    public void A_periodic_timer_fires_at_each_period_and_can_be_changed_and_disposed()
    {
        var timer = Timer("p", 1, 2);
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(["p@1", "p@3", "p@5"], _log);
        timer.Change(TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        _clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal("p@6", _log[^1]);
        timer.Dispose();
        Assert.False(timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan));
    }

    [Fact]
    public void A_callback_may_make_timers_and_move_the_clock()
    {
        _clock.CreateTimer(_ =>
        {
            Timer("inner", 1);
            _clock.Advance(TimeSpan.FromSeconds(5));
        }, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["inner@2"], _log);
        Assert.Equal(6, Seconds);
    }

    [Fact]
    public async Task Delays_and_cancellation_run_on_it()
    {
        var delay = Task.Delay(TimeSpan.FromSeconds(30), _clock);
        using var source = new CancellationTokenSource(TimeSpan.FromSeconds(20), _clock);
        Assert.Equal(2, _clock.ActiveTimers);
        _clock.Advance(TimeSpan.FromSeconds(20));
        Assert.True(source.IsCancellationRequested);
        Assert.False(delay.IsCompleted);
        Assert.True(_clock.AdvanceToNextTimer());
        await delay;
        Assert.Equal(30, Seconds);
        Assert.False(_clock.AdvanceToNextTimer());
    }

    [Fact]
    public void A_step_back_moves_the_wall_time_only()
    {
        Timer("t", 10);
        _clock.SetUtcNow(ManualTimeProvider.DefaultStart.AddHours(-1));
        Assert.Equal(-3600, Seconds);
        Assert.Equal(0, _clock.GetTimestamp());
        Assert.Empty(_log);
        _clock.SetUtcNow(ManualTimeProvider.DefaultStart);
        Assert.Equal(["t@-3590"], _log);
    }

    [Fact]
    public void It_can_move_by_itself_at_each_reading()
    {
        _clock.AutoAdvanceAmount = TimeSpan.FromSeconds(1);
        Timer("t", 2);
        Assert.Equal(0, Seconds);
        Assert.Equal(1, Seconds);
        Assert.Single(_log);
    }

    [Fact]
    public async Task A_test_can_wait_until_the_code_under_test_waits()
    {
        var waiting = _clock.WaitForTimersAsync();
        Assert.False(waiting.IsCompleted);
        var work = Task.Run(async () => await Task.Delay(TimeSpan.FromDays(1), _clock));
        await waiting;
        _clock.Advance(TimeSpan.FromDays(1));
        await work;
        using var source = new CancellationTokenSource();
        var never = _clock.WaitForTimersAsync(5, source.Token);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => never);
    }

    [Fact]
    public void A_zero_delay_fires_at_once_and_async_locals_flow()
    {
        var local = new AsyncLocal<string> { Value = "set" };
        _clock.CreateTimer(_ => _log.Add(local.Value!), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        local.Value = "changed";
        Timer("now", 0);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["now@0", "set"], _log);
    }

    [Fact]
    public async Task Many_threads_may_use_it()
    {
        var fired = 0;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 1000; i++)
            {
                _clock.CreateTimer(_ => Interlocked.Increment(ref fired), null, TimeSpan.FromMilliseconds(i % 7), Timeout.InfiniteTimeSpan);
                _clock.Advance(TimeSpan.FromMilliseconds(1));
            }
        })));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(4000, fired);
        Assert.Equal(0, _clock.ActiveTimers);
    }

    private double Seconds => (_clock.GetUtcNow() - ManualTimeProvider.DefaultStart).TotalSeconds;

    private ITimer Timer(string name, double due, double period = 0) => _clock.CreateTimer(
        _ => _log.Add(FormattableString.Invariant($"{name}@{Seconds}")), null, TimeSpan.FromSeconds(due), period == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(period));
}
