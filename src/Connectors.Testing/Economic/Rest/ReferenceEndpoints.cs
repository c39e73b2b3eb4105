using System.Text.Json.Nodes;
using Connectors.Testing.EconomicDialect;
using static Connectors.Testing.EconomicDialect.DialectField;

namespace Connectors.Testing.Economic;

/// <summary>Groups, terms, units, suppliers, and what can only be read.</summary>
internal static class ReferenceEndpoints
{
    public static void Map(RouteTable<EconomicCall> routes)
    {
        Groups(routes);
        DialectReferences.Terms<EconomicCall, EconomicAccount>(static a => a.PaymentTermsTable).Map(routes);
        Suppliers(routes);
        new RestResource("units", "units", "unitNumber", static a => a.UnitsTable) { Numbered = true, Shape = new(Text("name", 100, 1).Must()) }.Map(routes);
        foreach (var (path, key, table, fields) in new (string, string, Func<EconomicAccount, DialectTable>, string)[]
        {
            ("supplier-groups", "supplierGroupNumber", static a => a.SupplierGroupsTable, ""),
            ("payment-types", "paymentTypeNumber", static a => a.PaymentTypesTable, ""),
            ("vat-zones", "vatZoneNumber", static a => a.VatZonesTable, ""),
            ("vat-accounts", "vatCode", static a => a.VatAccountsTable, ""),
            ("vat-types", "vatTypeNumber", static a => a.VatTypesTable, ""),
            ("currencies", "code", static a => a.CurrenciesTable, ""),
            ("layouts", "layoutNumber", static a => a.LayoutsTable, ""),
            ("employees", "employeeNumber", static a => a.EmployeesTable, "#employeeNumber #employeeGroup.employeeGroupNumber name email phone ?barred!"),
            ("departments", "departmentNumber", static a => a.DepartmentsTable, "#departmentNumber name ?barred!"),
            ("departmental-distributions", "departmentalDistributionNumber", static a => a.DistributionsTable, ""),
            ("accounts", "accountNumber", static a => a.AccountsTable, "#accountNumber accountType #balance ?barred! ?blockDirectEntries debitCredit name"),
        })
        {
            new RestResource(path, path, key, table) { Fields = FilterFields.Of(fields) }.Map(routes);
        }

        routes.Add("GET /app-roles", "app-roles.list", static c => EconomicCall.Json(200, new JsonObject
        {
            ["collection"] = new JsonArray([.. Enum.GetValues<EconomicRole>().Select(r => (JsonNode)Role(c, r))]),
            ["self"] = c.Self("app-roles"),
        }));
        routes.Add("GET /app-roles/{roleNumber}", "app-roles.get", static c =>
            Enum.IsDefined((EconomicRole)(c.RouteInt("roleNumber") - 1)) ? EconomicCall.Json(200, Role(c, (EconomicRole)(c.RouteInt("roleNumber") - 1))) : throw c.NotFound());
        routes.Add("GET /employees/{employeeNumber}/customers", "employees.customers", static c =>
        {
            var number = (c.Account.EmployeesTable.Find(c.RouteInt("employeeNumber")) ?? throw c.NotFound()).Int("employeeNumber");
            return DialectList.Answer(
                c, c.Account.CustomersTable.All.Where(r => r.Int("salesPerson.employeeNumber") == number), CustomerEndpoints.Filters, $"employees/{number}/customers",
                r => CustomerEndpoints.Customers.View(c, r, true), false);
        });
        Distributions(routes, "departments", "department");
        Distributions(routes, "distributions", "distribution");
    }

    private static JsonObject Role(EconomicCall call, EconomicRole role) =>
        new() { ["roleNumber"] = (int)role + 1, ["name"] = role.ToString(), ["self"] = call.Link($"app-roles/{(int)role + 1}") };

    /// <summary>Both kinds stand in one list and in one of their own.</summary>
    private static void Distributions(RouteTable<EconomicCall> routes, string part, string type)
    {
        var path = $"departmental-distributions/{part}";
        IEnumerable<DialectRecord> Own(EconomicCall c) => c.Account.DistributionsTable.All.Where(d => d.Text("distributionType") == type);
        JsonObject View(EconomicCall c, DialectRecord d)
        {
            var view = d.Data.DeepClone().AsObject();
            view["self"] = c.Link($"{path}/{d.Text("departmentalDistributionNumber")}");
            return view;
        }

        routes.Add($"GET /{path}", $"departmental-distributions.{part}", c => DialectList.Answer(c, Own(c), FilterFields.Of("#departmentalDistributionNumber name"), path, d => View(c, d), false));
        routes.Add($"GET /{path}/{{departmentalDistributionNumber}}", $"departmental-distributions.{type}", c =>
            EconomicCall.Json(200, View(c, Own(c).FirstOrDefault(d => d.Int("departmentalDistributionNumber") == c.RouteInt("departmentalDistributionNumber")) ?? throw c.NotFound())));
    }

    private static void Groups(RouteTable<EconomicCall> routes)
    {
        var all = FilterFields.Of("#customerGroupNumber name #account.accountNumber account.accountType #account.balance ?account.blockDirectEntries account.debitCredit account.name");
        var fewer = FilterFields.Of("#customerGroupNumber name");
        var shape = new DialectShape(
            Number1("customerGroupNumber").Must(), Text("name", 50), Reference("account", "accountNumber", "accounts"), Reference("layout", "layoutNumber", "layouts"));
        var groups = new RestResource("customer-groups", "customer-groups", "customerGroupNumber", static a => a.CustomerGroupsTable)
        {
            Shape = shape,
            PutNeedsKey = true,
            FieldsOf = call => call.Oddities.CustomerGroupsFilterLess ? fewer : all,
            Check = static (call, clean, _, errors) =>
            {
                if (clean["account"]?["accountNumber"] is { } number && call.Account.AccountsTable.Find((int)number) is { } account
                    && (account.Flag("barred") || account.Text("accountType") is not ("profitAndLoss" or "status")))
                    errors.Add("account", "E04300", "The account must be a profit and loss or balance account that is not barred.", number);
            },
            Shown = static (call, record, view) => view["customers"] = call.Link($"customer-groups/{record.Text("customerGroupNumber")}/customers"),
            Remove = static (call, record) =>
            {
                if (call.Account.CustomersTable.All.Any(c => c.Int("customerGroup.customerGroupNumber") == record.Int("customerGroupNumber")))
                    throw call.Refuse(400, "The customer group cannot be deleted, since customers are in it.", "E04300", "Move the customers first.");
                call.Account.CustomerGroupsTable.Remove(record);
            },
        };
        groups.Map(routes);
        routes.Add("GET /customer-groups/{customerGroupNumber}/customers", "customer-groups.customers", c =>
        {
            var number = groups.Find(c).Int("customerGroupNumber");
            return DialectList.Answer(c, c.Account.CustomersTable.All.Where(r => r.Int("customerGroup.customerGroupNumber") == number), CustomerEndpoints.Filters, $"customer-groups/{number}/customers", r => CustomerEndpoints.Customers.View(c, r, true), false);
        });
    }

    private static void Suppliers(RouteTable<EconomicCall> routes) => new RestResource("suppliers", "suppliers", "supplierNumber", static a => a.SuppliersTable)
    {
        Numbered = true,
        PutNeedsKey = true,
        Shape = new(
            Number1("supplierNumber"),
            Text("name", 255, 1).Must(),
            Text("currency", 3, 3).Must(),
            (Reference("paymentTerms", "paymentTermsNumber", "payment-terms") with { UnknownCode = "E07080" }).Must(),
            Reference("supplierGroup", "supplierGroupNumber", "supplier-groups").Must(),
            Reference("vatZone", "vatZoneNumber", "vat-zones").Must(),
            Text("address", 255),
            Text("zip", 10),
            Text("city", 50),
            Text("country", 50),
            Text("email", 100),
            Text("phone", 20),
            Text("corporateIdentificationNumber", 40),
            Text("bankAccount", 50),
            Text("defaultInvoiceText", 100),
            Flag("barred"),
            Reference("layout", "layoutNumber", "layouts"),
            Reference("costAccount", "accountNumber", "accounts"),
            Reference("salesPerson", "employeeNumber", "employees"),
            Object("remittanceAdvice", Text("creditorId", 50), Reference("paymentType", "paymentTypeNumber", "payment-types"))),
        Fields = FilterFields.Of("address bankAccount ?barred! city corporateIdentificationNumber country currency defaultInvoiceText email name #supplierGroup.supplierGroupNumber #supplierNumber zip"),
    }.Map(routes);
}
