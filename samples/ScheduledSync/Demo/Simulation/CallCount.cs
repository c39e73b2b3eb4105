using Connectors.Testing;

namespace ScheduledSync.Demo.Simulation;

/// <summary>How many calls a simulated account has had since it started; signing in counts as none.</summary>
public sealed record CallCount(int Reads, int Writes, int LostReplies)
{
    public static CallCount Of(IReadOnlyList<SimulatedCall> calls, Func<SimulatedCall, bool> writes)
    {
        var api = calls.Where(static c => !c.Operation.StartsWith("token.", StringComparison.Ordinal)).ToList();
        return new(api.Count(c => !writes(c)), api.Count(writes), api.Count(static c => c is { Processed: true, Replied: false }));
    }
}
