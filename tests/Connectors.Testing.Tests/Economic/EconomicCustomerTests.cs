using Connectors.Testing.Economic;
using static Connectors.Testing.Tests.Economic.EconomicApi;

namespace Connectors.Testing.Tests.Economic;

public sealed class EconomicCustomerTests
{
    [Fact]
    public async Task Smoke_over_a_socket_and_over_the_handler_is_the_same_state()
    {
        await using var api = await OnSocketAsync(a => a.Customer("Seeded ApS"));
        (await api.PostAsync("customers", Customer())).Is(201);
        Assert.Equal(2, (await api.GetAsync("customers")).Is(200).Rows.Count);
        using var http = new HttpClient(api.Sim.CreateHandler());
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://restapi.e-conomic.com/customers/2");
        request.Headers.Add("X-AppSecretToken", api.Sim.App.SecretToken);
        request.Headers.Add("X-AgreementGrantToken", api.Account.GrantToken);
        using var response = await http.SendAsync(request);
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal(["customers.create", "customers.list", "customers.get"], api.Sim.Calls.Select(c => c.Operation));
        Assert.Equal(["Seeded ApS", "Acme ApS"], api.Account.Customers.Select(c => c.Name));
    }

    [Fact]
    public async Task Checklist01_A_rest_post_answers_201_with_location_and_the_whole_record()
    {
        await using var api = InProcess();
        var reply = (await api.PostAsync("customers", Customer(more: ",\"city\":\"Aarhus\""))).Is(201);
        Assert.Equal("https://economic.invalid/customers/1", reply.Header("Location"));
        Assert.Equal("1", reply["customerNumber"]);
        Assert.Equal("Aarhus", reply["city"]);
        Assert.Equal("https://economic.invalid/customers/1", reply["self"]);
        Assert.Equal("https://economic.invalid/customer-groups/1", (string?)reply.Json["customerGroup"]!["self"]);
        Assert.Equal("https://economic.invalid/customers/1/contacts", reply["contacts"]);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", reply["lastUpdated"]);
    }

    [Fact]
    public async Task Checklist01_A_rest_put_to_an_unknown_number_creates_it_with_201()
    {
        await using var api = InProcess();
        (await api.PutAsync("customers/4711", Customer())).Is(201);
        Assert.Equal(4711, api.Account.Customers.Single().CustomerNumber);
        (await api.PutAsync("customers/4711", Customer("Bcme"))).Is(200);
        Assert.Equal("Bcme", api.Account.Customers.Single().Name);
    }

    [Fact]
    public async Task Checklist02_Unknown_and_read_only_members_are_dropped_without_a_word()
    {
        await using var api = InProcess();
        var reply = (await api.PostAsync("customers", Customer(more: ",\"paymentTermsNumber\":9,\"balance\":999,\"lastUpdated\":\"2001-01-01\",\"priceGroup\":{\"self\":\"x\"}"))).Is(201);
        Assert.Equal("0.00", reply["balance"]);
        Assert.Null(reply["paymentTermsNumber"]);
        Assert.NotEqual("2001-01-01", reply["lastUpdated"]);
    }

    [Theory]
    [InlineData(",\"city\":null", "city", "Expected String but got Null")]
    [InlineData(",\"customerNumber\":0", "customerNumber", "less than minimum value of 1")]
    [InlineData(",\"pNumber\":\"123\"", "pNumber", "minimum length")]
    [InlineData(",\"vatNumber\":\"123456789012345678901\"", "vatNumber", "maximum length of 20")]
    [InlineData(",\"barred\":\"yes\"", "barred", "Expected Boolean")]
    public async Task Checklist02_Nulls_zeros_and_wrong_lengths_are_refused(string more, string property, string text)
    {
        await using var api = InProcess();
        var reply = (await api.PostAsync("customers", Customer(more: more))).Refused(property, "E04300");
        Assert.Contains(text, reply.Text, StringComparison.Ordinal);
        Assert.Empty(api.Account.Customers);
    }

    [Fact]
    public async Task Zero_inside_a_reference_is_refused_and_an_empty_reference_is_E04500()
    {
        await using var api = InProcess();
        (await api.PostAsync("customers", Customer().Replace("\"vatZoneNumber\":1", "\"vatZoneNumber\":0"))).Refused("vatZone.vatZoneNumber", "E04300");
        (await api.PostAsync("customers", Customer().Replace("{\"vatZoneNumber\":1}", "{}"))).Refused("vatZone", "E04500");
        (await api.PostAsync("customers", Customer().Replace("\"paymentTermsNumber\":1", "\"paymentTermsNumber\":99"))).Refused("paymentTerms", "E07080");
        (await api.PostAsync("customers", Customer().Replace("\"vatZoneNumber\":1", "\"vatZoneNumber\":99"))).Refused("vatZone", "E06000");
    }

    [Theory]
    [InlineData("name")]
    [InlineData("currency")]
    [InlineData("customerGroup")]
    [InlineData("paymentTerms")]
    [InlineData("vatZone")]
    public async Task Five_members_are_required(string name)
    {
        await using var api = InProcess();
        var body = System.Text.Json.Nodes.JsonNode.Parse(Customer())!.AsObject();
        body.Remove(name);
        (await api.PostAsync("customers", body.ToJsonString())).Refused(name, "E04300");
        (await api.PutAsync("customers/5", body.ToJsonString())).Refused(name, "E04300");
    }

    [Fact]
    public async Task A_reference_by_self_alone_works_with_its_echoed_query()
    {
        await using var api = InProcess(a => a.CustomerGroup(7, "Seven"));
        var body = Customer().Replace("{\"customerGroupNumber\":1}", "{\"self\":\"https://restapi.e-conomic.com/customer-groups/7?demo=true\"}");
        (await api.PostAsync("customers", body)).Is(201);
        Assert.Equal(7, api.Account.Customers[0].CustomerGroupNumber);
    }

    [Theory]
    [InlineData(EconomicReferenceConflict.NumberWins, 1)]
    [InlineData(EconomicReferenceConflict.LinkWins, 2)]
    [InlineData(EconomicReferenceConflict.Refused, 0)]
    public async Task Unverified_number_and_self_that_disagree(EconomicReferenceConflict reading, int group)
    {
        await using var api = InProcess();
        api.Oddities.ReferenceConflict = reading;
        var reply = await api.PostAsync("customers", Customer().Replace("{\"customerGroupNumber\":1}", "{\"customerGroupNumber\":1,\"self\":\"https://x/customer-groups/2\"}"));
        if (group == 0)
            reply.Refused("customerGroup", "E04300");
        else
            Assert.Equal(group, (int)reply.Is(201).Json["customerGroup"]!["customerGroupNumber"]!);
    }

    [Fact]
    public async Task Checklist03_A_put_clears_what_it_does_not_send_and_an_omitted_boolean_is_false()
    {
        await using var api = InProcess(a => a.Customer("Acme", c => c with { City = "Aarhus", Barred = true, CreditLimit = 5 }));
        Assert.Equal("true", (await api.GetAsync("customers/1"))["barred"]);
        var reply = (await api.PutAsync("customers/1", Customer())).Is(200);
        Assert.Null(reply["city"]);
        Assert.Null(reply["barred"]);
        var stored = api.Account.Customers[0];
        Assert.Equal((null, null, null), (stored.City, stored.Barred, stored.CreditLimit));
    }

    [Fact]
    public async Task Checklist03_Booleans_per_field_as_recorded_or_all_left_out()
    {
        await using var api = InProcess(a => a.Customer("Acme").Product("A-1", "Thing"));
        var customer = (await api.GetAsync("customers/1")).Json.AsObject();
        Assert.False(customer.ContainsKey("barred"));
        Assert.False((bool)customer["eInvoicingDisabledByDefault"]!);
        Assert.False((bool)(await api.GetAsync("products/A-1")).Json["barred"]!);
        api.Oddities.FalseIsOmittedEverywhere = true;
        Assert.Null((await api.GetAsync("products/A-1"))["barred"]);
        Assert.Null((await api.GetAsync("customers/1"))["eInvoicingDisabledByDefault"]);
    }

    [Fact]
    public async Task Checklist04_A_deleted_number_comes_again_so_a_blind_second_delete_hits_another()
    {
        await using var api = InProcess(a => a.ManyCustomers(3));
        (await api.DeleteAsync("customers/2")).Is(204);
        var second = (await api.DeleteAsync("customers/2")).Is(404);
        Assert.Equal("E06000", second.Code);
        Assert.Equal("2", (await api.PostAsync("customers", Customer("Newcomer"))).Is(201)["customerNumber"]);
        (await api.DeleteAsync("customers/2")).Is(204);
        Assert.DoesNotContain("Newcomer", api.Account.Customers.Select(c => c.Name));

        api.Oddities.Numbering = EconomicNumbering.AboveHighest;
        Assert.Equal("4", (await api.PostAsync("customers", Customer()))["customerNumber"]);
    }

    [Fact]
    public async Task An_own_number_is_accepted_once_and_E06010_the_second_time()
    {
        await using var api = InProcess();
        (await api.PostAsync("customers", Customer(more: ",\"customerNumber\":77"))).Is(201);
        (await api.PostAsync("customers", Customer(more: ",\"customerNumber\":77"))).Refused("customerNumber", "E06010");
        Assert.Single(api.Account.Customers);
    }

    [Fact]
    public async Task Checklist12_Self_links_repeat_the_query()
    {
        await using var api = InProcess(a => a.Customer("Acme"));
        Assert.Equal("https://economic.invalid/customers/1?foo=bar", (await api.GetAsync("customers/1?foo=bar"))["self"]);
        var list = await api.GetAsync("customers?pagesize=5&foo=bar");
        Assert.EndsWith("/customers?pagesize=5&foo=bar", list["self"], StringComparison.Ordinal);
        Assert.EndsWith("/customers/1?pagesize=5&foo=bar", (string?)list.Rows[0]!["self"], StringComparison.Ordinal);
        api.Oddities.SelfEchoesQuery = false;
        Assert.Equal("https://economic.invalid/customers/1", (await api.GetAsync("customers/1?foo=bar"))["self"]);
    }

    [Fact]
    public async Task Patch_replaces_one_boolean_and_nothing_else()
    {
        await using var api = InProcess(a => a.Customer("Acme"));
        (await api.SendAsync("PATCH", "customers/1", """[{"op":"replace","path":"/eInvoicingDisabledByDefault","value":true}]""")).Is(200);
        Assert.True(api.Account.Customers[0].EInvoicingDisabledByDefault);
        (await api.PutAsync("customers/1", Customer(more: ",\"eInvoicingDisabledByDefault\":false"))).Is(200);
        Assert.True(api.Account.Customers[0].EInvoicingDisabledByDefault);
        (await api.SendAsync("PATCH", "customers/1", """[{"op":"replace","path":"/name","value":"X"}]""")).Is(400);
        (await api.SendAsync("PATCH", "customers/1", """{"eInvoicingDisabledByDefault":false}""")).Is(400);
    }

    [Fact]
    public async Task Contacts_belong_to_a_customer_and_are_named_once()
    {
        await using var api = InProcess(a => a.Customer("Acme").Customer("Bcme").Contact(2, "Other"));
        var made = (await api.PostAsync("customers/1/contacts", """{"name":"Ida","emailNotifications":["invoices"]}""")).Is(201);
        Assert.Equal(("102", "1"), (made["customerContactNumber"], made["sortKey"]));
        (await api.PostAsync("customers/1/contacts", """{"name":"IDA"}""")).Refused("name", "E04300");
        (await api.PostAsync("customers/1/contacts", """{"name":"Bo","emailNotifications":["Invoices"]}""")).Refused("emailNotifications.0", "E04300");
        (await api.PostAsync("customers/1/contacts", "{}")).Refused("name", "E04300");
        Assert.Single((await api.GetAsync("customers/1/contacts")).Rows);
        (await api.GetAsync("customers/1/contacts/101")).Is(404);
        (await api.PostAsync("customers/9/contacts", """{"name":"Ida"}""")).Is(404);
        (await api.PutAsync("customers/1/contacts/102", """{"customerContactNumber":102,"name":"Ida B","email":"ida@example.com"}""")).Is(200);
        Assert.Equal("ida@example.com", api.Account.Contacts.Single(c => c.Name == "Ida B").Email);

        // Attention can be set by PUT only, and only to an own contact.
        (await api.PostAsync("customers", Customer("Ccme", ",\"attention\":{\"customerContactNumber\":102}"))).Is(201);
        Assert.Null(api.Account.Customers[2].AttentionNumber);
        (await api.PutAsync("customers/1", Customer(more: ",\"attention\":{\"customerContactNumber\":102}"))).Is(200);
        Assert.Equal(102, api.Account.Customers[0].AttentionNumber);
        (await api.PutAsync("customers/1", Customer(more: ",\"attention\":{\"customerContactNumber\":101}"))).Refused("attention", "E06000");
        (await api.DeleteAsync("customers/1/contacts/102")).Is(204);
    }

    [Fact]
    public async Task Delivery_locations_need_nothing()
    {
        await using var api = InProcess(a => a.Customer("Acme"));
        var made = (await api.PostAsync("customers/1/delivery-locations", """{"termsOfDelivery":"EXW"}""")).Is(201);
        Assert.Equal("https://economic.invalid/customers/1/delivery-locations/201", made["self"]);
        (await api.PutAsync("customers/1/delivery-locations/201", """{"city":"Vejle"}""")).Is(200);
        Assert.Equal((null, "Vejle"), (api.Account.DeliveryLocations[0].TermsOfDelivery, api.Account.DeliveryLocations[0].City));
        (await api.DeleteAsync("customers/1/delivery-locations/201")).Is(204);
    }

    [Fact]
    public async Task Another_user_renumbers_a_customer_and_everything_follows()
    {
        await using var api = InProcess(a => a.Customer("Acme").Contact(1, "Ida").Product("A-1", "Thing").DraftInvoice(1));
        api.Sim.Before("customers.get", _ => api.Account.RenumberCustomer(1, 50));
        (await api.GetAsync("customers/1")).Is(404);
        Assert.Equal(50, api.Account.DraftInvoices[0].CustomerNumber);
        Assert.Single((await api.GetAsync("customers/50/contacts")).Rows);
    }

    [Fact]
    public async Task The_invoice_template_takes_terms_zone_and_recipient_from_the_customer()
    {
        await using var api = InProcess(a => a.Customer("Acme", c => c with { City = "Aarhus", PaymentTermsNumber = 2, Currency = "EUR" }).Product("A-1", "Thing", 746).CurrencyPrice("A-1", "USD", 9));
        var template = (await api.GetAsync("customers/1/templates/invoice")).Is(200);
        Assert.Equal("Aarhus", (string?)template.Json["recipient"]!["city"]);
        Assert.Equal(2, (int)template.Json["paymentTerms"]!["paymentTermsNumber"]!);
        (await api.PostAsync("invoices/drafts", template.Text)).Is(201);
        var line = (await api.GetAsync("customers/1/templates/invoiceline/A-1?quantity=3")).Is(200);
        Assert.Equal(("3.00", "100.00"), (line["quantity"], line["unitNetPrice"]));
        api.Account.EditCustomer(1, c => c with { Currency = "USD" });
        Assert.Equal("9.00", (await api.GetAsync("customers/1/templates/invoiceline/A-1"))["unitNetPrice"]);
    }
}
