using System.Globalization;
using System.Text;

namespace Connectors.Testing.Dinero;

/// <summary>What invoices and sales credit notes do alike: booking, payments, PDF, lists.</summary>
/// <typeparam name="TVoucher">The kind of voucher.</typeparam>
internal abstract class VoucherEndpoints<TVoucher> : SalesEndpoints<TVoucher>
    where TVoucher : StoredVoucher
{
    protected override string MailKind => "Mailout";

    /// <summary>The lists of invoices, of credit notes, and of both.</summary>
    protected static SimResponse List(DineroCall call, IReadOnlyList<Table<StoredInvoice>> invoices, IReadOnlyList<Table<StoredCreditNote>> creditNotes, FieldMap<StoredVoucher> map, string fieldsByDefault)
    {
        var list = ListRequest.Of(call);
        var fields = map.Select(call.Query("fields"), fieldsByDefault);
        var matches = list.Matches(map);
        var text = call.Query("freeTextSearch");
        var statuses = call.Query("statusFilter")?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (statuses is not null && Array.Find(statuses, static s => !Statuses.Contains(s)) is { } unknown)
            throw ApiError.Validation("statusFilter", $"'{unknown}' is not a known status. Use: {string.Join(',', Statuses)}.");
        var (from, to) = (call.QueryDate("startDate"), call.QueryDate("endDate"));
        if (from is null != to is null)
            throw ApiError.Validation(from is null ? "startDate" : "endDate", "Start date and end date must be given together.");

        bool InScope(StoredVoucher v) => (v.DeletedAt is not null) == list.DeletedOnly;
        var all = invoices.SelectMany(t => list.Candidates(call, t)).Concat<StoredVoucher>(creditNotes.SelectMany(t => list.Candidates(call, t)));
        var rows = all.Where(v => InScope(v) && list.ChangedInTime(v.UpdatedAt, v.DeletedAt) && matches(v)
            && (from is null || !v.IsBooked || (v.Date >= from && v.Date <= to))
            && (statuses is null || statuses.Contains(call.Account.PaymentStatusOf(v), StringComparer.OrdinalIgnoreCase))
            && (text is null || FreeText(v, call.Account, text)));
        var sorted = Sort(call, rows);
        return list.Answer(call, fields, sorted, () => invoices.Sum(t => t.Values.Count(InScope)) + creditNotes.Sum(t => t.Values.Count(InScope)));
    }

    protected void MapVoucher(RouteTable<DineroCall> routes, string path, string resource)
    {
        MapCommon(routes, path, resource);
        routes.Add($"POST /v1/{{o}}/{path}/{{guid}}/book", $"{resource}.book", Book);
        routes.Add($"POST /v1/{{o}}/{path}/{{guid}}/payments", $"{resource}.payments.create", Pay);
        routes.Add($"DELETE /v1/{{o}}/{path}/{{guid}}/payments/{{paymentGuid}}", $"{resource}.payments.delete", Unpay);
    }

    protected override void CheckChangeable(TVoucher document)
    {
        if (document.IsBooked)
            throw ApiError.Validation("status", $"The {Kind} is booked and cannot be changed or deleted. Use a credit note.");
    }

    protected override void CheckMailable(TVoucher document) => CheckBooked(document);

    protected void CheckBooked(TVoucher document)
    {
        if (!document.IsBooked)
            throw ApiError.Validation("status", $"The {Kind} must be booked.");
    }

    protected override SimResponse Get(DineroCall call)
    {
        var document = Existing(call);
        return call.Request.Header("Accept")?.Contains("application/octet-stream", StringComparison.OrdinalIgnoreCase) == true
            ? Pdf(document)
            : Whole(call, document);
    }

    protected SimResponse Pdf(TVoucher document)
    {
        CheckBooked(document);
        var text = $"%PDF-1.4\n% {Kind} {document.Number.ToString(CultureInfo.InvariantCulture)}, version {document.TimeStamp}\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n";
        return new SimResponse(200, Encoding.ASCII.GetBytes(text), "application/octet-stream");
    }

    protected SimResponse Payments(DineroCall call)
    {
        var voucher = Existing(call);
        var (paid, remaining) = DineroAccount.Settled(voucher);
        return call.Ok(json =>
        {
            json.Json.WriteStartObject();
            json.Json.WriteStartArray("Payments");
            foreach (var payment in voucher.Payments)
                PaymentJson.Write(json, payment, voucher.Currency, voucher.ExchangeRate, voucher.Guid);
            json.Json.WriteEndArray();
            json.Name("RemainingAmount").Value(remaining);
            json.Name("PaidAmount").Value(paid);
            json.Name("InvoiceTotalIncludingReminderExpenses").Value(voucher.TotalInclVat);
            json.Name("RemainderAsFeeAvailable").Value(remaining > 0 && paid > 0);
            json.Json.WriteEndObject();
        });
    }

    private static readonly HashSet<string> Statuses = new(["Draft", "Booked", "Paid", "OverPaid", "Overdue"], StringComparer.OrdinalIgnoreCase);

    private static bool FreeText(StoredVoucher v, DineroAccount account, string text) =>
        v.Number.ToString(CultureInfo.InvariantCulture).Contains(text, StringComparison.Ordinal)
        || account.ContactNameOf(v)?.Contains(text, StringComparison.OrdinalIgnoreCase) == true
        || v.Description.Contains(text, StringComparison.OrdinalIgnoreCase)
        || v.TotalInclVat.ToString("0.00", CultureInfo.InvariantCulture).Contains(text, StringComparison.Ordinal);

    private static List<StoredVoucher> Sort(DineroCall call, IEnumerable<StoredVoucher> rows)
    {
        var sort = new SortRequest<StoredVoucher>(call, "VoucherNumber,VoucherDate", new(StringComparer.OrdinalIgnoreCase)
        {
            // A draft stands above everything booked.
            ["VoucherNumber"] = static (v, _) => v.Number == 0 ? long.MaxValue : v.Number,
            ["VoucherDate"] = static (v, _) => v.Date,
            ["Status"] = static (v, account) => account.PaymentStatusOf(v),
            ["Contact"] = static (v, account) => account.ContactNameOf(v) ?? "",
        });
        return sort.Apply(rows);
    }

    private SimResponse Book(DineroCall call)
    {
        var body = call.Body;
        var stored = Current(call, body, timestampRequired: true);
        CheckChangeable(stored);
        var number = body.LongOrNull("Number");
        if (stored.ContactGuid is not { } contact)
            body.Rule("ContactGuid", "The contact is missing.");
        else
            SalesInput.CheckContact(contact, body, call.Account);
        if (number is { } wished && (wished < 1 || call.Account.NumberIsTaken(wished)))
            body.Rule("Number", $"The number {wished} is in use already.");
        body.ThrowIfInvalid();
        return Whole(call, call.Account.Book(stored, TableOf(call.Account), number));
    }

    private SimResponse Pay(DineroCall call)
    {
        var body = call.Body;
        var stored = Current(call, body, timestampRequired: true);
        CheckBooked(stored);
        var payment = PaymentJson.Read(body, call, stored.Currency);
        body.ThrowIfInvalid();
        var paid = call.Account.Pay(stored, TableOf(call.Account), payment);
        return call.Created(json =>
        {
            json.Name("Guid").Value(payment.Guid);
            json.Name("TimeStamp").Value(paid.TimeStamp);
            json.Name("RelatedVoucherGuid").Value(paid.Guid);
        });
    }

    private SimResponse Unpay(DineroCall call)
    {
        // The row version that a payment's delete names is the voucher's.
        var stored = Current(call, call.BodyOrEmpty, timestampRequired: typeof(TVoucher) == typeof(StoredInvoice));
        var guid = call.RouteGuid("paymentGuid");
        if (!stored.Payments.Any(p => p.Guid == guid))
            throw call.NotFound();
        var unpaid = call.Account.Unpay(stored, TableOf(call.Account), guid);
        return call.Ok(json =>
        {
            json.Json.WriteStartObject();
            json.Name("TimeStamp").Value(unpaid.TimeStamp);
            json.Json.WriteEndObject();
        });
    }
}

/// <summary><c>sort</c> (a comma list of known words) and <c>sortOrder</c>.</summary>
internal sealed class SortRequest<T>
{
    private readonly List<Func<T, DineroAccount, IComparable>> _keys = [];
    private readonly DineroAccount _account;
    private readonly bool _ascending;

    public SortRequest(DineroCall call, string byDefault, Dictionary<string, Func<T, DineroAccount, IComparable>> keys)
    {
        _account = call.Account;
        foreach (var word in (call.Query("sort") ?? byDefault).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            _keys.Add(keys.TryGetValue(word, out var key) ? key
                : throw ApiError.Validation("sort", $"'{word}' cannot be sorted on. Use: {string.Join(',', keys.Keys)}."));
        }

        var order = call.Query("sortOrder") ?? "descending";
        _ascending = order.Equals("ascending", StringComparison.OrdinalIgnoreCase);
        if (!_ascending && !order.Equals("descending", StringComparison.OrdinalIgnoreCase))
            throw ApiError.Validation("sortOrder", "Use ascending or descending.");
    }

    public List<T> Apply(IEnumerable<T> rows)
    {
        IOrderedEnumerable<T>? sorted = null;
        foreach (var key in _keys)
        {
            IComparable Key(T row) => key(row, _account);
            sorted = sorted is null
                ? (_ascending ? rows.OrderBy(Key) : rows.OrderByDescending(Key))
                : (_ascending ? sorted.ThenBy(Key) : sorted.ThenByDescending(Key));
        }

        return [.. sorted ?? rows];
    }
}

internal static class PaymentJson
{
    public static void Write(Out json, StoredPayment payment, string currency, decimal rate, Guid voucher)
    {
        json.Json.WriteStartObject();
        json.Name("Guid").Value(payment.Guid);
        json.Name("DepositAccountNumber").Value((long)payment.DepositAccountNumber);
        json.Name("Currency").Value(currency);
        json.Name("ExchangeRate").Value(rate);
        json.Name("PaymentClass").Value("Payment");
        json.Name("RelatedVoucherId").Value(voucher);
        json.Name("ExternalReference").Value(payment.ExternalReference);
        json.Name("PaymentDate").Value(payment.PaymentDate);
        json.Name("Description").Value(payment.Description);
        json.Name("Amount").Value(payment.Amount);
        json.Json.WriteEndObject();
    }

    public static StoredPayment Read(Body body, DineroCall call, string currency)
    {
        var payment = new StoredPayment
        {
            Guid = call.Account.NextGuid(),
            DepositAccountNumber = body.Int("DepositAccountNumber"),
            Amount = body.Number("Amount"),
            AmountInForeignCurrency = body.NumberOrNull("AmountInForeignCurrency"),
            RemainderIsFee = body.Bool("RemainderIsFee"),
            PaymentDate = body.Date("PaymentDate") ?? call.Account.Today,
            Description = body.Text("Description", required: true) ?? "",
            ExternalReference = body.Text("ExternalReference", max: 128),
        };
        if (payment.Amount == 0)
            body.Rule("Amount", "The amount must not be 0.");
        if (call.Account.DepositAccountOf(payment.DepositAccountNumber) is null)
            body.Rule("DepositAccountNumber", $"There is no deposit account {payment.DepositAccountNumber}.");
        if (currency != "DKK" && payment.AmountInForeignCurrency is null)
            body.Rule("AmountInForeignCurrency", "The amount in foreign currency is missing.");
        return currency == "DKK" ? payment with { AmountInForeignCurrency = null } : payment;
    }
}
