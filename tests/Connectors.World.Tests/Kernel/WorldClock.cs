namespace Connectors.World.Kernel;

/// <summary>The clock of the world as one process or store sees it: steps and skew are its own, timers are events of the simulation.</summary>
internal sealed class WorldClock(Simulation simulation, Process? process) : TimeProvider
{
    /// <summary>How far this clock is off.</summary>
    public TimeSpan Offset { get; set; }

    public override DateTimeOffset GetUtcNow() => simulation.Now + Offset;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => simulation.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        simulation.AssertThread();
        var timer = new Timer(simulation, process, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer(Simulation simulation, Process? process, TimerCallback callback, object? state) : ITimer
    {
        private int _version;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var version = ++_version;
            if (dueTime >= TimeSpan.Zero)
                simulation.After(dueTime, () => Fire(version, period), process);
            return true;
        }

        public void Dispose() => _version++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }

        private void Fire(int version, TimeSpan period)
        {
            if (version != _version)
                return;
            if (period > TimeSpan.Zero)
                Change(period, period);
            callback(state);
        }
    }
}
