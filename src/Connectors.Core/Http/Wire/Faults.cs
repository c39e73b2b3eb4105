using Microsoft.Extensions.Logging;

namespace Connectors.Http;

/// <summary>Makes the exceptions of the tree, with the secrets taken out, and keeps a vendor profile's mistakes from becoming the caller's.</summary>
internal sealed class Faults(VendorProfile profile, ILogger logger)
{
    private const int MaxRawBody = 4000;
    private const int MaxMessage = 1000;

    public ApiFault? Classify(CallRun run, ApiResponse answer)
    {
        var fault = Guarded(run, answer, static (p, a) => p.Classify(a), static a => ApiFault.FromStatus(a));
        // A profile cannot make a success of an error status, nor data of a web page.
        fault ??= answer.IsSuccess ? null : ApiFault.FromStatus(answer);
        if (fault is null && answer.IsHtml && !run.Call.AcceptsHtml)
            fault = new(ApiFaultKind.Unavailable, "A web page came where data was asked for.") { ErrorCode = ConnectorErrorCodes.HtmlAnswer };
        return fault;
    }

    public string? RequestId(CallRun run, ApiResponse answer) => Guarded(run, answer, static (p, a) => p.ReadRequestId(a), static _ => null);

    public IReadOnlyList<BudgetCorrection> Corrections(CallRun run, ApiResponse answer) => Guarded(run, answer, static (p, a) => p.ReadBudget(a), static _ => []);

    public T Read<T>(CallRun run, ApiResponse answer, Func<ApiResponse, object?, T> read, object? state)
    {
        try
        {
            return read(answer, state);
        }
        catch (Exception e) when (e is not (ConnectorException or OperationCanceledException))
        {
            const string Reason = "the answer cannot be read";
            if (run.Call.IsWrite)
            {
                Log.OutcomeUnknown(logger, profile.Vendor, run.Call.Operation);
                throw OutcomeUnknown(run, $"{Reason} although the vendor said {answer.StatusCode}", Unreadable());
            }

            throw Unreadable();

            ConnectorApiException Unreadable() => new(Text(run, Reason), e)
            {
                Vendor = profile.Vendor,
                Operation = run.Call.Operation,
                StatusCode = answer.StatusCode,
                ErrorCode = ConnectorErrorCodes.UnreadableAnswer,
                RequestId = answer.RequestId,
                RawBody = Raw(run, answer),
            };
        }
    }

    public ConnectorException FromAnswer(CallRun run, ApiFault fault, ApiResponse answer)
    {
        var secrets = Secrets(run);
        var message = Text(run, Redactor.RedactAndCut(fault.Message, MaxMessage, secrets)!);
        var fields = fault.FieldErrors.Count == 0 ? fault.FieldErrors : [.. fault.FieldErrors.Select(f => f with { Message = Redactor.RedactAndCut(f.Message, MaxMessage, secrets)! })];
        var raw = Raw(run, answer);
        var (vendor, operation, status, code, id, retryAt) = (profile.Vendor, run.Call.Operation, answer.StatusCode, fault.ErrorCode, answer.RequestId, fault.RetryAt);
        var summary = Text(run, Said(fault, status, id));
        return fault.Kind switch
        {
            ApiFaultKind.Authentication => new ConnectorAuthenticationException(message) { Summary = summary, Vendor = vendor, Operation = operation, StatusCode = status, ErrorCode = code, RequestId = id, RetryAt = retryAt, RawBody = raw, FieldErrors = fields, NeedsConsent = fault.NeedsConsent },
            ApiFaultKind.RateLimit => new ConnectorRateLimitException(message) { Summary = summary, Vendor = vendor, Operation = operation, StatusCode = status, ErrorCode = code, RequestId = id, RetryAt = retryAt, RawBody = raw, FieldErrors = fields },
            ApiFaultKind.Validation => new ConnectorValidationException(message) { Summary = summary, Vendor = vendor, Operation = operation, StatusCode = status, ErrorCode = code, RequestId = id, RetryAt = retryAt, RawBody = raw, FieldErrors = fields },
            ApiFaultKind.Conflict => new ConnectorConflictException(message) { Summary = summary, Vendor = vendor, Operation = operation, StatusCode = status, ErrorCode = code, RequestId = id, RetryAt = retryAt, RawBody = raw, FieldErrors = fields },
            ApiFaultKind.NotFound => new ConnectorNotFoundException(message) { Summary = summary, Vendor = vendor, Operation = operation, StatusCode = status, ErrorCode = code, RequestId = id, RetryAt = retryAt, RawBody = raw, FieldErrors = fields },
            // What failed says nothing that a person could mend in a record: the text of a fault stays in the answer that is shown beneath.
            ApiFaultKind.Unavailable => new ConnectorUnavailableException(code == ConnectorErrorCodes.HtmlAnswer ? message : summary, Plain(code == ConnectorErrorCodes.HtmlAnswer ? message : summary)) { Summary = summary, Vendor = vendor, Operation = operation, RetryAt = retryAt },
            _ => Plain(message),
        };

        ConnectorApiException Plain(string text) => new(text) { Summary = summary, Vendor = vendor, Operation = operation, StatusCode = status, ErrorCode = code, RequestId = id, RetryAt = retryAt, RawBody = raw, FieldErrors = fields };
    }

    public ConnectorUnavailableException Unavailable(CallRun run, string reason, Exception inner) =>
        new(Text(run, reason), inner) { Vendor = profile.Vendor, Operation = run.Call.Operation };

    public OutcomeUnknownException OutcomeUnknown(CallRun run, string reason, Exception inner)
    {
        var evidence = run.Evidence;
        // A vendor's hints may be gathered when they are first looked at: now, before the caller changes what they are gathered from.
        _ = evidence.Hints.Count;
        return new(Text(run, $"it is not known whether the write was applied: {reason}."), inner) { Vendor = profile.Vendor, Operation = run.Call.Operation, Evidence = evidence };
    }

    public ConnectorRateLimitException BudgetRefused(CallRun run, BudgetOutcome outcome) => new(
        Text(run, outcome.Limit is { } limit ? $"the account's limit '{limit}' has no room within the call's time; nothing was sent." : "the account is blocked or busy for longer than the call's time; nothing was sent."))
    {
        Vendor = profile.Vendor,
        Operation = run.Call.Operation,
        ErrorCode = ConnectorErrorCodes.BudgetExhausted,
        RetryAt = outcome.RetryAt,
        BySelf = true,
    };

    public ConnectorApiException TooLarge(CallRun run, int status, Exception inner) => new(Text(run, inner.Message), inner)
    {
        Vendor = profile.Vendor,
        Operation = run.Call.Operation,
        StatusCode = status,
        ErrorCode = ConnectorErrorCodes.AnswerTooLarge,
    };

    public ConnectorException BrokenStream(CallRun run, Exception inner, bool timedOut)
    {
        var failure = Unavailable(run, timedOut ? $"the file was not read within {run.Timeout.TotalSeconds:0.###} s" : "the file broke off", inner);
        return run.Call.IsWrite ? OutcomeUnknown(run, "the answer broke off", failure) : failure;
    }

    public static string Describe(Exception e) => e switch
    {
        RepeatedSendException => e.Message,
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "the vendor's host name cannot be resolved",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => "the vendor's host cannot be connected to",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "no secure connection to the vendor's host",
        HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } => "no way through the proxy",
        _ => "the connection broke",
    };

    private T Guarded<T>(CallRun run, ApiResponse answer, Func<VendorProfile, ApiResponse, T> read, Func<ApiResponse, T> otherwise)
    {
        try
        {
            return read(profile, answer);
        }
#pragma warning disable CA1031 // An answer in an unforeseen form must not hide what the status says.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Log.ProfileFailed(logger, profile.Vendor, run.Call.Operation, e.GetType().Name);
            return otherwise(answer);
        }
    }

    /// <summary>What the answer was, in our words. Codes are the vendor's constants and no text of a record; one that is none is left out.</summary>
    private static string Said(ApiFault fault, int status, string? requestId)
    {
        var kind = fault.Kind switch
        {
            ApiFaultKind.Authentication => "the credentials or rights were refused",
            ApiFaultKind.RateLimit => "a limit of the vendor is used up",
            ApiFaultKind.Validation => "what was sent was refused",
            ApiFaultKind.Conflict => "the record is not as it was assumed to be",
            ApiFaultKind.NotFound => "there is no such record",
            ApiFaultKind.Unavailable => "the vendor failed",
            _ => "the vendor answered with an error",
        };
        var code = fault.ErrorCode is { Length: > 0 and <= 60 } known && known.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or ':') ? $", code {known}" : "";
        return $"{kind} (status {status.ToString(System.Globalization.CultureInfo.InvariantCulture)}{code}{(requestId is null ? "" : $", request {requestId}")}).";
    }

    private string Text(CallRun run, string text) => $"{profile.Vendor} {run.Call.Operation}: {text}";

    private static string? Raw(CallRun run, ApiResponse answer)
    {
        if (answer.Body.IsEmpty)
            return null;
        return Redactor.RedactAndCut(answer.Text, MaxRawBody, Secrets(run));
    }

    private static string?[] Secrets(CallRun run) => [.. run.Session.Authenticator.Secrets];
}
