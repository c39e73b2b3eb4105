using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;

namespace Connectors.Sync.Tests.Engine;

/// <summary>Values that a customer configures for what the CRM leaves empty.</summary>
public sealed class DefaultTests
{
    private static readonly EntitySchema Customer = new("customer", World.Customer.Fields.Select(static f => f.Name is "City" or "Phone" or "Ref" ? f with { Required = true } : f));

    [Fact]
    [Acceptance("P-20d", Missing = "each vendor")]
    [Acceptance("P-20b")]
    public async Task A_fresh_connection_has_none_and_names_all_that_is_missing_at_once()
    {
        await using var world = Start();
        Assert.All(Built().SelectMany(static m => m.Units), static u => Assert.Empty(u.Defaults));
        world.Crm.Add("company", ("name", "Acme"));
        await world.SyncAsync();

        Assert.Equal(["City", "Phone", "Ref"], Assert.Single(await world.ParkedAsync()).Problems.Select(static p => p.Field!).Order(StringComparer.Ordinal));
        Assert.Equal(0, world.Accounting.Writes);
        // One that is filled in by hand leaves the others.
        world.Crm.Edit("company", "1", ("city", "Ribe"));
        await world.SyncAsync();
        Assert.Equal(["Phone", "Ref"], Assert.Single(await world.ParkedAsync()).Problems.Select(static p => p.Field!).Order(StringComparer.Ordinal));
    }

    [Fact]
    [Acceptance("P-20c")]
    public async Task Explain_names_the_default_and_a_later_change_of_it_changes_no_record()
    {
        await using var world = Start();
        await world.SettingsAsync(Defaults("Aarhus"));
        var (one, own) = (world.Crm.Add("company", ("name", "One")), world.Crm.Add("company", ("name", "Own"), ("city", "Ribe")));
        await world.SyncAsync();

        Assert.Equal(("Aarhus", "Ribe"), (world.Accounting.Text("customer", world.AccountingOf(one), "City"), world.Accounting.Text("customer", world.AccountingOf(own), "City")));
        var filled = (await world.Engine.ExplainAsync(World.Id, new RecordRef("company", one), "city")).Events[^1];
        Assert.Equal(("created", "create.default", "Aarhus"), (filled.Event, filled.Rule, filled.Written));
        Assert.Equal("create", (await world.Engine.ExplainAsync(World.Id, new RecordRef("company", own), "city")).Events[^1].Rule);

        await world.SettingsAsync(Defaults("Odense"));
        Assert.Equal(0, (await world.SyncAsync()).UpdatedInAccounting);
        world.Crm.Edit("company", one, ("limit", 5m));
        await world.SyncAsync();
        Assert.Equal("Aarhus", world.Accounting.Text("customer", world.AccountingOf(one), "City"));
        var two = world.Crm.Add("company", ("name", "Two"));
        await world.SyncAsync();
        Assert.Equal("Odense", world.Accounting.Text("customer", world.AccountingOf(two), "City"));
    }

    private static string Defaults(string city) =>
        $$$"""{ "version": 1, "entities": { "company": { "fields": { "city": { "default": "{{{city}}}" }, "phone": { "default": "10000000" }, "type": { "default": "1" } } } } }""";

    private static System.Collections.Immutable.ImmutableArray<EntityMapping> Built()
    {
        var builder = new MappingBuilder();
        Mapping(builder);
        return builder.Build();
    }

    private static void Mapping(MappingBuilder m)
    {
        World.Standard(m);
        m.Entity("company").Field(new Field<string>("company", "type"), new Field<string>("customer", "Ref"));
    }

    private static World Start()
    {
        var world = new World(mapping: Mapping);
        world.Accounting.Schemas = [Customer, World.Contact];
        return world;
    }
}
