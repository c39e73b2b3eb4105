using static Connectors.Testing.Tests.Economic.EconomicApi;

namespace Connectors.Testing.Tests.Economic;

public sealed class EconomicProductTests
{
    private static string Product(string number = "A-1", string more = "") => $$"""{"productNumber":"{{number}}","name":"Thing","productGroup":{"productGroupNumber":1}{{more}}}""";

    [Theory]
    [InlineData("A_B", "A_8_B")]
    [InlineData("A/B C", "A_6_B_9_C")]
    [InlineData("<>*%:&\\\\?.#+", "_0__1__2__3__4__5__7__10__11__12__13_")]
    [InlineData("A_6_B", "A_8_6_8_B")]
    [InlineData("æø", "%C3%A6%C3%B8")]
    public async Task Text_keys_travel_encoded(string number, string path)
    {
        await using var api = InProcess();
        var made = (await api.PostAsync("products", Product(number))).Is(201);
        Assert.EndsWith("/products/" + path, made.Header("Location"), StringComparison.Ordinal);
        Assert.Equal(number.Replace("\\\\", "\\"), (await api.GetAsync($"products/{path}")).Is(200)["productNumber"]);
        (await api.DeleteAsync($"products/{path}")).Is(204);
    }

    [Fact]
    public async Task The_caller_gives_the_number_and_it_stays_a_text()
    {
        await using var api = InProcess();
        (await api.PostAsync("products", """{"name":"Thing","productGroup":{"productGroupNumber":1}}""")).Refused("productNumber", "E04300");
        (await api.PostAsync("products", Product().Replace("\"A-1\"", "123"))).Refused("productNumber", "E04300");
        Assert.Equal(System.Text.Json.JsonValueKind.String, (await api.PostAsync("products", Product("123"))).Is(201).Json["productNumber"]!.GetValueKind());
        (await api.PostAsync("products", Product("123"))).Refused("productNumber", "E06010");
        (await api.PutAsync("products/999", Product("999"))).Is(201);
        (await api.PostAsync("products", Product("x", ",\"salesPrice\":1.234"))).Refused("salesPrice", "E04740");
        Assert.Equal("12.00", (await api.PostAsync("products", Product("y", ",\"salesPrice\":12")))["salesPrice"]);
        Assert.Single((await api.GetAsync($"products?{Filter("productNumber$eq:123$and:productGroup.productGroupNumber$eq:1")}")).Rows);
    }

    [Fact]
    public async Task A_put_repeats_the_number_and_the_number_of_the_path_counts()
    {
        await using var api = InProcess(a => a.Customer("Acme").Contact(1, "Ida").Supplier("S"));
        (await api.PutAsync("products/A-1", """{"name":"Thing","productGroup":{"productGroupNumber":1}}""")).Refused("productNumber", "E04300");
        (await api.PutAsync("customers/1/contacts/101", """{"name":"Ida"}""")).Refused("customerContactNumber", "E04300");
        (await api.PutAsync("customer-groups/1", """{"name":"x"}""")).Refused("customerGroupNumber", "E04300");
        (await api.PutAsync("suppliers/1", "{}")).Refused("supplierNumber", "E04300");
        (await api.PutAsync("products/A-1", Product("A-2"))).Is(201);
        Assert.Equal("A-1", api.Account.Products.Single().ProductNumber);
    }

    [Fact]
    public async Task Invoices_of_a_product_are_those_that_name_it()
    {
        await using var api = InProcess(a => a.Customer("Acme").Product("A-1", "Thing", 5));
        (await api.PostAsync("invoices/drafts", Document(Line()))).Is(201);
        (await api.PostAsync("invoices/drafts", Document())).Is(201);
        Assert.Single((await api.GetAsync("products/A-1/invoices/drafts")).Is(200).Rows);
        Assert.Empty((await api.GetAsync("products/A-1/invoices/booked")).Is(200).Rows);
        api.Account.RenumberProduct("A-1", "A-9");
        (await api.GetAsync("products/A-9")).Is(200);
        (await api.GetAsync("products/A-1")).Is(404);
    }

    [Fact]
    public async Task The_inventory_module_wants_a_recommended_cost_price_and_sets_the_cost()
    {
        await using var api = InProcess();
        api.Account.Modules.Add("Inventory");
        (await api.PostAsync("products", Product())).Refused("inventory.recommendedCostPrice", "E04300");
        Assert.Equal("7.00", (await api.PostAsync("products", Product(more: ",\"costPrice\":99,\"inventory\":{\"recommendedCostPrice\":7}"))).Is(201)["costPrice"]);
    }

    [Fact]
    public async Task Stock_moves_lastUpdated_although_nobody_edited_the_product()
    {
        await using var api = InProcess(a => a.Product("A-1", "Thing", 5));
        var before = api.Account.Products[0].LastUpdated;
        api.Sim.Clock.Advance(TimeSpan.FromHours(1));
        api.Account.MoveStock("A-1", 3);
        Assert.NotEqual(before, (await api.GetAsync("products/A-1"))["lastUpdated"]);
        Assert.Equal(3m, api.Account.Products[0].InStock);
        Assert.Single((await api.GetAsync($"products?{Filter($"lastUpdated$gt:{before}")}")).Rows);
    }

    [Fact]
    public async Task Prices_per_currency_on_both_surfaces_are_the_same()
    {
        await using var api = InProcess(a => a.Product("A-1", "Thing", 5));
        const string prices = "products/A-1/pricing/currency-specific-sales-prices";
        (await api.PostAsync(prices, """{"price":9,"currency":{"code":"EUR"}}""")).Is(201);
        (await api.PostAsync(prices, """{"price":9,"currency":{"code":"EUR"}}""")).Refused("currency.code", "E06010");
        (await api.PostAsync(prices, """{"price":9,"currency":{"code":"XYZ"}}""")).Refused("currency.code", "E06000");
        (await api.PostAsync(prices, """{"currency":{"code":"USD"}}""")).Refused("price", "E04300");
        (await api.PutAsync(prices + "/EUR", """{"price":10,"currency":{"code":"EUR"}}""")).Is(200);
        (await api.PutAsync(prices + "/SEK", """{"price":11,"currency":{"code":"SEK"}}""")).Is(201);
        Assert.Equal(2, (await api.GetAsync(prices)).Rows.Count);
        const string flat = "productsapi/v2.0.0/products/A-1/salespriceincurrencies";
        Assert.Equal("10.00", (await api.GetAsync(flat + "/EUR")).Is(200)["salesPrice"]);
        (await api.PostAsync(flat, """{"currency":"USD","salesPrice":12}""")).Is(201);
        Assert.Equal(12m, api.Account.CurrencyPricesOf("A-1")["USD"]);
        Assert.Equal(3, (await api.GetAsync($"productsapi/v2.0.0/salespriceincurrencies?{Filter("productNumber$eq:A-1")}")).Items.Count);
        (await api.DeleteAsync(prices + "/USD")).Is(204);
        (await api.DeleteAsync(prices + "/USD")).Is(404);
        (await api.DeleteAsync("products/A-1")).Is(204);
        Assert.Empty(api.Account.CurrencyPricesOf("A-1"));
    }

    [Fact]
    public async Task Special_prices_are_a_price_or_a_discount_and_a_discount_takes_the_currencies_away()
    {
        await using var api = InProcess(a => a.Product("A-1", "Thing", 100).PriceGroup(3, "Gold").Customer("Acme", c => c with { PriceGroupNumber = 3 }));
        const string special = "productsapi/v2.0.0/pricegroups/3/specialprices";
        (await api.PostAsync(special, """{"productNumber":"A-1"}""")).Is(400);
        (await api.PostAsync(special, """{"productNumber":"A-1","salesPriceBaseCurrency":80,"discountPercentage":5}""")).Is(400);
        (await api.PostAsync(special, """{"productNumber":"A-1","discountPercentage":101}""")).Is(400);
        (await api.PostAsync(special, """{"productNumber":"A-1","salesPriceBaseCurrency":80}""")).Is(201);
        (await api.PostAsync("productsapi/v2.0.0/specialprices/1/specialpricesincurrency", """{"currency":"EUR","salesPrice":8}""")).Is(201);
        Assert.Equal("80.00", (await api.GetAsync("customers/1/templates/invoiceline/A-1"))["unitNetPrice"]);
        Assert.Equal("PriceGroupUsedByOneOrMoreCustomers", (await api.DeleteAsync("productsapi/v2.0.0/pricegroups/3")).Is(400).Code);
        var body = (await api.GetAsync(special + "/1")).Json.AsObject();
        body.Remove("salesPriceBaseCurrency");
        body["discountPercentage"] = 20;
        (await api.PutAsync(special, body.ToJsonString())).Is(200);
        Assert.Empty((await api.GetAsync("productsapi/v2.0.0/specialprices/1/specialpricesincurrency")).Items);
        var line = await api.GetAsync("customers/1/templates/invoiceline/A-1");
        Assert.Equal(("100.00", "20.00"), (line["unitNetPrice"], line["discountPercentage"]));
        Assert.Empty((await api.GetAsync("productsapi/v2.0.0/pricegroups/99/specialprices")).Is(200).Items);
        Assert.Equal("PriceGroupIdExists", (await api.PostAsync("productsapi/v2.0.0/pricegroups", """{"number":3,"name":"x"}""")).Is(400).Code);
    }

    [Fact]
    public async Task Groups_tell_the_account_of_each_zone_and_the_list_of_products()
    {
        await using var api = InProcess(a => a.Product("A-1", "Thing"));
        (await api.GetAsync("product-groups/1/sales-accounts")).Is(200);
        var rows = (await api.GetAsync("product-groups/1/sales-accounts")).Rows;
        Assert.Equal((1, "U25"), ((int)rows[0]!["vatZone"]!["vatZoneNumber"]!, (string?)rows[0]!["salesAccount"]!["vatAccount"]!["vatCode"]));
        Assert.Single((await api.GetAsync("product-groups/1/products")).Rows);
        (await api.PostAsync("product-groups", "{}")).Is(405);
        const string zones = "productsapi/v2.0.0/productgroups/2/zones";
        (await api.PostAsync(zones, """{"id":6,"accountId":1010}""")).Is(400);
        var zone = (await api.GetAsync(zones + "/1")).Is(200).Json.AsObject();
        zone["accountId"] = 1010;
        (await api.PutAsync(zones, zone.ToJsonString())).Is(200);
        (await api.PutAsync(zones, zone.ToJsonString())).Is(409);
    }

    [Fact]
    public async Task Products_page_at_another_address_and_have_no_count()
    {
        await using var api = InProcess(a => a.ManyProducts(3));
        Assert.Equal(3, (await api.GetAsync("productsapi/v2.0.0/productspaged/paged?sort=-name")).Is(200).Json.AsArray().Count);
        (await api.GetAsync("productsapi/v2.0.0/products/count")).Is(404);
        Assert.Single((await api.GetAsync($"productsapi/v2.0.0/products?{Filter("productNumber$eq:P2")}")).Items);
    }

    [Fact]
    public async Task Terms_never_change_their_type_or_days()
    {
        await using var api = InProcess();
        var made = (await api.PostAsync("payment-terms", """{"name":"14 days","paymentTermsType":"net","daysOfCredit":14}""")).Is(201);
        Assert.Equal("6", made["paymentTermsNumber"]);
        (await api.PutAsync("payment-terms/6", """{"name":"x","paymentTermsType":"net","daysOfCredit":15}""")).Refused("daysOfCredit", "E06151");
        (await api.PutAsync("payment-terms/6", """{"name":"x","paymentTermsType":"invoiceMonth","daysOfCredit":14}""")).Refused("paymentTermsType", "E06151");
        (await api.PutAsync("payment-terms/6", """{"name":"x","paymentTermsType":"net"}""")).Refused("daysOfCredit", "E06151");
        (await api.PutAsync("payment-terms/6", """{"name":"x","paymentTermsType":"net","daysOfCredit":14}""")).Is(200);
        (await api.PostAsync("payment-terms", """{"name":"x","paymentTermsType":"Net"}""")).Refused("paymentTermsType", "E04300");
        Assert.Equal("x", api.Account.PaymentTermsList[5].Name);
    }

    [Fact]
    public async Task Groups_units_and_suppliers_are_written_and_the_rest_is_read()
    {
        await using var api = InProcess(a => a.Customer("Acme"));
        (await api.PostAsync("customer-groups", """{"name":"x"}""")).Refused("customerGroupNumber", "E04300");
        (await api.PostAsync("customer-groups", """{"customerGroupNumber":9,"name":"x","account":{"accountNumber":5600}}""")).Is(201);
        (await api.PostAsync("customer-groups", """{"customerGroupNumber":10,"name":"x","account":{"accountNumber":1}}""")).Refused("account", "E06000");
        Assert.Single((await api.GetAsync("customer-groups/1/customers")).Rows);
        (await api.DeleteAsync("customer-groups/1")).Is(400);
        (await api.DeleteAsync("customer-groups/9")).Is(204);
        Assert.Equal("3", (await api.PostAsync("units", """{"name":"km"}""")).Is(201)["unitNumber"]);
        (await api.PutAsync("units/3", """{"name":"mil"}""")).Is(200);
        const string supplier = """{"name":"S","currency":"DKK","paymentTerms":{"paymentTermsNumber":1},"supplierGroup":{"supplierGroupNumber":1},"vatZone":{"vatZoneNumber":1}}""";
        (await api.PostAsync("suppliers", supplier)).Is(201);
        (await api.PostAsync("suppliers", supplier.Replace("\"name\":\"S\"", "\"name\":\"S\",\"zip\":\"12345678901\""))).Refused("zip", "E04300");
        Assert.Single(api.Account.Suppliers);
        foreach (var path in new[] { "vat-zones", "vat-accounts", "vat-types", "currencies", "layouts", "employees", "departments", "departmental-distributions", "accounts", "payment-types", "supplier-groups", "app-roles" })
        {
            Assert.NotEmpty((await api.GetAsync(path)).Is(200).Rows);
            (await api.PostAsync(path, "{}")).Is(405);
        }

        Assert.Equal("25", (await api.GetAsync("vat-accounts/U25")).Is(200)["ratePercentage"]);
        (await api.GetAsync("vat-zones/1")).Is(200);
    }
}
