using System.Globalization;
using Connectors.Sync.Stores;
using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;

namespace Connectors.Sync.Tests.Engine;

/// <summary>What takes much away in little time is held until somebody approves it; everything else goes on.</summary>
public sealed class BrakeTests
{
    [Fact]
    [Rule("R19")]
    public async Task A_slow_drip_of_deletions_over_many_runs_stops_at_the_limit()
    {
        await using var world = await LinkedAsync(30);
        for (var i = 1; i <= 14; i++)
        {
            world.Crm.Delete("company", Text(i));
            world.Clock.Advance(TimeSpan.FromMinutes(5));
            await world.SyncAsync();
            if (i % 5 == 0)
                await world.RestartAsync();
        }

        var held = await world.ParkedAsync();
        Assert.Equal(4, held.Count);
        Assert.All(held, static p => Assert.Equal("brake.unlink", p.Cause));
        Assert.Equal(10, await world.Store.CountLinksAsync(World.Id, "company", LinkState.Orphaned, default));
        Assert.Contains("10 deletions, ended links and cleared values have passed within 24 hours, and 10 pass without a question.", held[0].Problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("R19")]
    public async Task The_window_rolls_and_the_share_of_a_large_mapping_is_larger()
    {
        await using var world = await LinkedAsync(1_500);
        for (var i = 1; i <= 15; i++)
            world.Crm.Delete("company", Text(i));
        await world.SyncAsync();
        Assert.Empty(await world.ParkedAsync());

        world.Crm.Delete("company", Text(16));
        await world.SyncAsync();
        Assert.Single(await world.ParkedAsync());

        world.Clock.Advance(TimeSpan.FromHours(25));
        world.Crm.Delete("company", Text(17));
        await world.SyncAsync();
        Assert.Equal("crm:16", Assert.Single(await world.ParkedAsync()).Pair);
    }

    [Fact]
    [Rule("R19")]
    public async Task A_field_that_empties_everywhere_is_held_and_other_edits_of_the_same_records_go_on()
    {
        await using var world = await LinkedAsync(40);
        for (var i = 1; i <= 40; i++)
            world.Crm.Edit("company", Text(i), ("phone", null), ("city", "Ribe"));

        var first = await world.SyncAsync();

        Assert.Equal((10, 30), (first.Applied, first.Held));
        Assert.All(Enumerable.Range(1, 40), i => Assert.Equal("Ribe", world.Accounting.Text("customer", world.AccountingOf(Text(i)), "City")));
        Assert.Equal(30, Enumerable.Range(1, 40).Count(i => world.Accounting.Text("customer", world.AccountingOf(Text(i)), "Phone") is not null));

        // Cured: the values are back, and nothing is held any more.
        for (var i = 1; i <= 40; i++)
            world.Crm.Edit("company", Text(i), ("phone", Phone(i)));
        await world.SyncAsync();
        Assert.Empty(await world.ParkedAsync());
        Assert.All(Enumerable.Range(1, 40), i => Assert.Equal(Phone(i), world.Accounting.Text("customer", world.AccountingOf(Text(i)), "Phone")));
    }

    [Fact]
    [Rule("R19")]
    public async Task An_approval_lets_exactly_what_was_listed_pass_and_expires()
    {
        await using var world = await LinkedAsync(20);
        for (var i = 1; i <= 14; i++)
            world.Crm.Edit("company", Text(i), ("phone", null));
        await world.SyncAsync();
        var held = (await world.ParkedAsync()).Select(static p => p.Pair).ToList();
        Assert.Equal(4, held.Count);

        await world.Engine.ApproveAsync(World.Id, "company", [held[0], held[1]], user: "ann");
        await world.Engine.ApproveAsync(World.Id, "company", [held[2]], TimeSpan.FromMinutes(5));
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        // What was not on the list is not approved with it.
        world.Crm.Edit("company", held[1]["crm:".Length..], ("city", null));
        await world.SyncAsync();

        var still = await world.ParkedAsync();
        Assert.Equal(new[] { held[1], held[2], held[3] }.Order(StringComparer.Ordinal), still.Select(static p => p.Pair).Order(StringComparer.Ordinal));
        Assert.Equal("City", Assert.Single(still.Single(p => p.Pair == held[1]).Problems).Field);
        Assert.Null(world.Accounting.Text("customer", world.AccountingOf(held[0]["crm:".Length..]), "Phone"));
        Assert.NotNull(world.Accounting.Text("customer", world.AccountingOf(held[2]["crm:".Length..]), "Phone"));
        var refused = await Assert.ThrowsAsync<SyncRequestException>(() => world.Engine.ApproveAsync(World.Id, "company", [held[3], held[0]]));
        Assert.Equal("not-held", refused.Code);
        await world.SyncAsync();
        Assert.NotNull(world.Accounting.Text("customer", world.AccountingOf(held[3]["crm:".Length..]), "Phone"));
    }

    [Fact]
    [Rule("R5")]
    [Rule("R19")]
    public async Task A_rule_that_would_overwrite_many_linked_records_at_their_first_meeting_is_asked_about()
    {
        await using var world = new World(mapping: static m =>
        {
            World.Standard(m);
            m.Entity("company").Remove("city");
        });
        for (var i = 1; i <= 25; i++)
        {
            world.Crm.Add("company", ("name", "Company " + Text(i)), ("vat", Vat(i)), ("city", "Aarhus"));
            world.Accounting.Add("customer", ("Name", "Company " + Text(i)), ("Vat", Vat(i)), ("City", i > 20 ? null : "Odense"));
        }

        await world.SyncAsync();
        await world.SettingsAsync("""{ "version": 1, "entities": { "company": { "fields": { "city": { "to": "City" } } } } }""");
        await world.SyncAsync();

        var held = await world.ParkedAsync();
        Assert.Equal(15, held.Count);
        Assert.All(held, static p => Assert.Equal("brake.first-meeting", p.Cause));
        Assert.Equal(10, world.Accounting.Ids("customer").Count(id => world.Accounting.Text("customer", id, "City") == "Aarhus"));
        await world.Engine.ApproveAsync(World.Id, "company", [.. held.Select(static p => p.Pair)]);
        await world.SyncAsync();
        Assert.Empty(await world.ParkedAsync());
        Assert.All(world.Accounting.Ids("customer"), id => Assert.Equal("Aarhus", world.Accounting.Text("customer", id, "City")));
    }

    [Fact]
    [Rule("R18")]
    [Rule("R19")]
    public async Task A_changed_filter_that_brings_in_many_records_is_asked_about_also_when_its_run_was_cut_short()
    {
        await using var world = new World(mapping: static m =>
        {
            World.Standard(m);
            m.Entity("company").InScope(new Field<string>("company", "type"), "Customer");
        });
        for (var i = 1; i <= 30; i++)
            world.Crm.Add("company", ("name", "Company " + Text(i)), ("vat", Vat(i)), ("type", i <= 5 ? "Customer" : "Lead"));
        await world.SyncAsync();
        Assert.Equal(5, world.Accounting.Count("customer"));

        await world.SettingsAsync("""{ "version": 1, "entities": { "company": { "scope": { "type": ["Customer", "Lead"] } } } }""");
        // The account's limit ends the run after three records; the next run must not take the rest for new ones.
        world.Accounting.Refuse = w => world.Accounting.Count("customer") >= 8 ? new WriteOutcome.NotSent(UnavailableReason.Limited, "slow down") : null;
        Assert.Equal(RunState.Partial, (await world.RunAsync()).State);
        world.Accounting.Refuse = static _ => null;
        await world.SyncAsync();

        Assert.Equal(15, world.Accounting.Count("customer"));
        var held = await world.ParkedAsync();
        Assert.Equal(15, held.Count);
        Assert.All(held, static p => Assert.Equal("brake.create", p.Cause));

        // Once every record was looked at, new ones are new ones.
        for (var i = 31; i <= 45; i++)
            world.Crm.Add("company", ("name", "Company " + Text(i)), ("vat", Vat(i)), ("type", "Lead"));
        await world.SyncAsync();
        Assert.Equal(30, world.Accounting.Count("customer"));
        await world.Engine.ApproveAsync(World.Id, "company", [.. held.Select(static p => p.Pair)]);
        await world.SyncAsync();
        Assert.Equal(45, world.Accounting.Count("customer"));
    }

    [Fact]
    [Rule("R19")]
    public async Task A_plan_that_somebody_read_and_applied_is_not_asked_about_again()
    {
        await using var world = await LinkedAsync(20);
        for (var i = 1; i <= 14; i++)
            world.Crm.Edit("company", Text(i), ("phone", null));

        var plan = await world.Engine.PlanAsync(World.Id);
        var report = await world.Engine.ApplyAsync(plan);

        Assert.Equal(14, report.Total.UpdatedInAccounting);
        Assert.Empty(await world.ParkedAsync());
    }

    private static async Task<World> LinkedAsync(int count)
    {
        var world = new World();
        for (var i = 1; i <= count; i++)
            world.Crm.Add("company", ("name", "Company " + Text(i)), ("vat", Vat(i)), ("phone", Phone(i)), ("city", "Aarhus"));
        await world.SyncAsync();
        Assert.Equal(count, world.Accounting.Count("customer"));
        return world;
    }

    private static string Text(int i) => i.ToString(CultureInfo.InvariantCulture);

    private static string Vat(int i) => (10_000_000 + i).ToString(CultureInfo.InvariantCulture);

    private static string Phone(int i) => (20_000_000 + i).ToString(CultureInfo.InvariantCulture);
}
