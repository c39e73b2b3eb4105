using System.Runtime.CompilerServices;

namespace Connectors.Testing;

/// <summary>
/// Something to await whose continuation is known by the time that anybody can let it go, and runs on the thread that does: a task gives neither. So
/// "released" means "carried out", and a single-threaded simulation stays on its thread.
/// </summary>
internal readonly struct Gate(Func<Action, bool> park) : ICriticalNotifyCompletion
{
    public bool IsCompleted => false;

    public Gate GetAwaiter() => this;

    public void GetResult()
    {
    }

    public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

    public void UnsafeOnCompleted(Action continuation)
    {
        if (!park(continuation))
            continuation();
    }
}

/// <summary>Waits on a clock; ends early when the simulator stops.</summary>
internal static class ClockGate
{
    public static Gate For(TimeProvider time, TimeSpan by, CancellationToken stopping) => new(continuation =>
    {
        if (by <= TimeSpan.Zero || stopping.IsCancellationRequested)
            return false;
        var wait = new Wait(continuation);
        wait.Timer = time.CreateTimer(static s => ((Wait)s!).End(), wait, by, Timeout.InfiniteTimeSpan);
        wait.Registration = stopping.UnsafeRegister(static s => ((Wait)s!).End(), wait);
        return true;
    });

    private sealed class Wait(Action continuation)
    {
        private int _ended;

        public ITimer? Timer { get; set; }

        public CancellationTokenRegistration Registration { get; set; }

        public void End()
        {
            if (Interlocked.Exchange(ref _ended, 1) != 0)
                return;
            Timer?.Dispose();
            Registration.Unregister();
            continuation();
        }
    }
}
