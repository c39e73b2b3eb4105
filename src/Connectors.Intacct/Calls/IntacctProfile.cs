using System.Globalization;
using System.Text.Json;
using Connectors.Http;

namespace Connectors.Intacct;

/// <summary>What the answers of Intacct mean. Decided by codes first, by status only where there are none.</summary>
internal sealed class IntacctProfile : VendorProfile
{
    private static readonly string[] CredentialCodes =
    [
        IntacctErrorCodes.InvalidTenant, IntacctErrorCodes.TenantMissing, IntacctErrorCodes.BadTokenPayload, IntacctErrorCodes.BadOAuthPath, IntacctErrorCodes.UserNameEmpty, IntacctErrorCodes.ClientIdMissing,
        IntacctErrorCodes.ClientIdTwice, IntacctErrorCodes.UserNameTwice, IntacctErrorCodes.Forbidden,
    ];

    private static readonly string[] TokenCodes = [IntacctErrorCodes.TokenInvalid, IntacctErrorCodes.RestTokenInvalid, IntacctErrorCodes.BadToken, IntacctErrorCodes.NoToken];

    private static readonly string[] RequestCodes = [IntacctErrorCodes.XmlSentToRest, IntacctErrorCodes.AttributeMissing, IntacctErrorCodes.BodyMissing];

    public static IntacctProfile Instance { get; } = new();

    public override string Vendor => IntacctApi.Vendor;

    public override TimeSpan CallTimeout => TimeSpan.FromSeconds(300);

    public override ApiFault? Classify(ApiResponse answer)
    {
        if (XmlFaults.IsXml(answer))
            return XmlFaults.Classify(answer);
        if (answer.IsSuccess && answer.Body.Span.IndexOf("ia::error"u8) < 0)
            return null;
        var error = ReadError(answer);
        if (answer.IsSuccess)
            // Of a batch, items may have failed: those are told one by one. A single answer that holds an error is one.
            return error is null ? null : OfError(answer, error, StatusInside(answer) ?? 422);
        return OfError(answer, error ?? BatchOf(answer), answer.StatusCode);
    }

    public override string? ReadRequestId(ApiResponse answer) =>
        answer.Header("X-IA-Request-Id") ?? answer.Header("X-Request-Id") ?? (answer.IsSuccess ? null : ReadError(answer)?.SupportId);

    public override string? ReadTokenErrorCode(ApiResponse answer) => ReadError(answer)?.Telling;

    // A refresh token that another consent of the same user and company took the place of is answered so, and not by OAuth's own word.
    public override bool MeansGrantIsGone(string code) => code is IntacctErrorCodes.RestTokenInvalid or IntacctErrorCodes.TokenInvalid;

    private static ApiFault OfError(ApiResponse answer, IntacctError? error, int status)
    {
        var message = error?.Describe();
        var fault = Judge(answer, error, status) with { ErrorCode = Code(answer, error, status), FieldErrors = error?.Fields ?? [] };
        // A stored answer of an earlier sending: the same key brings the same answer for 48 hours, so a repeat is of no use.
        var cached = answer.Header("x-ia-idempotency-cached-date") is not null;
        return cached
            ? fault with { Transient = false, Message = $"{fault.Message} (the stored answer of an earlier sending with this idempotency key: a new attempt needs a new key)" }
            : fault;

        ApiFault Judge(ApiResponse a, IntacctError? e, int s)
        {
            ApiFault Fault(ApiFaultKind kind, string otherwise) => new(kind, message ?? otherwise) { RetryAt = a.RetryAfter };
            if (s == 429 || e?.Has(IntacctErrorCodes.Throttled) == true || (s is 403 or 503 && ThrottleHeaders.IsThrottled(a)))
                return Fault(ApiFaultKind.RateLimit, "Too many calls at a time, or in the hour.") with { RetryAt = ThrottleHeaders.RetryAt(a) };
            if (e?.Has(TokenCodes) == true || (s is 400 or 401 && a.Text.Contains("invalid token", StringComparison.OrdinalIgnoreCase)))
                return Fault(ApiFaultKind.Authentication, "The access token was refused.") with { TicketRefused = true };
            if (OAuthError(a, s) is { } oauth)
                return new(ApiFaultKind.Authentication, $"The credentials were refused ({oauth}).") { NeedsConsent = oauth == ConnectorErrorCodes.InvalidGrant };
            if (e?.Has(CredentialCodes) == true)
                return Fault(ApiFaultKind.Authentication, "The gateway refused the credentials.");
            if (e?.Has(RequestCodes) == true)
                return Fault(ApiFaultKind.Validation, "The gateway refused the request.");
            if (e?.Code is { } code && code.StartsWith("GW-000", StringComparison.Ordinal))
                return Fault(ApiFaultKind.Unavailable, "Intacct's gateway failed.");
            if (s < 500 && e?.Has(IntacctErrorCodes.Duplicate, IntacctErrorCodes.AlreadyExists) == true)
                return Fault(ApiFaultKind.Conflict, "Another record has the same unique value.");
            return s switch
            {
                401 => Fault(ApiFaultKind.Authentication, "The access token was refused."),
                403 => Fault(ApiFaultKind.Authentication, "The signed-in user may not do this, or the company has not the module."),
                404 => Fault(ApiFaultKind.NotFound, "There is no such record or address."),
                405 => Fault(ApiFaultKind.Validation, "The object does not know this verb."),
                409 => Fault(ApiFaultKind.Conflict, "The unique value exists already, or the idempotency key was used for something else."),
                // A time-out behind the gateway: the work may still be going on.
                524 => Fault(ApiFaultKind.Unavailable, "Intacct did not answer in time (524).") with { Transient = false },
                >= 400 and < 500 when e?.Code == IntacctErrorCodes.NotFound => Fault(ApiFaultKind.NotFound, "There is no such record."),
                400 or 413 or 422 => Fault(ApiFaultKind.Validation, $"The request was refused ({s.ToString(CultureInfo.InvariantCulture)})."),
                _ => ApiFault.FromStatus(a, message) ?? Fault(ApiFaultKind.Validation, "The answer holds an error."),
            };
        }
    }

    private static string? Code(ApiResponse answer, IntacctError? error, int status)
    {
        if (OAuthError(answer, status) is { } oauth && error is null)
            return oauth;
        if (status == 409 && answer.Text.Contains("idempoten", StringComparison.OrdinalIgnoreCase))
            return IntacctErrorCodes.IdempotencyKeyReused;
        return error?.Telling ?? (status is >= 300 and < 400 ? ConnectorErrorCodes.Redirect : null);
    }

    private static string? OAuthError(ApiResponse answer, int status)
    {
        if (status is < 400 or >= 500 || answer.IsHtml)
            return null;
        var text = answer.Text;
        return text.Contains(ConnectorErrorCodes.InvalidGrant, StringComparison.OrdinalIgnoreCase) ? ConnectorErrorCodes.InvalidGrant
            : text.Contains(ConnectorErrorCodes.InvalidClient, StringComparison.OrdinalIgnoreCase) ? ConnectorErrorCodes.InvalidClient
            : null;
    }

    private static IntacctError? ReadError(ApiResponse answer) => WithRoot(answer, IntacctError.Find);

    private static int? StatusInside(ApiResponse answer)
    {
        var status = WithRoot(answer, static root => root.ValueKind == JsonValueKind.Object && root.TryGetProperty("ia::status", out var s) && s.TryGetInt32(out var n) ? (object)n : null);
        return status is int number and >= 400 and < 600 ? number : null;
    }

    /// <summary>An atomic batch that failed as a whole: every item's error under its position.</summary>
    private static IntacctError? BatchOf(ApiResponse answer) => WithRoot(answer, static root =>
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("ia::result", out var items) || items.ValueKind != JsonValueKind.Array)
            return null;
        var fields = new List<FieldError>();
        IntacctError? first = null;
        foreach (var (position, item) in items.EnumerateArray().Index())
        {
            if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("ia::error", out var inner) || inner.ValueKind != JsonValueKind.Object)
                continue;
            var error = IntacctError.Read(inner);
            if (error.Code != IntacctErrorCodes.Unprocessed)
                first ??= error;
            fields.Add(new($"[{position.ToString(CultureInfo.InvariantCulture)}]", error.Describe() ?? error.Telling ?? "", error.Telling));
        }

        return fields.Count == 0 ? null : (first ?? new(null, null, null, null, [], [])) with { Fields = [.. fields.OrderBy(static f => f.Code == IntacctErrorCodes.Unprocessed)] };
    });

    private static T? WithRoot<T>(ApiResponse answer, Func<JsonElement, T?> read) where T : class
    {
        if (!answer.IsJson)
            return null;
        try
        {
            using var json = JsonDocument.Parse(answer.Body);
            return read(json.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
