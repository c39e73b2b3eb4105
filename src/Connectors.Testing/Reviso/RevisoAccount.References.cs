using System.Text.Json.Nodes;
using Connectors.Testing.EconomicDialect;

namespace Connectors.Testing.Reviso;

/// <content>The tables, and the reference data that every agreement has from the start.</content>
public sealed partial class RevisoAccount
{
    private Dictionary<string, DialectTable>? _tables;

    internal DialectTable CustomersTable { get; } = new("customerNumber");

    internal DialectTable ContactsTable { get; } = new("customerContactNumber");

    internal DialectTable DeliveryLocationsTable { get; } = new("deliveryLocationNumber");

    internal DialectTable ProductsTable { get; } = new("productNumber");

    internal DialectTable CustomerGroupsTable { get; } = new("customerGroupNumber");

    internal DialectTable PaymentTermsTable { get; } = new("paymentTermsNumber");

    internal DialectTable PaymentTypesTable { get; } = new("paymentTypeNumber");

    internal DialectTable PriceGroupsTable { get; } = new("priceGroupNumber");

    internal DialectTable ProductGroupsTable { get; } = new("productGroupNumber");

    internal DialectTable UnitsTable { get; } = new("unitNumber");

    internal DialectTable VatZonesTable { get; } = new("vatZoneNumber");

    internal DialectTable VatAccountsTable { get; } = new("vatCode");

    internal DialectTable VatTypesTable { get; } = new("vatTypeNumber");

    internal DialectTable CurrenciesTable { get; } = new("code");

    internal DialectTable CountryCodesTable { get; } = new("code");

    /// <summary>The owner is the country.</summary>
    internal DialectTable ProvincesTable { get; } = new("provinceNumber");

    internal DialectTable LayoutsTable { get; } = new("layoutNumber");

    internal DialectTable EmployeesTable { get; } = new("employeeNumber");

    internal DialectTable AccountsTable { get; } = new("accountNumber");

    internal DialectTable NumberSeriesTable { get; } = new("numberSeriesNumber");

    internal DialectTable AdditionalExpensesTable { get; } = new("additionalExpenseNumber");

    internal DialectTable TenderContractsTable { get; } = new("tenderContractNumber");

    internal DialectTable SupplierGroupsTable { get; } = new("supplierGroupNumber");

    internal DialectTable SuppliersTable { get; } = new("supplierNumber");

    internal DialectTable OrdersTable { get; } = new("id");

    internal DialectTable QuotationsTable { get; } = new("id");

    internal DialectTable Drafts { get; } = new("id");

    internal DialectTable Booked { get; } = new("bookedInvoiceNumber");

    internal DialectTable VouchersTable { get; } = new("voucherId");

    internal DialectTable NotesTable { get; } = new("id");

    internal DialectTable WebhooksTable { get; } = new("name");

    internal IReadOnlyDictionary<string, DialectTable> Tables => _tables ??= new(StringComparer.Ordinal)
    {
        ["customers"] = CustomersTable,
        ["contacts"] = ContactsTable,
        ["delivery-locations"] = DeliveryLocationsTable,
        ["products"] = ProductsTable,
        ["customer-groups"] = CustomerGroupsTable,
        ["payment-terms"] = PaymentTermsTable,
        ["payment-types"] = PaymentTypesTable,
        ["price-groups"] = PriceGroupsTable,
        ["product-groups"] = ProductGroupsTable,
        ["units"] = UnitsTable,
        ["vat-zones"] = VatZonesTable,
        ["vat-accounts"] = VatAccountsTable,
        ["vat-types"] = VatTypesTable,
        ["currencies"] = CurrenciesTable,
        ["country-codes"] = CountryCodesTable,
        ["provinces"] = ProvincesTable,
        ["layouts"] = LayoutsTable,
        ["employees"] = EmployeesTable,
        ["accounts"] = AccountsTable,
        ["number-series"] = NumberSeriesTable,
        ["v2-invoices/drafts"] = Drafts,
    };

    /// <summary>Adds a customer group.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="name">Its name.</param>
    /// <returns>This account.</returns>
    public RevisoAccount CustomerGroup(int number, string name) => Seed(() => Add(CustomerGroupsTable, number, name));

    /// <summary>Adds payment terms.</summary>
    /// <param name="name">Their name.</param>
    /// <param name="type">net, invoiceMonth, dueDate …</param>
    /// <param name="days">Days of credit.</param>
    /// <returns>This account.</returns>
    public RevisoAccount PaymentTerms(string name, string type, int days) => Seed(() =>
    {
        var record = Add(PaymentTermsTable, NextNumber(PaymentTermsTable), name);
        record.Data["paymentTermsType"] = type;
        record.Data["daysOfCredit"] = days;
    });

    /// <summary>Adds a payment type (modalità di pagamento).</summary>
    /// <param name="number">Its number.</param>
    /// <param name="name">Its name.</param>
    /// <returns>This account.</returns>
    public RevisoAccount PaymentType(int number, string name) => Seed(() => Add(PaymentTypesTable, number, name).Data["fields"] = new JsonArray());

    /// <summary>Adds a price group.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="name">Its name.</param>
    /// <returns>This account.</returns>
    public RevisoAccount PriceGroup(int number, string name) => Seed(() => Add(PriceGroupsTable, number, name));

    /// <summary>Adds a VAT code for sales.</summary>
    /// <param name="code">Its code, <c>V022</c> or <c>V22</c>.</param>
    /// <param name="name">Its name.</param>
    /// <param name="ratePercentage">In percent.</param>
    /// <returns>This account.</returns>
    public RevisoAccount VatAccount(string code, string name, decimal ratePercentage) => Seed(() => VatAccountsTable.Add(NewRecord(new JsonObject
    {
        ["vatCode"] = code,
        ["name"] = name,
        ["ratePercentage"] = ratePercentage,
        ["vatType"] = new JsonObject { ["vatTypeNumber"] = 1 },
        ["isTotalVatAccountIncluded"] = false,
        ["includesStampDuty"] = false,
        ["barred"] = false,
    })));

    /// <summary>Adds a unit.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>This account.</returns>
    public RevisoAccount Unit(string name) => Seed(() => Add(UnitsTable, NextNumber(UnitsTable), name));

    /// <summary>Adds a currency.</summary>
    /// <param name="code">ISO code.</param>
    /// <param name="rate">What 100 units cost in the agreement's currency.</param>
    /// <returns>This account.</returns>
    public RevisoAccount Currency(string code, decimal rate) => Seed(() =>
        CurrenciesTable.Add(NewRecord(new JsonObject { ["code"] = code, ["isoNumber"] = 0, ["name"] = code })).Extra["rate"] = rate);

    /// <summary>Adds a series of numbers.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="prefix">What stands before the number of a document.</param>
    /// <param name="entryType">customerInvoice, customerPayment …</param>
    /// <param name="subtype">The subtype; <c>Electronic Invoice</c> makes invoices electronic.</param>
    /// <returns>This account.</returns>
    public RevisoAccount NumberSeries(int number, string prefix, string entryType, string subtype = "Standard") => Seed(() =>
    {
        var series = Add(NumberSeriesTable, number, $"{prefix} {subtype}");
        series.Data["prefix"] = prefix;
        series.Data["entryType"] = entryType;
        series.Data["entrySubtype"] = new JsonObject { ["entrySubtypeNumber"] = subtype == "Standard" ? 1 : 2, ["name"] = subtype };
        series.Data["allowGaps"] = false;
        series.Data["isOrdered"] = true;
        series.Data["systemGenerated"] = number < 10;
        series.Data["peeks"] = new JsonArray((JsonNode)new JsonObject { ["accountingYear"] = new JsonObject { ["year"] = $"{Today.Year}" }, ["nextVoucherNumber"] = 1 });
    });

    /// <summary>Another user renames a record of reference data: a payment type, a group, a VAT code.</summary>
    /// <param name="collection">The collection, <c>payment-types</c>.</param>
    /// <param name="key">Its number or code.</param>
    /// <param name="name">The new name.</param>
    public void Rename(string collection, string key, string name) => Seed(() => KnownIn(collection, key).Data["name"] = name);

    /// <summary>Another user removes a record of reference data, whatever refers to it.</summary>
    /// <param name="collection">The collection, <c>payment-types</c>.</param>
    /// <param name="key">Its number or code.</param>
    public void Remove(string collection, string key) => Seed(() => Tables[collection].Remove(KnownIn(collection, key)));

    /// <summary>The payment terms.</summary>
    public IReadOnlyList<RevisoPaymentTerms> PaymentTermsList => All<RevisoPaymentTerms>(PaymentTermsTable);

    /// <summary>The customer groups.</summary>
    public IReadOnlyList<RevisoNamed> CustomerGroups => Named(CustomerGroupsTable);

    /// <summary>The payment types.</summary>
    public IReadOnlyList<RevisoNamed> PaymentTypes => Named(PaymentTypesTable);

    /// <summary>The price groups.</summary>
    public IReadOnlyList<RevisoNamed> PriceGroups => Named(PriceGroupsTable);

    /// <summary>The VAT codes.</summary>
    public IReadOnlyList<RevisoVatAccount> VatAccounts => All<RevisoVatAccount>(VatAccountsTable);

    internal decimal RateOf(string currency) => ShapeReader.Scaled(currency == BaseCurrency ? 100 : (decimal?)CurrenciesTable.Find(currency)?.Extra["rate"] ?? 100, 6);

    private DialectRecord KnownIn(string collection, string key) =>
        Tables.TryGetValue(collection, out var table) && table.Find(key) is { } record ? record : throw new ArgumentException($"There is no {collection} {key}.", nameof(key));

    private IReadOnlyList<T> All<T>(DialectTable table)
        where T : class, new() => Locked<IReadOnlyList<T>>(() => [.. table.All.Select(RecordMapper.Read<T>)]);

    private IReadOnlyList<RevisoNamed> Named(DialectTable table) => Locked<IReadOnlyList<RevisoNamed>>(() => [.. table.All.Select(r => new RevisoNamed(r.Int(table.Key), r.Text("name")))]);

    private DialectRecord Add(DialectTable table, int number, string name) => table.Add(NewRecord(new JsonObject { [table.Key] = number, ["name"] = name }));

    private void SeedReferences()
    {
        Add(CustomerGroupsTable, 1, "Clienti Italia").Data["account"] = new JsonObject { ["accountNumber"] = 15100 };
        Add(CustomerGroupsTable, 2, "Clienti UE").Data["account"] = new JsonObject { ["accountNumber"] = 15100 };
        Add(SupplierGroupsTable, 1, "Fornitori");
        PaymentTerms("Vista fattura", "net", 0).PaymentTerms("30 gg data fattura", "net", 30).PaymentTerms("30 gg fine mese", "invoiceMonth", 30).PaymentTerms("Data scadenza", "dueDate", 0);
        PaymentType(1, "Bank transfer").PaymentType(2, "Check").PaymentType(3, "Cash").PaymentType(4, "RID").PaymentType(5, "Payment card");
        KnownIn("payment-types", "4").Data["fields"] = new JsonArray((JsonNode)new JsonObject
        {
            ["paymentTypeFieldNumber"] = 1,
            ["name"] = "IBAN",
            ["dataType"] = "string",
            ["minimumLength"] = 15,
            ["maximumLength"] = 34,
        });
        PriceGroup(1, "Listino base").PriceGroup(2, "Rivenditori");
        Unit("pz").Unit("ore").Currency("EUR", 100).Currency("USD", 92).Currency("CHF", 105);
        VatAccount("V022", "IVA 22%", 22).VatAccount("V010", "IVA 10%", 10).VatAccount("V004", "IVA 4%", 4).VatAccount("V000", "Non imponibile", 0);
        Add(VatTypesTable, 1, "Sales");
        Add(LayoutsTable, 9, "Standard");
        Add(EmployeesTable, 1, "Anna Rossi");
        foreach (var (number, name) in new[] { (15100, "Crediti v/clienti"), (30100, "Ricavi vendite"), (30200, "Ricavi UE"), (10100, "Banca c/c") })
            Add(AccountsTable, number, name).Data["accountType"] = number >= 30000 ? "profitAndLoss" : "status";
        NumberSeries(1, "FV", "customerInvoice").NumberSeries(2, "FVL", "customerInvoice", "Electronic Invoice").NumberSeries(3, "PC", "customerPayment").NumberSeries(4, "DDT", "deliveryNote");
        Add(AdditionalExpensesTable, 1, "Trasporto").Data["additionalExpenseType"] = "transport";
        foreach (var (code, oss) in new[] { ("IT", true), ("DK", true), ("DE", true), ("FR", true), ("SM", false), ("CH", false), ("US", false) })
            CountryCodesTable.Add(NewRecord(new JsonObject { ["code"] = code, ["ossMember"] = oss }));
        var next = 0;
        foreach (var (code, name) in new[] { ("AG", "Agrigento"), ("BO", "Bologna"), ("BS", "Brescia"), ("FI", "Firenze"), ("MI", "Milano"), ("NA", "Napoli"), ("RM", "Roma"), ("TO", "Torino"), ("VR", "Verona") })
        {
            var province = Add(ProvincesTable, ++next, name);
            province.Data["code"] = code;
            province.Data["countryCode"] = new JsonObject { ["code"] = "IT" };
            province.Owner = "IT";
        }

        foreach (var (number, name) in new[] { (1, "Italia"), (2, "UE"), (3, "Extra UE"), (4, "Italia esente") })
        {
            var zone = Add(VatZonesTable, number, name);
            zone.Data["isDomestic"] = number is 1 or 4;
            zone.Data["isExemptVatZone"] = number == 4;
            zone.Data["isProjectAccount"] = false;
            zone.Data["enabledForCustomer"] = true;
            zone.Data["enabledForSupplier"] = true;
            zone.Data["textId"] = 1000 + number;
        }

        var group = Add(ProductGroupsTable, 1, "Merci");
        group.Data["salesAccountsList"] = new JsonArray([.. new[] { (1, 30100), (2, 30200) }.Select(static z =>
            (JsonNode)new JsonObject { ["salesAccount"] = new JsonObject { ["accountNumber"] = z.Item2 }, ["vatZone"] = new JsonObject { ["vatZoneNumber"] = z.Item1 } })]);
        Add(ProductGroupsTable, 2, "Servizi");
    }
}
