namespace Connectors.Testing.Dinero;

/// <summary>Purchases as they are read and written; the two models differ, and a line with the other's names is worth nothing.</summary>
internal static class PurchaseJson
{
    public static StoredPurchaseVoucher Read(DineroCall call, Body body)
    {
        var type = body.Text("PurchaseType", required: true)?.ToLowerInvariant();
        var currency = body.Text("CurrencyKey");
        var voucher = new StoredPurchaseVoucher
        {
            PurchaseType = type ?? "",
            VoucherDate = body.Date("VoucherDate") ?? call.Account.Today,
            PaymentDate = body.Date("PaymentDate"),
            DepositAccountNumber = body.IntOrNull("DepositAccountNumber"),
            RegionKey = body.Text("RegionKey"),
            ContactGuid = body.GuidOrNull("ContactGuid"),
            Currency = string.IsNullOrEmpty(currency) ? "DKK" : currency.ToUpperInvariant(),
            ExternalReference = body.Text("ExternalReference", max: 128),
            FileGuid = File(call, body),
            Lines = Lines(call, body),
        };
        if (type is "cash")
            CheckCash(call, body, voucher);
        else if (type is "credit")
            CheckCredit(call, body, voucher);
        else if (type is not null)
            body.Rule("PurchaseType", $"'{type}' is not a known purchase type. Use cash or credit.");
        body.ThrowIfInvalid();
        return voucher;
    }

    public static StoredPurchaseVoucher ReadCreditNote(DineroCall call, Body body)
    {
        var currency = body.Text("Currency");
        var note = new StoredPurchaseVoucher
        {
            IsCreditNote = true,
            CreditNoteFor = body.GuidOrNull("CreditNoteFor"),
            VoucherDate = DateOnly.TryParse(body.Text("Date")?.Split('T')[0], System.Globalization.CultureInfo.InvariantCulture, out var date) ? date : call.Account.Today,
            ContactGuid = body.GuidOrNull("ContactGuid"),
            Currency = string.IsNullOrEmpty(currency) ? "DKK" : currency.ToUpperInvariant(),
            FileGuid = File(call, body),
            Lines = Lines(call, body, required: true),
        };
        CheckCredit(call, body, note);
        body.ThrowIfInvalid();
        return note;
    }

    public static void Write(Out json, StoredPurchaseVoucher voucher, bool fetched)
    {
        json.Json.WriteStartObject();
        if (!fetched)
        {
            json.Name("Guid").Value(voucher.Guid);
            json.Name("Timestamp").Value(voucher.TimeStamp);
        }

        json.Name("Status").Value(json.Account.PurchaseStatus(voucher));
        json.Name("FileGuid").Value(voucher.FileGuid);
        json.Name("VoucherNumber").Value(voucher.VoucherNumber);
        json.Name("VoucherDate").Value(voucher.VoucherDate);
        json.Name("PaymentDate").Value(voucher.PaymentDate);
        json.Name("RegionKey").Value(voucher.RegionKey);
        json.Name("PurchaseType").Value(voucher.PurchaseType);
        Lines(json, voucher);
        json.Name("DepositAccountNumber").Value((long?)voucher.DepositAccountNumber);
        json.Name("ContactGuid").Value(voucher.ContactGuid);
        json.Name("ExternalReference").Value(voucher.ExternalReference);
        Totals(json, voucher, "VoucherTotals");
        if (fetched)
            json.Name("ShouldPossiblyBeFixedAsset").Value(false);
        else
            json.Name("CurrencyKey").Value(voucher.Currency);
        Booking(json, voucher.BookedAt);
        json.Json.WriteEndObject();
    }

    public static void WriteCreditNote(Out json, StoredPurchaseVoucher note)
    {
        json.Json.WriteStartObject();
        json.Name("Guid").Value(note.Guid);
        json.Name("CreditNoteFor").Value(note.CreditNoteFor);
        json.Name("FileGuid").Value(note.FileGuid);
        json.Name("CreditNoteNumber").Value(note.VoucherNumber);
        json.Name("ContactGuid").Value(note.ContactGuid);
        json.Name("Date").Value(note.VoucherDate);
        json.Name("Currency").Value(note.Currency);
        Lines(json, note);
        json.Name("Timestamp").Value(note.TimeStamp);
        json.Name("Status").Value(json.Account.PurchaseStatus(note));
        Booking(json, note.BookedAt);
        Totals(json, note, "Totals");
        json.Json.WriteEndObject();
    }

    public static void Booking(Out json, DateTimeOffset? bookedAt)
    {
        json.Name("BookedByType").Value(bookedAt is null ? null : "ApiUser");
        json.Name("BookedByUsername").Value(bookedAt is null ? null : json.Account.Email);
        json.Name("BookingTime").Value(bookedAt);
    }

    /// <summary>A file that the voucher refers to must exist, and be old enough.</summary>
    public static string? File(DineroCall call, Body body)
    {
        var file = body.Text("FileGuid");
        if (!string.IsNullOrEmpty(file) && call.Account.UsableFile(file) is null)
            body.Rule("FileGuid", $"There is no file '{file}'.");
        return file;
    }

    private static void CheckCash(DineroCall call, Body body, StoredPurchaseVoucher voucher)
    {
        if (voucher.DepositAccountNumber is not { } deposit || call.Account.DepositAccountOf(deposit) is null)
            body.Rule("DepositAccountNumber", "A cash purchase needs a deposit account.");
        if (voucher.RegionKey is not ("DK" or "EU" or "World"))
            body.Rule("RegionKey", "A cash purchase needs a region: DK, EU or World.");
        if (voucher.PaymentDate is not null)
            body.Rule("PaymentDate", "A cash purchase has no payment date.");
        if (body.Has("CurrencyKey"))
            body.Rule("CurrencyKey", "A cash purchase has no currency.");
        if (voucher.ContactGuid is { } contact && contact != Guid.Empty)
            body.Rule("ContactGuid", "A cash purchase has no contact.");
    }

    private static void CheckCredit(DineroCall call, Body body, StoredPurchaseVoucher voucher)
    {
        if (voucher.ContactGuid is { } contact)
            SalesInput.CheckContact(contact, body, call.Account);
        if (call.Account.RateOf(voucher.Currency) is null)
            body.Rule("CurrencyKey", $"'{voucher.Currency}' is not a known currency.");
    }

    private static List<StoredPurchaseLine> Lines(DineroCall call, Body body, bool required = false) => [.. body.Items("Lines", required).Select(line =>
    {
        var read = new StoredPurchaseLine
        {
            AccountNumber = line.IntOrNull("AccountNumber"),
            Description = line.Text("Description"),
            Amount = line.Number("Amount"),
            VatCode = line.Text("VatCode"),
            AccountTagName = line.Text("AccountTagName"),
        };
        if (read.AccountNumber is { } number && (number is < 2000 or > 9399 || call.Account.EntryAccountOf(number) is null))
            line.Rule("AccountNumber", $"The account {number} is not a purchase account.");
        if (read.VatCode is { } code && call.Account.VatTypeOf(code) is null)
            line.Rule("VatCode", $"'{code}' is not a known VAT code.");
        return read;
    })];

    private static void Lines(Out json, StoredPurchaseVoucher voucher)
    {
        json.Json.WriteStartArray("Lines");
        foreach (var line in voucher.Lines)
        {
            json.Json.WriteStartObject();
            json.Name("Description").Value(line.Description);
            json.Name("VatCode").Value(json.Account.PurchaseVatCode(line));
            json.Name("AccountNumber").Value((long?)line.AccountNumber);
            json.Name("AmountExclVatValue").Value(line.AmountExclVat);
            json.Name("AmountInclVatValue").Value(line.AmountInclVat);
            json.Name("VatAmountValue").Value(line.AmountInclVat - line.AmountExclVat);
            json.Name("AccountTagName").Value(line.AccountTagName);
            json.Json.WriteEndObject();
        }

        json.Json.WriteEndArray();
    }

    private static void Totals(Out json, StoredPurchaseVoucher voucher, string name)
    {
        var net = voucher.Lines.Sum(static l => l.AmountExclVat);
        json.Json.WriteStartArray(name);
        foreach (var (type, total, position) in new[] { ("SubTotal", net, 1L), ("Vat", voucher.Total - net, 2L), ("Total", voucher.Total, 3L) })
        {
            json.Json.WriteStartObject();
            json.Name("Label").Value(type);
            json.Name("Total").Value(total);
            json.Name("Type").Value(type);
            json.Name("Position").Value(position);
            json.Json.WriteEndObject();
        }

        json.Json.WriteEndArray();
    }
}
