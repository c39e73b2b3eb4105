using System.Text;
using Connectors.Pairs.Tests.Suite;
using Connectors.Reviso.Sync;
using Connectors.Sync;
using Connectors.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Pairs.Tests.Reviso;

/// <summary>Companies, persons and products between a CRM and Reviso, unit by unit, in all directions.</summary>
public sealed class PairTests
{
    /// <summary>The choice of an owner who wants every company to be a customer.</summary>
    private const string Everybody = """, "entities": { "company": { "createInAccounting": "InScope" } } }""";

    public static TheoryData<Flow, Side> Directions => new()
    {
        { Flow.Both, Side.Crm },
        { Flow.Both, Side.Accounting },
        { Flow.FromCrm, Side.Crm },
        { Flow.FromAccounting, Side.Accounting },
    };

    [Theory, MemberData(nameof(Directions))]
    [Acceptance("000-34")]
    public async Task Companies_arrive_created_changed_and_cleared(Flow flow, Side born)
    {
        var direction = new Direction(flow, born);
        await using var suite = new CompanySuite(await RevisoPair.StartAsync(direction.Settings.TrimEnd('}', ' ') + Everybody));
        Assert.Equal(21 * 21 * (flow == Flow.FromCrm ? 4 : 5), await suite.PlayAsync(direction));
    }

    [Fact]
    public async Task Products_come_from_Reviso_and_nothing_goes_back()
    {
        await using var suite = new ProductSuite(await RevisoPair.StartAsync());
        Assert.Equal(8 * 8 * 5, await suite.PlayAsync(new Direction(Flow.FromAccounting, Side.Accounting)));
    }

    /// <summary>Every unit of the preset is in the tables or in a test of its own here; a unit that is added to the preset turns this red.</summary>
    [Fact]
    public void Every_unit_of_the_preset_is_played()
    {
        var mappings = RevisoPreset.Version1.Mappings;
        Check("company", [.. RevisoUnits.Company.Select(static u => u.Name), "number"]);
        Check("person", ["company", "name", "email", "phone", "notes", "eInvoiceId"]);
        Check("product", [.. RevisoUnits.Product.Select(static u => u.Name), "code", "currency", "stock"]);

        void Check(string mapping, string[] played) =>
            Assert.Equal(mappings.Single(m => m.Name == mapping).Units.Select(static u => u.Name).Order(StringComparer.Ordinal), played.Order(StringComparer.Ordinal));
    }

    [Fact, Acceptance("P-27a", Missing = "1,000 of them; the other triggers")]
    public async Task A_run_makes_no_customer_of_a_prospect_and_an_explicit_push_makes_exactly_that_one()
    {
        await using var pair = await RevisoPair.StartAsync();
        var ids = new List<int>();
        for (var i = 0; i < 30; i++)
            ids.Add(await AddAsync(pair, $"Prospetto {i}"));
        for (var pass = 0; pass < 3; pass++)
            await pair.SyncAsync("company");
        Assert.Empty(pair.Account.Customers);
        Assert.Equal(0, pair.TakeWrites());

        var report = await pair.RunAsync(new RunRequest { Record = new("company", $"{ids[7]}") });
        Assert.Equal(("", 1), (report.Reason, report.Total.CreatedInAccounting));
        Assert.Equal("Prospetto 7", Assert.Single(pair.Account.Customers).Name);
        await pair.SyncAsync("company");
        Assert.Single(pair.Account.Customers);
    }

    [Fact, Acceptance("000-33", Missing = "the command"), Acceptance("000-28"), Acceptance("P-39", Missing = "two creates racing")]
    public async Task Customers_of_Reviso_are_matched_first_by_partita_IVA_and_codice_fiscale_and_made_only_where_nobody_fits()
    {
        await using var pair = await RevisoPair.StartAsync();
        var byVat = await AddAsync(pair, "Rossi & Figli", static c => (c.VatNumber, c.Currency, c.Group, c.PaymentTerms, c.VatZone) = ("IT 12345678903", null, null, null, null));
        var byCode = await AddAsync(pair, "Bianchi Anna", static c => c.TaxCode = "bnc nna 80a41 h501z");
        await AddAsync(pair, "Verdi", static c => c.Email = "info@verdi.example");
        pair.InReviso(static a => a
            .Customer("ROSSI E FIGLI SRL", static c => c with { VatNumber = "12345678903", PaymentTypeNumber = 4, PriceGroupNumber = 2, CustomerGroupNumber = 2, PaymentTermsNumber = 3, VatZoneNumber = 2, Currency = "CHF" })
            .Customer("A. Bianchi", static c => c with { CorporateIdentificationNumber = "BNCNNA80A41H501Z" })
            .Customer("Gialli", static c => c with { Email = "info@verdi.example", PaymentTypeNumber = 1, PriceGroupNumber = 1 }));
        await pair.SyncAsync("company");
        await pair.SyncAsync("company");

        var companies = await pair.InCrmAsync(static db => db.Companies.OrderBy(static c => c.Id).ToListAsync());
        Assert.Equal(4, companies.Count);
        Assert.Equal([$"{byVat}=1", $"{byCode}=2", "4=3"], companies.Where(static c => c.Number is not null).Select(static c => $"{c.Id}={c.Number}"));
        // All six are filled with the agreement's own, also where the company is new.
        Assert.Equal(("CHF", "2", "3", "4", "2", "2"), Six(companies[0]));
        Assert.Equal(("EUR", "1", "1", "1", "1", "1"), Six(companies[3]));
        Assert.Equal(3, pair.Account.Customers.Count);
        pair.TakeWrites();
        await pair.SyncAsync("company");
        Assert.Equal(0, pair.TakeWrites());

        // A change in accounting changes them.
        pair.InReviso(static a => a.EditCustomer(3, static c => c with { PaymentTermsNumber = 2, PriceGroupNumber = 2 }));
        await pair.SyncAsync("company");
        Assert.Equal(("EUR", "1", "2", "1", "1", "2"), Six(await pair.InCrmAsync(static db => db.Companies.SingleAsync(static c => c.Id == 4))));
    }

    [Fact, Acceptance("000-30", Missing = "documents: see there"), Acceptance("I-10", Missing = "the endpoint")]
    public async Task Mandatory_fields_that_are_empty_are_named_all_at_once_and_filling_them_suffices()
    {
        await using var pair = await RevisoPair.StartAsync();
        // The first run reads the lists.
        await pair.RunAsync();
        var id = await AddAsync(pair, "Caffè Rossi", static c => c.Currency = c.Group = c.PaymentTerms = c.VatZone = null);
        await pair.RunAsync(new RunRequest { Record = new("company", $"{id}") });
        Assert.Empty(pair.Account.Customers);
        var parked = Assert.Single(await pair.ParkedAsync());
        Assert.Equal(["currency", "customerGroup", "paymentTerms", "vatZone"], parked.Problems.Select(static p => p.Field).Order());

        await EditAsync(pair, id, static c => (c.Currency, c.Group, c.PaymentTerms, c.VatZone) = ("EUR", "1", "2", "1"));
        await pair.RunAsync(new RunRequest { Record = new("company", $"{id}") });
        Assert.Equal("Caffè Rossi", Assert.Single(pair.Account.Customers).Name);
        Assert.Empty(await pair.ParkedAsync());
        // Those that are not mandatory stay empty on both sides.
        Assert.Equal((null, null), (pair.Account.Customers[0].PaymentTypeNumber, pair.Account.Customers[0].PriceGroupNumber));
    }

    [Fact, Acceptance("P-20a", Missing = "per country or type; the page"), Acceptance("000-29")]
    public async Task Configured_defaults_fill_what_is_empty_and_nothing_else_does()
    {
        await using var pair = await RevisoPair.StartAsync(options: static o => (o.DefaultCurrency, o.DefaultCustomerGroup, o.DefaultPaymentTerms, o.DefaultVatZone) = ("EUR", 2, 3, 1));
        // The first run reads the lists.
        await pair.RunAsync();
        var id = await AddAsync(pair, "Caffè Rossi", static c => (c.Currency, c.Group, c.PaymentTerms, c.VatZone) = (null, null, "2", null));
        await pair.RunAsync(new RunRequest { Record = new("company", $"{id}") });
        var made = Assert.Single(pair.Account.Customers);
        Assert.Equal(("EUR", 2, 2, 1, null), (made.Currency, made.CustomerGroupNumber, made.PaymentTermsNumber, made.VatZoneNumber, made.PriceGroupNumber));
        var filled = (await pair.Engine.ExplainAsync(RevisoPair.Id, new("company", $"{id}"), "group")).Events[^1];
        Assert.Equal(("created", "create.default", "2"), (filled.Event, filled.Rule, filled.Written));
        Assert.Equal("create", (await pair.Engine.ExplainAsync(RevisoPair.Id, new("company", $"{id}"), "paymentTerms")).Events[^1].Rule);
    }

    [Fact, Acceptance("000-21"), Acceptance("000-20")]
    public async Task A_CRM_without_the_extra_fields_works_with_configured_defaults_and_says_which_fields_it_lacks()
    {
        await using var pair = await RevisoPair.StartAsync(plain: true, options: static o => (o.DefaultCurrency, o.DefaultCustomerGroup, o.DefaultPaymentTerms, o.DefaultVatZone) = ("EUR", 2, 3, 1));
        var id = await AddAsync(pair, "Caffè Rossi");
        await pair.RunAsync(new RunRequest { Record = new("company", $"{id}") });
        var made = Assert.Single(pair.Account.Customers);
        // What its developer would have to add, with type, list and place.
        var schema = await pair.Setup.ReadSchemaAsync(RevisoPair.Id, 0);
        var missing = schema.Missing.ToDictionary(static m => m.Field, StringComparer.Ordinal);
        Assert.All(["currency", "group", "paymentTerms", "paymentType", "vatZone", "priceGroup"], name => Assert.Equal(("company", FieldType.Choice, name, false, $"company.{name}"), (missing[name].Entity, missing[name].Type, missing[name].List, missing[name].ReadOnly, missing[name].For)));
        Assert.Equal((FieldType.Boolean, null), (missing["splitPayment"].Type, missing["splitPayment"].List));
        Assert.Equal("Reviso takes no customer without customer group.", missing["group"].Because);
        Assert.Null(missing["priceGroup"].Because);
        Assert.DoesNotContain("name", missing.Keys);
        Assert.Empty(schema.Missing.Where(static m => m.Entity != "company"));
        Assert.Equal(("Caffè Rossi", "EUR", 2, 3, 1, null), (made.Name, made.Currency, made.CustomerGroupNumber, made.PaymentTermsNumber, made.VatZoneNumber, made.PriceGroupNumber));

        // An edit keeps what Reviso has, whatever the defaults are.
        pair.InReviso(a => a.EditCustomer(made.CustomerNumber, static c => c with { VatZoneNumber = 2 }));
        await EditAsync(pair, id, static c => c.Phone = "045 1234");
        await pair.SyncAsync("company");
        Assert.Equal(("045 1234", 2), (pair.Account.Customers[0].TelephoneAndFaxNumber, pair.Account.Customers[0].VatZoneNumber));
        Assert.Empty(await pair.ParkedAsync());

        // Without defaults there is no guess: all four are named at once.
        await using var bare = await RevisoPair.StartAsync(plain: true);
        var other = await AddAsync(bare, "Bar Sport");
        await bare.RunAsync(new RunRequest { Record = new("company", $"{other}") });
        Assert.Empty(bare.Account.Customers);
        Assert.Equal(["currency", "customerGroup", "paymentTerms", "vatZone"], Assert.Single(await bare.ParkedAsync()).Problems.Select(static p => p.Field!).Order(StringComparer.Ordinal));
    }

    [Fact, Acceptance("000-35"), Acceptance("I-02", Missing = "the webhook"), Rule("R12")]
    public async Task A_customer_that_gets_another_number_keeps_its_company_also_after_a_restart()
    {
        await using var pair = await RevisoPair.StartAsync();
        pair.InReviso(static a => a.Customer("Acme", static c => c with { VatNumber = "12345678903" }).Customer("Beta"));
        await pair.SyncAsync("company");
        pair.InReviso(static a => a.RenumberCustomer(1, 105));
        await pair.RestartAsync();
        for (var pass = 0; pass < 3; pass++)
            await pair.SyncAsync("company");
        var companies = await pair.InCrmAsync(static db => db.Companies.OrderBy(static c => c.Name).ToListAsync());
        Assert.Equal(["Acme 105", "Beta 2"], companies.Select(static c => $"{c.Name} {c.Number}"));
        Assert.Equal(0, pair.TakeWrites());

        // Somebody switches the customers off, and later what was saved before is put back.
        var before = Encoding.UTF8.GetBytes((await pair.Connections.GetAsync(RevisoPair.Id)).Settings);
        await pair.Connections.SaveSettingsAsync(RevisoPair.Id, """{ "version": 1, "flow": "Both", "winner": "Crm", "entities": { "company": { "enabled": false } } }"""u8.ToArray(), "anna");
        await pair.RunAsync();
        await pair.Connections.SaveSettingsAsync(RevisoPair.Id, before, "anna");
        await pair.RestartAsync();
        var created = 0;
        for (var pass = 0; pass < 3; pass++)
            created += await pair.SyncAsync("company") is var c ? c.CreatedInCrm + c.CreatedInAccounting : 0;
        Assert.Equal((0, 0), (created, pair.TakeWrites()));
        companies = await pair.InCrmAsync(static db => db.Companies.OrderBy(static c => c.Name).ToListAsync());
        Assert.Equal(["Acme 105", "Beta 2"], companies.Select(static c => $"{c.Name} {c.Number}"));
    }

    [Fact, Rule("R11")]
    public async Task A_number_that_was_deleted_and_given_to_another_company_is_asked_about_and_nothing_is_written()
    {
        await using var pair = await RevisoPair.StartAsync();
        pair.InReviso(static a => a.Customer("Acme", static c => c with { VatNumber = "12345678903" }));
        await pair.SyncAsync("company");
        pair.InReviso(static a => a.DeleteCustomer(1));
        pair.InReviso(static a => a.Customer("Zeta", static c => c with { VatNumber = "00743110157", City = "Pisa" }));
        Assert.Equal(1, pair.Account.Customers[0].CustomerNumber);
        for (var pass = 0; pass < 3; pass++)
            await pair.RunAsync();
        Assert.Equal(("Acme", "12345678903", null), (await pair.InCrmAsync(static db => db.Companies.SingleAsync(static c => c.Id == 1))) is var c ? (c.Name, c.VatNumber, c.City) : default);
        Assert.Equal("Zeta", pair.Account.Customers[0].Name);
        Assert.NotEmpty(await pair.ParkedAsync());
        Assert.Equal(0, pair.TakeWrites());
    }

    [Fact, Acceptance("P-16d", Missing = "the explicit push")]
    public async Task A_customer_that_is_deleted_closes_its_link_and_is_not_made_again()
    {
        await using var pair = await RevisoPair.StartAsync("""{ "version": 1, "flow": "Both", "winner": "Crm" """ + Everybody);
        var id = await AddAsync(pair, "Acme");
        await pair.SyncAsync("company");
        var number = Assert.Single(pair.Account.Customers).CustomerNumber;
        pair.InReviso(a => a.DeleteCustomer(number));
        pair.TakeWrites();
        for (var pass = 0; pass < 10; pass++)
        {
            // Deletions are seen by the reading of everything, which comes once a day.
            pair.Reviso.Clock.Advance(TimeSpan.FromDays(1));
            await EditAsync(pair, id, c => c.Phone = $"+39 06 {pass}");
            await pair.RunAsync();
        }

        Assert.Empty(pair.Account.Customers);
        Assert.Equal(0, pair.TakeWrites());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Acceptance("P-16f")]
    public async Task A_customer_that_Reviso_does_not_let_go_is_barred_and_nobody_asks_again(bool barredBefore)
    {
        await using var pair = await RevisoPair.StartAsync("""{ "version": 1, "flow": "Both", "winner": "Crm" """ + Everybody, more: static c => c.Mapping(static m => m.Entity("company").With(static e => e with { Delete = DeletePolicy.Delete })));
        var id = await AddAsync(pair, "Acme", c => c.Active = !barredBefore);
        var free = await AddAsync(pair, "Beta");
        await pair.SyncAsync("company");
        var kept = pair.Account.Customers.Single(static c => c.Name == "Acme");
        pair.InReviso(a => a.Quotation(kept.CustomerNumber));
        await pair.SyncAsync("company");
        pair.TakeWrites();
        await pair.InCrmAsync(async db => db.Remove(await db.Companies.SingleAsync(c => c.Id == id)));
        await pair.InCrmAsync(async db => db.Remove(await db.Companies.SingleAsync(c => c.Id == free)));
        await pair.SyncAsync("company");

        // The one without documents is gone, the other one is there and nobody uses it any more.
        var left = Assert.Single(pair.Account.Customers);
        Assert.Equal((kept.CustomerNumber, true), (left.CustomerNumber, left.Barred));
        Assert.Equal(barredBefore ? 2 : 3, pair.TakeWrites());
        Assert.Empty(await pair.ParkedAsync());
        var link = Assert.Single(await pair.Store.FindLinksAsync(RevisoPair.Id, Side.Accounting, "customers", [$"{kept.CustomerNumber}"], default));
        Assert.Equal((Connectors.Sync.Stores.LinkState.Orphaned, "deleted.crm"), (link.State, link.Reason));
        var history = await pair.Store.ListHistoryAsync(RevisoPair.Id, link.Id, 50, default);
        Assert.Contains(history, static h => h.Event == "delete-refused" && h.Detail.Contains("cannot be deleted", StringComparison.Ordinal));
        Assert.Contains(history, static h => h.Event == "barred");
        for (var pass = 0; pass < 3; pass++)
        {
            pair.Reviso.Clock.Advance(TimeSpan.FromDays(1));
            await pair.SyncAsync("company");
        }

        Assert.Equal(0, pair.TakeWrites());
        Assert.Empty(await pair.InCrmAsync(static db => db.Companies.ToListAsync()));
    }

    [Fact, Acceptance("P-16e")]
    public async Task Inactive_there_and_barred_here_are_one_field_in_both_directions()
    {
        await using var pair = await RevisoPair.StartAsync("""{ "version": 1, "flow": "Both", "winner": "Crm" """ + Everybody);
        var id = await AddAsync(pair, "Acme");
        await pair.SyncAsync("company");
        await EditAsync(pair, id, static c => c.Active = false);
        await pair.SyncAsync("company");
        Assert.True(Assert.Single(pair.Account.Customers).Barred);
        pair.InReviso(static a => a.EditCustomer(1, static c => c with { Barred = false }));
        await pair.SyncAsync("company");
        Assert.True((await pair.InCrmAsync(static db => db.Companies.SingleAsync())).Active);
        pair.TakeWrites();
        await pair.SyncAsync("company");
        Assert.Equal(0, pair.TakeWrites());
    }

    [Fact]
    public async Task A_number_with_IT_in_the_CRM_stays_as_it_is_and_stands_in_Reviso_without_it()
    {
        await using var pair = await RevisoPair.StartAsync();
        // The first run reads the lists.
        await pair.RunAsync();
        var id = await AddAsync(pair, "Acme", static c => c.VatNumber = "IT12345678903");
        await pair.RunAsync(new RunRequest { Record = new("company", $"{id}") });
        await pair.SyncAsync("company");
        await pair.SyncAsync("company");
        Assert.Equal("12345678903", Assert.Single(pair.Account.Customers).VatNumber);
        Assert.Equal("IT12345678903", (await pair.InCrmAsync(static db => db.Companies.SingleAsync())).VatNumber);
    }

    [Fact, Acceptance("P-37a", Missing = "the other vendors")]
    public async Task Persons_go_below_their_customer_where_they_are_switched_on_and_those_of_prospects_wait()
    {
        await using var pair = await RevisoPair.StartAsync("""{ "version": 1, "flow": "Both", "winner": "Crm", "entities": { "person": { "enabled": true } } }""");
        pair.InReviso(static a => a.Customer("Acme", static c => c with { VatNumber = "12345678903" }).Contact(1, "Carla", static c => c with { Email = "c@acme.example", Notes = "dal 2020" }));
        await pair.RunAsync();
        var acme = (await pair.InCrmAsync(static db => db.Companies.SingleAsync())).Id;
        var prospect = await AddAsync(pair, "Prospetto");
        await pair.InCrmAsync(db => Task.FromResult(db.Add(new Persona { Name = "Anna", Email = "a@acme.example", Phone = "+39 1", Notes = "x", EInvoiceId = "E1", CompanyId = acme })));
        await pair.InCrmAsync(db => Task.FromResult(db.Add(new Persona { Name = "Bruno", CompanyId = prospect })));
        await pair.RunAsync();
        await pair.RunAsync();

        Assert.Equal(["Anna", "Carla"], pair.Account.Contacts.Select(static c => c.Name).Order());
        var anna = pair.Account.Contacts.Single(static c => c.Name == "Anna");
        Assert.Equal((1, "a@acme.example", "+39 1", "x", "E1"), (anna.CustomerNumber, anna.Email, anna.Phone, anna.Notes, anna.EInvoiceId));
        var carla = await pair.InCrmAsync(static db => db.People.SingleAsync(static p => p.Name == "Carla"));
        Assert.Equal((acme, "c@acme.example", "dal 2020"), (carla.CompanyId, carla.Email, carla.Notes));

        // Changed and cleared, either way.
        pair.InReviso(a => a.EditContact(anna.CustomerContactNumber, static c => c with { Phone = "+39 2", Notes = null }));
        await pair.InCrmAsync(async db => (await db.People.SingleAsync(static p => p.Name == "Carla")).Email = null);
        await pair.RunAsync();
        Assert.Equal(("+39 2", null), (await pair.InCrmAsync(static db => db.People.SingleAsync(static p => p.Name == "Anna"))) is var p ? (p.Phone, p.Notes) : default);
        Assert.Null(pair.Account.Contacts.Single(static c => c.Name == "Carla").Email);
    }

    [Fact, Acceptance("000-39")]
    public async Task The_catalogue_can_be_brought_alone_and_the_customers_without_it()
    {
        await using var pair = await RevisoPair.StartAsync();
        pair.InReviso(static a => a.Customer("Acme").Product("00/1", "Vite", 1.5m));
        pair.TakeWrites();
        // "Synchronise": customers, and no call for a product but the probe's.
        var all = await pair.RunAsync();
        Assert.Equal(1, all.Entities["company"].CreatedInCrm);
        Assert.False(all.Entities.ContainsKey("product"));
        Assert.Equal(0, pair.Reviso.Calls.Count(static c => c.Operation == "products.list" && !c.Query.Contains("pagesize=1&", StringComparison.Ordinal) && !c.Query.EndsWith("pagesize=1", StringComparison.Ordinal)));
        Assert.Empty(await pair.InCrmAsync(static db => db.Articles.ToListAsync()));
        await pair.RunAsync(new RunRequest { Mapping = "product" });
        var article = Assert.Single(await pair.InCrmAsync(static db => db.Articles.ToListAsync()));
        Assert.Equal(("00/1", "Vite", 1.5m, "EUR", true), (article.Code, article.Name, article.Price, article.Currency, article.Active));

        // The code is Reviso's: what somebody types over it is set back.
        await pair.InCrmAsync(static async db => (await db.Articles.SingleAsync()).Code = "1");
        await pair.SyncAsync("product");
        Assert.Equal("00/1", (await pair.InCrmAsync(static db => db.Articles.SingleAsync())).Code);
        await pair.InCrmAsync(static db => Task.FromResult(db.Add(new Articolo { Code = "X", Name = "Solo CRM" })));
        pair.TakeWrites();
        await pair.SyncAsync("product");
        Assert.Equal(0, pair.TakeWrites());
    }

    private static (string?, string?, string?, string?, string?, string?) Six(Azienda c) => (c.Currency, c.Group, c.PaymentTerms, c.PaymentType, c.VatZone, c.PriceGroup);

    private static Task<int> AddAsync(RevisoPair pair, string name, Action<Azienda>? set = null) => pair.InCrmAsync(async db =>
    {
        var company = new Azienda { Name = name, Currency = "EUR", Group = "1", PaymentTerms = "2", VatZone = "1" };
        set?.Invoke(company);
        db.Add(company);
        await db.SaveChangesAsync();
        return company.Id;
    });

    private static Task EditAsync(RevisoPair pair, int id, Action<Azienda> set) => pair.InCrmAsync(async db =>
    {
        set(await db.Companies.SingleAsync(c => c.Id == id));
        return true;
    });
}
