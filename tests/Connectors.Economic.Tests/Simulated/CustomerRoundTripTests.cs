namespace Connectors.Economic.Tests.Simulated;

/// <summary>Customers and what belongs to them: made, read back, changed, cleared, deleted.</summary>
public sealed class CustomerRoundTripTests
{
    [Fact]
    public async Task A_customer_comes_back_field_by_field()
    {
        await using var s = await Simulated.StartAsync();
        var made = await s.Client.Customers.CreateAsync(Given.Customer());
        var read = await s.Client.Customers.GetAsync(made.CustomerNumber!.Value);
        var sent = Given.Customer();
        Assert.Equal(
            sent with { CustomerNumber = made.CustomerNumber, Balance = 0, DueAmount = 0, EInvoicingDisabledByDefault = false, LastUpdated = s.Clock.GetUtcNow() },
            read with { AdditionalData = null });
        Assert.Equal(made with { AdditionalData = null }, read with { AdditionalData = null });
        Assert.Equal("Ærø Kro ApS", Assert.Single(s.Account.Customers).Name);
    }

    [Fact]
    public async Task An_update_changes_what_it_says_keeps_the_rest_and_sends_back_what_the_package_does_not_know()
    {
        await using var s = await Simulated.StartAsync();
        var number = (await s.Client.Customers.CreateAsync(Given.Customer())).CustomerNumber!.Value;
        var contact = (await s.Client.CustomerContacts.CreateAsync(number, new() { Name = "Bo" })).CustomerContactNumber!.Value;
        var place = (await s.Client.DeliveryLocations.CreateAsync(number, new() { Address = "Havnen 1" })).DeliveryLocationNumber!.Value;
        var changed = await s.Client.Customers.UpdateAsync(number, c => c with { City = "Marstal", Attention = contact, CustomerContact = contact, DefaultDeliveryLocation = place });
        Assert.Equal(
            Given.Customer() with
            {
                CustomerNumber = number,
                City = "Marstal",
                Attention = contact,
                CustomerContact = contact,
                DefaultDeliveryLocation = place,
                Balance = 0,
                DueAmount = 0,
                EInvoicingDisabledByDefault = false,
                LastUpdated = s.Clock.GetUtcNow(),
            },
            changed with { AdditionalData = null });
        var put = s.Sim.Calls.Last(c => c.Method == "PUT").BodyText;
        Assert.Contains("\"deliveryLocations\":", put, StringComparison.Ordinal);
        Assert.DoesNotContain("metaData", put, StringComparison.Ordinal);
        Assert.DoesNotContain("?", put, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_update_clears_is_gone_and_flags_go_off()
    {
        await using var s = await Simulated.StartAsync();
        var number = (await s.Client.Customers.CreateAsync(Given.Customer())).CustomerNumber!.Value;
        await s.Client.Customers.UpdateAsync(number, c => c with { Email = null, CreditLimit = null, SalesPerson = null, Barred = false, Address = null });
        var read = await s.Client.Customers.GetAsync(number);
        Assert.Equal((null, null, null, false, null), (read.Email, read.CreditLimit, read.SalesPerson, read.Barred, read.Address));
        Assert.Equal("Ærøskøbing", read.City);
    }

    [Fact]
    public async Task Electronic_invoices_are_switched_by_their_own_call_and_an_update_keeps_them()
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Acme"));
        await s.Client.Customers.SetElectronicInvoicingAsync(Given.One, disabled: true);
        Assert.True((await s.Client.Customers.UpdateAsync(Given.One, c => c with { City = "Ribe" })).EInvoicingDisabledByDefault);
        await s.Client.Customers.SetElectronicInvoicingAsync(Given.One, disabled: false);
        Assert.False(Assert.Single(s.Account.Customers).EInvoicingDisabledByDefault);
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

    [Fact]
    public async Task Checklist_01_The_upsert_trap_a_customer_that_vanishes_during_an_update_is_an_incident_and_no_success()
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Acme"));
        s.Sim.Before("customers.update", _ => s.Account.DeleteCustomer(1));
        var error = await Assert.ThrowsAsync<OutcomeUnknownException>(() => s.Client.Customers.UpdateAsync(Given.One, c => c with { City = "Ribe" }));
        Assert.Equal(EconomicErrorCodes.CreatedByUpdate, Assert.IsType<ConnectorConflictException>(error.InnerException).ErrorCode);
        Assert.Equal("1", error.Evidence.ClientId);
        // What the error says is so: there is a new record under the number, and the evidence is enough to take it away.
        Assert.Equal(1, Assert.Single(s.Account.Customers).CustomerNumber);
        await s.Client.Customers.DeleteAsync(new(int.Parse(error.Evidence.Hints["createdByUpdate"], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Empty(s.Account.Customers);
    }

    [Fact]
    public async Task A_lost_reply_of_the_upsert_does_not_hide_it()
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Acme"));
        s.Sim.Before("customers.update", _ => s.Account.DeleteCustomer(1));
        s.Sim.Faults.LoseReplyAfterCommit("customers.update");
        var error = await Assert.ThrowsAsync<OutcomeUnknownException>(() => s.Client.Customers.UpdateAsync(Given.One, c => c with { City = "Ribe" }));
        // The repeat under the same key brings the first answer back: 201.
        Assert.Equal(EconomicErrorCodes.CreatedByUpdate, Assert.IsType<ConnectorConflictException>(error.InnerException).ErrorCode);
        Assert.Equal(2, s.Sim.CountCalls("customers.update"));
    }

    [Fact]
    public async Task Contacts_make_the_round_and_a_replacement_names_its_number()
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Acme"));
        var sent = new CustomerContact
        {
            Name = "Bo",
            Email = "bo@example.org",
            Phone = "1",
            EInvoiceId = "e-1",
            Notes = "n",
            EmailNotifications = [ContactNotification.Invoices, ContactNotification.Reminders],
        };
        var number = (await s.Client.CustomerContacts.CreateAsync(Given.One, sent)).CustomerContactNumber!.Value;
        var read = await s.Client.CustomerContacts.GetAsync(Given.One, number);
        Assert.Equal(("Bo", "bo@example.org", "1", "e-1", "n", 1), (read.Name, read.Email, read.Phone, read.EInvoiceId, read.Notes, read.SortKey));
        Assert.Equal(sent.EmailNotifications, read.EmailNotifications);
        Assert.Equal(Given.One, read.Customer!.Id);
        Assert.Equal("2", (await s.Client.CustomerContacts.UpdateAsync(Given.One, number, c => c with { Phone = "2", Email = null })).Phone);
        Assert.Null(Assert.Single(s.Account.Contacts).Email);
        // Without its own number the vendor refuses a contact.
        Assert.Equal("Ib", (await s.Client.CustomerContacts.ReplaceAsync(Given.One, number, new() { Name = "Ib" })).Name);
        Assert.Equal(number, Assert.Single(await s.Client.CustomerContacts.ListAsync(Given.One, new() { Filter = ContactFields.Name.Is("ib") }).ToListAsync()).CustomerContactNumber);
        await s.Client.CustomerContacts.DeleteAsync(Given.One, number);
        Assert.Empty(await s.Client.CustomerContacts.ListAsync(Given.One).ToListAsync());
    }

    [Fact]
    public async Task Delivery_locations_make_the_round()
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Acme"));
        var sent = new DeliveryLocation { Address = "Havnen 1", PostalCode = "8000", City = "Aarhus", Country = "Danmark", TermsOfDelivery = "EXW", Barred = true };
        var number = (await s.Client.DeliveryLocations.CreateAsync(Given.One, sent)).DeliveryLocationNumber!.Value;
        Assert.Equal(
            sent with { DeliveryLocationNumber = number, SortKey = 1, Customer = Given.One }, (await s.Client.DeliveryLocations.GetAsync(Given.One, number)) with { AdditionalData = null });
        Assert.False((await s.Client.DeliveryLocations.UpdateAsync(Given.One, number, l => l with { Barred = false })).Barred);
        Assert.Null((await s.Client.DeliveryLocations.ReplaceAsync(Given.One, number, new() { City = "Ribe" })).Address);
        Assert.Equal("Ribe", Assert.Single(await s.Client.DeliveryLocations.ListAsync(Given.One).ToListAsync()).City);
        await s.Client.DeliveryLocations.DeleteAsync(Given.One, number);
        Assert.Empty(s.Account.DeliveryLocations);
    }

    [Fact]
    public async Task Customer_groups_make_the_round_and_show_their_customers()
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Acme"));
        var made = await s.Client.CustomerGroups.CreateAsync(new() { CustomerGroupNumber = new(7), Name = "Seven", Account = new AccountNumber(5600), Layout = new LayoutNumber(19) });
        Assert.Equal(made with { AdditionalData = null }, (await s.Client.CustomerGroups.GetAsync(new(7))) with { AdditionalData = null });
        Assert.Equal((7, "Seven", 5600, 19), (made.CustomerGroupNumber.Value, made.Name, made.Account!.Id!.Value.Value, made.Layout!.Id!.Value.Value));
        Assert.Equal("VII", (await s.Client.CustomerGroups.UpdateAsync(new(7), g => g with { Name = "VII" })).Name);
        Assert.Equal([1, 2, 7], (await s.Client.CustomerGroups.ListAsync().ToListAsync()).Select(g => g.CustomerGroupNumber.Value));
        Assert.Equal("Acme", Assert.Single(await s.Client.CustomerGroups.ListCustomersAsync(new(1)).ToListAsync()).Name);
        await s.Client.CustomerGroups.DeleteAsync(new(7));
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => s.Client.CustomerGroups.GetAsync(new(7)));
        await Assert.ThrowsAsync<ConnectorValidationException>(() => s.Client.CustomerGroups.DeleteAsync(new(1)));
    }

    [Fact]
    public async Task Templates_carry_the_customers_defaults_and_become_an_invoice()
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Acme", c => c with { PaymentTermsNumber = 2, Zip = "8000" }).Product("A/B 1", "Hour", 800));
        var template = await s.Client.Customers.GetInvoiceTemplateAsync(Given.One);
        var line = await s.Client.Customers.GetLineTemplateAsync(Given.One, new("A/B 1"), 2.5m);
        Assert.Equal((2, "8000"), (template.PaymentTerms!.PaymentTermsNumber.Value, template.Recipient!.Zip));
        Assert.Equal(("A/B 1", 2.5m, 800m), (line.Product!.Id!.Value.Value, line.Quantity, line.UnitNetPrice));
        var invoice = await s.Client.DraftInvoices.CreateAsync(template with { Lines = [line] });
        Assert.Equal((2000m, 2500m), (invoice.NetAmount, invoice.GrossAmount));
        Assert.Equal(invoice.DraftInvoiceNumber, Assert.Single(await s.Client.Customers.ListDraftInvoicesAsync(Given.One).ToListAsync()).DraftInvoiceNumber);
        Assert.NotNull((await s.Client.Customers.GetTotalsAsync(Given.One)).Drafts);
    }
}
