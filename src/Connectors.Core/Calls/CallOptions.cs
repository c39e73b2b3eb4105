namespace Connectors;

/// <summary>Who waits for a call. A budget keeps a share of every limit for <see cref="Interactive"/> calls.</summary>
public enum CallLane
{
    /// <summary>Nobody is looking: schedules, bulk work. The default.</summary>
    Background,

    /// <summary>A person is waiting for the answer.</summary>
    Interactive,
}

/// <summary>What one call may say beyond its own arguments. Given per call, never per client; members may be added in a minor version.</summary>
public sealed record CallOptions
{
    /// <summary>
    /// A key that makes a repeated write the same write, where the vendor knows such keys: stable over repeats and restarts, and new after a proved failure.
    /// Ignored by operations whose documentation does not name it.
    /// </summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Who waits for the call.</summary>
    public CallLane Lane { get; init; }

    /// <summary>
    /// How long the whole call may take: waiting for the budget, every attempt, reading the body. Null takes the client's setting.
    /// A wait for a limit that does not fit is refused at once, with nothing sent.
    /// </summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>
    /// Called once when the call has ended, after success and after failure alike. What it throws is logged and swallowed: a write that was applied must not look failed.
    /// </summary>
    public Action<CallInfo>? Observe { get; init; }
}

/// <summary>What a call cost.</summary>
/// <param name="RequestId">The vendor's own id of the (last) request, to quote to its support; null where it sends none.</param>
/// <param name="Attempts">Requests that were handed to the wire, token requests not counted. 0: the budget or the sign-in refused before.</param>
/// <param name="Cost">Budget units charged, over all attempts.</param>
/// <param name="Waited">Time spent waiting for the budget.</param>
public readonly record struct CallInfo(string? RequestId, int Attempts, decimal Cost, TimeSpan Waited);
