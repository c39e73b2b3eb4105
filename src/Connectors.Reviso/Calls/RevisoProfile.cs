using System.Globalization;
using Connectors.Http;

namespace Connectors.Reviso;

/// <summary>How Reviso's answers are understood.</summary>
internal sealed class RevisoProfile : VendorProfile
{
    /// <summary>Above this an answer is a record and no error: parsing every body twice would cost more than it finds.</summary>
    private const int LargestError = 64 * 1024;

    public static RevisoProfile Instance { get; } = new();

    public override string Vendor => RevisoApi.Vendor;

    public override string PackageName => "Connectors.Reviso";

    public override ApiFault? Classify(ApiResponse answer)
    {
        if (answer.IsSuccess)
            return Hidden(answer);
        var error = answer.IsJson ? DialectError.Read(answer.Body) : null;
        var status = answer.StatusCode;
        var message = error?.Describe();
        if (status >= 500 || status is 408 or 425 or (>= 300 and < 400))
            return ApiFault.FromStatus(answer, message) is { } fault ? fault with { ErrorCode = error?.Code ?? fault.ErrorCode, FieldErrors = error?.Fields ?? [], Transient = status != 501 } : null;
        return Fault(status, error, message ?? Default(status), answer);
    }

    /// <summary>Delivery notes answer 200 with an error in the body; the issuing of one answers a list when it worked and an object with an error code when it did not. No record has an error code.</summary>
    private static ApiFault? Hidden(ApiResponse answer)
    {
        if (!answer.IsJson || answer.Body.Length is 0 or > LargestError || answer.Body.Span.IndexOf("\"errorCode\""u8) < 0)
            return null;
        if (DialectError.Read(answer.Body) is not { Code: not null and not "0" } error)
            return null;
        var message = error.Describe() ?? "The answer carries an error.";
        // A failure of the server proves nothing about what was applied.
        return error.Status >= 500 ? new(ApiFaultKind.Unavailable, message) { ErrorCode = error.Code, FieldErrors = error.Fields } : Fault(error.Status is >= 400 and var status ? status : 400, error, message, answer);
    }

    private static ApiFault Fault(int status, DialectError? error, string message, ApiResponse answer)
    {
        // Where the answer has no code of its own, the first item's says what is wrong.
        var fault = new ApiFault(Kind(status, error), message) { ErrorCode = error?.AnyCode, FieldErrors = error?.Fields ?? [] };
        return fault.Kind switch
        {
            ApiFaultKind.RateLimit => fault with { RetryAt = answer.RetryAfter ?? answer.ReceivedAt + TimeSpan.FromMinutes(1) },
            // 403 is a matter of the app's role: a new grant to the same app does not help.
            ApiFaultKind.Authentication when status == 401 => fault with { ErrorCode = error?.Code ?? RevisoErrorCodes.LoginFailed, NeedsConsent = true },
            _ => fault,
        };
    }

    public override string? ReadRequestId(ApiResponse answer) =>
        answer.IsJson && answer.Body.Length <= LargestError && (!answer.IsSuccess || answer.Body.Span.IndexOf("\"errorCode\""u8) >= 0) ? DialectError.Read(answer.Body)?.LogId : null;

    private static ApiFaultKind Kind(int status, DialectError? error) => status switch
    {
        429 => ApiFaultKind.RateLimit,
        401 or 403 => ApiFaultKind.Authentication,
        404 or 410 => ApiFaultKind.NotFound,
        409 or 412 => ApiFaultKind.Conflict,
        _ when error is null => status is 400 or 422 ? ApiFaultKind.Validation : ApiFaultKind.Other,
        _ when error.Code is RevisoErrorCodes.ModuleNotAuthorised => ApiFaultKind.Authentication,
        _ when error.HasCode(RevisoErrorCodes.ArchivedDocument) || error.HasCode(RevisoErrorCodes.AlreadyExists) => ApiFaultKind.Conflict,
        // Of the record itself only: a reference of the record that names nothing is a mistake in what was sent.
        _ when error.Code is RevisoErrorCodes.NotFound => ApiFaultKind.NotFound,
        400 or 422 => ApiFaultKind.Validation,
        _ => ApiFaultKind.Other,
    };

    private static string Default(int status) => status switch
    {
        401 => "The tokens were refused: the grant is older than 360 days or was withdrawn, or the app's secret token is wrong.",
        403 => "The app's role, the agreement's modules or the user's rights do not allow this.",
        404 or 410 => "There is no such record or address.",
        415 => "Reviso takes JSON only.",
        429 => "Reviso's limit is used up.",
        _ => $"The request was refused ({status.ToString(CultureInfo.InvariantCulture)}).",
    };
}
