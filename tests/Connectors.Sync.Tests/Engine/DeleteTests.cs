using Connectors.Sync.Stores;
using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;

namespace Connectors.Sync.Tests.Engine;

/// <summary>What a deletion does to the other side, where the mapping says that it does something.</summary>
public sealed class DeleteTests
{
    [Theory]
    [Rule("R13")]
    [InlineData(Side.Crm)]
    [InlineData(Side.Accounting)]
    public async Task A_deletion_goes_over_where_the_mapping_says_so_and_happens_once(Side side)
    {
        await using var world = await LinkedAsync();
        var (gone, other) = side == Side.Crm ? (world.Crm, world.Accounting) : (world.Accounting, world.Crm);
        gone.Delete(side == Side.Crm ? "company" : "customer", "1");

        var report = await world.SyncAsync();

        Assert.Equal((side == Side.Crm ? 1 : 0, side == Side.Crm ? 0 : 1, 1), (report.DeletedInAccounting, report.DeletedInCrm, report.Unlinked));
        Assert.Equal(1, other.Count(side == Side.Crm ? "customer" : "company"));
        Assert.Equal(0, (await world.SyncAsync()).Writes);
        var link = Assert.Single(await world.Store.FindLinksAsync(World.Id, Side.Crm, "companys", ["1"], default));
        Assert.Equal((LinkState.Orphaned, "deleted.both"), (link.State, link.Reason));
        var history = await world.Store.ListHistoryAsync(World.Id, link.Id, 10, default);
        Assert.Equal(side == Side.Crm ? Side.Accounting : Side.Crm, history.Single(static h => h.Event == "deleted").Side);
    }

    [Fact]
    public async Task A_plan_shows_a_deletion_before_it_happens()
    {
        await using var world = await LinkedAsync();
        world.Crm.Delete("company", "1");

        var plan = await world.Engine.PlanAsync(World.Id);

        Assert.Equal(PlanKind.DeleteInAccounting, Assert.Single(plan.Items, static i => i.Pair == "crm:1").Kind);
        Assert.Equal(2, world.Accounting.Count("customer"));
    }

    [Theory]
    [Rule("R13")]
    [InlineData(DecisionKind.TakeCrm, 1)]
    [InlineData(DecisionKind.TakeAccounting, 2)]
    public async Task A_record_that_was_edited_where_it_lives_on_is_asked_about(DecisionKind answer, int left)
    {
        await using var world = await LinkedAsync();
        world.Accounting.Edit("customer", world.AccountingOf("1"), ("City", "Skagen"));
        world.Crm.Delete("company", "1");

        await world.SyncAsync();

        Assert.Equal("deleted-and-edited", Assert.Single(await world.ParkedAsync()).Cause);
        Assert.Equal(2, world.Accounting.Count("customer"));
        await world.Engine.DecideAsync(World.Id, "company", "crm:1", answer);
        await world.SyncAsync();
        Assert.Equal(left, world.Accounting.Count("customer"));
        Assert.Empty(await world.ParkedAsync());
    }

    [Theory]
    [Rule("R13")]
    [InlineData(false, DeletePolicy.Delete)]
    [InlineData(true, DeletePolicy.Unlink)]
    public async Task Where_it_cannot_or_must_not_go_over_the_link_ends_and_the_record_stays(bool canDelete, DeletePolicy policy)
    {
        await using var world = await LinkedAsync(canDelete, policy);
        world.Crm.Delete("company", "1");
        await world.SyncAsync();
        Assert.Equal(2, world.Accounting.Count("customer"));
        Assert.Equal(0, (await world.SyncAsync()).Writes);
    }

    [Fact]
    [Rule("R22")]
    public async Task A_deletion_whose_answer_is_lost_is_settled_by_reading_and_not_repeated_before_its_time()
    {
        await using var world = await LinkedAsync();
        var wire = 0;
        WriteOutcome Lost(RecordWrite w)
        {
            wire++;
            return new WriteOutcome.Uncertain(new UncertainEvidence { Message = "no reply" });
        }

        // Lost on the way there: nothing was deleted.
        world.Accounting.Refuse = w => w.Kind == WriteKind.Delete ? Lost(w) : null;
        world.Crm.Delete("company", "1");
        Assert.Equal(1, (await world.RunAsync()).Total.Uncertain);
        await world.RunAsync();
        Assert.Equal(1, wire);
        world.Accounting.Refuse = static _ => null;
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        await world.RunAsync();
        await world.RunAsync();
        Assert.Equal(1, world.Accounting.Count("customer"));

        // Lost on the way back: it was deleted, and a read shows that at once.
        world.Accounting.Answer = (w, outcome) => w.Kind == WriteKind.Delete ? Lost(w) : outcome;
        world.Crm.Delete("company", "2");
        await world.RunAsync();
        await world.RunAsync();
        Assert.Equal((0, 2), (world.Accounting.Count("customer"), wire));
        Assert.Empty(await world.ParkedAsync());
        Assert.Empty(await world.Store.ListOpenIntentsAsync(World.Id, default));
    }

    [Theory]
    [Rule("R14")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_converted_or_merged_is_not_deleted(bool merged)
    {
        await using var world = await LinkedAsync();
        var books = world.AccountingOf("1");
        world.Accounting.Feed = static r => r with { Deletes = DeleteVisibility.None, Cursor = CursorKind.None };
        world.Accounting.Lookup = id => id != books ? null
            : merged ? new RecordLookup.Merged(new RecordId(id), new RecordRef("customer", "2")) : new RecordLookup.Converted(new RecordId(id), new RecordRef("invoice", "9"));
        world.Accounting.Delete("customer", books);

        await world.SyncAsync();

        Assert.Equal(2, world.Crm.Count("company"));
        Assert.Equal("replaced.accounting", Assert.Single(await world.Store.FindLinksAsync(World.Id, Side.Crm, "companys", ["1"], default)).Reason);
        world.Crm.Edit("company", "1", ("city", "Ribe"));
        Assert.Equal(0, (await world.SyncAsync()).Writes);
    }

    [Theory]
    [Rule("R13")]
    [Acceptance("002-30")]
    [InlineData(Side.Crm)]
    [InlineData(Side.Accounting)]
    public async Task A_deletion_deactivates_the_other_record_once_where_the_mapping_says_so(Side side)
    {
        await using var world = await WithActiveAsync();
        var (gone, other, entity, field) = side == Side.Crm ? (world.Crm, world.Accounting, "customer", "Active") : (world.Accounting, world.Crm, "company", "active");
        gone.Delete(side == Side.Crm ? "company" : "customer", "1");
        var plan = await world.Engine.PlanAsync(World.Id);
        Assert.Equal(side == Side.Crm ? PlanKind.UpdateAccounting : PlanKind.UpdateCrm, Assert.Single(plan.Items, static i => i.Kind is not (PlanKind.Same or PlanKind.Excluded)).Kind);

        var report = await world.SyncAsync();

        Assert.Equal((0, 1, 1), (report.DeletedInAccounting + report.DeletedInCrm, report.UpdatedInAccounting + report.UpdatedInCrm, report.Unlinked));
        Assert.True(report.AddsUp);
        Assert.Equal(2, other.Count(entity));
        var survivor = side == Side.Crm ? world.Accounting.Ids(entity).Single(id => world.Accounting.Text(entity, id, "Name") == "Acme") : "1";
        Assert.Equal(("false", "true"), (other.Text(entity, survivor, field), other.Text(entity, other.Ids(entity).Single(id => id != survivor), field)));
        var link = (await world.Store.FindLinksAsync(World.Id, Side.Crm, "companys", ["1"], default)).Single();
        Assert.Equal((LinkState.Orphaned, side == Side.Crm ? "deleted.crm" : "deleted.accounting"), (link.State, link.Reason));
        Assert.Contains(await world.Store.ListHistoryAsync(World.Id, link.Id, 10, default), static h => h.Event == "deactivated");

        // Whoever uses it again is not overruled, and nothing is made anew.
        other.Edit(entity, survivor, (field, true));
        for (var pass = 0; pass < 3; pass++)
            Assert.Equal(0, (await world.SyncAsync()).Writes);
        Assert.Equal("true", other.Text(entity, survivor, field));
    }

    [Fact]
    [Rule("R13")]
    public async Task What_is_inactive_already_is_not_written_and_a_lost_reply_deactivates_once()
    {
        await using var world = await WithActiveAsync();
        world.Crm.Edit("company", "1", ("active", false));
        await world.SyncAsync();
        world.Accounting.Delete("customer", world.AccountingOf("1"));
        var report = await world.SyncAsync();
        Assert.Equal((0, 1), (report.Writes, report.Unlinked));

        world.Crm.Answer = static (w, outcome) => w.Kind == WriteKind.Update ? new WriteOutcome.Uncertain(new UncertainEvidence { Message = "no reply" }) : outcome;
        world.Accounting.Delete("customer", world.AccountingOf("2"));
        await world.RunAsync();
        world.Crm.Answer = static (_, outcome) => outcome;
        var writes = world.Crm.Writes;
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        for (var pass = 0; pass < 3; pass++)
            await world.RunAsync();
        Assert.Equal((writes, "false"), (world.Crm.Writes, world.Crm.Text("company", "2", "active")));
        Assert.All(await world.Store.FindLinksAsync(World.Id, Side.Crm, "companys", ["1", "2"], default), static l => Assert.Equal(LinkState.Orphaned, l.State));
        Assert.Empty(await world.Store.ListOpenIntentsAsync(World.Id, default));
        Assert.Empty(await world.ParkedAsync());
    }

    [Fact]
    [Rule("R13")]
    public async Task Without_a_field_that_says_so_the_link_ends_and_the_record_stays_as_it_is()
    {
        await using var world = await LinkedAsync(policy: DeletePolicy.Deactivate);
        world.Crm.Delete("company", "1");
        var report = await world.SyncAsync();
        Assert.Equal((0, 1, 2), (report.Writes, report.Unlinked, world.Accounting.Count("customer")));
    }

    private static async Task<World> WithActiveAsync()
    {
        var world = new World(mapping: static m =>
        {
            World.Standard(m);
            m.Entity("company").Field(new Field<bool>("company", "active"), new Field<bool>("customer", "Active")).With(static e => e with { Delete = DeletePolicy.Deactivate });
        });
        world.Crm.Schemas = [new EntitySchema("company", World.Company.Fields.Add(new FieldSchema { Name = "active", Type = FieldType.Boolean })), World.Person];
        world.Accounting.Schemas = [new EntitySchema("customer", World.Customer.Fields.Add(new FieldSchema { Name = "Active", Type = FieldType.Boolean })), World.Contact];
        world.Crm.Add("company", ("name", "Acme"), ("active", true));
        world.Crm.Add("company", ("name", "Beta"), ("active", true));
        await world.SyncAsync();
        Assert.Equal(2, world.Accounting.Count("customer"));
        return world;
    }

    private static async Task<World> LinkedAsync(bool canDelete = true, DeletePolicy policy = DeletePolicy.Delete)
    {
        var world = new World(mapping: m =>
        {
            World.Standard(m);
            m.Entity("company").With(e => e with { Delete = policy });
        });
        world.Crm.Can = c => c with { CanDelete = canDelete };
        world.Accounting.Can = c => c with { CanDelete = canDelete };
        world.Crm.Add("company", ("name", "Acme"), ("city", "Aarhus"));
        world.Crm.Add("company", ("name", "Beta"), ("city", "Odense"));
        await world.SyncAsync();
        Assert.Equal(2, world.Accounting.Count("customer"));
        return world;
    }
}
