using System.Globalization;
using System.Text.Json.Nodes;
using Connectors.Testing.EconomicDialect;
using static Connectors.Testing.EconomicDialect.DialectField;

namespace Connectors.Testing.Reviso;

/// <summary><c>/vouchers</c>: drafts of customer invoices and payments, and their booking. One client is the source.</summary>
internal static class VoucherEndpoints
{
    private static readonly DialectShape Written = new(
        Date("date").Must(),
        Reference("numberSeries", "numberSeriesNumber", "number-series").Must(),
        Rows("lines", new(
            Reference("customer", "customerNumber", "customers"),
            Number1("invoiceNumber"),
            Number("amount").Must(),
            Anything("currency"),
            Text("text", 250),
            Reference("contraAccount", "accountNumber", "accounts"),
            Reference("contraVatAccount", "vatCode", "vat-accounts", textKey: true))).Must());

    public static void Map(RouteTable<RevisoCall> routes)
    {
        foreach (var (kind, entryType) in new[] { ("customer-invoices", "customerInvoice"), ("customer-payments", "customerPayment") })
        {
            routes.Add($"POST /vouchers/drafts/{kind}", $"vouchers.{kind}.create", c => Create(c, kind, entryType));
            routes.Add($"GET /vouchers/drafts/{kind}/{{voucherId}}", $"vouchers.{kind}.get", c => DialectCall.Json(200, View(c, Find(c, c.RouteInt("voucherId"), "draft"))));
        }

        routes.Add("POST /vouchers/booked", "vouchers.book", Book);
        routes.Add("GET /vouchers/booked/{voucherId}", "vouchers.booked.get", static c => DialectCall.Json(200, View(c, Find(c, c.RouteInt("voucherId"), "booked"))));
    }

    private static DialectRecord Find(RevisoCall call, int id, string state) => call.Account.VouchersTable.Find(id) is { } found && found.Owner == state ? found : throw call.NotFound();

    private static SimResponse Create(RevisoCall call, string kind, string entryType)
    {
        var reader = DialectLinks.Reader(call);
        var clean = reader.Read(call.BodyObject(), Written);
        CheckCurrencies(call, clean, reader.Errors);
        if (clean["numberSeries"]?["numberSeriesNumber"] is { } number && call.Account.NumberSeriesTable.Find((int)number) is { } series && series.Text("entryType") != entryType)
            reader.Errors.Add("numberSeries", "E00500", $"Number series {number} is not for entries of type {entryType}.", number);
        if (reader.Errors.Any)
            throw call.Invalid(reader.Errors);
        var record = call.Account.NewRecord(clean);
        record.Owner = "draft";
        clean.Insert(0, "voucherId", record.Id);
        clean["voucherType"] = kind;
        call.Account.VouchersTable.Add(record);
        record.Touch(call.Account.Now);
        return DialectCall.Json(201, View(call, record)) with { Headers = [new("Location", call.Link($"vouchers/drafts/{kind}/{record.Id}"))] };
    }

    private static void CheckCurrencies(RevisoCall call, JsonObject clean, DialectErrors errors)
    {
        var isText = call.Oddities.VoucherCurrencyIsText;
        var lines = clean["lines"]?.AsArray() ?? [];
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i]!["currency"] is not { } currency)
                continue;
            var path = string.Create(CultureInfo.InvariantCulture, $"lines.{i}.currency");
            if (ShapeReader.Kind(currency) != (isText ? "String" : "Object"))
                errors.Add(path, "E04300", $"Invalid type. Expected {(isText ? "String" : "Object")} but got {ShapeReader.Kind(currency)}.", currency);
            else if ((isText ? currency : currency["code"])?.ToString() is var code && call.Account.CurrenciesTable.Find(code ?? "") is null)
                errors.Add(path, code is null ? "E04500" : "E04300", $"Currency {code} does not exist.", currency);
        }
    }

    /// <summary>A payment's lines name invoices, with amounts below zero.</summary>
    private static SimResponse Book(RevisoCall call)
    {
        var id = call.BodyObject()["voucherId"];
        if (ShapeReader.Kind(id) != "Integer" || call.Account.VouchersTable.Find((int)id!) is not { Owner: "draft" } voucher)
            throw call.Invalid("voucherId", "E06000", "The voucher does not exist.", id);
        var paid = voucher.Data["lines"]!.AsArray().Where(static l => l!["invoiceNumber"] is not null)
            .Select(l => (Line: l!, Invoice: call.Account.Booked.Find((int)l!["invoiceNumber"]!) ?? throw call.Invalid("lines", "E06000", "The invoice does not exist.", l["invoiceNumber"]))).ToArray();
        foreach (var (line, invoice) in paid)
            call.Account.Settle(invoice, -(decimal)line["amount"]!);
        voucher.Owner = "booked";
        voucher.Data["voucherNumber"] = call.Account.VouchersTable.All.Count(static v => v.Owner == "booked");
        return DialectCall.Json(201, View(call, voucher));
    }

    private static JsonObject View(RevisoCall call, DialectRecord record)
    {
        var view = record.Data.DeepClone().AsObject();
        DialectLinks.Add(call, view, Written);
        view["self"] = call.Self(string.Create(CultureInfo.InvariantCulture, $"vouchers/{(record.Owner == "draft" ? $"drafts/{record.Text("voucherType")}" : "booked")}/{record.Id}"));
        return view;
    }
}
