using System.Runtime.CompilerServices;

namespace Connectors.Http;

// One attempt: budget, access token, wire. In the folder of the wire because nothing here is a user's.
public partial class ApiPipeline
{
    private static readonly TimeSpan LeaseMargin = TimeSpan.FromSeconds(30);
    private static readonly string Version = typeof(ApiPipeline).Assembly.GetName().Version?.ToString(3) ?? "0";

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<AttemptResult> AttemptAsync(CallRun run, int attempt, CancellationToken token)
    {
        while (true)
        {
            token.ThrowIfCancellationRequested();
            run.WaitsForBudget = true;
            var outcome = await _budgets.AcquireAsync(Request(run), token).ConfigureAwait(false);
            run.WaitsForBudget = false;
            run.Waited += outcome.Waited;
            if (outcome.Grant is not { } grant)
                return AttemptResult.Fail(run.VendorLimit ?? _faults.BudgetRefused(run, outcome));

            var (result, ticket) = await SendOnceAsync(run, attempt, grant, token).ConfigureAwait(false);
            if (result.TicketRefused && run.RenewedTicket is null)
            {
                try
                {
                    run.RenewedTicket = await run.Session.Authenticator.RenewAsync(ticket, token).ConfigureAwait(false);
                }
                catch (ConnectorException e)
                {
                    return AttemptResult.Fail(e, e is ConnectorUnavailableException);
                }

                if (run.RenewedTicket is not null)
                    continue;
            }

            // A limit of the token endpoint is not the account's.
            if (result is { PausesAccount: true, Failure: ConnectorRateLimitException { BySelf: false, RetryAt: { } until } limit } && limit.Operation != TokenOperation)
            {
                await BlockAsync(run, until).ConfigureAwait(false);
                if (run.MayWaitForLimit(until))
                {
                    run.VendorLimit = limit;
                    continue;
                }
            }

            return result;
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<(AttemptResult Result, AuthTicket Ticket)> SendOnceAsync(CallRun run, int attempt, BudgetGrant grant, CancellationToken token)
    {
        var before = run.Attempts;
        var kept = false;
        try
        {
            AuthTicket ticket;
            try
            {
                ticket = run.RenewedTicket ?? await run.Session.Authenticator.GetAsync(token).ConfigureAwait(false);
            }
            catch (ConnectorException e)
            {
                return (AttemptResult.Fail(e, e is ConnectorUnavailableException), default);
            }

            var result = await WireAsync(run, attempt, ticket, token).ConfigureAwait(false);
            if (result.Live is not null)
            {
                result.Grant = grant;
                kept = true;
            }

            return (result, ticket);
        }
        finally
        {
            var sent = run.Attempts > before;
            if (sent)
                run.Cost += run.Call.Cost;
            if (!kept)
                await ReleaseAsync(run, grant, refund: !sent).ConfigureAwait(false);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<AttemptResult> WireAsync(CallRun run, int attempt, AuthTicket ticket, CancellationToken token)
    {
        var client = _client.Value;
        var send = new SendState(run.Repeatable);
        SendState.Current.Value = send;
        using var message = Build(run, client, ticket, send);
        using var timeout = _timeouts.Start(run.NextAttemptTimeout(attempt));
        await using var link = timeout.Follow(token).ConfigureAwait(false);
        HttpResponseMessage? response = null;
        try
        {
            response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, timeout.Token).ConfigureAwait(false);
            if (run.Streamed && IsFile(run, response))
            {
                var live = response;
                response = null;
                var head = new ApiResponse(run.Call.Operation, live, default, Clock.GetUtcNow());
                await NoteAsync(run, head, countWire: true).ConfigureAwait(false);
                return new() { Response = head, Live = live };
            }

            var body = await BoundedBody.ReadAsync(response.Content, run.Session.MaxBufferedBytes ?? Profile.MaxBufferedBytes, timeout.Token).ConfigureAwait(false);
            var answer = new ApiResponse(run.Call.Operation, response, body, Clock.GetUtcNow());
            await NoteAsync(run, answer, countWire: true).ConfigureAwait(false);
            return Judge(run, answer);
        }
        catch (BodyTooLargeException e)
        {
            run.Attempts++;
            run.Ambiguous |= run.Call.IsWrite;
            return AttemptResult.Fail(_faults.TooLarge(run, (int)response!.StatusCode, e));
        }
#pragma warning disable CA1031 // Whatever a handler or socket throws, the question is only whether the request may have left.
        catch (Exception e)
#pragma warning restore CA1031
        {
            if (send.ReachedWire)
                run.Attempts++;
            // A broken body is past the question: the request was answered.
            run.Ambiguous |= run.Call.IsWrite && (response is not null || send.MayHaveLeft(e));
            if (token.IsCancellationRequested)
                throw new OperationCanceledException(e.Message, e, token);
            var reason = timeout.Token.IsCancellationRequested ? "no answer in time" : response is not null ? "the answer broke off" : Faults.Describe(e);
            return AttemptResult.Fail(_faults.Unavailable(run, reason, e), transient: true);
        }
        finally
        {
            response?.Dispose();
        }
    }

    /// <summary>Success, or which failure.</summary>
    private AttemptResult Judge(CallRun run, ApiResponse answer)
    {
        var fault = _faults.Classify(run, answer);
        if (fault is null)
            return new() { Response = answer };
        if (fault.Kind == ApiFaultKind.Unavailable)
            run.Ambiguous |= run.Call.IsWrite && !fault.NotApplied;
        if (fault.Kind == ApiFaultKind.RateLimit)
        {
            var now = Clock.GetUtcNow();
            var longest = now + run.Session.Budget.LongestBlock;
            var until = fault.RetryAt ?? (fault.PausesAccount ? null : NextDay(run.Session.Budget, now)) ?? now + run.Session.Budget.DefaultBlock;
            fault = fault with { RetryAt = fault.PausesAccount && until > longest ? longest : until };
        }

        return new()
        {
            Response = answer,
            Failure = _faults.FromAnswer(run, fault, answer),
            Transient = fault is { Kind: ApiFaultKind.Unavailable, Transient: true },
            PausesAccount = fault.PausesAccount,
            TicketRefused = fault.TicketRefused ?? answer.StatusCode == 401,
        };
    }

    /// <summary>When the vendor's day is over; null where no limit knows its days.</summary>
    private static DateTimeOffset? NextDay(BudgetDefinition budget, DateTimeOffset now) =>
        budget.Limits.FirstOrDefault(static l => l.Kind == BudgetLimitKind.Daily) is { } daily ? new DateTimeOffset(BudgetWindow.At(daily, now.UtcTicks).End, TimeSpan.Zero) : null;

    private async ValueTask NoteAsync(CallRun run, ApiResponse answer, bool countWire)
    {
        if (countWire)
            run.Attempts++;
        answer.Attempts = run.Attempts;
        answer.RequestId = run.RequestId = _faults.RequestId(run, answer);
        run.Status = answer.StatusCode;
        var corrections = _faults.Corrections(run, answer);
        if (corrections.Count == 0)
            return;
        await GuardStoreAsync(run, _budgets.Store.CorrectAsync(run.Account, run.Session.Budget, corrections, CancellationToken.None)).ConfigureAwait(false);
    }

    private async ValueTask BlockAsync(CallRun run, DateTimeOffset until)
    {
        Log.Blocked(_logger, Profile.Vendor, run.Call.Operation, until);
        await GuardStoreAsync(run, _budgets.Store.BlockAsync(run.Account, until, CancellationToken.None)).ConfigureAwait(false);
    }

    private ValueTask ReleaseAsync(CallRun run, BudgetGrant grant, bool refund) => GuardStoreAsync(run, _budgets.ReleaseAsync(run.Account, grant, refund));

    /// <summary>After an attempt a failing store must not turn an applied write into an error.</summary>
    private async ValueTask GuardStoreAsync(CallRun run, ValueTask work)
    {
        try
        {
            await work.ConfigureAwait(false);
        }
#pragma warning disable CA1031
        catch (Exception e)
#pragma warning restore CA1031
        {
            Log.BudgetStoreFailed(_logger, Profile.Vendor, run.Call.Operation, e.GetType().Name);
        }
    }

    private static BudgetRequest Request(CallRun run) => new()
    {
        Account = run.Account,
        Definition = run.Session.Budget,
        Cost = run.Call.Cost,
        CallClass = run.Call.CallClass,
        Lane = run.Call.Options?.Lane ?? CallLane.Background,
        MaxWait = run.Remaining,
        Lease = run.Remaining + LeaseMargin,
    };

    private static bool IsFile(CallRun run, HttpResponseMessage response)
    {
        if (!response.IsSuccessStatusCode)
            return false;
        var type = response.Content.Headers.ContentType?.MediaType;
        var json = type?.EndsWith("json", StringComparison.OrdinalIgnoreCase) == true;
        var html = string.Equals(type, "text/html", StringComparison.OrdinalIgnoreCase);
        return (!json || run.Call.Accept?.Contains("json", StringComparison.OrdinalIgnoreCase) == true) && (!html || run.Call.AcceptsHtml);
    }

    private ApiRequestMessage Build(CallRun run, HttpClient client, AuthTicket ticket, SendState send)
    {
        var call = run.Call;
        var message = send.NewMessage(call.Method, Address(call.BaseAddress ?? run.Session.BaseAddress, call.Path));
        // What we write ourselves needs no parsing, and goes out as it stands.
        if (call.Accept is { } accept)
            message.Headers.Accept.ParseAdd(accept);
        else
            message.Headers.TryAddWithoutValidation("Accept", run.Streamed ? "*/*" : "application/json");
        if (client.DefaultRequestHeaders.UserAgent.Count == 0)
            message.Headers.TryAddWithoutValidation("User-Agent", _userAgent);
        message.Content = call.Content?.Invoke();
        for (var i = 0; i < call.Headers.Count; i++)
        {
            var (name, value) = call.Headers[i];
            if (!message.Headers.TryAddWithoutValidation(name, value) && message.Content?.Headers.TryAddWithoutValidation(name, value) != true)
                throw new ArgumentException($"The header {name} cannot be sent.");
        }

        run.Session.Authenticator.Apply(ticket, message);
        return message;
    }

    private static Uri Address(Uri baseAddress, string path)
    {
        // The credentials go with the request, so a path from outside must not choose where: by a scheme of its own, or by steps up. Nearly none has either.
        var text = baseAddress.AbsoluteUri;
        path = path.TrimStart('/');
        if (text.EndsWith('/') && !text.AsSpan().ContainsAny('?', '#', '@') && !NamesScheme(path)
            && !path.Contains("..", StringComparison.Ordinal) && !path.Contains('\\') && !path.Contains("%2e", StringComparison.OrdinalIgnoreCase))
            return new Uri(text + path);
        var root = text.EndsWith('/') ? baseAddress : new Uri(text + "/");
        var address = new Uri(root, path);
        if (!root.IsBaseOf(address) || address.UserInfo.Length > 0)
            throw new ArgumentException("The path leads out of the base address.", nameof(path));
        return address;
    }

    private static bool NamesScheme(ReadOnlySpan<char> path) => path.IndexOfAny(":/?#") is >= 0 and var first && path[first] == ':';
}
