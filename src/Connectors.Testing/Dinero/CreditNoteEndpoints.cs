namespace Connectors.Testing.Dinero;

/// <summary>Sales credit notes: like invoices without payment terms; some versions differ.</summary>
internal sealed class CreditNoteEndpoints : VoucherEndpoints<StoredCreditNote>
{
    protected override string Kind => "credit note";

    protected override FieldMap<StoredCreditNote> Fields => SalesFields.CreditNote;

    public static void Map(RouteTable<DineroCall> routes)
    {
        var me = new CreditNoteEndpoints();
        me.MapVoucher(routes, "sales/creditnotes", "creditnotes");
        routes.Add("GET /v1/{o}/sales/creditnotes", "creditnotes.list", static c => List(c, [], [c.Account.CreditNoteTable], SalesFields.TypedRows, "Guid,ContactName,Date,Description,Type"));
        routes.Add("GET /v1/{o}/sales/creditnotes/{guid}/payments", "creditnotes.payments.list", me.Payments);
        routes.Add("GET /v1/{o}/sales/creditnotes/{guid}/pdf", "creditnotes.pdf", c => me.Pdf(me.Existing(c)));
        routes.Add("GET /v1/{o}/sales/creditnotes/{guid}/email/template", "creditnotes.email.template", c => MailTemplates.Write(c, me.Existing(c), withSms: false));
        routes.Add("POST /v3/{o}/sales/creditnotes/{guid}/e-creditNote", "creditnotes.e-creditnote", me.SendElectronically);
    }

    protected override Table<StoredCreditNote> TableOf(DineroAccount account) => account.CreditNoteTable;

    protected override StoredCreditNote New() => new();

    protected override string Word(bool danish) => danish ? "Kreditnota" : "Credit note";

    protected override StoredCreditNote Save(StoredCreditNote document, DineroAccount account) => account.SaveSales(document, account.CreditNoteTable);

    protected override StoredCreditNote ReadOwn(StoredCreditNote document, Body body, DineroCall call)
    {
        var invoice = body.GuidOrNull("CreditNoteFor");
        if (invoice is { } guid && call.Account.InvoiceTable.Get(guid) is not { IsBooked: true })
            body.Rule("CreditNoteFor", "The credit note must be for a booked invoice.");
        return document with { CreditNoteFor = invoice };
    }

    private SimResponse SendElectronically(DineroCall call)
    {
        var note = Current(call, call.BodyOrEmpty, timestampRequired: false);
        CheckBooked(note);
        var contact = call.Account.ContactTable.Get(note.ContactGuid!.Value)!;
        if ((contact.EanNumber ?? contact.VatNumber) is not { Length: > 0 } number)
            throw ApiError.Validation("contactGuid", "The contact has no number for electronic documents.");
        call.Account.AddMail(new StoredMail(note.Guid, "Einvoice", call.Account.Email, [number], null, null, call.Now));
        Save(note with { MailOutStatus = "Sent", LatestMailOutType = "Einvoice" }, call.Account);
        return call.Done();
    }
}
