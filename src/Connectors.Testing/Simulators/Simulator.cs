namespace Connectors.Testing;

/// <summary>
/// What the simulators of all vendors have in common: two transports over one state, a clock, a log of calls, planned faults and hooks between calls.
/// </summary>
/// <remarks>
/// A simulator started with <c>StartAsync</c> listens with HTTP on a free loopback port; one made with <c>InProcess</c> has no port and is reached
/// through <see cref="CreateHandler"/>, which both offer. Requests are carried out one at a time.
/// </remarks>
public abstract class Simulator : IAsyncDisposable
{
    private readonly Lock _callsGate = new();
    private readonly Queue<SimulatedCall> _calls = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly TimeProvider _time;
    private KestrelHost? _host;
    private long _number;
    private bool _disposed;

    private protected Simulator(TimeProvider? time, Uri inProcessAddress)
    {
        _time = time ?? new ManualTimeProvider();
        BaseAddress = inProcessAddress;
        Faults = new SimulatorFaults(this);
    }

    /// <summary>Where the simulated API begins; ends with a slash. Loopback with a port, or an address that only <see cref="CreateHandler"/> understands.</summary>
    public Uri BaseAddress { get; private set; }

    /// <summary>The simulator's clock, whatever kind it is.</summary>
    public TimeProvider Time => _time;

    /// <summary>The simulator's own manual clock.</summary>
    /// <exception cref="InvalidOperationException">The simulator was given another kind of clock; use <see cref="Time"/>.</exception>
    public ManualTimeProvider Clock => _time as ManualTimeProvider
        ?? throw new InvalidOperationException("This simulator runs on the time provider that it was given; move that one, or start it without one.");

    /// <summary>What will go wrong.</summary>
    public SimulatorFaults Faults { get; }

    /// <summary>How many of the latest calls are kept. 100,000 by default; bodies are kept with them.</summary>
    public int CallLimit { get; set; } = 100_000;

    /// <summary>A copy of the latest calls, the oldest first.</summary>
    public IReadOnlyList<SimulatedCall> Calls
    {
        get
        {
            lock (_callsGate)
                return [.. _calls];
        }
    }

    /// <summary>The lock under which state is read and changed. A hook or a test that looks at state needs no lock of its own.</summary>
    internal Lock Gate { get; } = new();

    /// <summary>Forgets the calls made so far, so that a test counts only what follows.</summary>
    public void ClearCalls()
    {
        lock (_callsGate)
            _calls.Clear();
    }

    /// <summary>How many of the kept calls were of an operation.</summary>
    /// <param name="operation">The operation's name; <c>contacts.*</c> for all of a resource.</param>
    /// <returns>The count.</returns>
    public int CountCalls(string operation)
    {
        lock (_callsGate)
        {
            return operation.EndsWith(".*", StringComparison.Ordinal)
                ? _calls.Count(c => c.Operation.StartsWith(operation[..^1], StringComparison.OrdinalIgnoreCase))
                : _calls.Count(c => string.Equals(c.Operation, operation, StringComparison.OrdinalIgnoreCase));
        }
    }

    /// <summary>Runs something right before an operation is carried out: an edit by another user between two calls of the client, for instance.</summary>
    /// <param name="operation">The operation's name; <c>contacts.*</c> for all of a resource, <c>*</c> for any.</param>
    /// <param name="action">What to do.</param>
    /// <param name="times">How often; once by default.</param>
    /// <param name="skip">How many matching calls pass first.</param>
    /// <returns>The hook, to cancel it or to see how often it ran.</returns>
    public SimulatorFault Before(string operation, Action<SimulatorHookContext> action, int times = 1, int skip = 0) =>
        Faults.Add(new SimulatorFault(operation, times, skip) { Kind = FaultKind.Before, Hook = action });

    /// <summary>Runs something right after an operation was carried out, before its answer leaves.</summary>
    /// <inheritdoc cref="Before" />
    public SimulatorFault After(string operation, Action<SimulatorHookContext> action, int times = 1, int skip = 0) =>
        Faults.Add(new SimulatorFault(operation, times, skip) { Kind = FaultKind.After, Hook = action });

    /// <summary>A handler that carries requests straight into the simulator, without a socket. Any host name is accepted; the path decides.</summary>
    /// <returns>A new handler over the same state; disposing of it does not touch the simulator.</returns>
    public HttpMessageHandler CreateHandler() => new InProcessHandler(this);

    /// <summary>Closes the port and drops what is held. The state stays readable.</summary>
    /// <returns>A task.</returns>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
            return;
        _disposed = true;
        await _stopping.CancelAsync().ConfigureAwait(false);
        Faults.Clear();
        if (_host is not null)
            await _host.DisposeAsync().ConfigureAwait(false);
        _stopping.Dispose();
        GC.SuppressFinalize(this);
    }

    internal abstract string OperationOf(SimRequest request);

    /// <summary>Called under <see cref="Gate"/>.</summary>
    internal abstract SimResponse Process(SimRequest request);

    internal abstract SimResponse RateLimited(TimeSpan? retryAfter);

    /// <summary>How long the vendor lets a request wait before it is carried out, on the simulator's clock; asked once for each request that gets that far.</summary>
    internal virtual TimeSpan DelayOf(SimRequest request) => TimeSpan.Zero;

    /// <summary>Lets a request in, or refuses it as one too many at a time. Called without <see cref="Gate"/>; every true is followed by <see cref="Leave"/>.</summary>
    internal virtual bool TryEnter(SimRequest request) => true;

    /// <summary>The request is over: answered, or its connection closed.</summary>
    internal virtual void Leave(SimRequest request)
    {
    }

    internal async Task ListenAsync(CancellationToken cancellationToken)
    {
        _host = await KestrelHost.StartAsync(this, cancellationToken).ConfigureAwait(false);
        BaseAddress = _host.Address;
    }

    /// <summary>Completes synchronously unless a fault makes it wait: a single-threaded simulation stays on its thread.</summary>
    internal async Task<SimResponse> HandleAsync(SimRequest request)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var operation = OperationOf(request);
        var call = Record(request, operation);

        RunHooks(FaultKind.Before, call);

        if (!TryEnter(request))
            return Answer(call, RateLimited(TimeSpan.FromSeconds(1)));
        using var presence = new Presence(this, request);

        // The gates stand in this method and in none that it awaits: only so does a release run the rest of it, whatever another thread is about.
        if (Faults.Take(FaultKind.HoldBeforeCommit, operation) is { } held)
            await held.Hold();
        if (Faults.Take(FaultKind.DelayBeforeCommit, operation) is { } delayed)
            await ClockGate.For(_time, delayed.Span, _stopping.Token);
        if (_stopping.IsCancellationRequested || Faults.Take(FaultKind.Drop, operation) is not null)
            return SimResponse.Closed;
        if (Faults.Take(FaultKind.RespondInstead, operation) is { } instead)
            return Answer(call, instead.Response!);
        if (Faults.Take(FaultKind.LateCommit, operation) is { } late)
        {
            _ = CommitLaterAsync(late, request, call);
            return SimResponse.Closed;
        }

        if (DelayOf(request) is var wait && wait > TimeSpan.Zero)
            await ClockGate.For(_time, wait, _stopping.Token);
        var response = Carry(request, call);
        if (Faults.Take(FaultKind.HoldAfterCommit, operation) is { } heldReply)
            await heldReply.Hold();
        if (Faults.Take(FaultKind.DelayAfterCommit, operation) is { } delayedReply)
            await ClockGate.For(_time, delayedReply.Span, _stopping.Token);
        if (Faults.Take(FaultKind.RespondAfterCommit, operation) is { } after)
            response = after.Response!;
        if (Faults.Take(FaultKind.LoseReply, operation) is not null)
            return SimResponse.Closed;
        if (Faults.Take(FaultKind.CutInBody, operation) is not null)
        {
            call.Status = response.Status;
            return response with { Delivery = SimDelivery.CutInBody };
        }

        return Answer(call, response);
    }

    private static SimResponse Answer(SimulatedCall call, SimResponse response)
    {
        call.Status = response.Status;
        call.Replied = true;
        return response;
    }

    private SimResponse Carry(SimRequest request, SimulatedCall call)
    {
        SimResponse response;
        lock (Gate)
            response = Process(request);
        call.Processed = true;
        call.Status = response.Status;
        RunHooks(FaultKind.After, call);
        return response;
    }

    private async Task CommitLaterAsync(SimulatorFault fault, SimRequest request, SimulatedCall call)
    {
        if (fault.Span == Timeout.InfiniteTimeSpan)
            await fault.Hold();
        else
            await ClockGate.For(_time, fault.Span, _stopping.Token);
        if (!_stopping.IsCancellationRequested)
            Carry(request, call);
    }

    private void RunHooks(FaultKind kind, SimulatedCall call)
    {
        if (Faults.TakeAll(kind, call.Operation) is not { } hooks)
            return;
        var context = new SimulatorHookContext(call, this);
        foreach (var hook in hooks)
            hook.Hook!(context);
    }

    private SimulatedCall Record(SimRequest request, string operation)
    {
        var at = _time.GetUtcNow();
        lock (_callsGate)
        {
            var call = new SimulatedCall(++_number, request.Method, request.Path, request.Query, operation, request.Body, request.Headers, at);
            _calls.Enqueue(call);
            while (_calls.Count > CallLimit)
                _calls.Dequeue();
            return call;
        }
    }

    private readonly struct Presence(Simulator simulator, SimRequest request) : IDisposable
    {
        public void Dispose() => simulator.Leave(request);
    }
}
