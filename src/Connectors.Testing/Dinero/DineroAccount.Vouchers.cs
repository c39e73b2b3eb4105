namespace Connectors.Testing.Dinero;

public sealed partial class DineroAccount
{
    private static readonly HashSet<string> ReverseCharge = new(["IEUY", "IEUV", "IVY", "IVV"], StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<Guid, StoredLedgerItem> _ledger = [];
    private long _nextPurchaseNumber = 1;

    /// <summary>Purchase vouchers and purchase credit notes, drafts included.</summary>
    public IReadOnlyList<StoredPurchaseVoucher> PurchaseVouchers => Locked(PurchaseTable.Snapshot);

    /// <summary>Manual vouchers, drafts included.</summary>
    public IReadOnlyList<StoredManualVoucher> ManualVouchers => Locked(ManualTable.Snapshot);

    /// <summary>Ledger items, booked ones included.</summary>
    public IReadOnlyList<StoredLedgerItem> LedgerItems => Locked<IReadOnlyList<StoredLedgerItem>>(() =>
    {
        SettleLedger();
        return [.. _ledger.Values];
    });

    internal Table<StoredPurchaseVoucher> PurchaseTable { get; } = new(static v => v.Guid, static v => v.UpdatedAt);

    internal Table<StoredManualVoucher> ManualTable { get; } = new(static v => v.Guid, static v => v.UpdatedAt);

    internal Dictionary<Guid, StoredLedgerItem> Ledger => _ledger;

    /// <summary>A user enters a purchase in the web application.</summary>
    /// <param name="supplier">The supplier.</param>
    /// <param name="amount">DKK, read as <see cref="DineroOddities.PurchaseAmountsInclVat"/> says.</param>
    /// <param name="change">Everything else.</param>
    /// <param name="book">Books it at once.</param>
    /// <returns>The voucher.</returns>
    public StoredPurchaseVoucher AddPurchase(Guid supplier, decimal amount, Func<StoredPurchaseVoucher, StoredPurchaseVoucher>? change = null, bool book = true) => Locked(() =>
    {
        var draft = new StoredPurchaseVoucher
        {
            Guid = NextGuid(),
            ContactGuid = supplier,
            VoucherDate = Today,
            PaymentDate = Today.AddDays(14),
            Lines = [new StoredPurchaseLine { AccountNumber = 2000, Description = "Køb", Amount = amount }],
        };
        draft = SavePurchase(change is null ? draft : change(draft));
        return book ? BookPurchase(draft, null) : draft;
    });

    internal StoredPurchaseVoucher SavePurchase(StoredPurchaseVoucher voucher)
    {
        Changed(DineroEvents.Voucher, voucher.Guid);
        return PurchaseTable.Put(Computed(voucher) with { UpdatedAt = Now, TimeStamp = NextTimeStamp() });
    }

    internal StoredPurchaseVoucher Computed(StoredPurchaseVoucher voucher) => voucher with
    {
        Lines = [.. voucher.Lines.Select(line =>
        {
            var rate = PurchaseVatRate(line);
            return Oddities.PurchaseAmountsInclVat
                ? line with { AmountInclVat = line.Amount, AmountExclVat = SalesMath.Round(line.Amount / (1 + rate)) }
                : line with { AmountExclVat = line.Amount, AmountInclVat = SalesMath.Round(line.Amount * (1 + rate)) };
        })],
    };

    internal string? PurchaseVatCode(StoredPurchaseLine line) => line.VatCode ?? (line.AccountNumber is { } number ? EntryAccountOf(number)?.VatCode : null);

    internal StoredPurchaseVoucher BookPurchase(StoredPurchaseVoucher draft, long? number)
    {
        var booked = SavePurchase(draft with { IsBooked = true, VoucherNumber = number ?? TakePurchaseNumber(), BookedAt = Now });
        _nextPurchaseNumber = Math.Max(_nextPurchaseNumber, booked.VoucherNumber!.Value + 1);
        PostPurchase(booked, booked.IsCreditNote ? -1 : 1);
        if (booked.ContactGuid is { } supplier && ContactTable.Get(supplier) is { IsCreditor: false } first)
            ContactTable.Put(first with { IsCreditor = true });
        return booked;
    }

    internal bool PurchaseNumberIsTaken(long number) =>
        PurchaseTable.Values.Any(v => v.VoucherNumber == number) || ManualTable.Values.Any(v => v.VoucherNumber == number);

    internal long TakePurchaseNumber() => _nextPurchaseNumber++;

    /// <summary>A draft goes; a booked one gets an offsetting posting first, as the law wants it.</summary>
    internal void DeletePurchase(StoredPurchaseVoucher voucher)
    {
        if (voucher.IsBooked)
            PostPurchase(voucher, voucher.IsCreditNote ? 1 : -1);
        PurchaseTable.Remove(voucher.Guid);
        Changed(DineroEvents.Voucher, voucher.Guid);
    }

    internal StoredPurchaseVoucher PayPurchase(StoredPurchaseVoucher voucher, StoredPayment payment)
    {
        PostPayment(voucher.Guid, voucher.VoucherNumber ?? 0, voucher.ContactGuid, payment, -1, CreditorsAccount);
        return SavePurchase(voucher with { Payments = [.. voucher.Payments, payment] });
    }

    internal StoredPurchaseVoucher UnpayPurchase(StoredPurchaseVoucher voucher, Guid paymentGuid)
    {
        PostPayment(voucher.Guid, voucher.VoucherNumber ?? 0, voucher.ContactGuid, voucher.Payments.Single(p => p.Guid == paymentGuid), 1, CreditorsAccount);
        return SavePurchase(voucher with { Payments = [.. voucher.Payments.Where(p => p.Guid != paymentGuid)] });
    }

    internal string PurchaseStatus(StoredPurchaseVoucher voucher)
    {
        if (!voucher.IsBooked)
            return "Draft";
        if (voucher.PurchaseType == "cash")
            return "Paid";
        var remaining = voucher.Total - voucher.Payments.Sum(static p => p.AmountInForeignCurrency ?? p.Amount);
        return remaining < 0 ? "Overpaid" : remaining == 0 && voucher.Total != 0 ? "Paid" : voucher.PaymentDate < Today ? "Overdue" : "Booked";
    }

    internal StoredManualVoucher SaveManual(StoredManualVoucher voucher)
    {
        Changed(DineroEvents.Voucher, voucher.Guid);
        return ManualTable.Put(voucher with { UpdatedAt = Now, TimeStamp = NextTimeStamp() });
    }

    internal void PostLines(IEnumerable<StoredLedgerLine> lines, StoredEntry basis, int sign)
    {
        foreach (var line in lines)
        {
            var account = line.IsPaymentForVoucherId is null ? line.AccountNumber : DebtorsAccount;
            if (account is { } number)
                Post(basis with { AccountNumber = number, Description = line.Description, Amount = sign * line.Amount, VatCode = line.AccountVatCode });
            if (line.BalancingAccountNumber is { } balancing)
                Post(basis with { AccountNumber = balancing, Description = line.Description, Amount = -sign * line.Amount, VatCode = line.BalancingAccountVatCode });
        }
    }

    /// <summary>What was queued and is due by now gets booked.</summary>
    internal void SettleLedger()
    {
        if (_ledger.Count == 0)
            return;
        foreach (var item in _ledger.Values.Where(i => i.Status == "PendingBooking" && i.BooksAt <= Now).ToList())
        {
            var booked = item with { Status = "Booked", VoucherNumber = item.VoucherNumber ?? TakePurchaseNumber(), Version = NextVersion(), UpdatedAt = Now };
            _ledger[item.Id] = booked;
            PostLines(booked.Lines, new StoredEntry { VoucherGuid = item.Id, VoucherNumber = booked.VoucherNumber!.Value, VoucherType = "Kassekladde", Date = item.VoucherDate, FileGuid = item.FileGuid }, 1);
            Changed(DineroEvents.Voucher, item.Id);
        }
    }

    /// <summary>The ledger's row versions look like base64.</summary>
    internal string NextVersion() => Convert.ToBase64String(Convert.FromHexString(NextTimeStamp())).TrimEnd('=');

    private decimal PurchaseVatRate(StoredPurchaseLine line) =>
        PurchaseVatCode(line) is { } code && !ReverseCharge.Contains(code) ? VatTypeOf(code)?.Rate ?? 0 : 0;

    private void PostPurchase(StoredPurchaseVoucher voucher, int sign)
    {
        var rate = RateOf(voucher.Currency) ?? 100;
        var basis = new StoredEntry
        {
            VoucherGuid = voucher.Guid,
            VoucherNumber = voucher.VoucherNumber!.Value,
            VoucherType = voucher.IsCreditNote ? "Købskreditnota" : "Køb",
            Date = voucher.VoucherDate,
            ContactGuid = voucher.ContactGuid,
            FileGuid = voucher.FileGuid,
        };
        decimal total = 0;
        foreach (var line in voucher.Lines)
        {
            var net = SalesMath.InDkk(line.AmountExclVat, rate);
            var vat = SalesMath.InDkk(line.AmountInclVat, rate) - net;
            total += net + vat;
            Post(basis with { AccountNumber = line.AccountNumber ?? 2000, Description = line.Description, Amount = sign * net, VatCode = PurchaseVatCode(line) });
            Post(basis with { AccountNumber = PurchaseVatAccount, Description = line.Description, Amount = sign * vat });
        }

        Post(basis with { AccountNumber = voucher.PurchaseType == "cash" ? voucher.DepositAccountNumber ?? 55000 : CreditorsAccount, Amount = -sign * total });
    }
}
