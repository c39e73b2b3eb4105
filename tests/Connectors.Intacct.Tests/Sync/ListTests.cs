using Connectors.Intacct.Sync;
using Connectors.Sync;
using Connectors.Testing.Intacct;

namespace Connectors.Intacct.Tests.Sync;

/// <summary>The lists of a company as CRMs get them: every entry with its key, its label, whether it is in use, and all that is said of it beside that.</summary>
public sealed class ListTests
{
    /// <summary>Each list, where Intacct keeps it, by which member records name an entry, and its entries in the order of their labels; <c>{key}</c> is the key of the record.</summary>
    public static TheoryData<string, string, string, string[]> Lists => new()
    {
        { "paymentTerms", "accounts-receivable/term", "key", ["N30: description=Net 30, dueDays=30, dueFrom=fromInvoiceDate, id=N30, status=active", "N60 (closed): description=Net 60, dueDays=60, dueFrom=fromEndOfMonthOfInvoiceDate, id=N60, status=inactive"] },
        {
            "billingTemplates", "contracts/billing-template", "key",
            [
                "Halves: description=In two parts, id=Halves, lines=0: 40 %; 1: 60 %, method=predefinedPercentages, status=active",
                "Progress (closed): description=By the work, id=Progress, method=projectPercentComplete, status=inactive",
                "Steps: id=Steps, lines=0: 100 %, method=predefinedPercentages, status=active",
            ]
        },
        { "classes", "company-config/class", "key", ["First (C1): description=The first, id=C1, name=First, status=active", "Second (C2) (closed): id=C2, name=Second, parent=C1, status=inactive"] },
        { "departments", "company-config/department", "key", ["Inside (D11): id=D11, name=Inside, parent=D10, status=activeNonPosting", "Sales (D10): id=D10, name=Sales, status=active"] },
        { "employees", "company-config/employee", "key", ["Ida (E7): department=D10, id=E7, location=HQ, name=Ida, status=active"] },
        { "entities", "company-config/entity", "key", ["One (E1): id=E1, name=One, status=active"] },
        { "locations", "company-config/location", "key", ["Headquarters (HQ): id=HQ, name=Headquarters, status=active", "Shop (S1): id=S1, name=Shop, parent=HQ, status=active", "Yard (Y1): entity=E1, id=Y1, name=Yard, status=active"] },
        { "exchangeRateTypes", "company-config/exchange-rate-type", "name", ["Intacct Daily Rate: default=true, id={key}, name=Intacct Daily Rate", "Our rate: default=false, id={key}, name=Our rate"] },
        {
            "projectStatuses", "projects/project-status", "key",
            [
                "Over (closed): disableExpenseEntry=true, disableGenerateInvoice=true, disablePurchasingAPEntry=true, disableTimesheetEntry=true, id=Over, status=inactive",
                "Running: description=Under way, disableExpenseEntry=false, disableGenerateInvoice=false, disablePurchasingAPEntry=false, disableTimesheetEntry=false, id=Running, status=active",
            ]
        },
        { "projectTypes", "projects/project-type", "key", ["Install: id=Install, status=active", "Roof (closed): id=Roof, parent=Install, status=inactive"] },
        { "renewalTemplates", "order-entry/renewal-template", "key", ["Old (closed): id={key}, name=Old, status=inactive, transactionType=orderEntry", "Yearly: description=Once a year, id={key}, name=Yearly, status=active, termLength=12, termPeriod=months, transactionType=contract"] },
        { "territories", "accounts-receivable/territory", "key", ["North (NORTH): id=NORTH, name=North, status=active", "Pole (POLE) (closed): id=POLE, name=Pole, parent=NORTH, status=inactive"] },
        // Of these a key and a label are enough.
        { "customerTypes", "accounts-receivable/customer-type", "key", ["Gone (closed)", "Retail"] },
        { "contractTypes", "contracts/contract-type", "key", ["Lease (closed)", "Support"] },
        { "currencies", "company-config/txn-currency", "id", ["EUR", "USD"] },
        { "unitGroups", "inventory-control/unit-of-measure-group", "key", ["Count", "Time"] },
        { "itemTaxGroups", "tax/item-tax-group", "key", ["Goods"] },
        { "contactTaxGroups", "tax/contact-tax-group", "key", ["Abroad"] },
        { "warehouses", "inventory-control/warehouse", "key", ["Main warehouse (WH1)", "Old barn (WH0) (closed)"] },
        { "salesPriceLists", "order-entry/price-list", "key", ["Retail prices", "Summer (closed)"] },
    };

    [Theory, MemberData(nameof(Lists))]
    public async Task A_list_is_whole_with_keys_labels_what_is_said_of_each_entry_and_what_is_not_used_any_more(string list, string objectName, string key, string[] expected)
    {
        await using var f = await SyncFixture.StartAsync(Seed, new() { IncludePrivate = true });
        var records = f.Account.Records(objectName);
        var shown = await f.Provider.ReadListAsync(list, default);
        Assert.Equal(records.Select(r => key == "key" ? r.Key : r[key]!).Order(StringComparer.Ordinal), shown.Select(static e => e.Key).Order(StringComparer.Ordinal));
        Assert.Equal(expected, shown.OrderBy(static e => e.Label, StringComparer.Ordinal).Select(e =>
        {
            var details = string.Join(", ", e.Details.OrderBy(static d => d.Key, StringComparer.Ordinal).Select(static d => $"{d.Key}={d.Value}"));
            var text = $"{e.Label}{(e.Active ? "" : " (closed)")}{(details.Length > 0 ? ": " : "")}{details}";
            return text.Replace($"id={records.Single(r => (key == "key" ? r.Key : r[key]) == e.Key).Key},", "id={key},", StringComparison.Ordinal);
        }));
    }

    [Fact]
    public async Task Of_employees_nothing_is_asked_for_that_is_nobodys_business()
    {
        await using var f = await SyncFixture.StartAsync(Seed);
        await f.Provider.ReadListAsync(IntacctLists.Employees, default);
        Assert.DoesNotMatch("(?i)SSN|ach\\.|birthDate", f.LastBody("employees.query"));
    }

    /// <summary>The simulator has no product lines, as many a company: a list without entries of its own.</summary>
    [Fact]
    public async Task Product_lines_are_read_where_the_company_has_them()
    {
        await using var f = await SyncFixture.StartAsync();
        f.Sim.Faults.RespondInstead("unknown.query", 200, """{"ia::result":[{"key":"7","id":"Doors"},{"key":"8","id":"Windows"}],"ia::meta":{"totalCount":2,"start":1,"pageSize":4000,"next":null}}""", "application/json");
        Assert.Equal([("7", "Doors", true), ("8", "Windows", true)], (await f.Provider.ReadListAsync("productLines", default)).Select(static e => (e.Key, e.Label, e.Active)));
        Assert.Contains("\"object\":\"inventory-control/product-line\"", f.LastBody("unknown.query"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_detail_that_a_company_does_not_know_leaves_the_list_as_it_is()
    {
        await using var f = await SyncFixture.StartAsync(Seed);
        f.Sim.Faults.RespondInstead("terms.query", 400, """{"ia::result":{"ia::error":{"code":"invalidRequest","message":"due.from is not known","errorId":"REST-1019"}}}""", "application/json");
        Assert.Equal([("N30", true, 0), ("N60", false, 0)], (await f.Provider.ReadListAsync(IntacctLists.PaymentTerms, default)).OrderBy(static e => e.Label).Select(static e => (e.Label, e.Active, e.Details.Count)));
    }

    [Fact]
    public async Task A_list_that_the_company_does_not_have_stops_only_what_uses_it()
    {
        await using var f = await SyncFixture.StartAsync();
        var missing = await Assert.ThrowsAsync<ProviderUnavailableException>(() => f.Provider.ReadListAsync("productLines", default));
        Assert.Equal(UnavailableReason.NotAllowed, missing.Reason);
        Assert.StartsWith("This company has no list 'productLines': Intacct lists.list: what was sent was refused (status 400, code REST-1101", missing.Message, StringComparison.Ordinal);
        var templates = await Assert.ThrowsAsync<ProviderUnavailableException>(() => f.Provider.ReadListAsync("projectTemplates", default));
        Assert.Equal(UnavailableReason.NotAllowed, templates.Reason);
        f.Account.ServiceUser.Denied.Add("projects");
        Assert.Equal(UnavailableReason.NotAllowed, (await Assert.ThrowsAsync<ProviderUnavailableException>(() => f.Provider.ReadListAsync("projectTypes", default))).Reason);
    }

    private static void Seed(IntacctAccount account) => account
        .Add("company-config/entity", """{"id":"E1","name":"One"}""")
        .Add("accounts-receivable/term", """{"id":"N60","description":"Net 60","status":"inactive","due":{"days":60,"from":"fromEndOfMonthOfInvoiceDate"}}""")
        .Add("contracts/billing-template", """{"id":"Halves","description":"In two parts","lines":[{"periodOffset":"1","percentToBill":"60"},{"periodOffset":"0","percentToBill":"40"}]}""")
        .Add("contracts/billing-template", """{"id":"Steps","isStepBilling":true,"lines":[{"periodOffset":"0","stepPercent":"100"}]}""")
        .Add("contracts/billing-template", """{"id":"Progress","description":"By the work","method":"projectPercentComplete","status":"inactive"}""")
        .Add("company-config/class", """{"id":"C1","name":"First","description":"The first"}""").Add("company-config/class", """{"id":"C2","name":"Second","parent":{"id":"C1"},"status":"inactive"}""")
        .Add("company-config/department", """{"id":"D10","name":"Sales"}""").Add("company-config/department", """{"id":"D11","name":"Inside","parent":{"id":"D10"},"status":"activeNonPosting"}""")
        .Contact("Ida").Add("company-config/employee", """{"id":"E7","primaryContact":{"id":"Ida"},"department":{"id":"D10"},"location":{"id":"HQ"},"SSN":"123-45-6789"}""")
        .Add("company-config/location", """{"id":"S1","name":"Shop","parent":{"id":"HQ"}}""").Add("company-config/location", """{"id":"Y1","name":"Yard"}""", entityId: "E1")
        .Add("company-config/exchange-rate-type", """{"name":"Our rate"}""")
        .Add("projects/project-status", """{"id":"Running","description":"Under way"}""")
        .Add("projects/project-status", """{"id":"Over","disableTimesheetEntry":true,"disableExpenseEntry":true,"disablePurchasingAPEntry":true,"disableGenerateInvoice":true,"status":"inactive"}""")
        .Add("projects/project-type", """{"id":"Install"}""").Add("projects/project-type", """{"id":"Roof","parent":{"id":"Install"},"status":"inactive"}""")
        .Add("order-entry/renewal-template", """{"name":"Yearly","description":"Once a year","defaultTerm":{"length":12,"period":"months"}}""").Add("order-entry/renewal-template", """{"name":"Old","transactionType":"orderEntry","status":"inactive"}""")
        .Add("accounts-receivable/territory", """{"id":"NORTH","name":"North"}""").Add("accounts-receivable/territory", """{"id":"POLE","name":"Pole","parent":{"id":"NORTH"},"status":"inactive"}""")
        .Add("accounts-receivable/customer-type", """{"id":"Retail"}""").Add("accounts-receivable/customer-type", """{"id":"Gone","status":"inactive"}""")
        .Add("contracts/contract-type", """{"id":"Support"}""").Add("contracts/contract-type", """{"id":"Lease","status":"inactive"}""")
        .Add("company-config/txn-currency", """{"id":"EUR"}""").Add("company-config/txn-currency", """{"id":"USD"}""")
        .Add("tax/item-tax-group", """{"id":"Goods"}""").Add("tax/contact-tax-group", """{"id":"Abroad"}""")
        .Add("inventory-control/warehouse", """{"id":"WH0","name":"Old barn","location":{"id":"HQ"},"status":"inactive"}""")
        .Add("order-entry/price-list", """{"id":"Retail prices"}""").Add("order-entry/price-list", """{"id":"Summer","status":"inactive"}""");
}
