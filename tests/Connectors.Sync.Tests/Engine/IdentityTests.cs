using Connectors.Sync.Stores;
using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;

namespace Connectors.Sync.Tests.Engine;

/// <summary>Ids that people choose come back for others, and records get other ids: no record ever becomes another one.</summary>
public sealed class IdentityTests
{
    [Theory]
    [Rule("R11")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_number_that_was_used_again_between_two_runs_is_asked_about_and_nothing_is_written(bool stamps)
    {
        await using var world = await LinkedAsync(stamps);
        var books = world.AccountingOf("1");
        world.Accounting.AddAgain("customer", books, ("Name", "Stranger"), ("Vat", "99999999"), ("City", "Rome"));
        world.Crm.Edit("company", "1", ("phone", "11223344"));

        await world.SyncAsync();

        Assert.Equal("id-reused", Assert.Single(await world.ParkedAsync()).Cause);
        Assert.Equal(("Acme", "Stranger"), (world.Crm.Text("company", "1", "name"), world.Accounting.Text("customer", books, "Name")));
        for (var i = 0; i < 5; i++)
            Assert.Equal(0, (await world.SyncAsync()).Writes);

        // It is another one: the old company keeps its data and stays alone, the stranger comes to the CRM as itself.
        await world.Engine.DecideAsync(World.Id, "company", "crm:1", DecisionKind.Create);
        await world.SyncAsync();
        await world.SyncAsync();
        Assert.Empty(await world.ParkedAsync());
        Assert.Equal("Acme", world.Crm.Text("company", "1", "name"));
        Assert.Equal(1, world.Crm.Ids("company").Count(id => world.Crm.Text("company", id, "name") == "Stranger"));
        Assert.Equal("Stranger", world.Accounting.Text("customer", books, "Name"));
        Assert.Equal(0, (await world.SyncAsync()).Writes);
    }

    [Fact]
    [Rule("R11")]
    public async Task A_record_that_was_changed_from_the_ground_up_goes_on_when_somebody_says_that_it_is_the_same()
    {
        await using var world = await LinkedAsync(stamps: true);
        var books = world.AccountingOf("1");
        world.Accounting.Edit("customer", books, ("Name", "Acme Holding"), ("Vat", "77777777"));
        await world.SyncAsync();
        Assert.Equal("id-reused", Assert.Single(await world.ParkedAsync()).Cause);

        await world.Engine.DecideAsync(World.Id, "company", "crm:1", DecisionKind.Link, new RecordRef("customer", books));
        await world.SyncAsync();

        Assert.Equal(("Acme Holding", "77777777"), (world.Crm.Text("company", "1", "name"), world.Crm.Text("company", "1", "vat")));
        Assert.Empty(await world.ParkedAsync());
        // The answer was about that change, not about the next one.
        world.Clock.Advance(TimeSpan.FromHours(1));
        world.Accounting.Edit("customer", books, ("Name", "Zeta"), ("Vat", "66666666"));
        await world.SyncAsync();
        Assert.Equal("id-reused", Assert.Single(await world.ParkedAsync()).Cause);
    }

    [Fact]
    [Rule("R11")]
    public async Task Our_own_write_of_several_identifying_fields_is_not_taken_for_another_record()
    {
        foreach (var answers in new[] { true, false })
        {
            await using var world = await LinkedAsync(stamps: false);
            world.Accounting.Can = c => c with { WriteReturnsRecord = answers, IdentityFields = c.Entity == "customer" ? ["Name", "Vat"] : [] };
            world.Crm.Edit("company", "1", ("name", "Acme Group"), ("vat", "55555555"));
            await world.SyncAsync();
            await world.SyncAsync();
            Assert.Empty(await world.ParkedAsync());
            Assert.Equal("Acme Group", world.Accounting.Text("customer", world.AccountingOf("1"), "Name"));
            // What was written is known again after the next read: a stranger is seen then.
            world.Accounting.AddAgain("customer", world.AccountingOf("1"), ("Name", "Stranger"), ("Vat", "99999999"));
            await world.SyncAsync();
            Assert.Equal("id-reused", Assert.Single(await world.ParkedAsync()).Cause);
        }
    }

    [Theory]
    [Rule("R11")]
    [Rule("R13")]
    [InlineData("Acme", "12345678", true)]
    [InlineData("Other", "12345678", false)]
    public async Task What_comes_back_under_a_number_revives_the_link_only_if_it_is_the_same(string name, string vat, bool same)
    {
        await using var world = await LinkedAsync(stamps: false);
        var books = world.AccountingOf("1");
        world.Accounting.Delete("customer", books);
        await world.SyncAsync();
        world.Accounting.AddAgain("customer", books, ("Name", name), ("Vat", vat), ("City", "Aarhus"), ("Phone", "12121212"));
        await world.SyncAsync();

        var link = Assert.Single(await world.Store.FindLinksAsync(World.Id, Side.Crm, "companys", ["1"], default));
        Assert.Equal(same ? LinkState.Active : LinkState.Orphaned, link.State);
        Assert.Equal(same ? null : "id-reused", (await world.ParkedAsync()).SingleOrDefault()?.Cause);
        Assert.Equal(same ? "12121212" : null, world.Crm.Text("company", "1", "phone"));
        Assert.Equal("Acme", world.Crm.Text("company", "1", "name"));
    }

    [Theory]
    [Rule("R13")]
    [InlineData(Side.Crm)]
    [InlineData(Side.Accounting)]
    public async Task An_edit_of_the_other_side_waits_for_the_record_that_comes_back_also_when_its_write_is_not_sent_at_once(Side gone)
    {
        await using var world = await LinkedAsync(stamps: false);
        var books = world.AccountingOf("1");
        var (back, edited) = gone == Side.Crm ? (world.Crm, world.Accounting) : (world.Accounting, world.Crm);
        var (id, entity) = gone == Side.Crm ? ("1", "company") : (books, "customer");
        back.Delete(entity, id);
        if (gone == Side.Crm)
            edited.Edit("customer", books, ("City", "Ribe"));
        else
            edited.Edit("company", "1", ("city", "Ribe"));
        await world.SyncAsync();
        back.Restore(entity, id);
        back.Refuse = static _ => new WriteOutcome.NotSent(UnavailableReason.Limited, "A limit.");
        Assert.Equal(RunState.Partial, (await world.RunAsync()).State);
        back.Refuse = static _ => null;

        await world.SyncAsync();
        await world.SyncAsync();

        Assert.Equal(("Ribe", "Ribe"), (world.Crm.Text("company", "1", "city"), world.Accounting.Text("customer", books, "City")));
        Assert.Equal(0, (await world.SyncAsync()).Writes);
    }

    [Theory]
    [Rule("R12")]
    [InlineData("")]
    [InlineData("1>205")]
    [InlineData("1>205 1>205")]
    [InlineData("1>105 105>205")]
    [InlineData("105>205 1>105")]
    [InlineData("1>999")]
    [InlineData("205>1")]
    public async Task A_renumbered_record_keeps_its_link_whatever_is_claimed_of_it(string claims)
    {
        await using var world = await LinkedAsync(stamps: false);
        Assert.Equal("1", world.AccountingOf("1"));
        world.Accounting.Renumber("customer", "1", "205");
        foreach (var claim in claims.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var (old, now) = (claim.Split('>')[0], claim.Split('>')[1]);
            await world.Store.AddMarksAsync(World.Id, [new MarkRow { Side = Side.Accounting, Resource = "customers", Id = old, OldNumber = old, NewNumber = now }], default);
        }

        world.Accounting.Edit("customer", "205", ("City", "Esbjerg"));
        await world.SyncAsync();
        await world.SyncAsync();

        Assert.Equal("205", world.AccountingOf("1"));
        Assert.Equal((2, 2), (world.Crm.Count("company"), world.Accounting.Count("customer")));
        Assert.Equal("Esbjerg", world.Crm.Text("company", "1", "city"));
        Assert.Empty(await world.ParkedAsync());
        var link = Assert.Single(await world.Store.FindLinksAsync(World.Id, Side.Crm, "companys", ["1"], default));
        Assert.Contains(await world.Store.ListHistoryAsync(World.Id, link.Id, 10, default), static h => h.Event == "renumbered");
        Assert.Empty(await world.Store.ListMarksAsync(World.Id, Side.Accounting, "customers", 10, default));
    }

    [Fact]
    [Rule("R12")]
    public async Task A_forged_claim_moves_nothing()
    {
        await using var world = await LinkedAsync(stamps: false);
        world.Accounting.AddAgain("customer", "999", ("Name", "Thief"), ("Vat", "88888888"), ("City", "Rome"));
        await world.Store.AddMarksAsync(World.Id, [new MarkRow { Side = Side.Accounting, Resource = "customers", Id = "1", OldNumber = "1", NewNumber = "999" }], default);

        await world.SyncAsync();

        Assert.Equal("1", world.AccountingOf("1"));
        Assert.Equal("Acme", world.Crm.Text("company", "1", "name"));
        Assert.Equal(1, world.Crm.Ids("company").Count(id => world.Crm.Text("company", id, "name") == "Thief"));
    }

    [Fact]
    [Rule("R12")]
    public async Task Two_newcomers_that_both_look_like_the_vanished_one_are_asked_about()
    {
        await using var world = await LinkedAsync(stamps: false);
        await world.SyncAsync();
        world.Accounting.Renumber("customer", "1", "205");
        world.Accounting.AddAgain("customer", "206", ("Name", "Acme"), ("Vat", "12345678"), ("City", "Aarhus"));
        await world.Store.AddMarksAsync(World.Id, [new MarkRow { Side = Side.Accounting, Resource = "customers", Id = "1" }], default);

        var counters = await world.SyncAsync();

        Assert.Equal((3, 3, 0), (counters.Seen, counters.Parked, counters.Writes));
        Assert.All(await world.ParkedAsync(), static p => Assert.Equal("renumbered", p.Cause));
        await world.Engine.DecideAsync(World.Id, "company", "crm:1", DecisionKind.Link, new RecordRef("customer", "206"));
        await world.SyncAsync();
        Assert.Equal("206", world.AccountingOf("1"));
        Assert.Equal(2, world.Crm.Count("company"));
        Assert.Equal("accounting:205", Assert.Single(await world.ParkedAsync()).Pair);
    }

    /// <summary>Two linked companies; accounting's numbers are chosen by people, and nothing shows that one was deleted but reading it.</summary>
    private static async Task<World> LinkedAsync(bool stamps)
    {
        var world = new World();
        world.Accounting.Feed = static r => r with { ReusesIds = true };
        world.Accounting.Can = static c => c with { IdentityFields = c.Entity == "customer" ? ["Name", "Vat"] : [] };
        world.Accounting.ShowsCreation = stamps;
        world.Crm.Add("company", ("name", "Acme"), ("vat", "12345678"), ("city", "Aarhus"));
        world.Crm.Add("company", ("name", "Beta"), ("vat", "23456789"), ("city", "Odense"));
        await world.SyncAsync();
        Assert.Equal(2, world.Accounting.Count("customer"));
        return world;
    }
}
