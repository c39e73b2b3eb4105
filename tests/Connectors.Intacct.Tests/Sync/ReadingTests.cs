using Connectors.Intacct.Sync;
using Connectors.Sync;

namespace Connectors.Intacct.Tests.Sync;

/// <summary>What is read and how.</summary>
public sealed class ReadingTests
{
    [Fact]
    public async Task Whole_passes_go_by_key_and_passes_of_changes_by_stamp_and_key_behind_the_last_row()
    {
        await using var f = await SyncFixture.StartAsync(static a => a.ManyCustomers(5));
        var whole = await f.ReadAllAsync("customer", size: 2);
        Assert.Equal([2, 2, 1], whole.Select(static p => p.Changes.Count));
        Assert.True(whole[^1] is { IsLast: true, CompleteEnumeration: true, Total: 5 });
        Assert.Contains("""
            "filters":[{"$gt":{"key":
            """, f.LastBody("customers.query"), StringComparison.Ordinal);
        f.Clock.Advance(TimeSpan.FromHours(1));
        foreach (var customer in f.Account.Customers)
            f.Account.Edit("accounts-receivable/customer", customer.Key, """{"notes":"seen"}""");
        var changed = await f.ReadAllAsync("customer", whole[^1].NextCursor, size: 2);
        Assert.Equal(5, changed.SelectMany(static p => p.Changes).Select(static c => c.Ref.Id.Value).Distinct().Count());
        Assert.Contains("\"filterExpression\":\"1 or (2 and 3)\"", f.LastBody("customers.query"), StringComparison.Ordinal);
        Assert.False(changed[^1].CompleteEnumeration);
        var idle = await f.ReadAllAsync("customer", changed[^1].NextCursor);
        Assert.True(Assert.Single(idle).IsLast);
    }

    [Fact]
    public async Task A_pass_that_saw_fewer_rows_than_there_were_claims_nothing()
    {
        await using var f = await SyncFixture.StartAsync(static a => a.ManyCustomers(4));
        // Somebody deletes behind the reader's back, in the middle of the pass.
        f.Sim.Before("customers.query", _ => f.Account.Delete("accounts-receivable/customer", f.Account.Customers[^1].Key), skip: 1);
        Assert.False((await f.ReadAllAsync("customer", size: 2))[^1].CompleteEnumeration);
        Assert.True((await f.ReadAllAsync("customer", size: 2))[^1].CompleteEnumeration);
    }

    [Fact]
    public async Task Members_that_no_query_shows_any_more_are_read_record_by_record()
    {
        await using var f = await SyncFixture.StartAsync(static a => a.Customer("Acme", "C-1", """{"contacts":{"default":{"printAs":"Acme, Inc.","email1":"post@acme.example"}}}"""));
        f.Sim.Faults.RespondInstead("customers.query", 400, """{"ia::result":{"ia::error":{"code":"invalidRequest","message":"contacts.default.email1 is deprecated","errorId":"REST-1019"}}}""", "application/json");
        var pages = await f.ReadAllAsync("customer");
        var row = Assert.Single(Assert.Single(pages).Changes).Record!;
        Assert.Equal(("Acme", true), (row["name"].AsText(), row["contacts.default.email1"].IsAbsent));
        Assert.Equal("post@acme.example", (await f.ReadAsync("customer", row.Id.Value))["contacts.default.email1"].AsText());
    }

    [Fact]
    public async Task Many_records_are_read_by_one_call_and_those_that_are_gone_are_unknown()
    {
        await using var f = await SyncFixture.StartAsync(static a => a.ManyCustomers(3));
        var keys = f.Account.Customers.Select(static c => new RecordId(c.Key)).ToList();
        f.Account.Delete("accounts-receivable/customer", keys[1].Value);
        f.Sim.ClearCalls();
        var found = await f.Provider.GetAsync(new() { Schema = f.Of("customer"), Ids = [keys[0], keys[1], new("none"), keys[2]] }, default);
        Assert.Equal(["Present", "Unknown", "Unknown", "Present"], found.Select(static l => l.GetType().Name));
        Assert.Single(f.Sim.Calls);
    }

    [Fact]
    public async Task A_missing_record_is_deleted_only_where_the_options_say_so_and_nothing_is_hidden()
    {
        var options = new IntacctSyncOptions { MissingMeansDeleted = true };
        await using var f = await SyncFixture.StartAsync(static a => a.Add("company-config/entity", """{"id":"E1","name":"One"}""").Customer("Acme", "C-1").Customer("Private", "C-2", entityId: "E1"), options);
        var (gone, hidden) = (f.Account.Customers[0].Key, f.Account.Customers[1].Key);
        f.Account.Delete("accounts-receivable/customer", gone);
        Assert.IsType<RecordLookup.Deleted>(await f.GetAsync("customer", gone));
        Assert.IsType<RecordLookup.Present>(await f.GetAsync("customer", hidden));

        await using var entity = await SyncFixture.StartAsync(static a => a.Add("company-config/entity", """{"id":"E1","name":"One"}""").Add("company-config/entity", """{"id":"E2","name":"Two"}""").Customer("Private", "C-2", entityId: "E2"), options, entity: "E1");
        Assert.IsType<RecordLookup.Unknown>(await entity.GetAsync("customer", entity.Account.Customers[0].Key));
    }

    [Fact]
    public async Task Private_records_take_part_when_they_shall()
    {
        foreach (var (include, count) in new[] { (false, 1), (true, 2) })
        {
            await using var f = await SyncFixture.StartAsync(static a => a.Add("company-config/entity", """{"id":"E1","name":"One"}""").Customer("Acme", "C-1").Customer("Private", "C-2", entityId: "E1"), new() { IncludePrivate = include });
            Assert.Equal(count, (await f.ReadAllAsync("customer")).Sum(static p => p.Changes.Count));
        }
    }

    [Fact]
    public async Task Custom_fields_and_the_companys_own_word_on_need_are_in_the_schema()
    {
        await using var f = await SyncFixture.StartAsync(static a => a.CustomFields["accounts-receivable/customer"] = ["nsp::REGION"], readings: static o => (o.ModelHidesRequired, o.ModelSchemaTellsRequired) = (true, true));
        var customer = f.Of("customer");
        Assert.True(customer[customer.SlotOf("nsp::REGION")] is { Custom: true, Type: FieldType.Text });
        // The table's floor, and what the model adds of it.
        Assert.Equal(["id", "name"], customer.Fields.Where(static s => s.Required).Select(static s => s.Name));
        Assert.Equal(["active", "inactive", "activeNonPosting"], customer[customer.SlotOf("status")].Choices.Select(static c => c.Value));
    }

    [Fact]
    public async Task Entities_that_do_not_take_part_cost_no_call()
    {
        await using var f = await SyncFixture.StartAsync(options: new() { Entities = new HashSet<string> { "customer", "item" } });
        Assert.Equal(["customer", "item"], f.Schema.Entities.Select(static e => e.Entity));
        Assert.Equal(2, f.Sim.CountCalls("model.get"));
        var unknown = Assert.Throws<ArgumentException>(() => new IntacctSyncProvider(f.Client, new() { Entities = new HashSet<string> { "clients" } }));
        Assert.StartsWith("There is no entity 'clients'.", unknown.Message, StringComparison.Ordinal);
    }
}
