namespace Connectors.Testing.Dinero;

/// <summary>Manual vouchers; the vendor spells them "manuel".</summary>
internal static class ManualVoucherEndpoints
{
    public static void Map(RouteTable<DineroCall> routes)
    {
        routes.Add("POST /v1/{o}/vouchers/manuel", "manual.create", Create);
        routes.Add("GET /v1/{o}/vouchers/manuel/{guid}", "manual.get", static c => Whole(c, Existing(c)));
        routes.Add("PUT /v1/{o}/vouchers/manuel/{guid}", "manual.update", Update);
        routes.Add("DELETE /v1/{o}/vouchers/manuel/{guid}", "manual.delete", Delete);
        routes.Add("POST /v1/{o}/vouchers/manuel/{guid}/book", "manual.book", Book);
    }

    public static StoredLedgerLine ReadLine(Body line, DineroCall call)
    {
        var read = new StoredLedgerLine
        {
            Id = line.GuidOrNull("Id"),
            Description = line.Text("Description"),
            Amount = line.Has("Amount") ? line.Number("Amount") : 0,
            AccountNumber = line.IntOrNull("AccountNumber"),
            AccountVatCode = line.Text("AccountVatCode"),
            BalancingAccountNumber = line.IntOrNull("BalancingAccountNumber"),
            BalancingAccountVatCode = line.Text("BalancingAccountVatCode"),
            IsPaymentForVoucherId = line.GuidOrNull("IsPaymentForVoucherId"),
        };
        CheckAccount(read.AccountNumber, "AccountNumber", line, call.Account);
        CheckAccount(read.BalancingAccountNumber, "BalancingAccountNumber", line, call.Account);
        CheckVat(read.AccountVatCode, "AccountVatCode", line, call.Account);
        CheckVat(read.BalancingAccountVatCode, "BalancingAccountVatCode", line, call.Account);
        return read;
    }

    private static void CheckAccount(int? number, string name, Body line, DineroAccount account)
    {
        if (number is { } n && account.EntryAccountOf(n) is null && account.DepositAccountOf(n) is null)
            line.Rule(name, $"There is no account {n}.");
    }

    private static void CheckVat(string? code, string name, Body line, DineroAccount account)
    {
        if (code is not (null or "" or "none") && account.VatTypeOf(code) is null)
            line.Rule(name, $"'{code}' is not a known VAT code.");
    }

    private static StoredManualVoucher Existing(DineroCall call) => call.Account.ManualTable.Get(call.RouteGuid()) ?? throw call.NotFound();

    /// <summary>Every write of an existing voucher names its version; an empty body is refused.</summary>
    private static StoredManualVoucher Current(DineroCall call, bool draft)
    {
        var stored = Existing(call);
        SalesEndpoints<StoredInvoice>.CheckTimestamp(call.Body, stored.TimeStamp, required: true);
        return draft && stored.IsBooked ? throw ApiError.Validation("status", "The voucher is booked and cannot be changed.") : stored;
    }

    private static SimResponse Create(DineroCall call) => Whole(call, call.Account.SaveManual(Read(call) with { Guid = call.Account.NextGuid() }));

    private static SimResponse Update(DineroCall call)
    {
        var stored = Current(call, draft: true);
        return Whole(call, call.Account.SaveManual(Read(call) with { Guid = stored.Guid }));
    }

    private static SimResponse Delete(DineroCall call)
    {
        var stored = Current(call, draft: false);
        if (stored.IsBooked)
            call.Account.PostLines(stored.Lines, Basis(stored), -1);
        call.Account.ManualTable.Remove(stored.Guid);
        call.Account.Changed(DineroEvents.Voucher, stored.Guid);
        return call.Done();
    }

    private static SimResponse Book(DineroCall call)
    {
        var stored = Current(call, draft: true);
        var number = call.Body.LongOrNull("Number");
        if (number is { } wished && (wished < 1 || call.Account.PurchaseNumberIsTaken(wished)))
            call.Body.Rule("Number", $"The number {wished} is in use already.");
        if (stored.Lines.Count == 0)
            call.Body.Rule("Lines", "The voucher has no lines.");

        // Each line balances itself, or all lines together do.
        if (stored.Lines.Sum(static l => (l.AccountNumber is null ? 0 : l.Amount) - (l.BalancingAccountNumber is null ? 0 : l.Amount)) != 0)
            call.Body.Rule("Lines", "The voucher does not balance.");
        call.Body.ThrowIfInvalid();
        var booked = call.Account.SaveManual(stored with { IsBooked = true, VoucherNumber = number ?? call.Account.TakePurchaseNumber(), BookedAt = call.Now });
        call.Account.PostLines(booked.Lines, Basis(booked), 1);
        return Whole(call, booked);
    }

    private static StoredEntry Basis(StoredManualVoucher voucher) => new()
    {
        VoucherGuid = voucher.Guid,
        VoucherNumber = voucher.VoucherNumber!.Value,
        VoucherType = "Manuelt bilag",
        Date = voucher.VoucherDate,
        FileGuid = voucher.FileGuid,
    };

    private static StoredManualVoucher Read(DineroCall call)
    {
        var body = call.Body;
        var voucher = new StoredManualVoucher
        {
            VoucherDate = body.Date("VoucherDate") ?? call.Account.Today,
            ExternalReference = body.Text("ExternalReference", max: 128),
            FileGuid = PurchaseJson.File(call, body),
            Lines = [.. body.Items("Lines", required: false).Select(l => ReadLine(l, call))],
        };
        body.ThrowIfInvalid();
        return voucher;
    }

    private static SimResponse Whole(DineroCall call, StoredManualVoucher voucher) => call.Ok(json =>
    {
        json.Json.WriteStartObject();
        json.Name("VoucherNumber").Value(voucher.VoucherNumber);
        json.Name("VoucherDate").Value(voucher.VoucherDate);
        json.Name("FileGuid").Value(voucher.FileGuid);
        json.Name("Guid").Value(voucher.Guid);
        json.Name("CreditNoteFor").Value((Guid?)null);
        json.Name("Status").Value(voucher.IsBooked ? "Booked" : "Draft");
        json.Json.WriteStartArray("Lines");
        decimal incl = 0, excl = 0;
        foreach (var line in voucher.Lines)
        {
            var (net, gross) = Amounts(line, call.Account);
            (incl, excl) = (incl + gross, excl + net);
            json.Json.WriteStartObject();
            json.Name("Description").Value(line.Description);
            json.Name("AmountExclVatValue").Value(net);
            json.Name("AmountInclVatValue").Value(gross);
            json.Name("VatAmountValue").Value(gross - net);
            json.Name("AccountNumber").Value((long?)line.AccountNumber);
            json.Name("BalancingAccountNumber").Value((long?)line.BalancingAccountNumber);
            json.Name("AccountVatCode").Value(line.AccountVatCode);
            json.Name("BalancingAccountVatCode").Value(line.BalancingAccountVatCode);
            json.Name("CurrencyKey").Value("DKK");
            json.Name("AmountInForeignCurrency").Value((decimal?)null);
            json.Json.WriteEndObject();
        }

        json.Json.WriteEndArray();
        json.Name("TotalInclVat").Value(incl);
        json.Name("TotalExclVat").Value(excl);
        json.Name("Timestamp").Value(voucher.TimeStamp);
        json.Name("ExternalReference").Value(voucher.ExternalReference);
        PurchaseJson.Booking(json, voucher.BookedAt);
        json.Json.WriteEndObject();
    });

    /// <summary>An amount includes purchase VAT and excludes sales VAT.</summary>
    private static (decimal Net, decimal Gross) Amounts(StoredLedgerLine line, DineroAccount account)
    {
        var code = line.AccountVatCode ?? (line.AccountNumber is { } number ? account.EntryAccountOf(number)?.VatCode : null);
        var rate = code is null or "none" or "" ? 0 : account.VatTypeOf(code)?.Rate ?? 0;
        return code?.StartsWith('U') == true
            ? (line.Amount, SalesMath.Round(line.Amount * (1 + rate)))
            : (SalesMath.Round(line.Amount / (1 + rate)), line.Amount);
    }
}
