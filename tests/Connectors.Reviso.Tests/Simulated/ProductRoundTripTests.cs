namespace Connectors.Reviso.Tests.Simulated;

/// <summary>Products, and what else can be made besides customers and documents.</summary>
public sealed class ProductRoundTripTests
{
    private static Product New(string? number) => new() { ProductNumber = number is null ? null : new ProductNumber(number), Name = "Tempo", ProductGroup = new ProductGroupNumber(1) };

    [Fact]
    public async Task A_product_comes_back_field_by_field_is_changed_cleared_and_deleted()
    {
        await using var s = await Simulated.StartAsync();
        var sent = New("A-1") with
        {
            Description = "D",
            BarCode = "B",
            CostPrice = 10.25m,
            RecommendedCostPrice = 11m,
            RecommendedPrice = 30.5m,
            SalesPrice = 20.1234567891m,
            Barred = true,
            Unit = new UnitNumber(2),
            Inventory = new() { PackageVolume = 1.5m },
        };
        await s.Client.Products.CreateAsync(sent with { Tags = [Given.Json("\"x\"")] });
        var read = await s.Client.Products.GetAsync(new("A-1"));
        Assert.Equal("x", Assert.Single(read.Tags!).GetString());
        Assert.Equal(sent with { LastUpdated = s.Clock.GetUtcNow() }, read with { AdditionalData = null, Tags = null });
        var changed = await s.Client.Products.UpdateAsync(new("A-1"), p => p with { SalesPrice = 21m, BarCode = null, Barred = false });
        Assert.Equal((21m, null, false, "D", 10.25m), (changed.SalesPrice, changed.BarCode, changed.Barred, changed.Description, changed.CostPrice));
        await s.Client.Products.DeleteAsync(new("A-1"));
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => s.Client.Products.GetAsync(new("A-1")));
    }

    [Theory]
    [InlineData("A/B 1")]
    [InlineData("<>*%:&/\\_ ?.#+")]
    [InlineData("_6_")]
    [InlineData("Æ-Ø-È")]
    [InlineData("100%_x_7_")]
    [InlineData("..")]
    [InlineData("a;b=c,d@e'(f)")]
    public async Task Trap_03_Product_numbers_with_any_character_make_the_round(string number)
    {
        await using var s = await Simulated.StartAsync();
        var id = new ProductNumber(number);
        await s.Client.Products.CreateAsync(New(number));
        Assert.Equal(id, (await s.Client.Products.GetAsync(id)).ProductNumber);
        Assert.Equal("Altro", (await s.Client.Products.UpdateAsync(id, p => p with { Name = "Altro" })).Name);
        Assert.Equal("Altro", Assert.Single(await s.Client.Products.ListAsync(new() { Filter = ProductFields.ProductNumber.Is(number) }).ToListAsync()).Name);
        await s.Client.Products.DeleteAsync(id);
        Assert.Empty(s.Account.Products);
    }

    [Fact]
    public async Task Trap_12_2_Where_the_agreement_numbers_products_itself_the_shops_code_is_the_bar_code()
    {
        await using var s = await Simulated.StartAsync(a => a.NumbersProducts = true);
        var made = await s.Client.Products.CreateAsync(New(null) with { BarCode = "SHOP-1" });
        Assert.Equal("1", made.ProductNumber!.Value.Value);
        // A number of one's own does not count there: it must be read from the answer.
        Assert.Equal("2", (await s.Client.Products.CreateAsync(New("MINE") with { BarCode = "SHOP-2" })).ProductNumber!.Value.Value);
        Assert.Equal("1", Assert.Single(await s.Client.Products.ListAsync(new() { Filter = ProductFields.BarCode.Is("SHOP-1") }).ToListAsync()).ProductNumber!.Value.Value);
        // Elsewhere it is required.
        s.Account.NumbersProducts = false;
        Assert.Equal("productNumber", Assert.Single((await Assert.ThrowsAsync<ConnectorValidationException>(() => s.Client.Products.CreateAsync(New(null)))).FieldErrors).Field);
    }

    [Fact]
    public async Task Product_groups_make_the_round_with_their_accounts_per_zone()
    {
        await using var s = await Simulated.StartAsync();
        var made = await s.Client.ProductGroups.CreateAsync(new()
        {
            ProductGroupNumber = new(7),
            Name = "Sette",
            SalesAccountsList = [new() { SalesAccount = new AccountNumber(30100), VatZone = new VatZoneNumber(1) }, new() { SalesAccount = new AccountNumber(30200), VatZone = new VatZoneNumber(2) }],
            Inventory = new() { PurchaseAccount = new AccountNumber(10100) },
        });
        Assert.Equal((7, "Sette", 10100), (made.ProductGroupNumber!.Value.Value, made.Name, made.Inventory!.PurchaseAccount!.Id!.Value.Value));
        var read = await s.Client.ProductGroups.UpdateAsync(new(7), g => g with { Name = "VII" });
        Assert.Equal([(30100, 1), (30200, 2)], read.SalesAccountsList!.Select(a => (a.SalesAccount!.Id!.Value.Value, a.VatZone!.Id!.Value.Value)));
        Assert.Equal(3, (await s.Client.ProductGroups.ListAsync().ToListAsync()).Count);
        await s.Client.ProductGroups.DeleteAsync(new(7));
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => s.Client.ProductGroups.GetAsync(new(7)));
    }

    [Fact]
    public async Task Units_and_payment_terms_make_the_round()
    {
        await using var s = await Simulated.StartAsync();
        var unit = (await s.Client.Units.CreateAsync(new() { Name = "km" })).UnitNumber!.Value;
        Assert.Equal("chilometro", (await s.Client.Units.UpdateAsync(unit, u => u with { Name = "chilometro" })).Name);
        Assert.Equal("chilometro", (await s.Client.Units.GetAsync(unit)).Name);
        await s.Client.Units.DeleteAsync(unit);
        Assert.DoesNotContain(await s.Client.Units.ListAsync().ToListAsync(), u => u.UnitNumber == unit);

        var sent = new PaymentTerms { Name = "12 gg", PaymentTermsType = PaymentTermsType.Net, DaysOfCredit = 12, Description = "D" };
        var terms = (await s.Client.PaymentTerms.CreateAsync(sent)).PaymentTermsNumber!.Value;
        Assert.Equal(sent with { PaymentTermsNumber = terms }, (await s.Client.PaymentTerms.GetAsync(terms)) with { AdditionalData = null });
        Assert.Equal("Dodici", (await s.Client.PaymentTerms.UpdateAsync(terms, t => t with { Name = "Dodici" })).Name);
        Assert.Equal(terms, Assert.Single(await s.Client.PaymentTerms.ListAsync(new() { Filter = PaymentTermsFields.Name.Is("dodici") }).ToListAsync()).PaymentTermsNumber);
        var error = await Assert.ThrowsAsync<ConnectorValidationException>(() => s.Client.PaymentTerms.UpdateAsync(terms, t => t with { DaysOfCredit = 13 }));
        Assert.Equal(RevisoErrorCodes.PaymentTermsImmutable, Assert.Single(error.FieldErrors).Code);
        await s.Client.PaymentTerms.DeleteAsync(terms);
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => s.Client.PaymentTerms.GetAsync(terms));
    }

    [Fact]
    public async Task Trap_12_2_Vat_codes_can_be_made_and_are_found_by_type_and_rate()
    {
        await using var s = await Simulated.StartAsync();
        var sent = new VatAccount
        {
            VatCode = new("V05"),
            Name = "IVA 5%",
            RatePercentage = 5m,
            VatType = new VatTypeNumber(1),
            VatReportSetup = new VatReportSetupNumber(3),
            Account = new AccountNumber(15100),
            ContraAccount = new AccountNumber(10100),
            IsTotalVatAccountIncluded = true,
            IncludesStampDuty = true,
            Barred = true,
        };
        Assert.Equal(sent, (await s.Client.VatAccounts.CreateAsync(sent)) with { AdditionalData = null });
        Assert.Equal(sent, (await s.Client.VatAccounts.GetAsync(new("V05"))) with { AdditionalData = null });
        Assert.Equal(["V05"], (await s.Client.VatAccounts.ListSalesAsync(5m).ToListAsync()).Select(v => v.VatCode.Value));
        Assert.Equal(["V022"], (await s.Client.VatAccounts.ListSalesAsync(22m).ToListAsync()).Select(v => v.VatCode.Value));
        Assert.Equal(RevisoErrorCodes.AlreadyExists, Assert.Single((await Assert.ThrowsAsync<ConnectorConflictException>(() => s.Client.VatAccounts.CreateAsync(sent))).FieldErrors).Code);
    }

    [Fact]
    public async Task Suppliers_make_the_round()
    {
        await using var s = await Simulated.StartAsync();
        var number = (await s.Client.Suppliers.CreateAsync(Given.Supplier())).SupplierNumber!.Value;
        static Supplier Bare(Supplier x) => x with { AdditionalData = null, RemittanceAdvice = null, Province = x.Province! with { AdditionalData = null } };
        var read = await s.Client.Suppliers.GetAsync(number);
        Assert.Equal(Bare(Given.Supplier()) with { SupplierNumber = number }, Bare(read));
        Assert.Equal((4, "IT60X"), (read.RemittanceAdvice!.PaymentType!.Id!.Value.Value, Assert.Single(read.RemittanceAdvice.FieldValues!).GetProperty("value").GetString()));
        Assert.Equal("Asti", (await s.Client.Suppliers.UpdateAsync(number, x => x with { City = "Asti", Barred = false })).City);
        Assert.Null((await s.Client.Suppliers.ReplaceAsync(number, Given.Supplier() with { City = null })).City);
        Assert.Single(await s.Client.Suppliers.ListAsync(new() { Filter = SupplierFields.Name.StartsWith("Ghiaia") & SupplierFields.SupplierGroup.Is(1) }).ToListAsync());
        Assert.Equal("Fornitori", (await s.Client.SupplierGroups.GetAsync(new(1))).Name);
        await s.Client.Suppliers.DeleteAsync(number);
        Assert.Empty(await s.Client.Suppliers.ListAsync().ToListAsync());
    }

    [Fact]
    public async Task Trap_12_2_What_can_only_be_read_is_read_in_lists_and_one_by_one_with_its_italian_members()
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Comune").TenderContract(1, "CIG-1", "C-7"));
        var c = s.Client;
        Assert.Equal(["EUR", "USD", "CHF"], (await c.Currencies.ListAsync().ToListAsync()).Select(x => x.Code!.Value.Value));
        Assert.Equal(("USD", "840"), ((await c.Currencies.GetAsync(new("USD"))).Code!.Value.Value, (await c.Currencies.GetAsync(new("USD"))).IsoNumber));
        Assert.Equal((true, false), ((await c.Countries.GetAsync(new("IT"))).OssMember, (await c.Countries.GetAsync(new("CH"))).OssMember));
        Assert.Equal(7, (await c.Countries.ListAsync().ToListAsync()).Count);
        var provinces = await c.Provinces.ListAsync(new("IT")).ToListAsync();
        Assert.Equal(("BS", "Brescia", 3, "IT"), (provinces[2].Code, provinces[2].Name, provinces[2].ProvinceNumber!.Value.Value, provinces[2].CountryCode!.Id!.Value.Value));
        Assert.Empty(await c.Provinces.ListAsync(new("DE")).ToListAsync());
        var zones = await c.VatZones.ListAsync().ToListAsync();
        Assert.Equal([(true, false), (false, false), (false, false), (true, true)], zones.Select(z => (z.IsDomestic!.Value, z.IsExemptVatZone!.Value)));
        Assert.True((await c.VatZones.GetAsync(new(1))).EnabledForCustomer);
        Assert.Equal(4, (await c.VatAccounts.ListAsync().ToListAsync()).Count);
        Assert.Equal("Sales", (await c.VatTypes.GetAsync(new(1))).Name);
        Assert.Single(await c.VatTypes.ListAsync().ToListAsync());
        var direct = (await c.PaymentTypes.ListAsync().ToListAsync())[3];
        Assert.Equal(("RID", "IBAN", 15, 34), (direct.Name, direct.Fields![0].Name, direct.Fields[0].MinimumLength, direct.Fields[0].MaximumLength));
        Assert.Equal("Cash", (await c.PaymentTypes.GetAsync(new(3))).Name);
        Assert.Equal("Rivenditori", (await c.PriceGroups.GetAsync(new(2))).Name);
        Assert.Equal(2, (await c.PriceGroups.ListAsync().ToListAsync()).Count);
        var series = Assert.Single(await c.NumberSeries.ListAsync(new() { Filter = NumberSeriesFields.Prefix.Is("FVL") }).ToListAsync());
        Assert.Equal(("Electronic Invoice", EntryType.CustomerInvoice, 1), (series.EntrySubtype!.Name, series.EntryType, series.Peeks![0].NextVoucherNumber));
        Assert.Equal(["FV", "FVL"], (await c.NumberSeries.ListOfTypeAsync(EntryType.CustomerInvoice).ToListAsync()).Select(x => x.Prefix));
        Assert.Equal("PC", (await c.NumberSeries.GetAsync(new(3))).Prefix);
        Assert.Equal("Standard", (await c.Layouts.GetAsync(new(9))).Name);
        Assert.Single(await c.Layouts.ListAsync().ToListAsync());
        Assert.Equal("Anna Rossi", (await c.Employees.GetAsync(new(1))).Name);
        Assert.Single(await c.Employees.ListAsync().ToListAsync());
        Assert.Equal("Negozio", (await c.Departments.GetAsync(new(1))).Name);
        Assert.Equal("Negozio", Assert.Single(await c.Departments.ListAsync().ToListAsync()).Name);
        Assert.Equal("department", (await c.DepartmentalDistributions.GetAsync(new(1))).DistributionType);
        Assert.Single(await c.DepartmentalDistributions.ListAsync().ToListAsync());
        Assert.Equal("Banca c/c", (await c.Accounts.GetAsync(new(10100))).Name);
        Assert.Equal([30100, 30200], (await c.Accounts.ListAsync(new() { Filter = AccountFields.AccountNumber.IsAtLeast(30000) }).ToListAsync()).Select(a => a.AccountNumber!.Value.Value));
        Assert.Equal(["2025", "2026"], (await c.AccountingYears.ListAsync().ToListAsync()).Select(y => y.Year!.Value.Value));
        Assert.Equal((new DateOnly(2026, 12, 31), false), ((await c.AccountingYears.GetAsync(new("2026"))).ToDate, (await c.AccountingYears.GetAsync(new("2026"))).Closed));
        var transport = await c.AdditionalExpenses.GetAsync(new(1));
        Assert.Equal(("Trasporto", "transport", 30100, "V022", true), (transport.Name, transport.AdditionalExpenseType, transport.Account!.Id!.Value.Value, transport.VatAccount!.Id!.Value.Value, transport.IsSystemCreated));
        Assert.Single(await c.AdditionalExpenses.ListAsync().ToListAsync());
        var contract = Assert.Single(await c.TenderContracts.ListAsync().ToListAsync());
        Assert.Equal((Given.One, "CIG-1", "C-7"), (contract.CustomerNumber, contract.Cig, contract.DocumentNumber));
        Assert.Equal("contract", (await c.TenderContracts.GetAsync(new(1))).Type);
        Assert.Equal(["SuperUser", "Bookkeeping", "Sales", "ProjectEmployee"], (await c.AppRoles.ListAsync().ToListAsync()).Select(r => r.Name));
        Assert.Equal("SuperUser", (await c.AppRoles.GetAsync(new(1))).Name);
    }

    [Fact]
    public async Task What_no_source_describes_is_read_by_name_as_it_comes()
    {
        await using var s = await Simulated.StartAsync(a => a
            .Item("banks", """{"bankNumber":3,"name":"Banca Uno","abi":"03111"}""").Item("banks", """{"bankNumber":4,"name":"Banca Due"}""").Item("exempt-vat-codes", """{"code":"N2.1","text":"Non soggette"}"""));
        var banks = await s.Client.Resources.ListAsync(RevisoResource.Banks).ToListAsync();
        Assert.Equal(["Banca Uno", "Banca Due"], banks.Select(b => b.Find("name")!.Value.GetString()));
        Assert.Equal("03111", (await s.Client.Resources.GetAsync(RevisoResource.Banks, "3")).Find("abi")!.Value.GetString());
        Assert.Null((await s.Client.Resources.GetAsync(RevisoResource.Banks, "4")).Find("abi"));
        Assert.Equal("Non soggette", (await s.Client.Resources.GetAsync(RevisoResource.ExemptVatCodes, "N2.1")).Find("text")!.Value.GetString());
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => s.Client.Resources.GetAsync(RevisoResource.Banks, "5"));
        Assert.Empty((await s.Client.Resources.ListPageAsync(RevisoResource.Entries)).Items);
    }

    [Fact]
    public async Task The_interface_tells_its_resources_and_what_a_list_takes()
    {
        await using var s = await Simulated.StartAsync();
        var info = await s.Client.Agreement.GetApiInfoAsync();
        Assert.Equal(("1.0", "2026-03-02T08:00:00", "Prova Srl"), (info.Version, info.ServerTime, info.Company!.Value.GetString()));
        var resources = await s.Client.Resources.GetAsync(new("resources"));
        Assert.EndsWith("/quotations", resources.Find("production")!.Value.GetProperty("quotations").GetString(), StringComparison.Ordinal);
        Assert.EndsWith("/resources", info.Resources!.Value.GetString(), StringComparison.Ordinal);
        foreach (var resource in new[] { RevisoResource.Customers, RevisoResource.Products, RevisoResource.ProductGroups, RevisoResource.DraftInvoices, RevisoResource.Quotations, RevisoResource.PaymentTerms, RevisoResource.VatAccounts, RevisoResource.Suppliers, RevisoResource.Units })
        {
            foreach (var write in new[] { RevisoWrite.Create, RevisoWrite.Replace })
                Assert.NotEmpty((await s.Client.Resources.GetSchemaAsync(resource, write)).GetProperty("properties").EnumerateObject());
        }

        var customer = (await s.Client.Resources.GetSchemaAsync(RevisoResource.Customers, RevisoWrite.Create)).GetProperty("properties");
        Assert.True(customer.GetProperty("vatZone").GetProperty("required").GetBoolean());
        Assert.False(customer.TryGetProperty("attention", out _));
        Assert.True((await s.Client.Resources.GetSchemaAsync(RevisoResource.Customers, RevisoWrite.Replace)).GetProperty("properties").TryGetProperty("attention", out _));
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => s.Client.Resources.GetSchemaAsync(RevisoResource.Banks, RevisoWrite.Create));
    }
}
