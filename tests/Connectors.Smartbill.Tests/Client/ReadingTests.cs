using Connectors.Smartbill.Tests.Support;

namespace Connectors.Smartbill.Tests.Client;

public sealed class ReadingTests
{
    [Fact]
    public async Task A_list_goes_over_all_pages_and_never_to_the_address_that_an_answer_names()
    {
        var wire = new WireHandler()
            .Answer("""{"items":[{"id":"cus_1","name":"A"},{"id":"cus_2"}],"pagination":{"next":"https://evil.example/v3/companies/X/clients?limit=2&name=a&after=cus_2","previous":null}}""")
            .Answer("""{"items":[{"id":"cus_3"}],"pagination":{"next":"/nothing","previous":"https://x.example"}}""")
            .Answer("""{"items":[],"pagination":{"next":null,"previous":null}}""");
        await using var test = TestClient.On(wire);
        var found = new List<string>();
        await foreach (var client in test.Client.Clients.ListAsync(new() { Name = "a", PageSize = 2 }))
            found.Add(client.Id.ToString());
        Assert.Equal(["cus_1", "cus_2", "cus_3"], found);
        Assert.Equal(
            [
                "https://ws.smartbill.ro/SBORO/api/v3/companies/RO12345678/clients?name=a&limit=2",
                "https://ws.smartbill.ro/SBORO/api/v3/companies/RO12345678/clients?name=a&limit=2&after=cus_2",
                "https://ws.smartbill.ro/SBORO/api/v3/companies/RO12345678/clients?name=a&limit=2&after=cus_3",
            ],
            wire.Requests.Select(r => r.Split('\n')[0]["GET ".Length..]));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => test.Client.Clients.ListPageAsync(new() { PageSize = 101 }));
    }

    [Fact]
    public async Task Rows_of_the_V3_interface_in_full()
    {
        var wire = new WireHandler()
            .Answer("""
                {"id":"cus_1","name":"Țăndărică","vatCode":"RO1","regCom":"J","code":"C","address":"a","city":"b","county":"c","country":"d","bank":"e","iban":"f","email":"g","contact":"h","phone":"i","isVatPayer":true,
                "brand":"j","deliveryAddresses":[{"description":"k","address":"l","addressAdditionalInfo":"m","addressLine3":"n","city":"o","county":"p","country":"q","zipCode":"r","defaultAddress":true}],"new":{"x":1}}
                """)
            .Answer("""{"id":"prod_1","name":"","code":"007","isService":false,"price":12.3456,"measuringUnitName":"buc","currency":"BGN","vatPercentage":21,"vatName":"Normala","isVatIncluded":true,"cnCode":"0101","cpvCode":"","countryOfOrigin":"RO","containerDeposits":[{"type":"sgr","quantity":2}]}""")
            .Answer("""{"id":"ware_1","name":"Depozit","type":"en detail","keeper":"Ana","country":"RO","isCustody":true}""")
            .Answer("""{"id":"sup_1","name":"S","isVatPayer":false,"deliveryAddresses":null}""");
        await using var test = TestClient.On(wire);
        var client = await test.Client.Clients.GetAsync(new("cus_1"));
        Assert.Equal(("Țăndărică", true, "j", "r", true), (client.Name, client.IsVatPayer, client.Brand, client.DeliveryAddresses[0].ZipCode, client.DeliveryAddresses[0].DefaultAddress));
        var product = await test.Client.Products.GetAsync(new("prod_1"));
        Assert.Equal(("", "007", 12.3456m, "BGN", 21m, "0101", true), (product.Name, product.Code, product.Price, product.Currency!.Value.ToString(), product.VatPercentage, product.CnCode, product.IsVatIncluded));
        Assert.Equal(new ContainerDeposit("sgr", 2), Assert.Single(product.ContainerDeposits));
        var warehouse = await test.Client.Warehouses.GetAsync(new("ware_1"));
        Assert.Equal((WarehouseType.Retail, true), (warehouse.Type, warehouse.IsCustody));
        Assert.Equal("S", (await test.Client.Suppliers.GetAsync(new("sup_1"))).Name);
    }

    [Fact]
    public async Task The_V3_interface_without_its_token_is_an_error_that_says_where_to_get_one_and_sends_nothing()
    {
        var wire = new WireHandler();
        await using var test = TestClient.On(wire, o => o.Credentials!.TokenV3 = null);
        var c = test.Client;
        foreach (var call in new Func<Task>[] { () => c.Clients.ListPageAsync(), () => c.Suppliers.GetAsync(new("x")), () => c.Products.ListPageAsync(), () => c.Warehouses.ListPageAsync(), () => c.SendAsync(new(HttpMethod.Get, "v3/x")) })
        {
            var error = await Assert.ThrowsAsync<ConnectorAuthenticationException>(call);
            Assert.Equal(SmartbillErrorCodes.TokenV3Missing, error.ErrorCode);
            Assert.Contains("Contul meu, Integrari, API", error.Message);
        }

        Assert.Empty(wire.Requests);
    }

    [Fact]
    public async Task Stock_and_taxes_and_series_as_they_come_flat_or_in_a_root()
    {
        const string Stock = """{"errorText":"","list":[{"warehouse":{"warehouseName":"Depozit","warehouseType":"en gros"},"products":[{"productName":"Surub","productCode":"007","measuringUnit":"buc","quantity":-1.50,"x":1},{"productName":"B","quantity":"2e1"}]},{"warehouse":null,"products":null}]}""";
        var wire = new WireHandler().Answer(Stock).Answer($$"""{"stocks":{{Stock}}}""").Answer("""{"sbcTaxes":{"taxes":[{"name":"Redusa","percentage":"11"}]}}""").Answer("""{"list":[{"name":"A","nextNumber":42,"type":"f"},{"name":"B","nextNumber":"0117","type":"x"}]}""");
        await using var test = TestClient.On(wire);
        foreach (var stock in new[] { await test.Client.Stocks.ListAsync(), await test.Client.Stocks.ListAsync() })
        {
            Assert.Equal(("Depozit", WarehouseType.Wholesale), (stock[0].Warehouse!.Name, stock[0].Warehouse!.Type));
            Assert.Equal([("Surub", "007", -1.50m), ("B", null, 20m)], stock[0].Products.Select(p => (p.Name!, p.Code, p.Quantity)));
            Assert.Empty(stock[1].Products);
        }

        Assert.Equal(new Tax("Redusa", 11), Assert.Single(await test.Client.Taxes.ListAsync()));
        var series = await test.Client.Series.ListAsync();
        Assert.Equal([("42", "0042"), ("0117", "0117")], series.Select(s => (s.NextNumber!, s.PrintedNextNumber()!)));
        Assert.Equal("000042", series[0].PrintedNextNumber(6));
        Assert.Equal("x", series[1].Type.ToString());
    }

    [Fact]
    public async Task Today_is_today_in_Bucharest()
    {
        // 22:30 in London is half past midnight there.
        var clock = new Testing.ManualTimeProvider(new(2026, 3, 1, 22, 30, 0, TimeSpan.Zero));
        var wire = new WireHandler().Answer("""{"list":[]}""");
        await using var test = TestClient.On(wire, clock: clock);
        await test.Client.Stocks.ListAsync();
        Assert.Contains("&date=2026-03-02\n", wire.Requests[0]);
    }

    [Fact]
    public async Task Undocumented_calls_need_the_option()
    {
        await using var test = TestClient.On(new WireHandler());
        foreach (var call in new Func<Task>[] { () => test.Client.Companies.ListWarehouseNamesAsync(), () => test.Client.Companies.ListMeasuringUnitsAsync(), () => test.Client.Stocks.ListForShopAsync("D") })
            Assert.Contains("UseUndocumentedEndpoints", (await Assert.ThrowsAsync<InvalidOperationException>(call)).Message);
    }

    [Fact]
    public void Ids_are_text_and_go_through_text()
    {
        var id = new SmartbillDocumentId("RO1", "F/2026/A", "0042");
        Assert.Equal(id, SmartbillDocumentId.Parse(id.ToString()));
        Assert.NotEqual(id, id with { Number = "42" });
        Assert.All(new[] { "", "RO1", "RO1/A", "RO1//1", "/A/1", "RO1/A/" }, t => Assert.Throws<FormatException>(() => SmartbillDocumentId.Parse(t)));
    }

    [Fact]
    public async Task A_document_of_another_company_is_not_asked_for_and_RO_makes_no_other_company()
    {
        var wire = new WireHandler().Answer("""{"invoiceTotalAmount":1,"paidAmount":1,"unpaidAmount":0,"paid":1}""");
        await using var test = TestClient.On(wire);
        await Assert.ThrowsAsync<ArgumentException>(() => test.Client.Invoices.GetPaymentStateAsync(new("RO99", "CRM", "0042")));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => test.Client.Invoices.GetPdfAsync(default));
        Assert.True((await test.Client.Invoices.GetPaymentStateAsync(new("12345678", "CRM", "0042"))).IsPaid);
        Assert.Contains("?cif=RO12345678&seriesname=CRM&number=0042\n", Assert.Single(wire.Requests));
        Assert.Equal(Samples.Id, test.Client.DocumentId("CRM", "0042"));
    }

    [Fact]
    public async Task A_payment_state_without_a_total_is_unreadable_and_not_zero()
    {
        await using var test = TestClient.On(new WireHandler().Answer("""{"errorText":"","paid":false}"""));
        Assert.Equal(ConnectorErrorCodes.UnreadableAnswer, (await Assert.ThrowsAsync<ConnectorApiException>(() => test.Client.Invoices.GetPaymentStateAsync(Samples.Id))).ErrorCode);
    }
}
