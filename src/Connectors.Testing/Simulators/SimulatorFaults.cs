namespace Connectors.Testing;

/// <summary>
/// What may go wrong between a client and the vendor, addressed by operation and count. Every method takes the operation's name (<c>contacts.create</c>,
/// <c>contacts.*</c>, <c>*</c>), how many calls it hits and how many matching calls it lets pass first.
/// </summary>
/// <remarks>A call is hit by at most one fault of each kind. The order on a call: hooks, hold and delay, drop, answer instead, late commit, (the operation),
/// hold and delay after, answer after, lost reply, cut body.</remarks>
public sealed class SimulatorFaults
{
    private readonly Lock _gate = new();
    private readonly Simulator _simulator;
    private readonly List<SimulatorFault> _all = [];

    internal SimulatorFaults(Simulator simulator) => _simulator = simulator;

    /// <summary>The operation is carried out, then the connection closes without an answer.</summary>
    /// <param name="operation">Which operation.</param>
    /// <param name="times">How many calls it hits.</param>
    /// <param name="skip">How many matching calls pass first.</param>
    /// <returns>The planned fault.</returns>
    public SimulatorFault LoseReplyAfterCommit(string operation, int times = 1, int skip = 0) => Add(FaultKind.LoseReply, operation, times, skip);

    /// <summary>The connection closes before anything is carried out.</summary>
    /// <inheritdoc cref="LoseReplyAfterCommit" />
    public SimulatorFault DropBeforeProcessing(string operation, int times = 1, int skip = 0) => Add(FaultKind.Drop, operation, times, skip);

    /// <summary>
    /// The connection closes at once, and the operation is carried out later: when the clock has moved by <paramref name="by"/>, or at
    /// <see cref="SimulatorFault.Release"/> when no time is given. What a client that looks for its record too early cannot see.
    /// </summary>
    /// <inheritdoc cref="LoseReplyAfterCommit" />
    /// <param name="operation">Which operation.</param>
    /// <param name="by">How long after arrival, on the simulator's clock; null: when the test releases it.</param>
    /// <param name="times">How many calls it hits.</param>
    /// <param name="skip">How many matching calls pass first.</param>
    public SimulatorFault CommitLate(string operation, TimeSpan? by = null, int times = 1, int skip = 0) =>
        Add(new SimulatorFault(operation, times, skip) { Kind = FaultKind.LateCommit, Span = by ?? Timeout.InfiniteTimeSpan });

    /// <summary>
    /// The request waits, not carried out, until <see cref="SimulatorFault.Release"/>. It is carried out then even when the client gave up meanwhile,
    /// as a server does that never notices.
    /// </summary>
    /// <inheritdoc cref="LoseReplyAfterCommit" />
    public SimulatorFault HoldBeforeCommit(string operation, int times = 1, int skip = 0) => Add(FaultKind.HoldBeforeCommit, operation, times, skip);

    /// <summary>The operation is carried out; its answer waits until <see cref="SimulatorFault.Release"/>.</summary>
    /// <inheritdoc cref="LoseReplyAfterCommit" />
    public SimulatorFault HoldAfterCommit(string operation, int times = 1, int skip = 0) => Add(FaultKind.HoldAfterCommit, operation, times, skip);

    /// <summary>The request waits on the simulator's clock before it is carried out, whether or not the client still waits.</summary>
    /// <inheritdoc cref="LoseReplyAfterCommit" />
    /// <param name="operation">Which operation.</param>
    /// <param name="by">How long, on the simulator's clock.</param>
    /// <param name="times">How many calls it hits.</param>
    /// <param name="skip">How many matching calls pass first.</param>
    public SimulatorFault DelayBeforeCommit(string operation, TimeSpan by, int times = 1, int skip = 0) =>
        Add(new SimulatorFault(operation, times, skip) { Kind = FaultKind.DelayBeforeCommit, Span = by });

    /// <summary>The operation is carried out; its answer waits on the simulator's clock.</summary>
    /// <inheritdoc cref="DelayBeforeCommit" />
    public SimulatorFault DelayAfterCommit(string operation, TimeSpan by, int times = 1, int skip = 0) =>
        Add(new SimulatorFault(operation, times, skip) { Kind = FaultKind.DelayAfterCommit, Span = by });

    /// <summary>Answers something else; the operation is not carried out.</summary>
    /// <inheritdoc cref="LoseReplyAfterCommit" />
    /// <param name="operation">Which operation.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="body">The answer's body; empty when null.</param>
    /// <param name="contentType">The body's media type.</param>
    /// <param name="headers">Further headers.</param>
    /// <param name="times">How many calls it hits.</param>
    /// <param name="skip">How many matching calls pass first.</param>
    public SimulatorFault RespondInstead(
        string operation, int status, string? body = null, string contentType = "text/html; charset=utf-8", IReadOnlyDictionary<string, string>? headers = null, int times = 1, int skip = 0) =>
        Add(new SimulatorFault(operation, times, skip) { Kind = FaultKind.RespondInstead, Response = Custom(status, body, contentType, headers) });

    /// <summary>The operation is carried out, and something else is answered, such as a gateway's 502.</summary>
    /// <inheritdoc cref="RespondInstead" />
    public SimulatorFault RespondAfterCommit(
        string operation, int status, string? body = null, string contentType = "text/html; charset=utf-8", IReadOnlyDictionary<string, string>? headers = null, int times = 1, int skip = 0) =>
        Add(new SimulatorFault(operation, times, skip) { Kind = FaultKind.RespondAfterCommit, Response = Custom(status, body, contentType, headers) });

    /// <summary>The next calls are refused as the vendor refuses a caller above its limit; nothing is carried out.</summary>
    /// <param name="times">How many calls.</param>
    /// <param name="retryAfter">Sent as Retry-After in whole seconds; null: no such header.</param>
    /// <param name="operation">Which operation; any by default.</param>
    /// <returns>The planned fault.</returns>
    public SimulatorFault RateLimitNext(int times = 1, TimeSpan? retryAfter = null, string operation = "*") =>
        Add(new SimulatorFault(operation, times, 0) { Kind = FaultKind.RespondInstead, Response = _simulator.RateLimited(retryAfter) });

    /// <summary>The operation is carried out; status, headers and half of the body arrive, then the connection closes.</summary>
    /// <inheritdoc cref="LoseReplyAfterCommit" />
    public SimulatorFault CloseInBody(string operation, int times = 1, int skip = 0) => Add(FaultKind.CutInBody, operation, times, skip);

    /// <summary>Takes away every planned fault and hook, and releases what they hold.</summary>
    public void Clear()
    {
        SimulatorFault[] all;
        lock (_gate)
        {
            all = [.. _all];
            _all.Clear();
        }

        foreach (var fault in all)
        {
            fault.Cancel();
            fault.Release();
        }
    }

    internal SimulatorFault Add(SimulatorFault fault)
    {
        lock (_gate)
            _all.Add(fault);
        return fault;
    }

    internal SimulatorFault? Take(FaultKind kind, string operation)
    {
        lock (_gate)
        {
            foreach (var fault in _all)
            {
                if (fault.Kind == kind && fault.Take(operation))
                    return fault;
            }

            return null;
        }
    }

    internal List<SimulatorFault>? TakeAll(FaultKind kind, string operation)
    {
        lock (_gate)
        {
            List<SimulatorFault>? taken = null;
            foreach (var fault in _all)
            {
                if (fault.Kind == kind && fault.Take(operation))
                    (taken ??= []).Add(fault);
            }

            return taken;
        }
    }

    private SimulatorFault Add(FaultKind kind, string operation, int times, int skip) => Add(new SimulatorFault(operation, times, skip) { Kind = kind });

    private static SimResponse Custom(int status, string? body, string contentType, IReadOnlyDictionary<string, string>? headers) =>
        (body is null ? SimResponse.Empty(status) : SimResponse.Text(status, body, contentType)) with { Headers = [.. headers ?? new Dictionary<string, string>()] };
}
