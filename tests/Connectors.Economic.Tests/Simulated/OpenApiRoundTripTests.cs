using Connectors.Testing.Economic;

namespace Connectors.Economic.Tests.Simulated;

/// <summary>The OpenAPI services: the same records under other names, with versions.</summary>
public sealed class OpenApiRoundTripTests
{
    private static readonly OpenApiCustomer Sent = new()
    {
        CustomerNumber = new(77),
        Name = "Ærø Kro ApS",
        CustomerGroupNumber = new(1),
        Zone = new(1),
        Currency = "DKK",
        PaymentTermId = new(2),
        Access = true,
        Address1 = "Vej 1",
        Address2 = "Bag",
        PostCode = "5970",
        City = "Ærøskøbing",
        Country = "DK",
        County = "Fyn",
        Phone = "1",
        MobilePhone = "2",
        Email = "a@example.org",
        Homepage = "https://example.org",
        CvrNo = "12345678",
        VatNo = "DE1",
        Pnr = "1002003004",
        EanLocationNumber = "5790000123456",
        VoucherNumber = "V",
        CreditMaximum = 12.5m,
        LayoutGroup = new(19),
        OurRef = new(1),
        PriceGroupNumber = new(3),
        DefaultDisableEInvoicing = true,
    };

    [Fact]
    public async Task A_customer_comes_back_field_by_field_and_a_change_needs_the_version()
    {
        await using var s = await Simulated.StartAsync(a => a.PriceGroup(3, "Gold"));
        Assert.Equal(77, (await s.Client.OpenApi.Customers.CreateAsync(Sent)).Value);
        var read = await s.Client.OpenApi.Customers.GetAsync(new(77));
        Assert.Equal(Sent, read with { ObjectVersion = null, AdditionalData = null });
        await s.Client.OpenApi.Customers.UpdateAsync(new(77), c => c with { City = "Marstal", Email = null });
        var changed = await s.Client.OpenApi.Customers.GetAsync(new(77));
        Assert.Equal(("Marstal", null, "Fyn", true), (changed.City, changed.Email, changed.County, changed.Access));
        Assert.NotEqual(read.ObjectVersion, changed.ObjectVersion);
        await Assert.ThrowsAsync<ArgumentException>(() => s.Client.OpenApi.Customers.ReplaceAsync(new(77), Sent));
        var stale = await Assert.ThrowsAsync<ConnectorConflictException>(() => s.Client.OpenApi.Customers.ReplaceAsync(new(77), read));
        Assert.Equal((409, EconomicErrorCodes.UpdateConflict), (stale.StatusCode, stale.ErrorCode));
        // The same customer by the other surface, where "barred" is the opposite word.
        Assert.False((await s.Client.Customers.GetAsync(new(77))).Barred);
        await s.Client.OpenApi.Customers.DeleteAsync(new(77));
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => s.Client.OpenApi.Customers.GetAsync(new(77)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Checklist_01_Two_writers_at_the_same_moment_the_second_is_told(bool olderBody)
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Acme"));
        s.Sim.Oddities.OlderConflictBody = olderBody;
        s.Sim.Before("customersapi.customers.update", _ => s.Account.EditCustomer(1, c => c with { City = "Theirs" }));
        var error = await Assert.ThrowsAsync<ConnectorConflictException>(() => s.Client.OpenApi.Customers.UpdateAsync(Given.One, c => c with { City = "Ours" }));
        Assert.Equal(409, error.StatusCode);
        Assert.Equal("Theirs", Assert.Single(s.Account.Customers).City);
        await s.Client.OpenApi.Customers.UpdateAsync(Given.One, c => c with { Country = "DK" });
        Assert.Equal(("Theirs", "DK"), (s.Account.Customers[0].City, s.Account.Customers[0].Country));
    }

    [Fact]
    public async Task Contacts_and_places_are_written_on_their_list()
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Acme").Customer("Other"));
        var contacts = s.Client.OpenApi.Contacts;
        var sent = new OpenApiContact { CustomerNumber = Given.One, Name = "Bo", Email = "b@example.org", Phone = "1", Notes = "n", EInvoiceId = "e", ReceiveInvoices = true, ReceiveReminders = true };
        var number = await contacts.CreateAsync(sent);
        var read = await contacts.GetAsync(number);
        Assert.Equal(
            sent with { Number = number, UserInterfaceNumber = 1, LastUpdated = s.Clock.GetUtcNow(), IsDeleted = false, Active = true, ObjectVersion = read.ObjectVersion }, read with { AdditionalData = null });
        var other = await contacts.CreateAsync(new() { CustomerNumber = new(2), Name = "Ib" });
        await contacts.UpdateAsync(number, c => c with { Phone = "2" });
        Assert.Equal(["2", null], s.Account.Contacts.Select(c => c.Phone));
        // The address is the list: a changed key would write over another contact.
        await Assert.ThrowsAsync<ArgumentException>(() => contacts.UpdateAsync(number, c => c with { Number = other }));
        Assert.Equal(number, Assert.Single(await contacts.ListAsync(OpenApiContactFields.CustomerNumber.Is(1)).ToListAsync()).Number);
        Assert.Equal(2, await contacts.CountAsync());
        Assert.Equal([other, number], (await contacts.ListSortedPageAsync(new() { Sort = [OpenApiContactFields.Number.Descending()] })).Items.Select(c => c.Number!.Value));
        await contacts.DeleteAsync(number);

        var places = s.Client.OpenApi.DeliveryLocations;
        var place = await places.CreateAsync(new() { CustomerNumber = Given.One, Address = "Kaj 1", City = "Aarhus", PostalCode = "8000", Country = "DK", TermsOfDelivery = "EXW", EInvoiceId = "e" });
        await places.UpdateAsync(place, p => p with { IsBarred = true });
        var stored = await places.GetAsync(place);
        Assert.Equal(("Kaj 1", "EXW", true, "e"), (stored.Address, stored.TermsOfDelivery, stored.IsBarred, stored.EInvoiceId));
        await places.DeleteAsync(place);
        Assert.Equal(0, await places.CountAsync());
        Assert.Equal(1, (await s.Client.OpenApi.Customers.GetSetupAsync()).DefaultCustomerGroupNumber!.Value.Value);
    }

    [Fact]
    public async Task Products_groups_zones_and_prices_make_the_round()
    {
        await using var s = await Simulated.StartAsync();
        var o = s.Client.OpenApi;
        Assert.Equal(9, (await o.ProductGroups.CreateAsync(new() { Id = new(9), Name = "Nine", DomesticAccountId = new(1010) })).Value);
        await o.ProductGroups.UpdateAsync(new(9), g => g with { Name = "IX" });
        await o.ProductGroups.ReplaceAccrualSettingsAsync(new(9), (await o.ProductGroups.GetAccrualSettingsAsync(new(9))) with { AccrualAccountId = new(5600) });
        Assert.Equal(5600, (await o.ProductGroups.GetAccrualSettingsAsync(new(9))).AccrualAccountId!.Value.Value);
        await o.ProductGroups.ReplaceProjectSettingsAsync(new(9), (await o.ProductGroups.GetProjectSettingsAsync(new(9))) with { IsInProject = true });
        Assert.True((await o.ProductGroups.GetProjectSettingsAsync(new(9))).IsInProject);
        Assert.Equal(2, (await o.ProductGroupZones.CreateAsync(new(9), new() { Id = new(2), AccountId = new(1050) })).Value);
        await o.ProductGroupZones.UpdateAsync(new(9), new(2), z => z with { AccountId = new(1100) });
        Assert.Equal([(1, 1010), (2, 1100)], (await o.ProductGroupZones.ListAsync(new(9)).ToListAsync()).Select(z => (z.Id.Value, z.AccountId.Value)));
        await o.ProductGroupZones.DeleteAsync(new(9), new(2));
        Assert.Equal(1, await o.ProductGroupZones.CountAsync(new(9)));

        var sent = new OpenApiProduct { ProductNumber = new("A-1"), ProductGroupId = new(9), Name = "Hour", IsAccessible = true, Description = "D", BarCode = "B", SalesPrice = 1.25m, CostPrice = 2.5m, RecommendedPrice = 3m, UnitId = new(1), Unit2Id = new(2) };
        Assert.Equal("A-1", (await o.Products.CreateAsync(sent)).Value);
        var read = await o.Products.GetAsync(new("A-1"));
        Assert.Equal(sent with { ObjectVersion = read.ObjectVersion, LastUpdated = s.Clock.GetUtcNow() }, read with { AdditionalData = null });
        await o.Products.UpdateAsync(new("A-1"), p => p with { IsAccessible = false, BarCode = null });
        Assert.True((await s.Client.Products.GetAsync(new("A-1"))).Barred);
        Assert.Equal("A-1", Assert.Single((await o.Products.ListSortedPageAsync()).Items).ProductNumber.Value);

        Assert.Equal("EUR", (await o.SalesPrices.CreateAsync(new("A-1"), new() { Currency = new("EUR"), SalesPrice = 5m })).Value);
        await o.SalesPrices.UpdateAsync(new("A-1"), new("EUR"), p => p with { SalesPrice = 6m });
        Assert.Equal(("A-1", 6m), (Assert.Single(await o.SalesPrices.ListAsync().ToListAsync()).ProductNumber!.Value.Value, (await s.Client.ProductPrices.GetAsync(new("A-1"), new("EUR"))).Price));
        await o.PriceGroups.CreateAsync(new() { Number = new(3), Name = "Gold" });
        await o.PriceGroups.UpdateAsync(new(3), g => g with { Name = "Golden" });
        var special = await o.SpecialPrices.CreateAsync(new(3), new() { ProductNumber = new("A-1"), SalesPriceBaseCurrency = 700m });
        await o.SpecialPricesInCurrency.CreateAsync(special, new() { Currency = new("EUR"), SalesPrice = 90m });
        await o.SpecialPricesInCurrency.UpdateAsync(special, new("EUR"), p => p with { SalesPrice = 91m });
        Assert.Equal(91m, (await o.SpecialPricesInCurrency.GetAsync(special, new("EUR"))).SalesPrice);
        await o.SpecialPrices.UpdateAsync(new(3), special, p => p with { SalesPriceBaseCurrency = null, DiscountPercentage = 10m });
        Assert.Equal(0, await o.SpecialPricesInCurrency.CountAsync(special));
        await o.SpecialPrices.DeleteAsync(new(3), special);
        await o.PriceGroups.DeleteAsync(new(3));
        await o.SalesPrices.DeleteAsync(new("A-1"), new("EUR"));
        await o.Products.DeleteAsync(new("A-1"));
        await o.ProductGroups.DeleteAsync(new(9));
        Assert.Equal(0, await o.PriceGroups.CountAsync());
    }

    [Fact]
    public async Task A_draft_has_two_numbers_and_the_right_one_books()
    {
        await using var s = await Simulated.StartAsync(Given.Shop);
        var o = s.Client.OpenApi;
        var sent = new OpenApiDraftInvoice
        {
            CustomerNumber = Given.One,
            CustomerName = "Acme",
            Date = new(2026, 3, 2),
            CurrencyCode = "DKK",
            LayoutNumber = new(19),
            TermOfPaymentNumber = new(1),
            VatZoneNumber = new(1),
            CustomerAddress = "Vej 1",
            Heading = "H",
            TextLine1 = "1",
            OtherReference = "CRM-9",
            ExternalId = "ext-9",
            DeliveryDate = new(2026, 3, 20),
            OurReferenceNumber = new(1),
        };
        var id = await o.DraftInvoices.CreateAsync(sent);
        var first = await o.DraftLines.CreateAsync(id, new() { ProductNumber = new("A-1"), Description = "Hour", Quantity = 2m, UnitNetPrice = 100m });
        var more = await o.DraftLines.CreateManyAsync(id, [new() { Description = "Thanks" }, new() { ProductNumber = new("A-1"), Description = "More", Quantity = 1m, UnitNetPrice = 50m }]);
        await o.DraftLines.UpdateAsync(id, first, l => l with { Quantity = 3m });
        await o.DraftLines.DeleteAsync(id, more[0]);
        var draft = await o.DraftInvoices.GetAsync(id);
        Assert.Equal((350m, "ext-9", "CRM-9", "H", new DateOnly(2026, 3, 20), new DateOnly(2026, 3, 10)), (draft.Amount, draft.ExternalId, draft.OtherReference, draft.Heading, draft.DeliveryDate, draft.DueDate));
        Assert.NotEqual(id.Value, draft.DraftInvoiceNumber!.Value.Value);
        await o.DraftInvoices.UpdateAsync(id, d => d with { Heading = "New", TextLine1 = null });
        await o.DraftInvoices.SetSensitiveDataAsync(draft.DraftInvoiceNumber.Value, new() { SensitivityLevel = 1 });
        Assert.Equal([3m, 1m], (await o.DraftLines.ListAsync(id).ToListAsync()).Select(l => l.Quantity!.Value));
        Assert.Equal(2, await o.DraftLines.CountAllAsync());
        Assert.Empty(await o.DraftLines.ListAsync(new(999999)).ToListAsync());
        var booked = await s.Client.BookedInvoices.BookAsync(new() { DraftInvoice = draft.DraftInvoiceNumber.Value });
        Assert.Equal(("New", null, 437.5m), (booked.Notes!.Heading, booked.Notes.TextLine1, booked.GrossAmount));
        Assert.Equal([75m, 12.5m], (await o.BookedLines.ListAsync().ToListAsync()).Select(l => l.VatAmount!.Value));
        s.Account.Order(1, new EconomicDocumentLine { ProductNumber = "A-1", Description = "Hour", Quantity = 1, UnitNetPrice = 5 });
        Assert.Equal(5m, Assert.Single(await o.OrderLines.ListAsync(SalesStage.Drafts).ToListAsync()).UnitNetPrice);
        Assert.Empty(await o.QuoteLines.ListAsync(SalesStage.Sent).ToListAsync());
    }

    [Fact]
    public async Task Suppliers_contacts_subscriptions_and_projects_make_the_round()
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Acme").Product("A-1", "Hour", 1).Supplier("Grus"));
        var o = s.Client.OpenApi;
        var contact = await o.SupplierContacts.CreateAsync(new() { SupplierNumber = new(1), Name = "Bo", Email = "b@example.org", Phone = "1", Notes = "n" });
        await o.SupplierContacts.UpdateAsync(contact, c => c with { Phone = "2" });
        Assert.Equal(("Bo", "2"), ((await o.SupplierContacts.GetAsync(contact)).Name, (await o.SupplierContacts.GetAsync(contact)).Phone));
        var twice = await Assert.ThrowsAsync<ConnectorConflictException>(() => o.SupplierContacts.CreateAsync(new() { SupplierNumber = new(1), Name = "Bo" }));
        Assert.Equal(EconomicErrorCodes.SupplierContactNameAlreadyExists, twice.ErrorCode);
        await o.SupplierContacts.DeleteAsync(contact);
        await o.SupplierGroups.CreateAsync(new() { Number = new(5), Name = "Five", AccountNumber = new(5600) });
        Assert.Equal(2, await o.SupplierGroups.CountAsync());

        var subscription = await o.Subscriptions.CreateAsync(new() { Name = "Year", Interval = 1, Collection = 1, Description = "D" });
        await o.Subscriptions.UpdateAsync(subscription, x => x with { Name = "Month" });
        var line = await o.SubscriptionLines.CreateAsync(subscription, new() { ProductNumber = new("A-1"), Description = "Hour", Quantity = 1m });
        await o.SubscriptionLines.UpdateAsync(subscription, line, l => l with { Quantity = 2m });
        Assert.Equal((2m, 1), (Assert.Single(await o.SubscriptionLines.ListAllAsync().ToListAsync()).Quantity, await o.SubscriptionLines.CountAllAsync()));
        var subscriber = await o.Subscribers.CreateAsync(new() { SubscriptionNumber = subscription, CustomerNumber = Given.One, StartDate = new(2026, 1, 1), EndDate = new(2026, 12, 31) });
        await o.Subscribers.UpdateAsync(subscriber, x => x with { Comments = "C" });
        Assert.Equal(("C", new DateOnly(2026, 12, 31)), ((await o.Subscribers.GetAsync(subscriber)).Comments, (await o.Subscribers.GetAsync(subscriber)).EndDate));
        var again = await Assert.ThrowsAsync<ConnectorConflictException>(() => o.Subscribers.CreateAsync(new() { SubscriptionNumber = subscription, CustomerNumber = Given.One, StartDate = new(2026, 1, 1), EndDate = new(2026, 2, 1) }));
        Assert.Equal(EconomicErrorCodes.SubscriberCustomerAlreadyHasSubscription, again.ErrorCode);
        await o.Subscribers.DeleteAsync(subscriber);

        await o.Employees.CreateAsync(new() { Number = new(9), GroupNumber = 1, Name = "Eva", IsBarred = false });
        Assert.Equal("Eva", (await s.Client.Employees.GetAsync(new(9))).Name);
        var project = await o.Projects.CreateAsync(new() { Name = "Roof", ProjectGroupNumber = 1, CustomerNumber = Given.One });
        await o.Projects.UpdateAsync(project, p => p with { Description = "D" });
        Assert.Equal("D", (await o.Projects.GetAsync(project)).Description);
        s.Account.Modules.Remove("Project");
        Assert.Equal(EconomicErrorCodes.MissingModules, (await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => o.Projects.GetAsync(project))).ErrorCode);
    }
}
