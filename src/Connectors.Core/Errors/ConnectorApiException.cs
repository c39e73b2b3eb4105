namespace Connectors;

/// <summary>The vendor answered, with an error. Nothing was applied.</summary>
/// <inheritdoc/>
public class ConnectorApiException(string message, Exception? innerException = null) : ConnectorException(message, innerException)
{
    /// <summary>The HTTP status of the answer. 0 where no answer was involved (<see cref="ConnectorRateLimitException.BySelf"/>, a consent that was never given); 200 to 299 where the vendor put an error into a success.</summary>
    public int StatusCode { get; init; }

    /// <summary>The vendor's code, a constant of its package, or one of <see cref="ConnectorErrorCodes"/>.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The vendor's id of the request, to quote to its support.</summary>
    public string? RequestId { get; init; }

    /// <summary>What the vendor said about single fields, in its own names and language.</summary>
    public IReadOnlyList<FieldError> FieldErrors { get; init; } = [];

    /// <summary>The answer's text: secrets removed, cut to some thousand characters. For people and logs, not for programs.</summary>
    public string? RawBody { get; init; }
}

/// <summary>What the vendor said about one field.</summary>
/// <param name="Field">The field's name as the vendor spells it; empty for the whole record.</param>
/// <param name="Message">The vendor's text.</param>
/// <param name="Code">The vendor's code.</param>
public readonly record struct FieldError(string Field, string Message, string? Code = null);

/// <summary>The credentials were refused, are missing or may not do this (401, 403).</summary>
/// <inheritdoc/>
public sealed class ConnectorAuthenticationException(string message, Exception? innerException = null) : ConnectorApiException(message, innerException)
{
    /// <summary>True: the grant is gone and only the customer can renew it. False: the credentials or rights are wrong.</summary>
    public bool NeedsConsent { get; init; }
}

/// <summary>A limit: ours, before anything was sent, or the vendor's. <see cref="ConnectorException.RetryAt"/> says when the limit ends.</summary>
/// <inheritdoc/>
public sealed class ConnectorRateLimitException(string message, Exception? innerException = null) : ConnectorApiException(message, innerException)
{
    /// <summary>True: the account's own budget refused, nothing was sent. False: the vendor refused.</summary>
    public bool BySelf { get; init; }
}

/// <summary>The vendor refused what was sent (400, 422). See <see cref="ConnectorApiException.FieldErrors"/>.</summary>
/// <inheritdoc/>
public sealed class ConnectorValidationException(string message, Exception? innerException = null) : ConnectorApiException(message, innerException);

/// <summary>The record is not as the write assumed: an outdated version, an existing key (409, 412).</summary>
/// <inheritdoc/>
public sealed class ConnectorConflictException(string message, Exception? innerException = null) : ConnectorApiException(message, innerException);

/// <summary>The record does not exist, or not any more (404, 410).</summary>
/// <inheritdoc/>
public sealed class ConnectorNotFoundException(string message, Exception? innerException = null) : ConnectorApiException(message, innerException);

/// <summary>The codes that are not a vendor's own.</summary>
public static class ConnectorErrorCodes
{
    /// <summary>The answer is no JSON, or not the JSON that is documented.</summary>
    public const string UnreadableAnswer = "connectors.unreadable_answer";

    /// <summary>A web page came where data was asked for: a proxy, a log-in page, a maintenance page.</summary>
    public const string HtmlAnswer = "connectors.html_answer";

    /// <summary>The body is larger than the client's limit.</summary>
    public const string AnswerTooLarge = "connectors.answer_too_large";

    /// <summary>The vendor answered with a redirect. Redirects are not followed: the credentials would go with them.</summary>
    public const string Redirect = "connectors.redirect";

    /// <summary>The vendor gave the cursor of a page that was read already: following it would never end.</summary>
    public const string PagingLoop = "connectors.paging_loop";

    /// <summary>The account's own budget refused the call (<see cref="ConnectorRateLimitException.BySelf"/>).</summary>
    public const string BudgetExhausted = "connectors.budget_exhausted";

    /// <summary>The refresh token or grant is not valid any more (OAuth <c>invalid_grant</c>).</summary>
    public const string InvalidGrant = "invalid_grant";

    /// <summary>The product's own OAuth client was refused (OAuth <c>invalid_client</c>).</summary>
    public const string InvalidClient = "invalid_client";
}
