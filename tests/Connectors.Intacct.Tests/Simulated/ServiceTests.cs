using System.Text;
using System.Text.Json.Nodes;
using static Connectors.Intacct.Tests.Simulated.RoundTripTests;

namespace Connectors.Intacct.Tests.Simulated;

/// <summary>Batches, composites, bulk jobs, models, the history, exports and rights.</summary>
public sealed class ServiceTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Trap06_a_batch_of_good_and_bad_is_told_by_position_and_an_atomic_one_leaves_nothing(bool wrapped)
    {
        await using var test = await SimulatedIntacct.StartAsync(static a => a.Customer("Taken", "B"));
        test.Sim.Oddities.BatchItemsAreWrapped = wrapped;
        CustomerInput[] batch = [new() { Id = "A", Name = "A" }, new() { Id = "B", Name = "B" }, new() { Id = "C", Name = null }];
        var all = await Assert.ThrowsAsync<ConnectorConflictException>(() => test.Client.Customers.CreateManyAsync(batch, atomic: true));
        Assert.Equal(["[1]", "[0]", "[2]"], all.FieldErrors.Select(static f => f.Field));
        Assert.Equal([IntacctErrorCodes.Duplicate, IntacctErrorCodes.Unprocessed, IntacctErrorCodes.Unprocessed], all.FieldErrors.Select(static f => f.Code));
        Assert.Single(test.Account.Customers);

        var items = await test.Client.Customers.CreateManyAsync(batch);
        Assert.Equal([201, 409, 400], items.Select(static i => i.Status));
        Assert.Equal(("A", IntacctErrorCodes.Duplicate, "name"), (items[0].Value!.Id, items[1].Error!.Code, items[2].Error!.FieldErrors[0].Field));
        Assert.Equal(207, test.Sim.Calls[^1].Status);
        Assert.Equal(2, test.Account.Customers.Count);
    }

    [Fact]
    public async Task Trap06_a_batch_in_which_all_fail_is_told_by_position_too()
    {
        await using var test = await SimulatedIntacct.StartAsync(static a => a.Customer("Taken", "B"));
        CustomerInput[] batch = [new() { Id = "B", Name = "B" }, new() { Id = "C", Name = null }];
        var refused = await Assert.ThrowsAsync<ConnectorConflictException>(() => test.Client.Customers.CreateManyAsync(batch));
        Assert.Equal(["[0]", "[1]"], refused.FieldErrors.Select(static f => f.Field));
        Assert.Single(test.Account.Customers);
    }

    [Fact]
    public async Task Trap06_many_are_changed_and_deleted_by_position()
    {
        await using var test = await SimulatedIntacct.StartAsync(Samples.Seed);
        test.Account.Customer("One", "ONE").Customer("Two", "TWO");
        RecordKey Key(string id) => new(test.Account.Customers.Single(c => c.Id == id).Key);
        RecordKey[] keys = [Key("ONE"), new("99999"), Key("TWO"), Key("ACME")];
        var changed = await test.Client.Customers.UpdateManyAsync(keys, static c => c with { Notes = c.Id == "TWO" ? c.Notes : "seen" });
        Assert.Equal([true, false, true, true], changed.Select(static c => c.Ok));
        Assert.Equal([true, false, true], new[] { 0, 2, 3 }.Select(i => changed[i].Value!.Sent));
        Assert.Equal("seen", test.Account.Customers.Single(static c => c.Id == "ONE")["notes"]);

        // ACME is used by the quote.
        var deleted = await test.Client.Customers.DeleteManyAsync(keys);
        Assert.Equal([true, false, true, false], deleted.Select(static d => d.Ok));
        Assert.Equal([404, 422], deleted.Where(static d => !d.Ok).Select(static d => d.Status));
        Assert.Equal(["ACME", "PARENT"], test.Account.Customers.Select(static c => c.Id).Order());
        var all = await test.Client.Customers.DeleteManyAsync([Key("PARENT")]);
        Assert.True(Assert.Single(all).Ok);
    }

    [Fact]
    public async Task A_composite_uses_what_came_before_stops_at_the_first_failure_and_undoes_nothing()
    {
        await using var test = await SimulatedIntacct.StartAsync();
        var answers = await test.Client.Composite.SendAsync(
        [
            new(HttpMethod.Post, "/objects/accounts-receivable/customer") { Body = new JsonObject { ["id"] = "C1", ["name"] = "Composite" }, ResultReference = "made" },
            new(HttpMethod.Get, "/objects/accounts-receivable/customer/@{made.key}"),
            new(HttpMethod.Post, "/objects/accounts-receivable/customer") { Body = new JsonObject { ["id"] = "C1", ["name"] = "Again" } },
            new(HttpMethod.Get, "/objects/accounts-receivable/customer/@{made.key}"),
        ]);
        Assert.Equal([201, 200, 409, 422], answers.Select(static a => a.Status));
        Assert.Equal(("Composite", IntacctErrorCodes.Duplicate, IntacctErrorCodes.Unprocessed), (answers[1].Result!.Value.GetProperty("name").GetString(), answers[2].Error!.Code, answers[3].Error!.Code));
        Assert.Single(test.Account.Customers);
        test.Sim.Faults.LoseReplyAfterCommit("composite.run");
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Composite.SendAsync([new(HttpMethod.Post, "/objects/accounts-receivable/customer") { Body = new JsonObject { ["id"] = "C2", ["name"] = "x" } }, new(HttpMethod.Get, "/objects/accounts-receivable/customer/1")]));
        Assert.Equal(2, test.Account.Customers.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_bulk_job_is_handed_in_asked_about_and_its_file_tells_each_record(bool lacksZone)
    {
        await using var test = await SimulatedIntacct.StartAsync(static a => a.Customer("Taken", "B"));
        test.Sim.Oddities.BulkTimesLackZone = lacksZone;
        var job = await test.Client.Bulk.CreateAsync("accounts-receivable/customer", "create", [new JsonObject { ["id"] = "A", ["name"] = "Ærø" }, new JsonObject { ["id"] = "B", ["name"] = "B" }]);
        Assert.Equal(test.Clock.GetUtcNow(), job.CreatedDateTime);
        Assert.Equal(("queued", false), ((await test.Client.Bulk.GetAsync(job.JobId!)) is var waiting ? waiting.Status : null, waiting.Ended));
        Assert.Equal(("completed", true, 100), ((await test.Client.Bulk.GetAsync(job.JobId!)) is var done ? done.Status : null, done.Ended, done.PercentComplete));
        await using var file = await test.Client.Bulk.DownloadAsync(job.JobId!);
        var rows = (await JsonNode.ParseAsync(file))!["ia::result"]!.AsArray();
        Assert.Equal([201, 409], rows.Select(static r => (int)r!["ia::status"]!));
        Assert.Equal("Ærø", test.Account.Customers.Single(static c => c.Id == "A")["name"]);
        test.Sim.Faults.LoseReplyAfterCommit("bulk.create");
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Bulk.CreateAsync("accounts-receivable/customer", "delete", [new JsonObject { ["key"] = "1" }]));
        Assert.Equal(2, test.Sim.CountCalls("bulk.create"));
    }

    [Fact]
    public async Task Trap07_the_model_shows_custom_fields_and_verbs_and_is_no_source_of_what_is_required()
    {
        await using var test = await SimulatedIntacct.StartAsync(Samples.Seed);
        var model = (await test.Client.Models.GetAsync("accounts-receivable/customer"))!;
        Assert.Contains("nsp::CRM_ID", model.Fields!.Keys);
        Assert.Contains("POST", model.HttpMethods);
        Assert.All(model.Fields!.Values, static f => Assert.NotEqual(true, f.Required));
        (test.Sim.Oddities.ModelSchemaTellsRequired, test.Sim.Oddities.ModelHidesRequired) = (true, true);
        Assert.True((await test.Client.Models.GetAsync("accounts-receivable/customer", schema: true))!.Fields!["name"].Required);
        Assert.Null(await test.Client.Models.GetAsync("accounts-receivable/nothing"));
        Assert.Contains(await test.Client.Models.ListAsync("object", "^projects/"), static r => r.ApiObject == "projects/task");
        Assert.NotNull(await test.Client.Models.GetAsync("order-entry/document::Service/Order: EU"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Trap14_deletes_show_in_the_history_or_in_the_access_history_and_in_no_list(bool inHistory)
    {
        await using var test = await SimulatedIntacct.StartAsync(static a => a.Customer("Acme", "ACME"));
        test.Sim.Oddities.DeletesInAuditHistory = inHistory;
        var since = test.Clock.GetUtcNow();
        test.Clock.Advance(TimeSpan.FromMinutes(1));
        var key = new RecordKey(test.Account.Customers[0].Key);
        await test.Client.Customers.UpdateAsync(key, static c => c with { Notes = "bye" });
        await test.Client.Customers.DeleteAsync(key);
        Assert.Empty(await ReadAll(test.Client.Customers.ListChangesAsync(since)));
        var history = await ReadAll(test.Client.Audit.ListAsync(new() { Filter = new QueryField<DateTimeOffset>("changeSource.accessDateTime").AtLeast(since) }));
        Assert.Contains(history, static h => h is { ChangeDetails: { FieldName: "notes", NewValue: "bye", ObjectId: "ACME" }, ChangeSource.Source: "api" });
        Assert.Equal(inHistory, history.Any(static h => h.ChangeSource!.ActionPerformed == "delete"));
        var accesses = await ReadAll(test.Client.Audit.Access.ListAsync(new() { Filter = new QueryField<string>("accessSource.actionPerformed").Is("delete") }));
        Assert.Contains(accesses, static a => a.AccessDetails is { ObjectName: "accounts-receivable/customer", ObjectId: "ACME" });
        // Keys that are no numbers are read like others.
        Assert.Equal(accesses[0].Key, (await test.Client.Audit.Access.GetAsync(accesses[0].Key)).Key);
    }

    [Fact]
    public async Task Sums_exports_and_rights()
    {
        await using var test = await SimulatedIntacct.StartAsync(Samples.Seed);
        var query = new IntacctQuery { Fields = [new("id"), new("name")], OrderBy = [CustomerFields.Id.Ascending] };
        Assert.Equal(["ACME", "PARENT"], (await ReadAll(test.Client.Queries.RunAsync("accounts-receivable/customer", query))).Select(static r => r.GetProperty("id").GetString()));
        await using var file = await test.Client.Queries.ExportAsync("accounts-receivable/customer", query, "csv");
        using var reader = new StreamReader(file, Encoding.UTF8);
        Assert.Equal("id,name\r\nACME,Acme\r\nPARENT,Parent\r\n", await reader.ReadToEndAsync());
        var key = new RecordKey(test.Account.Customers.Single(static c => c.Id == "ACME").Key);
        Assert.Equal(["canView", "canEdit"], (await test.Client.Queries.ListAllowedOperationsAsync("accounts-receivable/customer", [key]))[key]);
        var raw = await test.Client.SendAsync(new(HttpMethod.Get, "objects/accounts-receivable/customer/" + key));
        Assert.Equal((200, "Acme"), (raw.Status, (string?)JsonNode.Parse(raw.Body.Span)!["ia::result"]!["name"]));
    }
}
