using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Connectors.Testing.Smartbill;

/// <summary>V3, read-only: clients, suppliers, products, warehouses.</summary>
internal static partial class ReadApi
{
    public const string Prefix = "/SBORO/api/v3/";

    public static void Map(RouteTable<SmartbillCall> routes)
    {
        Map(routes, "clients", "client", "cus_", static a => a.ClientList, static c => c.Id, static c => c.Name, static c => c.Code, static c => c.VatCode, static (j, c) => ReadJson.Partner(j, c, true));
        Map(routes, "suppliers", "supplier", "sup_", static a => a.SupplierList, static c => c.Id, static c => c.Name, static c => c.Code, static c => c.VatCode, static (j, c) => ReadJson.Partner(j, c, false));
        Map(routes, "products", "product", "prod_", static a => a.ProductList, static p => p.Id, static p => p.Name, static p => p.Code, null, ReadJson.Product);
        Map(routes, "warehouses", "warehouse", "ware_", static a => a.WarehouseList, static w => w.Id, static w => w.Name, null, null, ReadJson.Warehouse);
    }

    /// <summary>Sign-in, company, limits; a limit is the user's at one company, whatever token is used.</summary>
    public static SimResponse Process(SmartbillCall call, Func<SmartbillCall, SimResponse> handler, ReadLimiter limiter)
    {
        if (call.Oddities.V3UnavailableCode is { } code)
        {
            return Error(call, 503, "api_error", code, "The service is temporarily unavailable.") with { Headers = [new("Retry-After", "5")] };
        }

        var authorization = call.Request.Header("Authorization");
        if (string.IsNullOrEmpty(authorization))
            return Error(call, 401, "authentication_error", "missing_authorization", "The Authorization header is missing.");
        if (!authorization.StartsWith("Bearer ", StringComparison.Ordinal) || authorization.Length < 8)
            return Error(call, 401, "authentication_error", "invalid_authorization_format", "The Authorization header must be of the form: Bearer <token>.");
        var token = authorization["Bearer ".Length..];
        if (token.StartsWith("sb_test_", StringComparison.Ordinal))
            return Error(call, 401, "authentication_error", "wrong_environment", "This token belongs to another environment.");
        if (call.Simulator.SignIns.FindV3(token) is not { } found)
            return Error(call, 401, "authentication_error", "invalid_api_key", "The token is not valid.");
        var now = call.Simulator.Time.GetUtcNow();
        var today = call.Simulator.Today;
        var verdict = limiter.Count((found.User.Email, found.Account.Cif), call.Oddities, now, today, SmartbillSimulator.StartOf(today.AddDays(1)));
        var response = verdict.RetryAfter is { } wait
            ? Error(call, 429, "invalid_request_error", "rate_limit_exceeded", "Too many requests.") with { Headers = [new("Retry-After", Text((long)wait.TotalSeconds))] }
            : Permitted(call, handler, found.User, found.Account);
        return response with
        {
            Headers =
            [
                .. response.Headers,
                new("X-RateLimit-Limit", Text(verdict.Limit)), new("X-RateLimit-Remaining", Text(verdict.Remaining)),
                new("X-RateLimit-Reset", Text(verdict.Reset.ToUnixTimeSeconds())),
                new("X-RateLimit-Daily-Limit", Text(verdict.DayLimit)), new("X-RateLimit-Daily-Remaining", Text(verdict.DayRemaining)),
                new("X-RateLimit-Daily-Reset", Text(verdict.DayReset.ToUnixTimeSeconds())),
            ],
        };
    }

    private static SimResponse Permitted(SmartbillCall call, Func<SmartbillCall, SimResponse> handler, SmartbillUser user, SmartbillAccount own)
    {
        if (user.V3Refusal is { } refusal)
            return Error(call, 403, "authorization_error", refusal, "The request is not permitted.");
        if (string.IsNullOrWhiteSpace(call.Route("cif")))
            return Error(call, 400, "invalid_request_error", "missing_vat_code", "The company's VAT code is missing.");
        if (call.Simulator.FindAccount(call.Route("cif")) is not { } account)
            return Error(call, 404, "invalid_request_error", "company_not_found", "The company was not found.");
        return account == own ? handler(call) : Error(call, 403, "authorization_error", "insufficient_permissions", "The token belongs to another company.");
    }

    private static void Map<TRow>(
        RouteTable<SmartbillCall> routes, string resource, string singular, string prefix, Func<SmartbillAccount, List<TRow>> rows, Func<TRow, string> id,
        Func<TRow, string> name, Func<TRow, string>? code, Func<TRow, string>? vatCode, Action<Utf8JsonWriter, TRow> write)
        where TRow : class
    {
        routes.Add($"GET {Prefix}companies/{{cif}}/{resource}", $"{resource}.list", call =>
        {
            var all = rows(call.Simulator.FindAccount(call.Route("cif"))!);
            IEnumerable<TRow> matching = all;
            if (call.Query("name") is { } part)
                matching = matching.Where(r => prefix == "prod_" ? HasWord(name(r), part) : name(r).Contains(part, StringComparison.OrdinalIgnoreCase));
            if (code is not null && call.Query("code") is { } exact)
                matching = matching.Where(r => code(r) == exact);
            if (vatCode is not null && call.Query("vatCode") is { } vat)
                matching = matching.Where(r => vatCode(r).Equals(vat, StringComparison.OrdinalIgnoreCase));
            return Page(call, prefix, [.. matching], id, write);
        });
        routes.Add($"GET {Prefix}companies/{{cif}}/{resource}/{{id}}", $"{resource}.get", call =>
        {
            var wanted = call.Route("id");
            if (Malformed(wanted, prefix) is { } malformed)
                return Error(call, 400, "invalid_request_error", "malformed_id", malformed);
            return rows(call.Simulator.FindAccount(call.Route("cif"))!).Find(r => id(r) == wanted) is { } row
                ? SimResponse.Json(200, Out.Write(json => write(json, row)))
                : Error(call, 404, "invalid_request_error", singular + "_not_found", $"The {singular} was not found.");
        });
    }

    private static SimResponse Page<TRow>(SmartbillCall call, string prefix, List<TRow> rows, Func<TRow, string> id, Action<Utf8JsonWriter, TRow> write)
    {
        var limit = 20;
        if (call.Query("limit") is { } text && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > 100))
            return Error(call, 400, "validation_error", "invalid_field_value", "The limit must be between 1 and 100.", "limit");
        var (after, before) = (call.Query("after"), call.Query("before"));
        if (after is not null && before is not null)
            return Error(call, 400, "invalid_request_error", "bad_request", "Only one of after and before can be given.");
        var cursor = after ?? before;
        var at = cursor is null ? -1 : rows.FindIndex(r => id(r) == cursor);
        if (cursor is not null && Malformed(cursor, prefix) is { } malformed)
            return Error(call, 400, "invalid_request_error", "malformed_id", malformed, after is null ? "before" : "after");
        if (cursor is not null && at < 0)
            return Error(call, 404, "invalid_request_error", "resource_not_found", "The cursor was not found.");
        var start = before is not null ? Math.Max(0, at - limit) : at + 1;
        var page = rows.Skip(start).Take(before is not null ? at - start : limit).ToList();
        return SimResponse.Json(200, Out.Object(json =>
        {
            json.WriteStartArray("items");
            foreach (var row in page)
                write(json, row);
            json.WriteEndArray();
            json.WriteStartObject("pagination");
            json.WriteString("next", page.Count > 0 && start + page.Count < rows.Count ? Link(call, "after", id(page[^1])) : null);
            json.WriteString("previous", page.Count > 0 && start > 0 ? Link(call, "before", id(page[0])) : null);
            json.WriteEndObject();
        }));
    }

    /// <summary>Absolute, with every parameter of the request but the cursor.</summary>
    private static string Link(SmartbillCall call, string cursor, string id)
    {
        string[] kept = [.. call.Request.Query.Split('&', StringSplitOptions.RemoveEmptyEntries).Where(static p => !p.StartsWith("after=", StringComparison.Ordinal) && !p.StartsWith("before=", StringComparison.Ordinal))];
        return new Uri(call.Simulator.BaseAddress, call.Request.Path + "?" + string.Join('&', [.. kept, $"{cursor}={id}"])).AbsoluteUri;
    }

    private static string? Malformed(string id, string prefix) => !id.StartsWith(prefix, StringComparison.Ordinal) ? $"ID must start with {prefix}"
        : Hex().IsMatch(id[prefix.Length..]) ? null : "Invalid ID format";

    private static bool HasWord(string name, string words) =>
        Regex.IsMatch(name, $@"(?<!\w){Regex.Escape(words)}(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static SimResponse Error(SmartbillCall call, int status, string type, string code, string message, string? param = null) =>
        ApiError.Problem(call.Request.Path, status, type, code, message, param);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("^[0-9a-f]{32}$")]
    private static partial Regex Hex();
}
