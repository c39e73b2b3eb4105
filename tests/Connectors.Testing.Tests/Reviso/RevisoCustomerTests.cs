using System.Text.Json.Nodes;
using Connectors.Testing.Reviso;
using static Connectors.Testing.Tests.Reviso.RevisoApi;

namespace Connectors.Testing.Tests.Reviso;

public sealed class RevisoCustomerTests
{
    private const string Italian =
        ",\"countryCode\":{\"code\":\"IT\"},\"province\":{\"provinceNumber\":3,\"countryCode\":{\"code\":\"IT\"}},\"vatNumber\":\"12345678903\",\"corporateIdentificationNumber\":\"rssmra80a01f205x\","
        + "\"publicEntryNumber\":\"0000000\",\"italianCertifiedEmail\":\"acme@pec.example.com\",\"italianCustomerType\":\"B2B\",\"paymentType\":{\"paymentTypeNumber\":1},"
        + "\"priceGroup\":{\"priceGroupNumber\":2},\"splitPayment\":true,\"iban\":\"IT60X0542811101000000123456\",\"tags\":[\"crm\",\"vip\"]";

    [Fact]
    public async Task Checklist01_A_post_answers_201_with_location_and_the_whole_record_with_its_italian_fields()
    {
        await using var api = InProcess();
        var reply = (await api.PostAsync("customers", Customer(more: Italian))).Is(201);
        Assert.Equal("https://reviso.invalid/customers/1", reply.Header("Location"));
        Assert.Equal("https://reviso.invalid/customers/1", reply["self"]);
        Assert.Equal("https://reviso.invalid/provinces/IT/3", (string?)reply.Json["province"]!["self"]);
        Assert.Equal("https://reviso.invalid/country-codes/IT", (string?)reply.Json["countryCode"]!["self"]);
        var stored = api.Account.Customers.Single();
        Assert.Equal((1, "IT", 3, "12345678903", "RSSMRA80A01F205X"), (stored.CustomerNumber, stored.CountryCode, stored.ProvinceNumber, stored.VatNumber, stored.CorporateIdentificationNumber));
        Assert.Equal(("0000000", "acme@pec.example.com", "B2B", 1, 2, true), (stored.PublicEntryNumber, stored.ItalianCertifiedEmail, stored.ItalianCustomerType, stored.PaymentTypeNumber, stored.PriceGroupNumber, stored.SplitPayment));
        Assert.Equal(["crm", "vip"], stored.Tags!);
    }

    [Theory]
    [InlineData("name")]
    [InlineData("currency")]
    [InlineData("customerGroup")]
    [InlineData("paymentTerms")]
    [InlineData("vatZone")]
    public async Task Five_members_are_required_on_post_and_put(string name)
    {
        await using var api = InProcess(a => a.Customer("Acme"));
        var body = JsonNode.Parse(Customer())!.AsObject();
        body.Remove(name);
        (await api.PostAsync("customers", body.ToJsonString())).Refused(name, "E04300");
        (await api.PutAsync("customers/1", body.ToJsonString())).Refused(name, "E04300");
        Assert.Single(api.Account.Customers);
    }

    [Fact]
    public async Task Checklist11_Errors_are_a_list_with_details()
    {
        await using var api = InProcess();
        var reply = (await api.PostAsync("customers", """{"name":"Acme","currency":"EUR","paymentTerms":{"paymentTermsNumber":99}}""")).Is(400);
        var errors = reply.Json["errors"]!.AsArray();
        Assert.Equal(3, errors.Count);
        Assert.Equal("400", reply["httpStatusCode"]);
        Assert.True(Guid.TryParse(reply["logId"], out _));
        Assert.Null(reply["errorCount"]);
        Assert.Equal("customerGroup", (string?)reply.Json["details"]!["property"]);
        var unknown = errors.Single(e => (string?)e!["errorCode"] == "E07080")!;
        Assert.Equal(("paymentTerms", 99), ((string?)unknown["details"]!["property"], (int)unknown["details"]!["value"]!));
        Assert.NotNull(unknown["message"]);
        Assert.NotNull(unknown["developerHint"]);
        Assert.NotNull(unknown["logTime"]);
    }

    [Theory]
    [InlineData(",\"vatZone\":{}", "vatZone", "E04500")]
    [InlineData(",\"customerNumber\":0", "customerNumber", "E04300")]
    [InlineData(",\"city\":null", "city", "E04300")]
    [InlineData(",\"italianCustomerType\":\"b2b\"", "italianCustomerType", "E00500")]
    [InlineData(",\"province\":{\"provinceNumber\":999}", "province", "E06000")]
    [InlineData(",\"paymentType\":{\"paymentTypeNumber\":99}", "paymentType", "E06000")]
    [InlineData(",\"countryCode\":{\"code\":\"ZZ\"}", "countryCode", "E06000")]
    [InlineData(",\"countryCode\":{\"code\":\"DE\"},\"province\":{\"provinceNumber\":3}", "province", "E00500")]
    public async Task Refusals_of_values(string more, string path, string code)
    {
        await using var api = InProcess();
        var body = JsonNode.Parse(Customer())!.AsObject();
        foreach (var (name, value) in JsonNode.Parse("{" + more[1..] + "}")!.AsObject())
            body[name] = value?.DeepClone();
        (await api.PostAsync("customers", body.ToJsonString())).Refused(path, code);
        Assert.Empty(api.Account.Customers);
    }

    [Fact]
    public async Task Unverified_nulls_are_refused_or_as_good_as_absent()
    {
        await using var api = InProcess();
        (await api.PostAsync("customers", Customer(more: ",\"city\":null"))).Refused("city", "E04300");
        api.Oddities.NullsRefused = false;
        (await api.PostAsync("customers", Customer(more: ",\"city\":null"))).Is(201);
    }

    [Fact]
    public async Task Unverified_the_vat_number_loses_its_prefix_or_keeps_it()
    {
        await using var api = InProcess();
        (await api.PostAsync("customers", Customer(more: ",\"vatNumber\":\"IT12345678903\""))).Is(201);
        Assert.Equal(["1"], await api.FoundAsync("customers", "vatNumber$eq:12345678903", "customerNumber"));
        Assert.Empty(await api.FoundAsync("customers", "vatNumber$eq:IT12345678903", "customerNumber"));
        api.Oddities.ItalianNumbersNormalized = false;
        (await api.PostAsync("customers", Customer(more: ",\"vatNumber\":\"IT12345678903\",\"corporateIdentificationNumber\":\"abc\""))).Is(201);
        Assert.Equal(["2"], await api.FoundAsync("customers", "vatNumber$eq:IT12345678903", "customerNumber"));
        Assert.Equal("abc", api.Account.Customers[1].CorporateIdentificationNumber);
    }

    [Fact]
    public async Task Conflict_website_or_webSite()
    {
        await using var api = InProcess();
        Assert.Equal("https://a.example.com", (await api.PostAsync("customers", Customer(more: ",\"website\":\"https://a.example.com\",\"webSite\":\"https://b.example.com\""))).Is(201)["website"]);
        api.Oddities.WebsiteIsWebSite = true;
        var reply = (await api.PostAsync("customers", Customer(more: ",\"website\":\"https://a.example.com\",\"webSite\":\"https://b.example.com\""))).Is(201);
        Assert.Equal("https://b.example.com", reply["webSite"]);
        Assert.Null(reply["website"]);
        Assert.Equal("https://b.example.com", api.Account.Customers[1].Website);
    }

    [Fact]
    public async Task Unverified_price_groups_of_customers_and_the_name_for_public_bodies()
    {
        await using var api = InProcess();
        api.Oddities.CustomersHavePriceGroup = false;
        api.Oddities.PublicBodyType = "PublicBody";
        var reply = (await api.PostAsync("customers", Customer(more: ",\"priceGroup\":{\"priceGroupNumber\":1},\"italianCustomerType\":\"PublicBody\""))).Is(201);
        Assert.Null(reply["priceGroup"]);
        Assert.Null(api.Account.Customers[0].PriceGroupNumber);
        (await api.PostAsync("customers", Customer(more: ",\"italianCustomerType\":\"PA\""))).Refused("italianCustomerType", "E00500");
    }

    [Theory]
    [InlineData("countryCode", null, "countryCode", "E04300")]
    [InlineData("province", null, "province", "E04300")]
    [InlineData("vatNumber", "\"12345678904\"", "vatNumber", "E00500")]
    [InlineData("corporateIdentificationNumber", "\"RSS\"", "corporateIdentificationNumber", "E00500")]
    [InlineData("publicEntryNumber", "\"12345\"", "publicEntryNumber", "E00500")]
    [InlineData("italianCertifiedEmail", "\"nonsense\"", "italianCertifiedEmail", "E00500")]
    public async Task Unverified_what_electronic_invoicing_needs_may_be_enforced(string member, string? value, string path, string code)
    {
        await using var api = InProcess();
        var body = JsonNode.Parse(Customer(more: Italian))!.AsObject();
        if (value is null)
            body.Remove(member);
        else
            body[member] = JsonNode.Parse(value);
        (await api.PostAsync("customers", body.ToJsonString())).Is(201);
        api.Oddities.ItalianFieldsEnforced = true;
        (await api.PostAsync("customers", body.ToJsonString())).Refused(path, code);
        (await api.PostAsync("customers", Customer(more: Italian))).Is(201);
        (await api.PostAsync("customers", Customer(more: ",\"countryCode\":{\"code\":\"DE\"}"))).Is(201);
    }

    [Fact]
    public async Task Enforced_fields_need_one_of_two_numbers_and_one_of_two_addresses()
    {
        await using var api = InProcess();
        api.Oddities.ItalianFieldsEnforced = true;
        const string Place = ",\"countryCode\":{\"code\":\"IT\"},\"province\":{\"provinceNumber\":3}";
        var reply = await api.PostAsync("customers", Customer(more: Place));
        reply.Refused("vatNumber", "E04300").Refused("publicEntryNumber", "E04300");
        (await api.PostAsync("customers", Customer(more: Place + ",\"corporateIdentificationNumber\":\"RSSMRA80A01F205X\",\"publicEntryNumber\":\"ABC1234\""))).Is(201);
        (await api.PostAsync("customers", Customer(more: Place + ",\"vatNumber\":\"12345678903\",\"italianCertifiedEmail\":\"a@pec.it\""))).Is(201);
    }

    [Fact]
    public async Task Checklist02_and_03_Put_drops_what_it_does_not_know_and_clears_what_is_not_sent()
    {
        await using var api = InProcess(a => a.Customer("Acme", c => c with { City = "Brescia", Barred = true, Tags = ["x"] }));
        Assert.Equal("true", (await api.GetAsync("customers/1"))["barred"]);
        var reply = (await api.PutAsync("customers/1", Customer(more: ",\"nonsense\":1,\"balance\":99"))).Is(200);
        Assert.Null(reply["city"]);
        Assert.Null(reply["nonsense"]);
        Assert.Null(reply["tags"]);
        Assert.Equal("false", reply["barred"]);
        Assert.Equal(0, api.Account.Customers[0].Balance);
        api.Oddities.FalseIsOmitted = true;
        Assert.Null((await api.GetAsync("customers/1"))["barred"]);
    }

    [Fact]
    public async Task Unverified_put_to_an_unknown_number_creates_it_or_404()
    {
        await using var api = InProcess();
        (await api.PutAsync("customers/4711", Customer())).Is(201);
        Assert.Equal(4711, api.Account.Customers.Single().CustomerNumber);
        api.Oddities.PutCreates = false;
        Assert.Equal("E06000", (await api.PutAsync("customers/4712", Customer())).Is(404).Code);
        (await api.PutAsync("customers/4711", Customer("Bcme"))).Is(200);
    }

    [Fact]
    public async Task Checklist04_A_deleted_number_comes_again()
    {
        await using var api = InProcess(a => a.ManyCustomers(3));
        (await api.DeleteAsync("customers/2")).Is(204);
        Assert.Equal("E06000", (await api.DeleteAsync("customers/2")).Is(404).Code);
        Assert.Equal("2", (await api.PostAsync("customers", Customer("Newcomer"))).Is(201)["customerNumber"]);
        (await api.DeleteAsync("customers/2")).Is(204);
        api.Oddities.Numbering = RevisoNumbering.AboveHighest;
        Assert.Equal("4", (await api.PostAsync("customers", Customer()))["customerNumber"]);
        (await api.PostAsync("customers", Customer(more: ",\"customerNumber\":4"))).Refused("customerNumber", "E06010");
    }

    [Fact]
    public async Task Contacts_and_places_belong_to_a_customer_and_are_named_on_it_afterwards()
    {
        await using var api = InProcess(a => a.ManyCustomers(2).Contact(2, "Elena").DeliveryLocation(2, d => d with { City = "Roma" }));
        var contact = (await api.PostAsync("customers/1/contacts", """{"name":"Mario","email":"m@example.com"}""")).Is(201);
        Assert.Equal("102", contact["customerContactNumber"]);
        Assert.Equal("1", contact["sortKey"]);
        (await api.PostAsync("customers/1/contacts", """{"name":"mario"}""")).Refused("name", "E04300");
        (await api.PostAsync("customers/1/contacts", "{}")).Refused("name", "E04300");
        var place = (await api.PostAsync("customers/1/delivery-locations", """{"address":"Via Po 3","city":"Torino"}""")).Is(201);
        var named = Customer(more: ",\"attention\":{\"customerContactNumber\":102},\"defaultDeliveryLocation\":{\"deliveryLocationNumber\":202}");
        Assert.Equal("202", place["deliveryLocationNumber"]);
        (await api.PutAsync("customers/1", named)).Is(200);
        Assert.Equal((102, 202), (api.Account.Customers[0].AttentionNumber, api.Account.Customers[0].DefaultDeliveryLocationNumber));
        (await api.PutAsync("customers/2", named)).Refused("attention", "E06000");
        Assert.Null((await api.PostAsync("customers", named)).Is(201)["attention"]);
        Assert.Single((await api.GetAsync("customers/1/contacts")).Rows);
        (await api.PutAsync("customers/1/contacts/102", """{"name":"Luigi"}""")).Is(200);
        (await api.GetAsync("customers/2/contacts/102")).Is(404);
        (await api.DeleteAsync("customers/1/contacts/102")).Is(204);
        Assert.Equal("Elena", api.Account.Contacts.Single().Name);
        Assert.Equal(["Roma", "Torino"], api.Account.DeliveryLocations.Select(d => d.City));
    }

    [Fact]
    public async Task Unverified_lastUpdated_of_customers()
    {
        await using var api = InProcess(a => a.ManyCustomers(2));
        api.Sim.Clock.Advance(TimeSpan.FromHours(1));
        api.Account.EditCustomer(2, c => c with { City = "Roma" });
        var moved = api.Account.Customers[1].LastUpdated!;
        Assert.Equal(["2"], await api.FoundAsync("customers", $"lastUpdated$gte:{moved}", "customerNumber"));
        api.Account.TouchCustomer(1);
        Assert.Equal(["1", "2"], await api.FoundAsync("customers", $"lastUpdated$gte:{moved}", "customerNumber"));
        api.Oddities.CustomersHaveLastUpdated = false;
        Assert.Null((await api.GetAsync("customers/2"))["lastUpdated"]);
        var refusal = (await api.GetAsync($"customers?{Filter("lastUpdated$gt:2020-01-01")}")).Is(400);
        Assert.DoesNotContain("lastUpdated", refusal.Json["allowedFilteringFields"]!.AsArray().Select(f => (string?)f));
    }

    [Fact]
    public async Task Renumbering_behind_the_back_takes_contacts_and_documents_along()
    {
        await using var api = InProcess(a => a.Customer("Acme").Product("A-1", "Cosa").Contact(1, "Mario").Order(1, new RevisoLine { ProductNumber = "A-1", Quantity = 1, UnitNetPrice = 5 }));
        api.Account.RenumberCustomer(1, 4711);
        (await api.GetAsync("customers/1")).Is(404);
        Assert.Single((await api.GetAsync("customers/4711/contacts")).Is(200).Rows);
        Assert.Equal(4711, api.Account.Orders[0].CustomerNumber);
        Assert.Throws<ArgumentException>(() => api.Account.RenumberCustomer(1, 2));
        (await api.DeleteAsync("customers/4711")).Is(400);
    }
}
