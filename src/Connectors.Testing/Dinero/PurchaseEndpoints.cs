namespace Connectors.Testing.Dinero;

/// <summary>Purchase vouchers: cash and credit obey different rules; there is no list, and no search by the creator's key.</summary>
internal static class PurchaseEndpoints
{
    public static void Map(RouteTable<DineroCall> routes)
    {
        routes.Add("POST /v1.1/{o}/vouchers/purchase", "purchases.create", Create);
        routes.Add("POST /v1.2/{o}/vouchers/purchase", "purchases.create", Create);
        routes.Add("POST /v1/{o}/vouchers/purchase/fetch", "purchases.fetch", Fetch);
        routes.Add("POST /v1/{o}/vouchers/purchase/similar", "purchases.similar", Similar);
        routes.Add("GET /v1/{o}/vouchers/purchase/{guid}", "purchases.get", static c => Whole(c, Existing(c)));
        routes.Add("PUT /v1/{o}/vouchers/purchase/{guid}", "purchases.update", Update);
        routes.Add("PUT /v1.1/{o}/vouchers/purchase/{guid}", "purchases.update", Update);
        routes.Add("DELETE /v1/{o}/vouchers/purchase/{guid}", "purchases.delete", Delete);
        routes.Add("POST /v1/{o}/vouchers/purchase/{guid}/book", "purchases.book", Book);
        routes.Add("GET /v1/{o}/vouchers/purchase/fileguid/{fileGuid}", "purchases.by-file", ByFile);
        routes.Add("POST /v1/{o}/vouchers/purchase/{guid}/generate-creditnote", "purchases.generate-creditnote", GenerateCreditNote);
        routes.Add("GET /v1/{o}/purchase-vouchers/{id}/payments", "purchases.payments.list", Payments);
        routes.Add("POST /v1/{o}/purchase-vouchers/{id}/payments", "purchases.payments.create", Pay);
        routes.Add("DELETE /v1/{o}/purchase-vouchers/{id}/payments/{paymentId}/{timestamp}", "purchases.payments.delete", Unpay);
        routes.Add("POST /v1/{o}/vouchers/purchase/creditnotes", "purchase-creditnotes.create", CreateCreditNote);
        routes.Add("GET /v1/{o}/vouchers/purchase/creditnotes/{guid}", "purchase-creditnotes.get", static c => c.Ok(json => PurchaseJson.WriteCreditNote(json, ExistingCreditNote(c))));
        routes.Add("PUT /v1/{o}/vouchers/purchase/creditnotes/{guid}", "purchase-creditnotes.update", UpdateCreditNote);
        routes.Add("DELETE /v1/{o}/vouchers/purchase/creditnotes/{guid}", "purchase-creditnotes.delete", DeleteCreditNote);
        routes.Add("POST /v1/{o}/vouchers/purchase/creditnotes/{guid}/book", "purchase-creditnotes.book", BookCreditNote);
    }

    private static StoredPurchaseVoucher Existing(DineroCall call, string name = "guid") =>
        call.Account.PurchaseTable.Get(call.RouteGuid(name)) is { IsCreditNote: false } voucher ? voucher : throw call.NotFound();

    private static StoredPurchaseVoucher ExistingCreditNote(DineroCall call) =>
        call.Account.PurchaseTable.Get(call.RouteGuid()) is { IsCreditNote: true } voucher ? voucher : throw call.NotFound();

    private static SimResponse Whole(DineroCall call, StoredPurchaseVoucher voucher) => call.Ok(json => PurchaseJson.Write(json, voucher, fetched: false));

    private static SimResponse Create(DineroCall call)
    {
        var voucher = PurchaseJson.Read(call, call.Body) with { Guid = call.Account.NextGuid() };
        return Whole(call, call.Account.SavePurchase(voucher));
    }

    private static SimResponse Fetch(DineroCall call)
    {
        var voucher = call.Account.Computed(PurchaseJson.Read(call, call.Body));
        return call.Ok(json => PurchaseJson.Write(json, voucher, fetched: true));
    }

    /// <summary>Same date, supplier and total: what is left to find a voucher whose answer was lost.</summary>
    private static SimResponse Similar(DineroCall call)
    {
        var wished = call.Account.Computed(PurchaseJson.Read(call, call.Body));
        var found = call.Account.PurchaseTable.Values.FirstOrDefault(v => !v.IsCreditNote && v.PurchaseType == wished.PurchaseType
            && v.VoucherDate == wished.VoucherDate && v.ContactGuid == wished.ContactGuid && v.Total == wished.Total);
        return call.Ok(json =>
        {
            json.Json.WriteStartObject();
            json.Name("VoucherNumber").Value(found?.VoucherNumber);
            json.Name("SimilarGuid").Value(found?.Guid);
            json.Name("SimilarFound").Value(found is not null);
            json.Json.WriteEndObject();
        });
    }

    private static SimResponse Update(DineroCall call)
    {
        var stored = Existing(call);
        SalesEndpoints<StoredInvoice>.CheckTimestamp(call.Body, stored.TimeStamp, required: true);
        CheckDraft(stored);
        if (!call.Oddities.MissingValuesAccepted && !call.Body.Has("ContactGuid"))
            call.Body.Required("ContactGuid");
        return Whole(call, call.Account.SavePurchase(PurchaseJson.Read(call, call.Body) with { Guid = stored.Guid }));
    }

    /// <summary>An empty body is refused, whatever the schema says.</summary>
    private static SimResponse Delete(DineroCall call)
    {
        var stored = Existing(call);
        SalesEndpoints<StoredInvoice>.CheckTimestamp(call.Body, stored.TimeStamp, required: true);
        call.Account.DeletePurchase(stored);
        return call.Done();
    }

    private static SimResponse Book(DineroCall call)
    {
        var stored = Existing(call);
        SalesEndpoints<StoredInvoice>.CheckTimestamp(call.Body, stored.TimeStamp, required: true);
        CheckDraft(stored);
        if (stored.PurchaseType == "credit")
        {
            if (stored.ContactGuid is null)
                call.Body.Rule("ContactGuid", "The contact is missing.");
            if (stored.PaymentDate is null)
                call.Body.Rule("PaymentDate", "The payment date is missing.");
        }

        if (stored.Lines.Count == 0)
            call.Body.Rule("Lines", "The voucher has no lines.");
        foreach (var line in stored.Lines.Where(static l => l.AccountNumber is null))
            call.Body.Rule("Lines", $"The line '{line.Description}' has no account.");
        var number = Number(call);
        call.Body.ThrowIfInvalid();
        return Whole(call, call.Account.BookPurchase(stored, number));
    }

    private static long? Number(DineroCall call)
    {
        var number = call.Body.LongOrNull("Number");
        if (number is { } wished && (wished < 1 || call.Account.PurchaseNumberIsTaken(wished)))
            call.Body.Rule("Number", $"The number {wished} is in use already.");
        return number;
    }

    private static void CheckDraft(StoredPurchaseVoucher voucher)
    {
        if (voucher.IsBooked)
            throw ApiError.Validation("status", "The voucher is booked and cannot be changed.");
    }

    private static SimResponse ByFile(DineroCall call)
    {
        var file = call.Route("fileGuid");
        return call.Ok(json =>
        {
            json.Json.WriteStartArray();
            foreach (var voucher in call.Account.PurchaseTable.Values.Where(v => file.Equals(v.FileGuid, StringComparison.OrdinalIgnoreCase)))
                json.Value(voucher.Guid);
            json.Json.WriteEndArray();
        });
    }

    /// <summary>Here the row version comes as an object inside the body.</summary>
    private static SimResponse GenerateCreditNote(DineroCall call)
    {
        var stored = Existing(call);
        if (call.Body.Object("Timestamp") is not { } timestamp)
            throw ApiError.Validation("Timestamp", "The Timestamp field is required.");
        SalesEndpoints<StoredInvoice>.CheckTimestamp(timestamp, stored.TimeStamp, required: false);
        if (!stored.IsBooked)
            throw ApiError.Validation("status", "The voucher must be booked.");
        var note = call.Account.SavePurchase(stored with
        {
            Guid = call.Account.NextGuid(),
            IsCreditNote = true,
            CreditNoteFor = stored.Guid,
            IsBooked = false,
            VoucherNumber = null,
            BookedAt = null,
            Payments = [],
            FileGuid = call.Body.Text("FileGuid"),
            VoucherDate = call.Account.Today,
        });
        return Versioned(call, note);
    }

    private static SimResponse Versioned(DineroCall call, StoredPurchaseVoucher voucher) => call.Created(json =>
    {
        json.Name("Guid").Value(voucher.Guid);
        json.Name("TimeStamp").Value(voucher.TimeStamp);
    });

    private static SimResponse Payments(DineroCall call)
    {
        var voucher = Existing(call, "id");
        return call.Ok(json =>
        {
            json.Json.WriteStartArray();
            foreach (var payment in voucher.Payments)
                PaymentJson.Write(json, payment, voucher.Currency, call.Account.RateOf(voucher.Currency) ?? 100, voucher.Guid);
            json.Json.WriteEndArray();
        });
    }

    private static SimResponse Pay(DineroCall call)
    {
        var voucher = Existing(call, "id");
        SalesEndpoints<StoredInvoice>.CheckTimestamp(call.Body, voucher.TimeStamp, required: true);
        if (!voucher.IsBooked || voucher.PurchaseType != "credit")
            throw ApiError.Validation("status", "Only a booked credit purchase can be paid.");
        var payment = PaymentJson.Read(call.Body, call, voucher.Currency);
        call.Body.ThrowIfInvalid();
        var paid = call.Account.PayPurchase(voucher, payment);
        return call.Created(json =>
        {
            json.Name("Guid").Value(payment.Guid);
            json.Name("TimeStamp").Value(paid.TimeStamp);
            json.Name("RelatedVoucherGuid").Value(paid.Guid);
        });
    }

    /// <summary>Here the row version is a segment of the path.</summary>
    private static SimResponse Unpay(DineroCall call)
    {
        var voucher = Existing(call, "id");
        var payment = call.RouteGuid("paymentId");
        if (!voucher.Payments.Any(p => p.Guid == payment))
            throw call.NotFound();
        if (!call.Route("timestamp").Equals(voucher.TimeStamp, StringComparison.OrdinalIgnoreCase))
            throw ApiError.Outdated();
        var unpaid = call.Account.UnpayPurchase(voucher, payment);
        return call.Ok(json =>
        {
            json.Json.WriteStartObject();
            json.Name("TimeStamp").Value(unpaid.TimeStamp);
            json.Json.WriteEndObject();
        });
    }

    private static SimResponse CreateCreditNote(DineroCall call)
    {
        var note = PurchaseJson.ReadCreditNote(call, call.Body);
        var chosen = call.Body.GuidOrNull("Guid");
        call.Body.ThrowIfInvalid();
        if (chosen is { } guid && call.Account.PurchaseTable.Get(guid) is not null && call.Oddities.DuplicateGuid == DineroDuplicateGuid.Refused)
            throw ApiError.Validation("guid", "A credit note with this guid exists already.");
        return Versioned(call, call.Account.SavePurchase(note with { Guid = chosen ?? call.Account.NextGuid() }));
    }

    private static SimResponse UpdateCreditNote(DineroCall call)
    {
        var stored = ExistingCreditNote(call);
        SalesEndpoints<StoredInvoice>.CheckTimestamp(call.Body, stored.TimeStamp, required: true);
        CheckDraft(stored);
        return Versioned(call, call.Account.SavePurchase(PurchaseJson.ReadCreditNote(call, call.Body) with { Guid = stored.Guid }));
    }

    private static SimResponse DeleteCreditNote(DineroCall call)
    {
        var stored = ExistingCreditNote(call);
        SalesEndpoints<StoredInvoice>.CheckTimestamp(call.BodyOrEmpty, stored.TimeStamp, required: false);
        call.Account.DeletePurchase(stored);
        return call.Done();
    }

    private static SimResponse BookCreditNote(DineroCall call)
    {
        var stored = ExistingCreditNote(call);
        SalesEndpoints<StoredInvoice>.CheckTimestamp(call.Body, stored.TimeStamp, required: true);
        CheckDraft(stored);
        if (stored.ContactGuid is null)
            call.Body.Rule("ContactGuid", "The contact is missing.");
        var number = Number(call);
        call.Body.ThrowIfInvalid();
        var booked = call.Account.BookPurchase(stored, number);
        return call.Ok(json => PurchaseJson.WriteCreditNote(json, booked));
    }
}
