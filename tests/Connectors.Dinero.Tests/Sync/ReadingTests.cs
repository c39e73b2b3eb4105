using Connectors.Sync;

namespace Connectors.Dinero.Tests.Sync;

public sealed class ReadingTests
{
    [Fact]
    public async Task A_contact_in_full_has_every_field_and_its_stamps()
    {
        await using var f = await SyncFixture.StartAsync(a => a.Contact("Acme ApS", c => c with
        {
            Street = "Vej 1",
            ZipCode = "0999",
            City = "København C",
            Phone = "70101010",
            Email = "a@b.example",
            Webpage = "acme.example",
            AttPerson = "Åse",
            VatNumber = "12345678",
            EanNumber = "5790000000001",
            SENumber = "1",
            PNumber = "2",
            ExternalReference = "mine",
            IsMember = true,
            PaymentConditionType = "NettoCash",
            PaymentConditionNumberOfDays = 0,
        }));
        var stored = f.Dinero.Account.Contacts[0];
        var record = await f.PresentAsync("contact.company", stored.ContactGuid);
        Assert.All(f.Entity("contact.company").Fields, field => Assert.False(record[field.Name].IsAbsent));
        Assert.Equal("0999", record["ZipCode"].AsText());
        Assert.Equal("NettoCash", record["PaymentConditionType"].AsText());
        Assert.True(record["PaymentConditionNumberOfDays"].IsNull);
        Assert.True(record["IsMember"].AsBoolean());
        Assert.Equal((stored.UpdatedAt, stored.CreatedAt), (record.ModifiedAt, record.CreatedAt));
        Assert.Empty(record.Locks);
        Assert.Null(record.Version);
    }

    [Fact]
    public async Task Name_and_address_of_a_contact_that_follows_the_company_register_are_locked()
    {
        await using var f = await SyncFixture.StartAsync(a => a.Contact("Acme ApS", c => c with { UseCvr = true, VatNumber = "12345678" }));
        var record = await f.PresentAsync("contact.company", f.Dinero.Account.Contacts[0].ContactGuid);
        Assert.Equal(["City", "Name", "Street", "ZipCode"], record.Locks.Select(l => record.Schema[l.Slot].Name).Order());
        Assert.All(record.Locks, l => Assert.Equal(FieldLockKind.VendorOwned, l.Kind));
    }

    [Fact]
    public async Task Deleted_unknown_and_nonsense_ids_are_told_apart()
    {
        await using var f = await SyncFixture.StartAsync(a => a.ManyContacts(1).ManyProducts(1));
        f.Dinero.Account.DeleteContact(f.Dinero.Account.Contacts[0].ContactGuid);
        f.Dinero.Account.DeleteProduct(f.Dinero.Account.Products[0].ProductGuid);
        Assert.IsType<RecordLookup.Deleted>(await f.GetAsync("contact.company", f.Dinero.Account.Contacts[0].ContactGuid));
        Assert.IsType<RecordLookup.Unknown>(await f.GetAsync("contact.company", Guid.NewGuid()));
        Assert.IsType<RecordLookup.Unknown>((await f.Provider.GetAsync(new() { Schema = f.Entity("product"), Ids = [new("no-guid")] }, default))[0]);

        // Whether a deleted product can still be read is not documented: either way it is deleted, by its own stamp or by the list of the deleted.
        Assert.IsType<RecordLookup.Deleted>(await f.GetAsync("product", f.Dinero.Account.Products[0].ProductGuid));
        f.Dinero.Oddities.DeletedProductsReadable = false;
        Assert.IsType<RecordLookup.Deleted>(await f.GetAsync("product", f.Dinero.Account.Products[0].ProductGuid));
    }

    [Fact, TestSupport.Rule("R14")]
    public async Task An_endpoint_that_is_gone_deletes_nothing()
    {
        await using var f = await SyncFixture.StartAsync(a => a.ManyProducts(2));
        f.Dinero.Faults.RespondInstead("products.get", 404, "<html>gone</html>", "text/html", times: 5);
        Assert.IsType<RecordLookup.Unknown>(await f.GetAsync("product", f.Dinero.Account.Products[0].ProductGuid));
    }

    [Fact]
    public async Task Records_are_found_by_key_in_full_and_only_those_of_the_entity()
    {
        await using var f = await SyncFixture.StartAsync(a => a
            .Contact("Acme ApS", c => c with { Email = "post@acme.example", ExternalReference = "cx1:c:company:1", PNumber = "1001" })
            .Contact("Acme privat", c => c with { Email = "post@acme.example", IsPerson = true, VatNumber = null })
            .Contact("Gone", c => c with { Email = "gone@acme.example" }));
        f.Dinero.Account.DeleteContact(f.Dinero.Account.Contacts[2].ContactGuid);
        var found = Assert.IsType<RecordLookup.Present>(Assert.Single(await f.SearchAsync("contact.company", "Email", "POST@acme.example", "gone@acme.example", "", "nobody@x.example")));
        Assert.Equal("1001", found.Record["PNumber"].AsText());
        Assert.Single(await f.SearchAsync("contact.person", "Email", "post@acme.example"));
        Assert.Single(await f.SearchAsync("contact.company", "ExternalReference", "cx1:c:company:1"));
        Assert.Empty(await f.SearchAsync("contact.company", "ExternalReference", "cx1:c:company"));
    }

    [Theory]
    [InlineData("Peter's Bageri; Aarhus")]
    [InlineData("D'")]
    public async Task A_name_that_no_filter_can_say_is_found_all_the_same(string name)
    {
        await using var f = await SyncFixture.StartAsync(a => a.Contact("Peter's Bageri; Odense").Contact(name).ManyContacts(5));
        var found = Assert.IsType<RecordLookup.Present>(Assert.Single(await f.SearchAsync("contact.company", "Name", name)));
        Assert.Equal(name, found.Record["Name"].AsText());
    }

    [Fact]
    public async Task The_schema_shows_countries_accounts_and_units_as_they_are_now()
    {
        await using var f = await SyncFixture.StartAsync(a => a.EntryAccount(1099, "Salg til udlandet", "none"));
        var country = f.Entity("contact.person").Fields.Single(x => x.Name == "CountryKey");
        Assert.Contains(country.Choices, c => c.Value == "DK");
        Assert.True(country.Required);
        var account = f.Entity("product").Fields.Single(x => x.Name == "AccountNumber");
        Assert.Contains(account.Choices, c => c is { Value: "1099", Active: true } && c.Label.StartsWith("1099 Salg til udlandet", StringComparison.Ordinal));
        Assert.Equal(19, f.Entity("product").Fields.Single(x => x.Name == "Unit").Choices.Length);
        Assert.DoesNotContain(f.Entity("contact.person").Fields, x => x.Name is "VatNumber" or "EanNumber" or "AttPerson" or "SENumber" or "PNumber");
    }
}
