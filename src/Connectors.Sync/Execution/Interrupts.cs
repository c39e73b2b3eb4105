namespace Connectors.Sync.Execution;

/// <summary>Single records that somebody waits for while a run is on its way: the run takes them between two steps (R30).</summary>
internal sealed class Interrupts(Surroundings surroundings)
{
    private readonly Lock _lock = new();
    private readonly Queue<Interrupt> _waiting = new();
    private bool _closed;

    /// <summary>Somebody waits.</summary>
    public bool Any
    {
        get
        {
            lock (_lock)
                return _waiting.Count > 0;
        }
    }

    /// <summary>Leaves a request for the run. <see langword="null"/> = it takes none any more. The answer is <see langword="null"/> when the run ended before it came to it.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="work">What is done instead of a single record; <see langword="null"/> = the record of the request.</param>
    /// <param name="cancellationToken">The caller gives up.</param>
    public Task<RunReport?>? TryAdd(RunRequest request, Func<Session, CancellationToken, Task>? work, CancellationToken cancellationToken)
    {
        var interrupt = new Interrupt(request, new TaskCompletionSource<RunReport?>(surroundings.Waiting), cancellationToken) { Work = work };
        lock (_lock)
        {
            if (_closed)
                return null;
            _waiting.Enqueue(interrupt);
        }

        return interrupt.Answer.Task.WaitAsync(cancellationToken);
    }

    public Interrupt? Take()
    {
        lock (_lock)
        {
            while (_waiting.TryDequeue(out var next))
            {
                if (!next.GivenUp.IsCancellationRequested)
                    return next;
            }

            return null;
        }
    }

    /// <summary>The run ends: who still waits goes on without it.</summary>
    public void Close()
    {
        lock (_lock)
            _closed = true;
        while (Take() is { } left)
            left.Answer.TrySetResult(null);
    }
}

/// <param name="Request">What is asked for.</param>
/// <param name="Answer">Told what became of it.</param>
/// <param name="GivenUp">The caller does not wait any more.</param>
internal sealed record Interrupt(RunRequest Request, TaskCompletionSource<RunReport?> Answer, CancellationToken GivenUp)
{
    /// <summary>What is done instead of a single record, in a session inside the run's.</summary>
    public Func<Session, CancellationToken, Task>? Work { get; init; }
}
