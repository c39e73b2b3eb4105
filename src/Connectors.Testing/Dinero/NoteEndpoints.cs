using System.Globalization;

namespace Connectors.Testing.Dinero;

/// <summary>Notes of contacts, and a contact's state of account.</summary>
internal static class NoteEndpoints
{
    private static readonly FieldMap<StoredNote> Fields = new FieldMap<StoredNote>()
        .Add("Id", static (o, n) => o.Value(n.Id))
        .Add("NoteDate", static (o, n) => o.Value(n.CreatedAt))
        .Add("AuthorName", static (o, _) => o.Value("Api"))
        .Add("AuthorEmail", static (o, _) => o.Value((string?)null))
        .Add("CreatedAt", static (o, n) => o.Value(n.CreatedAt))
        .Add("UpdatedAt", static (o, n) => o.Value(n.UpdatedAt))
        .Add("DeletedAt", static (o, n) => o.Value(n.DeletedAt))
        .Add("Text", static (o, n) => o.Value(n.Text));

    public static void Map(RouteTable<DineroCall> routes)
    {
        routes.Add("GET /v1/{o}/contacts/{contactGuid}/notes", "contacts.notes.list", List);
        routes.Add("POST /v1/{o}/contacts/{contactGuid}/notes", "contacts.notes.create", Create);
        routes.Add("GET /v1/{o}/contacts/{contactGuid}/notes/{noteGuid}", "contacts.notes.get", static c =>
        {
            var note = Existing(c);
            return c.Ok(json => Fields.WriteSingle(json, note));
        });
        routes.Add("PUT /v1/{o}/contacts/{contactGuid}/notes/{noteGuid}", "contacts.notes.update", Update);
        routes.Add("DELETE /v1/{o}/contacts/{contactGuid}/notes/{noteGuid}", "contacts.notes.delete", Delete);
        routes.Add("GET /v1/{o}/state-of-account/{guid}", "contacts.state-of-account", StateOfAccount);
        routes.Add("GET /v1/{o}/state-of-account/{guid}/pdf", "contacts.state-of-account.pdf", static c =>
        {
            Contact(c, "guid");
            return new SimResponse(200, "%PDF-1.4\n%%EOF\n"u8.ToArray(), "application/octet-stream");
        });
        routes.Add("POST /v1/{o}/state-of-account/{guid}/email", "contacts.state-of-account.email", MailStateOfAccount);
    }

    private static StoredContact Contact(DineroCall call, string name) => call.Account.ContactTable.Get(call.RouteGuid(name)) ?? throw call.NotFound();

    private static StoredNote Existing(DineroCall call) =>
        call.Account.NoteTable.Get(call.RouteGuid("noteGuid")) is { } note && note.ContactGuid == call.RouteGuid("contactGuid") ? note : throw call.NotFound();

    private static SimResponse List(DineroCall call)
    {
        var contact = Contact(call, "contactGuid").ContactGuid;
        var list = ListRequest.Of(call);
        var fields = Fields.Select(call.Query("fields"), "Id,NoteDate,Text");
        var all = call.Account.NoteTable.Snapshot().Where(n => n.ContactGuid == contact && n.DeletedAt is not null == list.DeletedOnly).ToList();
        return list.Answer(call, fields, all, () => all.Count);
    }

    private static SimResponse Create(DineroCall call)
    {
        var contact = Contact(call, "contactGuid").ContactGuid;
        var text = call.Body.Text("Text", required: true);
        call.Body.ThrowIfInvalid();
        var note = new StoredNote { Id = call.Account.NextGuid(), ContactGuid = contact, Text = text!, CreatedAt = call.Now, UpdatedAt = call.Now };
        call.Account.NoteTable.Put(note);
        return call.Created(json => json.Name("ContactGuid").Value(call.Oddities.NoteCreateAnswersNoteGuid ? note.Id : contact));
    }

    private static SimResponse Update(DineroCall call)
    {
        var note = Living(call);
        var text = call.Body.Text("Text", required: true);
        call.Body.ThrowIfInvalid();
        call.Account.NoteTable.Put(note with { Text = text!, UpdatedAt = call.Now });
        return call.Done();
    }

    private static SimResponse Delete(DineroCall call)
    {
        call.Account.NoteTable.Put(Living(call) with { DeletedAt = call.Now, UpdatedAt = call.Now });
        return call.Done();
    }

    private static StoredNote Living(DineroCall call) => Existing(call) is { DeletedAt: null } note ? note : throw ApiError.Deleted();

    private static SimResponse StateOfAccount(DineroCall call)
    {
        var contact = Contact(call, "guid").ContactGuid;
        var (from, to) = (Day(call, "from"), Day(call, "to"));
        var hideClosed = call.QueryBool("hideClosed", false);
        var vouchers = call.Account.InvoiceTable.Values.Concat<StoredVoucher>(call.Account.CreditNoteTable.Values)
            .Where(v => v.IsBooked && v.ContactGuid == contact && (from is null || v.Date >= from) && (to is null || v.Date <= to))
            .Where(v => !hideClosed || DineroAccount.Settled(v).Remaining != 0)
            .OrderBy(static v => v.Date).ThenBy(static v => v.Number).ToList();
        var expenses = call.Account.PurchaseTable.Values.Where(v => v.IsBooked && v.ContactGuid == contact).Sum(v => SalesMath.InDkk(v.Total, call.Account.RateOf(v.Currency) ?? 100));
        return call.Ok(json =>
        {
            decimal balance = 0;
            json.Json.WriteStartObject();
            json.Name("ContactGuid").Value(contact);
            json.Name("Income").Value(vouchers.Sum(v => Sign(v) * SalesMath.InDkk(v.TotalInclVat, v.ExchangeRate)));
            json.Name("Expenses").Value(expenses);
            json.Json.WriteStartArray("Entries");
            foreach (var voucher in vouchers)
            {
                balance += Sign(voucher) * voucher.TotalInclVat;
                Entry(json, voucher, voucher.Date, voucher.Description, voucher is StoredInvoice ? "Invoice" : "CreditNote", Sign(voucher) * voucher.TotalInclVat, balance);
                foreach (var payment in voucher.Payments)
                {
                    var amount = -Sign(voucher) * (payment.AmountInForeignCurrency ?? payment.Amount);
                    balance += amount;
                    Entry(json, voucher, payment.PaymentDate, payment.Description, "Payment", amount, balance);
                }
            }

            json.Json.WriteEndArray();
            json.Json.WriteEndObject();
        });
    }

    private static int Sign(StoredVoucher voucher) => voucher is StoredCreditNote ? -1 : 1;

    private static void Entry(Out json, StoredVoucher voucher, DateOnly date, string? text, string type, decimal amount, decimal balance)
    {
        json.Json.WriteStartObject();
        json.Name("RelatedVoucherGuid").Value(voucher.Guid);
        json.Name("RelatedVoucherNumber").Value(voucher.Number.ToString(CultureInfo.InvariantCulture));
        json.Name("Date").Value(date);
        json.Name("DecayDate").Value((voucher as StoredInvoice)?.PaymentDate);
        json.Name("Description").Value(text);
        json.Name("Type").Value(type);
        json.Name("Amount").Value(amount);
        json.Name("Balance").Value(balance);
        json.Name("Status").Value(json.Account.PaymentStatusOf(voucher));
        json.Name("RelatedVoucherCategory").Value("Sales");
        json.Name("RelatedVoucherClass").Value(voucher is StoredInvoice ? "Invoice" : "CreditNote");
        json.Name("Currency").Value(voucher.Currency);
        json.Json.WriteEndObject();
    }

    private static DateOnly? Day(DineroCall call, string name) => call.Query(name) is not { } text ? null
        : DateOnly.TryParseExact(text.Split('T')[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw ApiError.Validation(name, $"The value '{text}' is not valid for {name}.");

    private static SimResponse MailStateOfAccount(DineroCall call)
    {
        var contact = Contact(call, "guid");
        var receiver = call.BodyOrEmpty.Text("Receiver") is { Length: > 0 } given ? given : contact.Email;
        if (string.IsNullOrEmpty(receiver))
            throw ApiError.Validation("receiver", "There is no receiver: neither in the request nor on the contact.");
        call.Account.AddMail(new StoredMail(contact.ContactGuid, "StateOfAccount", call.Account.Email, receiver.Split(','), call.BodyOrEmpty.Text("Subject"), call.BodyOrEmpty.Text("Message"), call.Now));
        return call.Done();
    }
}
