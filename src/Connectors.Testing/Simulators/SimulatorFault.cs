namespace Connectors.Testing;

/// <summary>
/// One planned disturbance: which operation, how often, how often it has happened. Returned by the methods of <see cref="SimulatorFaults"/> and by
/// <see cref="Simulator.Before"/> and <see cref="Simulator.After"/>.
/// </summary>
public sealed class SimulatorFault
{
    private readonly Lock _gate = new();
    private readonly List<Action> _held = [];
    private readonly List<TaskCompletionSource> _heldWaits = [];
    private int _toSkip;
    private int _left;
    private bool _released;

    internal SimulatorFault(string operation, int times, int skip)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(operation);
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(skip);
        Operation = operation;
        _left = times;
        _toSkip = skip;
    }

    /// <summary>The operation's name; <c>*</c> for any, <c>contacts.*</c> for all of a resource.</summary>
    public string Operation { get; }

    /// <summary>How often it has happened.</summary>
    public int Fired { get; private set; }

    /// <summary>How many requests it is holding at this moment.</summary>
    public int Held
    {
        get
        {
            lock (_gate)
                return _held.Count;
        }
    }

    internal FaultKind Kind { get; init; }

    internal TimeSpan Span { get; init; }

    internal SimResponse? Response { get; init; }

    internal Action<SimulatorHookContext>? Hook { get; init; }

    /// <summary>Takes the disturbance away: it will not happen again. What it holds stays held until <see cref="Release"/>.</summary>
    public void Cancel()
    {
        lock (_gate)
            _left = 0;
    }

    /// <summary>Lets go every request that this fault holds, on the calling thread, and holds none from now on.</summary>
    public void Release()
    {
        Action[] held;
        lock (_gate)
        {
            _released = true;
            held = [.. _held];
            _held.Clear();
        }

        foreach (var goOn in held)
            InlineContinuations.Run(static a => a(), goOn);
    }

    /// <summary>Completes as soon as the fault holds a request: a test then knows that the request has arrived.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>A task that is already complete when a request is held.</returns>
    public Task WaitUntilHeldAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (_held.Count > 0 || _released)
                return Task.CompletedTask;
            var wait = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _heldWaits.Add(wait);
            return wait.Task.WaitAsync(cancellationToken);
        }
    }

    internal bool Take(string operation)
    {
        if (!Matches(operation))
            return false;
        lock (_gate)
        {
            if (_left == 0)
                return false;
            if (_toSkip > 0)
            {
                _toSkip--;
                return false;
            }

            if (_left != int.MaxValue)
                _left--;
            Fired++;
            return true;
        }
    }

    internal Gate Hold() => new(Park);

    private bool Park(Action goOn)
    {
        TaskCompletionSource[] waits;
        lock (_gate)
        {
            if (_released)
                return false;
            _held.Add(goOn);
            waits = [.. _heldWaits];
            _heldWaits.Clear();
        }

        foreach (var wait in waits)
            wait.TrySetResult();
        return true;
    }

    private bool Matches(string operation) =>
        Operation == "*" || string.Equals(Operation, operation, StringComparison.OrdinalIgnoreCase)
        || (Operation.EndsWith(".*", StringComparison.Ordinal) && operation.StartsWith(Operation[..^1], StringComparison.OrdinalIgnoreCase));
}

internal enum FaultKind
{
    Before,
    After,
    HoldBeforeCommit,
    HoldAfterCommit,
    DelayBeforeCommit,
    DelayAfterCommit,
    Drop,
    RespondInstead,
    LateCommit,
    LoseReply,
    RespondAfterCommit,
    CutInBody,
}

/// <summary>What a hook sees of the request that it stands beside.</summary>
public sealed class SimulatorHookContext
{
    internal SimulatorHookContext(SimulatedCall call, Simulator simulator)
    {
        Call = call;
        Simulator = simulator;
    }

    /// <summary>The request; its status is 0 in a <see cref="Simulator.Before"/> hook.</summary>
    public SimulatedCall Call { get; }

    /// <summary>The simulator that it reached.</summary>
    public Simulator Simulator { get; }
}
