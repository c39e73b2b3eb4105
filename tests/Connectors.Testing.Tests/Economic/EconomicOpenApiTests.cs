using System.Text.Json.Nodes;
using static Connectors.Testing.Tests.Economic.EconomicApi;

namespace Connectors.Testing.Tests.Economic;

public sealed class EconomicOpenApiTests
{
    private const string Contacts = "customersapi/v3.1.0/Contacts";
    private const string Places = "customersapi/v3.1.0/DeliveryLocations";

    [Fact]
    public async Task Checklist01_A_post_answers_the_number_alone_unless_the_info_text_is_right()
    {
        await using var api = InProcess();
        var made = (await api.PostAsync(Customers, FlatCustomer(7))).Is(201);
        Assert.Equal("""{"customerNumber":7}""", made.Text);
        Assert.Equal("https://economic.invalid/customersapi/v3.1.0/Customers/7", made.Header("Location"));
        api.Oddities.FlatCreatesAnswerWholeRecord = true;
        Assert.Equal("Acme ApS", (await api.PostAsync(Customers, FlatCustomer(8)))["name"]);
        Assert.Equal("CustomerAlreadyExists", (await api.PostAsync(Customers, FlatCustomer(8))).Is(400).Code);
    }

    [Theory]
    [InlineData("customerNumber", "CustomerInvalidCustomerNumber")]
    [InlineData("name", "CustomerMissingName")]
    [InlineData("customerGroupNumber", "CustomerInvalidGroupId")]
    [InlineData("zone", "CustomerInvalidVatZone")]
    [InlineData("paymentTermId", "CustomerInvalidPaymentTerm")]
    [InlineData("currency", "InvalidInput")]
    public async Task The_server_wants_what_the_specification_does_not(string property, string code)
    {
        await using var api = InProcess();
        var body = JsonNode.Parse(FlatCustomer())!.AsObject();
        body.Remove(property);
        var reply = (await api.PostAsync(Customers, body.ToJsonString())).Is(400);
        Assert.Equal(code, reply.Code);
        Assert.Equal(property, (string?)reply.Json["errors"]![0]!["property"]);
        Assert.StartsWith("application/problem+json", reply.ContentType, StringComparison.Ordinal);
        Assert.Equal("400", reply["status"]);
        Assert.NotNull(reply["traceId"]);
    }

    [Fact]
    public async Task A_name_of_the_other_surface_is_ignored_and_the_error_names_another_thing()
    {
        await using var api = InProcess();
        var reply = await api.PostAsync(Customers, FlatCustomer().Replace("paymentTermId", "paymentTermsNumber"));
        Assert.Equal("CustomerInvalidPaymentTerm", reply.Is(400).Code);
        (await api.PostAsync(Customers, FlatCustomer(more: ",\"zip\":\"8000\",\"barred\":true"))).Is(201);
        Assert.Null(api.Account.Customers[0].Zip);
    }

    [Theory]
    [InlineData(",\"access\":null", "access", "Invalid value provided.")]
    [InlineData(",\"ourRef\":0", "ourRef", "The field OurRef must be between 1 and 999999999.")]
    [InlineData(",\"city\":\"123456789012345678901234567890123456789012345678901\"", "city", "maximum length of 50")]
    public async Task Checklist02_Nulls_and_zeros_are_refused_here_too(string more, string property, string message)
    {
        await using var api = InProcess();
        var reply = (await api.PostAsync(Customers, FlatCustomer().Replace(",\"access\":true", "").Replace("}", more + "}"))).Is(400);
        Assert.Equal("InvalidInput", reply.Code);
        Assert.Equal(property, (string?)reply.Json["errors"]![0]!["property"]);
        Assert.Contains(message, (string?)reply.Json["errors"]![0]!["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Checklist01_A_put_needs_the_current_objectVersion()
    {
        await using var api = InProcess(a => a.Customer("Acme", c => c with { County = "Jylland" }));
        var read = (await api.GetAsync(Customers + "/1")).Is(200);
        var body = read.Json.AsObject();
        body["city"] = "Vejle";
        var without = body.DeepClone().AsObject();
        without.Remove("objectVersion");
        Assert.Equal("UpdateConflict", (await api.PutAsync(Customers + "/1", without.ToJsonString())).Is(409).Code);
        api.Sim.Before("customersapi.customers.update", _ => api.Account.EditCustomer(1, c => c with { Zip = "7100" }));
        (await api.PutAsync(Customers + "/1", body.ToJsonString())).Is(409);
        body["objectVersion"] = (await api.GetAsync(Customers + "/1"))["objectVersion"];
        Assert.Empty((await api.PutAsync(Customers + "/1", body.ToJsonString())).Is(200).Text);
        (await api.PutAsync(Customers + "/1", body.ToJsonString())).Is(409);
        Assert.Equal(("Vejle", null, "Jylland"), (api.Account.Customers[0].City, api.Account.Customers[0].Zip, api.Account.Customers[0].County));
        api.Oddities.OlderConflictBody = true;
        var older = (await api.PutAsync(Customers + "/1", body.ToJsonString())).Is(409);
        Assert.Equal(("objectVersion", null), (older["property"], older.Code));
        (await api.PutAsync(Customers + "/99", FlatCustomer(99))).Is(404);
    }

    [Fact]
    public async Task Deletes_and_puts_answer_200_live_and_204_by_the_specification()
    {
        await using var api = InProcess(a => a.Customer("Acme").Customer("Bcme"));
        (await api.DeleteAsync(Customers + "/1")).Is(200);
        (await api.DeleteAsync(Customers + "/1")).Is(404);
        api.Oddities.FlatWritesAnswer204 = true;
        (await api.DeleteAsync(Customers + "/2")).Is(204);
    }

    [Fact]
    public async Task Access_is_the_inverse_of_barred_and_the_address_splits_in_two()
    {
        await using var api = InProcess(a => a.Customer("Acme", c => c with { Barred = true, Address = "Line 1\nLine 2", Website = "example.com" }));
        var read = await api.GetAsync(Customers + "/1");
        Assert.Equal(("false", "Line 1", "Line 2", "example.com"), (read["access"], read["address1"], read["address2"], read["homepage"]));
        (await api.PostAsync(Customers, FlatCustomer(2, ",\"address1\":\"A\",\"address2\":\"B\",\"postCode\":\"8000\",\"phone\":\"12\""))).Is(201);
        var rest = await api.GetAsync("customers/2");
        Assert.Equal(("A\nB", "8000", "12", null), (rest["address"], rest["zip"], rest["telephoneAndFaxNumber"], rest["barred"]));
        var body = (await api.GetAsync(Customers + "/2")).Json.AsObject();
        body.Remove("access");
        (await api.PutAsync(Customers + "/2", body.ToJsonString())).Is(200);
        Assert.True(api.Account.Customers[1].Barred);
    }

    [Fact]
    public async Task Cursors_end_by_being_absent_and_ignore_the_sort()
    {
        await using var api = InProcess(a => a.ManyCustomers(25));
        api.Oddities.CursorPageSize = 10;
        var numbers = new List<int>();
        var cursor = "";
        do
        {
            var page = (await api.GetAsync($"{Customers}?sort=-customerNumber{(cursor.Length > 0 ? "&cursor=" + Uri.EscapeDataString(cursor) : "")}")).Is(200);
            numbers.AddRange(page.Items.Select(r => (int)r!["customerNumber"]!));
            cursor = page["cursor"] ?? "";
            if (numbers.Count == 10)
                api.Account.DeleteCustomer(10);
        }
        while (cursor.Length > 0);
        Assert.Equal(Enumerable.Range(1, 25), numbers);
        (await api.GetAsync(Customers + "?cursor=nonsense")).Is(400);
    }

    [Fact]
    public async Task Pages_are_bare_arrays_of_a_hundred_at_most()
    {
        await using var api = InProcess(a => a.ManyCustomers(25));
        Assert.Equal(20, (await api.GetAsync(Customers + "/paged")).Is(200).Json.AsArray().Count);
        var sorted = (await api.GetAsync(Customers + "/paged?sort=-customerNumber&skipPages=2&pageSize=10")).Json.AsArray();
        Assert.Equal([5, 4, 3, 2, 1], sorted.Select(r => (int)r!["customerNumber"]!));
        Assert.Equal("InvalidInput", (await api.GetAsync(Customers + "/paged?pageSize=101")).Is(400).Code);
        (await api.GetAsync(Customers + "/paged?skipPages=101")).Is(400);
        (await api.GetAsync(Customers + "/paged?sort=name")).Is(400);
        Assert.Equal("25", (await api.GetAsync(Customers + "/count")).Is(200).Text);
        Assert.Equal("5", (await api.GetAsync($"{Customers}/count?{Filter("customerNumber$gt:20")}")).Text);
    }

    [Theory]
    [InlineData("name$eq:Acme")]
    [InlineData("cvrNo$eq:1")]
    [InlineData("lastUpdated$gt:2020-01-01")]
    [InlineData("customerNumber$eq")]
    public async Task Customers_filter_by_number_only_and_the_refusal_lists_nothing(string filter)
    {
        await using var api = InProcess();
        var reply = (await api.GetAsync($"{Customers}?{Filter(filter)}")).Is(400);
        Assert.Equal("BadFilterRequest", reply.Code);
        Assert.Null(reply["allowedFilteringFields"]);
    }

    [Fact]
    public async Task Contacts_are_put_on_the_collection_and_share_their_number_with_rest()
    {
        await using var api = InProcess(a => a.Customer("Acme").Customer("Bcme").Contact(1, "Ida"));
        var made = (await api.PostAsync(Contacts, """{"customerNumber":2,"name":"Bo","receiveInvoices":true,"number":900}""")).Is(201);
        Assert.Equal("""{"number":102}""", made.Text);
        (await api.GetAsync("customers/2/contacts/102")).Is(200);
        var body = (await api.GetAsync(Contacts + "/102")).Is(200).Json.AsObject();
        Assert.Equal((1, true, true), ((int)body["userInterfaceNumber"]!, (bool)body["active"]!, (bool)body["receiveInvoices"]!));
        (await api.PutAsync(Contacts + "/102", body.ToJsonString())).Is(405);
        body["name"] = "Bo B";
        (await api.PutAsync(Contacts, body.ToJsonString())).Is(200);
        body["objectVersion"] = (await api.GetAsync(Contacts + "/102"))["objectVersion"];
        body["customerNumber"] = 1;
        Assert.Equal("CustomerNumberMismatch", (await api.PutAsync(Contacts, body.ToJsonString())).Is(400).Code);
        Assert.Equal("CustomerContactNameAlreadyExists", (await api.PostAsync(Contacts, """{"customerNumber":1,"name":"ida"}""")).Is(400).Code);
        Assert.Equal("CustomerDoesNotExist", (await api.PostAsync(Contacts, """{"customerNumber":9,"name":"ida"}""")).Is(400).Code);
        Assert.Equal("CustomerContactNameNullOrEmpty", (await api.PostAsync(Contacts, """{"customerNumber":1}""")).Is(400).Code);
        Assert.Single((await api.GetAsync($"{Contacts}?{Filter("customerNumber$eq:2")}")).Items);
        Assert.Empty((await api.GetAsync($"{Contacts}?{Filter("customerNumber$eq:99")}")).Is(200).Items);
        api.Account.EditCustomer(2, c => c with { AttentionNumber = 102 });
        Assert.Equal("CustomerContactIsInUse", (await api.DeleteAsync(Contacts + "/102")).Is(400).Code);
        (await api.DeleteAsync(Contacts + "/101")).Is(200);
    }

    [Fact]
    public async Task Delivery_locations_refuse_barred_customers_and_deletes_of_used_ones()
    {
        await using var api = InProcess(a => a.Customer("Acme").Customer("Barred", c => c with { Barred = true }));
        (await api.PostAsync(Places, """{"customerNumber":1,"city":"Vejle"}""")).Is(201);
        Assert.Equal("CustomerIsBarred", (await api.PostAsync(Places, """{"customerNumber":2}""")).Is(400).Code);
        Assert.Equal("CustomerNotFound", (await api.PostAsync(Places, """{"customerNumber":9}""")).Is(400).Code);
        api.Account.EditCustomer(1, c => c with { DefaultDeliveryLocationNumber = 201 });
        Assert.Equal("DeliveryLocationUsedOnCustomers", (await api.DeleteAsync(Places + "/201")).Is(400).Code);
        Assert.Single((await api.GetAsync($"{Places}?{Filter("city$like:vej")}")).Items);
        Assert.Equal("1", (await api.GetAsync("customersapi/v3.1.0/Setup")).Is(200)["defaultCustomerGroupNumber"]);
    }

    [Fact]
    public async Task Drafts_have_an_internal_number_that_is_not_the_one_of_rest()
    {
        await using var api = InProcess(a => a.Customer("Acme").Product("A-1", "Thing", 100));
        const string body = """{"customerNumber":1,"customerName":"Acme","date":"2026-03-02T00:00:00","currencyCode":"DKK","layoutNumber":19,"termOfPaymentNumber":1,"vatZoneNumber":1,"externalId":"x-1","heading":"H"}""";
        const string drafts = "q2capi/v5.3.0/invoices/drafts";
        var number = (int)(await api.PostAsync(drafts, body)).Is(201).Json["number"]!;
        var read = (await api.GetAsync($"{drafts}/{number}")).Is(200);
        Assert.Equal("1", read["draftInvoiceNumber"]);
        Assert.NotEqual(1, number);
        (await api.GetAsync($"{drafts}/1")).Is(404);
        (await api.PostAsync($"{drafts}/{number}/lines", """{"productNumber":"A-1","description":"x"}""")).Is(400);
        Assert.Equal("""{"number":1}""", (await api.PostAsync($"{drafts}/{number}/lines", """{"productNumber":"A-1","description":"x","quantity":2,"unitNetPrice":100}""")).Is(201).Text);
        Assert.Equal("InvalidInput", (await api.PostAsync($"{drafts}/{number}/lines/bulk", """[{"description":"x"}]""")).Is(400).Code);
        Assert.Equal("""{"numbers":[2,3]}""", (await api.PostAsync($"{drafts}/{number}/lines/bulk", """{"lines":[{"description":"a"},{"productNumber":"A-1","quantity":1,"unitNetPrice":50}]}""")).Is(201).Text);
        var after = await api.GetAsync($"{drafts}/{number}");
        Assert.NotEqual(read["objectVersion"], after["objectVersion"]);
        Assert.Equal(("250.00", "62.50", "x-1"), (after["amount"], after["vatAmount"], after["externalId"]));
        Assert.Equal("312.50", (await api.GetAsync("invoices/drafts/1"))["grossAmount"]);
        var stale = read.Json.AsObject();
        (await api.PutAsync($"{drafts}/{number}", stale.ToJsonString())).Is(409);
        stale["objectVersion"] = after["objectVersion"];
        stale["heading"] = "New";
        (await api.PutAsync($"{drafts}/{number}", stale.ToJsonString())).Is(200);
        Assert.Equal(("New", 3), (api.Account.DraftInvoices[0].Heading, api.Account.DraftInvoices[0].Lines.Count));
        var line = (await api.GetAsync($"{drafts}/{number}/lines/2")).Is(200).Json.AsObject();
        line["description"] = "b";
        (await api.PutAsync($"{drafts}/{number}/lines", line.ToJsonString())).Is(200);
        (await api.PutAsync($"{drafts}/{number}/lines", line.ToJsonString())).Is(409);
        (await api.DeleteAsync($"{drafts}/{number}/lines/3")).Is(200);
        Assert.Equal(["x", "b"], api.Account.DraftInvoices[0].Lines.Select(l => l.Description));
        Assert.Equal("2", (await api.GetAsync($"{drafts}/lines/count")).Text);
        Assert.Empty((await api.GetAsync($"{drafts}/999/lines")).Is(200).Items);
        api.Account.Book(1);
        Assert.Empty((await api.GetAsync(drafts)).Items);
        Assert.Equal(2, (await api.GetAsync("q2capi/v5.3.0/invoices/booked/lines")).Items.Count);
        (await api.PostAsync(drafts, body.Replace("\"externalId\"", "\"x\"").Replace("\"customerNumber\":1", "\"customerNumber\":9"))).Is(400);
    }

    [Fact]
    public async Task A_line_moves_the_drafts_lastUpdated()
    {
        await using var api = InProcess(a => a.Customer("Acme").DraftInvoice(1).Order(1, new Connectors.Testing.Economic.EconomicDocumentLine { Description = "text" }));
        var number = api.Account.DraftInvoices[0].Id;
        var before = (await api.GetAsync("invoices/drafts/1"))["lastUpdated"];
        api.Sim.Clock.Advance(TimeSpan.FromMinutes(5));
        (await api.PostAsync($"q2capi/v5.3.0/invoices/drafts/{number}/lines", """{"description":"a"}""")).Is(201);
        Assert.NotEqual(before, (await api.GetAsync("invoices/drafts/1"))["lastUpdated"]);
        Assert.Single((await api.GetAsync("q2capi/v5.3.0/orders/drafts/lines")).Items);
        Assert.Empty((await api.GetAsync("q2capi/v5.3.0/orders/archived/lines")).Items);
        (await api.GetAsync("q2capi/v5.3.0/orders/nonsense/lines")).Is(404);
        (await api.PostAsync("q2capi/v5.3.0/orders/drafts/1/lines", "{}")).Is(405);
    }

    [Theory]
    [InlineData("suppliersapi/v2.0.0/Contacts", """{"supplierNumber":1,"name":"Ida"}""", "number", false)]
    [InlineData("suppliersapi/v2.0.0/Groups", """{"number":5,"name":"Group","accountNumber":5600}""", "number", false)]
    [InlineData("subscriptionsapi/v6.0.3/Subscriptions", """{"name":"Abo","interval":1,"collection":0}""", "number", false)]
    [InlineData("projectsapi/v1.1.0/Projects", """{"name":"House","projectGroupNumber":1}""", "number", false)]
    [InlineData("projectsapi/v1.1.0/Employees", """{"number":9,"groupNumber":1,"name":"Eva","isBarred":false}""", "number", false)]
    [InlineData("productsapi/v2.0.0/pricegroups", """{"number":3,"name":"Gold"}""", "number", false)]
    [InlineData("productsapi/v2.0.0/productgroups", """{"id":8,"name":"Group","domesticAccountId":1010}""", "id", false)]
    [InlineData("productsapi/v2.0.0/products", """{"productNumber":"N/1","productGroupId":1,"name":"Thing","isAccessible":true}""", "productNumber", true)]
    public async Task Every_collection_creates_reads_updates_and_deletes(string path, string body, string key, bool onItem)
    {
        await using var api = InProcess(a => a.Supplier("Supplier"));
        var number = (await api.PostAsync(path, body)).Is(201).Json[key]!.ToString();
        var item = $"{path}/{Uri.EscapeDataString(number)}";
        var read = (await api.GetAsync(item)).Is(200).Json.AsObject();
        read["name"] = "Renamed";
        (await api.PutAsync(onItem ? item : path, read.ToJsonString())).Is(200);
        Assert.Equal("Renamed", (await api.GetAsync(item))["name"]);
        (await api.PutAsync(onItem ? item : path, read.ToJsonString())).Is(409);
        read.Remove("name");
        read["objectVersion"] = (await api.GetAsync(item))["objectVersion"];
        (await api.PutAsync(onItem ? item : path, read.ToJsonString())).Is(400);
        Assert.Contains(number, (await api.GetAsync(path)).Items.Select(i => i![key]!.ToString()));
        (await api.DeleteAsync(item)).Is(200);
        (await api.GetAsync(item)).Is(404);
    }

    [Fact]
    public async Task Subscribers_and_lines_know_their_subscription()
    {
        await using var api = InProcess(a => a.Customer("Acme").Product("A-1", "Thing"));
        const string service = "subscriptionsapi/v6.0.3";
        (await api.PostAsync($"{service}/Subscriptions", """{"name":"Abo","interval":1,"collection":0}""")).Is(201);
        const string subscriber = """{"subscriptionNumber":1,"customerNumber":1,"startDate":"2026-01-01","endDate":"2026-12-31"}""";
        (await api.PostAsync($"{service}/Subscribers", subscriber)).Is(201);
        Assert.Equal("SubscriberCustomerAlreadyHasSubscription", (await api.PostAsync($"{service}/Subscribers", subscriber)).Is(400).Code);
        Assert.Equal("SubscriberStartDateHasToBeBeforeEndDate", (await api.PostAsync($"{service}/Subscribers", subscriber.Replace("2026-12-31", "2025-12-31"))).Is(400).Code);
        (await api.PostAsync($"{service}/subscriptions/1/lines", """{"productNumber":"A-1","quantity":1}""")).Is(201);
        Assert.Equal("1", (await api.GetAsync($"{service}/subscriptions/1/lines")).Items[0]!["subscriptionNumber"]!.ToString());
        Assert.Empty((await api.GetAsync($"{service}/subscriptions/77/lines")).Is(200).Items);
        Assert.Equal("ProductUsedInSubscriptions", (await api.DeleteAsync("productsapi/v2.0.0/products/A-1")).Is(400).Code);
    }
}
