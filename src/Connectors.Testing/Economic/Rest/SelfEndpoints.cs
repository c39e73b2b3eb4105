using System.Text.Json.Nodes;
using Connectors.Testing.EconomicDialect;
using static Connectors.Testing.EconomicDialect.DialectField;

namespace Connectors.Testing.Economic;

/// <summary>The root, <c>/self</c>, and the page on which access is granted.</summary>
internal static class SelfEndpoints
{
    private static readonly string[] Stable =
    [
        "accounts", "currencies", "customer-groups", "customers", "departmental-distributions", "departments", "employees", "invoices", "layouts", "orders", "payment-terms",
        "payment-types", "product-groups", "products", "self", "suppliers", "units", "vat-accounts",
    ];

    public static void Map(RouteTable<EconomicCall> routes)
    {
        routes.Add("GET /", "root.get", Root);
        routes.Add("GET /self", "self.get", static c => EconomicCall.Json(200, Self(c)));
        routes.Add("PUT /self/user", "self.update-user", static c => Put(
            c, new(Text("loginId", 250).Must(), Text("name", 250).Must(), Text("email", 250).Must()), static (a, o) => a.User = o));
        routes.Add("PUT /self/company", "self.update-company", static c => Put(
            c,
            new(
                Text("name", 250).Must(), Text("addressLine1", 250).Must(), Text("addressLine2", 250), Text("zip", 50).Must(), Text("city", 250).Must(), Text("country", 250), Text("phoneNumber", 250).Must(),
                Text("attention", 250).Must(), Text("website", 250), Text("email", 250).Must(), Text("companyIdentificationNumber", 50), Text("vatNumber", 50)),
            static (a, o) => a.Company = o));
        routes.Add("PUT /self/company/bankinformation", "self.update-bank", static c => Put(
            c, new(Text("bankName", 250), Text("bankSortCode", 250), Text("bankAccountNumber", 250), Text("pbsCustomerGroupNumber", 250), Text("pbsFiSupplierNumber", 250), Text("bankGiroNumber", 250)), static (a, o) => a.BankInformation = o));
        routes.Add("GET /secure/api1/requestaccess.aspx", "grants.request", Grant);
    }

    private static SimResponse Root(EconomicCall call)
    {
        static JsonObject Links(EconomicCall call, params string[] names) => new([.. names.Select(n => KeyValuePair.Create<string, JsonNode?>(n, call.Link(n)))]);
        return EconomicCall.Json(200, new JsonObject
        {
            ["apiName"] = "e-conomic REST API (simulated)",
            ["company"] = call.Account.Name,
            ["resources"] = new JsonObject { ["stable"] = Links(call, Stable), ["experimental"] = Links(call, "vat-zones", "vat-types", "quotes"), ["deprecated"] = new JsonObject() },
            ["self"] = call.Self(""),
        });
    }

    private static JsonObject Self(EconomicCall call)
    {
        var account = call.Account;
        var user = account.User.DeepClone().AsObject();
        user["agreementNumber"] = account.AgreementNumber;
        user["language"] = new JsonObject { ["languageNumber"] = 1, ["name"] = "Dansk", ["culture"] = "da-DK", ["self"] = call.Link("languages/1") };
        var number = 0;
        return new JsonObject
        {
            ["agreementNumber"] = account.AgreementNumber,
            ["agreementType"] = new JsonObject { ["agreementTypeNumber"] = 1, ["name"] = "e-conomic" },
            ["application"] = new JsonObject
            {
                ["appNumber"] = call.App.Number,
                ["appPublicToken"] = call.App.PublicToken,
                ["created"] = "2025-01-15",
                ["name"] = call.App.Name,
                ["requiredRoles"] = new JsonArray((JsonNode)new JsonObject { ["roleNumber"] = (int)call.App.Role + 1, ["name"] = call.App.Role.ToString(), ["self"] = call.Link($"app-roles/{(int)call.App.Role + 1}") }),
                ["self"] = call.Link($"apps/{call.App.Number}"),
            },
            ["bankInformation"] = account.BankInformation.DeepClone(),
            ["canSendElectronicInvoice"] = true,
            ["company"] = account.Company.DeepClone(),
            ["companyAffiliation"] = "Test",
            ["modules"] = new JsonArray([.. account.Modules.Order(StringComparer.Ordinal).Select(m => (JsonNode)new JsonObject { ["moduleNumber"] = ++number, ["name"] = m, ["self"] = call.Link($"modules/{number}") })]),
            ["settings"] = new JsonObject { ["baseCurrency"] = account.BaseCurrency, ["defaultPaymentTerm"] = call.Link("payment-terms/1"), ["internationalLedger"] = "false" },
            ["signupDate"] = "2020-01-01",
            ["user"] = user,
            ["userName"] = (string?)account.User["name"],
            ["self"] = call.Self("self"),
        };
    }

    private static SimResponse Put(EconomicCall call, DialectShape shape, Action<EconomicAccount, JsonObject> store)
    {
        var reader = DialectLinks.Reader(call);
        var clean = reader.Read(call.BodyObject(), shape);
        if (reader.Errors.Any)
            throw call.Invalid(reader.Errors);
        store(call.Account, clean);
        return EconomicCall.Json(200, Self(call));
    }

    /// <summary>The simulated user of the first agreement approves at once: back to the redirect address with the token, or the token to copy.</summary>
    private static SimResponse Grant(EconomicCall call)
    {
        if (call.Simulator.FindAppByPublicToken(call.Query("appPublicToken") ?? "") is not { } app)
            return SimResponse.Text(404, "<html><body>Unknown app.</body></html>", "text/html; charset=utf-8");
        var target = call.Query("redirectUrl") is { } text && Uri.TryCreate(text, UriKind.Absolute, out var asked) ? asked : app.RedirectUrl;
        if (target is not null && call.Oddities.RedirectMustBeRegistered && target != app.RedirectUrl)
            return SimResponse.Text(400, "<html><body>The redirect address is not registered.</body></html>", "text/html; charset=utf-8");
        if (call.Account.DeclinesGrants)
            return target is null ? SimResponse.Text(200, "<html><body>Access was not granted.</body></html>", "text/html; charset=utf-8") : Back(target.AbsoluteUri);
        var token = call.Account.GrantTo(app);
        if (target is null)
            return SimResponse.Text(200, $"<html><body>Your token: <code>{token}</code></body></html>", "text/html; charset=utf-8");
        return Back(target.AbsoluteUri + (target.Query.Length > 0 ? "&" : "?") + "token=" + Uri.EscapeDataString(token));
    }

    private static SimResponse Back(string address) => SimResponse.Empty(302) with { Headers = [new("Location", address)] };
}
