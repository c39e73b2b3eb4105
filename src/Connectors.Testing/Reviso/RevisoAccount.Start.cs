using System.Text.Json.Nodes;

namespace Connectors.Testing.Reviso;

/// <content>The reference data that every agreement has from the start.</content>
public sealed partial class RevisoAccount
{
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
        Add(DepartmentsTable, 1, "Negozio");
        Add(DistributionsTable, 1, "Negozio").Data["distributionType"] = "department";
        foreach (var role in Enum.GetValues<RevisoRole>())
            Add(AppRolesTable, (int)role + 1, role.ToString());
        foreach (var year in new[] { Today.Year - 1, Today.Year })
            AccountingYearsTable.Add(NewRecord(new JsonObject { ["year"] = $"{year}", ["fromDate"] = $"{year}-01-01", ["toDate"] = $"{year}-12-31", ["closed"] = year < Today.Year }));
        foreach (var (number, name) in new[] { (15100, "Crediti v/clienti"), (30100, "Ricavi vendite"), (30200, "Ricavi UE"), (10100, "Banca c/c") })
            Add(AccountsTable, number, name).Data["accountType"] = number >= 30000 ? "profitAndLoss" : "status";
        NumberSeries(1, "FV", "customerInvoice").NumberSeries(2, "FVL", "customerInvoice", "Electronic Invoice").NumberSeries(3, "PC", "customerPayment").NumberSeries(4, "DDT", "deliveryNote");
        var transport = Add(AdditionalExpensesTable, 1, "Trasporto");
        transport.Data["additionalExpenseType"] = "transport";
        transport.Data["account"] = new JsonObject { ["accountNumber"] = 30100 };
        transport.Data["vatAccount"] = new JsonObject { ["vatCode"] = "V022" };
        transport.Data["isSystemCreated"] = true;
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
