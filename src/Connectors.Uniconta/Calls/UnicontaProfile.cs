using System.Globalization;
using Connectors.Http;

namespace Connectors.Uniconta;

/// <summary>How Uniconta's answers are understood.</summary>
internal sealed class UnicontaProfile : VendorProfile
{
    public static UnicontaProfile Instance { get; } = new();

    public override string Vendor => UnicontaApi.Vendor;

    // Whole tables are read in one call, as the vendor's own programs do.
    public override long MaxBufferedBytes => 512L * 1024 * 1024;

    public override ApiFault? Classify(ApiResponse answer)
    {
        var error = answer.IsHtml ? null : UnicontaErrors.Read(answer);
        if (answer.IsSuccess)
            return error is null ? null : Fault(answer, error);
        if (error?.Code is not null)
            return Fault(answer, error);
        return answer.StatusCode switch
        {
            401 => new(ApiFaultKind.Authentication, error?.Message ?? "User name or password was refused."),
            403 => new(ApiFaultKind.Authentication, error?.Message ?? "The user has no right to this, or not in this company."),
            _ when error?.Property is { Length: > 0 } property && ApiFault.FromStatus(answer, error.Message) is { } fault => fault with { FieldErrors = [new(property, error.Message ?? "")] },
            _ => ApiFault.FromStatus(answer, error?.Message),
        };
    }

    private static ApiFault? Fault(ApiResponse answer, UnicontaError error)
    {
        var code = error.Code;
        // An update that changes nothing has come true.
        if (answer.IsSuccess && code is UnicontaErrorCodes.NoChange && answer.Operation.EndsWith(".update", StringComparison.Ordinal))
            return null;
        var text = error.Message is { } said && said != code ? said : UnicontaErrors.Describe(code);
        var message = code is null ? text : $"{text.TrimEnd('.')} ({(error.Number is { } n ? $"{code}, {n.ToString(CultureInfo.InvariantCulture)}" : code)}).";
        IReadOnlyList<FieldError> fields = error.Property is { Length: > 0 } property ? [new(property, error.Value is { Length: > 0 } value ? $"{text.TrimEnd('.')}: '{value}'" : text, code)] : [];
        return UnicontaErrors.KindOf(code) switch
        {
            // Too many new records: everything but creating goes on, and it goes on when Uniconta's day is over.
            ApiFaultKind.RateLimit => new(ApiFaultKind.RateLimit, message) { ErrorCode = code, FieldErrors = fields, RetryAt = answer.RetryAfter, PausesAccount = code != UnicontaErrorCodes.ToManyCreatesInOneDay },
            // The server says that it did not get to it.
            ApiFaultKind.Unavailable => new(ApiFaultKind.Unavailable, message) { ErrorCode = code, FieldErrors = fields, RetryAt = answer.RetryAfter, NotApplied = code == UnicontaErrorCodes.ServerIsBusy },
            var kind => new(kind, message) { ErrorCode = code, FieldErrors = fields, TicketRefused = code == UnicontaErrorCodes.UserNotLoggedIn ? true : null },
        };
    }
}
