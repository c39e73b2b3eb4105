using Connectors.Pairs.Tests.Suite;
using Connectors.Sync;
using Connectors.Testing.Uniconta;
using Connectors.TestSupport;
using Connectors.Uniconta.Sync;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Pairs.Tests.Uniconta;

/// <summary>Organisations, persons, users and products between a CRM and Uniconta, unit by unit, in all directions.</summary>
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
    [Acceptance("002-02"), Acceptance("002-17", Missing = "a name that is too long for the CRM"), Acceptance("002-18"), Acceptance("002-19"), Acceptance("002-21"), Acceptance("002-24"), Acceptance("P-16e")]
    public async Task Organisations_arrive_created_changed_and_cleared(Flow flow, Side born)
    {
        var direction = new Direction(flow, born);
        await using var suite = new OrganisationSuite(await UnicontaPair.StartAsync(direction.Settings));
        Assert.Equal(13 * 13 * Comparisons(flow), await suite.PlayAsync(direction));
    }

    [Theory, MemberData(nameof(Directions))]
    [Acceptance("002-03"), Acceptance("002-43"), Acceptance("002-45")]
    public async Task Persons_arrive_created_changed_and_cleared_under_their_debtor(Flow flow, Side born)
    {
        var direction = new Direction(flow, born);
        await using var pair = await UnicontaPair.StartAsync();
        await AddAsync(pair, new Organisation { Name = "Ejer ApS", Type = "Kunde", Country = "DK" });
        await pair.SyncAsync("company");
        await pair.Connections.SaveSettingsAsync(UnicontaPair.Id, System.Text.Encoding.UTF8.GetBytes(direction.Settings), "ann");
        await using var suite = new ContactSuite(pair);
        Assert.Equal(4 * 4 * Comparisons(flow), await suite.PlayAsync(direction));
        Assert.All(pair.Uniconta.Account.Contacts, c => Assert.Equal((1, pair.Uniconta.Account.Debtors[0].Account), (c.DCType, c.DCAccount)));
        Assert.All(await pair.InCrmAsync(static db => db.Contacts.ToListAsync()), static c => Assert.Equal(1, c.OrganisationId));
    }

    [Theory, MemberData(nameof(Directions))]
    [Acceptance("002-06"), Acceptance("002-39", Missing = "the rule that leaves system users out"), Acceptance("002-42")]
    public async Task Users_arrive_created_changed_and_cleared(Flow flow, Side born)
    {
        var direction = new Direction(flow, born);
        await using var suite = new EmployeeSuite(await UnicontaPair.StartAsync(direction.Settings));
        Assert.Equal(5 * 5 * Comparisons(flow), await suite.PlayAsync(direction));
    }

    [Fact, Acceptance("002-05"), Acceptance("002-28", Missing = "latency"), Acceptance("002-33", Missing = "P-40"), Acceptance("002-34")]
    public async Task Items_arrive_in_the_CRM_and_an_edit_there_is_overwritten_and_never_sent()
    {
        var direction = new Direction(Flow.FromAccounting, Side.Accounting);
        await using var suite = new ArticleSuite(await UnicontaPair.StartAsync(direction.Settings));
        Assert.Equal(10 * 10 * Comparisons(Flow.FromAccounting), await suite.PlayAsync(direction));
        foreach (var row in await suite.CrmAsync())
            await suite.EditCrmAsync(row, static r => (r.Name, r.Price, r.Cost) = ("Min egen", 1, 2));
        suite.Pair.TakeWrites();
        await suite.SyncAsync();
        Assert.Equal(0, suite.Pair.TakeWrites());
        Assert.DoesNotContain(await suite.CrmAsync(), static r => r.Name == "Min egen" || r.Price == 1 || r.Cost == 2);
    }

    [Fact, Acceptance("P-16f"), Acceptance("002-13", Missing = "the page that offers it")]
    public async Task A_debtor_that_Uniconta_does_not_let_go_is_blocked_and_nobody_asks_again()
    {
        await using var pair = await UnicontaPair.StartAsync(connection: static c => c.Mapping(static m => m.Entity("company").With(static e => e with { Delete = DeletePolicy.Delete })));
        var (id, free) = (await AddAsync(pair, new Organisation { Name = "Kunde ApS", Type = "Kunde", Country = "DK" }), await AddAsync(pair, new Organisation { Name = "Fri ApS", Type = "Kunde", Country = "DK" }));
        await pair.SyncAsync("company");
        var kept = pair.Uniconta.Account.Debtors.Single(static d => d.Name == "Kunde ApS").Account!;
        pair.Uniconta.Account.Contact("Person", kept);
        await pair.SyncAsync("company");
        await pair.InCrmAsync(static async db =>
        {
            foreach (var organisation in await db.Organisations.ToListAsync())
                organisation.Deleted = true;
            return true;
        });
        await pair.SyncAsync("company");

        var left = Assert.Single(pair.Uniconta.Account.Debtors);
        Assert.Equal((kept, true), (left.Account, left.Blocked));
        Assert.DoesNotContain(await pair.ParkedAsync(), static p => p.Mapping == "company");
        var link = Assert.Single(await pair.Store.FindLinksAsync(UnicontaPair.Id, Side.Crm, "company", [$"{id}"], default));
        Assert.Equal((Connectors.Sync.Stores.LinkState.Orphaned, "deleted.crm"), (link.State, link.Reason));
        var history = await pair.Store.ListHistoryAsync(UnicontaPair.Id, link.Id, 50, default);
        Assert.Contains(history, static h => h.Event == "delete-refused" && h.Detail.Length > 0);
        Assert.Contains(history, static h => h.Event == "barred");
        Assert.NotEqual(id, free);
        pair.TakeWrites();
        for (var pass = 0; pass < 3; pass++)
        {
            pair.Uniconta.Clock.Advance(TimeSpan.FromDays(1));
            await pair.SyncAsync("company");
        }

        Assert.Equal(0, pair.TakeWrites());
        Assert.Empty(await pair.InCrmAsync(static db => db.Organisations.Where(static o => !o.Deleted).ToListAsync()));
    }

    /// <summary>Every unit of the preset is in the tables of the suite or in a test of its own here; a unit that is added to the preset turns this red.</summary>
    [Fact]
    public void Every_unit_of_the_preset_is_played()
    {
        var mappings = UnicontaPreset.Create(new() { CustomerField = "type", CustomerValues = { "Kunde" } }).Mappings;
        Check("company", [.. UnicontaUnits.Company.Select(static u => u.Name), "number", "ean", "paymentTerms", "group", "type"]);
        Check("person", [.. UnicontaUnits.Person.Select(static u => u.Name), "company"]);
        Check("user", [.. UnicontaUnits.User.Select(static u => u.Name), "number"]);
        Check("product", [.. UnicontaUnits.Product.Select(static u => u.Name)]);

        void Check(string mapping, string[] played) =>
            Assert.Equal(mappings.Single(m => m.Name == mapping).Units.Select(static u => u.Name).Order(StringComparer.Ordinal), played.Order(StringComparer.Ordinal));
    }

    [Fact, Acceptance("002-07", Missing = "hooks"), Acceptance("002-10", Missing = "the lost reply"), Acceptance("P-27a", Missing = "1,000 of them"), Acceptance("P-39", Missing = "two creates at once")]
    public async Task An_organisation_becomes_a_debtor_when_its_type_says_so_and_its_number_comes_back_once()
    {
        await using var pair = await UnicontaPair.StartAsync();
        var id = await AddAsync(pair, new Organisation { Name = "Emne ApS", Type = "Emne", Country = "DK" });
        await pair.SyncAsync("company");
        await EditAsync(pair, id, static c => c.Phone = "12345678");
        await pair.SyncAsync("company");
        Assert.Empty(pair.Uniconta.Account.Debtors);

        await EditAsync(pair, id, static c => c.Type = "kunde");
        await pair.SyncAsync("company");
        await pair.SyncAsync("company");
        var debtor = Assert.Single(pair.Uniconta.Account.Debtors);
        Assert.Equal(("70001", "Emne ApS", "12345678"), (debtor.Account, debtor.Name, debtor.Phone));
        Assert.Equal("70001", (await FindAsync(pair, id)).Number);
        pair.TakeWrites();
        var stamp = (await FindAsync(pair, id)).ChangedAt;
        await pair.SyncAsync("company");
        Assert.Equal((0, stamp), (pair.TakeWrites(), (await FindAsync(pair, id)).ChangedAt));
    }

    [Fact, Acceptance("002-11"), Acceptance("002-12"), Acceptance("P-35")]
    public async Task The_type_is_set_back_while_the_debtor_exists_and_left_alone_when_it_is_gone()
    {
        await using var pair = await UnicontaPair.StartAsync();
        var id = await AddAsync(pair, new Organisation { Name = "Kunde ApS", Type = "Kunde", Country = "DK" });
        await pair.SyncAsync("company");
        await pair.SyncAsync("company");

        // Both in one save: the address goes over, the type comes back.
        await EditAsync(pair, id, static c => (c.Type, c.Street) = ("Tabt", "Ny Gade 1"));
        await pair.SyncAsync("company");
        Assert.Equal("Kunde", (await FindAsync(pair, id)).Type);
        Assert.Equal("Ny Gade 1", Assert.Single(pair.Uniconta.Account.Debtors).Text("Address1"));
        pair.TakeWrites();
        await pair.SyncAsync("company");
        Assert.Equal(0, pair.TakeWrites());

        pair.Uniconta.Account.Delete(pair.Uniconta.Account.Debtors[0]);
        await pair.SyncAsync("company");
        await EditAsync(pair, id, static c => c.Type = "Tabt");
        var stamp = (await FindAsync(pair, id)).ChangedAt;
        for (var pass = 0; pass < 10; pass++)
            await pair.SyncAsync("company");
        Assert.Equal(("Tabt", stamp), ((await FindAsync(pair, id)).Type, (await FindAsync(pair, id)).ChangedAt));
        Assert.Empty(pair.Uniconta.Account.Debtors);
        Assert.Equal(0, pair.TakeWrites());
    }

    [Fact, Acceptance("002-15", Missing = "two creates with one number")]
    public async Task A_given_number_is_used_and_a_renumbering_reaches_the_CRM_and_keeps_the_link()
    {
        await using var pair = await UnicontaPair.StartAsync();
        var id = await AddAsync(pair, new Organisation { Name = "Nummer ApS", Number = "0042", Type = "Kunde", Country = "DK" });
        await pair.SyncAsync("company");
        Assert.Equal("0042", Assert.Single(pair.Uniconta.Account.Debtors).Account);

        pair.Uniconta.Account.RenumberDebtor("0042", "00777");
        await pair.SyncAsync("company");
        Assert.Equal("00777", (await FindAsync(pair, id)).Number);
        // An edit of the number in the CRM is not sent: Uniconta would make another debtor of it.
        await EditAsync(pair, id, static c => (c.Number, c.City) = ("9", "Ribe"));
        await pair.SyncAsync("company");
        Assert.Equal(("00777", "Ribe"), (Assert.Single(pair.Uniconta.Account.Debtors).Account, pair.Uniconta.Account.Debtors[0].City));
        Assert.Equal("00777", (await FindAsync(pair, id)).Number);
    }

    [Fact, Acceptance("002-25"), Acceptance("002-26", Missing = "as a list"), Acceptance("002-27", Missing = "as a list")]
    public async Task EAN_terms_and_group_are_shown_and_an_edit_of_them_is_overwritten_and_never_sent()
    {
        await using var pair = await UnicontaPair.StartAsync();
        var id = await AddAsync(pair, new Organisation { Name = "Vist ApS", Type = "Kunde", Country = "DK", Group = "EU", PaymentTerms = "N30" });
        await pair.SyncAsync("company");
        Assert.Equal(("DK", null), (pair.Uniconta.Account.Debtors[0].Group, pair.Uniconta.Account.Debtors[0].Payment));

        pair.Uniconta.Account.Edit(pair.Uniconta.Account.Debtors[0], static d => d.With("EAN", "5790000000001").With("Payment", "N8").With("Group", "EU"));
        await pair.SyncAsync("company");
        Assert.Equal(("5790000000001", "N8", "EU"), await ShownAsync());
        pair.TakeWrites();
        await EditAsync(pair, id, static c => (c.Ean, c.PaymentTerms, c.Group) = ("1", "N30", "DK"));
        await pair.SyncAsync("company");
        Assert.Equal(("5790000000001", "N8", "EU"), await ShownAsync());
        Assert.Equal(0, pair.TakeWrites());

        async Task<(string?, string?, string?)> ShownAsync() => await FindAsync(pair, id) is var c ? (c.Ean, c.PaymentTerms, c.Group) : default;
    }

    [Fact, Acceptance("002-16"), Rule("R16")]
    public async Task Organisations_are_recognised_by_their_CVR_number_else_by_name_and_postcode_and_never_doubled()
    {
        await using var pair = await UnicontaPair.StartAsync();
        pair.Uniconta.Account.AddDebtor("Handelsnavn", static d => d with { CompanyRegNo = "12345678" });
        pair.Uniconta.Account.AddDebtor("Smedjen A/S", static d => d.With("ZipCode", "8000"));
        var byNumber = await AddAsync(pair, new Organisation { Name = "Skovbo ApS", Type = "Kunde", RegistrationNumber = "DK 12 34 56 78", Country = "DK" });
        var byName = await AddAsync(pair, new Organisation { Name = "smedjen", Type = "Kunde", ZipCode = "8000", Country = "DK" });
        await pair.SyncAsync("company");
        await pair.SyncAsync("company");
        Assert.Equal(2, pair.Uniconta.Account.Debtors.Count);
        Assert.Equal(2, (await pair.InCrmAsync(static db => db.Organisations.ToListAsync())).Count);
        Assert.Equal((pair.Uniconta.Account.Debtors[0].Account, pair.Uniconta.Account.Debtors[1].Account), ((await FindAsync(pair, byNumber)).Number, (await FindAsync(pair, byName)).Number));
    }

    [Fact, Acceptance("P-37a"), Acceptance("002-44")]
    public async Task Persons_of_prospects_stay_and_follow_when_their_organisation_becomes_a_customer()
    {
        await using var pair = await UnicontaPair.StartAsync();
        var id = await AddAsync(pair, new Organisation { Name = "Emne ApS", Type = "Emne", Country = "DK" });
        await pair.InCrmAsync(db => Task.FromResult(db.Add(new Contact { Name = "Bo", Email = "bo@emne.example", OrganisationId = id })));
        await pair.SyncAsync("person");
        Assert.Equal(0, pair.TakeWrites());
        await EditAsync(pair, id, static c => c.Type = "Kunde");
        await pair.SyncAsync("person");
        await pair.SyncAsync("person");
        Assert.Equal(("Bo", pair.Uniconta.Account.Debtors[0].Account), (Assert.Single(pair.Uniconta.Account.Contacts).Name, pair.Uniconta.Account.Contacts[0].DCAccount));
    }

    [Fact, Acceptance("P-36a"), Acceptance("P-36b", Missing = "users"), Acceptance("002-41", Missing = "two hits")]
    public async Task An_e_mail_recognises_a_person_and_is_not_who_the_person_is()
    {
        await using var pair = await UnicontaPair.StartAsync();
        var id = await AddAsync(pair, new Organisation { Name = "Kunde ApS", Type = "Kunde", Country = "DK" });
        await pair.SyncAsync("company");
        var account = pair.Uniconta.Account.Debtors[0].Account;
        pair.Uniconta.Account.Contact("Åse", account, static c => c with { Email = "AASE@kunde.example " }).Contact("Bo", account, static c => c with { Email = "bo@kunde.example" }).Contact("Uden", account).Employee("7", "Sælger", static e => e with { Email = "S@firma.example" });
        await pair.InCrmAsync(db =>
        {
            db.AddRange(new Contact { Name = "Åse", Email = "aase@kunde.example", OrganisationId = id }, new Contact { Name = "Bo", Email = "bo@kunde.example", OrganisationId = id }, new Contact { Name = "Ingen", OrganisationId = id });
            db.Add(new Employee { Name = "Sælger", Email = " s@firma.example" });
            return Task.FromResult(true);
        });
        await pair.SyncAsync("person");
        await pair.SyncAsync("person");
        // Two were recognised; those without an address are nobody's counterpart.
        Assert.Equal(4, pair.Uniconta.Account.Contacts.Count);
        Assert.Equal(4, (await pair.InCrmAsync(static db => db.Contacts.ToListAsync())).Count);
        Assert.Equal("7", Assert.Single(await pair.InCrmAsync(static db => db.Employees.ToListAsync())).Number);

        // They swap their addresses: each link stays with its person.
        await pair.InCrmAsync(static async db =>
        {
            var (aase, bo) = (await db.Contacts.SingleAsync(static c => c.Name == "Åse"), await db.Contacts.SingleAsync(static c => c.Name == "Bo"));
            (aase.Email, bo.Email) = (bo.Email, aase.Email);
            return true;
        });
        await pair.SyncAsync("person");
        Assert.Equal(("bo@kunde.example", "aase@kunde.example"), (Stored("Åse").Email, Stored("Bo").Email));
        Assert.Equal(4, pair.Uniconta.Account.Contacts.Count);

        StoredContact Stored(string name) => pair.Uniconta.Account.Contacts.Single(c => c.Name == name);
    }

    [Fact, Acceptance("002-20"), Acceptance("002-22")]
    public async Task One_refused_organisation_is_parked_with_its_reason_while_the_others_go_on_and_is_retried_alone()
    {
        await using var pair = await UnicontaPair.StartAsync();
        var bad = await AddAsync(pair, new Organisation { Name = "Skovbo ApS", Type = "Kunde", Country = "Danmark" });
        await AddAsync(pair, new Organisation { Name = "Engbo ApS", Type = "Kunde", Country = "DK" });
        await pair.SyncAsync("company");
        Assert.Equal("Engbo ApS", Assert.Single(pair.Uniconta.Account.Debtors).Name);
        var parked = Assert.Single(await pair.ParkedAsync());
        Assert.Contains("Danmark", Assert.Single(parked.Problems).Message, StringComparison.Ordinal);

        await EditAsync(pair, bad, static c => (c.Country, c.Currency) = ("DK", "XTS"));
        await pair.Engine.RetryAsync(UnicontaPair.Id, parked.Mapping, parked.Pair);
        await pair.SyncAsync("company");
        parked = Assert.Single(await pair.ParkedAsync());
        Assert.Equal("Currency", Assert.Single(parked.Problems).Field);
        Assert.Single(pair.Uniconta.Account.Debtors);

        await EditAsync(pair, bad, static c => c.Currency = "EUR");
        await pair.Engine.RetryAsync(UnicontaPair.Id, parked.Mapping, parked.Pair);
        await pair.SyncAsync("company");
        Assert.Equal(["Engbo ApS", "Skovbo ApS"], pair.Uniconta.Account.Debtors.Select(static d => d.Name!).Order(StringComparer.Ordinal));
        Assert.Empty(await pair.ParkedAsync());
    }

    /// <summary>Created; changed and cleared on each open side, a closed side's edits; with a closed CRM accounting changes once more.</summary>
    private static int Comparisons(Flow flow) => flow == Flow.FromCrm ? 4 : 5;

    private static async Task<int> AddAsync(UnicontaPair pair, Organisation row) => (await pair.InCrmAsync(async db =>
    {
        db.Add(row);
        await db.SaveChangesAsync();
        return row;
    })).Id;

    private static Task EditAsync(UnicontaPair pair, int id, Action<Organisation> edit) => pair.InCrmAsync(async db =>
    {
        edit(await db.Organisations.SingleAsync(c => c.Id == id));
        return true;
    });

    private static Task<Organisation> FindAsync(UnicontaPair pair, int id) => pair.InCrmAsync(db => db.Organisations.AsNoTracking().SingleAsync(c => c.Id == id));
}
