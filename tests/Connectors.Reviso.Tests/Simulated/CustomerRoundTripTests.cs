using System.Globalization;

namespace Connectors.Reviso.Tests.Simulated;

/// <summary>Customers and what belongs to them: made, read back, changed, cleared, deleted.</summary>
public sealed class CustomerRoundTripTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Trap_12_1_A_customer_with_its_italian_members_comes_back_field_by_field_whichever_way_the_website_is_spelled(bool webSite)
    {
        await using var s = await Simulated.StartAsync();
        s.Sim.Oddities.WebsiteIsWebSite = webSite;
        var made = await s.Client.Customers.CreateAsync(Given.Customer());
        var read = await s.Client.Customers.GetAsync(made.CustomerNumber!.Value);
        Assert.Equal(Given.Bare(Given.Customer()) with { CustomerNumber = made.CustomerNumber, Balance = 0, LastUpdated = s.Clock.GetUtcNow() }, Given.Bare(read));
        Assert.Equal(Given.Bare(made), Given.Bare(read));
        Assert.Equal(["vip", "bar"], read.Tags!.Select(t => t.GetString()));
        var stored = Assert.Single(s.Account.Customers);
        Assert.Equal(
            ("Caffè Rossi S.r.l.", 4, 2, 3, "IT", "https://rossi.example"), (stored.Name, stored.PaymentTypeNumber, stored.PriceGroupNumber, stored.ProvinceNumber, stored.CountryCode, stored.Website));
    }

    [Fact]
    public async Task An_update_changes_what_it_says_keeps_the_rest_and_sends_back_what_the_package_does_not_know()
    {
        await using var s = await Simulated.StartAsync();
        var number = (await s.Client.Customers.CreateAsync(Given.Customer())).CustomerNumber!.Value;
        var contact = (await s.Client.CustomerContacts.CreateAsync(number, new() { Name = "Ada" })).CustomerContactNumber!.Value;
        var place = (await s.Client.DeliveryLocations.CreateAsync(number, new() { Address = "Molo 1" })).DeliveryLocationNumber!.Value;
        var changed = await s.Client.Customers.UpdateAsync(number, c => c with { City = "Bari", Attention = contact, CustomerContact = contact, DefaultDeliveryLocation = place });
        Assert.Equal(
            Given.Bare(Given.Customer()) with
            {
                CustomerNumber = number,
                City = "Bari",
                Attention = contact,
                CustomerContact = contact,
                DefaultDeliveryLocation = place,
                Balance = 0,
                LastUpdated = s.Clock.GetUtcNow(),
            },
            Given.Bare(changed));
        Assert.Equal(2, changed.Tags!.Count);
        var put = s.Sim.Calls.Last(c => c.Method == "PUT").BodyText;
        Assert.Contains("\"deliveryLocations\":", put, StringComparison.Ordinal);
        Assert.DoesNotContain("metaData", put, StringComparison.Ordinal);
        Assert.DoesNotContain("?", put, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trap_12_1_Contact_and_place_of_a_customer_are_made_first_and_named_by_an_update()
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Acme").Customer("Bo").Contact(2, "Of Bo"));
        // On a create the member is as good as unknown.
        var made = await s.Client.Customers.CreateAsync(Given.Customer() with { Attention = new ContactNumber(101) });
        Assert.Null(made.Attention);
        var own = (await s.Client.CustomerContacts.CreateAsync(Given.One, new() { Name = "Ada" })).CustomerContactNumber!.Value;
        Assert.Equal(own, (await s.Client.Customers.UpdateAsync(Given.One, c => c with { Attention = own })).Attention!.Id);
        var error = await Assert.ThrowsAsync<ConnectorValidationException>(() => s.Client.Customers.UpdateAsync(Given.One, c => c with { Attention = new ContactNumber(101) }));
        Assert.Equal(("attention", RevisoErrorCodes.NotFound), (Assert.Single(error.FieldErrors).Field, error.FieldErrors[0].Code));
    }

    [Fact]
    public async Task Checklist_03_What_an_update_clears_is_gone_and_flags_go_off()
    {
        await using var s = await Simulated.StartAsync();
        var number = (await s.Client.Customers.CreateAsync(Given.Customer())).CustomerNumber!.Value;
        await s.Client.Customers.UpdateAsync(number, c => c with { Email = null, CreditLimit = null, SalesPerson = null, PaymentType = null, Province = null, Tags = null, Barred = false, SplitPayment = null });
        var read = await s.Client.Customers.GetAsync(number);
        Assert.Equal((null, null, null, null, null, null, false), (read.Email, read.CreditLimit, read.SalesPerson, read.PaymentType, read.Province, read.Tags, read.Barred));
        Assert.NotEqual(true, read.SplitPayment);
        Assert.Equal("Brescia", read.City);
        // A replacement of one's own making clears what it does not say.
        Assert.Null((await s.Client.Customers.ReplaceAsync(number, Given.Customer() with { Iban = null })).Iban);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Checklist_03_A_flag_that_is_off_may_be_left_out_and_means_the_same(bool omitted)
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Acme", c => c with { Barred = false }));
        s.Sim.Oddities.FalseIsOmitted = omitted;
        var read = await s.Client.Customers.GetAsync(Given.One);
        Assert.Equal(omitted ? null : false, read.Barred);
        await s.Client.Customers.UpdateAsync(Given.One, c => c with { City = "Bari" });
        Assert.False(s.Account.Customers[0].Barred);
        Assert.True((await s.Client.Customers.UpdateAsync(Given.One, c => c with { Barred = true })).Barred);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Checklist_02_No_null_leaves_whether_nulls_are_refused_or_not(bool refused)
    {
        await using var s = await Simulated.StartAsync();
        s.Sim.Oddities.NullsRefused = refused;
        var number = (await s.Client.Customers.CreateAsync(Given.Customer())).CustomerNumber!.Value;
        await s.Client.Customers.UpdateAsync(number, c => c with { Email = null });
        Assert.Null(s.Account.Customers[0].Email);
        Assert.All(s.Sim.Calls.Where(c => c.Method is "POST" or "PUT"), c => Assert.DoesNotContain("null", c.BodyText, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Checklist_04_A_deleted_number_comes_again_and_a_second_delete_finds_nothing()
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("First").Customer("Second"));
        await s.Client.Customers.DeleteAsync(Given.One);
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => s.Client.Customers.DeleteAsync(Given.One));
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => s.Client.Customers.GetAsync(Given.One));
        Assert.Equal(Given.One, (await s.Client.Customers.CreateAsync(Given.Customer("Third"))).CustomerNumber);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Checklist_01_The_upsert_trap_a_customer_that_vanishes_during_an_update_is_an_incident_or_not_found_and_never_a_success(bool creates)
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Acme"));
        s.Sim.Oddities.PutCreates = creates;
        s.Sim.Before("customers.update", _ => s.Account.DeleteCustomer(1));
        if (!creates)
        {
            await Assert.ThrowsAsync<ConnectorNotFoundException>(() => s.Client.Customers.UpdateAsync(Given.One, c => c with { City = "Bari" }));
            Assert.Empty(s.Account.Customers);
            return;
        }

        var error = await Assert.ThrowsAsync<OutcomeUnknownException>(() => s.Client.Customers.UpdateAsync(Given.One, c => c with { City = "Bari" }));
        Assert.Equal(RevisoErrorCodes.CreatedByUpdate, Assert.IsType<ConnectorConflictException>(error.InnerException).ErrorCode);
        Assert.Equal("1", error.Evidence.ClientId);
        // What the error says is so: there is a new record under the number, and the evidence is enough to take it away.
        Assert.Equal(1, Assert.Single(s.Account.Customers).CustomerNumber);
        await s.Client.Customers.DeleteAsync(new(int.Parse(error.Evidence.Hints["createdByUpdate"], CultureInfo.InvariantCulture)));
        Assert.Empty(s.Account.Customers);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Trap_12_1_A_vat_number_is_stored_without_IT_so_it_is_sent_and_looked_for_without(bool normalized)
    {
        await using var s = await Simulated.StartAsync();
        s.Sim.Oddities.ItalianNumbersNormalized = normalized;
        const string OnPaper = "IT 123 456 789 03";
        await s.Client.Customers.CreateAsync(Given.Customer() with { VatNumber = ItalianTaxNumbers.VatNumber(OnPaper), CorporateIdentificationNumber = ItalianTaxNumbers.TaxCode("rssmra80a01 b157x") });
        Assert.Equal(("12345678903", "RSSMRA80A01B157X"), (s.Account.Customers[0].VatNumber, s.Account.Customers[0].CorporateIdentificationNumber));
        Assert.Single(await s.Client.Customers.ListAsync(new() { Filter = CustomerFields.VatNumber.Is(ItalianTaxNumbers.VatNumber(OnPaper)) }).ToListAsync());
        // As it stands on paper it is not found, and the customer would be made a second time.
        Assert.Empty(await s.Client.Customers.ListAsync(new() { Filter = CustomerFields.VatNumber.Is("IT12345678903") }).ToListAsync());
    }

    [Fact]
    public async Task Trap_12_1_What_electronic_invoicing_needs_is_told_field_by_field_where_it_is_enforced()
    {
        await using var s = await Simulated.StartAsync();
        s.Sim.Oddities.ItalianFieldsEnforced = true;
        var bare = Given.Customer() with { VatNumber = null, CorporateIdentificationNumber = null, PublicEntryNumber = null, ItalianCertifiedEmail = null, Province = null };
        var error = await Assert.ThrowsAsync<ConnectorValidationException>(() => s.Client.Customers.CreateAsync(bare));
        Assert.Equal(["province", "publicEntryNumber", "vatNumber"], error.FieldErrors.Select(f => f.Field).Order(StringComparer.Ordinal));
        await s.Client.Customers.CreateAsync(Given.Customer() with { PublicEntryNumber = ItalianTaxNumbers.UnknownRecipient, ItalianCertifiedEmail = null });
        await s.Client.Customers.CreateAsync(Given.Customer() with { PublicEntryNumber = ItalianTaxNumbers.ForeignRecipient, CountryCode = new CountryCode("DE"), Province = null });
        Assert.Equal(["0000000", "XXXXXXX"], s.Account.Customers.Select(c => c.PublicEntryNumber));
    }

    [Fact]
    public async Task Trap_12_1_A_public_body_has_a_word_that_no_source_names_so_any_word_can_be_sent()
    {
        await using var s = await Simulated.StartAsync();
        s.Sim.Oddities.PublicBodyType = "PublicAdministration";
        var made = await s.Client.Customers.CreateAsync(Given.Customer() with { ItalianCustomerType = new("PublicAdministration") });
        Assert.Equal("PublicAdministration", (await s.Client.Customers.GetAsync(made.CustomerNumber!.Value)).ItalianCustomerType!.Value.Value);
        var error = await Assert.ThrowsAsync<ConnectorValidationException>(() => s.Client.Customers.CreateAsync(Given.Customer() with { ItalianCustomerType = new("PA") }));
        Assert.Equal((RevisoErrorCodes.InvalidValue, "italianCustomerType"), (Assert.Single(error.FieldErrors).Code, error.FieldErrors[0].Field));
    }

    [Fact]
    public async Task Trap_12_1_The_price_groups_member_may_not_exist_and_is_dropped_without_a_word()
    {
        await using var s = await Simulated.StartAsync();
        s.Sim.Oddities.CustomersHavePriceGroup = false;
        Assert.Null((await s.Client.Customers.CreateAsync(Given.Customer())).PriceGroup);
    }

    [Fact]
    public async Task Contacts_make_the_round()
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Acme"));
        var sent = new CustomerContact
        {
            Name = "Ada",
            Email = "ada@example.org",
            Phone = "1",
            EInvoiceId = "e-1",
            Notes = "n",
            EmailNotifications = [ContactNotification.Invoices, ContactNotification.Reminders],
        };
        var number = (await s.Client.CustomerContacts.CreateAsync(Given.One, sent)).CustomerContactNumber!.Value;
        var read = await s.Client.CustomerContacts.GetAsync(Given.One, number);
        Assert.Equal(sent with { CustomerContactNumber = number, SortKey = 1, Customer = Given.One, EmailNotifications = null }, read with { AdditionalData = null, EmailNotifications = null });
        Assert.Equal(sent.EmailNotifications, read.EmailNotifications);
        Assert.Equal("2", (await s.Client.CustomerContacts.UpdateAsync(Given.One, number, c => c with { Phone = "2", Email = null })).Phone);
        Assert.Null(Assert.Single(s.Account.Contacts).Email);
        Assert.Equal("Ida", (await s.Client.CustomerContacts.ReplaceAsync(Given.One, number, new() { Name = "Ida" })).Name);
        Assert.Equal(number, Assert.Single(await s.Client.CustomerContacts.ListAsync(Given.One, new() { Filter = CustomerContactFields.Name.Is("ida") }).ToListAsync()).CustomerContactNumber);
        var twice = await Assert.ThrowsAsync<ConnectorValidationException>(() => s.Client.CustomerContacts.CreateAsync(Given.One, new() { Name = "IDA" }));
        Assert.Equal("name", Assert.Single(twice.FieldErrors).Field);
        await s.Client.CustomerContacts.DeleteAsync(Given.One, number);
        Assert.Empty(await s.Client.CustomerContacts.ListAsync(Given.One).ToListAsync());
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => s.Client.CustomerContacts.ListAsync(new(9)).ToListAsync());
    }

    [Fact]
    public async Task Delivery_locations_make_the_round()
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Acme"));
        var sent = new DeliveryLocation { Address = "Molo 1", PostalCode = "16121", City = "Genova", Country = "Italia", TermsOfDelivery = "EXW", Barred = true };
        var number = (await s.Client.DeliveryLocations.CreateAsync(Given.One, sent)).DeliveryLocationNumber!.Value;
        Assert.Equal(
            sent with { DeliveryLocationNumber = number, SortKey = 1, Customer = Given.One }, (await s.Client.DeliveryLocations.GetAsync(Given.One, number)) with { AdditionalData = null });
        Assert.NotEqual(true, (await s.Client.DeliveryLocations.UpdateAsync(Given.One, number, l => l with { Barred = false })).Barred);
        Assert.Null((await s.Client.DeliveryLocations.ReplaceAsync(Given.One, number, new() { City = "Bari" })).Address);
        Assert.Equal("Bari", Assert.Single(await s.Client.DeliveryLocations.ListAsync(Given.One).ToListAsync()).City);
        await s.Client.DeliveryLocations.DeleteAsync(Given.One, number);
        Assert.Empty(s.Account.DeliveryLocations);
    }

    [Fact]
    public async Task Customer_groups_make_the_round()
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Acme"));
        var sent = new CustomerGroup { CustomerGroupNumber = new(7), Name = "Sette", Account = new AccountNumber(15100), Layout = new LayoutNumber(9), SalesInvoiceNumberSerie = new NumberSeriesNumber(2) };
        Assert.Equal(sent, (await s.Client.CustomerGroups.CreateAsync(sent)) with { AdditionalData = null });
        Assert.Equal(sent, (await s.Client.CustomerGroups.GetAsync(new(7))) with { AdditionalData = null });
        Assert.Equal("VII", (await s.Client.CustomerGroups.UpdateAsync(new(7), g => g with { Name = "VII" })).Name);
        Assert.Equal([1, 2, 7], (await s.Client.CustomerGroups.ListAsync().ToListAsync()).Select(g => g.CustomerGroupNumber!.Value.Value));
        await s.Client.CustomerGroups.DeleteAsync(new(7));
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => s.Client.CustomerGroups.GetAsync(new(7)));
        await Assert.ThrowsAsync<ConnectorValidationException>(() => s.Client.CustomerGroups.DeleteAsync(new(1)));
    }
}
