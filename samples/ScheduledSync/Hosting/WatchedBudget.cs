using Connectors;

namespace ScheduledSync.Hosting;

/// <summary>The calls that an account may make, with an eye on what is left and on how many were made.</summary>
public sealed class WatchedBudget(TimeProvider time) : IBudgetStore
{
    private static readonly BudgetDefinition Nothing = new() { Limits = [] };

    private readonly InMemoryBudgetStore _inner = new(time);
    private long _calls;
    private BudgetUse? _tightest;

    /// <summary>For an account on this machine, which nobody slows down: calls are counted and not limited.</summary>
    public bool LiftsLimits { get; init; }

    /// <summary>Calls since the program started.</summary>
    public long Calls => Interlocked.Read(ref _calls);

    /// <summary>Calls left in the current window of the limit that is used most; null before the first call.</summary>
    public decimal? Left => _tightest is { } use ? use.Allowed - use.Used : null;

    public async ValueTask<BudgetDecision> TryTakeAsync(BudgetRequest request, CancellationToken cancellationToken)
    {
        if (LiftsLimits)
            request = request with { Definition = Nothing };
        var decision = await _inner.TryTakeAsync(request, cancellationToken);
        if (decision.Grant is not null)
            Interlocked.Increment(ref _calls);
        var snapshot = await _inner.ReadAsync(request.Account, request.Definition, cancellationToken);
        _tightest = snapshot.Limits.Where(static l => l.Allowed > 0).OrderByDescending(static l => l.Used / l.Allowed).Cast<BudgetUse?>().FirstOrDefault();
        return decision;
    }

    public ValueTask ReleaseAsync(AccountKey account, BudgetGrant grant, bool refund, CancellationToken cancellationToken) =>
        _inner.ReleaseAsync(account, grant, refund, cancellationToken);

    public ValueTask BlockAsync(AccountKey account, DateTimeOffset until, CancellationToken cancellationToken) => _inner.BlockAsync(account, until, cancellationToken);

    public ValueTask CorrectAsync(AccountKey account, BudgetDefinition definition, IReadOnlyList<BudgetCorrection> corrections, CancellationToken cancellationToken) =>
        LiftsLimits ? ValueTask.CompletedTask : _inner.CorrectAsync(account, definition, corrections, cancellationToken);

    public ValueTask<BudgetSnapshot> ReadAsync(AccountKey account, BudgetDefinition definition, CancellationToken cancellationToken) =>
        _inner.ReadAsync(account, definition, cancellationToken);
}
