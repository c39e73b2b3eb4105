using System.Globalization;
using System.Text.Json.Nodes;
using Connectors.Sync;
using Connectors.Testing.Intacct;

namespace Connectors.Intacct.Tests.Conformance;

/// <summary>Valid rows of every entity, and what a user of Intacct types, as JSON of the API.</summary>
internal static class IntacctRows
{
    private static readonly string[] Lists =
        ["term", "territory", "salesRepresentative", "customerType", "paymentTerm", "dimensions.location", "dimensions.department", "unitOfMeasureGroup", "projectType", "projectStatus", "department", "location", "renewalTemplate"];

    private static readonly string[] JsonNumbers = ["creditLimit", "priority", "duration.planned", "duration.estimated"];

    /// <summary>What all rows refer to.</summary>
    public static void Seed(IntacctAccount account) => account
        .Add("accounts-receivable/territory", """{"id":"NORTH","name":"North"}""")
        .Add("company-config/department", """{"id":"D10","name":"Sales"}""")
        .Add("projects/project-type", """{"id":"Install"}""");

    public static string ObjectOf(string entity) => entity switch
    {
        "contact" => "company-config/contact",
        "customer" => "accounts-receivable/customer",
        "item" => "inventory-control/item",
        "project" or "task" => "projects/" + entity,
        "contract" or "contract-line" or "billing-price-list" or "billing-price-list-entry" => "contracts/" + entity,
        _ => "order-entry/" + entity,
    };

    public static string OperationsOf(string entity) => entity switch
    {
        "contract-line" => "contractLines",
        "billing-price-list" => "billingPriceLists",
        _ => entity + "s",
    };

    /// <summary>A text of the object that no field of the provider shows.</summary>
    public static string Unmapped(string entity) => entity switch
    {
        "contact" => "pager",
        "customer" => "overridePriceList",
        "item" => "kitRevenuePosting",
        "project" => "invoiceMessage",
        "task" => "productionUnits.description",
        "contract" => "billInAdvancePeriod",
        _ => "revenue.memo",
    };

    public static IReadOnlyDictionary<string, FieldValue> New(IntacctAccount account, string entity, int number)
    {
        // Records of other entities that this one needs; of its own there are none but the cases'.
        if (entity is "customer" && account.Contacts.All(static c => c.Id != "Billing desk"))
            account.Contact("Billing desk");
        if (entity is "project" or "contract" or "contract-line" && account.Customers.Count == 0)
            account.Customer("Seeded customer", "SEED-C");
        if (entity is "task" or "contract-line" && account.Items.Count == 0)
            account.Item("Seeded item", 12m, "SEED-I");
        if (entity is "task" && account.Projects.Count == 0)
            account.Project("Seeded project", "SEED-P");
        if (entity is "contract-line" && account.Contracts.Count == 0)
        {
            account.Add("contracts/contract", """
                {"id":"SEED-K","name":"Seeded contract","startDate":"2026-01-01","termType":"evergreen","dimensions":{"customer":{"id":"SEED-C"},"location":{"id":"HQ"}},"paymentTerm":{"id":"N30"}}
                """);
        }

        return Row(account, entity, number);
    }

    private static Dictionary<string, FieldValue> Row(IntacctAccount account, string entity, int number) => entity switch
    {
        "contact" => new Dictionary<string, FieldValue>
        {
            ["id"] = T($"Nguyen, Ada {number:d3}"),
            ["printAs"] = T($"Ada Nguyen {number}"),
            ["prefix"] = T("Dr."),
            ["firstName"] = T("Ada"),
            ["lastName"] = T($"Nguyen {number}"),
            ["companyName"] = T($"Acme {number}"),
            ["email1"] = T($"ada{number}@acme.example"),
            ["email2"] = T($"a{number}@home.example"),
            ["phone1"] = T($"555-01{number:d2}"),
            ["mobile"] = T($"555-02{number:d2}"),
            ["mailingAddress.addressLine1"] = T("1 Main St"),
            ["mailingAddress.city"] = T("Springfield"),
            ["mailingAddress.state"] = T("IL"),
            ["mailingAddress.postCode"] = T("06270"),
            ["mailingAddress.country"] = T("United States"),
            ["mailingAddress.isoCountryCode"] = T("us"),
            ["status"] = T("active"),
            ["tax.taxId"] = T($"T-{number}"),
            ["showInContactList"] = B(true),
        },
        "customer" => new Dictionary<string, FieldValue>
        {
            ["id"] = T($"C-{number:d3}"),
            ["name"] = T($"Customer {number}"),
            ["status"] = T("active"),
            ["taxId"] = T($"12-34567{number:d2}"),
            ["customerResaleNumber"] = T($"R{number}"),
            ["currency"] = T("USD"),
            ["creditLimit"] = N(5000.5m + number),
            ["isOnHold"] = B(true),
            ["notes"] = T($"Note {number}"),
            ["term"] = T(Key(account, "accounts-receivable/term", "N30")),
            ["territory"] = T(Key(account, "accounts-receivable/territory", "NORTH")),
            ["contacts.default.printAs"] = T($"Customer {number}, Inc."),
            ["contacts.default.email1"] = T($"c{number}@acme.example"),
            ["contacts.default.phone1"] = T($"555-03{number:d2}"),
            ["contacts.default.mailingAddress.city"] = T("Chicago"),
            ["contacts.default.mailingAddress.postCode"] = T("06010"),
            ["contacts.billTo"] = R("contact", Key(account, "company-config/contact", "Billing desk")),
        },
        "item" => new Dictionary<string, FieldValue>
        {
            ["id"] = T($"I-{number:d3}"),
            ["name"] = T($"Item {number}"),
            ["itemType"] = T("nonInventory"),
            ["status"] = T("active"),
            ["description"] = T("A thing"),
            ["soDescription"] = T($"Sold {number}"),
            ["notes"] = T($"Note {number}"),
            ["costMethod"] = T("standard"),
            ["sales.basePrice"] = N(12.3456m),
            ["sales.isTaxable"] = B(false),
            ["purchasing.standardCost"] = N(7.5m),
            ["precision.upc"] = T("012345678905"),
            ["unitOfMeasureGroup"] = T(Key(account, "inventory-control/unit-of-measure-group", "Time")),
        },
        "project" => new Dictionary<string, FieldValue>
        {
            ["id"] = T($"P-{number:d3}"),
            ["name"] = T($"Project {number}"),
            ["description"] = T($"What it is about {number}"),
            ["category"] = T("internalBillable"),
            ["status"] = T("active"),
            ["startDate"] = D(2026, 2, 1),
            ["endDate"] = D(2026, 12, 31),
            ["billingType"] = T("fixedFee"),
            ["contractAmount"] = N(1234.5m),
            ["purchaseOrderNumber"] = T($"PO-{number}"),
            ["customer"] = R("customer", Key(account, "accounts-receivable/customer", "SEED-C")),
            ["projectType"] = T(Key(account, "projects/project-type", "Install")),
            ["department"] = T(Key(account, "company-config/department", "D10")),
            ["location"] = T(Key(account, "company-config/location", "HQ")),
        },
        "task" => new Dictionary<string, FieldValue>
        {
            ["id"] = T($"T-{number:d3}"),
            ["name"] = T($"Task {number}"),
            ["project"] = R("project", Key(account, "projects/project", "SEED-P")),
            ["taskStatus"] = T("planned"),
            ["description"] = T($"Do it {number}"),
            ["planned.startDate"] = D(2026, 3, 1),
            ["planned.endDate"] = D(2026, 3, 31),
            ["isMilestone"] = B(true),
            ["isBillable"] = B(true),
            ["priority"] = N(3),
            ["wbsCode"] = T($"1.{number}"),
            ["duration.planned"] = N(7.5m),
            ["item"] = R("item", Key(account, "inventory-control/item", "SEED-I")),
        },
        "contract" => new Dictionary<string, FieldValue>
        {
            ["id"] = T($"K-{number:d3}"),
            ["name"] = T($"Contract {number}"),
            ["description"] = T($"For a year {number}"),
            ["dimensions.customer"] = R("customer", Key(account, "accounts-receivable/customer", "SEED-C")),
            ["startDate"] = D(2026, 1, 1),
            ["termType"] = T("evergreen"),
            ["paymentTerm"] = T(Key(account, "accounts-receivable/term", "N30")),
            ["dimensions.location"] = T(Key(account, "company-config/location", "HQ")),
            ["dimensions.department"] = T(Key(account, "company-config/department", "D10")),
            ["billingFrequency"] = T("quarterly"),
            ["currency.txnCurrency"] = T("EUR"),
            ["currency.exchangeRateType"] = T("Intacct Daily Rate"),
        },
        "contract-line" => new Dictionary<string, FieldValue>
        {
            ["contract"] = R("contract", Key(account, "contracts/contract", "SEED-K")),
            ["item"] = R("item", Key(account, "inventory-control/item", "SEED-I")),
            ["billing.method"] = T("fixedPrice"),
            ["dimensions.location"] = T(Key(account, "company-config/location", "HQ")),
            ["itemDescription"] = T($"Support {number}"),
            ["memo"] = T($"Line {number}"),
            ["startDate"] = D(2026, 1, 1),
            ["endDate"] = D(2026, 12, 31),
            ["billing.amountFrequency"] = T("oneTime"),
            ["billing.flatFixedAmount"] = N(99.95m + number),
        },
        _ => new Dictionary<string, FieldValue> { ["id"] = T($"List {number:d3}"), ["description"] = T($"Prices of {number}"), ["status"] = T("active") },
    };

    /// <summary>As a user's form would send it.</summary>
    public static string Json(IReadOnlyDictionary<string, FieldValue> values)
    {
        var body = new JsonObject();
        foreach (var (path, value) in values.Where(static v => v.Value.HasValue || v.Value.IsNull))
        {
            var names = path.Split('.');
            var at = body;
            foreach (var name in names[..^1])
            {
                if (at[name] is not JsonObject inner)
                    at[name] = inner = [];
                at = inner;
            }

            at[names[^1]] = value.Kind switch
            {
                FieldValueKind.Text when Lists.Contains(path) => new JsonObject { ["key"] = value.AsText() },
                FieldValueKind.Text => value.AsText(),
                FieldValueKind.Reference => new JsonObject { ["key"] = value.AsReference()!.Id.Value },
                FieldValueKind.Boolean => value.AsBoolean(),
                FieldValueKind.Date => value.ToString(),
                FieldValueKind.Number when JsonNumbers.Contains(path) => value.AsNumber(),
                FieldValueKind.Number => value.AsNumber()!.Value.ToString(CultureInfo.InvariantCulture),
                _ => null,
            };
        }

        return body.ToJsonString();
    }

    public static string Key(IntacctAccount account, string objectName, string id) => account.Records(objectName).Single(r => r.Id == id).Key;

    private static FieldValue T(string text) => FieldValue.Of(text);

    private static FieldValue N(decimal number) => FieldValue.Of((decimal?)number);

    private static FieldValue B(bool flag) => FieldValue.Of((bool?)flag);

    private static FieldValue D(int year, int month, int day) => FieldValue.Of((DateOnly?)new DateOnly(year, month, day));

    private static FieldValue R(string entity, string key) => FieldValue.Of(new RecordRef(entity, key));
}
