namespace Connectors;

/// <summary>The waiting side of budgets: one per container, so that all clients of an account stand in one line for its permits.</summary>
internal sealed class BudgetGate(IBudgetStore store, TimeProvider clock)
{
    public static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(250);
    private readonly PermitLines _lines = new();

    public IBudgetStore Store => store;

    /// <summary>Waits for room, or refuses at once when it comes too late.</summary>
    /// <param name="request">What is asked for; its MaxWait is what is left of the call.</param>
    /// <param name="cancellationToken">Caller's token and total time-out.</param>
    public async ValueTask<BudgetOutcome> AcquireAsync(BudgetRequest request, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var allowed = request.MaxWait;
        PermitLines.Place? place = null;
        try
        {
            if (NeedsPermit(request) && _lines.MustQueue(request.Account, request.Lane))
            {
                place = _lines.Enter(request.Account, request.Lane);
                if (!await place.WaitTurnAsync(allowed, PollInterval, clock, cancellationToken).ConfigureAwait(false))
                    return Refused(null, started);
            }

            for (var waited = place is not null; ; waited = true)
            {
                if (waited)
                    request = request with { MaxWait = allowed - clock.GetElapsedTime(started) };
                var decision = await store.TryTakeAsync(request, cancellationToken).ConfigureAwait(false);
                switch (decision.Kind)
                {
                    case BudgetDecisionKind.Granted:
                        return new(decision.Grant, null, null, clock.GetElapsedTime(started));
                    case BudgetDecisionKind.Refused:
                        return new(null, decision.RetryAt, decision.Limit, clock.GetElapsedTime(started));
                    case BudgetDecisionKind.Reserved:
                        request = request with { Reservation = decision.Grant };
                        // Room that comes at a known time is not waited for in the line: those behind may belong to another window.
                        place?.Dispose();
                        place = null;
                        await Task.Delay(decision.Wait, clock, cancellationToken).ConfigureAwait(false);
                        break;
                    default:
                        request = request with { Reservation = null };
                        // The permit may have come back between the answer and the place in the line, so a new first one tries once more before it waits.
                        place ??= _lines.Enter(request.Account, request.Lane);
                        if (!await place.WaitTurnAsync(allowed - clock.GetElapsedTime(started), PollInterval, clock, cancellationToken).ConfigureAwait(false))
                            return Refused(decision.Limit, started);
                        break;
                }
            }
        }
        catch (OperationCanceledException) when (request.Reservation is not null)
        {
            await store.ReleaseAsync(request.Account, request.Reservation, refund: true, CancellationToken.None).ConfigureAwait(false);
            throw;
        }
        finally
        {
            place?.Dispose();
        }
    }

    // When a permit will be free is not known; a moment later is the honest answer.
    private BudgetOutcome Refused(string? limit, long started) => new(null, clock.GetUtcNow() + PollInterval, limit, clock.GetElapsedTime(started));

    /// <summary>Ends an attempt.</summary>
    public async ValueTask ReleaseAsync(AccountKey account, BudgetGrant grant, bool refund)
    {
        // Without units to give back and without a permit there is nothing to write.
        if (!refund && grant.PermitId == 0)
            return;
        await store.ReleaseAsync(account, grant, refund, CancellationToken.None).ConfigureAwait(false);
        if (grant.PermitId != 0)
            _lines.Signal(account);
    }

    private static bool NeedsPermit(BudgetRequest request)
    {
        foreach (var limit in request.Definition.Each)
        {
            if (limit.Kind == BudgetLimitKind.Concurrent && limit.Counts(request.CallClass))
                return true;
        }

        return false;
    }
}

/// <summary>Room, or when there will be some.</summary>
internal readonly record struct BudgetOutcome(BudgetGrant? Grant, DateTimeOffset? RetryAt, string? Limit, TimeSpan Waited);
