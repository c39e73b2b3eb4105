using System.Globalization;

namespace Connectors.Testing.Dinero;

/// <summary>Reminders of overdue invoices: three at most, ten days apart.</summary>
internal static class ReminderEndpoints
{
    private const int MaxReminders = 3;
    private const int DaysApart = 10;

    public static void Map(RouteTable<DineroCall> routes)
    {
        const string path = "/v1/{o}/invoices/{voucherGuid}/reminders";
        routes.Add($"GET {path}", "reminders.list", List);
        routes.Add($"POST {path}", "reminders.create", Create);
        routes.Add($"GET {path}/next", "reminders.next", static c => Write(c, Invoice(c), New(c, Overdue(c), c.Account.Today)));
        routes.Add($"POST {path}/fetch", "reminders.fetch", static c => Write(c, Invoice(c), Read(c, New(c, Overdue(c), c.Account.Today))));
        routes.Add($"GET {path}/{{id}}", "reminders.get", static c => Write(c, Invoice(c), Existing(c)));
        routes.Add($"PUT {path}/{{id}}", "reminders.update", Update);
        routes.Add($"DELETE {path}/{{id}}", "reminders.delete", Delete);
        routes.Add($"POST {path}/{{id}}/book", "reminders.book", Book);
        routes.Add($"GET {path}/email/template", "reminders.email.template", static c => MailTemplates.Write(c, Invoice(c), withSms: false));
        routes.Add($"POST {path}/email", "reminders.email", Mail);
        routes.Add($"POST {path}/{{id}}/e-reminder", "reminders.e-reminder", SendElectronically);
    }

    private static StoredInvoice Invoice(DineroCall call) => call.Account.InvoiceTable.Get(call.RouteGuid("voucherGuid")) ?? throw call.NotFound();

    private static StoredInvoice Overdue(DineroCall call)
    {
        var invoice = Invoice(call);
        return call.Account.PaymentStatusOf(invoice) == "Overdue" ? invoice : throw ApiError.Validation("status", "The invoice must be overdue.");
    }

    private static StoredReminder Existing(DineroCall call)
    {
        if (!int.TryParse(call.Route("id"), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            throw call.NotFound();
        return Invoice(call).Reminders.FirstOrDefault(r => r.Id == id && !r.IsDeleted) ?? throw call.NotFound();
    }

    private static StoredReminder Current(DineroCall call, bool draft)
    {
        var stored = Existing(call);
        SalesEndpoints<StoredInvoice>.CheckTimestamp(call.Body, stored.TimeStamp, required: true);
        return draft && !stored.IsDraft ? throw ApiError.Validation("status", "The reminder is booked.") : stored;
    }

    private static StoredReminder New(DineroCall call, StoredInvoice invoice, DateOnly date)
    {
        var living = invoice.Reminders.Where(static r => !r.IsDeleted).ToList();
        if (living.Count >= MaxReminders)
            throw ApiError.Of(400, 43, $"An invoice has {MaxReminders} reminders at most.");
        if (living.Count > 0 && living[^1].Date.AddDays(DaysApart) > date)
            throw ApiError.Validation("date", $"Reminders must be {DaysApart} days apart.");
        return new StoredReminder
        {
            Id = Enumerable.Range(1, MaxReminders).First(i => living.TrueForAll(r => r.Id != i)),
            Date = date,
            Title = $"Rykker {living.Count + 1}",
            FeeAmount = invoice.ReminderFee ?? 100,
            TimeStamp = call.Account.NextTimeStamp(),
        };
    }

    private static StoredReminder Read(DineroCall call, StoredReminder reminder)
    {
        var body = call.Body;
        var date = body.Date("Date", required: true);
        var read = reminder with
        {
            Date = date ?? reminder.Date,
            Title = body.Text("Title") ?? reminder.Title,
            Description = body.Text("Description"),
            WithDebtCollectionWarning = body.Bool("WithDebtCollectionWarning"),
            FeeAmount = body.Bool("WithFee") ? reminder.FeeAmount == 0 ? 100 : reminder.FeeAmount : 0,
            InterestAmount = body.Bool("WithInterestFee") ? SalesMath.Round(Invoice(call).TotalInclVat * 0.007m) : 0,
        };
        body.ThrowIfInvalid();
        return read;
    }

    private static SimResponse List(DineroCall call)
    {
        var invoice = Invoice(call);
        return call.Ok(json =>
        {
            json.Json.WriteStartArray();
            foreach (var reminder in invoice.Reminders.Where(static r => !r.IsDeleted))
                Write(json, invoice, reminder);
            json.Json.WriteEndArray();
        });
    }

    private static SimResponse Create(DineroCall call)
    {
        var invoice = Overdue(call);
        SalesEndpoints<StoredInvoice>.CheckTimestamp(call.Body, invoice.TimeStamp, required: true);
        var reminder = Read(call, New(call, invoice, call.Body.Date("Date", required: true) ?? call.Account.Today));
        invoice = call.Account.SaveInvoice(invoice with { Reminders = [.. invoice.Reminders, reminder] });
        return Write(call, invoice, reminder);
    }

    private static SimResponse Update(DineroCall call) => Replace(call, Read(call, Current(call, draft: true)));

    private static SimResponse Book(DineroCall call) => Replace(call, Current(call, draft: true) with { IsDraft = false });

    private static SimResponse Delete(DineroCall call)
    {
        Replace(call, Current(call, draft: false) with { IsDeleted = true });
        return call.Done();
    }

    private static SimResponse Replace(DineroCall call, StoredReminder changed)
    {
        var next = changed with { TimeStamp = call.Account.NextTimeStamp() };
        var invoice = Invoice(call);
        invoice = call.Account.SaveInvoice(invoice with { Reminders = [.. invoice.Reminders.Select(r => r.Id == next.Id && !r.IsDeleted ? next : r)] });
        return Write(call, invoice, next);
    }

    private static SimResponse Mail(DineroCall call)
    {
        var invoice = Invoice(call);
        if (!invoice.Reminders.Any(static r => r is { IsDraft: false, IsDeleted: false }))
            throw ApiError.Validation("status", "There is no booked reminder.");
        var contact = invoice.ContactGuid is { } guid ? call.Account.ContactTable.Get(guid) : null;
        var receiver = call.Body.Text("Receiver") is { Length: > 0 } given ? given : contact?.Email;
        if (string.IsNullOrEmpty(receiver))
            throw ApiError.Validation("receiver", "There is no receiver: neither in the request nor on the contact.");
        call.Account.AddMail(new StoredMail(invoice.Guid, "Reminder", call.Account.Email, [receiver], call.Body.Text("Subject"), call.Body.Text("Message"), call.Now));
        call.Account.SaveInvoice(invoice with { LatestMailOutType = "Reminder", MailOutStatus = "Sent" });
        return call.Ok(json =>
        {
            json.Json.WriteStartObject();
            json.Json.WriteStartArray("Recipients");
            json.Json.WriteStartObject();
            json.Name("Email").Value(receiver);
            json.Json.WriteEndObject();
            json.Json.WriteEndArray();
            json.Json.WriteEndObject();
        });
    }

    private static SimResponse SendElectronically(DineroCall call)
    {
        var reminder = Existing(call);
        if (reminder.IsDraft)
            throw ApiError.Validation("status", "The reminder must be booked.");
        var invoice = Invoice(call);
        var number = call.BodyOrEmpty.Text("ReceiverEanNumber") ?? (invoice.ContactGuid is { } guid ? call.Account.ContactTable.Get(guid)?.EanNumber : null);
        if (string.IsNullOrEmpty(number))
            throw ApiError.Validation("receiverEanNumber", "There is no EAN number.");
        call.Account.AddMail(new StoredMail(invoice.Guid, "ElectronicInvoiceReminder", call.Account.Email, [number], null, null, call.Now));
        call.Account.SaveInvoice(invoice with { LatestMailOutType = "ElectronicInvoiceReminder", MailOutStatus = "Sent" });
        return call.Done();
    }

    private static SimResponse Write(DineroCall call, StoredInvoice invoice, StoredReminder reminder) => call.Ok(json => Write(json, invoice, reminder));

    private static void Write(Out json, StoredInvoice invoice, StoredReminder reminder)
    {
        var (paid, _) = DineroAccount.Settled(invoice);
        var added = reminder.FeeAmount + reminder.InterestAmount;
        json.Json.WriteStartObject();
        json.Name("Id").Value((long)reminder.Id);
        json.Name("IsDraft").Value(reminder.IsDraft);
        json.Name("IsDeleted").Value(reminder.IsDeleted);
        json.Name("Number").Value((long)reminder.Id);
        json.Name("InvoiceTotalInclVatAmount").Value(invoice.TotalInclVat);
        json.Name("FeeAmount").Value(reminder.FeeAmount);
        json.Name("InterestAmount").Value(reminder.InterestAmount);
        json.Name("CompensationFeeAvailable").Value(false);
        json.Name("CompensationFeeAmount").Value(0m);
        json.Name("AccumulatedFeesAndInterestAmount").Value(added);
        json.Name("PaidAmount").Value(paid);
        json.Name("ReminderTotalInclVatAmount").Value(invoice.TotalInclVat - paid + added);
        json.Name("Timestamp").Value(reminder.TimeStamp);
        json.Name("Date").Value(reminder.Date);
        json.Name("Title").Value(reminder.Title);
        json.Name("Description").Value(reminder.Description);
        json.Name("WithDebtCollectionWarning").Value(reminder.WithDebtCollectionWarning);
        json.Name("WithFee").Value(reminder.FeeAmount != 0);
        json.Name("WithInterestFee").Value(reminder.InterestAmount != 0);
        json.Name("WithCompensationFee").Value(false);
        json.Json.WriteEndObject();
    }
}
