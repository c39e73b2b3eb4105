using Connectors.Economic.Sync;
using Connectors.Pairs.Tests.Suite;
using Connectors.Sync;
using Connectors.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Pairs.Tests.Economic;

/// <summary>Companies, persons and products between a CRM and e-conomic, unit by unit, in all directions.</summary>
public sealed class EconomicPairTests
{
    public static TheoryData<Flow, Side> Directions => new()
    {
        { Flow.Both, Side.Crm },
        { Flow.Both, Side.Accounting },
        { Flow.FromCrm, Side.Crm },
        { Flow.FromAccounting, Side.Accounting },
    };

    [Theory, MemberData(nameof(Directions)), Acceptance("P-16e")]
    public async Task Companies_arrive_created_changed_and_cleared(Flow flow, Side born)
    {
        var direction = new Direction(flow, born);
        await using var suite = new FirmSuite(await EconomicPair.StartAsync(EconomicPair.EveryCompany(direction.Settings)));
        Assert.Equal(19 * 19 * Comparisons(flow), await suite.PlayAsync(direction));
        Assert.All(await suite.CrmAsync(), c => Assert.Equal(flow == Flow.FromCrm ? null : $"{suite.Pair.Economic.Account.Customers.Single(x => suite.KeyOf(x) == suite.KeyOf(c)).CustomerNumber}", c.Number));
    }

    [Theory, MemberData(nameof(Directions))]
    public async Task Products_arrive_created_changed_and_cleared(Flow flow, Side born)
    {
        var direction = new Direction(flow, born);
        await using var suite = new WareSuite(await EconomicPair.StartAsync(direction.Settings));
        Assert.Equal(8 * 8 * Comparisons(flow), await suite.PlayAsync(direction));
    }

    [Fact, Acceptance("P-16f")]
    public async Task A_customer_that_e_conomic_does_not_let_go_is_barred_and_nobody_asks_again()
    {
        await using var pair = await EconomicPair.StartAsync(EconomicPair.EveryCompany("""{ "version": 1, "flow": "Both", "winner": "Crm" }"""), static c => c.Mapping(static m => m.Entity("company").With(static e => e with { Delete = DeletePolicy.Delete })));
        await pair.InCrmAsync(static db =>
        {
            db.AddRange(new Firm { Name = "Ærø Kro", Currency = "DKK", Group = "1", PaymentTerms = "1", VatZone = "1" }, new Firm { Name = "Fri ApS", Currency = "DKK", Group = "1", PaymentTerms = "1", VatZone = "1" });
            return Task.FromResult(true);
        });
        await pair.SyncAsync("company");
        var kept = pair.Economic.Account.Customers.Single(static c => c.Name == "Ærø Kro").CustomerNumber;
        pair.Economic.Account.DraftInvoice(kept);
        await pair.SyncAsync("company");
        await pair.InCrmAsync(static async db =>
        {
            db.RemoveRange(await db.Firms.ToListAsync());
            return true;
        });
        await pair.SyncAsync("company");

        var left = Assert.Single(pair.Economic.Account.Customers);
        Assert.Equal((kept, true), (left.CustomerNumber, left.Barred));
        Assert.Empty(await pair.Engine.ListParkedAsync(EconomicPair.Id));
        pair.TakeWrites();
        for (var pass = 0; pass < 3; pass++)
        {
            pair.Economic.Clock.Advance(TimeSpan.FromDays(1));
            await pair.SyncAsync("company");
        }

        Assert.Equal(0, pair.TakeWrites());
        Assert.Empty(await pair.InCrmAsync(static db => db.Firms.ToListAsync()));
    }

    /// <summary>Every unit of the preset is in the tables above or in a test of its own here; a unit that is added to the preset turns this red.</summary>
    [Fact]
    public void Every_unit_of_the_preset_is_played()
    {
        Check("company", [.. EconomicUnits.Companies.Select(static u => u.Name), "number", "layout"]);
        Check("person", ["company", "name", "email", "phone", "notes", "eInvoiceId"]);
        Check("product", [.. EconomicUnits.Products.Select(static u => u.Name), "code", "cost"]);

        static void Check(string mapping, string[] played) =>
            Assert.Equal(EconomicPreset.Version1.Mappings.Single(m => m.Name == mapping).Units.Select(static u => u.Name).Order(StringComparer.Ordinal), played.Order(StringComparer.Ordinal));
    }

    [Fact, Acceptance("P-27a", Missing = "the other presets"), Acceptance("000-33", Missing = "Reviso")]
    public async Task A_run_links_what_stands_on_both_sides_brings_the_rest_to_the_CRM_and_leaves_prospects_alone()
    {
        await using var pair = await EconomicPair.StartAsync();
        pair.Economic.Account.Customer("Ærø Kro ApS", c => c with { CorporateIdentificationNumber = "12345678" }).Customer("Ny i regnskabet ApS", c => c with { CorporateIdentificationNumber = "87654321", Ean = "5790000000005" });
        await pair.InCrmAsync(db =>
        {
            db.Add(new Firm { Name = "Ærø Kro", RegistrationNumber = "DK 12 34 56 78", Currency = "DKK", Group = "1", PaymentTerms = "1", VatZone = "1" });
            db.Add(new Firm { Name = "Emne ApS", RegistrationNumber = "11111111", Currency = "DKK", Group = "1", PaymentTerms = "1", VatZone = "1" });
            return Task.FromResult(true);
        });
        await pair.SyncAsync("company");
        await pair.SyncAsync("company");
        var firms = await pair.InCrmAsync(static db => db.Firms.AsNoTracking().OrderBy(static c => c.Id).ToListAsync());
        Assert.Equal(3, firms.Count);
        Assert.Equal(2, pair.Economic.Account.Customers.Count);
        Assert.Equal(("1", null, "2"), (firms[0].Number, firms[1].Number, firms[2].Number));
        Assert.Equal(("Ny i regnskabet ApS", "DKK", "1", "1", "1"), (firms[2].Name, firms[2].Currency, firms[2].Group, firms[2].PaymentTerms, firms[2].VatZone));
        Assert.Equal(("87654321", "5790000000005", true), (firms[2].RegistrationNumber, firms[2].Ean, firms[2].Active));
        pair.TakeWrites();
        await pair.SyncAsync("company");
        Assert.Equal(0, pair.TakeWrites());
    }

    [Fact, Rule("R12")]
    public async Task A_renumbered_customer_keeps_its_company()
    {
        await using var pair = await EconomicPair.StartAsync();
        pair.Economic.Account.Customer("Ærø Kro ApS", c => c with { CorporateIdentificationNumber = "12345678" });
        await pair.SyncAsync("company");
        pair.Economic.Clock.Advance(TimeSpan.FromSeconds(1));
        pair.Economic.Account.RenumberCustomer(1, 205);
        await pair.SyncAsync("company");
        await pair.SyncAsync("company");
        var firm = Assert.Single(await pair.InCrmAsync(static db => db.Firms.AsNoTracking().ToListAsync()));
        Assert.Equal("205", firm.Number);
        Assert.Equal(205, Assert.Single(pair.Economic.Account.Customers).CustomerNumber);
    }

    [Fact, Acceptance("P-37a", Missing = "the other vendors")]
    public async Task Persons_go_under_their_customer_and_those_of_prospects_wait()
    {
        await using var pair = await EconomicPair.StartAsync();
        pair.Economic.Account.Customer("Ærø Kro ApS").Contact(1, "Åse Ærø", c => c with { Email = "aase@kro.example", Phone = "20304050", Notes = "Ringer selv", EInvoiceId = "E1" });
        await pair.SyncAsync("company");
        await pair.SyncAsync("person");
        var shown = Assert.Single(await pair.InCrmAsync(static db => db.Colleagues.AsNoTracking().ToListAsync()));
        Assert.Equal(("Åse Ærø", "aase@kro.example", "20304050", "Ringer selv", "E1"), (shown.Name, shown.Email, shown.Phone, shown.Notes, shown.EInvoiceId));
        var customer = Assert.Single(await pair.InCrmAsync(static db => db.Firms.AsNoTracking().ToListAsync()));
        Assert.Equal(customer.Id, shown.FirmId);

        await pair.InCrmAsync(async db =>
        {
            var prospect = new Firm { Name = "Emne ApS" };
            db.Add(prospect);
            db.Add(new Colleague { Name = "Bo Bertelsen", Email = "bo@kro.example", Phone = "1", Notes = "2", EInvoiceId = "3", FirmId = customer.Id });
            await db.SaveChangesAsync();
            db.Add(new Colleague { Name = "Carl Carlsen", Email = "carl@emne.example", FirmId = prospect.Id });
            return true;
        });
        await pair.SyncAsync("person");
        await pair.SyncAsync("person");
        Assert.Equal(["Bo Bertelsen 1 bo@kro.example 1 2 3", "Åse Ærø 1 aase@kro.example 20304050 Ringer selv E1"],
            pair.Economic.Account.Contacts.Select(static c => $"{c.Name} {c.CustomerNumber} {c.Email} {c.Phone} {c.Notes} {c.EInvoiceId}").Order(StringComparer.Ordinal));

        // Changed and cleared on each side.
        await pair.InCrmAsync(async db =>
        {
            var bo = await db.Colleagues.SingleAsync(static c => c.Name == "Bo Bertelsen");
            (bo.Email, bo.Phone, bo.Notes) = ("bo@ny.example", null, "Ny note");
            return true;
        });
        pair.Economic.Account.EditContact(pair.Economic.Account.Contacts.Single(static c => c.Name == "Åse Ærø").CustomerContactNumber, static c => c with { Name = "Åse Ny", EInvoiceId = null });
        await pair.SyncAsync("person");
        await pair.SyncAsync("person");
        var stored = pair.Economic.Account.Contacts.Single(static c => c.Name == "Bo Bertelsen");
        Assert.Equal(("bo@ny.example", null, "Ny note"), (stored.Email, stored.Phone, stored.Notes));
        var aase = await pair.InCrmAsync(static db => db.Colleagues.AsNoTracking().SingleAsync(static c => c.Email == "aase@kro.example"));
        Assert.Equal(("Åse Ny", null), (aase.Name, aase.EInvoiceId));
    }

    [Fact]
    public async Task What_e_conomic_owns_is_shown_and_not_sent()
    {
        await using var pair = await EconomicPair.StartAsync();
        pair.Economic.Account.Customer("Ærø Kro ApS", static c => c with { LayoutNumber = 19 }).Product("01-A", "Time", 800, static p => p with { CostPrice = 300 });
        await pair.SyncAsync("company");
        var (firm, ware) = await pair.InCrmAsync(static async db => (await db.Firms.AsNoTracking().SingleAsync(), await db.Wares.AsNoTracking().SingleAsync()));
        Assert.Equal(("19", "01-A", 300m), (firm.Layout, ware.Code, ware.Cost));
        pair.TakeWrites();
        await pair.InCrmAsync(static async db =>
        {
            (await db.Firms.SingleAsync()).Number = "77";
            (await db.Wares.SingleAsync()).Cost = 1;
            return true;
        });
        await pair.SyncAsync("company");
        await pair.SyncAsync("company");
        Assert.Equal(0, pair.TakeWrites());
        // The number is set back; the cost stays what somebody typed until e-conomic changes it.
        Assert.Equal("1", (await pair.InCrmAsync(static db => db.Firms.AsNoTracking().SingleAsync())).Number);
        pair.Economic.Account.EditProduct("01-A", static p => p with { CostPrice = 350 });
        await pair.SyncAsync("product");
        Assert.Equal(350m, (await pair.InCrmAsync(static db => db.Wares.AsNoTracking().SingleAsync())).Cost);
    }

    /// <summary>Created; changed and cleared on each open side, a closed side's edits; with a closed CRM accounting changes once more.</summary>
    private static int Comparisons(Flow flow) => flow == Flow.FromCrm ? 4 : 5;
}
