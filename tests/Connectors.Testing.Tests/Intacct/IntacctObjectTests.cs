using System.Text.Json.Nodes;
using Connectors.Testing.Intacct;

namespace Connectors.Testing.Tests.Intacct;

public sealed class IntacctObjectTests
{
    private const string Customers = "objects/accounts-receivable/customer";

    [Theory]
    [InlineData("socket")]
    [InlineData("handler")]
    public async Task Checklist06_A_create_answers_the_reference_only(string transport)
    {
        await using var api = await Api.OverAsync(transport);
        var reply = (await api.PostAsync(Customers, """{"id":"ACME","name":"Acme Corp","creditLimit":50000,"taxId":"12-345"}""")).Is(201);
        Assert.Equal(["key", "id", "href"], reply.Result.AsObject().Select(static m => m.Key));
        Assert.Equal($"/objects/accounts-receivable/customer/{reply.Key}", (string?)reply.Result["href"]);
        Assert.Equal((1, 1, 0), ((int)reply.Meta["totalCount"]!, (int)reply.Meta["totalSuccess"]!, (int)reply.Meta["totalError"]!));
        var read = (await api.GetAsync($"{Customers}/{reply.Key}")).Is(200).Result;
        Assert.Equal(("Acme Corp", "active", 50000m), ((string?)read["name"], (string?)read["status"], (decimal)read["creditLimit"]!));
        Assert.Equal("""{"key":null,"id":null,"name":null}""", read["parent"]!.ToJsonString());
        Assert.Equal("""{"key":null,"id":null,"name":null}""", read["entity"]!.ToJsonString());
        Assert.Equal((api.Account.ServiceUser.Key, "xmlgateway"), ((string?)read["audit"]!["createdBy"], (string?)read["audit"]!["createdByUser"]!["id"]));
        Assert.Equal("customers.create", api.Sim.Calls[0].Operation);
    }

    [Fact]
    public async Task A_customer_brings_its_contact_along()
    {
        await using var api = Api.InProcess();
        var key = (await api.PostAsync(Customers, """{"id":"ACME","name":"Acme","contacts":{"default":{"printAs":"Acme Corp","email1":"info@acme.example","mailingAddress":{"city":"Paris","isoCountryCode":"FR"}}}}""")).Is(201).Key;
        var contact = Assert.Single(api.Account.Contacts);
        Assert.Equal(("Acme(CACME)", "Acme Corp", "France", "fr"), (contact.Id, contact["printAs"], contact["mailingAddress.country"], contact["mailingAddress.isoCountryCode"]));
        var read = (await api.GetAsync($"{Customers}/{key}")).Is(200).Result["contacts"]!;
        Assert.Equal(("info@acme.example", contact.Key), ((string?)read["default"]!["email1"], (string?)read["default"]!["key"]));
        (await api.PatchAsync($"{Customers}/{key}", """{"contacts":{"default":{"email1":"new@acme.example"},"billTo":{"id":"Acme(CACME)"}}}""")).Is(200);
        Assert.Equal("new@acme.example", Assert.Single(api.Account.Contacts)["email1"]);
        (await api.PostAsync(Customers, """{"id":"BARE","name":"Bare"}""")).Is(201);
        Assert.Equal("Bare(CBARE)", api.Account.Contacts[^1].Id);
    }

    [Theory]
    [InlineData("""{"name":"Acme"}""", 400, "REST-1009")]
    [InlineData("""{"id":"A"}""", 400, "REST-1009")]
    [InlineData("""{"id":"A","name":"Acme","nme":"x"}""", 400, "REST-1019")]
    [InlineData("""{"id":"A","name":"Acme","totalDue":"1.00"}""", 400, "REST-1050")]
    [InlineData("""{"id":"A","name":"Acme","key":"7"}""", 400, "REST-1050")]
    [InlineData("""{"id":"A","name":"Acme","audit":{}}""", 400, "REST-1050")]
    [InlineData("""{"id":"A","name":"Acme","status":"Active"}""", 400, "REST-1017")]
    [InlineData("""{"id":"A","name":"Acme","creditLimit":"50000"}""", 400, "REST-1015")]
    [InlineData("""{"id":"A","name":"Acme","isOnHold":"false"}""", 400, "REST-1015")]
    [InlineData("""{"id":"A","name":"Acme","term":"N30"}""", 400, "REST-1015")]
    [InlineData("""{"id":"A","name":"Acme","term":{"id":"N30","name":"x"}}""", 400, "REST-1019")]
    [InlineData("""{"id":"A","name":"Acme","parent":{"id":"P","name":"x"}}""", 400, "REST-1050")]
    [InlineData("""{"id":"AAAAAAAAAAAAAAAAAAAAA","name":"Acme"}""", 400, "REST-1016")]
    [InlineData("""{"id":"A",""", 400, "REST-1030")]
    [InlineData("", 400, "REST-1028")]
    [InlineData("""{"id":"A","name":"Acme","term":{"id":"N99"}}""", 422, "REST-7001")]
    public async Task What_is_wrong_with_a_create_is_told(string json, int status, string errorId)
    {
        await using var api = Api.InProcess(static a => a.Customer("Parent", "P"));
        (await api.PostAsync(Customers, json)).Refused(status, errorId);
        Assert.Single(api.Account.Customers);
        Assert.Single(api.Account.Contacts);
    }

    [Fact]
    public async Task A_key_and_an_id_of_two_records_are_refused()
    {
        await using var api = Api.InProcess(static a => a.Customer("One", "ONE").Customer("Two", "TWO"));
        var key = api.Account.Customers[0].Key;
        (await api.PostAsync(Customers, $$$"""{"id":"A","name":"A","parent":{"key":"{{{key}}}","id":"TWO"}}""")).Refused(400, "REST-1011");
        (await api.PostAsync(Customers, $$$"""{"id":"A","name":"A","parent":{"key":"{{{key}}}","id":"ONE"}}""")).Is(201);
    }

    [Theory]
    [InlineData(409, "BL34000061")]
    [InlineData(422, "BL01001973")]
    public async Task An_id_that_is_taken_is_refused_case_by_case(int status, string code)
    {
        await using var api = Api.InProcess(static a => a.Customer("Acme", "ACME"));
        (api.Oddities.DuplicateIdStatus, api.Oddities.DuplicateIdCode) = (status, code);
        (await api.PostAsync(Customers, """{"id":"ACME","name":"Other"}""")).Ruled(code, status);
        (await api.PostAsync(Customers, """{"id":"Acme","name":"Other"}""")).Is(201);
    }

    [Fact]
    public async Task Checklist11_The_system_numbers_records_when_told_to()
    {
        await using var api = Api.InProcess(static a => a.AutoNumber("accounts-receivable/customer", "C-", 4));
        Assert.Equal("C-0001", (string?)(await api.PostAsync(Customers, """{"name":"One"}""")).Is(201).Result["id"]);
        Assert.Equal("MINE", (string?)(await api.PostAsync(Customers, """{"id":"MINE","name":"Two"}""")).Is(201).Result["id"]);
        Assert.Equal("C-0002", (string?)(await api.PostAsync(Customers, """{"name":"Three"}""")).Is(201).Result["id"]);
        var key = api.Account.Customers[0].Key;
        (await api.PatchAsync($"{Customers}/{key}", """{"id":"C-9"}""")).Refused(400, "REST-1050");
        api.Account.Renumber("accounts-receivable/customer", key, "NEW");
        Assert.Equal("NEW", (string?)(await api.GetAsync($"{Customers}/{key}")).Is(200).Result["id"]);
        (await api.PostAsync(Customers, """{"id":"X","name":"X","parent":{"id":"NEW"}}""")).Is(201);
    }

    [Fact]
    public async Task A_patch_changes_what_it_says_and_moves_the_stamp_by_whole_seconds()
    {
        await using var api = Api.InProcess(static a => a.Customer("Acme", "ACME", """{"taxId":"1","notes":"keep"}"""));
        var before = api.Account.Customers[0];
        api.Sim.Clock.Advance(TimeSpan.FromMilliseconds(61_400));
        var reply = (await api.PatchAsync($"{Customers}/{before.Key}", """{"taxId":"2"}""")).Is(200);
        Assert.Equal(["key", "id", "href"], reply.Result.AsObject().Select(static m => m.Key));
        var after = api.Account.Customers[0];
        Assert.Equal(("2", "keep", before.Created), (after["taxId"], after["notes"], after.Created));
        Assert.True(after.Modified > before.Modified);
        Assert.Equal(0, after.Modified.Millisecond);
        (await api.PatchAsync($"{Customers}/{before.Key}", """{"taxId":null}""")).Is(200);
        Assert.Null(api.Account.Customers[0]["taxId"]);
        api.Oddities.NullClears = false;
        (await api.PatchAsync($"{Customers}/{before.Key}", """{"notes":null}""")).Refused(400, "REST-1010");
        (await api.PatchAsync($"{Customers}/999", """{"taxId":"2"}""")).Is(404);
        (await api.SendAsync("PUT", $"{Customers}/{before.Key}", "{}")).Is(405);
        Assert.Equal("notFound", (await api.GetAsync("objects/accounts-receivable/nothing")).Is(404).Code);
    }

    [Fact]
    public async Task Checklist06_A_delete_answers_204_and_what_is_used_stays()
    {
        await using var api = Api.InProcess(static a => a.Customer("Parent", "P").Customer("Child", "C", """{"parent":{"id":"P"}}"""));
        var (parent, child) = (api.Account.Customers[0].Key, api.Account.Customers[1].Key);
        (await api.DeleteAsync($"{Customers}/{parent}")).Ruled("BL03000130");
        var reply = (await api.DeleteAsync($"{Customers}/{child}")).Is(204);
        Assert.Empty(reply.Bytes);
        (await api.GetAsync($"{Customers}/{child}")).Is(404);
        (await api.DeleteAsync($"{Customers}/{child}")).Is(404);
        Assert.Equal("C", Assert.Single(api.Account.Deleted).Id);
    }

    [Fact]
    public async Task Checklist06_A_batch_answers_207_by_position_and_goes_on()
    {
        await using var api = Api.InProcess();
        var reply = (await api.PostAsync(Customers, """[{"id":"A","name":"A"},{"id":"B"},{"id":"C","name":"C"}]""")).Is(207);
        Assert.Equal([201, 400, 201], reply.Rows.Select(static r => (int)r!["ia::status"]!));
        Assert.Equal("A", (string?)reply.Rows[0]!["ia::result"]!["id"]);
        Assert.Equal("REST-1009", (string?)reply.Rows[1]!["ia::error"]!["errorId"]);
        Assert.Equal((3, 2, 1), ((int)reply.Meta["totalCount"]!, (int)reply.Meta["totalSuccess"]!, (int)reply.Meta["totalError"]!));
        Assert.Equal(["A", "C"], api.Account.Customers.Select(static c => c.Id));
        api.Oddities.BatchItemsAreWrapped = false;
        Assert.Equal("D", (string?)(await api.PostAsync(Customers, """[{"id":"D","name":"D"}]""")).Is(201).Rows[0]!["id"]);
    }

    [Theory]
    [InlineData("X-IA-API-Param-Transaction", IntacctHeaderSpelling.Both, true)]
    [InlineData("X-IA-API-ParamTransaction", IntacctHeaderSpelling.Both, true)]
    [InlineData("X-IA-API-ParamTransaction", IntacctHeaderSpelling.Hyphenated, false)]
    [InlineData("X-IA-API-Param-Transaction", IntacctHeaderSpelling.Compact, false)]
    public async Task Checklist06_An_atomic_batch_undoes_all_and_says_unprocessed(string header, IntacctHeaderSpelling spelling, bool atomic)
    {
        await using var api = Api.InProcess();
        api.Oddities.HeaderSpelling = spelling;
        var reply = await api.PostAsync(Customers, """[{"id":"A","name":"A"},{"id":"B"},{"id":"C","name":"C"}]""", (header, "true"));
        Assert.Equal(atomic ? 0 : 2, api.Account.Customers.Count);
        Assert.Equal(atomic ? 0 : 2, api.Account.Contacts.Count);
        if (!atomic)
            return;
        reply.Is(400);
        Assert.Equal([422, 400, 422], reply.Rows.Select(static r => (int)r!["ia::status"]!));
        Assert.Equal("unprocessed", (string?)reply.Rows[2]!["ia::error"]!["code"]);
        (await api.PostAsync(Customers, """{"id":"A","name":"A"}""")).Is(201);
    }

    [Fact]
    public async Task Several_keys_are_read_changed_and_deleted_at_once()
    {
        await using var api = Api.InProcess(static a => a.Customer("A", "A").Customer("B", "B"));
        var keys = string.Join(',', api.Account.Customers.Select(static c => c.Key));
        Assert.Equal(["A", "B"], (await api.GetAsync($"{Customers}/{keys}")).Is(200).Rows.Select(static r => (string?)r!["name"]));
        var mixed = (await api.GetAsync($"{Customers}/{keys},999")).Is(207);
        Assert.Equal([200, 200, 404], mixed.Rows.Select(static r => (int)r!["ia::status"]!));
        var patch = $$"""[{"key":"{{api.Account.Customers[0].Key}}","notes":"x"},{"key":"999","notes":"x"}]""";
        Assert.Equal([200, 404], (await api.PatchAsync(Customers, patch)).Is(207).Rows.Select(static r => (int)r!["ia::status"]!));
        var deleted = (await api.DeleteAsync($"{Customers}/{keys},999")).Is(207);
        Assert.Null(deleted.Rows[0]!["key"]);
        Assert.Equal([204, 204, 404], deleted.Rows.Select(static r => (int)r!["ia::status"]!));
        Assert.Empty(api.Account.Customers);
        (await api.GetAsync($"{Customers}/{string.Join(',', Enumerable.Range(1, 501))}")).Is(400);
    }

    [Fact]
    public async Task The_plain_list_shows_references_of_the_first_hundred()
    {
        await using var api = Api.InProcess(static a => a.ManyCustomers(103));
        var reply = (await api.GetAsync(Customers + "?start=101&size=2")).Is(200);
        Assert.Equal(100, reply.Rows.Count);
        Assert.Equal(["key", "id", "href"], reply.Rows[0]!.AsObject().Select(static m => m.Key));
        Assert.Equal((103, 1, 100, 101), ((int)reply.Meta["totalCount"]!, (int)reply.Meta["start"]!, (int)reply.Meta["pageSize"]!, (int)reply.Meta["next"]!));
        api.Oddities.ListsHonourStartAndSize = true;
        Assert.Equal(2, (await api.GetAsync(Customers + "?start=101&size=2")).Is(200).Rows.Count);
    }

    [Theory]
    [InlineData(IntacctErrorEnvelope.InsideResult)]
    [InlineData(IntacctErrorEnvelope.BesideResult)]
    public async Task Errors_come_in_either_envelope(IntacctErrorEnvelope envelope)
    {
        await using var api = Api.InProcess();
        api.Oddities.ErrorEnvelope = envelope;
        var json = (await api.GetAsync(Customers + "/1")).Is(404).Json.AsObject();
        Assert.Equal(envelope == IntacctErrorEnvelope.BesideResult, json.ContainsKey("ia::error"));
        Assert.Equal(envelope == IntacctErrorEnvelope.InsideResult, json["ia::result"]?["ia::error"] is not null);
        Assert.Equal(1, (int)json["ia::meta"]!["totalError"]!);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_name_of_a_deleted_contact_stays_taken(bool taken)
    {
        await using var api = Api.InProcess(static a => a.Contact("Jane Doe"));
        api.Oddities.DeletedContactNamesStayTaken = taken;
        (await api.PostAsync("objects/company-config/contact", """{"id":"Jane Doe","printAs":"Jane"}""")).Is(409);
        (await api.DeleteAsync($"objects/company-config/contact/{api.Account.Contacts[0].Key}")).Is(204);
        (await api.PostAsync("objects/company-config/contact", """{"id":"Jane Doe","printAs":"Jane"}""")).Is(taken ? 409 : 201);
    }

    [Fact]
    public async Task Decimals_travel_as_texts_and_plain_numbers_are_taken_unless_switched_off()
    {
        await using var api = Api.InProcess();
        const string body = """{"id":"A","name":"A","discountPercent":12.5}""";
        var key = (await api.PostAsync(Customers, body)).Is(201).Key;
        Assert.Equal("\"12.5\"", (await api.GetAsync($"{Customers}/{key}")).Result["discountPercent"]!.ToJsonString());
        api.Oddities.DecimalsMustBeTexts = true;
        (await api.PostAsync(Customers, body.Replace("\"A\"", "\"B\""))).Refused(400, "REST-1015");
    }

    [Fact]
    public async Task Custom_fields_are_written_read_and_queried()
    {
        await using var api = Api.InProcess();
        (await api.PostAsync(Customers, """{"id":"A","name":"A","nsp::CRM_ID":"001"}""")).Refused(400, "REST-1019");
        api.Account.CustomFields["accounts-receivable/customer"] = ["nsp::CRM_ID"];
        var key = (await api.PostAsync(Customers, """{"id":"A","name":"A","nsp::CRM_ID":"001"}""")).Is(201).Key;
        Assert.Equal("001", (string?)(await api.GetAsync($"{Customers}/{key}")).Result["nsp::CRM_ID"]);
        var rows = (await api.QueryAsync("""{"object":"accounts-receivable/customer","fields":["nsp::CRM_ID"],"filters":[{"$eq":{"nsp::CRM_ID":"001"}}]}""")).Is(200).Rows;
        Assert.Equal("""{"nsp::CRM_ID":"001"}""", Assert.Single(rows)!.ToJsonString());
        Assert.NotNull((await api.GetAsync("services/core/model?name=accounts-receivable/customer")).Result["fields"]!["nsp::CRM_ID"]);
    }

    [Fact]
    public async Task Owned_contacts_are_added_changed_and_taken_out_by_their_key()
    {
        await using var api = Api.InProcess(static a => a.Contact("Jane").Contact("Joe").Customer("Acme", "ACME"));
        var path = $"{Customers}/{api.Account.Customers[0].Key}";
        (await api.PatchAsync(path, """{"contactList":[{"categoryName":"ship","contact":{"id":"Jane"}},{"categoryName":"bill","contact":{"id":"Joe"}}]}""")).Is(200);
        var list = (await api.GetAsync(path)).Result["contactList"]!.AsArray();
        Assert.Equal(["Jane", "Joe"], list.Select(static c => (string?)c!["contact"]!["id"]));
        (await api.PatchAsync(path, new JsonObject { ["contactList"] = new JsonArray(new JsonObject { ["key"] = list[0]!["key"]!.ToString(), ["ia::operation"] = "delete" }, new JsonObject { ["key"] = list[1]!["key"]!.ToString(), ["categoryName"] = "both" }) }.ToJsonString())).Is(200);
        var left = Assert.Single((await api.GetAsync(path)).Result["contactList"]!.AsArray())!;
        Assert.Equal(("Joe", "both"), ((string?)left["contact"]!["id"], (string?)left["categoryName"]));
        (await api.PostAsync("objects/accounts-receivable/customer-contact", """{"categoryName":"x"}""")).Is(405);
        Assert.Equal("ACME", (string?)(await api.GetAsync($"objects/accounts-receivable/customer-contact/{left["key"]}")).Is(200).Result["customer"]!["id"]);
        (await api.PatchAsync(path, """{"contactList":[{"categoryName":"a","contact":{"id":"Jane"}},{"categoryName":"b","contact":{"id":"Nobody"}}]}""")).Is(422);
        Assert.Single((await api.GetAsync(path)).Result["contactList"]!.AsArray());
    }
}
