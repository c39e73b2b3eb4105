using System.Collections.Concurrent;

namespace Connectors;

/// <summary>Budgets of this process only. Accounts that have nothing left to remember are dropped while others are used; there is no timer.</summary>
/// <param name="clock">The clock of all windows; null is the system's.</param>
public sealed class InMemoryBudgetStore(TimeProvider? clock = null) : IBudgetStore
{
    private static readonly TimeSpan SweepInterval = TimeSpan.FromMinutes(1);
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private readonly ConcurrentDictionary<AccountKey, AccountBudgetState> _accounts = new();
    private long _nextSweep;

    /// <summary>How many accounts are remembered.</summary>
    public int Count => _accounts.Count;

    /// <inheritdoc/>
    public ValueTask<BudgetDecision> TryTakeAsync(BudgetRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        Sweep();
        return new(Change(request.Account, request, static (state, r, now) => state.TryTake(r, now)));
    }

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(AccountKey account, BudgetGrant grant, bool refund, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(grant);
        Change(account, (grant, refund), static (state, a, _) => state.Release(a.grant, a.refund));
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask BlockAsync(AccountKey account, DateTimeOffset until, CancellationToken cancellationToken)
    {
        Change(account, until, static (state, u, _) => state.Block(u));
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask CorrectAsync(AccountKey account, BudgetDefinition definition, IReadOnlyList<BudgetCorrection> corrections, CancellationToken cancellationToken)
    {
        Change(account, (definition, corrections), static (state, a, now) => state.Correct(a.definition, a.corrections, now));
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<BudgetSnapshot> ReadAsync(AccountKey account, BudgetDefinition definition, CancellationToken cancellationToken) =>
        new(Change(account, definition, static (state, d, now) => state.Read(d, now)));

    private TResult Change<TArgument, TResult>(AccountKey account, TArgument argument, Func<AccountBudgetState, TArgument, DateTimeOffset, TResult> change)
    {
        while (true)
        {
            var state = _accounts.GetOrAdd(account, static _ => new AccountBudgetState());
            lock (state)
            {
                // A sweep may have dropped it between the two lines above: what is charged to it then would be forgotten.
                if (!state.Dropped)
                    return change(state, argument, _clock.GetUtcNow());
            }
        }
    }

    private void Sweep()
    {
        var now = _clock.GetUtcNow();
        var next = Volatile.Read(ref _nextSweep);
        if (now.UtcTicks < next || Interlocked.CompareExchange(ref _nextSweep, (now + SweepInterval).UtcTicks, next) != next)
            return;

        foreach (var (account, state) in _accounts)
        {
            lock (state)
            {
                if (!state.IsIdle(now))
                    continue;
                state.Dropped = true;
                _accounts.TryRemove(account, out _);
            }
        }
    }
}
