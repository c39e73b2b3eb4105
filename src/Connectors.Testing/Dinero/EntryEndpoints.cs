using System.Globalization;

namespace Connectors.Testing.Dinero;

/// <summary>Postings, their changes, and the reports over them.</summary>
internal static class EntryEndpoints
{
    private static readonly string[] InstantFormats = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    public static void Map(RouteTable<DineroCall> routes)
    {
        routes.Add("GET /v1/{o}/entries", "entries.list", List);
        routes.Add("GET /v1/{o}/entries/changes", "entries.changes", Changes);
        routes.Add("GET /v1/{o}/{accountingYear}/reports/saldo", "reports.saldo", static c => Report(c, static _ => true, upTo: false));
        routes.Add("GET /v1/{o}/{accountingYear}/reports/result", "reports.result", static c => Report(c, static n => n < 10000, upTo: false));
        routes.Add("GET /v1/{o}/{accountingYear}/reports/balance", "reports.balance", static c => Report(c, static n => n >= 10000, upTo: true));
        routes.Add("GET /v1/{o}/{accountingYear}/reports/primo", "reports.primo", static c => Report(c, static n => n >= 10000, upTo: true, yearBefore: true));
    }

    private static SimResponse List(DineroCall call)
    {
        var from = DateOnly.FromDateTime(Instant(call, "fromDate").UtcDateTime);
        var to = DateOnly.FromDateTime(Instant(call, "toDate").UtcDateTime);
        if (from > to || from.Year != to.Year)
            throw ApiError.Validation("toDate", "The period must lie within one accounting year.");
        return Write(call, call.Account.EntryList.Where(e => e.Date >= from && e.Date <= to));
    }

    private static SimResponse Changes(DineroCall call)
    {
        var from = Instant(call, "changesFrom");
        var to = Instant(call, "changesTo");
        if (from > to || to - from > TimeSpan.FromDays(31))
            throw ApiError.Of(400, 43, "The period must be 31 days at most.");
        return Write(call, call.Account.EntryList.Where(e => e.BookedAt >= from && e.BookedAt <= to));
    }

    private static DateTimeOffset Instant(DineroCall call, string name) => call.Query(name) is { } text
        && DateTimeOffset.TryParseExact(text, InstantFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
        ? at : throw ApiError.Validation(name, $"The value '{call.Query(name)}' is not valid for {name}.");

    private static SimResponse Write(DineroCall call, IEnumerable<StoredEntry> entries) => call.Ok(json =>
    {
        json.Json.WriteStartArray();
        foreach (var entry in entries)
        {
            json.Json.WriteStartObject();
            json.Name("AccountNumber").Value((long)entry.AccountNumber);
            json.Name("AccountName").Value(NameOf(call.Account, entry.AccountNumber));
            json.Name("Date").Value(entry.Date);
            json.Name("VoucherNumber").Value(entry.VoucherNumber);
            json.Name("VoucherGuid").Value(entry.VoucherGuid);
            json.Name("FileGuid").Value(entry.FileGuid);
            json.Name("VoucherType").Value(entry.VoucherType);
            json.Name("Description").Value(entry.Description);
            json.Name("VatType").Value(entry.VatCode is { } code ? call.Account.VatTypeOf(code)?.Name : null);
            json.Name("VatCode").Value(entry.VatCode);
            json.Name("Amount").Value(entry.Amount);
            json.Name("EntryGuid").Value(entry.EntryGuid);
            json.Name("ContactGuid").Value(entry.ContactGuid);
            json.Name("Type").Value(entry.Type);
            json.Json.WriteEndObject();
        }

        json.Json.WriteEndArray();
    });

    private static string? NameOf(DineroAccount account, int number) => account.EntryAccountOf(number)?.Name ?? account.DepositAccountOf(number)?.Name;

    private static SimResponse Report(DineroCall call, Func<int, bool> accounts, bool upTo, bool yearBefore = false)
    {
        if (!int.TryParse(call.Route("accountingYear"), NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            throw call.NotFound();
        var last = yearBefore ? year - 1 : year;
        var sums = call.Account.EntryList.Where(e => accounts(e.AccountNumber) && (upTo ? e.Date.Year <= last : e.Date.Year == last))
            .GroupBy(static e => e.AccountNumber).OrderBy(static g => g.Key).Select(static g => (Number: g.Key, Amount: g.Sum(static e => e.Amount)));
        var showZero = call.QueryBool("showZeroAccount", false);
        return call.Ok(json =>
        {
            json.Json.WriteStartArray();
            foreach (var (number, amount) in sums)
            {
                if (amount == 0 && !showZero)
                    continue;
                json.Json.WriteStartObject();
                json.Name("AccountName").Value(NameOf(call.Account, number));
                json.Name("AccountNumber").Value((long)number);
                json.Name("Amount").Value(amount);
                json.Json.WriteEndObject();
            }

            json.Json.WriteEndArray();
        });
    }
}
