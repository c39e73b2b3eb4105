namespace Connectors.Testing.Dinero;

/// <summary>An account of the chart.</summary>
/// <param name="Number">Its number; sales from 1000, purchases 2000 to 9399.</param>
/// <param name="Name">Its name.</param>
/// <param name="VatCode">The VAT that postings on it carry; null: none.</param>
/// <param name="Category">The English category, as <c>categoryFilter</c> wants it.</param>
public sealed record StoredEntryAccount(int Number, string Name, string? VatCode, string Category)
{
    /// <summary>Hidden in the vendor's lists.</summary>
    public bool IsHidden { get; init; }
}

/// <summary>A bank or cash account.</summary>
/// <param name="Number">The ledger number, usually 55000 to 55999.</param>
/// <param name="Name">Its name.</param>
public sealed record StoredDepositAccount(int Number, string Name)
{
    /// <summary>Registration number of the bank.</summary>
    public string? BankRegistrationNumber { get; init; }

    /// <summary>The account number at the bank.</summary>
    public string? BankAccountNumber { get; init; }

    /// <summary>SWIFT.</summary>
    public string? BankSwiftNumber { get; init; }

    /// <summary>IBAN.</summary>
    public string? BankIbanNumber { get; init; }
}

/// <summary>A VAT type.</summary>
/// <param name="VatCode">U25, I25 …</param>
/// <param name="Name">Its name.</param>
/// <param name="Rate">A fraction: 0.25.</param>
public sealed record StoredVatType(string VatCode, string Name, decimal Rate);

public sealed partial class DineroAccount
{
    internal const int DebtorsAccount = 60000;
    internal const int CreditorsAccount = 63000;
    internal const int SalesVatAccount = 64000;
    internal const int PurchaseVatAccount = 64040;

    private readonly SortedDictionary<int, StoredEntryAccount> _entryAccounts = [];
    private readonly SortedDictionary<int, StoredDepositAccount> _depositAccounts = [];
    private readonly Dictionary<string, StoredVatType> _vatTypes = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, decimal> _rates = new(StringComparer.OrdinalIgnoreCase) { ["DKK"] = 100m, ["EUR"] = 745.6m, ["SEK"] = 66.1m, ["NOK"] = 64.9m, ["GBP"] = 862.4m, ["USD"] = 689.3m };

    /// <summary>The chart of accounts, by number.</summary>
    public IReadOnlyList<StoredEntryAccount> EntryAccounts => Locked<IReadOnlyList<StoredEntryAccount>>(() => [.. _entryAccounts.Values]);

    /// <summary>Bank and cash accounts, by number.</summary>
    public IReadOnlyList<StoredDepositAccount> DepositAccounts => Locked<IReadOnlyList<StoredDepositAccount>>(() => [.. _depositAccounts.Values]);

    /// <summary>The VAT types.</summary>
    public IReadOnlyList<StoredVatType> VatTypes => Locked<IReadOnlyList<StoredVatType>>(() => [.. _vatTypes.Values]);

    /// <summary>The account that documents use when nothing else is said.</summary>
    public int StandardSalesAccount { get; set; } = 1000;

    /// <summary>Seeds or replaces an account.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="name">Its name.</param>
    /// <param name="vatCode">Its VAT; null: none.</param>
    /// <param name="category">Its English category.</param>
    /// <returns>This account.</returns>
    public DineroAccount EntryAccount(int number, string name, string? vatCode = null, string category = "Turnover") => Locked(() =>
    {
        _entryAccounts[number] = new StoredEntryAccount(number, name, vatCode, category);
        return this;
    });

    /// <summary>Seeds or replaces a VAT type.</summary>
    /// <param name="vatCode">Its code.</param>
    /// <param name="name">Its name.</param>
    /// <param name="rate">A fraction: 0.25.</param>
    /// <returns>This account.</returns>
    public DineroAccount VatType(string vatCode, string name, decimal rate) => Locked(() =>
    {
        _vatTypes[vatCode] = new StoredVatType(vatCode, name, rate);
        return this;
    });

    /// <summary>Sets a currency's rate.</summary>
    /// <param name="currency">ISO code.</param>
    /// <param name="dkkPer100">DKK for 100 units, as the vendor counts.</param>
    /// <returns>This account.</returns>
    public DineroAccount Rate(string currency, decimal dkkPer100) => Locked(() =>
    {
        _rates[currency] = dkkPer100;
        return this;
    });

    internal StoredEntryAccount? EntryAccountOf(int number) => _entryAccounts.GetValueOrDefault(number);

    internal StoredDepositAccount? DepositAccountOf(int number) => _depositAccounts.GetValueOrDefault(number);

    internal void PutDepositAccount(StoredDepositAccount account) => _depositAccounts[account.Number] = account;

    internal StoredVatType? VatTypeOf(string code) => _vatTypes.GetValueOrDefault(code);

    internal decimal? RateOf(string currency) => _rates.TryGetValue(currency, out var rate) ? rate : null;

    /// <summary>The fraction that an account's VAT code stands for.</summary>
    internal decimal VatRateOf(int accountNumber) =>
        EntryAccountOf(accountNumber)?.VatCode is { } code && _vatTypes.TryGetValue(code, out var type) ? type.Rate : 0;

    /// <summary>A small chart in the shape of the standard one; the numbers that the vendor's documents name are as they say, the rest is made up.</summary>
    private void SeedChart()
    {
        VatType("U25", "Salgsmoms, 25%", 0.25m);
        VatType("I25", "Købsmoms, 25%", 0.25m);
        VatType("IEUY", "Ydelseskøb EU", 0.25m);
        VatType("IEUV", "Varekøb EU", 0.25m);
        VatType("IVY", "Ydelseskøb verden", 0.25m);
        VatType("IVV", "Varekøb verden", 0.25m);
        VatType("UEUV", "Varesalg EU", 0m);
        VatType("UVC", "Salg verden", 0m);
        VatType("KUNS", "Kunst", 0.05m);

        EntryAccount(1000, "Salg af varer/ydelser m/moms", "U25");
        EntryAccount(1050, "Salg af varer EU", "UEUV");
        EntryAccount(1100, "Salg af varer/ydelser verden", "UVC");
        EntryAccount(1200, "Salg uden moms");
        EntryAccount(2000, "Varekøb", "I25", "Variable Costs");
        EntryAccount(2100, "Varekøb EU", "IEUV", "Variable Costs");
        EntryAccount(2110, "Ydelseskøb EU", "IEUY", "Variable Costs");
        EntryAccount(3000, "Lokaleomkostninger", "I25", "Premises Expenses");
        EntryAccount(7000, "Gebyrer", null, "Administrative Expenses");
        EntryAccount(9300, "Øreafrunding", null, "Administrative Expenses");
        EntryAccount(DebtorsAccount, "Debitorer", null, "Current Assets");
        EntryAccount(CreditorsAccount, "Kreditorer", null, "Short Term Debt");
        EntryAccount(SalesVatAccount, "Salgsmoms", null, "VAT");
        EntryAccount(PurchaseVatAccount, "Købsmoms", null, "VAT");
        PutDepositAccount(new StoredDepositAccount(55000, "Bank"));
        PutDepositAccount(new StoredDepositAccount(55010, "Kasse"));
    }
}
