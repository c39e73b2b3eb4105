using System.Globalization;
using System.Text.Json.Nodes;
using Connectors.Testing.EconomicDialect;

namespace Connectors.Testing.Reviso;

/// <summary>The root, <c>/self</c>, what an administrator reaches, the schemas, and the page on which access is granted.</summary>
internal static class SelfEndpoints
{
    private static readonly string[] Production =
    [
        "accounts", "additional-expenses", "country-codes", "currencies", "customer-groups", "customers", "employees", "layouts", "number-series", "orders", "payment-terms", "payment-types",
        "price-groups", "product-groups", "products", "quotations", "self", "suppliers", "units", "vat-accounts", "vat-types", "vat-zones",
    ];

    public static void Map(RouteTable<RevisoCall> routes)
    {
        routes.Add("GET /", "root.get", Root);
        routes.Add("GET /resources", "resources.get", static c => DialectCall.Json(200, new JsonObject { ["production"] = Links(c, Production), ["experimental"] = Links(c, "delivery-notes/sales", "v2/invoices") }));
        routes.Add("GET /self", "self.get", static c => DialectCall.Json(200, Self(c)));
        routes.Add("GET /studio", "studio.get", static c => DialectCall.Json(200, Links(c.Account.IsAdministrator ? c : throw c.NotFound(), "studio/client-agreements", "studio/client-grants")));
        routes.Add("GET /studio/client-agreements", "studio.agreements", Agreements);
        routes.Add("GET /api1/requestaccess.aspx", "grants.request", Grant);
    }

    /// <summary>What a list takes, for a new record and for a replacement.</summary>
    public static void Schemas(RouteTable<RevisoCall> routes, string path, DialectShape post, DialectShape put)
    {
        foreach (var (verb, shape) in new[] { ("post", post), ("put", put) })
        {
            routes.Add($"GET /{path}/schema/{verb}", "schemas.get", c =>
            {
                var schema = Schema(shape);
                schema["$schema"] = "http://json-schema.org/draft-03/schema#";
                schema["title"] = $"{path} {verb} schema";
                return DialectCall.Json(200, schema);
            });
        }
    }

    private static JsonObject Schema(DialectShape shape)
    {
        var properties = new JsonObject();
        foreach (var field in shape.Fields)
        {
            var property = new JsonObject
            {
                ["type"] = field.Kind switch
                {
                    DialectKind.Whole => "integer",
                    DialectKind.Number => "number",
                    DialectKind.Flag => "boolean",
                    DialectKind.Reference or DialectKind.Object or DialectKind.Anything => "object",
                    DialectKind.Rows or DialectKind.Words => "array",
                    _ => "string",
                },
            };
            if (field.Required)
                property["required"] = true;
            if (field.Longest is { } longest)
                property["maxLength"] = longest;
            if (field.Kind is DialectKind.Object)
                property["properties"] = Schema(field.Inner!)["properties"]!.DeepClone();
            properties[field.Name] = property;
        }

        return new JsonObject { ["type"] = "object", ["properties"] = properties };
    }

    private static JsonObject Links(RevisoCall call, params string[] names) => new([.. names.Select(n => KeyValuePair.Create<string, JsonNode?>(n, call.Link(n)))]);

    private static SimResponse Root(RevisoCall call) => DialectCall.Json(200, new JsonObject
    {
        ["apiName"] = "Reviso REST API (simulated)",
        ["company"] = call.Account.Name,
        ["gettingStarted"] = call.Link("self"),
        ["resources"] = call.Link("resources"),
        ["version"] = "1.0",
        ["serverTime"] = call.Account.Now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
    });

    private static JsonObject Self(RevisoCall call)
    {
        var account = call.Account;
        var number = 0;
        var self = new JsonObject
        {
            ["agreementNumber"] = account.AgreementNumber,
            ["agreementType"] = new JsonObject { ["agreementTypeNumber"] = 1, ["name"] = "Contabilità in Cloud" },
            ["application"] = new JsonObject
            {
                ["appNumber"] = call.App.Number,
                ["appPublicToken"] = call.App.PublicToken,
                ["created"] = "2025-01-15",
                ["name"] = call.App.Name,
                ["requiredRoles"] = new JsonArray((JsonNode)new JsonObject { ["roleNumber"] = (int)call.App.Role + 1, ["name"] = call.App.Role.ToString() }),
            },
            ["canSendElectronicInvoice"] = true,
            ["company"] = new JsonObject { ["name"] = account.Name, ["addressLine1"] = "Via Roma 1", ["zip"] = "25121", ["city"] = "Brescia", ["country"] = "Italia", ["email"] = "ditta@example.com" },
            ["modules"] = new JsonArray([.. account.Modules.Order(StringComparer.Ordinal).Select(m => (JsonNode)new JsonObject { ["moduleNumber"] = ++number, ["name"] = m })]),
            ["settings"] = new JsonObject { ["baseCurrency"] = account.BaseCurrency },
            ["signupDate"] = "2020-01-01",
            ["user"] = new JsonObject { ["loginId"] = "SEED", ["name"] = "Anna Rossi", ["email"] = "anna@example.com", ["agreementNumber"] = account.AgreementNumber, ["language"] = new JsonObject { ["culture"] = "it-IT" } },
            ["userName"] = "Anna Rossi",
        };
        self[call.Oddities.AdminFlagIsPascalCase ? "IsAdminAgreement" : "isAdminAgreement"] = account.IsAdministrator;
        self["self"] = call.Self("self");
        return self;
    }

    private static SimResponse Agreements(RevisoCall call)
    {
        if (!call.Account.IsAdministrator)
            throw call.NotFound();
        var clients = call.Simulator.Clients(call.Account);
        var page = new DialectPage(0, Math.Max(1, clients.Count));
        var items = clients.Select(a => (JsonNode)new JsonObject { ["agreementNumber"] = a.AgreementNumber, ["name"] = a.Name });
        return DialectCall.Json(200, DialectEnvelope.Of(items, page, call.Readings.MostPerPage, clients.Count, clients.Count, call.Link("studio/client-agreements"), call.Request.Query, false));
    }

    /// <summary>The simulated user of the first agreement approves at once: back to the redirect address with the token, or the token to copy.</summary>
    private static SimResponse Grant(RevisoCall call)
    {
        static SimResponse Page(int status, string text) => SimResponse.Text(status, $"<html><body>{text}</body></html>", "text/html; charset=utf-8");
        static SimResponse Back(string address) => SimResponse.Empty(302) with { Headers = [new("Location", address)] };
        if (call.Simulator.FindAppByPublicToken(call.Query("appId") ?? "") is not { } app)
            return Page(404, "Unknown app.");
        var target = call.Query("redirectUrl") is { } text && Uri.TryCreate(text, UriKind.Absolute, out var asked) ? asked : app.RedirectUrl;
        if (target is not null && call.Oddities.RedirectMustBeRegistered && target != app.RedirectUrl)
            return Page(400, "The redirect address is not registered.");
        if (call.Account.DeclinesGrants)
            return target is null ? Page(200, "Access was not granted.") : Back(target.AbsoluteUri);
        var token = call.Account.GrantTo(app);
        return target is null ? Page(200, $"Your token: <code>{token}</code>")
            : Back(target.AbsoluteUri + (target.Query.Length > 0 ? "&" : "?") + "token=" + Uri.EscapeDataString(token));
    }
}
