using System.Globalization;
using Connectors.Http;

namespace Connectors.Dinero;

/// <summary>How Dinero's answers are understood.</summary>
internal sealed class DineroProfile : VendorProfile
{
    public static DineroProfile Instance { get; } = new();

    public override string Vendor => DineroApi.Vendor;

    public override ApiFault? Classify(ApiResponse answer)
    {
        if (answer.IsSuccess)
            return null;
        var error = answer.TryReadJson(DineroJson.Utc.DineroError, out var read) ? read : null;
        var code = error?.CodeText;
        var fields = error?.ToFieldErrors() ?? [];
        var message = error?.Describe(fields);
        // OAuth errors come as text inside other envelopes too; whatever the status says, they are about the credentials.
        if (OAuthError(answer) is { } oauth)
            return new(ApiFaultKind.Authentication, $"The credentials were refused ({oauth}).") { ErrorCode = oauth, NeedsConsent = oauth == ConnectorErrorCodes.InvalidGrant };

        return answer.StatusCode switch
        {
            429 => new(ApiFaultKind.RateLimit, "The limit of calls per minute was hit.") { ErrorCode = code, RetryAt = answer.RetryAfter ?? answer.ReceivedAt.AddMinutes(1) },
            480 => new(ApiFaultKind.Unavailable, "This version of the endpoint is about to be removed and failed on purpose (480).") { ErrorCode = DineroErrorCodes.BrownOut },
            401 => new(ApiFaultKind.Authentication, message ?? "The access token was refused.") { ErrorCode = code },
            403 when DineroErrorCodes.IsSubscriptionMissing(code) => new(ApiFaultKind.Authentication, "The organisation has no plan that includes the API: it needs Dinero Pro or Total.") { ErrorCode = code },
            403 => new(ApiFaultKind.Authentication, message ?? "Access to this organisation or resource was refused.") { ErrorCode = code },
            413 => new(ApiFaultKind.Validation, message ?? "The file is larger than 6 MB.") { ErrorCode = DineroErrorCodes.FileTooLarge, FieldErrors = fields },
            404 or 410 => new(ApiFaultKind.NotFound, message ?? "There is no such record or address.") { ErrorCode = code },
            >= 400 and < 500 when code is DineroErrorCodes.TimeStampOutdated => new(ApiFaultKind.Conflict, message ?? "The version that was sent is not the newest.") { ErrorCode = code },
            >= 400 and < 500 when code is DineroErrorCodes.NotFound or DineroErrorCodes.NotFound63 or DineroErrorCodes.Deleted => new(ApiFaultKind.NotFound, message ?? "The record does not exist any more.") { ErrorCode = code },
            >= 400 and < 500 when code is DineroErrorCodes.InsufficientPermission => new(ApiFaultKind.Authentication, message ?? "The signed-in user lacks a permission.") { ErrorCode = code },
            400 or 422 => new(ApiFaultKind.Validation, message ?? $"The request was refused ({answer.StatusCode.ToString(CultureInfo.InvariantCulture)}).")
            {
                ErrorCode = answer.Text.Contains("invalidContactId", StringComparison.OrdinalIgnoreCase) ? DineroErrorCodes.InvalidContact : code,
                FieldErrors = fields,
            },
            _ => ApiFault.FromStatus(answer, message) is { } fault ? fault with { ErrorCode = code ?? fault.ErrorCode, FieldErrors = fields } : null,
        };
    }

    private static string? OAuthError(ApiResponse answer)
    {
        if (answer.StatusCode is < 400 or >= 500 || answer.IsHtml)
            return null;
        var text = answer.Text;
        return text.Contains(ConnectorErrorCodes.InvalidGrant, StringComparison.OrdinalIgnoreCase) ? ConnectorErrorCodes.InvalidGrant
            : text.Contains(ConnectorErrorCodes.InvalidClient, StringComparison.OrdinalIgnoreCase) ? ConnectorErrorCodes.InvalidClient
            : null;
    }
}
