using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;

namespace Connectors.Sync.Tests.Engine;

/// <summary>Lists of accounting as options of the CRM: keys decide, labels only read well.</summary>
public sealed class ListTests
{
    public static TheoryData<bool> Kinds => new(true, false);

    [Theory]
    [Rule("R20")]
    [MemberData(nameof(Kinds))]
    public async Task A_renamed_entry_is_one_write_of_the_list_and_none_of_its_thousand_holders(bool labels)
    {
        await using var world = await HoldersAsync(labels, 1_000);
        var writes = (world.Crm.Writes, world.Accounting.Writes);

        world.Accounting.Lists["terms"][0] = new ListEntry("7", "Netto 14 dage");
        await world.SyncAsync();
        await world.SyncAsync();

        Assert.Equal(writes, (world.Crm.Writes, world.Accounting.Writes));
        Assert.Equal(["Rename 7"], world.Crm.OptionChanges.Skip(3));
        Assert.Equal(labels ? "Netto 14 dage" : "o1", world.Crm.Text("company", "1", "type"));
        // A user's choice still reaches accounting by its key.
        world.Crm.Edit("company", "2", ("type", labels ? "Kontant" : "o2"));
        await world.SyncAsync();
        Assert.Equal("8", world.Accounting.Text("customer", world.AccountingOf("2"), "Ref"));
    }

    [Theory]
    [Rule("R20")]
    [MemberData(nameof(Kinds))]
    public async Task A_removed_entry_stays_with_its_holders_is_not_offered_and_refused_for_new_ones(bool labels)
    {
        await using var world = await HoldersAsync(labels, 20);
        world.Accounting.Lists["terms"].RemoveAt(0);
        var writes = (world.Crm.Writes, world.Accounting.Writes);
        await world.SyncAsync();

        Assert.Equal(writes, (world.Crm.Writes, world.Accounting.Writes));
        Assert.False(world.Crm.Options["type"].Single(static o => o.Label == "Netto 14").Active);
        Assert.Equal(2, world.Crm.Options["type"].Count(static o => o.Active));
        // Another field of a holder goes on; a new use of the option is held by name.
        world.Crm.Edit("company", "1", ("city", "Ribe"));
        var fresh = world.Crm.Add("company", ("name", "New"), ("type", labels ? "Netto 14" : "o1"));
        await world.SyncAsync();
        Assert.Equal("Ribe", world.Accounting.Text("customer", world.AccountingOf("1"), "City"));
        Assert.Equal("7", world.Accounting.Text("customer", world.AccountingOf("1"), "Ref"));
        Assert.Null(world.Accounting.Text("customer", world.AccountingOf(fresh), "Ref"));
        Assert.Equal("choice-removed", Assert.Single(await world.ParkedAsync()).Cause);

        // It comes back: the option is offered again, and what was held goes over by itself.
        world.Accounting.Lists["terms"].Insert(0, new ListEntry("7", "Netto 14"));
        await world.SyncAsync();
        Assert.Equal("7", world.Accounting.Text("customer", world.AccountingOf(fresh), "Ref"));
        Assert.Empty(await world.ParkedAsync());
    }

    [Theory]
    [Rule("R20")]
    [MemberData(nameof(Kinds))]
    public async Task An_entry_that_comes_back_under_another_key_is_a_question_and_its_holders_follow_the_answer(bool labels)
    {
        await using var world = await HoldersAsync(labels, 20);
        world.Accounting.Lists["terms"][0] = new ListEntry("77", "Netto 14");
        await world.SyncAsync();
        await world.SyncAsync();

        var question = Assert.Single(await world.ParkedAsync());
        Assert.Equal(("list:terms", "accounting:7", "list-remap"), (question.Mapping, question.Pair, question.Cause));
        Assert.All(world.Accounting.Ids("customer"), id => Assert.Equal("7", world.Accounting.Text("customer", id, "Ref")));

        await world.Engine.DecideAsync(World.Id, "list:terms", "accounting:7", DecisionKind.Link, new RecordRef("terms", "77"));
        await world.SyncAsync();
        Assert.All(world.Accounting.Ids("customer"), id => Assert.Equal("77", world.Accounting.Text("customer", id, "Ref")));
        Assert.Empty(await world.ParkedAsync());
        Assert.Equal(0, (await world.SyncAsync()).Writes);
    }

    [Fact]
    [Rule("R20")]
    public async Task Two_new_entries_of_one_name_are_no_proposal_and_both_are_options()
    {
        await using var world = await HoldersAsync(labels: false, 3);
        world.Accounting.Lists["terms"].RemoveAt(0);
        world.Accounting.Lists["terms"].AddRange([new ListEntry("77", "Netto 14"), new ListEntry("78", "Netto 14")]);
        await world.SyncAsync();
        Assert.Empty(await world.ParkedAsync());
        Assert.Equal(2, world.Crm.Options["type"].Count(static o => o is { Active: true, Label: "Netto 14" }));
    }

    [Fact]
    [Rule("R20")]
    public async Task A_crm_without_options_holds_accountings_keys_and_a_key_that_accounting_does_not_have_is_refused()
    {
        World? started = null;
        await using var world = started = new World(c => c.List(new ManagedList("terms", "terms", "type")).UseProvider(Side.Crm, (_, _) => ValueTask.FromResult<ISyncProvider>(new WithoutOptions(started!.Crm.Open()))),
            static m =>
            {
                World.Standard(m);
                m.Entity("company").Field(new Field<string>("company", "type"), new Field<string>("customer", "Ref"), "list:terms");
            });
        world.Accounting.Lists["terms"] = [new ListEntry("7", "Netto 14"), new ListEntry("8", "Kontant"), new ListEntry("9", "Gone", false)];
        world.Accounting.Add("customer", ("Name", "Theirs"), ("Ref", "7"));
        var ours = world.Crm.Add("company", ("name", "Ours"), ("type", "8"));
        var wrong = world.Crm.Add("company", ("name", "Wrong"), ("type", "9"));
        await world.SyncAsync();

        Assert.Equal("8", world.Accounting.Text("customer", world.AccountingOf(ours), "Ref"));
        Assert.Equal("7", world.Crm.Text("company", world.Crm.Ids("company").Single(id => world.Crm.Text("company", id, "name") == "Theirs"), "type"));
        Assert.Null(world.Accounting.Text("customer", world.AccountingOf(wrong), "Ref"));
        Assert.Equal("choice-removed", Assert.Single(await world.ParkedAsync()).Cause);
        Assert.Empty(world.Crm.OptionChanges);
        Assert.Equal(0, (await world.SyncAsync()).Writes);
    }

    [Theory]
    [Rule("R20")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_single_push_before_any_whole_run_reads_the_lists_that_were_never_read(bool options)
    {
        World? started = null;
        await using var world = started = new World(
            c =>
            {
                c.List(new ManagedList("terms", "terms", "type"));
                if (!options)
                    c.UseProvider(Side.Crm, (_, _) => ValueTask.FromResult<ISyncProvider>(new WithoutOptions(started!.Crm.Open())));
            },
            static m =>
            {
                World.Standard(m);
                m.Entity("company").With(static map => map with { SingleRecord = true }).Field(new Field<string>("company", "type"), new Field<string>("customer", "Ref"), "list:terms");
            });
        world.Accounting.Lists["terms"] = [new ListEntry("7", "Netto 14"), new ListEntry("8", "Kontant")];
        world.Crm.Options["type"] = [new ListOption("o1", "Kontant"), new ListOption("o2", "Netto 14")];
        var company = world.Crm.Add("company", ("name", "Acme"), ("type", options ? "o1" : "8"));

        await world.RunAsync(new RunRequest { Record = new RecordRef("company", company) });

        Assert.Empty(await world.ParkedAsync());
        Assert.Equal("8", world.Accounting.Text("customer", world.AccountingOf(company), "Ref"));
        // What is known is not asked for again by the next one.
        world.Accounting.Lists.Clear();
        world.Crm.Edit("company", company, ("type", options ? "o2" : "7"));
        await world.RunAsync(new RunRequest { Record = new RecordRef("company", company) });
        Assert.Equal("7", world.Accounting.Text("customer", world.AccountingOf(company), "Ref"));
    }

    [Fact]
    [Rule("R20")]
    public async Task A_list_that_cannot_be_read_or_comes_back_empty_holds_only_what_uses_it()
    {
        await using var world = await HoldersAsync(labels: true, 20);
        foreach (var empty in new[] { true, false })
        {
            var before = world.Accounting.Lists["terms"].ToList();
            var changes = world.Crm.OptionChanges.Count;
            if (empty)
                world.Accounting.Lists["terms"].Clear();
            else
                world.Accounting.ListFailure = new ProviderUnavailableException(UnavailableReason.NotAllowed, "The module is missing.");
            world.Crm.Edit("company", "1", ("city", empty ? "Ribe" : "Varde"), ("type", empty ? "Kontant" : "Netto 30"));
            var counters = await world.SyncAsync();

            Assert.Equal(1, counters.Held);
            Assert.Equal(empty ? "Ribe" : "Varde", world.Accounting.Text("customer", world.AccountingOf("1"), "City"));
            Assert.Equal("list-unavailable", Assert.Single(await world.ParkedAsync()).Cause);
            Assert.Equal(changes, world.Crm.OptionChanges.Count);

            world.Accounting.ListFailure = null;
            world.Accounting.Lists["terms"] = before;
            world.Clock.Advance(TimeSpan.FromHours(1));
            await world.SyncAsync();
            Assert.Empty(await world.ParkedAsync());
            Assert.Equal(empty ? "8" : "9", world.Accounting.Text("customer", world.AccountingOf("1"), "Ref"));
        }
    }

    [Fact]
    [Rule("R20")]
    public async Task A_reply_that_is_lost_adds_no_option_twice_and_what_the_crm_adds_or_renames_is_set_back()
    {
        await using var world = Start(labels: false);
        world.Crm.OptionFailure = new ProviderUnavailableException(UnavailableReason.Unreachable, "no reply");
        Assert.Equal(RunState.Partial, (await world.RunAsync()).State);
        world.Crm.OptionFailure = null;
        await world.RestartAsync();
        await world.SyncAsync();
        Assert.Equal(["Kontant", "Netto 14", "Netto 30"], world.Crm.Options["type"].Select(static o => o.Label).Order(StringComparer.Ordinal));

        world.Crm.Options["type"][0] = world.Crm.Options["type"][0] with { Label = "My own words" };
        world.Crm.Options["type"].Add(new ListOption("mine", "Never", true));
        await world.SyncAsync();
        Assert.Equal("Netto 14", world.Crm.Options["type"][0].Label);
        Assert.False(world.Crm.Options["type"].Single(static o => o.Value == "mine").Active);
        var changes = world.Crm.OptionChanges.Count;
        await world.SyncAsync();
        Assert.Equal(changes, world.Crm.OptionChanges.Count);
    }

    [Fact]
    [Rule("R20")]
    [Rule("R41")]
    public async Task A_plan_writes_no_option_and_shows_what_it_would_do_with_new_ones()
    {
        await using var world = Start(labels: true, live: false);
        world.Accounting.Add("customer", ("Name", "Acme"), ("Ref", "7"));
        var plan = await world.Engine.PlanAsync(World.Id);
        Assert.Equal(PlanKind.CreateInCrm, Assert.Single(plan.Items, static i => i.Mapping == "company").Kind);
        Assert.Empty(world.Crm.OptionChanges);
        Assert.Equal(0, world.Crm.Writes);
    }

    [Theory]
    [Rule("R20")]
    [MemberData(nameof(Kinds))]
    public async Task An_entry_that_may_not_be_chosen_any_more_is_readable_on_records_from_the_first_run_on_and_not_offered(bool labels)
    {
        await using var world = Start(labels);
        // An older entry of the same name is no predecessor of the one that is in use.
        world.Accounting.Lists["terms"].Add(new ListEntry("5", "Kontant 5", false));
        world.Accounting.Add("customer", ("Name", "Old"), ("Ref", "5"));
        await world.SyncAsync();
        var option = world.Crm.Options["type"].Single(static o => o.Label == "Kontant 5");
        Assert.False(option.Active);
        Assert.Equal(option.Value, world.Crm.Text("company", world.Crm.Ids("company").Single(), "type"));
        Assert.Empty(await world.ParkedAsync());
        world.Crm.Add("company", ("name", "New"), ("type", option.Value));
        await world.SyncAsync();
        Assert.Equal("choice-removed", Assert.Single(await world.ParkedAsync()).Cause);
        Assert.Equal(4, world.Crm.OptionChanges.Count);
    }

    [Fact, Acceptance("004-31")]
    [Rule("R20")]
    public async Task A_record_that_holds_an_entry_which_came_later_makes_its_list_be_read_once_more_and_is_parked_when_that_does_not_show_it()
    {
        await using var world = await HoldersAsync(labels: false, 3);
        var reads = world.Accounting.ListReads;
        world.Accounting.AfterListRead = () =>
        {
            world.Accounting.AfterListRead = null;
            world.Accounting.Lists["terms"].Add(new ListEntry("10", "Netto 60"));
            world.Accounting.Add("customer", ("Name", "Late"), ("Ref", "10"));
            world.Accounting.Add("customer", ("Name", "Lost"), ("Ref", "11"));
            world.Accounting.Add("customer", ("Name", "Lost too"), ("Ref", "12"));
        };
        await world.SyncAsync();
        Assert.Equal(reads + 2, world.Accounting.ListReads);
        Assert.Equal("o4", world.Crm.Text("company", world.Crm.Ids("company").Single(id => world.Crm.Text("company", id, "name") == "Late"), "type"));
        Assert.Equal(["choice-unknown", "choice-unknown"], (await world.ParkedAsync()).Select(static p => p.Cause));
        // The new entry wakes them once; then nobody asks again.
        await world.SyncAsync();
        reads = world.Accounting.ListReads;
        await world.SyncAsync();
        Assert.Equal(reads + 1, world.Accounting.ListReads);
    }

    [Fact]
    [Rule("R20")]
    public async Task What_accounting_says_of_an_entry_follows_what_a_user_writes_into_it_is_set_back_and_a_deleted_option_comes_again()
    {
        await using var world = Start(labels: false);
        world.Crm.KeepsDetails = true;
        world.Accounting.Lists["terms"][0] = new ListEntry("7", "Netto 14") { Details = Details("14") };
        world.Accounting.Add("customer", ("Name", "Acme"), ("Ref", "7"));
        await world.SyncAsync();
        Assert.Equal("14", world.Crm.Options["type"][0].Details!["days"]);

        world.Accounting.Lists["terms"][0] = new ListEntry("7", "Netto 14") { Details = Details("15") };
        await world.SyncAsync();
        world.Crm.Options["type"][0] = world.Crm.Options["type"][0] with { Details = Details("99") };
        await world.SyncAsync();
        Assert.Equal(["Describe 7", "Describe 7"], world.Crm.OptionChanges.Skip(3));
        Assert.Equal("15", world.Crm.Options["type"][0].Details!["days"]);

        // Deleted by a user: it is there again, and the record that holds the old one is not taken for edited.
        world.Crm.Options["type"].RemoveAt(0);
        var writes = world.Accounting.Writes;
        await world.SyncAsync();
        Assert.Equal(["Add 7"], world.Crm.OptionChanges.Skip(5));
        world.Crm.Edit("company", world.Crm.Ids("company").Single(), ("city", "Ribe"));
        await world.SyncAsync();
        Assert.Equal(writes + 1, world.Accounting.Writes);
        Assert.Equal(("Ribe", "7"), (world.Accounting.Text("customer", world.Accounting.Ids("customer").Single(), "City"), world.Accounting.Text("customer", world.Accounting.Ids("customer").Single(), "Ref")));
        Assert.Empty(await world.ParkedAsync());

        static System.Collections.Immutable.ImmutableDictionary<string, string> Details(string days) => System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add("days", days);
    }

    [Fact]
    [Rule("R20")]
    public async Task A_list_of_which_every_user_is_switched_off_is_not_read_and_its_options_stay()
    {
        await using var world = await HoldersAsync(labels: false, 3);
        await world.SettingsAsync("""{ "version": 1, "entities": { "company": { "enabled": false } } }""");
        world.Accounting.Lists["terms"].RemoveAt(0);
        var reads = world.Accounting.ListReads;
        await world.RunAsync();
        Assert.Equal(reads, world.Accounting.ListReads);
        Assert.Equal(3, world.Crm.Options["type"].Count(static o => o.Active));
        await world.SettingsAsync("""{ "version": 1 }""");
        await world.RunAsync();
        Assert.Equal(reads + 1, world.Accounting.ListReads);
        Assert.Equal(2, world.Crm.Options["type"].Count(static o => o.Active));
    }

    private static World Start(bool labels, bool live = true)
    {
        var world = new World(
            c => c.List(new ManagedList("terms", "terms", "type")),
            m =>
            {
                World.Standard(m);
                m.Entity("company").Field(new Field<string>("company", "type"), new Field<string>("customer", "Ref"), "list:terms");
            },
            live);
        world.Accounting.Lists["terms"] = [new ListEntry("7", "Netto 14"), new ListEntry("8", "Kontant"), new ListEntry("9", "Netto 30")];
        world.Crm.Options["type"] = [];
        world.Crm.OptionsAreLabels = labels ? ("company", "type") : null;
        return world;
    }

    private static async Task<World> HoldersAsync(bool labels, int count)
    {
        var world = Start(labels);
        for (var i = 1; i <= count; i++)
            world.Accounting.Add("customer", ("Name", $"Company {i}"), ("Ref", "7"));
        await world.SyncAsync();
        await world.SyncAsync();
        Assert.Equal(count, world.Crm.Ids("company").Count(id => world.Crm.Text("company", id, "type") == (labels ? "Netto 14" : "o1")));
        Assert.Equal(3, world.Crm.OptionChanges.Count);
        return world;
    }

    private sealed class WithoutOptions(ISyncProvider inner) : SyncProviderDecorator(inner)
    {
        public override TFeature? GetFeature<TFeature>() where TFeature : class => typeof(TFeature) == typeof(IListTarget) ? null : base.GetFeature<TFeature>();
    }
}
