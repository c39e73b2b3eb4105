using Connectors.Intacct.Sync;
using Connectors.Sync;
using Connectors.TestSupport;
using Microsoft.EntityFrameworkCore;
using Vocabulary = Connectors.Sync.Crm;

namespace Connectors.Pairs.Tests.Intacct;

/// <summary>A CRM with selection lists: they are objects of their own that follow Intacct's, with what Intacct says of each entry, and records refer to them by id.</summary>
public sealed class ListTests
{
    private static readonly string[] All = ["contact", "customer", "item", "project", "task", "contract", "contract-line"];

    /// <summary>The lists of the guide: where Intacct keeps each, two entries as a form would send them, how the CRM shows the first, what changes of it, and how it is shown then.</summary>
    public static TheoryData<string, string, string, string, string, string> Lists => new()
    {
        { "paymentTerms", "accounts-receivable/term", """{"id":"L1st","description":"One","due":{"days":10}}""", "L1st|L1st||One|||10|fromInvoiceDate||", """{"description":"Two","due":{"days":20,"from":"fromEndOfMonthOfInvoiceDate"}}""", "L1st|L1st||Two|||20|fromEndOfMonthOfInvoiceDate||" },
        { "billingTemplates", "contracts/billing-template", """{"id":"L1st","description":"One","lines":[{"periodOffset":"0","percentToBill":"40"},{"periodOffset":"1","percentToBill":"60"}]}""", "L1st|L1st||One|||predefinedPercentages|0: 40 %; 1: 60 %||", """{"description":"Two","method":"projectPercentComplete"}""", "L1st|L1st||Two|||projectPercentComplete|0: 40 %; 1: 60 %||" },
        { "classes", "company-config/class", """{"id":"L1st","name":"One","description":"1","parent":{"id":"K0"}}""", "One (L1st)|L1st|One|1|K0|||||", """{"name":"Two","description":"2","parent":{"id":"K1"}}""", "Two (L1st)|L1st|Two|2|K1|||||" },
        { "departments", "company-config/department", """{"id":"L1st","name":"One","parent":{"id":"D0"}}""", "One (L1st)|L1st|One||D0|||||", """{"name":"Two","parent":{"id":"D1"}}""", "Two (L1st)|L1st|Two||D1|||||" },
        { "employees", "company-config/employee", """{"id":"L1st","primaryContact":{"id":"Ann"},"department":{"id":"D0"},"location":{"id":"L0"},"SSN":"078-05-1120"}""", "Ann (L1st)|L1st|Ann||||D0|L0||", """{"primaryContact":{"id":"Bob"},"department":{"id":"D1"},"location":{"id":"L1"}}""", "Bob (L1st)|L1st|Bob||||D1|L1||" },
        { "entities", "company-config/entity", """{"id":"L1st","name":"One"}""", "One (L1st)|L1st|One|||||||", """{"name":"Two"}""", "Two (L1st)|L1st|Two|||||||" },
        { "locations", "company-config/location", """{"id":"L1st","name":"One","parent":{"id":"L0"}}""", "One (L1st)|L1st|One||L0|||||", """{"name":"Two","parent":{"id":"L1"}}""", "Two (L1st)|L1st|Two||L1|||||" },
        { "exchangeRateTypes", "company-config/exchange-rate-type", """{"name":"L1st"}""", "L1st||L1st||||false|||", """{"isDefault":true}""", "L1st||L1st||||true|||" },
        { "projectStatuses", "projects/project-status", """{"id":"L1st","description":"One"}""", "L1st|L1st||One|||false|false|false|false", """{"disableTimesheetEntry":true,"disableExpenseEntry":true,"disablePurchasingAPEntry":true,"disableGenerateInvoice":true}""", "L1st|L1st||One|||true|true|true|true" },
        { "projectTypes", "projects/project-type", """{"id":"L1st","parent":{"id":"Y0"}}""", "L1st|L1st|||Y0|||||", """{"parent":{"id":"Y1"}}""", "L1st|L1st|||Y1|||||" },
        { "renewalTemplates", "order-entry/renewal-template", """{"name":"L1st","defaultTerm":{"length":12,"period":"months"}}""", "L1st||L1st||||contract|12|months|", """{"transactionType":"orderEntry","defaultTerm":{"length":1,"period":"years"}}""", "L1st||L1st||||orderEntry|1|years|" },
        { "territories", "accounts-receivable/territory", """{"id":"L1st","name":"One","parent":{"id":"T0"}}""", "One (L1st)|L1st|One||T0|||||", """{"name":"Two","parent":{"id":"T1"}}""", "Two (L1st)|L1st|Two||T1|||||" },
    };

    [Theory, MemberData(nameof(Lists))]
    [Acceptance("004-36"), Acceptance("004-37"), Acceptance("004-38"), Acceptance("004-39"), Acceptance("004-40"), Acceptance("004-41"), Acceptance("004-42"), Acceptance("004-43"), Acceptance("004-45"), Acceptance("004-46"), Acceptance("004-47"), Acceptance("004-48"), Acceptance("004-34")]
    public async Task A_list_of_the_guide_follows_Intacct_and_is_not_the_CRMs_to_change(string list, string objectName, string entry, string first, string change, string second)
    {
        await using var pair = await IntacctPair.StartAsync(All, lists: true);
        pair.Account.Add(objectName, entry.Replace("L1st", "L2nd", StringComparison.Ordinal)).Add(objectName, entry);
        await pair.RunAsync();
        var key = pair.Account.Records(objectName)[^1].Key;
        // Exchange rate types are named, not numbered.
        var own = list == "exchangeRateTypes" ? "L1st" : key;
        Assert.Equal(pair.Account.Records(objectName).Count, (await OptionsAsync(pair, list)).Count);
        Assert.Equal((first, true), await ShownAsync());

        pair.Act();
        pair.Account.Edit(objectName, key, change);
        pair.TakeWrites();
        await pair.RunAsync();
        Assert.Equal((second, true), await ShownAsync());

        // A user renames it, describes it, adds one of his own and deletes another: all is undone, and nothing reaches Intacct.
        var other = (await OptionsAsync(pair, list)).First(o => o.Key != own);
        await pair.InCrmAsync(async db =>
        {
            var row = await db.Set<Choice>().SingleAsync(c => c.List == list && c.Key == own);
            (row.Label, row.Name, row.Description, row.One) = ("Mine", "Mine", "Mine", row.One is null ? null : "Mine");
            db.Remove(await db.Set<Choice>().SingleAsync(c => c.Id == other.Id));
            return db.Add(new Choice { List = list, Label = "My own", Active = true });
        });
        await pair.RunAsync();
        Assert.Equal((second, true), await ShownAsync());
        Assert.Equal((other.Label, true), (await OptionsAsync(pair, list)).Single(o => o.Key == other.Key) is var again ? (again.Label, again.Active) : default);
        Assert.False((await pair.InCrmAsync(db => db.Set<Choice>().SingleAsync(c => c.List == list && c.Label == "My own"))).Active);
        Assert.Equal(pair.Account.Records(objectName).Count, (await OptionsAsync(pair, list)).Count);
        Assert.Equal(0, pair.TakeWrites());

        // Removed, or only switched off where it is in use.
        pair.Account.Delete(objectName, key);
        await pair.RunAsync();
        Assert.Equal((second, false), await ShownAsync());
        Assert.Equal(pair.Account.Records(objectName).Count, (await OptionsAsync(pair, list)).Count);
        Assert.DoesNotContain("078-05-1120", string.Join('\n', pair.Sim.Calls.Select(static c => c.BodyText)), StringComparison.Ordinal);
        Assert.All(pair.Sim.Calls.Where(static c => c.Operation == "employees.query"), static c => Assert.DoesNotMatch("SSN|ach\\.|birthDate", c.BodyText));

        async Task<(string, bool)> ShownAsync()
        {
            var row = await pair.InCrmAsync(db => db.Set<Choice>().AsNoTracking().SingleAsync(c => c.List == list && c.Key == own));
            var code = list is "exchangeRateTypes" or "renewalTemplates" ? "" : row.Code;
            if (row.Status is not null)
                Assert.Equal("active", row.Status);
            return (string.Join('|', row.Label, code, row.Name, row.Description, row.Parent, "", row.One, row.Two, row.Three, row.Four), row.Active);
        }
    }

    [Fact, Acceptance("004-31"), Acceptance("004-32"), Acceptance("004-07")]
    public async Task All_lists_are_read_before_the_first_record_and_one_that_cannot_be_stops_only_what_needs_it()
    {
        await using var pair = await IntacctPair.StartAsync(["customer", "project", "contract"], lists: true);
        pair.Account.Customer("Acme", "C-1", """{"term":{"id":"N15"},"territory":{"id":"T1"},"notes":"n"}""").Project("House", "P-1", """{"projectType":{"id":"Y1"}}""");
        pair.Account.ServiceUser.Denied.Add("accounts-receivable/territory");
        pair.Sim.ClearCalls();
        var report = await pair.RunAsync();
        var queries = pair.Sim.Calls.Where(static c => c.Operation.EndsWith(".query", StringComparison.Ordinal)).Select(static c => c.Operation[..^6]).ToList();
        string[] records = ["customers", "projects", "contracts"];
        string[] lists = ["terms", "territories", "customerTypes", "employees", "departments", "locations", "classes", "projectTypes", "projectStatuses", "renewalTemplates", "exchangeRateTypes", "entities"];
        // The probe asks for one record and one definition each; what comes after the lists is the first page.
        var firstRecord = queries.FindIndex(queries.LastIndexOf("entities"), q => records.Contains(q));
        Assert.All(lists, l => Assert.InRange(queries.LastIndexOf(l), 0, firstRecord - 1));

        var acme = Assert.Single(await pair.RowsAsync<Account>());
        Assert.Equal(("n", null, await OptionAsync(pair, "paymentTerms", "N15")), (acme.Notes, acme.Territory, acme.PaymentTerms));
        Assert.Equal(await OptionAsync(pair, "projectTypes", "Y1"), Assert.Single(await pair.RowsAsync<Project>()).Type);
        var held = Assert.Single(await pair.ParkedAsync());
        Assert.Equal(("company", ParkedKind.Held, "list-unavailable"), (held.Mapping, held.Kind, held.Cause));
        Assert.Contains("'territories' cannot be read", Assert.Single(held.Problems).Message, StringComparison.Ordinal);
        Assert.NotEqual(0, report.Entities["list:paymentTerms"].CreatedInCrm);

        pair.Account.ServiceUser.Denied.Clear();
        await pair.RunAsync();
        Assert.Equal(await OptionAsync(pair, "territories", "T1"), Assert.Single(await pair.RowsAsync<Account>()).Territory);
        Assert.Empty(await pair.ParkedAsync());
    }

    [Fact, Acceptance("004-33"), Acceptance("004-48")]
    public async Task Records_refer_to_the_object_of_an_entry_either_way_and_one_that_is_retired_stays_readable_and_is_no_choice_any_more()
    {
        await using var pair = await IntacctPair.StartAsync(["customer", "item", "project"], Flow.Both, lists: true);
        // Retired before anybody connected: a customer still has it.
        pair.Account.Add("accounts-receivable/term", """{"id":"OLD","description":"old"}""").Customer("Acme", "C-1", """{"term":{"id":"OLD"},"territory":{"id":"T1"},"customerType":{"id":"G1"},"salesRepresentative":{"id":"E1"},"priceList":{"id":"R1"}}""");
        pair.EditIntacct("accounts-receivable/term", "OLD", """{"status":"inactive"}""");
        await pair.RunAsync();
        var acme = Assert.Single(await pair.RowsAsync<Account>());
        Assert.Equal(
            (await OptionAsync(pair, "paymentTerms", "OLD"), await OptionAsync(pair, "territories", "T1"), await OptionAsync(pair, "customerTypes", "G1"), await OptionAsync(pair, "employees", "E1"), await OptionAsync(pair, "salesPriceLists", "R1")),
            (acme.PaymentTerms, acme.Territory, acme.Group, acme.SalesRepresentative, acme.PriceList));
        Assert.False((await pair.InCrmAsync(static db => db.Set<Choice>().SingleAsync(static c => c.List == "paymentTerms" && c.Code == "OLD"))).Active);

        await pair.EditAsync<Account>(static a => true, a => (a.Territory, a.Phone) = (OptionAsync(pair, "territories", "T2").GetAwaiter().GetResult(), "555"));
        await pair.AddAsync(new Project { Number = "P-1", Name = "House", Category = "contract", Department = await OptionAsync(pair, "departments", "D1"), Location = await OptionAsync(pair, "locations", "L1"), Class = await OptionAsync(pair, "classes", "K1"), Manager = await OptionAsync(pair, "employees", "E1"), Status = await OptionAsync(pair, "projectStatuses", "S1"), Type = await OptionAsync(pair, "projectTypes", "Y1") });
        await pair.AddAsync(new Product { Number = "CALL", Name = "Call", ItemType = "nonInventory", Unit = await OptionAsync(pair, "unitGroups", "Time"), TaxGroup = await OptionAsync(pair, "itemTaxGroups", "X1") });
        await pair.RunAsync();
        var customer = Assert.Single(pair.Account.Customers);
        Assert.Equal(("T2", "OLD", "555"), (customer["territory.id"], customer["term.id"], customer["contacts.default.phone1"]));
        Assert.Equal(("D1", "L1", "K1", "E1", "S1", "Y1"), Assert.Single(pair.Account.Projects) is var p ? (p["department.id"], p["location.id"], p["class.id"], p["manager.id"], p["projectStatus.id"], p["projectType.id"]) : default);
        Assert.Equal(("Time", "X1"), Assert.Single(pair.Account.Items) is var i ? (i["unitOfMeasureGroup.id"], i["sales.taxGroup.id"]) : default);

        // A new use of what is retired is held by name; renamed, it stays the same object and no record is written.
        await pair.AddAsync(new Account { Number = "C-2", Name = "New", PaymentTerms = await OptionAsync(pair, "paymentTerms", "OLD") });
        await pair.RunAsync();
        Assert.Null(pair.Account.Customers.Single(static c => c.Id == "C-2")["term.id"]);
        Assert.Equal("choice-removed", Assert.Single(await pair.ParkedAsync()).Cause);
        pair.EditIntacct("accounts-receivable/territory", "T2", """{"name":"Renamed"}""");
        pair.TakeWrites();
        var (option, changed) = (Assert.Single(await pair.RowsAsync<Account>(), static a => a.Number == "C-1").Territory, Assert.Single(await pair.RowsAsync<Account>(), static a => a.Number == "C-1").ChangedAt);
        await pair.RunAsync();
        Assert.Equal((option, changed), Assert.Single(await pair.RowsAsync<Account>(), static a => a.Number == "C-1") is var same ? (same.Territory, same.ChangedAt) : default);
        Assert.Equal(0, pair.TakeWrites());
    }

    [Fact, Acceptance("004-35"), Acceptance("004-04", Missing = "the page in a browser")]
    public async Task Switching_an_entity_on_brings_its_lists_and_off_keeps_them_as_they_are()
    {
        await using var pair = await IntacctPair.StartAsync(["customer", "project"], settings: """{ "version": 1, "entities": { "project": { "enabled": false } } }""", lists: true);
        await pair.RunAsync();
        Assert.Equal((0, 4), ((await OptionsAsync(pair, "projectTypes")).Count, (await OptionsAsync(pair, "paymentTerms")).Count));
        await SaveAsync("""{ "version": 1 }""");
        await pair.RunAsync();
        Assert.Equal(3, (await OptionsAsync(pair, "projectTypes")).Count);
        await SaveAsync("""{ "version": 1, "entities": { "project": { "enabled": false } } }""");
        pair.Account.Add("projects/project-type", """{"id":"Y9"}""");
        pair.Sim.ClearCalls();
        await pair.RunAsync();
        Assert.DoesNotContain(pair.Sim.Calls, static c => c.Operation == "projectTypes.query");
        Assert.Equal(3, (await OptionsAsync(pair, "projectTypes")).Count);

        Task SaveAsync(string settings) => pair.Connections.SaveSettingsAsync(IntacctPair.Id, System.Text.Encoding.UTF8.GetBytes(settings), "ann");
    }

    [Fact, Acceptance("004-44", Missing = "the page in a browser")]
    public async Task Project_templates_are_said_not_to_be_available_and_nothing_takes_their_place()
    {
        await using var pair = await IntacctPair.StartAsync(["project"], lists: true, more: static c => c
            .List(new ManagedList(IntacctLists.ProjectTemplates, IntacctLists.ProjectTemplates, "classes"))
            .Mapping(static m => m.Entity(Vocabulary.Project.Entity).Field(Vocabulary.Project.Custom<string>("class"), IntacctFields.Project.PurchaseOrderNumber, ManagedList.ConverterOf(IntacctLists.ProjectTemplates))));
        pair.Account.Project("House", "P-1", """{"purchaseOrderNumber":"77"}""");
        await pair.RunAsync();
        Assert.Equal(("House", null), Assert.Single(await pair.RowsAsync<Project>()) is var house ? (house.Name, house.Class) : default);
        Assert.Contains("not available from this account", Assert.Single(Assert.Single(await pair.ParkedAsync()).Problems).Message, StringComparison.Ordinal);
        Assert.DoesNotContain(pair.Sim.Calls, static c => c.Operation.Contains("emplate", StringComparison.Ordinal) && c.Operation != "projectBillingTemplates.query" && c.Operation != "renewalTemplates.query" && c.Operation != "billingTemplates.query");
        Assert.DoesNotContain(pair.Sim.Calls, static c => c.Operation == "projectBillingTemplates.query");
    }

    private static Task<List<Choice>> OptionsAsync(IntacctPair pair, string list) => pair.InCrmAsync(db => db.Set<Choice>().AsNoTracking().Where(c => c.List == list && c.Active).ToListAsync());

    private static Task<string> OptionAsync(IntacctPair pair, string list, string code) =>
        pair.InCrmAsync(async db => (await db.Set<Choice>().Where(c => c.List == list && (c.Code == code || c.Label == code)).Select(static c => c.Id).SingleAsync()).ToString(System.Globalization.CultureInfo.InvariantCulture));
}
