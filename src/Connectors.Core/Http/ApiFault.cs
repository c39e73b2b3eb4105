namespace Connectors.Http;

/// <summary>What kind of error an answer is.</summary>
public enum ApiFaultKind
{
    /// <summary>None of the others: <see cref="ConnectorApiException"/>.</summary>
    Other,

    /// <summary>Credentials or rights: <see cref="ConnectorAuthenticationException"/>.</summary>
    Authentication,

    /// <summary>A limit or block: <see cref="ConnectorRateLimitException"/>. It proves that nothing was applied, and pauses the account until <see cref="ApiFault.RetryAt"/> unless <see cref="ApiFault.PausesAccount"/> is off.</summary>
    RateLimit,

    /// <summary>What was sent was refused: <see cref="ConnectorValidationException"/>.</summary>
    Validation,

    /// <summary>The record is not as assumed: <see cref="ConnectorConflictException"/>.</summary>
    Conflict,

    /// <summary>The record does not exist: <see cref="ConnectorNotFoundException"/>.</summary>
    NotFound,

    /// <summary>
    /// The vendor failed. Repeatable calls are tried again; then <see cref="ConnectorUnavailableException"/> for reads, and for writes <see cref="OutcomeUnknownException"/>
    /// unless <see cref="ApiFault.NotApplied"/>.
    /// </summary>
    Unavailable,
}

/// <summary>An answer, understood as an error. The pipeline makes the exception of it and takes the secrets out.</summary>
/// <param name="Kind">What kind of error.</param>
/// <param name="Message">One sentence for a person; the vendor's own where it has one.</param>
public sealed record ApiFault(ApiFaultKind Kind, string Message)
{
    /// <summary>The vendor's code.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>What it says about fields.</summary>
    public IReadOnlyList<FieldError> FieldErrors { get; init; } = [];

    /// <summary>The earliest useful repeat. Null for a limit takes the budget's default block.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>
    /// False: a limit of this kind of call only (new records per day, say). The account's other calls go on, and this one is not waited for. Without <see cref="RetryAt"/> it ends with the
    /// day of the budget's daily limit, where there is one; <see cref="BudgetDefinition.LongestBlock"/> does not shorten it, because nothing is blocked.
    /// </summary>
    public bool PausesAccount { get; init; } = true;

    /// <summary>The customer must grant access anew.</summary>
    public bool NeedsConsent { get; init; }

    /// <summary>The access token was refused and another may help: null takes it from status 401. It proves that nothing was applied; the call is repeated once with a new token.</summary>
    public bool? TicketRefused { get; init; }

    /// <summary>The answer proves that the write was not applied although the vendor failed: maintenance, a gateway that says so.</summary>
    public bool NotApplied { get; init; }

    /// <summary>False: not even a repeatable call is tried again.</summary>
    public bool Transient { get; init; } = true;

    /// <summary>
    /// The usual reading of an HTTP status: 400, 422 validation · 401, 403 authentication · 404, 410 not found · 409, 412 conflict · 429 limit · 408, 425 and 5xx unavailable ·
    /// the rest other. Null for a success.
    /// </summary>
    /// <param name="answer">The answer.</param>
    /// <param name="message">A better message than the status.</param>
    public static ApiFault? FromStatus(ApiResponse answer, string? message = null)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var kind = answer.StatusCode switch
        {
            >= 200 and < 300 => (ApiFaultKind?)null,
            400 or 422 => ApiFaultKind.Validation,
            401 or 403 => ApiFaultKind.Authentication,
            404 or 410 => ApiFaultKind.NotFound,
            409 or 412 => ApiFaultKind.Conflict,
            429 => ApiFaultKind.RateLimit,
            408 or 425 or >= 500 => ApiFaultKind.Unavailable,
            _ => ApiFaultKind.Other,
        };
        return kind is { } k
            ? new(k, message ?? $"The vendor answered {answer.StatusCode}.")
            {
                RetryAt = answer.RetryAfter,
                ErrorCode = answer.StatusCode is >= 300 and < 400 ? ConnectorErrorCodes.Redirect : null,
            }
            : null;
    }
}
