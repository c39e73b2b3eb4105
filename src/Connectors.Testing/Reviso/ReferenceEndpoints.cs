using Connectors.Testing.EconomicDialect;
using static Connectors.Testing.EconomicDialect.DialectField;

namespace Connectors.Testing.Reviso;

/// <summary>Groups, terms, VAT codes, units, and what can only be read.</summary>
internal static class ReferenceEndpoints
{
    public static void Map(RouteTable<RevisoCall> routes)
    {
        var terms = DialectReferences.Terms<RevisoCall, RevisoAccount>(
            static a => a.PaymentTermsTable, FilterFields.Of("#paymentTermsNumber name paymentTermsType #daysOfCredit"), static c => c.Oddities.PutCreates);
        terms.Map(routes);
        SelfEndpoints.Schemas(routes, terms.Path, terms.Shape!, terms.Shape!);
        new RevisoResource("customer-groups", "customer-groups", "customerGroupNumber", static a => a.CustomerGroupsTable)
        {
            Shape = new(
                Number1("customerGroupNumber").Must(), Text("name", 50), Reference("account", "accountNumber", "accounts"), Reference("layout", "layoutNumber", "layouts"),
                Reference("salesInvoiceNumberSerie", "numberSeriesNumber", "number-series")),
            Fields = FilterFields.Of("#customerGroupNumber name"),
            UpsertsOf = static c => c.Oddities.PutCreates,
            Shown = static (call, record, view) => view["customers"] = call.Link($"customer-groups/{record.Text("customerGroupNumber")}/customers"),
            Remove = static (call, record) =>
            {
                if (call.Account.CustomersTable.All.Any(c => c.Int("customerGroup.customerGroupNumber") == record.Int("customerGroupNumber")))
                    throw call.Refuse(400, "The customer group cannot be deleted, since customers are in it.", "E04300", "Move the customers first.");
                call.Account.CustomerGroupsTable.Remove(record);
            },
        }.Map(routes);
        new RevisoResource("vat-accounts", "vat-accounts", "vatCode", static a => a.VatAccountsTable)
        {
            Shape = new(
                Text("vatCode", 5, 1).Must(),
                Text("name", 40, 1).Must(),
                Number("ratePercentage", 8).Must(),
                Reference("vatType", "vatTypeNumber", "vat-types").Must(),
                Reference("vatReportSetup", "vatReportSetupNumber"),
                Reference("account", "accountNumber", "accounts"),
                Reference("contraAccount", "accountNumber", "accounts"),
                Flag("isTotalVatAccountIncluded"),
                Flag("includesStampDuty"),
                Flag("barred")),
            Fields = FilterFields.Of("vatCode name #ratePercentage #vatType.vatTypeNumber ?barred"),
            UpsertsOf = static c => c.Oddities.PutCreates,
            Stored = static (_, record, _) => record.Data["barred"] ??= false,
        }.Map(routes);
        new RevisoResource("units", "units", "unitNumber", static a => a.UnitsTable) { Numbered = true, UpsertsOf = static c => c.Oddities.PutCreates, Shape = new(Text("name", 100, 1).Must()), Fields = FilterFields.Of("#unitNumber name") }.Map(routes);
        new RevisoResource("provinces/{code}", "provinces", "provinceNumber", static a => a.ProvincesTable)
        {
            Parent = ("code", static a => a.CountryCodesTable),
            Fields = FilterFields.Of("code name #provinceNumber"),
        }.Map(routes);
        Suppliers(routes);
        foreach (var (path, key, table, fields) in new (string, string, Func<RevisoAccount, DialectTable>, string)[]
        {
            ("payment-types", "paymentTypeNumber", static a => a.PaymentTypesTable, "#paymentTypeNumber name"),
            ("price-groups", "priceGroupNumber", static a => a.PriceGroupsTable, "#priceGroupNumber name"),
            ("vat-zones", "vatZoneNumber", static a => a.VatZonesTable, "#vatZoneNumber name ?isDomestic"),
            ("vat-types", "vatTypeNumber", static a => a.VatTypesTable, ""),
            ("currencies", "code", static a => a.CurrenciesTable, ""),
            ("country-codes", "code", static a => a.CountryCodesTable, "code ?ossMember"),
            ("layouts", "layoutNumber", static a => a.LayoutsTable, ""),
            ("employees", "employeeNumber", static a => a.EmployeesTable, "#employeeNumber name"),
            ("departments", "departmentNumber", static a => a.DepartmentsTable, "#departmentNumber name"),
            ("departmental-distributions", "departmentalDistributionNumber", static a => a.DistributionsTable, "#departmentalDistributionNumber name"),
            ("app-roles", "roleNumber", static a => a.AppRolesTable, ""),
            ("accounting-years", "year", static a => a.AccountingYearsTable, ""),
            ("accounts", "accountNumber", static a => a.AccountsTable, "#accountNumber accountType ?barred name"),
            ("number-series", "numberSeriesNumber", static a => a.NumberSeriesTable, "#numberSeriesNumber prefix entryType name entrySubtype.name"),
            ("additional-expenses", "additionalExpenseNumber", static a => a.AdditionalExpensesTable, "additionalExpenseType"),
            ("tender-contracts", "tenderContractNumber", static a => a.TenderContractsTable, "#customerNumber cig"),
            ("supplier-groups", "supplierGroupNumber", static a => a.SupplierGroupsTable, ""),
        })
        {
            new RevisoResource(path, path, key, table) { Fields = FilterFields.Of(fields) }.Map(routes);
        }
    }

    private static void Suppliers(RouteTable<RevisoCall> routes) => new RevisoResource("suppliers", "suppliers", "supplierNumber", static a => a.SuppliersTable)
    {
        Numbered = true,
        UpsertsOf = static c => c.Oddities.PutCreates,
        Shape = new(
            Number1("supplierNumber"),
            Text("name", 255, 1).Must(),
            Text("currency", 3, 3).Must(),
            (Reference("paymentTerms", "paymentTermsNumber", "payment-terms") with { UnknownCode = "E07080" }).Must(),
            Reference("supplierGroup", "supplierGroupNumber", "supplier-groups").Must(),
            Reference("vatZone", "vatZoneNumber", "vat-zones").Must(),
            Text("address", 255),
            Text("zip", 10),
            Text("city", 50),
            Text("country", 50),
            Reference("countryCode", "code", "country-codes", textKey: true),
            Reference("province", "provinceNumber", "provinces") with { Inner = new DialectShape(Reference("countryCode", "code", "country-codes", textKey: true)) },
            Text("email", 100),
            Text("phone", 20),
            Text("corporateIdentificationNumber", 40),
            Text("vatNumber", 20),
            Text("bankAccount", 50),
            Text("defaultInvoiceText", 100),
            Flag("barred"),
            Reference("layout", "layoutNumber", "layouts"),
            Reference("costAccount", "accountNumber", "accounts"),
            Reference("salesPerson", "employeeNumber", "employees"),
            Object("remittanceAdvice", Reference("paymentType", "paymentTypeNumber", "payment-types"), Anything("fieldValues"))),
        Fields = FilterFields.Of(
            "address bankAccount ?barred name city zip country currency defaultInvoiceText email #supplierNumber vatNumber corporateIdentificationNumber #supplierGroup.supplierGroupNumber"),
    }.Map(routes);
}
