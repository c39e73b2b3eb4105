using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;

namespace Connectors.Sync.Tests.Engine;

/// <summary>Values that a customer configures for what the CRM leaves empty.</summary>
public sealed class DefaultTests
{
    private static readonly EntitySchema Customer = new("customer", World.Customer.Fields.Select(static f => f.Name is "City" or "Phone" or "Ref" ? f with { Required = true } : f));

    [Fact]
    [Acceptance("P-20d")]
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

    [Fact]
    [Acceptance("P-20a")]
    [Acceptance("P-20c")]
    public async Task The_most_specific_default_fills_what_is_empty_and_explain_names_its_conditions()
    {
        await using var world = Start();
        await world.SettingsAsync("""
            { "version": 1, "entities": { "company": { "fields": { "type": { "default": "1" }, "phone": { "default": "10000000" }, "city": { "default": [
                { "value": "Everywhere" },
                { "when": { "vat": ["DK"] }, "value": "Denmark" },
                { "when": { "vat": ["dk", "SE"], "type": ["partner"] }, "value": "Nordic partner" },
                { "when": { "type": ["partner"] }, "value": "Partner" } ] } } } } }
            """);
        foreach (var (vat, type) in new[] { ("", ""), ("DK", ""), ("DK", "partner"), ("SE", "Partner"), ("IT", "partner"), ("SE", "") })
            world.Crm.Add("company", ("name", $"{vat}+{type}"), ("vat", vat), ("type", type));
        world.Crm.Add("company", ("name", "own"), ("vat", "DK"), ("type", "partner"), ("city", "Ribe"));
        await world.SyncAsync();

        Assert.Equal(["+ Everywhere", "DK+ Denmark", "DK+partner Nordic partner", "IT+partner Partner", "SE+ Everywhere", "SE+Partner Nordic partner", "own Ribe"],
            world.Accounting.Ids("customer").Select(id => $"{world.Accounting.Text("customer", id, "Name")} {world.Accounting.Text("customer", id, "City")}").Order(StringComparer.Ordinal));
        Assert.Equal("create.default[vat=dk/SE, type=partner]", (await world.Engine.ExplainAsync(World.Id, new RecordRef("company", "3"), "city")).Events[^1].Rule);
        Assert.Equal("create.default", (await world.Engine.ExplainAsync(World.Id, new RecordRef("company", "1"), "city")).Events[^1].Rule);
        Assert.Equal(0, (await world.SyncAsync()).Writes);
    }

    [Theory]
    [Acceptance("P-20a")]
    [InlineData("""[{ "when": { "contry": ["DK"] }, "value": "A" }]""", "entities.company.fields.city.default.when.contry")]
    [InlineData("""[{ "when": { "vat": ["DK"] }, "value": "Q" }]""", "entities.company.fields.city.default")]
    [InlineData("""[{ "when": { "vat": ["DK"] } }]""", "entities.company.fields.city.default[0].value")]
    [InlineData("""[{ "wen": { "vat": ["DK"] }, "value": "A" }]""", "entities.company.fields.city.default[0].wen")]
    public async Task A_default_that_accounting_does_not_offer_or_a_condition_that_cannot_hold_is_refused_when_it_is_saved(string json, string path)
    {
        await using var world = Start();
        world.Accounting.Schemas = [new("customer", Customer.Fields.Select(static f => f.Name == "City" ? f with { Choices = [new Choice("A", "Aarhus"), new Choice("B", "Odense", false)] } : f)), World.Contact];

        var e = await Assert.ThrowsAsync<SettingsException>(() => world.SettingsAsync($$"""{ "version": 1, "entities": { "company": { "fields": { "city": { "default": {{json}} } } } } }"""));

        Assert.Equal(path, Assert.Single(e.Problems).Path);
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
