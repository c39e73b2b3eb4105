using System.Text.Json.Nodes;
using Connectors.Testing.EconomicDialect;

namespace Connectors.Testing.Economic;

/// <content>The tables, and the reference data that every agreement has from the start.</content>
public sealed partial class EconomicAccount
{
    private Dictionary<string, DialectTable>? _tables;

    internal DialectTable CustomersTable { get; } = new("customerNumber");

    internal DialectTable ContactsTable { get; } = new("customerContactNumber");

    internal DialectTable DeliveryLocationsTable { get; } = new("deliveryLocationNumber");

    internal DialectTable ProductsTable { get; } = new("productNumber");

    internal DialectTable CustomerGroupsTable { get; } = new("customerGroupNumber");

    internal DialectTable PaymentTermsTable { get; } = new("paymentTermsNumber");

    internal DialectTable UnitsTable { get; } = new("unitNumber");

    internal DialectTable SuppliersTable { get; } = new("supplierNumber");

    internal DialectTable SupplierGroupsTable { get; } = new("supplierGroupNumber");

    internal DialectTable PaymentTypesTable { get; } = new("paymentTypeNumber");

    internal DialectTable VatZonesTable { get; } = new("vatZoneNumber");

    internal DialectTable VatAccountsTable { get; } = new("vatCode");

    internal DialectTable VatTypesTable { get; } = new("vatTypeNumber");

    internal DialectTable CurrenciesTable { get; } = new("code");

    internal DialectTable LayoutsTable { get; } = new("layoutNumber");

    internal DialectTable EmployeesTable { get; } = new("employeeNumber");

    internal DialectTable DepartmentsTable { get; } = new("departmentNumber");

    internal DialectTable DistributionsTable { get; } = new("departmentalDistributionNumber");

    internal DialectTable AccountsTable { get; } = new("accountNumber");

    internal DialectTable AccountingYearsTable { get; } = new("year");

    internal DialectTable JournalsTable { get; } = new("journalNumber");

    /// <summary>The owner is the journal.</summary>
    internal DialectTable JournalEntriesTable { get; } = new("journalEntryNumber");

    internal DialectTable ProductGroupsTable { get; } = new("productGroupNumber");

    /// <summary>Prices of products in foreign currencies; the owner is the product number.</summary>
    internal DialectTable CurrencyPrices { get; } = new("currencyCode");

    internal DialectTable PriceGroupsTable { get; } = new("number");

    /// <summary>The owner is the price group.</summary>
    internal DialectTable SpecialPricesTable { get; } = new("number");

    /// <summary>The owner is the special price.</summary>
    internal DialectTable SpecialCurrencyPrices { get; } = new("currency");

    internal DialectTable SupplierContactsTable { get; } = new("number");

    internal DialectTable SubscriptionsTable { get; } = new("number");

    internal DialectTable SubscribersTable { get; } = new("number");

    /// <summary>The owner is the subscription.</summary>
    internal DialectTable SubscriptionLinesTable { get; } = new("number");

    internal DialectTable ProjectsTable { get; } = new("number");

    internal DialectTable WebhooksTable { get; } = new("eventType");

    internal DialectTable Drafts { get; } = new("draftInvoiceNumber");

    internal DialectTable Booked { get; } = new("bookedInvoiceNumber");

    internal DialectTable OrdersTable { get; } = new("orderNumber");

    internal DialectTable QuotesTable { get; } = new("quoteNumber");

    internal DialectTable SentInvoices { get; } = new("id");

    /// <summary>What a reference may point to, by the collection of its link.</summary>
    internal IReadOnlyDictionary<string, DialectTable> Tables => _tables ??= new(StringComparer.Ordinal)
    {
        ["customers"] = CustomersTable,
        ["contacts"] = ContactsTable,
        ["delivery-locations"] = DeliveryLocationsTable,
        ["products"] = ProductsTable,
        ["customer-groups"] = CustomerGroupsTable,
        ["payment-terms"] = PaymentTermsTable,
        ["units"] = UnitsTable,
        ["suppliers"] = SuppliersTable,
        ["supplier-groups"] = SupplierGroupsTable,
        ["payment-types"] = PaymentTypesTable,
        ["vat-zones"] = VatZonesTable,
        ["vat-accounts"] = VatAccountsTable,
        ["currencies"] = CurrenciesTable,
        ["layouts"] = LayoutsTable,
        ["employees"] = EmployeesTable,
        ["accounts"] = AccountsTable,
        ["product-groups"] = ProductGroupsTable,
    };

    /// <summary>The layout that new documents get.</summary>
    public int DefaultLayoutNumber { get; set; } = 19;

    /// <summary>The group that the Customers service proposes.</summary>
    public int DefaultCustomerGroupNumber { get; set; } = 1;

    /// <summary>Adds a customer group.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="name">Its name.</param>
    /// <returns>This account.</returns>
    public EconomicAccount CustomerGroup(int number, string name) => Seed(() => Add(CustomerGroupsTable, number, name));

    /// <summary>Adds payment terms.</summary>
    /// <param name="name">Their name.</param>
    /// <param name="type">net, invoiceMonth, dueDate …</param>
    /// <param name="days">Days of credit.</param>
    /// <returns>This account.</returns>
    public EconomicAccount PaymentTerms(string name, string type, int days) => Seed(() =>
    {
        var record = Add(PaymentTermsTable, NextNumber(PaymentTermsTable), name);
        record.Data["paymentTermsType"] = type;
        record.Data["daysOfCredit"] = days;
    });

    /// <summary>Adds a unit.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>This account.</returns>
    public EconomicAccount Unit(string name) => Seed(() => Add(UnitsTable, NextNumber(UnitsTable), name));

    /// <summary>Adds an employee.</summary>
    /// <param name="number">The number.</param>
    /// <param name="name">The name.</param>
    /// <returns>This account.</returns>
    public EconomicAccount Employee(int number, string name) => Seed(() => Add(EmployeesTable, number, name));

    /// <summary>Adds a price group.</summary>
    /// <param name="number">The number.</param>
    /// <param name="name">The name.</param>
    /// <returns>This account.</returns>
    public EconomicAccount PriceGroup(int number, string name) => Seed(() => Add(PriceGroupsTable, number, name));

    /// <summary>Another user renames a record of reference data.</summary>
    /// <param name="collection">The collection: <c>payment-terms</c>, <c>price-groups</c>.</param>
    /// <param name="key">Its number or code.</param>
    /// <param name="name">Its new name.</param>
    public void Rename(string collection, string key, string name) => Seed(() => KnownIn(collection, key).Data["name"] = name);

    /// <summary>Another user removes a record of reference data, whatever refers to it.</summary>
    /// <param name="collection">The collection: <c>units</c>.</param>
    /// <param name="key">Its number or code.</param>
    public void Remove(string collection, string key) => Seed(() => TableOf(collection).Remove(KnownIn(collection, key)));

    private DialectRecord KnownIn(string collection, string key) => TableOf(collection).Find(key) ?? throw new ArgumentException($"There is no {collection} {key}.", nameof(key));

    private DialectTable TableOf(string collection) => collection == "price-groups" ? PriceGroupsTable : Tables[collection];

    /// <summary>Adds a currency.</summary>
    /// <param name="code">ISO code.</param>
    /// <param name="rate">What 100 units cost in the agreement's currency.</param>
    /// <returns>This account.</returns>
    public EconomicAccount Currency(string code, decimal rate) => Seed(() =>
        CurrenciesTable.Add(NewRecord(new JsonObject { ["code"] = code, ["isoNumber"] = IsoNumber(code), ["name"] = code })).Extra["rate"] = rate);

    /// <summary>Adds an entry that waits in journal 1 to be booked.</summary>
    /// <param name="account">Its account.</param>
    /// <param name="amount">Its amount.</param>
    /// <param name="text">Its text.</param>
    /// <returns>This account.</returns>
    public EconomicAccount JournalEntry(int account, decimal amount, string text) => Seed(() =>
    {
        var entry = JournalEntriesTable.Add(NewRecord(new JsonObject
        {
            ["journalEntryNumber"] = JournalEntriesTable.NextNumber(),
            ["account"] = new JsonObject { ["accountNumber"] = account },
            ["amount"] = ShapeReader.Scaled(amount, 2),
            ["text"] = text,
            ["date"] = Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            ["entryType"] = "financeVoucher",
        }));
        entry.Owner = "1";
    });

    /// <summary>Digits, as a text.</summary>
    private static string IsoNumber(string code) => code switch { "DKK" => "208", "EUR" => "978", "SEK" => "752", "USD" => "840", _ => "999" };

    /// <summary>The payment terms.</summary>
    public IReadOnlyList<EconomicPaymentTerms> PaymentTermsList => All<EconomicPaymentTerms>(PaymentTermsTable);

    /// <summary>The customer groups.</summary>
    public IReadOnlyList<EconomicNamed> CustomerGroups => Named(CustomerGroupsTable);

    /// <summary>The units.</summary>
    public IReadOnlyList<EconomicNamed> Units => Named(UnitsTable);

    /// <summary>The price groups.</summary>
    public IReadOnlyList<EconomicNamed> PriceGroups => Named(PriceGroupsTable);

    internal const int ReceivablesAccount = 5600;

    /// <summary>The account of a line: the document's zone and the product's group decide.</summary>
    internal int? SalesAccount(int zone, string? productNumber)
    {
        var group = productNumber is not null && ProductsTable.Find(productNumber) is { } product ? ProductGroupsTable.Find(product.Int("productGroup.productGroupNumber")) : null;
        return (int?)group?.Extra["zones"]?[$"{zone}"];
    }

    /// <summary>VAT in percent of a line: that of its account.</summary>
    internal decimal VatRate(int zone, string productNumber)
    {
        var account = SalesAccount(zone, productNumber) is { } number ? AccountsTable.Find(number) : null;
        return account is not null && VatAccountsTable.Find(account.Text("vatAccount.vatCode")) is { } vat ? vat.Amount("ratePercentage") : 0;
    }

    private IReadOnlyList<T> All<T>(DialectTable table)
        where T : class, new() => Locked<IReadOnlyList<T>>(() => [.. table.All.Select(RecordMapper.Read<T>)]);

    private IReadOnlyList<EconomicNamed> Named(DialectTable table) => Locked<IReadOnlyList<EconomicNamed>>(() => [.. table.All.Select(r => new EconomicNamed(r.Int(table.Key), r.Text("name")))]);

    private DialectRecord Add(DialectTable table, int number, string name) => table.Add(NewRecord(new JsonObject { [table.Key] = number, ["name"] = name }));

    private void SeedReferences()
    {
        Add(CustomerGroupsTable, 1, "Domestic customers").Data["account"] = new JsonObject { ["accountNumber"] = 5600 };
        Add(CustomerGroupsTable, 2, "Foreign customers").Data["account"] = new JsonObject { ["accountNumber"] = 5600 };
        Add(SupplierGroupsTable, 1, "Suppliers");
        PaymentTerms("Netto 8 dage", "net", 8).PaymentTerms("Netto 30 dage", "net", 30).PaymentTerms("Lb. md. 14 dage", "invoiceMonth", 14).PaymentTerms("Kontant", "paidInCash", 0)
            .PaymentTerms("Forfaldsdato", "dueDate", 0);
        Unit("stk.").Unit("timer").Employee(1, "Anna Andersen").Employee(2, "Bo Bertelsen");
        Currency("DKK", 100).Currency("EUR", 746).Currency("SEK", 65.5m).Currency("USD", 690);
        Add(LayoutsTable, 19, "Dansk std.");
        Add(LayoutsTable, 20, "English std.").Data["deleted"] = true;
        Add(PaymentTypesTable, 1, "Bankoverførsel");
        Add(VatTypesTable, 1, "Sales");
        Add(DepartmentsTable, 1, "Butik");
        Add(DistributionsTable, 1, "Butik").Data["distributionType"] = "department";
        Add(DistributionsTable, 2, "Half and half").Data["distributionType"] = "distribution";
        Add(JournalsTable, 1, "Daybook");
        foreach (var year in new[] { "2025", "2026" })
            AccountingYearsTable.Add(NewRecord(new JsonObject { ["year"] = year, ["fromDate"] = year + "-01-01", ["toDate"] = year + "-12-31", ["closed"] = false }));
        foreach (var (number, name) in new[] { (1, "Domestic"), (2, "EU"), (3, "Abroad"), (4, "Domestic without VAT") })
        {
            var zone = Add(VatZonesTable, number, name);
            zone.Data["enabledForCustomer"] = true;
            zone.Data["enabledForSupplier"] = number != 4;
        }

        Vat("U25", "Sales VAT 25 %", 25);
        Vat("U0", "Sales without VAT", 0);
        Ledger(1010, "Sales with VAT", "U25");
        Ledger(1050, "Sales EU", "U0");
        Ledger(1100, "Sales abroad", "U0");
        Ledger(1150, "Sales without VAT", null);
        Ledger(5600, "Receivables", null);
        Group(1, "Goods", [(1, 1010), (2, 1050), (3, 1100), (4, 1150)]);
        Group(2, "Goods free of VAT", [(1, 1150), (2, 1150), (3, 1150), (4, 1150)]);
    }

    private void Vat(string code, string name, int rate) => VatAccountsTable.Add(NewRecord(new JsonObject
    {
        ["vatCode"] = code,
        ["name"] = name,
        ["ratePercentage"] = (decimal)rate,
        ["vatType"] = new JsonObject { ["vatTypeNumber"] = 1, ["name"] = "Sales" },
    }));

    private void Ledger(int number, string name, string? vatCode)
    {
        var account = Add(AccountsTable, number, name);
        account.Data["accountType"] = number < 5000 ? "profitAndLoss" : "status";
        account.Data["balance"] = 0.00m;
        if (vatCode is not null)
            account.Data["vatAccount"] = new JsonObject { ["vatCode"] = vatCode };
    }

    private void Group(int number, string name, (int Zone, int Account)[] accounts)
    {
        var group = Add(ProductGroupsTable, number, name);
        group.Data["inventoryEnabled"] = false;
        group.Extra["zones"] = new JsonObject([.. accounts.Select(static a => KeyValuePair.Create<string, JsonNode?>($"{a.Zone}", a.Account))]);
    }
}
