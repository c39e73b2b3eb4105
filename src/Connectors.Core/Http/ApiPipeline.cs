using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace Connectors.Http;

/// <summary>
/// Sends every call of one vendor. Outside in: the caller's token, the total time-out, Polly (repeatable calls only), the account's budget, the access token, the time-out of one attempt, the wire.
/// One per vendor and container, shared by all accounts.
/// </summary>
public partial class ApiPipeline : IDisposable
{
    internal const string TokenOperation = "token.request";
    private static readonly ResiliencePropertyKey<CallRun> RunKey = new("Connectors.Run");
    private readonly Lazy<HttpClient> _client;
    private readonly BudgetGate _budgets;
    private readonly ILogger _logger;
    private readonly CallTelemetry _telemetry;
    private readonly ResiliencePipeline<AttemptResult> _retry;
    private readonly Faults _faults;
    private readonly TimeoutPool _timeouts;
    private readonly string _userAgent;

    internal ApiPipeline(VendorProfile profile, IHttpClientFactory clients, ITokenStore tokens, BudgetGate budgets, TimeProvider clock, ILoggerFactory loggers)
    {
        Profile = profile;
        Tokens = tokens;
        Clock = clock;
        _budgets = budgets;
        _logger = loggers.CreateLogger(profile.PackageName);
        // One client for all tenants, kept: its handler never expires, connections do (PooledConnectionLifetime).
        _client = new(() => clients.CreateClient(profile.PackageName));
        _telemetry = new(profile.PackageName, profile.Vendor);
        _faults = new(profile, _logger);
        _timeouts = new(clock);
        _userAgent = $"{profile.PackageName}/{Version}";
        _retry = BuildRetry();
    }

    /// <summary>The vendor.</summary>
    public VendorProfile Profile { get; }

    /// <summary>Where tokens live.</summary>
    public ITokenStore Tokens { get; }

    /// <summary>The clock of every time-out, wait and expiry.</summary>
    public TimeProvider Clock { get; }

    /// <summary>Where budgets live, for diagnostics.</summary>
    public IBudgetStore Budgets => _budgets.Store;

    /// <summary>Ends the vendor's spans and figures; the container calls it.</summary>
    public void Dispose()
    {
        _telemetry.Dispose();
        GC.SuppressFinalize(this);
    }

    internal async Task<T> SendAsync<T>(ApiSession session, ApiCall call, Func<ApiResponse, object?, T> read, object? state, CancellationToken cancellationToken)
    {
        var run = new CallRun(session, call, Clock);
        using var activity = _telemetry.Start(call.Operation);
        using var timeout = _timeouts.Start(run.Timeout);
        await using var link = timeout.Follow(cancellationToken).ConfigureAwait(false);
        var outcome = Outcomes.Ok;
        try
        {
            var result = await RunAsync(run, timeout.Token, cancellationToken).ConfigureAwait(false);
            return _faults.Read(run, result.Response!, read, state);
        }
        catch (Exception e)
        {
            outcome = Outcomes.Of(e);
            throw;
        }
        finally
        {
            End(run, activity, outcome);
        }
    }

    internal async Task<ApiStream> SendStreamedAsync(ApiSession session, ApiCall call, CancellationToken cancellationToken)
    {
        var run = new CallRun(session, call, Clock) { Streamed = true };
        using var activity = _telemetry.Start(call.Operation);
        var timeout = new CancellationTokenSource(run.Timeout, Clock);
        var outcome = Outcomes.Ok;
        var handedOver = false;
        try
        {
            using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
            var result = await RunAsync(run, linked.Token, cancellationToken).ConfigureAwait(false);
            var live = result.Live;
            var inner = live is null ? BufferedStream(result.Response!) : await live.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            handedOver = true;
            return new ApiStream(
                inner,
                result.Response!,
                live is null ? result.Response!.Body.Length : live.Content.Headers.ContentLength,
                live?.Content.Headers.ContentDisposition?.FileNameStar ?? live?.Content.Headers.ContentDisposition?.FileName?.Trim('"'),
                e => _faults.BrokenStream(run, e, timeout.IsCancellationRequested),
                async () =>
                {
                    live?.Dispose();
                    timeout.Dispose();
                    if (result.Grant is { } grant)
                        await ReleaseAsync(run, grant, refund: false).ConfigureAwait(false);
                },
                timeout.Token);
        }
        catch (Exception e)
        {
            outcome = Outcomes.Of(e);
            throw;
        }
        finally
        {
            if (!handedOver)
                timeout.Dispose();
            End(run, activity, outcome);
        }
    }

    // What a call allocates counts where thousands run: the inner steps, each awaited once and by us alone, borrow their state machines.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<AttemptResult> RunAsync(CallRun run, CancellationToken token, CancellationToken callerToken)
    {
        AttemptResult result;
        try
        {
            result = await AttemptAsync(run, 0, token).ConfigureAwait(false);
            // Polly's layers cost as much as the attempt itself: they begin with its result, and only where there is something to repeat.
            if (result.Transient && run.Repeatable)
                result = await RepeatAsync(run, result, token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (token.IsCancellationRequested)
        {
            if (callerToken.IsCancellationRequested)
            {
                var cancelled = new OperationCanceledException($"{run.Profile.Vendor} {run.Call.Operation}: cancelled by the caller.", e, callerToken);
                // What would be applied twice if it were made anew, and may have been applied, must not look as if it had never been. Of a keyed write that includes the key: without it a repeat is a second write.
                throw run is { Call.Repeatability: Repeatability.Once or Repeatability.KeyedWrite, Ambiguous: true } ? Unknown(run, _faults.OutcomeUnknown(run, "the caller cancelled while the write was on the wire", cancelled)) : cancelled;
            }

            ConnectorException failure = run.WaitsForBudget
                ? run.VendorLimit ?? _faults.BudgetRefused(run, new(null, Clock.GetUtcNow() + BudgetGate.PollInterval, null, default))
                : _faults.Unavailable(run, $"no answer within {run.Timeout.TotalSeconds:0.###} s", e);
            throw run is { Call.IsWrite: true, Ambiguous: true } ? Unknown(run, _faults.OutcomeUnknown(run, "the time was up while the write was on the wire", failure)) : failure;
        }

        if (result.Failure is null)
            return result;
        // Once an attempt may have been applied, a later answer does not undo that: even a refusal can be the answer to its own first sending.
        throw run is { Call.IsWrite: true, Ambiguous: true } ? Unknown(run, _faults.OutcomeUnknown(run, "no attempt had a usable answer", result.Failure)) : result.Failure;
    }

    private async ValueTask<AttemptResult> RepeatAsync(CallRun run, AttemptResult first, CancellationToken token)
    {
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, token);
        context.Properties.Set(RunKey, run);
        try
        {
            var attempt = 0;
            return await _retry.ExecuteAsync(c => attempt++ == 0 ? new(first) : AttemptAsync(run, attempt - 1, c.CancellationToken), context).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private ResiliencePipeline<AttemptResult> BuildRetry() => new ResiliencePipelineBuilder<AttemptResult> { TimeProvider = Clock }
        .AddRetry(new RetryStrategyOptions<AttemptResult>
        {
            MaxRetryAttempts = CallRun.MaxAttempts - 1,
            ShouldHandle = static a => new(a.Outcome.Result is { Transient: true } result && a.Context.Properties.GetValue(RunKey, null!).MayRetry(a.AttemptNumber, result)),
            DelayGenerator = static a => new(a.Context.Properties.GetValue(RunKey, null!).RetryDelay),
            OnRetry = a =>
            {
                var run = a.Context.Properties.GetValue(RunKey, null!);
                Log.Retrying(_logger, Profile.Vendor, run.Call.Operation, a.AttemptNumber + 1, Outcomes.Of(a.Outcome.Result!.Failure!), (long)a.RetryDelay.TotalMilliseconds);
                return default;
            },
        })
        .Build();

    private OutcomeUnknownException Unknown(CallRun run, OutcomeUnknownException exception)
    {
        Log.OutcomeUnknown(_logger, Profile.Vendor, run.Call.Operation);
        return exception;
    }

    private void End(CallRun run, Activity? activity, string outcome)
    {
        if (activity is not null)
            CallTelemetry.Describe(activity, run.Call.Method.Method, run.Call.Path, run.Status, run.RequestId, run.Attempts);
        _telemetry.End(activity, run.Call.Operation, outcome, run.Elapsed, run.Waited, run.Attempts);
        Log.CallEnded(_logger, Profile.Vendor, run.Call.Operation, outcome, run.Attempts, (long)run.Elapsed.TotalMilliseconds, (long)run.Waited.TotalMilliseconds);
        if (run.Call.Options?.Observe is not { } observe)
            return;
        try
        {
            observe(new(run.RequestId, run.Attempts, run.Cost, run.Waited));
        }
#pragma warning disable CA1031 // A caller's mistake here must not make an applied write look failed.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Log.ObserverFailed(_logger, Profile.Vendor, run.Call.Operation, e.GetType().Name);
        }
    }

    private static MemoryStream BufferedStream(ApiResponse response) => new(response.Body.ToArray(), writable: false);
}

/// <summary>The pipeline of one vendor, for its client factory's constructor.</summary>
/// <typeparam name="TProfile">The vendor.</typeparam>
public sealed class ApiPipeline<TProfile> : ApiPipeline where TProfile : VendorProfile
{
    internal ApiPipeline(TProfile profile, IHttpClientFactory clients, ITokenStore tokens, BudgetGate budgets, TimeProvider clock, ILoggerFactory loggers)
        : base(profile, clients, tokens, budgets, clock, loggers)
    {
    }
}
