namespace Connectors.Core.Tests;

/// <summary>A clock that moves only when a test says so. Timers no longer than <see cref="SkipUpTo"/> are due at once and take the clock along: delays cost no time, time-outs stand still.</summary>
internal sealed class ManualClock(DateTimeOffset? start = null) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private long _ticks = (start ?? new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero)).UtcTicks;

    public TimeSpan SkipUpTo { get; init; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref _ticks), TimeSpan.Zero);

    public override long GetTimestamp() => Volatile.Read(ref _ticks);

    public DateTimeOffset Now => GetUtcNow();

    public int PendingTimers
    {
        get
        {
            lock (_lock)
                return _timers.Count;
        }
    }

    public void AdvanceTo(DateTimeOffset instant) => Advance(instant - Now);

    public void Advance(TimeSpan by)
    {
        var target = Volatile.Read(ref _ticks) + by.Ticks;
        while (true)
        {
            ManualTimer? due;
            lock (_lock)
            {
                due = _timers.Where(t => t.DueTicks <= target).MinBy(static t => t.DueTicks);
                if (due is null)
                {
                    _ticks = Math.Max(_ticks, target);
                    return;
                }

                _timers.Remove(due);
                _ticks = Math.Max(_ticks, due.DueTicks);
            }

            due.Fire();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private void Schedule(ManualTimer timer, TimeSpan due)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
            if (due == Timeout.InfiniteTimeSpan)
                return;
            timer.DueTicks = _ticks + due.Ticks;
            if (due > SkipUpTo && due > TimeSpan.Zero)
            {
                _timers.Add(timer);
                return;
            }
        }

        // Not on this thread: its creator does not hold the timer yet.
        ThreadPool.QueueUserWorkItem(static s =>
        {
            var (clock, timer) = s;
            clock.Advance(TimeSpan.FromTicks(Math.Max(0, timer.DueTicks - clock._ticks)));
            timer.Fire();
        }, (this, timer), preferLocal: false);
    }

    private void Remove(ManualTimer timer)
    {
        lock (_lock)
            _timers.Remove(timer);
    }

    private sealed class ManualTimer(ManualClock clock, TimerCallback callback, object? state) : ITimer
    {
        private volatile bool _disposed;

        public long DueTicks { get; set; }

        public void Fire()
        {
            if (!_disposed)
                callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.Schedule(this, dueTime);
            return true;
        }

        public void Dispose()
        {
            _disposed = true;
            clock.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
