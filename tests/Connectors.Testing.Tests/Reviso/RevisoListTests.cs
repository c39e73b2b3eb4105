using Connectors.Testing.Reviso;
using static Connectors.Testing.Tests.Reviso.RevisoApi;

namespace Connectors.Testing.Tests.Reviso;

public sealed class RevisoListTests
{
    [Fact]
    public async Task Conflict_the_largest_page_is_1000_or_10000_and_the_answer_tells()
    {
        await using var api = InProcess(a => a.ManyCustomers(25));
        var first = (await api.GetAsync("customers")).Is(200);
        Assert.Equal(20, first.Rows.Count);
        var pagination = first.Json["pagination"]!;
        Assert.Equal((1000, 25, 0), ((int)pagination["maxPageSizeAllowed"]!, (int)pagination["results"]!, (int)pagination["skipPages"]!));
        Assert.Null(pagination["previousPage"]);
        var second = (await api.GetAsync(((string)pagination["nextPage"]!)["https://reviso.invalid/".Length..])).Is(200);
        Assert.Equal(5, second.Rows.Count);
        Assert.Null(second.Json["pagination"]!["nextPage"]);
        (await api.GetAsync("customers?pagesize=1000")).Is(200);
        Assert.Equal("E04810", (await api.GetAsync("customers?pagesize=1001")).Is(400).Code);
        Assert.Empty((await api.GetAsync("customers?skippages=9")).Is(200).Rows);
        api.Oddities.MostPerPage = 10_000;
        Assert.Equal(10_000, (int)(await api.GetAsync("customers?pagesize=10000")).Is(200).Json["pagination"]!["maxPageSizeAllowed"]!);
        (await api.GetAsync("customers?pagesize=10001")).Is(400);
    }

    [Fact]
    public async Task Checklist07_The_filter_grammar_and_its_refusals()
    {
        await using var api = InProcess(a => a
            .Customer("Rossi (Nord) Srl", c => c with { City = "Brescia", VatNumber = "12345678903" })
            .Customer("Bianchi & Figli", c => c with { Email = "b@example.com", CustomerGroupNumber = 2 })
            .Customer("Verdi [Sud]", c => c with { CountryCode = "IT" }));
        Assert.Equal(["1"], await api.FoundAsync("customers", "name$eq:rossi $(nord$) srl", "customerNumber"));
        Assert.Equal(["2"], await api.FoundAsync("customers", "name$like:bianchi & figli", "customerNumber"));
        Assert.Equal(["1", "2"], await api.FoundAsync("customers", "city$eq:Brescia$or:email$eq:b@example.com", "customerNumber"));
        Assert.Equal(["2", "3"], await api.FoundAsync("customers", "vatNumber$eq:$null:", "customerNumber"));
        Assert.Equal(["2"], await api.FoundAsync("customers", "(customerGroup.customerGroupNumber$eq:2$and:name$like:b*)", "customerNumber"));
        Assert.Equal(["1", "3"], await api.FoundAsync("customers", "customerNumber$in:[1,3]", "customerNumber"));
        Assert.Equal(["3"], await api.FoundAsync("customers", "countryCode.code$eq:IT", "customerNumber"));
        Assert.Empty(await api.FoundAsync("customers", "name$eq:Verdi $[Sud$]", "customerNumber"));
        api.Oddities.BracketEscapesHonoured = true;
        Assert.Equal(["3"], await api.FoundAsync("customers", "name$eq:Verdi $[Sud$]", "customerNumber"));
        var bad = (await api.GetAsync($"customers?{Filter("nonsense$eq:1")}")).Is(400);
        Assert.Contains("vatNumber", bad.Json["allowedFilteringFields"]!.AsArray().Select(f => (string?)f));
        (await api.GetAsync($"customers?{Filter("customerNumber$in:1,2")}")).Is(400);
        Assert.Equal(["3", "2", "1"], (await api.GetAsync("customers?sort=-customerNumber")).Rows.Select(r => r!["customerNumber"]!.ToString()));
        (await api.GetAsync("customers?sort=nonsense")).Is(400);
    }

    [Fact]
    public async Task Checklist12_Self_links_repeat_the_query_or_do_not()
    {
        await using var api = InProcess(a => a.Customer("Acme"));
        Assert.Equal("https://reviso.invalid/customers/1?foo=bar", (await api.GetAsync("customers/1?foo=bar"))["self"]);
        api.Oddities.SelfEchoesQuery = false;
        Assert.Equal("https://reviso.invalid/customers/1", (await api.GetAsync("customers/1?foo=bar"))["self"]);
    }

    [Theory]
    [InlineData(RevisoReferenceConflict.NumberWins, 1)]
    [InlineData(RevisoReferenceConflict.LinkWins, 2)]
    [InlineData(RevisoReferenceConflict.Refused, 0)]
    public async Task Unverified_number_and_self_that_disagree(RevisoReferenceConflict reading, int group)
    {
        await using var api = InProcess();
        api.Oddities.ReferenceConflict = reading;
        var reply = await api.PostAsync("customers", Customer().Replace("{\"customerGroupNumber\":1}", "{\"customerGroupNumber\":1,\"self\":\"https://x/customer-groups/2\"}", StringComparison.Ordinal));
        if (group == 0)
            reply.Refused("customerGroup", "E04300");
        else
            Assert.Equal(group, (int)reply.Is(201).Json["customerGroup"]!["customerGroupNumber"]!);
    }

    [Fact]
    public async Task Conflict_a_page_that_is_too_large_is_refused_or_cut()
    {
        await using var api = InProcess(a => a.ManyCustomers(1001));
        Assert.Equal("E04810", (await api.GetAsync("customers?pagesize=1001")).Is(400).Code);
        api.Oddities.TooLargePagesAreCut = true;
        var page = (await api.GetAsync("customers?pagesize=1001")).Is(200);
        Assert.Equal((1000, 1000, 1001), (page.Rows.Count, (int)page.Json["pagination"]!["pageSize"]!, (int)page.Json["pagination"]!["results"]!));
        Assert.EndsWith("customers?skippages=1&pagesize=1000", (string?)page.Json["pagination"]!["nextPage"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_without_a_description_show_what_a_test_puts_into_them()
    {
        await using var api = InProcess(a => a.Item("banks", """{"bankNumber":3,"name":"Banca"}"""));
        Assert.Equal("Banca", (string?)(await api.GetAsync("banks")).Is(200).Rows[0]!["name"]);
        Assert.Equal("https://reviso.invalid/banks/3", (await api.GetAsync("banks/3")).Is(200)["self"]);
        (await api.GetAsync("banks/4")).Is(404);
        Assert.Empty((await api.GetAsync("entries")).Is(200).Rows);
        Assert.Throws<ArgumentException>(() => api.Account.Item("customers", "{}"));
        Assert.Throws<ArgumentException>(() => api.Account.Item("banks", "[]"));
        // An administrator's list is for nobody else.
        (await api.GetAsync("studio/client-grants")).Is(404);
    }

    [Theory]
    [InlineData("units/9", """{"name":"km"}""")]
    [InlineData("payment-terms/9", """{"name":"x","paymentTermsType":"net"}""")]
    [InlineData("vat-accounts/V05", """{"name":"x","ratePercentage":5,"vatType":{"vatTypeNumber":1}}""")]
    public async Task Unverified_put_to_an_unknown_record_of_reference_data_creates_it_or_404(string path, string body)
    {
        await using var api = InProcess();
        (await api.PutAsync(path, body)).Is(201);
        api.Oddities.PutCreates = false;
        (await api.PutAsync(path.Replace("9", "19", StringComparison.Ordinal).Replace("V05", "V06", StringComparison.Ordinal), body)).Is(404);
    }

    [Fact]
    public async Task Lists_may_lag_while_a_single_read_does_not()
    {
        await using var api = InProcess();
        api.Oddities.ListLag = TimeSpan.FromSeconds(30);
        (await api.PostAsync("customers", Customer())).Is(201);
        Assert.Empty((await api.GetAsync("customers")).Rows);
        (await api.GetAsync("customers/1")).Is(200);
        api.Sim.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Single((await api.GetAsync("customers")).Rows);
    }

    [Fact]
    public async Task Reference_data_has_its_italian_members()
    {
        await using var api = InProcess();
        Assert.Equal(["V022"], await api.FoundAsync("vat-accounts", "vatType.vatTypeNumber$eq:1$and:ratePercentage$eq:22", "vatCode"));
        Assert.Equal("Brescia", (string?)(await api.GetAsync("provinces/IT?pagesize=1000")).Is(200).Rows.Single(r => (string?)r!["code"] == "BS")!["name"]);
        (await api.GetAsync("provinces/ZZ")).Is(404);
        Assert.Empty((await api.GetAsync("provinces/DE")).Is(200).Rows);
        Assert.Equal("IBAN", (string?)(await api.GetAsync("payment-types/4")).Is(200).Json["fields"]![0]!["name"]);
        Assert.Equal("true", (await api.GetAsync("vat-zones/1"))["isDomestic"]);
        Assert.Equal(["1", "2"], await api.FoundAsync("number-series", "entryType$eq:customerInvoice", "numberSeriesNumber"));
        Assert.Equal("Electronic Invoice", (string?)(await api.GetAsync($"number-series?{Filter("prefix$eq:FVL")}")).Rows.Single()!["entrySubtype"]!["name"]);
        Assert.Equal("true", (await api.GetAsync("country-codes/IT"))["ossMember"]);
        Assert.Equal(["1"], await api.FoundAsync("additional-expenses", "additionalExpenseType$eq:transport", "additionalExpenseNumber"));
        Assert.Equal("Listino base", (await api.GetAsync("price-groups/1"))["name"]);
        (await api.GetAsync("tender-contracts")).Is(200);
        Assert.Equal("2", (await api.GetAsync("currencies")).Is(200).Rows.Count(r => (string?)r!["code"] is "EUR" or "USD").ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Terms_vat_codes_groups_and_suppliers_can_be_written()
    {
        await using var api = InProcess();
        var terms = (await api.PostAsync("payment-terms", """{"name":"Contanti","paymentTermsType":"net","daysOfCredit":0}""")).Is(201);
        Assert.Equal("5", terms["paymentTermsNumber"]);
        (await api.PutAsync("payment-terms/5", """{"name":"Contanti","paymentTermsType":"net","daysOfCredit":9}""")).Refused("daysOfCredit", "E06151");
        Assert.Equal(["5"], await FoundTermsAsync(api));
        (await api.PostAsync("vat-accounts", """{"vatCode":"V005","name":"IVA 5%","ratePercentage":5,"vatType":{"vatTypeNumber":1}}""")).Is(201);
        (await api.PostAsync("vat-accounts", """{"vatCode":"V005","name":"IVA 5%","ratePercentage":5,"vatType":{"vatTypeNumber":1}}""")).Refused("vatCode", "E06010");
        Assert.Equal(5, api.Account.VatAccounts[^1].RatePercentage);
        (await api.PostAsync("customer-groups", """{"customerGroupNumber":7,"name":"Enti","salesInvoiceNumberSerie":{"numberSeriesNumber":2}}""")).Is(201);
        (await api.PostAsync("customer-groups", """{"name":"Senza"}""")).Refused("customerGroupNumber", "E04300");
        (await api.PostAsync("product-groups", """{"productGroupNumber":9,"name":"Vini","salesAccountsList":[{"salesAccount":{"accountNumber":30100},"vatZone":{"vatZoneNumber":1}}]}""")).Is(201);
        (await api.PostAsync("suppliers", """{"name":"Fornitore","currency":"EUR","paymentTerms":{"paymentTermsNumber":1},"supplierGroup":{"supplierGroupNumber":1},"vatZone":{"vatZoneNumber":1},"countryCode":{"code":"IT"}}""")).Is(201);
        api.Account.Customer("Acme");
        (await api.DeleteAsync("customer-groups/1")).Is(400);
        (await api.DeleteAsync("customer-groups/7")).Is(204);
        api.Account.Rename("payment-types", "1", "Bonifico");
        Assert.Equal("Bonifico", (await api.GetAsync("payment-types/1"))["name"]);
        api.Account.Remove("payment-types", "1");
        (await api.GetAsync("payment-types/1")).Is(404);
    }

    [Fact]
    public async Task Products_have_text_numbers_encoded_in_paths()
    {
        await using var api = InProcess();
        static string Product(string number, string more = "") => $$"""{"productNumber":"{{number}}","name":"Cosa","productGroup":{"productGroupNumber":1},"salesPrice":1.23456789012{{more}}}""";
        var reply = (await api.PostAsync("products", Product("A/1 B_2.x"))).Is(201);
        Assert.Equal("https://reviso.invalid/products/A_6_1_9_B_8_2_11_x", reply.Header("Location"));
        Assert.Equal("A/1 B_2.x", (await api.GetAsync("products/A_6_1_9_B_8_2_11_x")).Is(200)["productNumber"]);
        Assert.Equal("1.2345678901", reply["salesPrice"]);
        (await api.PostAsync("products", Product(new string('x', 26)))).Refused("productNumber", "E04300");
        (await api.PostAsync("products", Product("A/1 B_2.x"))).Refused("productNumber", "E06010");
        (await api.PostAsync("products", """{"name":"Senza","productGroup":{"productGroupNumber":1}}""")).Refused("productNumber", "E04300");
        (await api.PostAsync("products", """{"productNumber":"1","name":"Senza"}""")).Refused("productGroup", "E04300");
        (await api.PutAsync("products/A_6_1_9_B_8_2_11_x", Product("other", ",\"barCode\":\"800\""))).Is(200);
        Assert.Equal(("A/1 B_2.x", "800"), (api.Account.Products.Single().ProductNumber, api.Account.Products.Single().BarCode));
        (await api.DeleteAsync("product-groups/1")).Is(400);
        (await api.DeleteAsync("products/A_6_1_9_B_8_2_11_x")).Is(204);
    }

    [Fact]
    public async Task An_agreement_may_number_its_products_itself()
    {
        await using var api = InProcess(a => a.Product("7", "Sette"));
        api.Account.NumbersProducts = true;
        var reply = (await api.PostAsync("products", """{"productNumber":"SHOP-1","barCode":"SHOP-1","name":"Cosa","productGroup":{"productGroupNumber":1}}""")).Is(201);
        Assert.Equal("8", reply["productNumber"]);
        Assert.Equal(["8"], await api.FoundAsync("products", "barCode$eq:SHOP-1", "productNumber"));
        (await api.PutAsync("products/99", """{"name":"Cosa","productGroup":{"productGroupNumber":1}}""")).Is(404);
    }

    private static Task<string[]> FoundTermsAsync(RevisoApi api) => api.FoundAsync("payment-terms", "name$eq:Contanti", "paymentTermsNumber");
}
