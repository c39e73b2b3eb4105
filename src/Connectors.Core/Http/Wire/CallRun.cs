namespace Connectors.Http;

/// <summary>One call while it runs, with what its attempts have in common.</summary>
internal sealed class CallRun(ApiSession session, ApiCall call, TimeProvider clock)
{
    public const int MaxAttempts = 3;
    public static readonly TimeSpan RetryWindow = TimeSpan.FromSeconds(30);
    private const int MaxLimitRepeats = 2;
    private static readonly TimeSpan KeyMargin = TimeSpan.FromMinutes(1);
    private readonly long _started = clock.GetTimestamp();
    private int _limitRepeats;

    public ApiSession Session => session;

    public ApiCall Call => call;

    public VendorProfile Profile => session.Pipeline.Profile;

    public AccountKey Account { get; } = call.Account ?? session.Account;

    public TimeSpan Timeout { get; } = call.Options?.Timeout ?? session.CallTimeout ?? session.Pipeline.Profile.CallTimeout;

    /// <summary>May be sent again inside this call. A key that was promised and is not there makes no call repeatable.</summary>
    public bool Repeatable { get; } = call.Repeatability switch
    {
        Repeatability.Once => false,
        Repeatability.KeyedWrite => (call.Evidence?.IdempotencyKey ?? call.Options?.IdempotencyKey) is not null,
        _ => true,
    };

    public bool Streamed { get; init; }

    public int Attempts { get; set; }

    public decimal Cost { get; set; }

    public TimeSpan Waited { get; set; }

    /// <summary>What ends the call now is the budget's refusal.</summary>
    public bool WaitsForBudget { get; set; }

    public string? RequestId { get; set; }

    /// <summary>The status of the latest answer; null = there was none.</summary>
    public int? Status { get; set; }

    /// <summary>An attempt may have been applied without our knowing.</summary>
    public bool Ambiguous { get; set; }

    /// <summary>The ticket of the one refresh that a 401 may cause.</summary>
    public AuthTicket? RenewedTicket { get; set; }

    /// <summary>The vendor's limit answer that the call waits for.</summary>
    public ConnectorRateLimitException? VendorLimit { get; set; }

    public TimeSpan RetryDelay { get; private set; }

    public TimeSpan Elapsed => clock.GetElapsedTime(_started);

    public TimeSpan Remaining => Timeout - Elapsed;

    // What the budget waited is not the retries' time.
    private TimeSpan Active => Elapsed - Waited;

    public WriteEvidence Evidence => call.Evidence ?? (call.Options?.IdempotencyKey is { } key ? new() { IdempotencyKey = key } : WriteEvidence.None);

    public TimeSpan NextAttemptTimeout(int attempt)
    {
        var timeout = call.AttemptTimeout ?? session.AttemptTimeout ?? Profile.AttemptTimeout;
        if (attempt == 0)
            return timeout;
        var left = RetryWindow - Active;
        return left < timeout ? (left > TimeSpan.Zero ? left : TimeSpan.FromTicks(1)) : timeout;
    }

    /// <summary>Whether the transient fault may be tried again, and after which delay.</summary>
    public bool MayRetry(int attempt, AttemptResult result)
    {
        if (!Repeatable || attempt + 1 >= MaxAttempts)
            return false;
        var backoff = TimeSpan.FromMilliseconds((attempt == 0 ? 500 : 2000) * (0.75 + (Random.Shared.NextDouble() / 2)));
        var asked = (result.Failure?.RetryAt ?? DateTimeOffset.MinValue) - clock.GetUtcNow();
        var delay = asked > backoff ? asked : backoff;
        if (Active + delay >= RetryWindow || delay >= Remaining)
            return false;
        if (call.Repeatability == Repeatability.KeyedWrite && call.Evidence?.KeyValidUntil is { } until && clock.GetUtcNow() + delay >= until - KeyMargin)
            return false;
        RetryDelay = delay;
        return true;
    }

    /// <summary>Whether the budget may wait out the vendor's limit and send again: proved not applied, but what is sent once is sent once.</summary>
    public bool MayWaitForLimit(DateTimeOffset until) => Repeatable && until - clock.GetUtcNow() < Remaining && _limitRepeats++ < MaxLimitRepeats;
}

/// <summary>How one attempt ended: with an answer, or with what will be thrown when nothing better comes.</summary>
internal sealed class AttemptResult
{
    public ApiResponse? Response { get; init; }

    /// <summary>A streamed answer whose body is still on the wire.</summary>
    public HttpResponseMessage? Live { get; init; }

    /// <summary>The permit that goes on with the stream.</summary>
    public BudgetGrant? Grant { get; set; }

    public ConnectorException? Failure { get; init; }

    public bool Transient { get; init; }

    public bool TicketRefused { get; init; }

    /// <summary>A limit that stops the account's other calls too.</summary>
    public bool PausesAccount { get; init; } = true;

    public static AttemptResult Fail(ConnectorException failure, bool transient = false) => new() { Failure = failure, Transient = transient };
}
