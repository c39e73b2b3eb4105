using System.Text.Json;

namespace Connectors;

/// <summary>
/// What is remembered of one account's budget, as numbers and instants, and the arithmetic on it. Not thread-safe: a store calls it under its own lock or transaction and passes its own clock.
/// </summary>
public sealed class AccountBudgetState
{
    private static readonly TimeSpan LongestEmpty = TimeSpan.FromMinutes(10);
    private long _blockedUntil;
    private List<LimitUse>? _uses;

    internal bool Dropped { get; set; }

    /// <summary>Until when (UTC) the vendor's block lasts; null when none was ever seen or the text did not hold one.</summary>
    public DateTimeOffset? BlockedUntil => _blockedUntil == 0 ? null : Instant(_blockedUntil);

    /// <summary>Takes, reserves or refuses.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="now">The store's clock.</param>
    public BudgetDecision TryTake(BudgetRequest request, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Reservation is { } reservation)
            Refund(reservation);

        var definition = request.Definition;
        var nowTicks = now.UtcTicks;
        var (at, limit) = Earliest(request, nowTicks);
        if (at > nowTicks)
        {
            var wait = TimeSpan.FromTicks(at - nowTicks);
            if (wait >= request.MaxWait)
                return new(BudgetDecisionKind.Refused) { RetryAt = Instant(at), Limit = limit };
            return new(BudgetDecisionKind.Reserved) { Grant = Charge(request, at, nowTicks, 0), Wait = wait, Limit = limit };
        }

        foreach (var concurrent in definition.Each)
        {
            if (concurrent.Kind != BudgetLimitKind.Concurrent || !concurrent.Counts(request.CallClass) || Find(concurrent.Name) is not { } use)
                continue;
            use.EndLeases(nowTicks);
            if (use.Leases.Count + 1 > concurrent.Share(request.Lane))
                return new(BudgetDecisionKind.Busy) { Wait = TimeSpan.FromTicks(use.Leases.Min(static l => l.ExpiresTicks) - nowTicks), Limit = concurrent.Name };
        }

        return new(BudgetDecisionKind.Granted) { Grant = Charge(request, nowTicks, nowTicks, Random.Shared.NextInt64(1, long.MaxValue)) };
    }

    /// <summary>Ends an attempt.</summary>
    /// <param name="grant">What was taken.</param>
    /// <param name="refund">True: the units are given back as well.</param>
    /// <returns>True when a permit was given back that others may wait for.</returns>
    public bool Release(BudgetGrant grant, bool refund)
    {
        ArgumentNullException.ThrowIfNull(grant);
        if (refund)
            Refund(grant);
        var freed = false;
        if (grant.PermitId != 0 && _uses is not null)
        {
            foreach (var use in _uses)
                freed |= use.EndLease(grant.PermitId);
        }

        return freed;
    }

    /// <summary>Lengthens the block.</summary>
    /// <param name="until">Its end (UTC).</param>
    /// <returns>True when it was lengthened.</returns>
    public bool Block(DateTimeOffset until)
    {
        if (until.UtcTicks <= _blockedUntil)
            return false;
        _blockedUntil = until.UtcTicks;
        return true;
    }

    /// <summary>Takes over what the vendor says.</summary>
    /// <param name="definition">The limits in force.</param>
    /// <param name="corrections">What the vendor says.</param>
    /// <param name="now">The store's clock.</param>
    /// <returns>True when something was taken over.</returns>
    public bool Correct(BudgetDefinition definition, IReadOnlyList<BudgetCorrection> corrections, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(corrections);
        var changed = false;
        for (var i = 0; i < corrections.Count; i++)
        {
            foreach (var limit in definition.Each)
            {
                if (limit.Name != corrections[i].Limit)
                    continue;
                if (limit.Kind != BudgetLimitKind.Concurrent)
                    changed |= Correct(limit, corrections[i], now.UtcTicks);
                break;
            }
        }

        return changed;
    }

    /// <summary>The state in words, for diagnostics.</summary>
    /// <param name="definition">The limits in force.</param>
    /// <param name="now">The store's clock.</param>
    public BudgetSnapshot Read(BudgetDefinition definition, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var uses = definition.Limits.Select(l => new BudgetUse(l.Name, UsedNow(l, now.UtcTicks), l.Units)).ToArray();
        return new(_blockedUntil > now.UtcTicks ? Instant(_blockedUntil) : null, uses);
    }

    /// <summary>True when nothing is left to remember.</summary>
    /// <param name="now">The store's clock.</param>
    public bool IsIdle(DateTimeOffset now) =>
        _blockedUntil <= now.UtcTicks
        && (_uses is null || _uses.TrueForAll(u => u.ExpiresTicks <= now.UtcTicks && (!u.HasLeases || u.Leases.TrueForAll(l => l.ExpiresTicks <= now.UtcTicks))));

    /// <summary>The state as JSON, some hundred characters.</summary>
    public string ToJson() => JsonSerializer.Serialize(
        new BudgetStateText(_blockedUntil, _uses?.Select(static u => u.ToText()).ToArray() ?? []), BudgetStateJson.Default.BudgetStateText);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="FormatException">It is no such text.</exception>
    public static AccountBudgetState FromJson(string json)
    {
        try
        {
            var text = JsonSerializer.Deserialize(json, BudgetStateJson.Default.BudgetStateText) ?? throw new FormatException("The budget state is empty.");
            return new AccountBudgetState { _blockedUntil = text.B, _uses = text.L.Length == 0 ? null : [.. text.L.Select(LimitUse.From)] };
        }
        catch (JsonException e)
        {
            throw new FormatException("The text is no budget state.", e);
        }
    }

    /// <summary>
    /// The state of an account of which it is not known what it has used: the bucket starts empty, so that what somebody else may have sent just now is not sent a second time over the limit. Windows of
    /// up to ten minutes count as used up; longer ones as unused, because an account that stands still for a day is worse than an answer of the vendor that says so.
    /// </summary>
    /// <param name="definition">The limits in force.</param>
    /// <param name="now">The store's clock.</param>
    public static AccountBudgetState Unknown(BudgetDefinition definition, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var state = new AccountBudgetState();
        foreach (var limit in definition.Limits)
        {
            if (limit.Kind is BudgetLimitKind.SlidingWindow or BudgetLimitKind.FixedWindow && limit.Window <= LongestEmpty)
                state.FindOrAdd(limit.Name).Add(limit, now.UtcTicks, (long)(limit.Units * 1000), CallLane.Background, now.UtcTicks);
        }

        return state;
    }

    private (long At, string? Limit) Earliest(BudgetRequest request, long nowTicks)
    {
        var at = Math.Max(nowTicks, _blockedUntil);
        string? limit = null;
        // Each limit can push the instant further, which can bring it into another limit's full window: until all agree.
        for (var moved = true; moved;)
        {
            moved = false;
            foreach (var window in request.Definition.Each)
            {
                if (window.Kind == BudgetLimitKind.Concurrent || !window.Counts(request.CallClass) || Find(window.Name) is not { } use)
                    continue;
                use.Prune(window, nowTicks);
                var earliest = use.Earliest(window, at, Milliunits(window, request), request.Lane, request.Reservation is not null);
                if (earliest <= at)
                    continue;
                (at, limit, moved) = (earliest, window.Name, true);
            }
        }

        return (at, limit);
    }

    private BudgetGrant Charge(BudgetRequest request, long at, long nowTicks, long permit)
    {
        BudgetCharge[] charges = [];
        var leased = false;
        foreach (var limit in request.Definition.Each)
        {
            if (!limit.Counts(request.CallClass))
                continue;
            if (limit.Kind == BudgetLimitKind.Concurrent)
            {
                if (permit != 0)
                {
                    FindOrAdd(limit.Name).Leases.Add(new(permit, nowTicks + request.Lease.Ticks));
                    leased = true;
                }

                continue;
            }

            var use = FindOrAdd(limit.Name);
            var units = Milliunits(limit, request);
            Array.Resize(ref charges, charges.Length + 1);
            charges[^1] = new(limit.Name, use.Add(limit, at, units, request.Lane, nowTicks), units, request.Lane);
        }

        return new(leased ? permit : 0, charges);
    }

    private void Refund(BudgetGrant grant)
    {
        foreach (var charge in grant.Charges)
            Find(charge.Limit)?.Remove(charge);
    }

    private bool Correct(BudgetLimit limit, BudgetCorrection correction, long nowTicks)
    {
        var use = FindOrAdd(limit.Name);
        use.Prune(limit, nowTicks);
        var vendorUsed = (long)((limit.Units - Math.Clamp(correction.Remaining, 0, limit.Units)) * 1000);
        var foreign = vendorUsed - use.Used(limit, nowTicks);
        if (foreign <= 0)
            return false;
        var at = nowTicks;
        if (limit.Kind == BudgetLimitKind.SlidingWindow && correction.ResetAt is { } reset && reset.UtcTicks > nowTicks)
            at = Math.Min(nowTicks, reset.UtcTicks - limit.Window.Ticks);
        use.Add(limit, at, foreign, CallLane.Background, nowTicks);
        return true;
    }

    private decimal UsedNow(BudgetLimit limit, long nowTicks)
    {
        if (Find(limit.Name) is not { } use)
            return 0;
        if (limit.Kind == BudgetLimitKind.Concurrent)
            return use.HasLeases ? use.Leases.Count(l => l.ExpiresTicks > nowTicks) : 0;
        use.Prune(limit, nowTicks);
        return use.All() / 1000m;
    }

    private static long Milliunits(BudgetLimit limit, BudgetRequest request)
    {
        var units = limit.Unit == BudgetUnit.Calls ? 1 : Math.Max(request.Cost, 0);
        return (long)(Math.Min(units, limit.Share(request.Lane)) * 1000);
    }

    private LimitUse? Find(string name)
    {
        if (_uses is not null)
        {
            foreach (var use in _uses)
            {
                if (use.Name == name)
                    return use;
            }
        }

        return null;
    }

    private LimitUse FindOrAdd(string name)
    {
        if (Find(name) is { } use)
            return use;
        use = new LimitUse(name);
        (_uses ??= new(1)).Add(use);
        return use;
    }

    private static DateTimeOffset Instant(long ticks) => new(ticks, TimeSpan.Zero);
}
