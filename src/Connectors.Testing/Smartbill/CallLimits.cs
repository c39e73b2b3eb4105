namespace Connectors.Testing.Smartbill;

/// <summary>V1: thirty calls in a window of ten seconds per token; one more, and the token is blocked for ten minutes, whichever company it calls.</summary>
internal sealed class TokenLimiter
{
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan Block = TimeSpan.FromMinutes(10);
    private readonly Dictionary<string, State> _states = new(StringComparer.Ordinal);

    public Verdict Count(string token, SmartbillOddities oddities, DateTimeOffset now)
    {
        if (oddities.CallsPerWindow is not { } limit)
            return new Verdict(null, 0, 0, now);
        var state = _states.GetValueOrDefault(token);
        if (state.BlockedAt is { } at && now - at < Block)
        {
            if (oddities.CallsDuringBlockRestartIt)
                _states[token] = state = state with { BlockedAt = now };
            return new Verdict(state.BlockedAt, limit, 0, now);
        }

        if (state.BlockedAt is not null || now - state.Opened >= Window || now < state.Opened)
            state = new State(now, 0, null);
        state = state with { Count = state.Count + 1 };
        if (state.Count > limit)
            state = state with { BlockedAt = now };
        _states[token] = state;
        return new Verdict(state.BlockedAt, limit, Math.Max(0, limit - state.Count), state.Opened + Window);
    }

    public DateTimeOffset? BlockedUntil(string token, DateTimeOffset now) =>
        _states.GetValueOrDefault(token).BlockedAt is { } at && now - at < Block ? at + Block : null;

    /// <param name="BlockedAt">When the token was blocked; null: the call may pass.</param>
    /// <param name="Limit">Calls per window; 0: no limit is kept.</param>
    /// <param name="Remaining">Calls that are left in the window.</param>
    /// <param name="Reset">When the window ends.</param>
    internal readonly record struct Verdict(DateTimeOffset? BlockedAt, int Limit, int Remaining, DateTimeOffset Reset);

    private readonly record struct State(DateTimeOffset Opened, int Count, DateTimeOffset? BlockedAt);
}

/// <summary>V3: reads per window and per day, counted per user and company over all tokens; every breach waits longer than the one before.</summary>
internal sealed class ReadLimiter
{
    private static readonly int[] Steps = [5, 10, 20, 40, 80, 160, 300, 600];
    private readonly Dictionary<(string Email, string Cif), State> _states = [];

    public Verdict Count((string Email, string Cif) who, SmartbillOddities oddities, DateTimeOffset now, DateOnly today, DateTimeOffset midnight)
    {
        if (!_states.TryGetValue(who, out var state))
            _states.Add(who, state = new State());
        if (now - state.Opened >= TokenLimiter.Window || now < state.Opened)
            (state.Opened, state.Count) = (now, 0);
        if (state.Day != today)
            (state.Day, state.DayCount) = (today, 0);
        var verdict = new Verdict(
            null, oddities.V3ReadsPerWindow ?? int.MaxValue, 0, state.Opened + TokenLimiter.Window, oddities.V3CallsPerDay, 0, midnight);
        if (now < state.BlockedUntil || state.Count >= verdict.Limit || state.DayCount >= verdict.DayLimit)
        {
            // A breach long after the last one starts at the first step again.
            if (now - state.BlockedUntil >= TokenLimiter.Window)
                state.Step = 0;
            var wait = TimeSpan.FromSeconds(Steps[Math.Min(state.Step++, Steps.Length - 1)]);
            state.BlockedUntil = now + wait;
            return verdict with { RetryAfter = wait, DayRemaining = Math.Max(0, verdict.DayLimit - state.DayCount) };
        }

        state.Count++;
        state.DayCount++;
        return verdict with { Remaining = verdict.Limit - state.Count, DayRemaining = verdict.DayLimit - state.DayCount };
    }

    internal readonly record struct Verdict(
        TimeSpan? RetryAfter, int Limit, int Remaining, DateTimeOffset Reset, int DayLimit, int DayRemaining, DateTimeOffset DayReset);

    private sealed class State
    {
        public DateTimeOffset Opened { get; set; } = DateTimeOffset.MinValue;

        public int Count { get; set; }

        public DateOnly Day { get; set; }

        public int DayCount { get; set; }

        public int Step { get; set; }

        public DateTimeOffset BlockedUntil { get; set; } = DateTimeOffset.MinValue;
    }
}
