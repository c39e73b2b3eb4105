using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;

namespace Connectors.Sync.Tests.Engine;

public sealed class EditTests
{
    private static async Task<(World World, string Crm, string Books)> LinkedAsync(Action<MappingBuilder>? mapping = null)
    {
        var world = new World(mapping: mapping);
        var crm = world.Crm.Add("company", ("name", "Acme"), ("vat", "12345678"), ("city", "Aarhus"), ("phone", "11111111"), ("limit", 100m));
        await world.SyncAsync();
        return (world, crm, world.AccountingOf(crm));
    }

    [Fact]
    [Acceptance("003-21")]
    public async Task Edits_of_different_fields_on_both_sides_both_survive()
    {
        var (world, crm, books) = await LinkedAsync();
        await using var _ = world;
        world.Crm.Edit("company", crm, ("city", "Odense"));
        world.Accounting.Edit("customer", books, ("Phone", "22222222"));

        var counters = await world.SyncAsync();

        Assert.Equal(2, counters.Writes);
        Assert.Equal("Odense", world.Accounting.Text("customer", books, "City"));
        Assert.Equal("22222222", world.Crm.Text("company", crm, "phone"));
        Assert.Equal(0, (await world.SyncAsync()).Writes);
    }

    [Theory]
    [Acceptance("003-23")]
    [Acceptance("003-24")]
    [InlineData("Crm", "Odense")]
    [InlineData("Accounting", "Vejle")]
    public async Task The_same_field_on_both_sides_follows_the_priority_and_the_history_keeps_the_other_value(string winner, string stands)
    {
        var (world, crm, books) = await LinkedAsync();
        await using var _ = world;
        await world.SettingsAsync($$"""{ "version": 1, "flow": "Both", "winner": "{{winner}}" }""");
        await world.SyncAsync();
        world.Crm.Edit("company", crm, ("city", "Odense"));
        world.Accounting.Edit("customer", books, ("City", "Vejle"));

        await world.SyncAsync();

        Assert.Equal(stands, world.Crm.Text("company", crm, "city"));
        Assert.Equal(stands, world.Accounting.Text("customer", books, "City"));
        var explanation = await world.Engine.ExplainAsync(World.Id, new RecordRef("company", crm), "city");
        var decided = explanation.Events[0];
        Assert.True(decided.Conflict);
        Assert.Equal(winner == "Crm" ? "winner.crm" : "winner.accounting", decided.Rule);
        Assert.Equal(("Odense", "Vejle"), (decided.Crm, decided.Accounting));
        Assert.Equal(("Aarhus", "Aarhus"), (decided.BaseCrm, decided.BaseAccounting));
    }

    [Fact]
    [Acceptance("P-03b")]
    public async Task A_persons_answer_decides_the_conflict_that_was_asked_about_and_no_later_one()
    {
        var (world, crm, books) = await LinkedAsync();
        await using var _ = world;
        await world.SettingsAsync("""{ "version": 1, "flow": "Both", "winner": "Manual" }""");
        await world.SyncAsync();
        world.Crm.Edit("company", crm, ("city", "Odense"));
        world.Accounting.Edit("customer", books, ("City", "Vejle"));
        await world.SyncAsync();
        await world.Engine.DecideAsync(World.Id, "company", Assert.Single(await world.ParkedAsync()).Pair, DecisionKind.TakeCrm, user: "ann");
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.SyncAsync();
        await world.SyncAsync();
        Assert.Equal(("Odense", "Odense"), (world.Crm.Text("company", crm, "city"), world.Accounting.Text("customer", books, "City")));
        Assert.Empty(await world.ParkedAsync());

        // A month later both sides are edited again: nobody was asked about that.
        world.Clock.Advance(TimeSpan.FromDays(30));
        world.Crm.Edit("company", crm, ("city", "Ribe"));
        world.Accounting.Edit("customer", books, ("City", "Skive"));
        await world.SyncAsync();
        await world.SyncAsync();
        Assert.Equal(("Ribe", "Skive"), (world.Crm.Text("company", crm, "city"), world.Accounting.Text("customer", books, "City")));
        await world.Engine.DecideAsync(World.Id, "company", Assert.Single(await world.ParkedAsync()).Pair, DecisionKind.TakeAccounting, user: "ann");
        await world.SyncAsync();
        await world.SyncAsync();
        Assert.Equal(("Skive", "Skive"), (world.Crm.Text("company", crm, "city"), world.Accounting.Text("customer", books, "City")));
        Assert.Empty(await world.ParkedAsync());
    }

    [Fact]
    public async Task A_value_that_is_unchanged_since_the_base_never_wins()
    {
        var (world, crm, books) = await LinkedAsync();
        await using var _ = world;
        world.Accounting.Edit("customer", books, ("City", "Vejle"));
        // The CRM has the priority and another field of it changes, but not this one.
        world.Crm.Edit("company", crm, ("limit", 200m));

        await world.SyncAsync();

        Assert.Equal("Vejle", world.Crm.Text("company", crm, "city"));
        Assert.Equal("200", world.Accounting.Text("customer", books, "Limit"));
    }

    [Fact]
    [Rule("R1")]
    public async Task A_side_that_normalises_what_it_stores_is_no_edit_and_shortens_nothing()
    {
        await using var world = new World();
        world.Accounting.Normalise = static (field, value) => field switch
        {
            "Phone" => FieldValue.Of(string.Concat(value.ToString().Where(char.IsAsciiDigit))),
            "Limit" => FieldValue.Of((decimal?)Math.Round(value.AsNumber() ?? 0, 2)),
            "Name" => FieldValue.Of(value.AsText()!.ToUpperInvariant()),
            _ => value,
        };
        var crm = world.Crm.Add("company", ("name", "Acme"), ("phone", "+45 12 34"), ("limit", 12.345m));
        await world.SyncAsync();

        for (var pass = 0; pass < 3; pass++)
            Assert.Equal(0, (await world.SyncAsync()).Writes);
        world.Crm.Edit("company", crm, ("phone", "+45 99 99"));
        Assert.Equal(1, (await world.SyncAsync()).Writes);
        Assert.Equal(0, (await world.SyncAsync()).Writes);
        Assert.Equal(("Acme", "+45 99 99", "12.345"), (world.Crm.Text("company", crm, "name"), world.Crm.Text("company", crm, "phone"), world.Crm.Text("company", crm, "limit")));
    }

    [Fact]
    [Rule("R4")]
    public async Task A_field_that_a_page_does_not_list_is_neither_a_change_nor_a_clear()
    {
        var (world, crm, books) = await LinkedAsync();
        await using var _ = world;
        world.Accounting.NotListed = ["Limit", "City"];
        world.Accounting.Edit("customer", books, ("Name", "Acme 2"));

        Assert.Equal(1, (await world.SyncAsync()).Writes);

        Assert.Equal("Acme 2", world.Crm.Text("company", crm, "name"));
        Assert.Equal(("Aarhus", "100"), (world.Crm.Text("company", crm, "city"), world.Crm.Text("company", crm, "limit")));
    }

    [Fact]
    [Rule("R4")]
    public async Task A_reference_that_a_page_does_not_list_is_found_also_when_nothing_else_of_the_run_names_its_target()
    {
        await using var world = new World();
        var (acme, beta) = (world.Accounting.Add("customer", ("Name", "Acme")), world.Accounting.Add("customer", ("Name", "Beta")));
        await world.SyncAsync();
        world.Accounting.NotListed = ["Customer"];
        var eve = world.Accounting.Add("contact", ("Name", "Eve"), ("Email", "eve@example.com"), ("Customer", new RecordRef("customer", acme)));

        Assert.Equal(1, (await world.SyncAsync("person")).CreatedInCrm);
        Assert.Empty(await world.ParkedAsync());
        var person = (await world.Store.FindLinksAsync(World.Id, Side.Accounting, "contacts", [eve], default)).Single().CrmId!;
        Assert.Equal("Acme", CompanyName());

        world.Accounting.Edit("contact", eve, ("Customer", new RecordRef("customer", beta)));
        await world.SyncAsync("person");
        Assert.Empty(await world.ParkedAsync());
        Assert.Equal("Beta", CompanyName());

        string? CompanyName() => world.Crm.Text("company", world.Crm.Text("person", person, "company")!.Split(':')[1], "name");
    }

    [Fact]
    [Rule("R4")]
    public async Task Emptying_a_field_is_an_edit_like_any_other()
    {
        var (world, crm, books) = await LinkedAsync();
        await using var _ = world;
        world.Crm.Edit("company", crm, ("city", null));

        await world.SyncAsync();

        Assert.Null(world.Accounting.Text("customer", books, "City"));
    }

    [Fact]
    [Rule("R2")]
    public async Task An_edit_that_falls_between_our_write_and_its_read_back_reaches_the_other_side()
    {
        var (world, crm, books) = await LinkedAsync();
        await using var _ = world;
        world.Accounting.Can = static c => c with { WriteReturnsRecord = false };
        world.Accounting.Answer = (write, outcome) =>
        {
            world.Accounting.Edit("customer", books, ("City", "Ribe"), ("Phone", "33333333"));
            return outcome;
        };
        world.Crm.Edit("company", crm, ("city", "Odense"));
        await world.SyncAsync();
        world.Accounting.Answer = static (_, outcome) => outcome;

        await world.SyncAsync();

        Assert.Equal(("Ribe", "33333333"), (world.Crm.Text("company", crm, "city"), world.Crm.Text("company", crm, "phone")));
    }

    [Fact]
    [Rule("R39")]
    public async Task A_replacing_write_is_built_from_a_read_directly_before_it()
    {
        var (world, crm, books) = await LinkedAsync();
        await using var _ = world;
        world.Accounting.Can = static c => c with { WriteShape = WriteShape.Replace };
        world.Crm.Edit("company", crm, ("city", "Odense"));
        world.Accounting.Calls.Clear();

        await world.SyncAsync();

        Assert.Equal(["get customer " + books, "Update customer " + books], world.Accounting.Calls);
    }

    [Fact]
    [Rule("R37")]
    public async Task A_lost_race_is_read_and_planned_again_at_once()
    {
        var (world, crm, books) = await LinkedAsync();
        await using var _ = world;
        world.Accounting.Can = static c => c with { Concurrency = ConcurrencyGuard.Token };
        var once = true;
        world.Accounting.Refuse = _ =>
        {
            if (!once)
                return null;
            once = false;
            world.Accounting.Edit("customer", books, ("Phone", "44444444"));
            return null;
        };
        world.Crm.Edit("company", crm, ("city", "Odense"));

        var counters = await world.SyncAsync();

        Assert.Equal(1, counters.Applied);
        Assert.Equal("Odense", world.Accounting.Text("customer", books, "City"));
        Assert.Equal("44444444", world.Crm.Text("company", crm, "phone"));
    }

    /// <summary>Both records of a pair are written, nobody hears of the first write, and somebody goes on editing what it wrote while the second one is sent: the CRM wins conflicts, and this is none.</summary>
    [Fact]
    [Rule("R3")]
    [Rule("R22")]
    public async Task The_second_write_of_a_pair_stands_on_what_was_found_of_the_first()
    {
        var (world, crm, books) = await LinkedAsync();
        await using var _ = world;
        world.Crm.Can = static c => c with { Concurrency = ConcurrencyGuard.Token };
        world.Crm.Edit("company", crm, ("city", "Odense"));
        world.Accounting.Edit("customer", books, ("Phone", "44444444"));
        world.Accounting.Answer = static (_, _) => new WriteOutcome.Uncertain(new UncertainEvidence { Message = "No reply." });
        world.Crm.Answer = (_, outcome) =>
        {
            world.Accounting.Answer = static (_, applied) => applied;
            if (world.Accounting.Text("customer", books, "City") == "Odense")
                world.Accounting.Edit("customer", books, ("City", "Skagen"));
            return outcome;
        };

        for (var pass = 0; pass < 3; pass++)
        {
            await world.SyncAsync();
            world.Clock.Advance(TimeSpan.FromMinutes(30));
        }

        Assert.Equal(("Skagen", "Skagen"), (world.Crm.Text("company", crm, "city"), world.Accounting.Text("customer", books, "City")));
        Assert.Equal("44444444", world.Crm.Text("company", crm, "phone"));
        Assert.Empty(await world.ParkedAsync());
    }

    [Fact]
    [Acceptance("003-19")]
    public async Task One_way_to_accounting_sends_nothing_to_the_crm()
    {
        var (world, crm, books) = await LinkedAsync();
        await using var _ = world;
        await world.SettingsAsync("""{ "version": 1, "flow": "FromCrm" }""");
        await world.SyncAsync();
        var crmWrites = world.Crm.Writes;
        world.Accounting.Add("customer", ("Name", "New in books"));
        world.Crm.Edit("company", crm, ("name", "N"), ("vat", "87654321"), ("city", "C"), ("phone", "55555555"), ("limit", 5m));
        world.Accounting.Edit("customer", books, ("Phone", "66666666"), ("City", "X"));

        await world.SyncAsync();

        Assert.Equal(crmWrites, world.Crm.Writes);
        Assert.Equal(("N", "87654321", "C", "55555555", "5"), (world.Accounting.Text("customer", books, "Name"), world.Accounting.Text("customer", books, "Vat"), world.Accounting.Text("customer", books, "City"), world.Accounting.Text("customer", books, "Phone"), world.Accounting.Text("customer", books, "Limit")));
    }

    [Fact]
    [Acceptance("003-20")]
    public async Task One_way_to_the_crm_sends_nothing_to_accounting()
    {
        var (world, crm, books) = await LinkedAsync();
        await using var _ = world;
        await world.SettingsAsync("""{ "version": 1, "flow": "FromAccounting" }""");
        await world.SyncAsync();
        var writes = world.Accounting.Writes;
        world.Crm.Add("company", ("name", "New in CRM"));
        world.Crm.Edit("company", crm, ("city", "X"));
        world.Accounting.Edit("customer", books, ("Name", "N"), ("Vat", "87654321"), ("City", "C"), ("Phone", "55555555"), ("Limit", 5m));

        await world.SyncAsync();

        Assert.Equal(writes, world.Accounting.Writes);
        Assert.Equal(("N", "87654321", "C", "55555555", "5"), (world.Crm.Text("company", crm, "name"), world.Crm.Text("company", crm, "vat"), world.Crm.Text("company", crm, "city"), world.Crm.Text("company", crm, "phone"), world.Crm.Text("company", crm, "limit")));
    }

    [Fact]
    [Rule("R8")]
    public async Task A_closed_side_is_seeded_at_birth_and_set_back_where_the_rule_says_so()
    {
        await using var world = new World(mapping: static m =>
        {
            World.Standard(m);
            m.Entity("company").Field(new Field<string>("company", "city"), new Field<string>("customer", "City"), static r => r.Flow(Flow.FromAccounting).OnDeviation(Deviation.Revert));
        });
        var crm = world.Crm.Add("company", ("name", "Acme"), ("city", "Seed"));
        await world.SyncAsync();
        var books = world.AccountingOf(crm);
        Assert.Equal("Seed", world.Accounting.Text("customer", books, "City"));

        world.Crm.Edit("company", crm, ("city", "Forbidden"));
        await world.SyncAsync();

        Assert.Equal("Seed", world.Crm.Text("company", crm, "city"));
        Assert.Equal("Seed", world.Accounting.Text("customer", books, "City"));
        Assert.Equal("revert", (await world.Engine.ExplainAsync(World.Id, new RecordRef("company", crm), "city")).Events[0].Rule);
    }

    [Fact]
    [Rule("R9")]
    public async Task Only_the_field_stops_that_two_systems_keep_rewriting()
    {
        var (world, crm, books) = await LinkedAsync();
        await using var _ = world;
        // An automation of accounting sets the city back after every write, one of the CRM does the same there.
        world.Accounting.Answer = (write, outcome) =>
        {
            world.Accounting.Edit("customer", books, ("City", "AUTO"));
            return outcome;
        };
        world.Crm.Answer = (write, outcome) =>
        {
            world.Crm.Edit("company", crm, ("city", "Odense"));
            return outcome;
        };
        world.Crm.Edit("company", crm, ("city", "Odense"));
        var writes = 0;
        for (var pass = 0; pass < 20; pass++)
        {
            writes += (await world.SyncAsync()).Writes;
            // Within the settle time what was replaced may simply still be shown; only afterwards somebody has set it back.
            world.Clock.Advance(TimeSpan.FromMinutes(5));
        }

        Assert.InRange(writes, 1, 9);
        var parked = Assert.Single(await world.ParkedAsync());
        Assert.Equal("rounds", parked.Cause);
        Assert.Equal(0, (await world.SyncAsync()).Writes);
        world.Crm.Answer = static (_, o) => o;
        world.Accounting.Answer = static (_, o) => o;
        world.Accounting.Edit("customer", books, ("Phone", "77777777"));
        await world.SyncAsync();
        Assert.Equal("77777777", world.Crm.Text("company", crm, "phone"));
    }

    [Fact]
    [Rule("R9")]
    public async Task A_user_who_changes_his_mind_five_times_is_no_round()
    {
        var (world, crm, books) = await LinkedAsync();
        await using var _ = world;
        for (var i = 0; i < 5; i++)
        {
            world.Crm.Edit("company", crm, ("city", i % 2 == 0 ? "A" : "B"));
            Assert.Equal(1, (await world.SyncAsync()).Writes);
        }

        Assert.Empty(await world.ParkedAsync());
        Assert.Equal("A", world.Accounting.Text("customer", books, "City"));
    }

    [Fact]
    [Rule("R13")]
    public async Task A_deleted_record_closes_its_link_and_is_not_created_again()
    {
        var (world, crm, books) = await LinkedAsync();
        await using var _ = world;
        world.Accounting.Delete("customer", books);
        Assert.Equal(1, (await world.SyncAsync()).Unlinked);
        for (var pass = 0; pass < 10; pass++)
        {
            world.Crm.Edit("company", crm, ("city", "City " + pass));
            Assert.Equal(0, (await world.SyncAsync()).Writes);
        }

        Assert.Equal(0, world.Accounting.Count("customer"));
        world.Accounting.Restore("customer", books);
        await world.SyncAsync();
        Assert.Equal("City 9", world.Accounting.Text("customer", books, "City"));
        Assert.Equal(1, world.Crm.Count("company"));
    }

    [Fact]
    [Rule("R43")]
    public async Task A_value_that_is_too_long_is_held_with_both_lengths_and_the_rest_goes_on()
    {
        var (world, crm, books) = await LinkedAsync();
        await using var _ = world;
        world.Crm.Edit("company", crm, ("name", new string('n', 50)), ("city", "Ribe"));

        var counters = await world.SyncAsync();

        Assert.Equal(1, counters.Held);
        Assert.Equal("Ribe", world.Accounting.Text("customer", books, "City"));
        Assert.Equal("Acme", world.Accounting.Text("customer", books, "Name"));
        var problem = Assert.Single(Assert.Single(await world.ParkedAsync()).Problems);
        Assert.Contains("40", problem.Message, StringComparison.Ordinal);
        Assert.Contains("50", problem.Message, StringComparison.Ordinal);
    }
}
