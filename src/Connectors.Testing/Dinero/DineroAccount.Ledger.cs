namespace Connectors.Testing.Dinero;

public sealed partial class DineroAccount
{
    private readonly List<StoredEntry> _entries = [];

    /// <summary>All postings, in order.</summary>
    public IReadOnlyList<StoredEntry> Entries => Locked<IReadOnlyList<StoredEntry>>(() => [.. _entries]);

    internal IReadOnlyList<StoredEntry> EntryList => _entries;

    internal void Post(StoredEntry entry)
    {
        if (entry.Amount != 0)
            _entries.Add(entry with { EntryGuid = NextGuid(), BookedAt = Now });
    }

    /// <summary>Debtor against sales and VAT; the other way round for a credit note.</summary>
    private void PostSale(StoredVoucher voucher)
    {
        var sign = voucher is StoredCreditNote ? -1 : 1;
        var basis = new StoredEntry
        {
            VoucherGuid = voucher.Guid,
            VoucherNumber = voucher.Number,
            VoucherType = voucher is StoredCreditNote ? "Kreditnota" : "Faktura",
            Date = voucher.Date,
            Description = voucher.Description,
            ContactGuid = voucher.ContactGuid,
        };
        var gross = SalesMath.InDkk(voucher.TotalInclVat, voucher.ExchangeRate);
        var vat = SalesMath.InDkk(voucher.TotalVat, voucher.ExchangeRate);
        Post(basis with { AccountNumber = DebtorsAccount, Amount = sign * gross });
        Post(basis with { AccountNumber = SalesVatAccount, Amount = -sign * vat });
        var left = gross - vat;
        var accounts = voucher.Lines.Where(static l => l.LineType != "Text").GroupBy(static l => l.AccountNumber).ToList();
        for (var i = 0; i < accounts.Count; i++)
        {
            // The last account takes what rounding left over, so that every voucher balances.
            var net = i == accounts.Count - 1 ? left : SalesMath.InDkk(accounts[i].Sum(static l => l.TotalAmount), voucher.ExchangeRate);
            left -= net;
            Post(basis with { AccountNumber = accounts[i].Key, Amount = -sign * net, VatCode = EntryAccountOf(accounts[i].Key)?.VatCode });
        }
    }

    private void PostPayment(Guid voucher, long number, Guid? contact, StoredPayment payment, int sign, int against = DebtorsAccount)
    {
        var basis = new StoredEntry
        {
            VoucherGuid = voucher,
            VoucherNumber = number,
            VoucherType = "Betaling",
            Date = payment.PaymentDate,
            Description = payment.Description,
            ContactGuid = contact,
        };
        Post(basis with { AccountNumber = payment.DepositAccountNumber, Amount = sign * payment.Amount });
        Post(basis with { AccountNumber = against, Amount = -sign * payment.Amount });
    }
}
