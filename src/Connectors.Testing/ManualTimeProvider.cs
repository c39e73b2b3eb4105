namespace Connectors.Testing;

/// <summary>
/// A clock that stands still until a test moves it. Timers (also those behind <c>Task.Delay</c> and cancellation time-outs that take a
/// <see cref="TimeProvider"/>) fire on the thread that moves the clock, in the order in which they fall due. Thread-safe.
/// </summary>
/// <remarks>
/// Two hands: wall time (<see cref="GetUtcNow"/>) and a monotonic one (<see cref="GetTimestamp"/>, timers). <see cref="Advance"/> moves both;
/// setting the wall time back (<see cref="SetUtcNow"/>) moves only the first, as a stepped system clock does.
/// </remarks>
public class ManualTimeProvider : TimeProvider
{
    /// <summary>Where a clock starts when nothing else is said: Monday 2 March 2026, 08:00 UTC.</summary>
    public static readonly DateTimeOffset DefaultStart = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private readonly Lock _gate = new();
    private readonly SortedSet<ManualTimer> _timers = new(ManualTimer.ByDue);
    private readonly List<(int Count, TaskCompletionSource Source)> _timerWaits = [];
    private long _wallTicks;
    private long _elapsedTicks;
    private long _sequence;
    private TimeSpan _autoAdvance;
    private TimeZoneInfo _localTimeZone = TimeZoneInfo.Utc;

    /// <summary>A clock that starts at <see cref="DefaultStart"/>.</summary>
    public ManualTimeProvider()
        : this(DefaultStart)
    {
    }

    /// <summary>A clock that starts at a given instant.</summary>
    /// <param name="start">The first wall time; converted to UTC.</param>
    public ManualTimeProvider(DateTimeOffset start) => _wallTicks = start.UtcTicks;

    /// <summary>How far the clock moves by itself after each reading of <see cref="GetUtcNow"/>. Zero by default: it stands still.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan AutoAdvanceAmount
    {
        get
        {
            lock (_gate)
                return _autoAdvance;
        }

        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            lock (_gate)
                _autoAdvance = value;
        }
    }

    /// <summary>How many timers are waiting for the clock.</summary>
    public int ActiveTimers
    {
        get
        {
            lock (_gate)
                return _timers.Count;
        }
    }

    /// <inheritdoc />
    public override TimeZoneInfo LocalTimeZone => _localTimeZone;

    /// <inheritdoc />
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Sets the zone that <c>GetLocalNow</c> uses. UTC until it is set.</summary>
    /// <param name="zone">The new local zone.</param>
    public void SetLocalTimeZone(TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        _localTimeZone = zone;
    }

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow()
    {
        DateTimeOffset now;
        TimeSpan step;
        lock (_gate)
        {
            now = new DateTimeOffset(_wallTicks, TimeSpan.Zero);
            step = _autoAdvance;
        }

        if (step > TimeSpan.Zero)
            Advance(step);
        return now;
    }

    /// <inheritdoc />
    public override long GetTimestamp()
    {
        lock (_gate)
            return _elapsedTicks;
    }

    /// <summary>Moves the clock forward and fires every timer that falls due on the way, each at its own time, before returning.</summary>
    /// <param name="by">How far; zero fires what is due now.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        long target;
        lock (_gate)
            target = _elapsedTicks + by.Ticks;
        RunUntil(target);
    }

    /// <summary>
    /// Sets the wall time. Forward it is an <see cref="Advance"/>; backward only the wall time steps back, timers and time stamps do not notice.
    /// </summary>
    /// <param name="value">The new wall time; converted to UTC.</param>
    public void SetUtcNow(DateTimeOffset value)
    {
        long by;
        lock (_gate)
        {
            by = value.UtcTicks - _wallTicks;
            if (by < 0)
            {
                _wallTicks = value.UtcTicks;
                return;
            }
        }

        Advance(TimeSpan.FromTicks(by));
    }

    /// <summary>Moves the clock to the next timer and fires it.</summary>
    /// <returns>False when no timer waits; the clock has not moved then.</returns>
    public bool AdvanceToNextTimer()
    {
        long target;
        lock (_gate)
        {
            if (_timers.Min is not { } first)
                return false;
            target = Math.Max(first.Due, _elapsedTicks);
        }

        RunUntil(target);
        return true;
    }

    /// <summary>Completes once at least so many timers wait for the clock: a test then knows that the code under test has begun to wait.</summary>
    /// <param name="count">At least so many timers.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>A task that is already complete when enough timers wait.</returns>
    public Task WaitForTimersAsync(int count = 1, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (_timers.Count >= count)
                return Task.CompletedTask;
            var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _timerWaits.Add((count, source));
            return source.Task.WaitAsync(cancellationToken);
        }
    }

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        long sequence;
        lock (_gate)
            sequence = _sequence++;
        var timer = new ManualTimer(this, callback, state, sequence);
        timer.Change(dueTime, period);
        return timer;
    }

    private void RunUntil(long target)
    {
        while (true)
        {
            ManualTimer? due;
            lock (_gate)
            {
                due = _timers.Min;
                if (due is null || due.Due > target)
                {
                    MoveTo(target);
                    return;
                }

                MoveTo(due.Due);
                _timers.Remove(due);
                if (due.Period > 0)
                {
                    due.Due += due.Period;
                    _timers.Add(due);
                }
            }

            // Outside the lock: a callback may read the clock, make timers or even move the clock further.
            InlineContinuations.Run(static t => t.Fire(), due);
        }
    }

    private void MoveTo(long elapsed)
    {
        if (elapsed <= _elapsedTicks)
            return;
        _wallTicks += elapsed - _elapsedTicks;
        _elapsedTicks = elapsed;
    }

    private bool Schedule(ManualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        List<TaskCompletionSource>? reached = null;
        lock (_gate)
        {
            if (timer.Disposed)
                return false;
            _timers.Remove(timer);
            timer.Period = period > TimeSpan.Zero ? period.Ticks : 0;
            if (dueTime >= TimeSpan.Zero)
            {
                timer.Due = _elapsedTicks + dueTime.Ticks;
                _timers.Add(timer);
                for (var i = _timerWaits.Count - 1; i >= 0; i--)
                {
                    if (_timerWaits[i].Count > _timers.Count)
                        continue;
                    (reached ??= []).Add(_timerWaits[i].Source);
                    _timerWaits.RemoveAt(i);
                }
            }
        }

        reached?.ForEach(static s => s.TrySetResult());
        if (dueTime == TimeSpan.Zero)
            Advance(TimeSpan.Zero);
        return true;
    }

    private void Drop(ManualTimer timer)
    {
        lock (_gate)
        {
            timer.Disposed = true;
            _timers.Remove(timer);
        }
    }

    private sealed class ManualTimer(ManualTimeProvider owner, TimerCallback callback, object? state, long sequence) : ITimer
    {
        public static readonly IComparer<ManualTimer> ByDue = Comparer<ManualTimer>.Create(static (a, b) =>
            a.Due != b.Due ? a.Due.CompareTo(b.Due) : a._sequence.CompareTo(b._sequence));

        private readonly long _sequence = sequence;
        private readonly ExecutionContext? _context = ExecutionContext.Capture();

        public long Due { get; set; }

        public long Period { get; set; }

        public bool Disposed { get; set; }

        public void Fire()
        {
            if (_context is null)
                callback(state);
            else
                ExecutionContext.Run(_context, static s => ((Action)s!)(), () => callback(state));
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => owner.Schedule(this, dueTime, period);

        public void Dispose() => owner.Drop(this);

        public ValueTask DisposeAsync()
        {
            owner.Drop(this);
            return ValueTask.CompletedTask;
        }
    }
}
