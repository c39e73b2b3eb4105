using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using Connectors.Http;

namespace Connectors.Economic;

/// <summary>How e-conomic's answers are understood, on both hosts.</summary>
internal sealed partial class EconomicProfile : VendorProfile
{
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");

    public static EconomicProfile Instance { get; } = new();

    public override string Vendor => EconomicApi.Vendor;

    public override string PackageName => "Connectors.Economic";

    public override ApiFault? Classify(ApiResponse answer)
    {
        var error = answer.IsJson && (!answer.IsSuccess || Suspicious(answer)) ? DialectError.Read(answer.Body) : null;
        if (answer.IsSuccess)
        {
            // No success of these interfaces carries an error code; one that does is none.
            return error?.Code is { } hidden ? new(Kind(400, error, hidden), error.Describe() ?? "The answer carries an error.") { ErrorCode = hidden, FieldErrors = error.Fields } : null;
        }

        var code = error?.Code;
        var status = answer.StatusCode;
        if (status >= 500 || status is 408 or 425 or (>= 300 and < 400))
            return ApiFault.FromStatus(answer, error?.Describe()) is { } fault ? fault with { ErrorCode = code ?? fault.ErrorCode, FieldErrors = error?.Fields ?? [], Transient = status != 501 } : null;
        var kind = Kind(status, error, code);
        var message = error?.Describe() ?? Default(status);
        return kind switch
        {
            ApiFaultKind.RateLimit => new(kind, message) { ErrorCode = code, RetryAt = answer.RetryAfter ?? answer.ReceivedAt + (ReadLimit(answer)?.Window ?? TimeSpan.FromMinutes(1)) },
            ApiFaultKind.Authentication => new(kind, message) { ErrorCode = code, FieldErrors = error?.Fields ?? [], NeedsConsent = status == 401 },
            // Where the answer has no code of its own, the first field's says what is wrong.
            _ => new(kind, message) { ErrorCode = error?.AnyCode, FieldErrors = error?.Fields ?? [] },
        };
    }

    public override string? ReadRequestId(ApiResponse answer) => answer.Header("X-RequestId") ?? (!answer.IsSuccess && answer.IsJson ? DialectError.Read(answer.Body)?.LogId : null);

    public override IReadOnlyList<BudgetCorrection> ReadBudget(ApiResponse answer) =>
        // The first number is what was used, over all apps of the agreement.
        ReadLimit(answer) is { } limit ? [new(EconomicBudgets.CostPerMinute, Math.Max(0, limit.Allowed - limit.Used))] : [];

    internal static (decimal Used, decimal Allowed, TimeSpan Window)? ReadLimit(ApiResponse answer)
    {
        // Read with every answer: without groups, which would be objects each.
        var header = answer.Header("X-RateLimiting");
        foreach (var found in Limit().EnumerateMatches(header))
        {
            var text = header.AsSpan(found.Index, found.Length);
            var slash = text.LastIndexOf('/');
            var before = text[..slash].TrimEnd();
            if (!decimal.TryParse(before[(before.LastIndexOfAnyExcept(NumberCharacters) + 1)..], NumberStyles.Number, CultureInfo.InvariantCulture, out var used)
                || !decimal.TryParse(text[(slash + 1)..].TrimStart(), NumberStyles.Number, CultureInfo.InvariantCulture, out var allowed))
                return null;
            var per = text.IndexOf("-per-", StringComparison.Ordinal);
            var rest = per < 0 ? default : text[(per + 5)..];
            return (used, allowed, int.TryParse(rest[..Math.Max(0, rest.IndexOf('-'))], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(Math.Clamp(seconds, 1, 86400)) : TimeSpan.FromMinutes(1));
        }

        return null;
    }

    private static ApiFaultKind Kind(int status, DialectError? error, string? code) => status switch
    {
        429 => ApiFaultKind.RateLimit,
        401 or 403 => ApiFaultKind.Authentication,
        404 or 410 => ApiFaultKind.NotFound,
        409 or 412 => ApiFaultKind.Conflict,
        _ when EconomicErrorCodes.IsModuleMissing(code) => ApiFaultKind.Authentication,
        _ when code is EconomicErrorCodes.UpdateConflict || EconomicErrorCodes.IsTaken(code) || (error?.Fields.Any(static f => EconomicErrorCodes.IsTaken(f.Code)) ?? false) => ApiFaultKind.Conflict,
        _ when code is EconomicErrorCodes.ResourceNotFound or EconomicErrorCodes.NotFound => ApiFaultKind.NotFound,
        400 or 422 => ApiFaultKind.Validation,
        _ => ApiFaultKind.Other,
    };

    /// <summary>Bodies of successes are read only when they may be an error: parsing every one twice would cost more than it finds.</summary>
    private static bool Suspicious(ApiResponse answer) =>
        answer.Body.Length is > 0 and < 4096 && answer.Body.Span.IndexOf("\"errorCode\""u8) >= 0 && answer.Body.Span.IndexOf("\"developerHint\""u8) >= 0;

    private static string Default(int status) => status switch
    {
        401 => "The tokens were refused: the app's secret token is wrong, or the agreement's grant was withdrawn.",
        403 => "The app's role, the agreement's modules or the user's rights do not allow this.",
        404 or 410 => "There is no such record or address.",
        409 => "The record is not as the write assumed.",
        415 => "e-conomic takes JSON only.",
        429 => "The agreement's limit is used up.",
        _ => $"The request was refused ({status.ToString(CultureInfo.InvariantCulture)}).",
    };

    [GeneratedRegex(@"(?:token-limit-\d+-per-\d+-seconds)?\D*\d+(?:\.\d+)?\s*/\s*\d+(?:\.\d+)?", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Limit();
}
