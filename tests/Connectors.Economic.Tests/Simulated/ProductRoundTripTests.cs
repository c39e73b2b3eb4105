namespace Connectors.Economic.Tests.Simulated;

/// <summary>Products, prices, units, groups and what else there is to choose from.</summary>
public sealed class ProductRoundTripTests
{
    private static Product New(string number) => new() { ProductNumber = new(number), Name = "Time", ProductGroup = new ProductGroupNumber(1) };

    [Fact]
    public async Task A_product_comes_back_field_by_field_is_changed_cleared_and_deleted()
    {
        await using var s = await Simulated.StartAsync();
        var sent = New("A-1") with { Description = "D", BarCode = "B", CostPrice = 10.25m, RecommendedPrice = 30.5m, SalesPrice = 20.75m, Barred = true, Unit = new UnitNumber(2) };
        await s.Client.Products.CreateAsync(sent);
        var read = await s.Client.Products.GetAsync(new("A-1"));
        Assert.Equal(sent with { LastUpdated = s.Clock.GetUtcNow() }, read with { AdditionalData = null });
        var changed = await s.Client.Products.UpdateAsync(new("A-1"), p => p with { SalesPrice = 21m, BarCode = null, Barred = false });
        Assert.Equal((21m, null, false, "D", 10.25m), (changed.SalesPrice, changed.BarCode, changed.Barred, changed.Description, changed.CostPrice));
        await s.Client.Products.DeleteAsync(new("A-1"));
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => s.Client.Products.GetAsync(new("A-1")));
    }

    [Theory]
    [InlineData("A/B 1")]
    [InlineData("<>*%:&/\\_ ?.#+")]
    [InlineData("_6_")]
    [InlineData("Æ-Ø-Å")]
    [InlineData("100%_x_7_")]
    [InlineData("..")]
    [InlineData("a;b=c,d@e'(f)")]
    public async Task Trap_03_Product_numbers_with_any_character_make_the_round_on_both_surfaces(string number)
    {
        await using var s = await Simulated.StartAsync();
        var id = new ProductNumber(number);
        await s.Client.Products.CreateAsync(New(number));
        Assert.Equal(id, (await s.Client.Products.GetAsync(id)).ProductNumber);
        await s.Client.ProductPrices.CreateAsync(id, new() { Price = 11.5m, Currency = new CurrencyCode("EUR") });
        Assert.Equal(11.5m, (await s.Client.ProductPrices.GetAsync(id, new("EUR"))).Price);
        Assert.Equal(12m, (await s.Client.ProductPrices.UpdateAsync(id, new("EUR"), p => p with { Price = 12m })).Price);
        Assert.Equal(id, Assert.Single(await s.Client.ProductPrices.ListAsync(id).ToListAsync()).Product!.Id);
        Assert.Equal("Renamed", (await s.Client.Products.UpdateAsync(id, p => p with { Name = "Renamed" })).Name);
        if (number != "..")
        {
            // A segment of dots alone is no segment to any HTTP library: the plain encoding of the OpenAPI has no answer for it.
            await s.Client.OpenApi.Products.UpdateAsync(id, p => p with { Description = "Both" });
            Assert.Equal("Both", (await s.Client.OpenApi.Products.GetAsync(id)).Description);
        }

        Assert.Equal("Renamed", Assert.Single(await s.Client.Products.ListAsync(new() { Filter = ProductFields.ProductNumber.Is(number) }).ToListAsync()).Name);
        await s.Client.ProductPrices.DeleteAsync(id, new("EUR"));
        await s.Client.Products.DeleteAsync(id);
        Assert.Empty(s.Account.Products);
    }

    [Fact]
    public async Task Units_and_payment_terms_make_the_round()
    {
        await using var s = await Simulated.StartAsync();
        var unit = (await s.Client.Units.CreateAsync(new() { Name = "km" })).UnitNumber!.Value;
        Assert.Equal("kilometre", (await s.Client.Units.UpdateAsync(unit, u => u with { Name = "kilometre" })).Name);
        Assert.Equal("kilometre", (await s.Client.Units.GetAsync(unit)).Name);
        await s.Client.Units.DeleteAsync(unit);
        Assert.DoesNotContain(await s.Client.Units.ListAsync().ToListAsync(), u => u.UnitNumber == unit);

        var sent = new PaymentTerms { Name = "Net 12", PaymentTermsType = PaymentTermsType.Net, DaysOfCredit = 12, Description = "D", PercentageForPrepaidAmount = 12.5m, ContraAccountForPrepaidAmount = new AccountNumber(5600) };
        var terms = (await s.Client.PaymentTerms.CreateAsync(sent)).PaymentTermsNumber!.Value;
        Assert.Equal(sent with { PaymentTermsNumber = terms }, (await s.Client.PaymentTerms.GetAsync(terms)) with { AdditionalData = null });
        Assert.Equal("Twelve", (await s.Client.PaymentTerms.UpdateAsync(terms, t => t with { Name = "Twelve" })).Name);
        var error = await Assert.ThrowsAsync<ConnectorValidationException>(() => s.Client.PaymentTerms.UpdateAsync(terms, t => t with { DaysOfCredit = 13 }));
        Assert.Equal(EconomicErrorCodes.PaymentTermsImmutable, Assert.Single(error.FieldErrors).Code);
        await s.Client.PaymentTerms.DeleteAsync(terms);
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => s.Client.PaymentTerms.GetAsync(terms));
    }

    [Fact]
    public async Task Suppliers_make_the_round_and_a_replacement_names_its_number()
    {
        await using var s = await Simulated.StartAsync();
        var sent = new Supplier
        {
            Name = "Grus A/S",
            Currency = "EUR",
            PaymentTerms = new PaymentTermsNumber(2),
            SupplierGroup = new SupplierGroupNumber(1),
            VatZone = new VatZoneNumber(2),
            Address = "Grusvej 1",
            Zip = "5000",
            City = "Odense",
            Country = "Danmark",
            Email = "g@example.org",
            CorporateIdentificationNumber = "87654321",
            BankAccount = "1-2",
            DefaultInvoiceText = "Gravel",
            Barred = true,
        };
        var number = (await s.Client.Suppliers.CreateAsync(sent)).SupplierNumber!.Value;
        Assert.Equal(sent with { SupplierNumber = number }, (await s.Client.Suppliers.GetAsync(number)) with { AdditionalData = null });
        Assert.Equal("Nyborg", (await s.Client.Suppliers.UpdateAsync(number, x => x with { City = "Nyborg", Barred = false })).City);
        // Without its own number the vendor refuses a supplier.
        Assert.Null((await s.Client.Suppliers.ReplaceAsync(number, sent with { City = null })).City);
        Assert.Single(await s.Client.Suppliers.ListAsync(new() { Filter = SupplierFields.Name.StartsWith("Grus") }).ToListAsync());
        Assert.Equal("Suppliers", (await s.Client.SupplierGroups.GetAsync(new(1))).Name);
        await s.Client.Suppliers.DeleteAsync(number);
        Assert.Empty(s.Account.Suppliers);
    }

    [Fact]
    public async Task What_can_only_be_read_is_read_in_lists_and_one_by_one()
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Acme", c => c with { SalesPersonNumber = 2 }).Product("A-1", "Hour", 1).JournalEntry(1010, 12.5m, "Wait"));
        var c = s.Client;
        Assert.Equal("Goods", (await c.ProductGroups.GetAsync(new(1))).Name);
        Assert.Equal(2, (await c.ProductGroups.ListAsync().ToListAsync()).Count);
        Assert.Single(await c.ProductGroups.ListProductsAsync(new(1)).ToListAsync());
        var accounts = await c.ProductGroups.ListSalesAccountsAsync(new(1)).ToListAsync();
        Assert.Equal([1, 2, 3, 4], accounts.Select(a => a.VatZone!.Id!.Value.Value));
        Assert.Contains(await c.Currencies.ListAsync().ToListAsync(), x => x.Code == new CurrencyCode("EUR"));
        Assert.Equal("EUR", (await c.Currencies.GetAsync(new("EUR"))).Code!.Value.Value);
        Assert.True((await c.VatZones.GetAsync(new(1))).EnabledForCustomer);
        Assert.Equal(4, (await c.VatZones.ListAsync().ToListAsync()).Count);
        Assert.Equal(25m, (await c.VatAccounts.GetAsync(new("U25"))).RatePercentage);
        Assert.Equal(2, (await c.VatAccounts.ListAsync().ToListAsync()).Count);
        Assert.Equal("Sales", (await c.VatTypes.GetAsync(new(1))).Name);
        Assert.Equal("Bankoverførsel", Assert.Single(await c.PaymentTypes.ListAsync().ToListAsync()).Name);
        Assert.True((await c.Layouts.GetAsync(new(20))).Deleted);
        Assert.Equal("Bo Bertelsen", (await c.Employees.GetAsync(new(2))).Name);
        Assert.Equal("Acme", Assert.Single(await c.Employees.ListCustomersAsync(new(2)).ToListAsync()).Name);
        Assert.Empty(await c.Employees.ListCustomersAsync(new(1)).ToListAsync());
        Assert.Equal("Butik", (await c.Departments.GetAsync(new(1))).Name);
        Assert.Equal(2, (await c.DepartmentalDistributions.ListAsync().ToListAsync()).Count);
        Assert.Equal("Butik", Assert.Single(await c.DepartmentalDistributions.ListDepartmentsAsync().ToListAsync()).Name);
        Assert.Equal("Half and half", (await c.DepartmentalDistributions.GetAsync(new(2))).Name);
        Assert.Equal(1010, (await c.Accounts.GetAsync(new(1010))).AccountNumber!.Value.Value);
        Assert.Equal(4, (await c.AppRoles.ListAsync().ToListAsync()).Count);
        Assert.Equal("SuperUser", (await c.AppRoles.GetAsync(new(1))).Name);
        Assert.Equal("Daybook", Assert.Single(await c.Journals.ListAsync().ToListAsync()).Name);
        var entry = Assert.Single(await c.Journals.ListEntriesAsync(new(1)).ToListAsync());
        Assert.Equal(12.5m, (await c.Journals.GetEntryAsync(new(1), entry.JournalEntryNumber!.Value)).Amount);
        await c.Journals.DeleteEntryAsync(new(1), entry.JournalEntryNumber!.Value);
        Assert.Empty(await c.Journals.ListEntriesAsync(new(1)).ToListAsync());
    }

    [Fact]
    public async Task The_agreements_own_data_is_read_and_changed()
    {
        await using var s = await Simulated.StartAsync();
        Assert.Equal(s.Account.AgreementNumber, (await s.Client.Agreement.GetAsync()).AgreementNumber);
        var company = await s.Client.Agreement.UpdateCompanyAsync(c => c with { City = "Ribe", Attention = "Bo", PhoneNumber = "1" });
        Assert.Equal(("Ribe", "Test ApS"), (company.City, company.Name));
        Assert.Equal("Ribe", (await s.Client.Agreement.GetAsync()).Company!.City);
        Assert.Equal("B", (await s.Client.Agreement.UpdateBankAsync(b => b with { BankName = "B", PbsCustomerGroupNumber = "1" })).BankName);
        Assert.Equal("Eva", (await s.Client.Agreement.UpdateUserAsync(u => u with { Name = "Eva" })).Name);
    }
}
