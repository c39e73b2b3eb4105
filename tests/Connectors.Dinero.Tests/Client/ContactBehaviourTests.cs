using Connectors.Dinero.Tests.Support;
using Connectors.Testing;

namespace Connectors.Dinero.Tests.Client;

/// <summary>Contacts against the simulated vendor over real HTTP; named after the traps of the vendor notes.</summary>
public sealed class ContactBehaviourTests
{
    [Fact]
    public async Task Paging_ends_by_the_page_that_is_not_full_also_where_the_total_ignores_the_filter()
    {
        await using var dinero = await DineroSimulator.StartAsync(a => a.ManyContacts(250));
        dinero.Oddities.ResultWithoutFilterHonoursFilter = false;
        await using var test = TestClient.Of(dinero);
        var all = await test.Client.Contacts.ListAsync(new() { PageSize = 100 }).ToListAsync();
        Assert.Equal(250, all.Select(c => c.ContactGuid).Distinct().Count());
        Assert.Equal(3, dinero.CountCalls("contacts.list"));

        dinero.ClearCalls();
        var exact = await test.Client.Contacts.ListAsync(new() { PageSize = 125, Filter = ContactFilterField.Name.Contains("Customer") }).ToListAsync();
        Assert.Equal(250, exact.Count);
        Assert.Equal(3, dinero.CountCalls("contacts.list"));
    }

    [Fact]
    public async Task A_list_row_is_not_enough_to_put_back_and_an_update_keeps_what_no_list_shows()
    {
        await using var dinero = await DineroSimulator.StartAsync(a => a.Contact("Acme ApS", c => c with
        {
            SENumber = "87654321",
            PNumber = "1001",
            CompanyTypeKey = "PrivateLimitedCompany",
            InvoiceMailOutOptionKey = "SE",
            VatNumber = "12345678",
            UseCvr = false,
        }));
        await using var test = TestClient.Of(dinero);
        var id = new ContactId(dinero.Account.Contacts[0].ContactGuid);
        await test.Client.Contacts.UpdateAsync(id, c => c with { City = "Aarhus C" });
        var stored = dinero.Account.Contacts[0];
        Assert.Equal(("Aarhus C", "87654321", "1001", "PrivateLimitedCompany", "SE", "12345678"),
            (stored.City, stored.SENumber, stored.PNumber, stored.CompanyTypeKey, stored.InvoiceMailOutOptionKey, stored.VatNumber));
    }

    [Fact]
    public async Task NettoCash_reads_with_0_days_and_is_written_back_without_any()
    {
        await using var dinero = await DineroSimulator.StartAsync(a => a.Contact("Kontant ApS", c => c with { PaymentConditionType = "NettoCash", PaymentConditionNumberOfDays = 0 }));
        await using var test = TestClient.Of(dinero);
        var id = new ContactId(dinero.Account.Contacts[0].ContactGuid);
        Assert.Equal(0, (await test.Client.Contacts.GetAsync(id)).PaymentConditionNumberOfDays);
        await test.Client.Contacts.UpdateAsync(id, c => c with { Phone = "70101010" });
        Assert.Equal(("NettoCash", "70101010"), (dinero.Account.Contacts[0].PaymentConditionType, dinero.Account.Contacts[0].Phone));
    }

    [Fact]
    public async Task A_person_that_reads_with_a_VAT_number_can_still_be_written()
    {
        await using var dinero = await DineroSimulator.StartAsync(a => a.Contact("Jens Jensen", c => c with { IsPerson = true, VatNumber = "12345678", AttPerson = "" }));
        await using var test = TestClient.Of(dinero);
        var id = new ContactId(dinero.Account.Contacts[0].ContactGuid);
        await test.Client.Contacts.UpdateAsync(id, c => c with { City = "Odense" });
        Assert.Equal(("Odense", null), (dinero.Account.Contacts[0].City, dinero.Account.Contacts[0].VatNumber));
    }

    [Fact]
    public async Task Changes_need_two_passes_and_deleted_contacts_come_once()
    {
        await using var dinero = await DineroSimulator.StartAsync(a => a.ManyContacts(5));
        await using var test = TestClient.Of(dinero);
        dinero.Clock.Advance(TimeSpan.FromHours(5));
        var since = dinero.Clock.GetUtcNow();
        dinero.Account.EditContact(dinero.Account.Contacts[1].ContactGuid, c => c with { City = "Ny by" });
        dinero.Account.DeleteContact(dinero.Account.Contacts[2].ContactGuid);
        var changed = await test.Client.Contacts.ListChangesAsync(since).ToListAsync();
        Assert.Equal([("Customer 00002", false), ("Customer 00003", true)], changed.Select(c => (c.Name!, c.DeletedAt is not null)).Order());
        Assert.Equal(2, dinero.CountCalls("contacts.list"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Version_2_of_the_list_shows_deleted_contacts_among_the_living(bool honoursFalse)
    {
        await using var dinero = await DineroSimulator.StartAsync(a => a.ManyContacts(3));
        dinero.Oddities.V2ContactsHonourDeletedOnlyFalse = honoursFalse;
        dinero.Oddities.V1ContactListRefused = true;
        dinero.Account.DeleteContact(dinero.Account.Contacts[0].ContactGuid);
        await using var test = TestClient.Of(dinero, o => o.ReadContactListV2 = true);
        var changed = await test.Client.Contacts.ListChangesAsync(ManualTimeProvider.DefaultStart.AddDays(-400)).ToListAsync();
        Assert.Equal(3, changed.Count);
        Assert.Single(changed, c => c.DeletedAt is not null);
    }

    [Fact]
    public async Task A_deleted_contact_can_be_read_and_restored()
    {
        await using var dinero = await DineroSimulator.StartAsync(a => a.Contact("Acme ApS"));
        await using var test = TestClient.Of(dinero);
        var id = new ContactId(dinero.Account.Contacts[0].ContactGuid);
        await test.Client.Contacts.DeleteAsync(id);
        Assert.NotNull((await test.Client.Contacts.GetAsync(id)).DeletedAt);
        await test.Client.Contacts.RestoreAsync(id);
        Assert.Null((await test.Client.Contacts.GetAsync(id)).DeletedAt);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Times_without_a_zone_are_of_the_zone_that_the_options_name(bool danish)
    {
        await using var dinero = await DineroSimulator.StartAsync(a => a.Contact("Acme ApS"));
        dinero.Oddities.TimesInDanishZone = danish;
        await using var test = TestClient.Of(dinero, o => o.ZonelessTimesZone = danish ? "Europe/Copenhagen" : "UTC");
        var read = await test.Client.Contacts.GetAsync(new(dinero.Account.Contacts[0].ContactGuid));
        Assert.Equal(dinero.Account.Contacts[0].UpdatedAt, read.UpdatedAt);
        Assert.Equal(TimeSpan.Zero, read.UpdatedAt!.Value.Offset);
    }

    [Fact]
    public async Task A_create_whose_reply_is_lost_is_sent_once_and_its_evidence_finds_it()
    {
        await using var dinero = await DineroSimulator.StartAsync();
        dinero.Faults.LoseReplyAfterCommit("contacts.create");
        await using var test = TestClient.Of(dinero);
        var lost = await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Contacts.CreateAsync(new() { Name = "Acme ApS", CountryKey = "DK", IsPerson = false }));
        Assert.Equal(1, dinero.CountCalls("contacts.create"));
        Assert.Equal("Acme ApS", (await test.Client.Contacts.GetAsync(ContactId.Parse(lost.Evidence.ClientId!))).Name);
    }

    [Fact]
    public async Task A_create_that_answers_201_without_a_body_still_has_its_id()
    {
        await using var dinero = await DineroSimulator.StartAsync();
        dinero.Oddities.CreatesAnswer201WithoutBody = true;
        await using var test = TestClient.Of(dinero);
        var id = await test.Client.Contacts.CreateAsync(new() { Name = "Acme ApS", CountryKey = "DK", IsPerson = false });
        Assert.Equal(dinero.Account.Contacts[0].ContactGuid, id.Value);
        // Dinero chooses a product's id: without an answer nobody knows it, and that is not a success.
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Products.CreateAsync(new() { Name = "Time", BaseAmountValue = 1, AccountNumber = 1000, Unit = ProductUnit.Hours }));
        Assert.Equal(1, dinero.CountCalls("products.create"));
    }

    [Fact]
    public async Task A_bad_contact_is_refused_with_its_fields()
    {
        await using var dinero = await DineroSimulator.StartAsync();
        await using var test = TestClient.Of(dinero);
        var refused = await Assert.ThrowsAsync<ConnectorValidationException>(() => test.Client.Contacts.CreateAsync(new() { Name = "", CountryKey = "DK", IsPerson = false }));
        Assert.Equal((400, DineroErrorCodes.ValidationError), (refused.StatusCode, refused.ErrorCode));
        Assert.Contains(refused.FieldErrors, f => f.Field.Equals("Name", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("O'Neill")]
    [InlineData("a;b")]
    [InlineData(" ")]
    public void A_filter_that_Dinero_might_read_wrongly_is_refused_before_it_is_sent(string value)
    {
        Assert.False(DineroFilterText.CanExpress(value));
        Assert.Throws<ArgumentException>(() => ContactFilterField.Name.Is(value));
    }

    [Fact]
    public async Task Filters_find_by_external_reference_and_by_kind()
    {
        await using var dinero = await DineroSimulator.StartAsync(a => a
            .Contact("Acme ApS", c => c with { ExternalReference = "cx1:c:company:1" })
            .Contact("Jens Jensen", c => c with { IsPerson = true, VatNumber = null, ExternalReference = "cx1:c:person:1" }));
        await using var test = TestClient.Of(dinero);
        var filter = ContactFilterField.ExternalReference.Contains("cx1:c:") & ContactFilterField.IsPerson.Is("true");
        Assert.Equal("Jens Jensen", Assert.Single(await test.Client.Contacts.ListAsync(new() { Filter = filter }).ToListAsync()).Name);
    }

    [Fact]
    public async Task Products_are_changed_whole_and_deleted_ones_are_seen_in_the_changes()
    {
        await using var dinero = await DineroSimulator.StartAsync(a => a.Product("Time", 800, p => p with { Comment = "stays", Unit = "hours" }).Product("Gone", 1));
        await using var test = TestClient.Of(dinero);
        dinero.Clock.Advance(TimeSpan.FromHours(3));
        var since = dinero.Clock.GetUtcNow();
        await test.Client.Products.UpdateAsync(new(dinero.Account.Products[0].ProductGuid), p => p with { BaseAmountValue = 900.25m });
        await test.Client.Products.DeleteAsync(new(dinero.Account.Products[1].ProductGuid));
        Assert.Equal(("stays", 900.25m), (dinero.Account.Products[0].Comment, dinero.Account.Products[0].BaseAmountValue));
        var changes = await test.Client.Products.ListChangesAsync(since).ToListAsync();
        Assert.Equal([("Time", false), ("Gone", true)], changes.Select(p => (p.Name!, p.DeletedAt is not null)));
    }
}
