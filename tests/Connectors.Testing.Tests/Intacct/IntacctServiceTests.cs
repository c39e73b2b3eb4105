using System.Text;
using System.Text.Json.Nodes;

namespace Connectors.Testing.Tests.Intacct;

public sealed class IntacctServiceTests
{
    private const string Customers = "objects/accounts-receivable/customer";

    [Fact]
    public async Task The_model_tells_types_words_verbs_and_hides_what_is_required()
    {
        await using var api = Api.InProcess();
        var model = (await api.GetAsync("services/core/model?name=accounts-receivable/customer&version=v1")).Is(200).Result;
        Assert.Equal("OPTIONS,GET,POST,DELETE,PATCH", (string?)model["httpMethods"]);
        Assert.Equal(("string", "number", "boolean", "decimal-precision-2"), ((string?)model["fields"]!["name"]!["type"], (string?)model["fields"]!["creditLimit"]!["type"], (string?)model["fields"]!["isOnHold"]!["type"], (string?)model["fields"]!["totalDue"]!["format"]));
        Assert.Equal(["active", "inactive", "activeNonPosting"], model["fields"]!["status"]!["enum"]!.AsArray().Select(static w => (string?)w));
        Assert.Equal("accounts-receivable/term", (string?)model["refs"]!["term"]!["apiObject"]);
        Assert.False((bool)model["fields"]!["name"]!["required"]!);
        Assert.False((bool)model["fields"]!["id"]!["mutable"]!);
        Assert.True((bool)model["fields"]!["totalDue"]!["readOnly"]!);
        Assert.Equal("date-time", (string?)model["groups"]!["audit"]!["fields"]!["modifiedDateTime"]!["format"]);
        api.Oddities.ModelSchemaTellsRequired = true;
        Assert.False((bool)(await api.GetAsync("services/core/model?name=accounts-receivable/customer")).Result["fields"]!["name"]!["required"]!);
        Assert.True((bool)(await api.GetAsync("services/core/model?name=accounts-receivable/customer&schema=true")).Result["fields"]!["name"]!["required"]!);
        api.Oddities.ModelHidesRequired = false;
        Assert.True((bool)(await api.GetAsync("services/core/model?name=accounts-receivable/customer")).Result["fields"]!["name"]!["required"]!);
        Assert.Equal("[]", (await api.GetAsync("services/core/model?name=no/such")).Is(200).Result.ToJsonString());
        Assert.Equal("[]", (await api.GetAsync("services/core/model?name=company-config/department")).Result["lists"]!.ToJsonString());
        Assert.Contains((await api.GetAsync("services/core/model?type=object&filter=^contracts")).Rows, static r => (string?)r!["apiObject"] == "contracts/contract-line");
    }

    [Fact]
    public async Task A_composite_uses_earlier_answers_and_stops_without_taking_back()
    {
        await using var api = Api.InProcess();
        var reply = (await api.PostAsync("services/core/composite", """
            [{"method":"POST","path":"/objects/company-config/contact","body":{"id":"Jane \"J\" Doe","printAs":"Jane"},"resultReference":"contact"},
             {"method":"POST","path":"/objects/accounts-receivable/customer","body":{"id":"ACME","name":"Acme","contacts":{"billTo":{"key":"@{contact.key}"}}},"resultReference":"customer"},
             {"method":"GET","path":"/objects/accounts-receivable/customer/@{customer.key}"},
             {"method":"POST","path":"/services/core/query","body":{"object":"accounts-receivable/customer","fields":["contacts.billTo.id"],"filters":[{"$eq":{"contacts.billTo.id":"@{contact.id}"}}]}}]
            """)).Is(200);
        Assert.Equal([201, 201, 200, 200], reply.Rows.Select(static r => (int)r!["ia::status"]!));
        Assert.Equal("Jane \"J\" Doe", (string?)reply.Rows[3]!["ia::result"]![0]!["contacts.billTo.id"]);

        var stopped = (await api.PostAsync("services/core/composite", """
            [{"method":"POST","path":"/objects/accounts-receivable/customer","body":{"id":"B","name":"B"}},
             {"method":"POST","path":"/objects/accounts-receivable/customer","body":{"id":"ACME","name":"Again"}},
             {"method":"POST","path":"/objects/accounts-receivable/customer","body":{"id":"C","name":"C"}}]
            """)).Is(207);
        Assert.Equal([201, 409, 422], stopped.Rows.Select(static r => (int)r!["ia::status"]!));
        Assert.Equal("unprocessed", (string?)stopped.Rows[2]!["ia::error"]!["code"]);
        Assert.Equal(["ACME", "B"], api.Account.Customers.Select(static c => c.Id));
        (await api.PostAsync("services/core/composite", """[{"method":"GET","path":"/objects/accounts-receivable/customer"}]""")).Is(400);
    }

    [Fact]
    public async Task A_bulk_job_is_queued_then_completed_with_an_answer_per_record()
    {
        await using var api = await Api.OnSocketAsync();
        using var form = new MultipartFormDataContent
        {
            { new StringContent("""{"objectName":"accounts-receivable/customer","operation":"create","jobFile":"c.json","fileContentType":"json"}""", Encoding.UTF8, "application/json"), "ia::requestBody" },
            { new StringContent("""[{"id":"A","name":"A"},{"id":"B"},{"id":"C","name":"C"}]""", Encoding.UTF8, "application/json"), "file", "c.json" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(api.Sim.ApiAddress, "services/bulk/job/create")) { Content = form };
        request.Headers.Authorization = new("Bearer", api.Sim.SignIns.IssueAccessToken());
        var job = (await api.SendAsync(request)).Is(200).Result;
        Assert.False(((string)job["createdDateTime"]!).EndsWith('Z'));
        var path = ((string)job["statusURL"]!).TrimStart('/');
        Assert.Equal("queued", (string?)(await api.GetAsync(path)).Is(200).Result["status"]);
        Assert.Empty(api.Account.Customers);
        var done = (await api.GetAsync(path)).Is(200);
        Assert.Equal(("completed", 2, 1), ((string?)done.Result["status"], (int)done.Meta["totalSuccess"]!, (int)done.Meta["totalError"]!));
        Assert.Equal([201, 400, 201], (await api.GetAsync(path + "&download=true")).Is(200).Rows.Select(static r => (int)r!["ia::status"]!));
        Assert.Equal(["A", "C"], api.Account.Customers.Select(static c => c.Id));
        const string plain = """{"objectName":"accounts-receivable/customer","operation":"create","fileContentType":"json","file":[]}""";
        (await api.PostAsync("services/bulk/job/create", plain)).Is(200);
        api.Oddities.BulkTakesPlainJson = false;
        (await api.PostAsync("services/bulk/job/create", plain)).Is(400);
    }

    [Fact]
    public async Task Export_writes_the_rows_of_a_query()
    {
        await using var api = Api.InProcess(static a => a.Customer("Acme, Inc", "A"));
        const string query = """ "query":{"object":"accounts-receivable/customer","fields":["id","name"]}""";
        Assert.Equal("id,name\r\nA,\"Acme, Inc\"\r\n", (await api.PostAsync("services/core/export", $$"""{"fileType":"csv",{{query}}}""")).Is(200).Text);
        Assert.StartsWith("%PDF-", (await api.PostAsync("services/core/export", $$"""{"fileType":"pdf",{{query}}}""")).Is(200).Text);
        (await api.PostAsync("services/core/export", $$"""{"fileType":"doc",{{query}}}""")).Is(400);
    }

    [Fact]
    public async Task Allowed_operations_tell_what_a_push_could_do()
    {
        await using var api = Api.InProcess(static a => a.Customer("Parent", "P").Customer("Child", "C", """{"parent":{"id":"P"}}"""));
        var keys = api.Account.Customers.Select(static c => c.Key).ToList();
        var reply = (await api.PostAsync("services/core/allowed-operations/list", $$"""{"object":"accounts-receivable/customer","keys":["{{keys[0]}}","{{keys[1]}}","999"]}""")).Is(200);
        Assert.Equal(["canView,canEdit", "canView,canEdit,canDelete", ""], reply.Rows.Select(static r => string.Join(',', r!["operations"]!.AsArray().Select(static o => (string?)o))));
    }

    [Theory]
    [InlineData("company-config/contact", """{"id":"X","printAs":"X"}""", """{"firstName":"Y"}""")]
    [InlineData("company-config/department", """{"id":"X","name":"X"}""", """{"reportTitle":"Y"}""")]
    [InlineData("company-config/class", """{"id":"X","name":"X"}""", """{"description":"Y"}""")]
    [InlineData("company-config/location", """{"id":"X","name":"X"}""", """{"reportTitle":"Y"}""")]
    [InlineData("company-config/entity", """{"id":"X","name":"X"}""", """{"taxId":"Y"}""")]
    [InlineData("company-config/employee", """{"id":"X","primaryContact":{"id":"Jane"}}""", """{"jobTitle":"Y"}""")]
    [InlineData("company-config/exchange-rate-type", """{"name":"X"}""", """{"isDefault":true}""")]
    [InlineData("accounts-receivable/customer-type", """{"id":"X"}""", """{"status":"inactive"}""")]
    [InlineData("accounts-receivable/term", """{"id":"X","description":"X","due":{"days":8,"from":"fromInvoiceDate"},"discount":{"days":4,"amount":2,"unit":"percentage"}}""", """{"penalty":{"cycle":"weekly"}}""")]
    [InlineData("accounts-receivable/territory", """{"id":"X","name":"X"}""", """{"status":"inactive"}""")]
    [InlineData("inventory-control/item", """{"id":"X","name":"X","itemType":"nonInventory","sales":{"basePrice":"10"}}""", """{"description":"Y"}""")]
    [InlineData("inventory-control/price-list", """{"id":"X","startDate":"2026-01-01"}""", """{"status":"inactive"}""")]
    [InlineData("order-entry/price-list", """{"id":"X","endDate":"2026-12-31"}""", """{"status":"inactive"}""")]
    [InlineData("order-entry/price-list-entry", """{"item":{"id":"I"},"value":"10.5","currency":"USD","isFixedPrice":"true"}""", """{"value":"11"}""")]
    [InlineData("order-entry/renewal-template", """{"name":"X","defaultTerm":{"length":12,"period":"months"}}""", """{"description":"Y"}""")]
    [InlineData("order-entry/txn-definition", """{"id":"X","docClass":"quote"}""", """{"description":"Y"}""")]
    [InlineData("projects/project", """{"id":"X","name":"X","category":"contract"}""", """{"salesforceKey":"006"}""")]
    [InlineData("projects/task", """{"id":"X","name":"X","project":{"id":"P"},"taskStatus":"notStarted"}""", """{"taskStatus":"inProgress"}""")]
    [InlineData("projects/project-status", """{"id":"X"}""", """{"disableTimesheetEntry":true}""")]
    [InlineData("projects/project-type", """{"id":"X"}""", """{"status":"inactive"}""")]
    [InlineData("projects/project-billing-template", """{"name":"X"}""", """{"description":"Y"}""")]
    [InlineData("contracts/billing-price-list", """{"id":"X"}""", """{"description":"Y"}""")]
    [InlineData("contracts/billing-template", """{"id":"X","lines":[{"periodOffset":"3","percentToBill":"50"},{"periodOffset":"6","percentToBill":"50"}]}""", """{"description":"Y"}""")]
    [InlineData("contracts/contract-type", """{"id":"X"}""", """{"description":"Y"}""")]
    [InlineData("contracts/evergreen-template", """{"id":"X"}""", """{"description":"Y"}""")]
    [InlineData("contracts/contract", """{"id":"X","name":"X","startDate":"2026-01-01","endDate":"2026-12-31","dimensions":{"customer":{"id":"ACME"},"location":{"id":"HQ"}},"paymentTerm":{"id":"N30"}}""", """{"description":"Y"}""")]
    [InlineData("contracts/billing-price-list-entry", """{"billingPriceList":{"id":"BPL"},"item":{"id":"I"},"currency":{"txnCurrency":"USD"},"lines":[{"startDate":"2026-01-01","flatAmount":"5","tiers":[{"beginQuantity":"0","tierRate":"49"}]}]}""", """{"priceType":"tiered"}""")]
    public async Task Every_object_is_created_read_queried_changed_and_deleted(string name, string create, string patch)
    {
        await using var api = Api.InProcess(static a => a.Contact("Jane").Customer("Acme", "ACME").Item("Item", 5, "I").Project("P", "P")
            .Add("order-entry/price-list", """{"id":"Base"}""").Add("contracts/billing-price-list", """{"id":"BPL"}"""));
        var created = (await api.PostAsync("objects/" + name, create)).Is(201);
        var path = $"objects/{name}/{created.Key}";
        var read = (await api.GetAsync(path)).Is(200).Result.AsObject();
        Holds(read, JsonNode.Parse(create)!.AsObject());
        var model = (await api.GetAsync($"services/core/model?name={name}")).Is(200).Result["fields"]!.AsObject();
        var fields = string.Join(',', model.Select(static m => $"\"{m.Key}\""));
        var rows = (await api.QueryAsync($$$"""{"object":"{{{name}}}","fields":[{{{fields}}}],"filters":[{"$eq":{"key":"{{{created.Key}}}"}}]}""")).Is(200).Rows;
        Assert.Equal(read["key"]!.ToJsonString(), Assert.Single(rows)!["key"]!.ToJsonString());
        (await api.PatchAsync(path, patch)).Is(200);
        Holds((await api.GetAsync(path)).Is(200).Result.AsObject(), JsonNode.Parse(patch)!.AsObject());
        (await api.DeleteAsync(path)).Is(204);
        (await api.GetAsync(path)).Is(404);
    }

    [Fact]
    public async Task Lists_of_lines_are_objects_of_their_own()
    {
        await using var api = Api.InProcess(static a => a.Item("Item", 5, "I").Add("contracts/billing-price-list", """{"id":"BPL"}"""));
        (await api.PostAsync("objects/contracts/billing-price-list-entry", """{"billingPriceList":{"id":"BPL"},"item":{"id":"I"},"currency":{"txnCurrency":"USD"},"priceType":"tiered","lines":[{"startDate":"2026-01-01","flatAmount":"5","tiers":[{"beginQuantity":"0","tierRate":"49"}]}]}""")).Is(201);
        var line = Assert.Single((await api.GetAsync("objects/contracts/billing-price-list-entry-line")).Rows)!["key"]!.ToString();
        (await api.PostAsync("objects/contracts/billing-price-list-entry-line", """{"startDate":"2026-01-01"}""")).Is(405);
        (await api.PatchAsync($"objects/contracts/billing-price-list-entry-line/{line}", """{"flatAmount":"6"}""")).Is(200);
        (await api.PostAsync("objects/contracts/billing-price-list-entry-line-tier", $$$"""{"billingPriceListEntryLine":{"key":"{{{line}}}"},"beginQuantity":"100","tierRate":"40"}""")).Is(201);
        var read = (await api.GetAsync($"objects/contracts/billing-price-list-entry-line/{line}")).Result;
        Assert.Equal(("6.00", 2), ((string?)read["flatAmount"], read["tiers"]!.AsArray().Count));
        (await api.DeleteAsync($"objects/contracts/billing-price-list-entry-line-tier/{read["tiers"]![0]!["key"]}")).Is(204);
        Assert.Single(api.Account.Records("contracts/billing-price-list-entry-line-tier"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_the_xml_rules_require_is_a_switch(bool required)
    {
        await using var api = Api.InProcess(static a => a.Project("P", "P"));
        api.Oddities.XmlRulesRequired = required;
        var task = await api.PostAsync("objects/projects/task", """{"id":"T","name":"T"}""");
        var contract = await api.PostAsync("objects/contracts/contract", """{"id":"C"}""");
        Assert.Equal((required ? 400 : 201, required ? 400 : 201), (task.Status, contract.Status));
    }

    [Fact]
    public async Task Task_ids_are_unique_within_their_project_only()
    {
        await using var api = Api.InProcess(static a => a.Project("One", "P1").Project("Two", "P2"));
        string Json(string project) => $$$"""{"id":"T","name":"T","project":{"id":"{{{project}}}"},"taskStatus":"planned"}""";
        (await api.PostAsync("objects/projects/task", Json("P1"))).Is(201);
        (await api.PostAsync("objects/projects/task", Json("P2"))).Is(201);
        (await api.PostAsync("objects/projects/task", Json("P2"))).Is(409);
    }

    [Fact]
    public async Task Contracts_move_by_workflow_and_sum_their_lines()
    {
        await using var api = Api.InProcess(static a => a.Customer("Acme", "ACME").Item("Item", 5, "I"));
        const string contracts = "objects/contracts/contract";
        var key = (await api.PostAsync(contracts, """{"id":"C1","name":"C","startDate":"2026-01-01","endDate":"2026-12-31","dimensions":{"customer":{"id":"ACME"},"location":{"id":"HQ"}},"paymentTerm":{"id":"N30"},"currency":{"exchangeRateType":"Intacct Daily Rate"}}""")).Is(201).Key;
        (await api.PostAsync("objects/contracts/contract-line", """{"contract":{"id":"C1"},"item":{"id":"I"},"dimensions":{"location":{"id":"HQ"}},"billing":{"method":"fixedPrice","quantity":"12","rate":"12","multiplier":"1"}}""")).Is(201);
        (await api.PostAsync("objects/contracts/contract-line", """{"contract":{"id":"C1"},"item":{"id":"I"},"dimensions":{"location":{"id":"HQ"}},"billing":{"method":"hourly"}}""")).Is(400);
        var read = (await api.GetAsync($"{contracts}/{key}")).Result;
        Assert.Equal(("draft", "144", "ACME"), ((string?)read["state"], (string?)read["contractTotalAmount"], (string?)read["dimensions"]!["customer"]!["id"]));
        (await api.PatchAsync($"{contracts}/{key}", """{"state":"inProgress"}""")).Refused(400, "REST-1050");
        (await Run("renew")).Ruled("CN-0119");
        Assert.Equal("inProgress", (string?)(await Run("post")).Is(200).Result["state"]);
        Assert.Equal("inProgress", api.Account.Records("contracts/contract-line")[0]["state"]);
        (await api.DeleteAsync($"{contracts}/{key}")).Is(422);
        (await api.PostAsync("workflows/contracts/contract/hold-schedules", $$"""{"key":"{{key}}","holdBilling":true}""")).Is(200);
        Assert.Equal(("true", "false"), (api.Account.Contracts[0]["holdBilling"], api.Account.Contracts[0]["holdRevenue"]));
        (await api.PostAsync("workflows/contracts/contract/resume-schedules", $$"""{"key":"{{key}}","resumeBilling":true}""")).Is(200);
        Assert.Equal("false", api.Account.Contracts[0]["holdBilling"]);
        Assert.Equal("canceled", (string?)(await Run("cancel")).Is(200).Result["state"]);
        Assert.NotNull(api.Account.Contracts[0]["cancellationDate"]);
        Assert.NotNull(api.Account.Records("contracts/contract-line")[0]["cancelationDate"]);
        Assert.Equal("inProgress", (string?)(await Run("uncancel")).Is(200).Result["state"]);
        Assert.Equal("renewed", (string?)(await Run("renew")).Is(200).Result["state"]);
        (await api.PostAsync("workflows/contracts/contract/dance", "{}")).Is(404);

        Task<Reply> Run(string action) => api.PostAsync("workflows/contracts/contract/" + action, $$"""{"key":"{{key}}"}""");
    }

    [Fact]
    public async Task Samples_with_slips_are_switches()
    {
        await using var api = Api.InProcess(static a => a.Item("Item", 5, "I").Add("order-entry/price-list", """{"id":"Base"}""")
            .Add("order-entry/price-list-entry", """{"item":{"id":"I"},"value":"10"}""").Add("order-entry/renewal-template", """{"name":"R"}"""));
        var entry = (await api.GetAsync($"objects/order-entry/price-list-entry/{api.Account.Records("order-entry/price-list-entry")[0].Key}")).Result;
        Assert.Equal(("\"true\"", "\"10.00000000\"", "I", "Base", "Admin"), (entry["isFixedPrice"]!.ToJsonString(), entry["value"]!.ToJsonString(), (string?)entry["item"]!["id"], (string?)entry["priceList"]!["id"], (string?)entry["audit"]!["createdBy"]));
        api.Oddities.PriceEntryItemIsMisspelt = true;
        Assert.Equal("I", (string?)(await api.GetAsync($"objects/order-entry/price-list-entry/{entry["key"]}")).Result["item'"]!["id"]);
        Assert.Equal("1", (await api.GetAsync("objects/order-entry/renewal-template/1")).Result["key"]!.ToJsonString());
        api.Oddities.RenewalTemplateKeysAreNumbers = false;
        Assert.Equal("\"1\"", (await api.GetAsync("objects/order-entry/renewal-template/1")).Result["key"]!.ToJsonString());
        (await api.PatchAsync("objects/order-entry/renewal-template/1", """{"description":"x"}""")).Is(200);
        Assert.Equal("1", api.Account.Records("order-entry/renewal-template")[0]["latestVersion"]);
        api.Oddities.RenewalTemplateEditsMakeVersions = true;
        (await api.PatchAsync("objects/order-entry/renewal-template/1", """{"description":"y"}""")).Is(200);
        Assert.Equal("2", api.Account.Records("order-entry/renewal-template")[0]["latestVersion"]);
        var item = $"objects/inventory-control/item/{api.Account.Items[0].Key}";
        (await api.PatchAsync(item, """{"unitOfMeasure":{"id":"Time"}}""")).Is(200);
        var read = (await api.GetAsync(item)).Result;
        Assert.Equal(("Time", "Time"), ((string?)read["unitOfMeasure"]!["id"], (string?)read["unitOfMeasureGroup"]!["id"]));
        api.Oddities.ItemsTakeUnitOfMeasure = false;
        (await api.PatchAsync(item, """{"unitOfMeasure":{"id":"Count"}}""")).Refused(400, "REST-1019");
        (await api.PatchAsync(item, """{"unitOfMeasureGroup":{"id":"Count"}}""")).Is(200);
        Assert.Null((await api.GetAsync(item)).Result["unitOfMeasure"]);
        Assert.Equal("Count", (string?)(await api.GetAsync(item)).Result["unitOfMeasureGroup"]!["id"]);
    }

    [Fact]
    public async Task The_built_in_rate_type_has_the_key_minus_one()
    {
        await using var api = Api.InProcess();
        Assert.Equal("Intacct Daily Rate", (string?)(await api.GetAsync("objects/company-config/exchange-rate-type/-1")).Is(200).Result["name"]);
    }

    [Fact]
    public async Task Contacts_keep_a_version_of_every_change()
    {
        await using var api = Api.InProcess(static a => a.Contact("Jane", """{"email1":"a@x.example"}"""));
        (await api.PatchAsync($"objects/company-config/contact/{api.Account.Contacts[0].Key}", """{"email1":"b@x.example"}""")).Is(200);
        Assert.Equal(["a@x.example", "b@x.example"], api.Account.Records("company-config/contact-version").Select(static v => v["email1"]));
        (await api.PatchAsync($"objects/company-config/contact/{api.Account.Contacts[0].Key}", """{"email1":"nonsense"}""")).Ruled("BL03000018");
        (await api.PatchAsync($"objects/company-config/contact/{api.Account.Contacts[0].Key}", """{"mailingAddress":{"isoCountryCode":"ZZ"}}""")).Ruled("BL03000018");
        (await api.PatchAsync($"objects/company-config/contact/{api.Account.Contacts[0].Key}", """{"mailingAddress":{"country":"Denmark"}}""")).Is(200);
        Assert.Equal("dk", api.Account.Contacts[0]["mailingAddress.isoCountryCode"]);
    }

    [Fact]
    public async Task The_readme_s_lines_work()
    {
        await using var intacct = await IntacctSimulator.StartAsync(static a => a
            .AutoNumber("accounts-receivable/customer", "C-")
            .Customer("Acme", "ACME", """{"term":{"id":"N30"},"creditLimit":5000}""")
            .Item("Hour", 95m, "HOUR")
            .Document("Sales Order", "ACME", "HOUR")
            .Add("company-config/entity", """{"id":"US","name":"Us Inc"}""")
            .Customer("Private to the entity", entityId: "US"));
        Assert.Equal("95", intacct.Account.Documents[0]["total"]);
        Assert.Equal("Acme(CACME)", intacct.Account.Documents[0]["contacts.billTo.id"]);
        Assert.Equal(("US", "CUST-2"), (intacct.Account.Customers[1].EntityId, intacct.Account.Customers[1].Id));
        var other = intacct.AddAccount("OtherCo", static a => a.Customer("Theirs"));
        Assert.Equal(["TestCo", "OtherCo"], intacct.Accounts.Select(static a => a.CompanyId));
        Assert.Single(other.Customers);
        Assert.Throws<InvalidOperationException>(() => other.Customer("Bad", json: """{"nonsense":1}"""));
        Assert.Single(other.Customers);
        Assert.Contains("customers.create", IntacctSimulator.Operations);
        Assert.Contains("documents.query", IntacctSimulator.Operations);
        Assert.Equal(IntacctSimulator.Operations.Count, IntacctSimulator.Operations.Distinct().Count());
    }

    [Fact]
    public async Task A_batch_that_is_taken_back_leaves_no_webhook_and_no_trace()
    {
        await using var api = Api.InProcess(static a => a.Customer("Old", "OLD"));
        api.Sim.Webhooks.Add(new Uri("https://crm.example/hook"), "accounts-receivable/customer");
        var key = api.Account.Customers[0].Key;
        (await api.DeleteAsync($"{Customers}/{key},999", ("X-IA-API-Param-Transaction", "true"))).Is(404);
        Assert.Equal((0, 0, 1), (api.Sim.Webhooks.Pending, api.Account.Deleted.Count, api.Account.Customers.Count));
        Assert.Empty(api.Account.Records("company-config/advanced-audit-history"));
        (await api.PostAsync(Customers, """{"id":"NEW","name":"New","contacts":{"default":{"id":"Old(COLD)","printAs":"x"}}}""")).Is(409);
        Assert.Equal((0, 1, 1), (api.Sim.Webhooks.Pending, api.Account.Customers.Count, api.Account.Contacts.Count));
    }

    [Fact]
    public async Task Readings_can_be_drawn_and_the_api_still_holds()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            await using var api = Api.InProcess(IntacctDocumentTests.Seed);
            api.Oddities.ChooseReadings(new Random(seed));
            var key = (await api.PostAsync("objects/order-entry/document::Sales%20Order", IntacctDocumentTests.Order(IntacctDocumentTests.Line("HOUR", "2", "50")))).Is(201).Key;
            Assert.Equal("100", (string?)(await api.GetAsync($"objects/order-entry/document::Sales%20Order/{key}")).Is(200).Result["total"]);
            Assert.Single((await api.QueryAsync("""{"object":"order-entry/document","fields":["key","id"]}""")).Is(200).Rows);
        }
    }

    private static void Holds(JsonObject read, JsonObject sent)
    {
        foreach (var (name, value) in sent)
        {
            switch (value)
            {
                case JsonObject inner:
                    Holds(Assert.IsType<JsonObject>(read[name]), inner);
                    break;
                case JsonArray list:
                    Assert.Equal(list.Count, read[name]!.AsArray().Count);
                    break;
                default:
                    Assert.True(decimal.TryParse(value!.ToString(), out var number) && value.ToString().Length < 8 ? decimal.Parse(read[name]!.ToString()) == number : read[name]!.ToString() == value.ToString(), $"{name}: {read[name]} instead of {value}");
                    break;
            }
        }
    }
}
