using Connectors.Http;
using Microsoft.Extensions.Logging;

namespace Connectors.Uniconta;

/// <summary>
/// Warns when the calls of the day run low, and again for each full day's worth beyond: Uniconta refuses nothing there, it only becomes slow, and nobody would know why. The count may live in
/// a database, so it is looked at once for every hundredth part of the day's calls.
/// </summary>
internal sealed class CallWatch(ApiSession session, int callsPerDay, ILogger logger)
{
    private int _untilNext;
    private long _told;

    public async ValueTask LookAsync()
    {
        if (Interlocked.Decrement(ref _untilNext) > 0)
            return;
        Interlocked.Exchange(ref _untilNext, Math.Max(1, callsPerDay / 100));
        long used;
        try
        {
            var snapshot = await session.Pipeline.Budgets.ReadAsync(session.Account, session.Budget, CancellationToken.None).ConfigureAwait(false);
            used = (long)snapshot.Limits.FirstOrDefault(static l => l.Limit == UnicontaBudgets.CallsPerDay).Used;
        }
#pragma warning disable CA1031 // Whatever a store throws: a call that was answered must not fail for the sake of a warning.
        catch (Exception)
#pragma warning restore CA1031
        {
            return;
        }

        // A new day begins with no calls: the level falls by itself.
        var level = used >= callsPerDay ? 1 + (used / callsPerDay) : used >= callsPerDay * 9L / 10 ? 1 : 0;
        if (level <= Interlocked.Exchange(ref _told, level))
            return;
        if (level > 1)
            Log.SlowedDown(logger, used, callsPerDay, level - 1);
        else
            Log.CallsRunLow(logger, used, callsPerDay);
    }
}
