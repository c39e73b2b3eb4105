namespace Connectors.Testing.Dinero;

/// <summary>Invoices: a draft until booked, immutable afterwards.</summary>
internal sealed class InvoiceEndpoints : VoucherEndpoints<StoredInvoice>
{
    private static readonly string[] TemplateFlags = ["ShowCompanyInfo", "ShowPaymentConditions", "ShowLogo", "ShowLineQuantity", "ShowLineUnit"];

    protected override string Kind => "invoice";

    protected override FieldMap<StoredInvoice> Fields => SalesFields.Invoice;

    public static void Map(RouteTable<DineroCall> routes)
    {
        var me = new InvoiceEndpoints();
        me.MapVoucher(routes, "invoices", "invoices");
        routes.Add("GET /v1/{o}/invoices", "invoices.list", static c => List(c, [c.Account.InvoiceTable], [], SalesFields.Rows, "Guid,ContactName,Date,Description"));
        routes.Add("GET /v2/{o}/invoices/{guid}/payments", "invoices.payments.list", me.Payments);
        routes.Add("POST /v1/{o}/invoices/{guid}/generate-creditnote", "invoices.generate-creditnote", me.GenerateCreditNote);
        routes.Add("POST /v3/{o}/invoices/{guid}/e-invoice", "invoices.e-invoice", me.SendElectronically);
        routes.Add("GET /v2/{o}/invoices/{guid}/email/template", "invoices.email.template", me.Template);
        routes.Add("POST /v1/{o}/invoices/{guid}/email/pre-reminder", "invoices.pre-reminder", me.PreRemind);
        routes.Add("GET /v1/{o}/invoices/{guid}/email/pre-reminder/template", "invoices.pre-reminder.template", me.Template);
        routes.Add("GET /v1/{o}/invoices/templates", "invoices.templates", Templates);
        routes.Add("GET /v1/{o}/sales", "sales.list", static c => List(c, [c.Account.InvoiceTable], [c.Account.CreditNoteTable], SalesFields.TypedRows, "Guid,ContactName,Date,Description,Type"));
        routes.Add("GET /v1/{o}/sales/settings", "sales.settings", Settings);
        routes.Add("POST /v1/{o}/sms/{voucherGuid}/send-sms", "sms.send", me.SendSms);
    }

    protected override Table<StoredInvoice> TableOf(DineroAccount account) => account.InvoiceTable;

    protected override StoredInvoice New() => new();

    protected override string Word(bool danish) => danish ? "Faktura" : "Invoice";

    protected override StoredInvoice Save(StoredInvoice document, DineroAccount account) => account.SaveInvoice(document);

    protected override StoredInvoice ReadOwn(StoredInvoice document, Body body, DineroCall call)
    {
        var type = body.Text("PaymentConditionType");
        var days = body.IntOrNull("PaymentConditionNumberOfDays");
        if (!string.IsNullOrEmpty(type))
            document = document with { PaymentConditionType = PaymentConditions.Check(type, days, body, paidAllowed: true) };
        document = document with { PaymentConditionNumberOfDays = days, ReminderFee = Percent(body, "ReminderFee"), ReminderInterestRate = Percent(body, "ReminderInterestRate") };
        var (condition, daysOf) = call.Account.PaymentConditionOf(document);
        return document with { PaymentDate = PaymentConditions.DueDate(document.Date, condition, daysOf) };
    }

    private static decimal? Percent(Body body, string name)
    {
        var value = body.NumberOrNull(name);
        if (value is < 0 or > 100)
            body.Rule(name, $"{name} must be between 0 and 100.");
        return value;
    }

    private static SimResponse Templates(DineroCall call) => call.Ok(json =>
    {
        json.Json.WriteStartArray();
        json.Json.WriteStartObject();
        json.Name("Id").Value(call.Account.StandardTemplate);
        json.Name("Name").Value("Standard");
        json.Name("IsDefault").Value(true);
        json.Name("Theme").Value("Standard");
        json.Name("AddressPlacement").Value("Right");
        json.Name("LogoType").Value("Letters");
        json.Name("MaxImageWidthMm").Value(50L);
        foreach (var flag in TemplateFlags)
            json.Name(flag).Value(true);
        json.Json.WriteEndObject();
        json.Json.WriteEndArray();
    });

    private static SimResponse Settings(DineroCall call) => call.Ok(json =>
    {
        json.Json.WriteStartObject();
        json.Name("LinesInclVat").Value(false);
        json.Name("FikCode").Value("12345678");
        json.Name("UseFikCode").Value(true);
        json.Name("DefaultAccountNumber").Value((long)call.Account.StandardSalesAccount);
        json.Name("InvoiceTemplateId").Value(call.Account.StandardTemplate);
        json.Name("AddVoucherAsPdfAttachment").Value(true);
        json.Name("ReminderFee").Value(100m);
        json.Name("ReminderInterestRate").Value(0.7m);
        json.Name("TrustPilotEmail").Value((string?)null);
        json.Name("PaymentConditionNumberOfDays").Value((long)call.Account.StandardPaymentDays);
        json.Name("PaymentConditionType").Value("Netto");
        json.Json.WriteEndObject();
    });

    private SimResponse GenerateCreditNote(DineroCall call)
    {
        var invoice = Current(call, call.BodyOrEmpty, timestampRequired: false);
        CheckBooked(invoice);
        var draft = call.Account.AddCreditNoteFor(invoice);
        return call.Created(json =>
        {
            json.Name("Guid").Value(draft.Guid);
            json.Name("TimeStamp").Value(draft.TimeStamp);
        });
    }

    /// <summary>Goes to the number that the contact asks for; a contact without any cannot receive one.</summary>
    private SimResponse SendElectronically(DineroCall call)
    {
        var body = call.BodyOrEmpty;
        var invoice = Current(call, body, timestampRequired: false);
        CheckBooked(invoice);
        var mean = body.Text("PaymentMeanEnum");
        if (mean is not (null or "Domestic" or "International" or "FIK"))
            body.Rule("PaymentMeanEnum", $"'{mean}' is not a known payment mean.");
        var contact = call.Account.ContactTable.Get(invoice.ContactGuid!.Value)!;
        var number = contact.InvoiceMailOutOptionKey switch
        {
            "VAT" => contact.VatNumber,
            "SE" => contact.SENumber,
            "P" => contact.PNumber,
            _ => contact.EanNumber ?? contact.VatNumber,
        };
        if (string.IsNullOrEmpty(number))
            body.Rule("ContactGuid", "The contact has no number for electronic invoices.");
        body.ThrowIfInvalid();
        call.Account.AddMail(new StoredMail(invoice.Guid, "Einvoice", call.Account.Email, [number!], body.Text("OrderReference"), null, call.Now));
        call.Account.SaveInvoice(invoice with { MailOutStatus = "Sent", LatestMailOutType = "Einvoice" });
        return call.Done();
    }

    private SimResponse PreRemind(DineroCall call)
    {
        var invoice = Current(call, call.Body, timestampRequired: false);
        CheckOverdue(call, invoice);
        Send(call, invoice, "PreReminder", call.Body);
        return call.Done();
    }

    private static void CheckOverdue(DineroCall call, StoredInvoice invoice)
    {
        if (call.Account.PaymentStatusOf(invoice) != "Overdue")
            throw ApiError.Validation("status", "The invoice must be overdue.");
    }

    private SimResponse Template(DineroCall call)
    {
        var invoice = Existing(call);
        return MailTemplates.Write(call, invoice, call.Request.Path.StartsWith("/v2/", StringComparison.OrdinalIgnoreCase));
    }

    private SimResponse SendSms(DineroCall call)
    {
        var guid = call.RouteGuid("voucherGuid");
        var invoice = TableOf(call.Account).Get(guid) ?? throw call.NotFound();
        var body = call.Body;
        CheckTimestamp(body, invoice.TimeStamp, required: true);
        CheckBooked(invoice);
        var number = body.Text("ReceiverPhoneNumber", required: true);
        body.Text("ReceiverName", required: true);
        var message = body.Text("Message", max: 1000);
        body.ThrowIfInvalid();
        call.Account.AddMail(new StoredMail(guid, "Sms", call.Account.Name, [number!], null, message, call.Now));
        call.Account.SaveInvoice(invoice with { MailOutStatus = "Sent" });
        return call.Done();
    }
}

internal static class MailTemplates
{
    public static SimResponse Write(DineroCall call, StoredSalesDocument document, bool withSms) => call.Ok(json =>
    {
        var contact = document.ContactGuid is { } guid ? call.Account.ContactTable.Get(guid) : null;
        json.Json.WriteStartObject();
        if (withSms)
        {
            json.Name("SendAsSms").Value(false);
            json.Name("SmsReceiverPhoneNumber").Value(contact?.Phone);
        }

        json.Name("Sender").Value(call.Account.Email);
        json.Name("Receiver").Value(contact?.Email);
        json.Name("Subject").Value($"{document.Description} {document.Number}");
        json.Name("Message").Value("Hent dokumentet her: [link-to-pdf]");
        json.Name("AddVoucherAsPdfAttachment").Value(true);
        json.Json.WriteEndObject();
    });
}
