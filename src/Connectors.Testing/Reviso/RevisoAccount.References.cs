using System.Text.Json.Nodes;
using Connectors.Testing.EconomicDialect;

namespace Connectors.Testing.Reviso;

/// <content>The tables and the reference data.</content>
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

    internal DialectTable DepartmentsTable { get; } = new("departmentNumber");

    internal DialectTable DistributionsTable { get; } = new("departmentalDistributionNumber");

    internal DialectTable AppRolesTable { get; } = new("roleNumber");

    internal DialectTable AccountingYearsTable { get; } = new("year");

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
        ["departments"] = DepartmentsTable,
        ["supplier-groups"] = SupplierGroupsTable,
        ["tender-contracts"] = TenderContractsTable,
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

    /// <summary>Adds a layout of documents, or changes the one of that number. There is one from the start: 9, Standard.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="name">Its name.</param>
    /// <param name="deleted">Deleted: it is listed all the same.</param>
    /// <returns>This account.</returns>
    public RevisoAccount Layout(int number, string name, bool deleted = false) => Seed(() =>
    {
        var record = LayoutsTable.All.FirstOrDefault(r => r.Int(LayoutsTable.Key) == number) ?? Add(LayoutsTable, number, name);
        (record.Data["name"], record.Data["deleted"]) = (name, deleted);
    });

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
        CurrenciesTable.Add(NewRecord(new JsonObject { ["code"] = code, ["isoNumber"] = code switch { "EUR" => "978", "USD" => "840", "CHF" => "756", _ => "000" }, ["name"] = code })).Extra["rate"] = rate);

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

    /// <summary>Adds a contract with a public body.</summary>
    /// <param name="customerNumber">The public body.</param>
    /// <param name="cig">The code of the tender.</param>
    /// <param name="documentNumber">Number of the contract or order.</param>
    /// <returns>This account.</returns>
    public RevisoAccount TenderContract(int customerNumber, string cig, string documentNumber) => Seed(() => TenderContractsTable.Add(NewRecord(new JsonObject
    {
        ["tenderContractNumber"] = NextNumber(TenderContractsTable),
        ["customerNumber"] = customerNumber,
        ["documentNumber"] = documentNumber,
        ["type"] = "contract",
        ["cig"] = cig,
        ["description"] = $"Contratto {documentNumber}",
    })));

    /// <summary>
    /// Adds a record to a list whose members no source describes (<c>banks</c>, <c>entries</c>, <c>exempt-vat-codes</c>, <c>studio/client-grants</c> …): it is shown as it is given, with its link.
    /// </summary>
    /// <param name="resource">The list, as it stands in the address.</param>
    /// <param name="json">An object; its first member is its key.</param>
    /// <returns>This account.</returns>
    public RevisoAccount Item(string resource, string json) => Seed(() =>
    {
        if (!UndescribedEndpoints.Resources.Contains(resource, StringComparer.OrdinalIgnoreCase))
            throw new ArgumentException($"{resource} is no list without a description.", nameof(resource));
        if (!Undescribed.TryGetValue(resource, out var items))
            Undescribed.Add(resource, items = []);
        items.Add(JsonNode.Parse(json) is JsonObject { Count: > 0 } item ? NewRecord(item) : throw new ArgumentException("It must be an object with a key.", nameof(json)));
    });

    internal Dictionary<string, List<DialectRecord>> Undescribed { get; } = new(StringComparer.OrdinalIgnoreCase);

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

    /// <summary>The units.</summary>
    public IReadOnlyList<RevisoNamed> Units => Named(UnitsTable);

    /// <summary>The product groups.</summary>
    public IReadOnlyList<RevisoNamed> ProductGroups => Named(ProductGroupsTable);

    /// <summary>The suppliers.</summary>
    public IReadOnlyList<RevisoNamed> Suppliers => Named(SuppliersTable);

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
}
