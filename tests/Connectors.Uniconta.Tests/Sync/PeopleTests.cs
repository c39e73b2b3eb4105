using Connectors.Sync;
using Connectors.Testing.Uniconta;
using Connectors.Uniconta.Sync;
using static Connectors.Uniconta.Tests.Sync.SyncFixture;

namespace Connectors.Uniconta.Tests.Sync;

/// <summary>Contacts, employees and items.</summary>
public sealed class PeopleTests
{
    [Fact, Acceptance("002-43"), Acceptance("P-37a")]
    public async Task A_contact_is_made_under_its_debtor_and_the_row_of_the_debtor_is_the_reference()
    {
        await using var f = await SyncFixture.StartAsync(static a => a.Debtor("Kunde", static d => d with { Account = "077" }));
        var debtor = new RecordRef("debtor", $"{f.Account.Debtors[0].RowId}");
        Row(await f.CreateAsync("contact", ("Name", T("Åse Ærø")), ("Email", T("aase@kunde.example")), ("Mobil", T("20304050")), ("Title", T("Purchase")), ("Debtor", FieldValue.Of(debtor))));
        var stored = Assert.Single(f.Account.Contacts);
        Assert.Equal(("Åse Ærø", "aase@kunde.example", "20304050", 2, 1, "077"), (stored.Name, stored.Email, stored.Mobil, stored.Title, stored.DCType, stored.DCAccount));

        f.Account.RenumberDebtor("077", "099");
        await f.NextRunAsync();
        Assert.Equal(debtor, (await f.PresentAsync("contact", stored.RowId))["Debtor"].AsReference());
        Assert.Equal("Debtor", Only(await f.CreateAsync("contact", ("Name", T("Uden firma")))).Field);
    }

    [Fact, Acceptance("P-37b")]
    public async Task A_contact_that_changes_its_company_goes_under_the_other_debtor()
    {
        await using var f = await SyncFixture.StartAsync(static a => a.Debtor("En", static d => d with { Account = "1" }).Debtor("To", static d => d with { Account = "2" }).Contact("Bo", "1"));
        Row(await f.UpdateAsync("contact", f.Account.Contacts[0].RowId, ("Debtor", FieldValue.Of(new RecordRef("debtor", $"{f.Account.Debtors[1].RowId}")))));
        Assert.Equal(("2", 1), (f.Account.Contacts[0].DCAccount, f.Account.Contacts[0].DCType));
        Assert.Equal("reference", Only(await f.UpdateAsync("contact", f.Account.Contacts[0].RowId, ("Debtor", FieldValue.Of(new RecordRef("debtor", "98765"))))).Code);
    }

    [Fact]
    public async Task Contacts_of_creditors_and_of_nobody_take_no_part_and_one_that_moves_there_has_changed_its_kind()
    {
        await using var f = await SyncFixture.StartAsync(static a => a.Debtor("Kunde", static d => d with { Account = "1" }).Contact("Kundes", "1").Contact("Leverandørs", "1", static c => c with { DCType = 2 }).Contact("Ingens", null));
        var (changes, _, _) = await f.ReadAsync("contacts");
        Assert.Equal(["contact", "contact.other", "contact.other"], changes.Select(static c => c.Ref.Entity));
        Assert.Equal([true, false, false], changes.Select(static c => c.Record is not null));
        f.Account.Edit(f.Account.Contacts[0], static c => c with { DCType = 3 });
        Assert.Equal("contact.other", Assert.IsType<RecordLookup.ChangedKind>(await f.GetAsync("contact", f.Account.Contacts[0].RowId)).Entity);
    }

    [Fact]
    public async Task An_address_that_several_share_finds_them_all()
    {
        await using var f = await SyncFixture.StartAsync(static a => a.Debtor("Kunde", static d => d with { Account = "1" }).Contact("A", "1", static c => c with { Email = "info@kunde.example" }).Contact("B", "1", static c => c with { Email = "INFO@kunde.example" }));
        var found = await f.Provider.GetAsync(new() { Schema = f.Entity("contact"), Match = new(f.Entity("contact").SlotOf("Email"), ["info@kunde.example"]) }, default);
        Assert.Equal(2, found.Count);
    }

    [Fact]
    public async Task Versions_that_call_the_mobile_telephone_otherwise_are_written_under_their_own_name()
    {
        await using var f = await SyncFixture.StartAsync(static a => a.Debtor("Kunde", static d => d with { Account = "1" }).Contact("A", "1", static c => c with { Mobil = "1" }), oddities: static o => o.NamesOf2016 = true);
        var row = f.Account.Contacts[0].RowId;
        Assert.Equal("1", (await f.PresentAsync("contact", row))["Mobil"].AsText());
        Row(await f.UpdateAsync("contact", row, ("Mobil", T("2"))));
        Assert.Equal("2", f.Account.Contacts[0].Mobil);
    }

    [Fact, Acceptance("002-39", Missing = "the CRM side"), Acceptance("002-40"), Acceptance("P-39", Missing = "the CRM side")]
    public async Task An_employee_gets_a_number_of_at_most_ten_characters_and_is_a_salesperson()
    {
        await using var f = await SyncFixture.StartAsync(static a => a.Employee("7", "Gammel").Employee("BOSS", "Chef"));
        var applied = Assert.IsType<WriteOutcome.Applied>(await f.CreateAsync("employee", ("Name", T("Ny Sælger")), ("Email", T("ny@firma.example"))));
        Assert.Equal(("8", "Sales"), (applied.Record!["Number"].AsText(), applied.Record["Title"].AsText()));
        Assert.Equal(1, f.Account.Employees.Single(static e => e.Number == "8").Title);
        Row(await f.CreateAsync("employee", ("Number", T("00123")), ("Name", T("Med Nummer")), ("Title", T("Support"))));
        Assert.Equal(4, f.Account.Employees.Single(static e => e.Number == "00123").Title);
        Assert.Equal(("too-long", "Number"), (await f.CreateAsync("employee", ("Number", T("12345678901")), ("Name", T("Lang"))) is var refused && Only(refused) is var p ? (p.Code, p.Field) : default));
    }

    [Fact]
    public async Task When_the_numbers_are_used_up_it_is_said_and_nothing_is_sent()
    {
        await using var f = await SyncFixture.StartAsync(static a => a.Employee("9999999999", "Sidste"));
        Assert.Equal(("numbers-used-up", "Number"), (await f.CreateAsync("employee", ("Name", T("Ny"))) is var refused && Only(refused) is var p ? (p.Code, p.Field) : default));
        Assert.Single(f.Account.Employees);
    }

    [Fact, Acceptance("002-42", Missing = "the CRM side")]
    public async Task Private_members_of_an_employee_are_no_fields_and_survive_a_write()
    {
        await using var f = await SyncFixture.StartAsync(static a => a.Employee("7", "Bo", static e => e.With("PersonalId", "010190-1234").With("PrivateEmail", "bo@hjem.example").With("PayId", "77")));
        Assert.DoesNotContain(f.Entity("employee").Fields, static s => s.Name.StartsWith("Private", StringComparison.Ordinal) || s.Name is "PersonalId" or "PayId" or "CostPrice" or "SalesPrice");
        Row(await f.UpdateAsync("employee", f.Account.Employees[0].RowId, ("Name", T("Bo Ny")), ("Mobil", T("20304050"))));
        var stored = f.Account.Employees[0];
        Assert.Equal(("Bo Ny", "20304050", "010190-1234", "bo@hjem.example", "77"), (stored.Name, stored.Mobil, stored.Text("PersonalId"), stored.Text("PrivateEmail"), stored.Text("PayId")));
    }

    [Fact, Acceptance("002-33", Missing = "the CRM side"), Acceptance("002-34", Missing = "the CRM side")]
    public async Task Items_show_cost_and_sales_price_with_their_currency_and_zero_is_a_price()
    {
        await using var f = await SyncFixture.StartAsync(static a => a
            .Item("A", "Bolt", 12.5m, static i => i with { CostPrice = 7.25m, AverageCost = 9m, QtyOnStock = 3, EAN = "5790000000001" })
            .Item("B", "Tysk bolt", 10m, static i => i with { Currency1 = "EUR", Blocked = true, Unit = 0 })
            .Item("C", "Gave", 0m));
        var (changes, _, _) = await f.ReadAsync("items");
        string Shown(int at, string field) => changes[at].Record![field].ToString();
        Assert.Equal(("12.5", "DKK", "7.25", "3", "Pcs", "false"), (Shown(0, "SalesPrice1"), Shown(0, "Currency1"), Shown(0, "CostPrice"), Shown(0, "QtyOnStock"), Shown(0, "Unit"), Shown(0, "Blocked")));
        Assert.Equal(("EUR", "true", "∅"), (Shown(1, "Currency1"), Shown(1, "Blocked"), Shown(1, "Unit")));
        Assert.Equal(("0", "0"), (Shown(2, "SalesPrice1"), Shown(2, "CostPrice")));
        Assert.All(f.Entity("item").Fields, static s => Assert.True(s.ReadOnly));
    }

    [Fact, Acceptance("P-40", Missing = "by CRM role; exports")]
    public async Task A_withheld_cost_price_is_no_field_of_items_nor_of_the_mapping()
    {
        var options = new UnicontaSyncOptions { WithholdCostPrice = true };
        await using var f = await SyncFixture.StartAsync(static a => a.Item("A", "Bolt", 12.5m, static i => i with { CostPrice = 7.25m }), options);
        Assert.DoesNotContain(f.Entity("item").Fields, static s => s.Name.Contains("Cost", StringComparison.Ordinal) && s.Name != "CostModel");
        Assert.DoesNotContain(UnicontaPreset.Create(options).Mappings.Single(static m => m.Name == "product").Units, static u => u.CrmFields.Contains("cost"));
        Assert.DoesNotContain((await f.ReadAsync("items")).Changes.SelectMany(c => f.Entity("item").Fields.Select(s => c.Record![s.Name].ToString())), static v => v == "7.25");
        Assert.Contains(UnicontaPreset.Version1.Mappings.Single(static m => m.Name == "product").Units, static u => u.CrmFields.Contains("cost"));
    }
}
