using Connectors.Pairs.Tests.Crm;
using Connectors.Pairs.Tests.Suite;
using Connectors.Sync;
using Connectors.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Pairs.Tests.Dinero;

/// <summary>Companies, persons and products between a CRM and Dinero, unit by unit, in all directions.</summary>
public sealed class PairTests
{
    public static TheoryData<Flow, Side> Directions => new()
    {
        { Flow.Both, Side.Crm },
        { Flow.Both, Side.Accounting },
        { Flow.FromCrm, Side.Crm },
        { Flow.FromAccounting, Side.Accounting },
    };

    [Theory, MemberData(nameof(Directions))]
    [Acceptance("003-38")]
    public async Task Companies_arrive_created_changed_and_cleared(Flow flow, Side born)
    {
        var direction = new Direction(flow, born);
        await using var suite = new CompanySuite(await DineroPair.StartAsync(direction.Settings));
        Assert.Equal(13 * 13 * Comparisons(flow), await suite.PlayAsync(direction));
    }

    [Theory, MemberData(nameof(Directions))]
    [Acceptance("003-37")]
    public async Task Persons_arrive_created_changed_and_cleared(Flow flow, Side born)
    {
        var direction = new Direction(flow, born);
        await using var suite = new PersonSuite(await DineroPair.StartAsync(direction.Settings));
        Assert.Equal(8 * 8 * Comparisons(flow), await suite.PlayAsync(direction));
    }

    [Theory, MemberData(nameof(Directions))]
    [Acceptance("003-39")]
    public async Task Products_arrive_created_changed_and_cleared(Flow flow, Side born)
    {
        var direction = new Direction(flow, born);
        await using var suite = new ProductSuite(await DineroPair.StartAsync(direction.Settings));
        Assert.Equal(7 * 7 * Comparisons(flow), await suite.PlayAsync(direction));
    }

    /// <summary>Created; changed and cleared on each open side, a closed side's edits; with a closed CRM accounting changes once more.</summary>
    private static int Comparisons(Flow flow) => flow == Flow.FromCrm ? 4 : 5;

    /// <summary>Every unit of the preset is in the tables above or in a test of its own here; a unit that is added to the preset turns this red.</summary>
    [Fact]
    public void Every_unit_of_the_preset_is_played()
    {
        var mappings = Connectors.Dinero.Sync.DineroPreset.Version1.Mappings;
        Check("company", [.. ContactUnits.Company.Select(static u => u.Name), "vatZone", "useCvr"]);
        Check("person", [.. ContactUnits.Person.Select(static u => u.Name)]);
        Check("product", [.. ProductUnits.All.Select(static u => u.Name)]);
        Check("salesDocument", [.. InvoicePairTests.Played, "person"]);

        void Check(string mapping, string[] played) =>
            Assert.Equal(mappings.Single(m => m.Name == mapping).Units.Select(static u => u.Name).Order(StringComparer.Ordinal), played.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Where_a_customer_stands_for_VAT_follows_from_its_country_and_is_shown_in_the_CRM_alone()
    {
        await using var pair = await DineroPair.StartAsync();
        var id = await AddCompanyAsync(pair, "Malmö Bröd AB", static c => c.Country = "SE");
        await pair.SyncAsync("company");
        await pair.SyncAsync("company");
        Assert.Equal("EU", (await CompanyAsync(pair, id)).VatZone);

        await EditCompanyAsync(pair, id, static c => c.Country = "US");
        await pair.SyncAsync("company");
        await pair.SyncAsync("company");
        Assert.Equal("World", (await CompanyAsync(pair, id)).VatZone);

        pair.TakeWrites();
        await EditCompanyAsync(pair, id, static c => c.VatZone = "DK");
        await pair.SyncAsync("company");
        Assert.Equal(0, pair.TakeWrites());
    }

    [Fact]
    public async Task A_company_that_follows_the_register_keeps_the_registers_name_and_the_CRM_is_told_why()
    {
        await using var pair = await DineroPair.StartAsync();
        pair.Dinero.CvrRegister.Add("88888888", "Register A/S", "Registervej 1", "1000", "København");
        var id = await AddCompanyAsync(pair, "Før ApS", static c => (c.Country, c.VatNumber) = ("DK", "88888888"));
        await pair.SyncAsync("company");

        await EditCompanyAsync(pair, id, static c => c.UseCvr = true);
        await pair.SyncAsync("company");
        await pair.SyncAsync("company");
        Assert.True(Assert.Single(pair.Dinero.Account.Contacts).UseCvr);
        Assert.Equal("Register A/S", Assert.Single(pair.Dinero.Account.Contacts).Name);
        Assert.Equal("Register A/S", (await CompanyAsync(pair, id)).Name);

        pair.TakeWrites();
        await EditCompanyAsync(pair, id, static c => (c.Name, c.Phone) = ("Fra CRM ApS", "20304050"));
        await pair.SyncAsync("company");
        // The name is held, the rest of the record goes on.
        Assert.Equal(("Register A/S", "20304050"), (pair.Dinero.Account.Contacts[0].Name, pair.Dinero.Account.Contacts[0].Phone));
        var parked = Assert.Single(await pair.ParkedAsync());
        Assert.Contains("CVR", Assert.Single(parked.Problems).Message, StringComparison.Ordinal);
        pair.TakeWrites();
        await pair.SyncAsync("company");
        Assert.Equal(0, pair.TakeWrites());
    }

    [Fact]
    public async Task Without_terms_of_payment_Dinero_takes_its_own_and_they_come_back()
    {
        await using var pair = await DineroPair.StartAsync();
        var id = await AddCompanyAsync(pair, "Uden Aftale ApS", static c => (c.Country, c.PaymentTerms, c.PaymentDays) = ("DK", "Netto", 30));
        await pair.SyncAsync("company");
        Assert.Equal(30, Assert.Single(pair.Dinero.Account.Contacts).PaymentConditionNumberOfDays);

        await EditCompanyAsync(pair, id, static c => (c.PaymentTerms, c.PaymentDays) = (null, null));
        await pair.SyncAsync("company");
        await pair.SyncAsync("company");

        var own = pair.Dinero.Account.Contacts[0];
        var shown = await CompanyAsync(pair, id);
        Assert.Equal((own.PaymentConditionType, (decimal?)own.PaymentConditionNumberOfDays), (shown.PaymentTerms, shown.PaymentDays));
        pair.TakeWrites();
        await pair.SyncAsync("company");
        Assert.Equal(0, pair.TakeWrites());
    }

    [Theory, InlineData(Flow.Both), InlineData(Flow.FromCrm)]
    [Acceptance("003-38"), Acceptance("I-10", Missing = "the endpoint")]
    public async Task One_refused_company_is_parked_with_its_reason_while_the_others_go_on_and_is_retried_alone(Flow flow)
    {
        await using var pair = await DineroPair.StartAsync(new Direction(flow, Side.Crm).Settings);
        var bad = await AddCompanyAsync(pair, "Skovbo ApS", static c => (c.Country, c.Currency) = ("DK", "XTS"));
        await AddCompanyAsync(pair, "Engbo ApS", static c => c.Country = "DK");

        await pair.SyncAsync("company");

        Assert.Equal("Engbo ApS", Assert.Single(pair.Dinero.Account.Contacts).Name);
        var parked = Assert.Single(await pair.ParkedAsync());
        Assert.Equal(new RecordRef("company", $"{bad}"), parked.Crm);
        var problem = Assert.Single(parked.Problems);
        Assert.Contains("XTS", problem.Message, StringComparison.Ordinal);
        Assert.Equal("PreferredInvoiceCurrencyKey", problem.Field);
        Assert.NotEmpty(problem.Remedy ?? "");

        await EditCompanyAsync(pair, bad, static c => c.Currency = "EUR");
        await pair.Engine.RetryAsync(DineroPair.Id, parked.Mapping, parked.Pair);
        await pair.SyncAsync("company");
        Assert.Equal(["Engbo ApS", "Skovbo ApS"], pair.Dinero.Account.Contacts.Select(static c => c.Name).Order(StringComparer.Ordinal));
        Assert.Empty(await pair.ParkedAsync());
    }

    [Theory, InlineData(Flow.Both), InlineData(Flow.FromAccounting)]
    [Acceptance("003-37"), Acceptance("003-38")]
    public async Task A_name_that_is_too_long_for_the_CRM_is_parked_with_both_lengths_while_the_others_go_on(Flow flow)
    {
        await using var pair = await DineroPair.StartAsync(new Direction(flow, Side.Accounting).Settings);
        var name = new string('x', PairCrm.LongestName + 5);
        pair.Dinero.Account.Contact(name).Contact("Kort ApS").Contact(name, static c => c with { IsPerson = true }).Contact("Kort Person", static c => c with { IsPerson = true });

        await pair.SyncAsync("company");

        Assert.Equal("Kort ApS", Assert.Single(await pair.InCrmAsync(static db => db.Companies.ToListAsync())).Name);
        Assert.Equal("Kort Person", Assert.Single(await pair.InCrmAsync(static db => db.People.ToListAsync())).Name);
        var parked = await pair.ParkedAsync();
        Assert.Equal(["company", "person"], parked.Select(static p => p.Mapping).Order(StringComparer.Ordinal));
        Assert.All(parked, static p =>
        {
            var message = Assert.Single(p.Problems).Message;
            Assert.Contains($"{PairCrm.LongestName}", message, StringComparison.Ordinal);
            Assert.Contains($"{PairCrm.LongestName + 5}", message, StringComparison.Ordinal);
        });
    }

    public static TheoryData<Flow> Flows => [Flow.Both, Flow.FromCrm, Flow.FromAccounting];

    /// <summary>Dinero has no flag for "inactive": a deleted contact is closed there, and the CRM's row lives. The link ends without a word to the other side, and comes back with the record.</summary>
    [Theory, MemberData(nameof(Flows))]
    [Acceptance("003-38"), Rule("R13")]
    public async Task A_company_that_is_deleted_on_one_side_lives_on_the_other_and_comes_back_with_its_link(Flow flow)
    {
        await using var pair = await DineroPair.StartAsync(new Direction(flow, Side.Crm).Settings);
        if (flow == Flow.FromAccounting)
            pair.Dinero.Account.Contact("Vinkel ApS");
        else
            await AddCompanyAsync(pair, "Vinkel ApS", static c => c.Country = "DK");
        await pair.SyncAsync("company");
        var contact = Assert.Single(pair.Dinero.Account.Contacts).ContactGuid;
        var id = Assert.Single(await pair.InCrmAsync(static db => db.Companies.ToListAsync())).Id;
        pair.TakeWrites();

        pair.Dinero.Account.DeleteContact(contact);
        for (var pass = 0; pass < 3; pass++)
            await pair.SyncAsync("company");
        Assert.False((await CompanyAsync(pair, id)).Deleted);
        await EditCompanyAsync(pair, id, static c => c.Phone = "10101010");
        await pair.SyncAsync("company");
        Assert.Equal(0, pair.TakeWrites());
        Assert.Single(pair.Dinero.Account.Contacts);

        pair.Dinero.Account.RestoreContact(contact);
        if (flow == Flow.FromAccounting)
            pair.Dinero.Account.EditContact(contact, static c => c with { Email = "efter@vinkel.example" });
        else
            await EditCompanyAsync(pair, id, static c => c.Email = "efter@vinkel.example");
        await pair.SyncAsync("company");
        await pair.SyncAsync("company");
        Assert.Equal("efter@vinkel.example", Assert.Single(pair.Dinero.Account.Contacts).Email);
        Assert.Equal("efter@vinkel.example", (await CompanyAsync(pair, id)).Email);
        Assert.Single(await pair.InCrmAsync(static db => db.Companies.ToListAsync()));

        pair.TakeWrites();
        await EditCompanyAsync(pair, id, static c => c.Deleted = true);
        for (var pass = 0; pass < 3; pass++)
            await pair.SyncAsync("company");
        Assert.Null(Assert.Single(pair.Dinero.Account.Contacts).DeletedAt);
        Assert.Equal(0, pair.TakeWrites());
        Assert.Single(await pair.InCrmAsync(static db => db.Companies.ToListAsync()));
    }

    [Theory, MemberData(nameof(Flows))]
    [Acceptance("003-39"), Rule("R13")]
    public async Task A_product_that_is_restored_after_its_deletion_keeps_its_link(Flow flow)
    {
        await using var pair = await DineroPair.StartAsync(new Direction(flow, Side.Crm).Settings);
        if (flow == Flow.FromAccounting)
            pair.Dinero.Account.Product("Lås", 10);
        else
            await pair.InCrmAsync(static db => Task.FromResult(db.Add(new Product { Code = "007", Name = "Lås", Unit = "piece", Price = 10, SalesAccount = "1000" })));
        await pair.SyncAsync("product");
        var product = Assert.Single(pair.Dinero.Account.Products).ProductGuid;
        var id = Assert.Single(await pair.InCrmAsync(static db => db.Products.ToListAsync())).Id;

        pair.Dinero.Account.DeleteProduct(product);
        pair.TakeWrites();
        for (var pass = 0; pass < 3; pass++)
            await pair.SyncAsync("product");
        Assert.Equal(0, pair.TakeWrites());
        Assert.False((await pair.InCrmAsync(static db => db.Products.SingleAsync())).Deleted);

        pair.Dinero.Account.RestoreProduct(product);
        if (flow == Flow.FromAccounting)
            pair.Dinero.Account.EditProduct(product, static p => p with { BaseAmountValue = 12.5m });
        else
            await pair.InCrmAsync(async db => (await db.Products.SingleAsync()).Price = 12.5m);
        await pair.SyncAsync("product");
        await pair.SyncAsync("product");
        Assert.Equal(12.5m, Assert.Single(pair.Dinero.Account.Products).BaseAmountValue);
        var row = Assert.Single(await pair.InCrmAsync(static db => db.Products.ToListAsync()));
        Assert.Equal((id, 12.5m), (row.Id, row.Price));
    }

    [Fact]
    [Acceptance("003-37"), Acceptance("003-38"), Rule("R17")]
    public async Task A_company_that_becomes_a_person_in_Dinero_is_asked_about_and_not_doubled()
    {
        await using var pair = await DineroPair.StartAsync();
        await AddCompanyAsync(pair, "Hansen", static c => c.Country = "DK");
        await pair.SyncAsync("company");
        pair.Dinero.Account.EditContact(pair.Dinero.Account.Contacts[0].ContactGuid, static c => c with { IsPerson = true });
        pair.TakeWrites();

        for (var pass = 0; pass < 3; pass++)
            await pair.RunAsync();

        Assert.Equal(0, pair.TakeWrites());
        Assert.Empty(await pair.InCrmAsync(static db => db.People.ToListAsync()));
        Assert.Single(await pair.InCrmAsync(static db => db.Companies.ToListAsync()));
        Assert.NotEmpty(await pair.ParkedAsync());
    }

    [Fact]
    [Acceptance("003-31", Missing = "the button")]
    public async Task One_press_synchronises_all_entities_and_the_next_one_writes_nothing_on_either_side()
    {
        await using var pair = await DineroPair.StartAsync();
        await AddCompanyAsync(pair, "Havblik ApS", static c => c.Country = "DK");
        await pair.InCrmAsync(static db => Task.FromResult(db.Add(new Person { Name = "Åse Holm", Country = "DK", Email = "aase@hjem.example" })));
        pair.Dinero.Account.Product("Lås", 10);
        var seen = new List<RunProgress>();

        var report = await pair.RunAsync(new RunRequest { Progress = new Listed<RunProgress>(seen), User = "ann" });

        Assert.Equal(["company", "person", "product"], seen.Select(static p => p.Mapping).Distinct().Order(StringComparer.Ordinal));
        // What Dinero made of the new contacts by itself (VAT region, terms of payment) is in the CRM too.
        Assert.Equal((2, 1, 2), (report.Total.CreatedInAccounting, report.Total.CreatedInCrm, report.Total.UpdatedInCrm));
        Assert.NotNull((await pair.InCrmAsync(static db => db.Companies.SingleAsync())).VatZone);
        Assert.NotNull((await pair.InCrmAsync(static db => db.People.SingleAsync())).PaymentTerms);
        Assert.Equal(2, pair.Dinero.Account.Contacts.Count);
        Assert.Single(await pair.InCrmAsync(static db => db.Products.ToListAsync()));
        pair.TakeWrites();
        var second = await pair.RunAsync();
        Assert.Equal((0, 0), (second.Total.Writes, pair.TakeWrites()));
    }

    [Fact]
    [Acceptance("003-36")]
    public async Task A_single_record_can_be_synchronised_of_the_mapped_entities_and_every_other_is_refused_by_name()
    {
        await using var pair = await DineroPair.StartAsync("""{ "version": 1, "flow": "FromCrm", "entities": { "salesDocument": { "enabled": true } } }""");
        var company = await AddCompanyAsync(pair, "Havblik ApS", static c => c.Country = "DK");
        await AddCompanyAsync(pair, "En Anden ApS", static c => c.Country = "DK");
        await pair.InCrmAsync(static db => Task.FromResult(db.Add(new Person { Name = "Åse Holm", Country = "DK" })));
        await pair.InCrmAsync(static db => Task.FromResult(db.Add(new Product { Name = "Lås", Code = "1", Price = 1, Unit = "piece", SalesAccount = "1000" })));

        await pair.InCrmAsync(db => Task.FromResult(db.Add(new Invoice { CompanyId = company, Date = new(2026, 3, 5), Lines = [new() { Position = 1, Text = "Konsulent", Quantity = 1, Unit = "hours", Price = 100, Discount = 0, Account = "1000" }] })));

        foreach (var record in new RecordRef[] { new("company", $"{company}"), new("person", "1"), new("product", "1"), new("salesDocument", "1") })
            Assert.Equal(1, (await pair.RunAsync(new RunRequest { Record = record })).Total.CreatedInAccounting);
        Assert.Equal(["Havblik ApS", "Åse Holm"], pair.Dinero.Account.Contacts.Select(static c => c.Name));

        Assert.Equal(pair.Dinero.Account.Contacts[0].ContactGuid, Assert.Single(pair.Dinero.Account.Invoices).ContactGuid);
        foreach (var entity in new[] { "deal", "quote", "user", "voucher" })
        {
            var refused = await Assert.ThrowsAsync<SyncRequestException>(() => pair.RunAsync(new RunRequest { Record = new(entity, "1") }));
            Assert.Equal("single-record-entity", refused.Code);
            Assert.Contains($"'{entity}'", refused.Message, StringComparison.Ordinal);
        }
    }

    private sealed class Listed<T>(List<T> list) : IProgress<T>
    {
        public void Report(T value)
        {
            lock (list)
                list.Add(value);
        }
    }

    private static Task<int> AddCompanyAsync(DineroPair pair, string name, Action<Company> set) => pair.InCrmAsync(async db =>
    {
        var company = new Company { Name = name };
        set(company);
        db.Add(company);
        await db.SaveChangesAsync();
        return company.Id;
    });

    private static Task EditCompanyAsync(DineroPair pair, int id, Action<Company> set) => pair.InCrmAsync(async db =>
    {
        set(await db.Companies.SingleAsync(c => c.Id == id));
        return true;
    });

    private static Task<Company> CompanyAsync(DineroPair pair, int id) => pair.InCrmAsync(db => db.Companies.AsNoTracking().SingleAsync(c => c.Id == id));
}
