using Connectors.World.Kernel;

namespace Connectors.World.Systems;

/// <summary>
/// Carries calls to a system and back. A write has three instants: it is received, it is committed, it is answered; each can fail alone, and the first two do not care whether anybody still waits.
/// </summary>
internal sealed class Wire(Server server, Process process, Boundaries boundaries)
{
    private readonly Simulation _simulation = server.Simulation;

    public async Task<T> ReadAsync<T>(string what, Func<T> serve)
    {
        await boundaries.PassAsync(process, $"{server.Name} {what}");
        if (server.BadReads > 0 || server.DownUntil > _simulation.Ticks)
        {
            server.BadReads = Math.Max(0, server.BadReads - 1);
            _simulation.Note($"{server.Name} does not answer a read");
            throw new ProviderUnavailableException(UnavailableReason.Unreachable, "It does not answer.");
        }

        var answer = new TaskCompletionSource<T>();
        _simulation.After(boundaries.Travel(), () =>
        {
            var served = serve();
            _simulation.After(boundaries.Travel(), () => answer.TrySetResult(served), process);
        });
        var result = await answer.Task;
        _simulation.AssertThread();
        await boundaries.PassAsync(process, $"{server.Name} answered {what}");
        return result;
    }

    /// <summary>Sends a write. <see langword="null"/> = the provider says nothing about it.</summary>
    /// <param name="request">The write.</param>
    /// <param name="called">When the provider was called.</param>
    /// <param name="outcomeOf">What the answer means.</param>
    /// <param name="cancellationToken">The deadline.</param>
    public async Task<WriteOutcome?> WriteAsync(Request request, long called, Func<Answer, WriteOutcome> outcomeOf, CancellationToken cancellationToken)
    {
        await boundaries.PassAsync(process, $"{server.Name} send {request.Kind}");
        // The last look before the bytes go out, on the monotonic clock: whoever was stopped until now does not send any more (R21).
        if (cancellationToken.IsCancellationRequested || _simulation.Ticks - called >= server.Traits.WriteTimeout.Ticks)
            return new WriteOutcome.NotSent(UnavailableReason.Limited, "Its time was over before it was sent.");
        WriteFault? fault = server.Faults.TryDequeue(out var next) ? next : null;
        if (server.DownUntil > _simulation.Ticks)
            fault = WriteFault.Unreachable;
        // A system that keeps keys answers a repeat with what it did the first time, not with a new refusal.
        if (!server.Seen.Add(request.Intent) && fault is (WriteFault.Refused or WriteFault.Race))
            fault = null;
        request = request with { SentAt = _simulation.Ticks, ListedUpTo = server.ListedBy.GetValueOrDefault(process.Name, -1) };
        _simulation.Note($"{process.Name} sends {request.Kind} {request.Entity.Name} {request.Id ?? "-"} to {server.Name} [{string.Join('|', request.Sent.Select(static s => s.Value))}]{(fault is null ? "" : " fault " + fault)}");
        server.Watcher.Sent(server, request);
        switch (fault)
        {
            case WriteFault.Limited:
                return new WriteOutcome.NotSent(UnavailableReason.Limited, "A limit.", _simulation.Now.AddMinutes(1));
            case WriteFault.Unreachable:
                throw new ProviderUnavailableException(UnavailableReason.Unreachable, "It does not answer.");
            case WriteFault.Refused:
                return new WriteOutcome.Refused(new Problem("closed", null, "The period is closed."));
            case WriteFault.Race:
                return new WriteOutcome.Stale();
        }

        var answer = new TaskCompletionSource<WriteOutcome?>();
        using var deadline = cancellationToken.UnsafeRegister(static (state, _) => ((TaskCompletionSource<WriteOutcome?>)state!).TrySetResult(Unknown), answer);
        var settle = server.Traits.SettleTime + server.Traits.WriteTimeout;
        switch (fault)
        {
            case WriteFault.NeverArrives:
                break;
            case WriteFault.LateAfterTimeout:
                Commit(server.Traits.WriteTimeout + boundaries.Dice.Next(TimeSpan.FromSeconds(1), server.Traits.SettleTime * 0.9), request, static _ => { });
                break;
            case WriteFault.LateAfterReset:
                Commit(boundaries.Dice.Next(TimeSpan.FromSeconds(1), settle * 0.9), request, static _ => { });
                Reply(boundaries.Travel(), Unknown);
                break;
            case WriteFault.LostReply:
                Commit(boundaries.Travel(), request, static _ => { });
                break;
            case WriteFault.Reset:
                Commit(boundaries.Travel(), request, _ => Reply(boundaries.Travel(), Unknown));
                break;
            default:
                Commit(boundaries.Travel(), request, a => Reply(boundaries.Travel(), outcomeOf(a)));
                break;
        }

        var outcome = await answer.Task;
        _simulation.AssertThread();
        await boundaries.PassAsync(process, $"{server.Name} answered {request.Kind}");
        return fault switch
        {
            WriteFault.Throws => throw new InvalidOperationException("The provider is broken."),
            WriteFault.NoReport => null,
            _ => outcome,
        };

        void Reply(TimeSpan after, WriteOutcome with) => _simulation.After(after, () => answer.TrySetResult(with), process);
    }

    private static WriteOutcome Unknown => new WriteOutcome.Uncertain(new UncertainEvidence { Message = "There was no reply." });

    private void Commit(TimeSpan after, Request request, Action<Answer> then)
    {
        server.InFlight++;
        _simulation.After(after, () =>
        {
            server.InFlight--;
            then(server.Take(request));
        });
    }
}

/// <summary>The places between two steps of the engine: everything else in the world may happen there, and the process may die there.</summary>
internal sealed class Boundaries(Simulation simulation, Dice dice)
{
    private readonly List<Waiting> _waiting = [];

    public Dice Dice => dice;

    /// <summary>How many were passed.</summary>
    public long Passed { get; private set; }

    public TimeSpan Travel() => dice.Next(TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(150));

    /// <summary>Something happens when the engine has passed so many more of them; of a process, only that one's count.</summary>
    public void Wait(int count, Process? of, Action<Process> what) => _waiting.Add(new Waiting(count, of, what));

    public void Forget() => _waiting.Clear();

    /// <summary>Passes one. Never completes when the process died here.</summary>
    public Task PassAsync(Process process, string where)
    {
        simulation.AssertThread();
        Passed++;
        for (var i = 0; i < _waiting.Count; i++)
        {
            var waiting = _waiting[i];
            if ((waiting.Of is { } of && of != process) || --waiting.Count > 0)
                continue;
            _waiting.RemoveAt(i--);
            simulation.Note($"at '{where}':");
            waiting.What(process);
        }

        if (process.IsDead)
            return new TaskCompletionSource().Task;
        if (process.StoppedUntil <= simulation.Ticks)
            return Task.CompletedTask;
        var resumed = new TaskCompletionSource();
        simulation.At(process.StoppedUntil, () => resumed.TrySetResult(), process);
        return resumed.Task;
    }

    private sealed class Waiting(int count, Process? of, Action<Process> what)
    {
        public int Count { get; set; } = count;

        public Process? Of => of;

        public Action<Process> What => what;
    }
}
