using Connectors.Dinero.Tests.Support;
using Connectors.Dinero.Tests.Sync;
using Connectors.Sync;
using Connectors.Testing;

namespace Connectors.Dinero.Tests.Traps;

/// <summary>Contacts, products and lists; numbers as in the vendor notes' list of what goes wrong with a careless client.</summary>
public sealed class ContactTraps
{
    [Fact]
    public async Task Trap01_A_list_shows_two_members_by_default_so_every_list_names_what_it_wants()
    {
        await using var dinero = await DineroSimulator.StartAsync(a => a
            .Contact("Acme ApS", c => c with { City = "Aarhus", VatNumber = "12345678" })
            .Product("Time", 800, p => p with { Unit = "hours", ProductNumber = "T-1" }));
        dinero.Account.AddInvoice(dinero.Account.Contacts[0].ContactGuid);
        dinero.Account.AddTradeOffer(dinero.Account.Contacts[0].ContactGuid);
        await using var test = TestClient.Of(dinero);
        var contact = Assert.Single((await test.Client.Contacts.ListPageAsync()).Items);
        Assert.Equal(("Aarhus", "12345678", false), (contact.City, contact.VatNumber, contact.IsPerson));
        Assert.NotNull(contact.UpdatedAt);
        var product = Assert.Single((await test.Client.Products.ListPageAsync()).Items);
        Assert.Equal(("T-1", 800m, ProductUnit.Hours), (product.ProductNumber, product.BaseAmountValue, product.Unit));
        var invoice = Assert.Single((await test.Client.Invoices.ListPageAsync()).Items);
        Assert.Equal(("Acme ApS", dinero.Account.Contacts[0].ContactGuid, "DKK"), (invoice.ContactName, invoice.ContactGuid!.Value.Value, invoice.Currency));
        Assert.NotNull(invoice.TotalInclVat);
        Assert.NotNull(Assert.Single((await test.Client.TradeOffers.ListPageAsync()).Items).TimeStamp);
        Assert.NotNull(Assert.Single(await test.Client.Organizations.ListAsync()).VatNumber);
    }

    [Fact]
    public async Task Trap01_What_was_not_asked_for_is_absent_and_comes_in_the_casing_that_was_asked_for()
    {
        await using var dinero = await DineroSimulator.StartAsync(a => a.Contact("Acme ApS", c => c with { City = "Aarhus" }));
        await using var test = TestClient.Of(dinero);
        var row = Assert.Single((await test.Client.Contacts.ListPageAsync(new() { Fields = [new("NAME")] })).Items);
        Assert.Equal(("Acme ApS", null, dinero.Account.Contacts[0].ContactGuid), (row.Name, row.City, row.ContactGuid.Value));
    }

    [Fact]
    public async Task Trap02_A_record_from_a_list_is_the_base_of_a_change_and_loses_nothing_that_no_list_shows()
    {
        await using var f = await SyncFixture.StartAsync(a => a.Contact("Acme ApS", c => c with
        {
            SENumber = "87654321",
            PNumber = "1001",
            CompanyTypeKey = "PrivateLimitedCompany",
            InvoiceMailOutOptionKey = "SE",
            UseCvr = true,
        }));
        var row = Assert.Single((await f.ReadAsync("contacts")).Changes).Record!;
        Assert.True(row["SENumber"].IsAbsent);
        Assert.IsType<WriteOutcome.Applied>(await f.UpdateAsync(row, ("Phone", FieldValue.Of("70101010"))));
        var stored = f.Dinero.Account.Contacts[0];
        Assert.Equal(("70101010", "87654321", "1001", "PrivateLimitedCompany", "SE", true),
            (stored.Phone, stored.SENumber, stored.PNumber, stored.CompanyTypeKey, stored.InvoiceMailOutOptionKey, stored.UseCvr));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task Trap03_A_deletion_is_in_no_pass_over_the_living_of_version_1_and_among_them_in_version_2(bool v2, bool honoursFalse)
    {
        await using var dinero = await DineroSimulator.StartAsync(a => a.ManyContacts(3));
        dinero.Oddities.V2ContactsHonourDeletedOnlyFalse = honoursFalse;
        dinero.Account.DeleteContact(dinero.Account.Contacts[0].ContactGuid);
        await using var test = TestClient.Of(dinero, o => o.ReadContactListV2 = v2);
        var gone = dinero.Account.Contacts[0].ContactGuid;
        var listed = await test.Client.Contacts.ListAsync().ToListAsync();
        Assert.Equal(v2 ? 3 : 2, listed.Count);
        // Whoever lists can tell: nobody is brought back to life for want of a mark.
        Assert.Equal(v2 ? [gone] : [], listed.Where(c => c.DeletedAt is not null).Select(c => c.ContactGuid.Value));
        Assert.Equal([gone], (await test.Client.Contacts.ListAsync(new() { DeletedOnly = true }).ToListAsync()).Select(c => c.ContactGuid.Value));
    }

    [Fact]
    public async Task Trap04_A_contact_follows_the_company_register_only_where_somebody_said_so_and_goes_on_doing_it()
    {
        await using var dinero = await DineroSimulator.StartAsync();
        dinero.CvrRegister.Add("12345678", "REGISTERED ApS", "Registervej 1", "1000", "København K");
        await using var test = TestClient.Of(dinero);
        var ours = await test.Client.Contacts.CreateAsync(new() { Name = "Acme ApS", CountryKey = "DK", IsPerson = false, VatNumber = "12345678" });
        Assert.Equal("Acme ApS", (await test.Client.Contacts.GetAsync(ours)).Name);
        var theirs = await test.Client.Contacts.CreateAsync(new() { Name = "Acme ApS", CountryKey = "DK", IsPerson = false, VatNumber = "12345678", UseCvr = true });
        Assert.Equal("REGISTERED ApS", (await test.Client.Contacts.GetAsync(theirs)).Name);
        await test.Client.Contacts.UpdateAsync(theirs, c => c with { Phone = "70101010" });
        Assert.Equal([false, true], dinero.Account.Contacts.Select(c => c.UseCvr));
    }

    [Theory]
    [InlineData(Testing.Dinero.DineroEmptyTexts.ReadAsStored)]
    [InlineData(Testing.Dinero.DineroEmptyTexts.ReadAsEmpty)]
    [InlineData(Testing.Dinero.DineroEmptyTexts.ReadAsNull)]
    public async Task Trap04_An_empty_text_and_none_are_one_value_or_every_run_would_see_a_change(Testing.Dinero.DineroEmptyTexts reading)
    {
        await using var f = await SyncFixture.StartAsync(a => a.Contact("Acme ApS", c => c with { City = "", Street = null }));
        f.Dinero.Oddities.EmptyTexts = reading;
        var row = Assert.Single((await f.ReadAsync("contacts")).Changes).Record!;
        var full = await f.PresentAsync("contact.company", f.Dinero.Account.Contacts[0].ContactGuid);
        foreach (var field in (string[])["City", "Street"])
        {
            Assert.True(string.IsNullOrEmpty(row[field].AsText()));
            Assert.True(string.IsNullOrEmpty(full[field].AsText()));
            // The two sides and two runs are compared in a form in which both are none.
            Assert.True(row.Schema[row.Schema.SlotOf(field)].Normalisation.HasFlag(TextNormalisation.EmptyIsNull));
        }
    }

    [Fact]
    public async Task Trap04_Our_own_write_comes_back_as_a_change_with_the_values_that_it_wrote()
    {
        await using var f = await SyncFixture.StartAsync(a => a.Contact("Acme ApS"));
        var (_, cursor, _) = await f.ReadAsync("contacts");
        f.Dinero.Clock.Advance(TimeSpan.FromHours(3));
        await f.UpdateAsync("contact.company", f.Dinero.Account.Contacts[0].ContactGuid, ("City", FieldValue.Of("Odense")));
        var written = await f.PresentAsync("contact.company", f.Dinero.Account.Contacts[0].ContactGuid);
        var echo = Assert.Single((await f.ReadAsync("contacts", cursor)).Changes).Record!;
        Assert.Equal("Odense", echo["City"].AsText());
        Assert.All(echo.Schema.Fields.Where(x => !echo[x.Name].IsAbsent), x => Assert.Equal(written[x.Name], echo[x.Name]));
    }

    [Theory]
    [InlineData("NettoCash", 0)]
    [InlineData("Netto", 8)]
    public async Task Trap05_A_person_or_terms_that_read_in_a_form_that_writes_refuse_can_be_changed(string terms, int days)
    {
        await using var dinero = await DineroSimulator.StartAsync(a => a.Contact("Jens Jensen", c => c with
        {
            IsPerson = true,
            VatNumber = "12345678",
            EanNumber = "5790000000012",
            SENumber = "87654321",
            PNumber = "1001",
            AttPerson = "",
            PaymentConditionType = terms,
            PaymentConditionNumberOfDays = days,
        }));
        await using var test = TestClient.Of(dinero);
        var id = new ContactId(dinero.Account.Contacts[0].ContactGuid);
        var read = await test.Client.Contacts.GetAsync(id);
        Assert.Equal(("12345678", (int?)days), (read.VatNumber, read.PaymentConditionNumberOfDays));
        await test.Client.Contacts.UpdateAsync(id, c => c with { City = "Odense" });
        var stored = dinero.Account.Contacts[0];
        Assert.Equal(("Odense", terms, days, null, null, null, null), (stored.City, stored.PaymentConditionType, stored.PaymentConditionNumberOfDays, stored.VatNumber, stored.EanNumber, stored.SENumber, stored.PNumber));
    }

    [Fact]
    public async Task Trap12_The_same_VAT_number_is_taken_twice_so_who_looks_for_it_gets_both_and_not_one_of_them()
    {
        await using var f = await SyncFixture.StartAsync(a => a.Contact("Acme ApS", c => c with { VatNumber = "12345678" }));
        await f.Client.Contacts.CreateAsync(new() { Name = "Acme Odense", CountryKey = "DK", IsPerson = false, VatNumber = "12345678" });
        Assert.Equal(["Acme ApS", "Acme Odense"],
            (await f.SearchAsync("contact.company", "VatNumber", "12345678")).Select(r => Assert.IsType<RecordLookup.Present>(r).Record["Name"].AsText()).Order());
    }

    [Fact]
    public async Task Trap_The_formatter_of_changesSince_writes_minutes_as_minutes_and_UTC()
    {
        await using var dinero = await DineroSimulator.StartAsync();
        await using var test = TestClient.Of(dinero);
        await test.Client.Contacts.ListPageAsync(new() { ChangedSince = new(2026, 3, 2, 23, 47, 9, TimeSpan.FromHours(-3)) });
        Assert.Contains("changesSince=2026-03-03T02:47:09Z", Uri.UnescapeDataString(dinero.Calls[^1].Query));
    }
}
