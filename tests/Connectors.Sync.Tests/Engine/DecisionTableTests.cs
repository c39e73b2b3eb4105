using System.Collections.Immutable;
using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;

namespace Connectors.Sync.Tests.Engine;

/// <summary>A plan and the parked list are read, decided and handed back as a table.</summary>
public sealed class DecisionTableTests
{
    [Fact]
    [Rule("R16")]
    public async Task A_plan_is_decided_in_a_table_and_the_decisions_stand_in_the_next_plan()
    {
        await using var world = await QuestionsAsync(live: false);
        var plan = await world.Engine.PlanAsync(World.Id);
        var table = plan.ToTable();

        // Those that need somebody come first, with both records and the candidates.
        var asked = Enumerable.Range(0, table.Rows.Length).Where(i => table.Cell(i, DecisionTable.Kind) == "NeedsYou").ToList();
        Assert.Equal([0, 1, 2, 3], asked);
        var shared = asked.Single(i => table.Cell(i, DecisionTable.Pair) == "crm:1");
        Assert.Equal("1 Branch North; 2 Branch South", table.Cell(shared, DecisionTable.Candidates));
        Assert.Equal(("Branch", "", "00112233"), (table.Cell(shared, "name (CRM)"), table.Cell(shared, "name (accounting)"), table.Cell(shared, "vat (CRM)")));
        Assert.Equal("create", table.Cell(RowOf(table, "crm:3"), DecisionTable.Proposal));

        var filled = Fill(Fill(Fill(table, "crm:1", "Link", "accounting:2"), "crm:2", " take  CRM ", ""), "crm:3", "ignore", "");
        Assert.Equal(new DecisionReport(3, 0, table.Rows.Length - 3), await world.Engine.TakeDecisionsAsync(World.Id, filled, "ann"));
        Assert.Equal(new DecisionReport(0, 3, table.Rows.Length - 3), await world.Engine.TakeDecisionsAsync(World.Id, filled, "bob"));

        await world.Connections.SetModeAsync(World.Id, ConnectionMode.Live);
        await world.Engine.ApplyAsync(await world.Engine.PlanAsync(World.Id));
        Assert.Equal("2", world.AccountingOf("1"));
        Assert.DoesNotContain(world.Accounting.Ids("customer"), id => world.Accounting.Text("customer", id, "Name") == "Gamma");
        Assert.Equal("ann", (await world.Store.FindDecisionsAsync(World.Id, "company", ["crm:1"], default))[0].User);
    }

    [Fact]
    [Rule("R34")]
    public async Task The_parked_list_shows_both_records_as_they_are_now_and_takes_answers_and_approvals()
    {
        await using var world = new World();
        await world.SettingsAsync("""{ "version": 1, "entities": { "company": { "flow": "Both", "winner": "Manual" } } }""");
        for (var i = 1; i <= 12; i++)
            world.Crm.Add("company", ("name", $"Company {i}"), ("vat", $"0012{i:0000}"), ("phone", $"2000{i:0000}"));
        await world.SyncAsync();
        for (var i = 1; i <= 12; i++)
            world.Crm.Edit("company", $"{i}", ("phone", null));
        world.Crm.Edit("company", "1", ("city", "Ribe"));
        world.Accounting.Edit("customer", world.AccountingOf("1"), ("City", "Skagen"));
        await world.SyncAsync();

        var table = await world.Engine.ListParkedAsTableAsync(World.Id);

        Assert.Equal(3, table.Rows.Length);
        var conflict = RowOf(table, "crm:1");
        Assert.Equal(("Ribe", "Skagen", "Held"), (table.Cell(conflict, "city (CRM)"), table.Cell(conflict, "city (accounting)"), table.Cell(conflict, DecisionTable.Kind)));
        var braked = Enumerable.Range(0, 3).First(i => i != conflict && table.Cell(i, DecisionTable.Reason).Contains("brake", StringComparison.Ordinal));
        var filled = Fill(Fill(table, "crm:1", "take accounting", ""), table.Cell(braked, DecisionTable.Pair), "approve", "");
        Assert.Equal(2, (await world.Engine.TakeDecisionsAsync(World.Id, filled)).Decided);
        await world.SyncAsync();

        Assert.Equal("Skagen", world.Crm.Text("company", "1", "city"));
        Assert.Null(world.Accounting.Text("customer", world.AccountingOf(table.Cell(braked, DecisionTable.Pair)["crm:".Length..]), "Phone"));
    }

    [Theory]
    [InlineData("decision", "linkk", "", "Row 2, decision: 'linkk' is no decision. Did you mean 'link'?")]
    [InlineData("decision", "link", "", "Row 2, other: To link it, write the id of the other record.")]
    [InlineData("mapping", "compani", "", "Row 2, mapping: There is no mapping 'compani'. Did you mean 'company'?")]
    [InlineData("pair", "42", "", "Row 2, pair: '42' is no pair. Leave the column as it was exported: crm:<id> or accounting:<id>.")]
    public async Task A_row_that_does_not_fit_is_named_and_nothing_of_the_table_is_taken(string column, string value, string other, string expected)
    {
        await using var world = await QuestionsAsync(live: true);
        var table = new DecisionTable
        {
            Columns = ["Mapping", "Pair", " Decision", "Other"],
            Rows = [With(["company", "crm:1", "ignore", other], column, value), ["company", "crm:2", "ignore", ""]],
        };

        var e = await Assert.ThrowsAsync<DecisionTableException>(() => world.Engine.TakeDecisionsAsync(World.Id, table));

        Assert.Equal(expected, Assert.Single(e.Problems).ToString());
        Assert.Empty(await world.Store.FindDecisionsAsync(World.Id, "company", ["crm:1", "crm:2"], default));
    }

    [Fact]
    public async Task Rows_that_contradict_each_other_and_lost_headings_are_named()
    {
        await using var world = await QuestionsAsync(live: true);
        var headings = await Assert.ThrowsAsync<DecisionTableException>(() => world.Engine.TakeDecisionsAsync(World.Id, new DecisionTable { Columns = ["pair", "decision"], Rows = [["crm:1", "ignore"]] }));
        Assert.Equal("There is no column 'mapping'. Leave the headings as they were exported.", headings.Problems[0].ToString());

        var rows = await Assert.ThrowsAsync<DecisionTableException>(() => world.Engine.TakeDecisionsAsync(World.Id, new DecisionTable
        {
            Columns = ["mapping", "pair", "decision", "other"],
            Rows = [["company", "crm:1", "ignore", ""], ["company", "crm:1", "create", ""], ["company", "crm:2", "link", "7"], ["company", "crm:3", "link", "7"], ["company", "crm:1", "ignore"]],
        }));
        Assert.Equal(["Row 3, decision: Row 2 decides otherwise about 'crm:1'. Leave one of the two empty.", "Row 5, other: Two rows are linked to '7'; a record has one counterpart."], rows.Problems.Select(static p => p.ToString()));
    }

    [Fact]
    [Acceptance("P-03a")]
    public async Task The_first_plan_and_the_parked_list_are_tables_with_both_records_proposal_score_and_reason()
    {
        await using var world = await QuestionsAsync(live: false);
        world.Crm.Add("company", ("name", "Delta"), ("city", "Vejle"));
        world.Accounting.Add("customer", ("Name", "Delta A/S"), ("Vat", "44556677"), ("City", "Vejle"));
        world.Accounting.Add("customer", ("Name", "Only books"));
        var plan = await world.Engine.PlanAsync(World.Id);
        var table = plan.ToTable([.. Enum.GetValues<PlanKind>()]);

        Assert.Equal(plan.Items.Length, table.Rows.Length);
        Assert.Equal(plan.Items.Select(static i => i.Pair).Order(StringComparer.Ordinal), Enumerable.Range(0, table.Rows.Length).Select(i => table.Cell(i, DecisionTable.Pair)).Order(StringComparer.Ordinal));
        // The strongest of two keys, the weaker one, and a question that two candidates share.
        Assert.Equal(("link", "100", "22334455", "22334455"), Row("crm:2"));
        Assert.Equal(("link", "50", "Delta", "Delta A/S"), Row("crm:4", "name"));
        Assert.Equal(("", "50", "00112233", ""), Row("crm:1"));
        Assert.Equal(("create", "", "33445566", ""), Row("crm:3"));
        Assert.Equal(("name", "vat"), (plan.Items.Single(static i => i.Pair == "crm:4").MatchedBy, plan.Items.Single(static i => i.Pair == "crm:2").MatchedBy));
        Assert.All(Enumerable.Range(0, table.Rows.Length), i => Assert.NotEqual("", table.Cell(i, DecisionTable.Reason)));

        await world.Connections.SetModeAsync(World.Id, ConnectionMode.Live);
        await world.SyncAsync();
        var parked = await world.Engine.ListParkedAsTableAsync(World.Id);
        Assert.Equal((await world.ParkedAsync()).Count, parked.Rows.Length);
        var shared = RowOf(parked, "crm:1");
        Assert.Equal(("50", "1 Branch North; 2 Branch South"), (parked.Cell(shared, DecisionTable.Score), parked.Cell(shared, DecisionTable.Candidates)));

        (string, string, string, string) Row(string pair, string field = "vat") => RowOf(table, pair) is var row
            ? (table.Cell(row, DecisionTable.Proposal), table.Cell(row, DecisionTable.Score), table.Cell(row, field + " (CRM)"), table.Cell(row, field + " (accounting)")) : default;
    }

    [Fact]
    [Acceptance("P-03b")]
    [Rule("R16")]
    public async Task Each_decision_of_a_table_is_carried_out_and_only_those_records_are_planned_anew()
    {
        await using var world = await QuestionsAsync(live: true);
        world.Crm.Add("company", ("name", "Conflict"), ("vat", "55667788"), ("city", "Ribe"));
        world.Accounting.Add("customer", ("Name", "Conflict"), ("Vat", "55667788"), ("City", "Skagen"));
        world.Crm.Add("company", ("name", "Branch"), ("vat", "00112233"), ("city", "Two"));
        world.Crm.Add("company", ("name", "Branch"), ("vat", "00112233"), ("city", "Three"));
        await world.SyncAsync();
        await world.SyncAsync();
        var table = await world.Engine.ListParkedAsTableAsync(World.Id);
        var filled = Fill(Fill(Fill(Fill(Fill(table, "crm:1", "link", "2"), "crm:2", "take crm", ""), "crm:4", "take accounting", ""), "crm:5", "create", ""), "crm:6", "ignore", "");

        Assert.Equal(5, (await world.Engine.TakeDecisionsAsync(World.Id, filled, "ann")).Decided);
        var again = await world.Engine.TakeDecisionsAsync(World.Id, filled, "ann");
        Assert.Equal((0, 5), (again.Decided, again.Unchanged));
        var writes = world.Accounting.Writes + world.Crm.Writes;
        var counters = await world.SyncAsync();

        Assert.Equal(5, counters.Seen);
        Assert.Equal("2", world.AccountingOf("1"));
        Assert.Equal("Ribe", world.Accounting.Text("customer", world.AccountingOf("2"), "City"));
        Assert.Equal("Skagen", world.Crm.Text("company", "4", "city"));
        Assert.Equal("Two", world.Accounting.Text("customer", world.AccountingOf("5"), "City"));
        Assert.Empty(await world.Store.FindLinksAsync(World.Id, Side.Crm, "companys", ["6"], default));
        Assert.True(world.Accounting.Writes + world.Crm.Writes > writes);
        await world.RestartAsync();
        Assert.Equal(0, (await world.SyncAsync()).Writes);
        // For ever: an edit does not bring it back.
        world.Crm.Edit("company", "6", ("phone", "11223344"));
        Assert.Equal(1, (await world.SyncAsync()).Excluded);
    }

    [Fact]
    [Acceptance("P-03b")]
    [Rule("R31")]
    public async Task A_decision_about_a_record_that_changed_meanwhile_is_not_taken_and_it_is_asked_about_again()
    {
        await using var world = await QuestionsAsync(live: true);
        await world.SyncAsync();
        var table = Fill(Fill(await world.Engine.ListParkedAsTableAsync(World.Id), "crm:1", "link", "2"), "crm:2", "take accounting", "");
        world.Crm.Edit("company", "2", ("city", "Esbjerg"));

        var report = await world.Engine.TakeDecisionsAsync(World.Id, table, "ann");

        Assert.Equal((1, 0), (report.Decided, report.Unchanged));
        var changed = Assert.Single(report.Changed);
        Assert.Equal(RowOf(table, "crm:2") + 2, changed.Row);
        await world.SyncAsync();
        Assert.Equal("2", world.AccountingOf("1"));
        Assert.Equal("Esbjerg", world.Crm.Text("company", "2", "city"));
        Assert.Contains(await world.ParkedAsync(), static p => p.Pair == "crm:2");
        // The table as it is now is taken.
        table = Fill(await world.Engine.ListParkedAsTableAsync(World.Id), "crm:2", "take accounting", "");
        Assert.Equal(1, (await world.Engine.TakeDecisionsAsync(World.Id, table, "ann")).Decided);
        await world.SyncAsync();
        Assert.Equal("Skagen", world.Crm.Text("company", "2", "city"));
    }

    [Fact]
    [Acceptance("P-03d")]
    [Rule("R34")]
    public async Task A_thousand_parked_records_of_three_causes_are_three_lines_and_an_act_takes_exactly_its_group()
    {
        await using var world = new World();
        var count = world.Store is Connectors.Sync.Stores.InMemorySyncStore ? 1_000 : 90;
        world.Accounting.Refuse = static w => w.Set.Any(static s => s.Value.ToString().StartsWith("Closed", StringComparison.Ordinal)) ? new WriteOutcome.Refused(new Problem("closed", null, "The period is closed.")) : null;
        for (var i = 0; i < count; i++)
            world.Crm.Add("company", ("name", (i % 10) switch { < 5 => "Closed " + i, < 8 => new string('x', 45) + i, _ => "" }));
        await world.RunAsync();

        var groups = await world.Engine.GroupParkedAsync(World.Id);
        Assert.Equal([("closed", count / 2), ("too-long", count * 3 / 10), ("required", count / 5)], groups.Select(static g => (g.Cause, g.Count)));
        Assert.All(groups, static g => Assert.NotEmpty(g.Example.Problems));

        // Assigned: exactly those, and only while the group is what it was shown as.
        Assert.Equal("group-changed", (await Assert.ThrowsAsync<SyncRequestException>(() => world.Engine.AssignAsync(World.Id, groups[1].Filter, "ida", "ann", groups[1].Count - 1))).Code);
        Assert.DoesNotContain(await world.ParkedAsync(), static p => p.AssignedTo is not null);
        Assert.Equal(count * 3 / 10, await world.Engine.AssignAsync(World.Id, groups[1].Filter, "ida", "ann", groups[1].Count));
        Assert.Equal(count / 2, await world.Engine.AssignAsync(World.Id, groups[0].Filter, "jens", "ann"));
        Assert.Equal([("closed", "jens", count / 2), ("required", null, 0), ("too-long", "ida", count * 3 / 10)], (await world.ParkedAsync()).GroupBy(static p => (p.Cause, p.AssignedTo)).OrderBy(static g => g.Key.Cause, StringComparer.Ordinal).Select(static g => (g.Key.Cause, g.Key.AssignedTo, g.Key.AssignedTo is null ? 0 : g.Count())));
        Assert.Equal(count * 3 / 10, (await world.Engine.GroupParkedAsync(World.Id))[1].Assigned["ida"]);
        // It is nothing that is tried or written.
        Assert.Equal(0, (await world.RunAsync()).Total.Seen);

        // Retried: exactly those, and they go through now.
        world.Accounting.Refuse = static _ => null;
        Assert.Equal(count / 2, await world.Engine.RetryAsync(World.Id, groups[0].Filter));
        var retried = await world.RunAsync();
        Assert.Equal((count / 2, count / 2), (retried.Total.Seen, retried.Total.CreatedInAccounting));
        await world.RunAsync();
        // Excluded: exactly those.
        Assert.Equal(count / 5, await world.Engine.DecideAsync(World.Id, groups[2].Filter, DecisionKind.Ignore, "ann"));
        var excluded = await world.RunAsync();
        Assert.Equal((count / 5, count / 5), (excluded.Total.Seen, excluded.Total.Excluded));
        Assert.Equal([("too-long", count * 3 / 10)], (await world.Engine.GroupParkedAsync(World.Id)).Select(static g => (g.Cause, g.Count)));
        await world.RestartAsync();
        Assert.All(await world.ParkedAsync(), static p => Assert.Equal("ida", p.AssignedTo));
        Assert.Equal(count * 3 / 10, await world.Engine.AssignAsync(World.Id, groups[1].Filter, "", "ann"));
        Assert.All(await world.ParkedAsync(), static p => Assert.Null(p.AssignedTo));
        Assert.Equal("decision-other", (await Assert.ThrowsAsync<SyncRequestException>(() => world.Engine.DecideAsync(World.Id, groups[1].Filter, DecisionKind.Link))).Code);
    }

    [Fact]
    [Acceptance("P-03d")]
    public async Task Whom_a_stop_was_assigned_to_is_forgotten_when_it_ends_or_becomes_another()
    {
        await using var world = new World();
        var id = world.Crm.Add("company", ("name", "Acme"));
        world.Accounting.Refuse = static _ => new WriteOutcome.Refused(new Problem("closed", null, "The period is closed."));
        await world.RunAsync();
        Assert.Equal(1, await world.Engine.AssignAsync(World.Id, new ParkedFilter { Cause = "closed" }, "ida"));
        Assert.Equal(0, await world.Engine.AssignAsync(World.Id, new ParkedFilter { Cause = "required" }, "jens"));

        // Refused again for the same cause: it is still hers.
        world.Clock.Advance(TimeSpan.FromHours(3));
        await world.RunAsync();
        Assert.Equal("ida", Assert.Single(await world.ParkedAsync()).AssignedTo);
        // For another one: nobody's.
        world.Crm.Edit("company", id, ("name", new string('x', 45)));
        await world.RunAsync();
        Assert.Equal(("too-long", null), Assert.Single((await world.ParkedAsync()).Select(static p => (p.Cause, p.AssignedTo))));
        // The first cause once more is a new stop.
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        world.Crm.Edit("company", id, ("name", "Acme"));
        await world.RunAsync();
        Assert.Equal(("closed", null), Assert.Single((await world.ParkedAsync()).Select(static p => (p.Cause, p.AssignedTo))));
    }

    /// <summary>A company that two others share a number with, one that conflicts at first sight, and a new one.</summary>
    private static async Task<World> QuestionsAsync(bool live)
    {
        var world = new World(live: live);
        await world.SettingsAsync("""{ "version": 1, "entities": { "company": { "flow": "Both", "winner": "Manual" } } }""");
        world.Crm.Add("company", ("name", "Branch"), ("vat", "00112233"));
        world.Crm.Add("company", ("name", "Beta"), ("vat", "22334455"), ("city", "Ribe"));
        world.Crm.Add("company", ("name", "Gamma"), ("vat", "33445566"));
        world.Accounting.Add("customer", ("Name", "Branch North"), ("Vat", "00112233"));
        world.Accounting.Add("customer", ("Name", "Branch South"), ("Vat", "00112233"));
        world.Accounting.Add("customer", ("Name", "Beta"), ("Vat", "22334455"), ("City", "Skagen"));
        return world;
    }

    private static int RowOf(DecisionTable table, string pair) => Enumerable.Range(0, table.Rows.Length).Single(i => table.Cell(i, DecisionTable.Pair) == pair);

    private static DecisionTable Fill(DecisionTable table, string pair, string decision, string other)
    {
        var row = RowOf(table, pair);
        var cells = table.Rows[row].SetItem(table.Columns.IndexOf(DecisionTable.Decision), decision).SetItem(table.Columns.IndexOf(DecisionTable.Other), other);
        return table with { Rows = table.Rows.SetItem(row, cells) };
    }

    private static ImmutableArray<string> With(ImmutableArray<string> cells, string column, string value) => cells.SetItem(column switch { "mapping" => 0, "pair" => 1, _ => 2 }, value);
}
