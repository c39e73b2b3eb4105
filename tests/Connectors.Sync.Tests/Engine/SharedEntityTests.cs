using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;

namespace Connectors.Sync.Tests.Engine;

/// <summary>Two mappings on one entity: customers and suppliers are both companies of the CRM, told apart by their type.</summary>
public sealed class SharedEntityTests
{
    private static readonly EntitySchema Supplier = new("supplier",
    [
        new FieldSchema { Name = "Name", Type = FieldType.Text, Required = true },
        new FieldSchema { Name = "City", Type = FieldType.Text },
        new FieldSchema { Name = "Kind", Type = FieldType.Text },
    ]);

    [Fact]
    [Acceptance("P-17e")]
    [Rule("R17")]
    public async Task Each_record_belongs_to_the_mapping_whose_filter_takes_it_on_whichever_side_it_was_born()
    {
        await using var world = Start();
        // The second mapping's record stands first: the first mapping meets it and must leave it alone.
        var timber = world.Crm.Add("company", ("name", "Timber"), ("type", "supplier"), ("city", "Skive"));
        var acme = world.Crm.Add("company", ("name", "Acme"), ("type", "customer"));
        var other = world.Crm.Add("company", ("name", "Nobody"), ("type", "press"));
        world.Accounting.Add("supplier", ("Name", "Glass"));
        world.Accounting.Add("customer", ("Name", "Beta"));
        await world.SyncAsync();

        Assert.Equal(["Acme", "Beta"], Names(world.Accounting, "customer", "Name"));
        Assert.Equal(["Glass", "Timber"], Names(world.Accounting, "supplier", "Name"));
        Assert.Equal(["Acme customer", "Beta customer", "Glass supplier", "Nobody press", "Timber supplier"],
            world.Crm.Ids("company").Select(id => $"{world.Crm.Text("company", id, "name")} {world.Crm.Text("company", id, "type")}").Order(StringComparer.Ordinal));
        Assert.Empty(await world.Store.FindLinksAsync(World.Id, Side.Crm, "companys", [other], default));

        // Edits of both sides reach their own counterpart, the marks of one entity notwithstanding.
        world.Crm.Edit("company", timber, ("city", "Struer"));
        world.Crm.Edit("company", acme, ("city", "Aarhus"));
        await world.SyncAsync();
        Assert.Equal(("Struer", "Aarhus"), (world.Accounting.Text("supplier", world.AccountingOf(timber), "City"), world.Accounting.Text("customer", world.AccountingOf(acme), "City")));
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        world.Accounting.Edit("supplier", world.AccountingOf(timber), ("City", "Lemvig"));
        await world.SyncAsync();
        Assert.Equal("Lemvig", world.Crm.Text("company", timber, "city"));
        Assert.Empty(await world.ParkedAsync());
        Assert.Equal((0, 0), ((await world.SyncAsync()).Writes, (await world.SyncAsync("supplier")).Writes));
        Assert.Equal("supplier", (await world.Engine.ExplainAsync(World.Id, new RecordRef("company", timber), "city")).Mapping);
    }

    [Fact]
    [Acceptance("P-17e")]
    public async Task A_customer_and_a_supplier_of_one_name_are_not_taken_for_each_other()
    {
        await using var world = Start();
        world.Crm.Add("company", ("name", "Nordic"), ("type", "customer"));
        world.Crm.Add("company", ("name", "Nordic"), ("type", "supplier"));
        world.Accounting.Add("supplier", ("Name", "Nordic"));
        await world.SyncAsync();

        Assert.Empty(await world.ParkedAsync());
        Assert.Equal((2, 1, 1), (world.Crm.Count("company"), world.Accounting.Count("customer"), world.Accounting.Count("supplier")));
    }

    [Fact]
    [Acceptance("P-17e")]
    [Rule("R34")]
    public async Task What_was_refused_as_a_customer_is_made_a_supplier_when_it_becomes_one()
    {
        await using var world = Start();
        world.Accounting.Refuse = static w => w.Kind == WriteKind.Create ? new WriteOutcome.Refused(new Problem("closed", null, "Closed.")) : null;
        var timber = world.Crm.Add("company", ("name", "Timber"), ("type", "customer"));
        await world.SyncAsync();
        Assert.Equal("company", Assert.Single(await world.ParkedAsync()).Mapping);

        world.Accounting.Refuse = static _ => null;
        world.Crm.Edit("company", timber, ("type", "supplier"));
        await world.SyncAsync();

        Assert.Equal((0, 1), (world.Accounting.Count("customer"), world.Accounting.Count("supplier")));
        Assert.Equal("supplier", Assert.Single(await world.Store.FindLinksAsync(World.Id, Side.Crm, "companys", [timber], default)).Mapping);
        Assert.Empty(await world.ParkedAsync());
        Assert.Equal(0, (await world.SyncAsync("supplier")).Writes);
    }

    [Fact]
    [Acceptance("P-17e")]
    public async Task A_single_push_finds_the_mapping_of_its_record()
    {
        await using var world = Start();
        var timber = world.Crm.Add("company", ("name", "Timber"), ("type", "supplier"));
        var acme = world.Crm.Add("company", ("name", "Acme"), ("type", "customer"));
        foreach (var id in new[] { timber, acme })
        {
            var report = await world.RunAsync(new RunRequest { Record = new RecordRef("company", id) });
            Assert.Equal((RunState.Completed, 1), (report.State, report.Entities[id == timber ? "supplier" : "company"].CreatedInAccounting));
        }

        world.Crm.Edit("company", timber, ("city", "Skive"));
        await world.RunAsync(new RunRequest { Record = new RecordRef("company", timber) });
        Assert.Equal("Skive", world.Accounting.Text("supplier", world.AccountingOf(timber), "City"));
        Assert.Equal((1, 1), (world.Accounting.Count("customer"), world.Accounting.Count("supplier")));
    }

    [Fact]
    [Rule("R17")]
    public async Task A_run_of_one_mapping_leaves_the_records_of_the_other_one_as_they_are()
    {
        await using var world = Start();
        var timber = world.Crm.Add("company", ("name", "Timber"), ("type", "supplier"));
        await world.SyncAsync();
        var link = Assert.Single(await world.Store.FindLinksAsync(World.Id, Side.Crm, "companys", [timber], default));

        world.Crm.Edit("company", timber, ("city", "Skive"));
        world.Crm.Add("company", ("name", "Glass"), ("type", "supplier"));
        world.Crm.Add("company", ("name", "Press"), ("type", "press"));
        var report = await world.RunAsync(new RunRequest { Mapping = "company" });
        Assert.Equal((RunState.Completed, 0), (report.State, report.Total.Writes));
        Assert.Equal(link, Assert.Single(await world.Store.FindLinksAsync(World.Id, Side.Crm, "companys", [timber], default)));

        // Nothing of it is lost: the next whole run takes it.
        await world.SyncAsync();
        Assert.Equal("Skive", world.Accounting.Text("supplier", world.AccountingOf(timber), "City"));
        Assert.Equal(["Glass", "Timber"], Names(world.Accounting, "supplier", "Name"));
    }

    [Theory]
    [Acceptance("P-17f")]
    [InlineData("customer", "customer/supplier", "'company' (type = customer) and 'supplier' (type = customer/supplier) take the same 'company' of the CRM")]
    [InlineData("", "supplier", "'company' (no filter) and 'supplier' (type = supplier) take the same 'company' of the CRM")]
    [InlineData("Supplier ", "supplier", "'company' (type = Supplier ) and 'supplier' (type = supplier) take the same 'company' of the CRM")]
    public async Task Filters_that_meet_are_refused_by_both_names(string customers, string suppliers, string expected)
    {
        await using var world = Start(customers.Split('/'), suppliers.Split('/'));
        world.Crm.Add("company", ("name", "Timber"), ("type", "supplier"));

        var report = await world.RunAsync();

        Assert.Equal(RunState.Failed, report.State);
        var problem = Assert.Single(report.Problems);
        Assert.Equal("entities.supplier.scope", problem.Path);
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
        Assert.Equal(0, world.Accounting.Writes);
        // One of them switched off is no overlap.
        await world.SettingsAsync("""{"entities":{"supplier":{"enabled":false}}}""");
        Assert.Equal(RunState.Completed, (await world.RunAsync()).State);
    }

    [Fact]
    [Acceptance("P-17f")]
    [Rule("R34")]
    public async Task A_record_that_turns_out_to_be_in_two_is_parked_until_it_is_in_one()
    {
        // The filters look at different fields: whether they meet shows only in the records.
        await using var world = Start(["customer"], ["yes"], "phone");
        var both = world.Crm.Add("company", ("name", "Both"), ("type", "customer"), ("phone", "yes"));
        world.Crm.Add("company", ("name", "One"), ("type", "customer"), ("phone", "no"));
        var counters = await world.SyncAsync();

        Assert.Equal(1, counters.Parked);
        var parked = Assert.Single(await world.ParkedAsync());
        Assert.Equal(("scope-overlap", "crm:" + both), (parked.Cause, parked.Pair));
        Assert.Contains("'company' and 'supplier'", parked.Problems[0].Message, StringComparison.Ordinal);
        Assert.Equal((1, 0), (world.Accounting.Count("customer"), world.Accounting.Count("supplier")));

        world.Crm.Edit("company", both, ("type", "press"));
        await world.SyncAsync();
        Assert.Empty(await world.ParkedAsync());
        Assert.Equal((1, 1), (world.Accounting.Count("customer"), world.Accounting.Count("supplier")));
    }

    private static World Start(string[]? customers = null, string[]? suppliers = null, string field = "type")
    {
        var world = new World(mapping: m =>
        {
            World.Standard(m);
            var (company, supplier) = (m.Entity("company"), m.Map(new Entity("company"), new Entity("supplier"), "supplier"));
            if (customers is not [""])
                company.InScope(new Field<string>("company", "type"), customers ?? ["customer"]);
            supplier.InScope(new Field<string>("company", field), suppliers ?? ["supplier"])
                .Field(new Field<string>("company", "name"), new Field<string>("supplier", "Name"))
                .Field(new Field<string>("company", "city"), new Field<string>("supplier", "City"))
                .MatchOn(new Field<string>("company", "name"), new Field<string>("supplier", "Name"), Normalisers.Name)
                .Flow(Flow.Both, Winner.Crm);
            foreach (var name in new[] { "company", "supplier" })
                m.Entity(name).With(static map => map with { SingleRecord = true });
        });
        world.Accounting.Schemas = [World.Customer, World.Contact, Supplier];
        return world;
    }

    private static IEnumerable<string?> Names(FakeSystem system, string entity, string field) => system.Ids(entity).Select(id => system.Text(entity, id, field)).Order(StringComparer.Ordinal);
}
