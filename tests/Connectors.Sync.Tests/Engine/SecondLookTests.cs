using Connectors.Sync.Tests.Fakes;

namespace Connectors.Sync.Tests.Engine;

/// <summary>What a system fills in by itself in a record that a run made there: the same run brings it back, whatever the system tells of its writes and changes.</summary>
public sealed class SecondLookTests
{
    public enum Told
    {
        /// <summary>The reply shows the record.</summary>
        Reply,

        /// <summary>The reply is empty, the change stream shows it.</summary>
        Stream,

        /// <summary>The reply is empty, and the system lists everything or nothing.</summary>
        List,

        /// <summary>The reply is empty, and the system can only be asked for single records.</summary>
        ById,
    }

    public static TheoryData<Told> Ways => [.. Enum.GetValues<Told>()];

    [Theory, MemberData(nameof(Ways))]
    public async Task One_run_makes_the_record_and_brings_its_number_back(Told told)
    {
        await using var world = Numbering(told);
        var company = world.Crm.Add("company", ("name", "Acme"));

        var first = await world.SyncAsync();

        Assert.Equal((1, 1, 1), (first.CreatedInAccounting, first.UpdatedInCrm, first.Applied));
        Assert.Equal("C-1", world.Crm.Text("company", company, "vat"));
        Assert.Equal((1, 1), (world.Accounting.Writes, world.Crm.Writes));
        for (var pass = 0; pass < 3; pass++)
            Assert.Equal(0, (await world.SyncAsync()).Writes);
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task So_does_the_press_for_a_single_record(Told told)
    {
        await using var world = Numbering(told);
        await world.SyncAsync();
        var company = world.Crm.Add("company", ("name", "Acme"));
        world.Crm.Add("company", ("name", "Bolt"));

        var report = await world.RunAsync(new RunRequest { Record = new("company", company), User = "ann" });

        Assert.Equal((1, 1, 1, 1), (report.Total.CreatedInAccounting, report.Total.UpdatedInCrm, report.Total.Applied, report.Total.Seen));
        Assert.Equal("C-1", world.Crm.Text("company", company, "vat"));
    }

    [Fact]
    public async Task A_record_that_is_made_in_the_CRM_is_looked_at_as_well()
    {
        await using var world = new World();
        world.Crm.Can = static c => c with { WriteReturnsRecord = false };
        world.Crm.AfterCreate = (entity, id) => world.Crm.EditSilently(entity, id, ("city", "Odense"));
        var customer = world.Accounting.Add("customer", ("Name", "Beta"));

        var first = await world.SyncAsync();

        Assert.Equal((1, 1), (first.CreatedInCrm, first.UpdatedInAccounting));
        Assert.Equal("Odense", world.Accounting.Text("customer", customer, "City"));
        Assert.Equal(0, (await world.SyncAsync()).Writes);
    }

    [Theory]
    [InlineData(CursorKind.ModifiedAt, 1)]
    [InlineData(CursorKind.None, 1)]
    public async Task Many_of_them_are_shown_by_pages_and_not_one_by_one(CursorKind cursor, int passesMore)
    {
        await using var world = Numbering(Told.Stream);
        world.Accounting.Feed = r => r with { Cursor = r.Name == "customers" ? cursor : r.Cursor };
        for (var i = 0; i < 300; i++)
            world.Crm.Add("company", ("name", $"Company {i}"));

        var first = await world.SyncAsync();

        Assert.Equal((300, 300), (first.CreatedInAccounting, first.UpdatedInCrm));
        Assert.Equal(1 + passesMore, world.Accounting.Passes.Count(static r => r == "customers"));
        Assert.Equal(0, (await world.SyncAsync()).Writes);
    }

    [Fact]
    public async Task Where_nothing_is_filled_in_nothing_is_read_a_second_time()
    {
        await using var world = new World(mapping: static m => m.Map(new Entity("company"), new Entity("customer"))
            .Field(new Field<string>("company", "name"), new Field<string>("customer", "Name"))
            .Field(new Field<string>("company", "city"), new Field<string>("customer", "City"))
            .MatchOn(new Field<string>("company", "name"), new Field<string>("customer", "Name"), Normalisers.Name));
        world.Accounting.Can = static c => c with { WriteReturnsRecord = false };
        world.Crm.Add("company", ("name", "Acme"), ("city", "Aarhus"));

        Assert.Equal(1, (await world.SyncAsync()).CreatedInAccounting);

        Assert.Equal(["customers"], world.Accounting.Passes);
        Assert.Equal(0, world.Accounting.Reads);
    }

    [Fact]
    public async Task A_list_that_is_behind_its_own_writes_is_told_of_it_by_the_next_run()
    {
        await using var world = Numbering(Told.Stream);
        var company = world.Crm.Add("company", ("name", "Acme"));
        world.Accounting.ListsNothing = true;

        Assert.Equal((1, 0), (await world.SyncAsync() is var first ? (first.CreatedInAccounting, first.UpdatedInCrm) : default));
        world.Accounting.ListsNothing = false;
        Assert.Equal(1, (await world.SyncAsync()).UpdatedInCrm);
        Assert.Equal("C-1", world.Crm.Text("company", company, "vat"));
    }

    [Fact]
    public async Task What_a_user_edits_between_a_settling_read_and_the_second_look_is_seen()
    {
        await using var world = new World();
        world.Crm.Can = static c => c with { WriteReturnsRecord = false, CreateSafety = new CreateSafety.ClientId() };
        var customer = world.Accounting.Add("customer", ("Name", "Beta"));
        world.Crm.Answer = static (_, _) => new WriteOutcome.Uncertain(new UncertainEvidence { Message = "no reply" });
        world.Crm.Lookup = static id => new RecordLookup.Unknown(new RecordId(id));
        Assert.Equal(1, (await world.RunAsync()).Total.Uncertain);

        // The next run finds out that it was made, and makes another one; meanwhile somebody edits the first one.
        world.Clock.Advance(TimeSpan.FromHours(1));
        world.Crm.Answer = static (_, outcome) => outcome;
        world.Crm.Lookup = static _ => null;
        var first = Assert.Single(world.Crm.Ids("company"));
        world.Crm.AfterCreate = (_, _) => world.Crm.Edit("company", first, ("name", "Beta A/S"));
        world.Accounting.Add("customer", ("Name", "Gamma"));
        Assert.Equal(2, (await world.SyncAsync()).CreatedInCrm);

        await world.SyncAsync();
        Assert.Equal("Beta A/S", world.Accounting.Text("customer", customer, "Name"));
    }

    [Fact]
    public async Task A_plan_that_was_approved_writes_what_it_showed_and_no_more()
    {
        await using var world = Numbering(Told.Reply, live: false);
        var company = world.Crm.Add("company", ("name", "Acme"));
        var plan = await world.Engine.PlanAsync(World.Id);
        await world.Connections.SetModeAsync(World.Id, ConnectionMode.Live);

        var applied = await world.Engine.ApplyAsync(plan);

        Assert.Equal((1, 0), (applied.Total.CreatedInAccounting, applied.Total.UpdatedInCrm));
        Assert.Null(world.Crm.Text("company", company, "vat"));
        Assert.Equal(1, (await world.SyncAsync()).UpdatedInCrm);
    }

    [Fact]
    public async Task Accounting_that_goes_away_before_the_second_look_leaves_it_to_the_next_run()
    {
        await using var world = Numbering(Told.Stream);
        var company = world.Crm.Add("company", ("name", "Acme"));
        world.Accounting.AfterCreate += (_, _) => world.Accounting.DownFor = new ProviderUnavailableException(UnavailableReason.Unreachable, "It is down.");

        var first = await world.RunAsync();

        Assert.Equal((RunState.Partial, 1, 0), (first.State, first.Total.CreatedInAccounting, first.Total.UpdatedInCrm));
        world.Accounting.DownFor = null;
        Assert.Equal(1, (await world.SyncAsync()).UpdatedInCrm);
        Assert.Equal(("C-1", 1), (world.Crm.Text("company", company, "vat"), world.Accounting.Count("customer")));
    }

    /// <summary>A world whose accounting numbers its customers by itself.</summary>
    private static World Numbering(Told told, bool live = true)
    {
        var world = new World(live: live, mapping: static m => m.Map(new Entity("company"), new Entity("customer"))
            .Field(new Field<string>("company", "name"), new Field<string>("customer", "Name"))
            .Field(new Field<string>("company", "vat"), new Field<string>("customer", "Vat"), static r => r.Flow(Flow.FromAccounting).OnCreate(OnCreate.Omit))
            .MatchOn(new Field<string>("company", "name"), new Field<string>("customer", "Name"), Normalisers.Name)
            .With(static e => e with { SingleRecord = true }));
        world.Accounting.Can = c => c with { WriteReturnsRecord = told == Told.Reply, Read = told == Told.ById ? ReadAbility.ById : c.Read };
        world.Accounting.Feed = r => told == Told.List ? r with { Cursor = CursorKind.None } : r;
        var number = 0;
        world.Accounting.AfterCreate = (entity, id) => world.Accounting.EditSilently(entity, id, ("Vat", $"C-{++number}"));
        return world;
    }
}
