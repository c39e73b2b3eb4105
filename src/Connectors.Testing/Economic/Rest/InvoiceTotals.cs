using System.Text.Json.Nodes;
using Connectors.Testing.EconomicDialect;

namespace Connectors.Testing.Economic;

/// <summary><c>/invoices/totals</c>: sums over drafts and booked invoices, in the agreement's currency.</summary>
internal static class InvoiceTotals
{
    public static void Map(RouteTable<EconomicCall> routes)
    {
        routes.Add("GET /invoices/totals", "invoices.totals", All);
        Add(routes, "drafts", static c => c.Account.Drafts.All);
        Add(routes, "booked", static c => c.Account.Booked.All);
        Add(routes, "booked/paid", static c => c.Account.Booked.All.Where(static b => b.Amount("remainder") == 0));
        Add(routes, "booked/unpaid", Unpaid);
        Add(routes, "booked/unpaid/overdue", static c => Unpaid(c).Where(b => InvoiceEndpoints.IsPast(c, b)));
        Add(routes, "booked/unpaid/not-overdue", static c => Unpaid(c).Where(b => !InvoiceEndpoints.IsPast(c, b)));
        Each(routes, "customers", "customer", "customerNumber", "customer.customerNumber");
        Each(routes, "employees", "employee", "employeeNumber", "references.salesPerson.employeeNumber");
        Spans(routes, "drafts/customers/{customerNumber}", static c => c.Account.Drafts.All.Where(d => d.Int("customer.customerNumber") == Customer(c)));
        Add(routes, "booked/customers/{customerNumber}", static c => c.Account.Booked.All.Where(d => d.Int("customer.customerNumber") == Customer(c)));
        Spans(routes, "drafts/employees/{employeeNumber}", static c =>
        {
            var number = (c.Account.EmployeesTable.Find(c.RouteInt("employeeNumber")) ?? throw c.NotFound()).Int("employeeNumber");
            return c.Account.Drafts.All.Where(d => d.Int("references.salesPerson.employeeNumber") == number);
        });
    }

    /// <summary>All, those of a year, those of a period. A period without a year is one of the present year; no source says more.</summary>
    private static void Spans(RouteTable<EconomicCall> routes, string name, Func<EconomicCall, IEnumerable<DialectRecord>> which)
    {
        Add(routes, name, which);
        Add(routes, name + "/accounting-years/{year}", c =>
        {
            var year = c.Account.AccountingYearsTable.Find(c.Route("year")) ?? throw c.NotFound();
            return which(c).Where(d => string.CompareOrdinal(d.Text("date"), year.Text("fromDate")) >= 0 && string.CompareOrdinal(d.Text("date"), year.Text("toDate")) <= 0);
        });
        Add(routes, name + "/periods/{period}", c =>
        {
            var month = c.RouteInt("period") is >= 1 and <= 12 and var number ? $"{c.Account.Today.Year:0000}-{number:00}" : throw c.NotFound();
            return which(c).Where(d => d.Text("date").StartsWith(month, StringComparison.Ordinal));
        });
    }

    /// <summary>Drafts, one sum for each customer or employee that has some.</summary>
    private static void Each(RouteTable<EconomicCall> routes, string many, string one, string key, string path) =>
        routes.Add($"GET /invoices/totals/drafts/{many}", "invoices.totals", c =>
        {
            var body = Sum(c.Account.Drafts.All);
            body[many] = new JsonArray([.. c.Account.Drafts.All.Where(d => d.Int(path) > 0).GroupBy(d => d.Int(path)).OrderBy(static g => g.Key).Select(g =>
            {
                var sum = Sum([.. g]);
                sum[one] = new JsonObject { [key] = g.Key, ["self"] = c.Link($"{many}/{g.Key}") };
                sum["self"] = c.Link($"invoices/totals/drafts/{many}/{g.Key}");
                return (JsonNode)sum;
            })]);
            body["self"] = c.Self($"invoices/totals/drafts/{many}");
            return EconomicCall.Json(200, body);
        });

    private static IEnumerable<DialectRecord> Unpaid(EconomicCall call) => call.Account.Booked.All.Where(static b => b.Amount("remainder") != 0);

    private static int Customer(EconomicCall call) => (call.Account.CustomersTable.Find(call.RouteInt("customerNumber")) ?? throw call.NotFound()).Int("customerNumber");

    private static void Add(RouteTable<EconomicCall> routes, string name, Func<EconomicCall, IEnumerable<DialectRecord>> which) =>
        routes.Add($"GET /invoices/totals/{name}", "invoices.totals", c =>
        {
            var found = which(c).ToArray();
            var body = Sum(found);
            if (name.StartsWith("booked/unpaid", StringComparison.Ordinal))
                body["grossRemainderInBaseCurrency"] = SalesTotals.Round(found.Sum(static d => d.Amount("remainderInBaseCurrency")));
            body["self"] = c.Self(c.Request.Path.Trim('/'));
            return EconomicCall.Json(200, body);
        });

    private static SimResponse All(EconomicCall call)
    {
        var drafts = Sum(call.Account.Drafts.All);
        drafts["self"] = call.Link("invoices/totals/drafts");
        var booked = Sum(call.Account.Booked.All);
        booked["unpaid"] = Sum([.. Unpaid(call)]);
        booked["self"] = call.Link("invoices/totals/booked");
        return EconomicCall.Json(200, new JsonObject { ["drafts"] = drafts, ["booked"] = booked, ["self"] = call.Self("invoices/totals") });
    }

    private static JsonObject Sum(IReadOnlyCollection<DialectRecord> documents)
    {
        var body = new JsonObject
        {
            ["netAmountInBaseCurrency"] = SalesTotals.Round(documents.Sum(static d => d.Amount("netAmountInBaseCurrency"))),
            ["invoiceCount"] = documents.Count,
        };
        if (documents.Count > 0)
        {
            body["maxDate"] = documents.Max(static d => d.Text("date"));
            body["minDate"] = documents.Min(static d => d.Text("date"));
        }

        return body;
    }
}
