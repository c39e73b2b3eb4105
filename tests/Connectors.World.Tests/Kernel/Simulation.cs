using System.Globalization;

namespace Connectors.World.Kernel;

/// <summary>
/// A world of events in the order of their instants, on one thread. Whatever is awaited in it is completed by one of its events, and the continuation runs at once, on this thread:
/// nothing is left to a scheduler.
/// </summary>
internal sealed class Simulation(Trace trace)
{
    /// <summary>The first instant, a Monday morning.</summary>
    public static readonly DateTimeOffset Start = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    private readonly PriorityQueue<Event, (long At, long Order)> _events = new();
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private long _order;

    /// <summary>Ticks since <see cref="Start"/>.</summary>
    public long Ticks { get; private set; }

    public DateTimeOffset Now => Start.AddTicks(Ticks);

    public Trace Trace => trace;

    public long Events { get; private set; }

    public void Note(string what) => trace.Add(Ticks, what);

    /// <summary>Something happens later. What belongs to a process does not happen when that is dead, and waits while it is stopped.</summary>
    public void After(TimeSpan delay, Action what, Process? of = null) => At(Ticks + Math.Max(0, delay.Ticks), what, of);

    public void At(long ticks, Action what, Process? of = null) => _events.Enqueue(new Event(what, of), (Math.Max(ticks, Ticks), ++_order));

    /// <summary>Goes on until a condition holds. False: that instant came first, or nothing happens any more.</summary>
    public bool RunUntil(Func<bool> done, long limit)
    {
        while (!done())
        {
            if (!_events.TryPeek(out _, out var next) || next.At > limit)
            {
                Ticks = Math.Max(Ticks, limit);
                return done();
            }

            var e = _events.Dequeue();
            if (e.Of is { } process)
            {
                if (process.IsDead)
                    continue;
                if (process.StoppedUntil > next.At)
                {
                    _events.Enqueue(e, (process.StoppedUntil, ++_order));
                    continue;
                }
            }

            Ticks = next.At;
            Events++;
            e.What();
        }

        return true;
    }

    public void RunTo(long ticks)
    {
        RunUntil(static () => false, ticks);
        Ticks = Math.Max(Ticks, ticks);
    }

    /// <summary>Every await of the world passes here: a continuation on another thread would make a seed mean something else each time.</summary>
    public void AssertThread()
    {
        if (Environment.CurrentManagedThreadId != _thread)
            throw new InvalidOperationException("The engine left the thread of the simulation: something in it is awaited that the world does not own.");
    }

    public static string Text(long ticks) => TimeSpan.FromTicks(ticks).ToString(@"hh\:mm\:ss\.fff", CultureInfo.InvariantCulture);

    private readonly record struct Event(Action What, Process? Of);
}

/// <summary>A process that the engine runs in. It can die (nothing of it happens any more, not even a finally) and be stopped for a while.</summary>
internal sealed class Process(string name)
{
    public string Name => name;

    public bool IsDead { get; private set; }

    public long StoppedUntil { get; private set; }

    public void Die() => IsDead = true;

    public void StopUntil(long ticks) => StoppedUntil = Math.Max(StoppedUntil, ticks);
}
