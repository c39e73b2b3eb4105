using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;

namespace Connectors.Sync.Tests.Engine;

/// <summary>Systems that can do less than others: what cannot be promised is shown, and nothing is tried again and again.</summary>
public sealed class WeakProviderTests
{
    [Fact]
    [Rule("R33")]
    public async Task A_system_that_cannot_be_read_is_written_once_per_change_and_then_left_alone()
    {
        await using var world = new World(mapping: OneWay);
        world.Accounting.Can = static c => c with { Read = ReadAbility.None, WriteReturnsRecord = false };
        var id = world.Crm.Add("company", ("name", "Acme"), ("city", "Aarhus"));
        Assert.Equal(1, (await world.SyncAsync()).CreatedInAccounting);
        for (var i = 0; i < 3; i++)
            Assert.Equal(0, (await world.SyncAsync()).Writes);

        world.Crm.Edit("company", id, ("city", "Ribe"), ("phone", "11223344"));
        Assert.Equal(1, (await world.SyncAsync()).UpdatedInAccounting);
        world.Crm.Edit("company", id, ("city", null));
        await world.SyncAsync();
        world.Accounting.Edit("customer", world.AccountingOf(id), ("City", "nobody reads this"));
        await world.RestartAsync();
        Assert.Equal(0, (await world.SyncAsync()).Writes);

        Assert.Equal(("Acme", "11223344"), (world.Accounting.Text("customer", world.AccountingOf(id), "Name"), world.Accounting.Text("customer", world.AccountingOf(id), "Phone")));
        Assert.Equal((0, 3), (world.Accounting.Reads, world.Accounting.Writes));
        Assert.Equal(0, world.Accounting.Pages);
        Assert.Empty(await world.ParkedAsync());
    }

    [Fact]
    [Rule("R33")]
    public async Task A_direction_that_would_read_what_cannot_be_read_is_refused_by_name()
    {
        await using var world = new World();
        world.Accounting.Can = static c => c.Entity == "customer" ? c with { Read = ReadAbility.None } : c;

        var report = await world.RunAsync();

        Assert.Equal(RunState.Failed, report.State);
        var problem = Assert.Single(report.Problems);
        Assert.Equal(("entities.company.flow", "Set its flow to FromCrm."), (problem.Path, problem.Remedy));
    }

    [Fact]
    [Rule("R33")]
    public async Task A_write_of_unknown_outcome_to_a_system_that_cannot_be_read_is_asked_about_and_never_repeated()
    {
        await using var world = new World(mapping: OneWay);
        world.Accounting.Can = static c => c with { Read = ReadAbility.None, CreateSafety = CreateSafety.Nothing };
        world.Crm.Add("company", ("name", "Acme"));
        world.Accounting.Answer = static (_, _) => new WriteOutcome.Uncertain(new UncertainEvidence { Message = "no reply" });
        await world.RunAsync();
        world.Clock.Advance(TimeSpan.FromDays(2));
        await world.RunAsync();
        Assert.Equal(1, world.Accounting.Writes);
        Assert.Equal(ParkedKind.Uncertain, Assert.Single(await world.ParkedAsync()).Kind);

        var intent = Assert.Single(await world.Store.ListOpenIntentsAsync(World.Id, default));
        world.Accounting.Answer = static (_, outcome) => outcome;
        await world.Engine.AnswerAsync(World.Id, intent.Id, UncertainAnswer.WasNotApplied);
        await world.RunAsync();
        Assert.Equal(2, world.Accounting.Writes);
    }

    [Fact]
    [Rule("R33")]
    [Rule("D2")]
    public async Task A_system_that_lists_nothing_is_asked_for_its_linked_records_from_time_to_time()
    {
        await using var world = new World(mapping: OneWay);
        await world.SettingsAsync("""{ "version": 1, "entities": { "company": { "flow": "Both", "winner": "Crm" } } }""");
        world.Accounting.Can = static c => c with { Read = ReadAbility.ById };
        var id = world.Crm.Add("company", ("name", "Acme"), ("city", "Aarhus"));
        await world.SyncAsync();
        await world.SyncAsync();
        world.Accounting.Edit("customer", world.AccountingOf(id), ("City", "Skagen"));
        var reads = world.Accounting.Reads;
        await world.SyncAsync();
        Assert.Equal((0, reads), (world.Accounting.Pages, world.Accounting.Reads));

        world.Clock.Advance(TimeSpan.FromDays(8));
        await world.SyncAsync();

        Assert.Equal("Skagen", world.Crm.Text("company", id, "city"));
        world.Accounting.Edit("customer", world.AccountingOf(id), ("City", "Grenaa"));
        // A change of the CRM's record looks at both, without waiting for that day.
        world.Crm.Edit("company", id, ("phone", "11223344"));
        await world.SyncAsync();
        Assert.Equal("Grenaa", world.Crm.Text("company", id, "city"));
    }

    /// <summary>A run that a change asked for reads that change and not the other side's tables: before it makes a record there it looks after all.</summary>
    [Fact]
    [Rule("R16")]
    [Acceptance("002-16")]
    public async Task A_run_that_a_change_asked_for_makes_nothing_that_the_other_side_got_since_its_last_pass()
    {
        await using var world = new World();
        world.Accounting.Feed = static r => r with { Cursor = CursorKind.None };
        world.Crm.Add("company", ("name", "Acme"), ("vat", "DK11111111"));
        await world.SyncAsync();
        var edited = Assert.Single(world.Crm.Ids("company"));

        // Both sides get the same customer between two slots, and the CRM says so at once.
        world.Accounting.Add("customer", ("Name", "BETA A/S"), ("Vat", "12345678"));
        world.Crm.Add("company", ("name", "Beta"), ("vat", "DK12345678"), ("city", "Ribe"));
        var passes = world.Accounting.Passes.Count;
        var report = await world.RunAsync(new RunRequest { Trigger = RunRequest.Changed });
        Assert.Equal((RunState.Completed, 0), (report.State, report.Entities["company"].CreatedInAccounting));
        Assert.Equal((2, 2), (world.Crm.Count("company"), world.Accounting.Count("customer")));
        Assert.Equal(passes + 1, world.Accounting.Passes.Count);

        // An edit of what is linked makes nothing, and reads no table.
        world.Crm.Edit("company", edited, ("city", "Vejle"));
        await world.RunAsync(new RunRequest { Trigger = RunRequest.Changed });
        Assert.Equal(passes + 1, world.Accounting.Passes.Count);
        Assert.Equal("Vejle", world.Accounting.Text("customer", world.AccountingOf(edited), "City"));
        Assert.Equal(0, (await world.SyncAsync()).Writes);
        Assert.Equal((2, 2), (world.Crm.Count("company"), world.Accounting.Count("customer")));
    }

    /// <summary>A first run of thousands goes on for hours: who enters a customer by hand meanwhile does not get a second one.</summary>
    [Fact]
    [Rule("R16")]
    public async Task A_long_run_makes_nothing_that_somebody_entered_by_hand_while_it_went_on()
    {
        await using var world = new World(mapping: OneWay);
        for (var i = 0; i < 500; i++)
            world.Crm.Add("company", ("name", $"Firm {i}"));
        world.Accounting.Answer = (_, outcome) =>
        {
            world.Clock.Advance(TimeSpan.FromSeconds(2));
            if (world.Accounting.Writes == 100)
                world.Accounting.Add("customer", ("Name", "Firm 450"), ("City", "Ribe"));
            return outcome;
        };
        var passes = world.Accounting.Passes.Count;
        await world.RunAsync();

        Assert.Equal(500, world.Accounting.Count("customer"));
        Assert.Equal(499, world.Accounting.Writes);
        // Once at the start and once per five minutes, not once per slice of pairs or per record.
        Assert.Equal(passes + 3, world.Accounting.Passes.Count);
        world.Accounting.Answer = static (_, outcome) => outcome;
        Assert.Equal((0, 500), ((await world.SyncAsync()).Writes, world.Accounting.Count("customer")));
    }

    [Fact]
    [Rule("R16")]
    public async Task A_record_that_somebody_brings_over_alone_is_no_second_one_of_what_came_there_since_the_last_run()
    {
        await using var world = new World(mapping: OneWay);
        world.Crm.Add("company", ("name", "Acme"));
        await world.SyncAsync();
        world.Accounting.Add("customer", ("Name", "Beta A/S"));
        var id = world.Crm.Add("company", ("name", "Beta"));
        await world.RunAsync(new RunRequest { Record = new RecordRef("company", id) });
        Assert.Equal(2, world.Accounting.Count("customer"));
        Assert.Equal(0, (await world.SyncAsync()).Writes);
        Assert.Equal(2, world.Accounting.Count("customer"));
    }

    [Fact]
    [Rule("D2")]
    public async Task What_no_cursor_shows_is_found_by_the_full_read_that_comes_from_time_to_time()
    {
        await using var world = new World();
        var id = world.Crm.Add("company", ("name", "Acme"), ("city", "Aarhus"));
        await world.SyncAsync();
        await world.SyncAsync();
        // A program that leaves the change stamp alone, and a deletion that the stream does not show.
        world.Accounting.EditSilently("customer", world.AccountingOf(id), ("City", "Skagen"));
        await world.SyncAsync();
        Assert.Equal("Aarhus", world.Crm.Text("company", id, "city"));

        world.Clock.Advance(TimeSpan.FromDays(8));
        await world.SyncAsync();
        Assert.Equal("Skagen", world.Crm.Text("company", id, "city"));
    }

    [Fact]
    [Rule("R33")]
    public async Task A_field_that_cannot_be_emptied_or_belongs_to_the_vendor_is_held_once_and_the_rest_goes_on()
    {
        await using var world = new World();
        world.Accounting.Schemas = [.. world.Accounting.Schemas.Select(static s => s.Entity != "customer" ? s : new EntitySchema(s.Entity, [.. s.Fields.Select(static f => f.Name == "City" ? f with { Clearable = false } : f)]))];
        world.Accounting.Locks = static (_, field) => field == "Phone" ? "The register keeps it." : null;
        var id = world.Crm.Add("company", ("name", "Acme"), ("city", "Aarhus"), ("vat", "12345678"));
        await world.SyncAsync();
        world.Crm.Edit("company", id, ("city", null), ("phone", "11223344"), ("vat", "87654321"));

        var counters = await world.SyncAsync();

        Assert.Equal((1, 1), (counters.Held, counters.UpdatedInAccounting));
        var books = world.AccountingOf(id);
        Assert.Equal(("87654321", "Aarhus", null), (world.Accounting.Text("customer", books, "Vat"), world.Accounting.Text("customer", books, "City"), world.Accounting.Text("customer", books, "Phone")));
        var held = Assert.Single(await world.ParkedAsync());
        Assert.Equal(["not-clearable", "vendor-owned"], held.Problems.Select(static p => p.Code).Order(StringComparer.Ordinal));
        var writes = world.Accounting.Writes;
        for (var i = 0; i < 3; i++)
        {
            await world.SyncAsync();
            world.Clock.Advance(TimeSpan.FromDays(2));
        }

        Assert.Equal(writes, world.Accounting.Writes);
        Assert.Single(await world.ParkedAsync());
        world.Crm.Edit("company", id, ("city", "Ribe"), ("phone", null));
        await world.SyncAsync();
        Assert.Equal("Ribe", world.Accounting.Text("customer", books, "City"));
        Assert.Empty(await world.ParkedAsync());
    }

    private static void OneWay(MappingBuilder m)
    {
        World.Standard(m);
        m.Remove(new Entity("person"));
        m.Entity("company").Flow(Flow.FromCrm, Winner.Crm);
    }
}
