using System.Globalization;
using System.Text.Json.Nodes;
using Connectors.Testing.EconomicDialect;

namespace Connectors.Testing.Economic;

/// <summary>
/// Accounting years, entries and journals, as far as a client of a CRM reads them. Entries are those of booked invoices: the receivable and the sales per line; VAT and payments are not kept.
/// </summary>
internal static class LedgerEndpoints
{
    private static readonly FilterFields EntryFields = FilterFields.Of("#entryNumber #voucherNumber #amount #amountInBaseCurrency currency @date text entryType #customer.customerNumber #remainder");
    private static readonly FilterFields YearFields = FilterFields.Of("year @fromDate @toDate");
    private static readonly FilterFields PeriodFields = FilterFields.Of("#periodNumber @fromDate @toDate");
    private static readonly FilterFields JournalEntryFields = FilterFields.Of("#journalEntryNumber #account.accountNumber text #amount @date entryType");

    public static void Map(RouteTable<EconomicCall> routes)
    {
        new RestResource("accounting-years", "accounting-years", "year", static a => a.AccountingYearsTable) { Fields = YearFields }.Map(routes);
        routes.Add("POST /accounting-years", "accounting-years.create", Open);
        const string year = "/accounting-years/{year}";
        const string period = year + "/periods/{period}";
        routes.Add($"GET {year}/periods", "accounting-years.periods", static c => List(c, Periods(c, Year(c)), PeriodFields));
        routes.Add($"GET {period}", "accounting-years.period", static c => EconomicCall.Json(200, Shown(c, Period(c)!)));
        foreach (var within in new[] { year, period })
        {
            routes.Add($"GET {within}/entries", "accounting-years.entries", static c => List(c, Within(c, Entries(c)), EntryFields));
            routes.Add($"GET {within}/totals", "accounting-years.totals", static c => List(c, Totals(c), new FilterFields()));
        }

        routes.Add("GET /accounts/{accountNumber}/accounting-years", "accounts.accounting-years", static c =>
        {
            Account(c);
            return List(c, c.Account.AccountingYearsTable.All, YearFields);
        });
        routes.Add("GET /accounts/{accountNumber}/accounting-years/{year}/entries", "accounts.entries", static c =>
        {
            var number = Account(c);
            return List(c, Within(c, Entries(c)).Where(e => e.Int("account.accountNumber") == number), EntryFields);
        });
        new RestResource("journals", "journals", "journalNumber", static a => a.JournalsTable) { Fields = FilterFields.Of("#journalNumber name") }.Map(routes);
        new RestResource("journals/{journalNumber}/entries", "journals.entries", "journalEntryNumber", static a => a.JournalEntriesTable)
        {
            Parent = ("journalNumber", static a => a.JournalsTable),
            Fields = JournalEntryFields,
        }.Map(routes);
        routes.Add("DELETE /journals/{journalNumber}/entries/{journalEntryNumber}", "journals.entries.delete", static c =>
        {
            var entry = c.Account.JournalEntriesTable.All.FirstOrDefault(e => e.Owner == c.Route("journalNumber") && e.Int("journalEntryNumber") == c.RouteInt("journalEntryNumber")) ?? throw c.NotFound();
            c.Account.JournalEntriesTable.Remove(entry);
            return SimResponse.Empty(204);
        });
    }

    private static SimResponse List(EconomicCall call, IEnumerable<DialectRecord> records, FilterFields fields) =>
        DialectList.Answer(call, records, fields, call.Request.Path.Trim('/'), r => Shown(call, r), false);

    private static JsonObject Shown(EconomicCall call, DialectRecord record)
    {
        var view = record.Data.DeepClone().AsObject();
        view["self"] = call.Link(call.Request.Path.Trim('/'));
        return view;
    }

    private static SimResponse Open(EconomicCall call)
    {
        var reader = DialectLinks.Reader(call);
        var clean = reader.Read(call.BodyObject(), new DialectShape(DialectField.Date("fromDate").Must(), DialectField.Date("toDate").Must()));
        if (reader.Errors.Any)
            throw call.Invalid(reader.Errors);
        var key = clean["fromDate"]!.ToString()[..4];
        if (call.Account.AccountingYearsTable.Find(key) is not null)
            throw call.Invalid("fromDate", "E06010", "The accounting year exists.", clean["fromDate"]);
        clean.Insert(0, "year", key);
        clean["closed"] = false;
        var record = call.Account.AccountingYearsTable.Add(call.Account.NewRecord(clean));
        return EconomicCall.Json(201, Shown(call, record)) with { Headers = [new("Location", call.Link($"accounting-years/{key}"))] };
    }

    private static int Account(EconomicCall call) => (call.Account.AccountsTable.Find(call.RouteInt("accountNumber")) ?? throw call.NotFound()).Int("accountNumber");

    private static DialectRecord Year(EconomicCall call) => call.Account.AccountingYearsTable.Find(call.Route("year")) ?? throw call.NotFound();

    private static DialectRecord? Period(EconomicCall call) =>
        !call.HasRoute("period") ? null : Periods(call, Year(call)).FirstOrDefault(p => p.Int("periodNumber") == call.RouteInt("period")) ?? throw call.NotFound();

    /// <summary>One period for each month.</summary>
    private static IEnumerable<DialectRecord> Periods(EconomicCall call, DialectRecord year)
    {
        var last = Day(year.Text("toDate"));
        var number = 0;
        for (var first = Day(year.Text("fromDate")); first < last; first = first.AddMonths(1))
        {
            yield return new DialectRecord(new JsonObject
            {
                ["periodNumber"] = ++number,
                ["accountingYear"] = new JsonObject { ["year"] = year.Text("year"), ["self"] = call.Link($"accounting-years/{year.Text("year")}") },
                ["fromDate"] = Text(first),
                ["toDate"] = Text(first.AddMonths(1).AddDays(-1)),
                ["closed"] = false,
            });
        }
    }

    private static IEnumerable<DialectRecord> Entries(EconomicCall call)
    {
        var number = 0;
        foreach (var invoice in call.Account.Booked.All)
        {
            yield return Entry(invoice, ++number, EconomicAccount.ReceivablesAccount, invoice.Amount("grossAmount"));
            foreach (var line in invoice.Data["lines"]!.AsArray().Select(static l => l!.AsObject()))
            {
                if (call.Account.SalesAccount(invoice.Int("recipient.vatZone.vatZoneNumber"), (string?)line["product"]?["productNumber"]) is { } account)
                    yield return Entry(invoice, ++number, account, -SalesTotals.LineNet(line));
            }
        }
    }

    private static DialectRecord Entry(DialectRecord invoice, int number, int account, decimal amount)
    {
        var rate = invoice.Amount("exchangeRate") / 100;
        return new DialectRecord(new JsonObject
        {
            ["account"] = new JsonObject { ["accountNumber"] = account },
            ["amount"] = ShapeReader.Scaled(amount, 2),
            ["amountInBaseCurrency"] = SalesTotals.Round(amount * rate),
            ["currency"] = invoice.Text("currency"),
            ["date"] = invoice.Text("date"),
            ["entryNumber"] = number,
            ["text"] = $"Invoice {invoice.Text("bookedInvoiceNumber")}",
            ["entryType"] = "customerInvoice",
            ["customer"] = new JsonObject { ["customerNumber"] = invoice.Int("customer.customerNumber") },
            ["voucherNumber"] = invoice.Int("bookedInvoiceNumber"),
            ["bookedInvoice"] = new JsonObject { ["bookedInvoiceNumber"] = invoice.Int("bookedInvoiceNumber") },
        });
    }

    private static IEnumerable<DialectRecord> Within(EconomicCall call, IEnumerable<DialectRecord> entries)
    {
        var span = Period(call) ?? Year(call);
        return entries.Where(e => string.CompareOrdinal(e.Text("date"), span.Text("fromDate")) >= 0 && string.CompareOrdinal(e.Text("date"), span.Text("toDate")) <= 0);
    }

    private static IEnumerable<DialectRecord> Totals(EconomicCall call)
    {
        var span = Period(call) ?? Year(call);
        return Within(call, Entries(call)).GroupBy(static e => e.Int("account.accountNumber")).OrderBy(static g => g.Key).Select(g => new DialectRecord(new JsonObject
        {
            ["totalInBaseCurrency"] = SalesTotals.Round(g.Sum(static e => e.Amount("amountInBaseCurrency"))),
            ["account"] = new JsonObject { ["accountNumber"] = g.Key },
            ["fromDate"] = span.Text("fromDate"),
            ["toDate"] = span.Text("toDate"),
        }));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
