using System.Globalization;
using Connectors.Http;

namespace Connectors.Smartbill;

/// <summary>How SmartBill's answers are understood.</summary>
internal sealed class SmartbillProfile : VendorProfile
{
    public static SmartbillProfile Instance { get; } = new();

    public override string Vendor => SmartbillApi.Vendor;

    public override TimeSpan CallTimeout => TimeSpan.FromSeconds(120);

    public override TimeSpan AttemptTimeout => TimeSpan.FromSeconds(100);

    public override ApiFault? Classify(ApiResponse answer)
    {
        if (IsPage(answer))
            return Page(answer);
        if (answer.IsSuccess && SmartbillError.IsAbsent(answer.Body.Span))
            return null;
        if (SmartbillError.Read(answer) is not { } error)
            return NoJson(answer);
        if (error.Text is { } text)
        {
            var normal = answer.IsSuccess && answer.Operation == SmartbillCalls.EstimatesInvoices && error.TellsInvoices;
            if (normal)
                return null;
            return SmartbillCalls.IsCancelOrRestore(answer.Operation) && SmartbillText.SaysUnchanged(text)
                ? new(ApiFaultKind.Conflict, SmartbillText.Clean(text)) { ErrorCode = SmartbillCalls.NothingToChange }
                : FromText(answer, text, error);
        }

        if (error.Mail is { Code: { } code } mail && code != "0")
            return FromText(answer, mail.Message ?? $"The document was not mailed ({code}).", error);
        if (error.IsList)
            return FromList(answer, error);
        return answer.IsSuccess ? null : ByStatus(answer, null);
    }

    /// <summary>Success answers tell what is left of the window. Limits that an account does not have are ignored, so one reading serves both interfaces.</summary>
    public override IReadOnlyList<BudgetCorrection> ReadBudget(ApiResponse answer)
    {
        var found = new List<BudgetCorrection>(3);
        if (answer.NumberHeader("X-RateLimit-Remaining") is { } left)
        {
            var reset = Instant(answer, "X-RateLimit-Reset");
            found.Add(new(SmartbillBudgets.V1Calls, left, reset));
            found.Add(new(SmartbillBudgets.V3Calls, left, reset));
        }

        if (answer.NumberHeader("X-RateLimit-Daily-Remaining") is { } today)
            found.Add(new(SmartbillBudgets.V3Day, today, Instant(answer, "X-RateLimit-Daily-Reset")));
        return found;
    }

    private static ApiFault FromText(ApiResponse answer, string raw, SmartbillError error)
    {
        var text = SmartbillText.Clean(raw);
        if (CallLimit.Read(answer, text) is { } limit)
            return limit;
        var known = ErrorTexts.Find(text);
        // An error beside a document's number: made, and then something failed. That is no proof of nothing, and neither is a success with a text that nobody knows.
        if (answer.IsSuccess && SmartbillCalls.IsCreate(answer.Operation) && (error.ShowsDocument || (known is null && error.Text is not null)))
        {
            return new(ApiFaultKind.Unavailable, text)
            {
                ErrorCode = known?.ErrorCode ?? (error.ShowsDocument ? SmartbillErrorCodes.ErrorBesideDocument : SmartbillErrorCodes.Unrecognised),
                Transient = false,
            };
        }

        if (known is not null)
            return known;
        var fault = answer.IsSuccess ? new(ApiFaultKind.Validation, text) : ByStatus(answer, text);
        return fault with { ErrorCode = fault.ErrorCode ?? SmartbillErrorCodes.Unrecognised };
    }

    private static ApiFault FromList(ApiResponse answer, SmartbillError error)
    {
        var fields = error.List().ToArray();
        var codes = fields.Select(static f => f.Code).Where(static c => c is not null).ToArray();
        var message = SmartbillText.Clean(string.Join(" ", fields.Take(3).Select(static f => f.Field.Length == 0 ? f.Message : $"{f.Field}: {f.Message}")));
        var code = codes.FirstOrDefault();
        // The type decides before the status: 400 carries limits and missing records too.
        var kind = codes.Contains(SmartbillErrorCodes.RateLimitExceeded) ? ApiFaultKind.RateLimit
            : error.TypeText switch
            {
                "authentication_error" or "authorization_error" => ApiFaultKind.Authentication,
                "validation_error" => ApiFaultKind.Validation,
                "api_error" => ApiFaultKind.Unavailable,
                _ => (ApiFaultKind?)null,
            };
        if (kind is null && code?.EndsWith("_not_found", StringComparison.Ordinal) == true)
            kind = ApiFaultKind.NotFound;
        var fault = ByStatus(answer, message);
        return fault with
        {
            // 405, 406 and 415 refuse the request's form.
            Kind = kind ?? (answer.StatusCode is 405 or 406 or 415 || answer.IsSuccess ? ApiFaultKind.Validation : fault.Kind),
            ErrorCode = code,
            FieldErrors = fields,
            RetryAt = RetryAt(answer),
            NotApplied = code is SmartbillErrorCodes.RateLimitTemporarilyUnavailable or SmartbillErrorCodes.MaintenanceInProgress,
        };
    }

    private static DateTimeOffset? RetryAt(ApiResponse answer) => answer.RetryAfter
        ?? (answer.NumberHeader("X-RateLimit-Daily-Remaining") == 0 ? Instant(answer, "X-RateLimit-Daily-Reset") : null)
        ?? (answer.NumberHeader("X-RateLimit-Remaining") == 0 ? Instant(answer, "X-RateLimit-Reset") : null);

    /// <summary>Neither page nor JSON: nothing, plain text, a file.</summary>
    private static ApiFault? NoJson(ApiResponse answer)
    {
        if (answer.IsSuccess)
            return null;
        if (answer.StatusCode is 403 or 429 && CallLimit.Read(answer, SmartbillText.Clean(answer.Text)) is { } limit)
            return limit;
        var fault = ByStatus(answer, null);
        // Only SmartBill's own refusals prove that no document was made.
        return SmartbillCalls.IsCreate(answer.Operation) && fault.Kind is not (ApiFaultKind.RateLimit or ApiFaultKind.Unavailable) && answer.StatusCode != 401
            ? new(ApiFaultKind.Unavailable, $"An answer of an unknown form came ({answer.StatusCode.ToString(CultureInfo.InvariantCulture)}).") { Transient = false }
            : fault;
    }

    /// <summary>A web page, also one that calls itself a file: the type of an answer repeats what was asked for.</summary>
    private static bool IsPage(ApiResponse answer) => answer.IsHtml || (answer.ContentType is "application/octet-stream" && answer.Body.Span.TrimStart(" \t\r\n"u8) is [(byte)'<', ..]);

    private static ApiFault Page(ApiResponse answer)
    {
        if (answer.StatusCode is 403 or 429 && CallLimit.Read(answer, SmartbillText.Clean(answer.Text)) is { } limit)
            return limit;
        if (answer is { Operation: SmartbillCalls.InvoicesPdf, StatusCode: 502 })
            return new(ApiFaultKind.NotFound, "There is no such invoice: that is what SmartBill's gateway means by 502 here. The number needs its leading zeros.") { ErrorCode = SmartbillErrorCodes.PdfNotFound };
        if (answer is { Operation: SmartbillCalls.PaymentsText, StatusCode: 500 })
            return new(ApiFaultKind.NotFound, "There is no such fiscal receipt: that is what SmartBill means by a page with status 500 here.") { ErrorCode = SmartbillErrorCodes.FiscalTextNotFound };
        var fault = answer.IsSuccess || answer.StatusCode >= 500 || (SmartbillCalls.IsWrite(answer.Operation) && answer.StatusCode != 429)
            ? new(ApiFaultKind.Unavailable, $"A web page came where data was asked for ({answer.StatusCode.ToString(CultureInfo.InvariantCulture)}).") { RetryAt = answer.RetryAfter, Transient = answer.StatusCode is >= 500 or 408 }
            : ByStatus(answer, null);
        return fault with { ErrorCode = ConnectorErrorCodes.HtmlAnswer };
    }

    private static ApiFault ByStatus(ApiResponse answer, string? message)
    {
        // More than 400 lines is a 410 too, and no missing record.
        if (answer.StatusCode == 410 && SmartbillCalls.IsCreate(answer.Operation))
            return new(ApiFaultKind.Validation, message ?? "SmartBill's own rules refuse this (410).");
        return ApiFault.FromStatus(answer, message) ?? new(ApiFaultKind.Validation, message ?? "SmartBill put an error into a success.");
    }

    private static DateTimeOffset? Instant(ApiResponse answer, string header) =>
        answer.NumberHeader(header) is { } seconds && seconds is > 0 and < 253402300800m ? DateTimeOffset.FromUnixTimeSeconds((long)seconds) : null;
}
