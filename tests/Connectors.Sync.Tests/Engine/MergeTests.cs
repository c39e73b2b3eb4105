using Connectors.Sync.Stores;
using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;

namespace Connectors.Sync.Tests.Engine;

/// <summary>Companies that become one in the CRM, and customers that are deleted in accounting.</summary>
public sealed class MergeTests
{
    [Theory]
    [Acceptance("P-16a")]
    [Rule("R14")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_losers_link_moves_to_a_winner_that_has_none(bool inFeed)
    {
        await using var world = await LinkedAsync(inFeed);
        var books = world.AccountingOf("1");
        world.Accounting.Refuse = static w => w.Kind == WriteKind.Create ? new WriteOutcome.Refused(new Problem("closed", null, "Closed.")) : null;
        var winner = world.Crm.Add("company", ("name", "Acme Group"), ("city", "Aarhus"), ("phone", "11223344"));
        await world.SyncAsync();
        world.Accounting.Refuse = static _ => null;
        Merge(world, "1", winner);
        var (crm, customers) = (world.Crm.Count("company"), world.Accounting.Count("customer"));

        world.Clock.Advance(TimeSpan.FromMinutes(10));
        await world.SyncAsync();
        await world.SyncAsync();

        Assert.Equal(books, world.AccountingOf(winner));
        Assert.Empty(await world.Store.FindLinksAsync(World.Id, Side.Crm, "companys", ["1"], default));
        // The winner's values are what the customer shows now, and nothing was created or deleted.
        Assert.Equal(("Acme Group", "11223344"), (world.Accounting.Text("customer", books, "Name"), world.Accounting.Text("customer", books, "Phone")));
        Assert.Equal((crm, customers), (world.Crm.Count("company"), world.Accounting.Count("customer")));
        Assert.Empty(await world.ParkedAsync());
        var link = Assert.Single(await world.Store.FindLinksAsync(World.Id, Side.Crm, "companys", [winner], default));
        Assert.Contains(await world.Store.ListHistoryAsync(World.Id, link.Id, 20, default), static h => h.Event == "moved");
        Assert.Equal(0, (await world.SyncAsync()).Writes);
    }

    [Theory]
    [Acceptance("P-16a")]
    [Acceptance("P-16b")]
    [Rule("R14")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_both_were_linked_the_second_customer_is_a_question_and_nothing_is_done_without_an_answer(bool inFeed)
    {
        await using var world = await LinkedAsync(inFeed);
        var (first, second) = (world.AccountingOf("1"), world.AccountingOf("2"));
        Merge(world, "1", "2");
        var writes = world.Accounting.Writes + world.Crm.Writes;

        for (var pass = 0; pass < 5; pass++)
        {
            world.Clock.Advance(TimeSpan.FromMinutes(10));
            await world.SyncAsync();
        }

        Assert.Equal(writes, world.Accounting.Writes + world.Crm.Writes);
        Assert.Equal((1, 2), (world.Crm.Count("company"), world.Accounting.Count("customer")));
        Assert.Equal(second, world.AccountingOf("2"));
        var question = Assert.Single(await world.ParkedAsync());
        Assert.Equal(("merged", "accounting:" + first), (question.Cause, question.Pair));
        Assert.Contains("company:1 was merged into company:2", question.Problems[0].Message, StringComparison.Ordinal);

        // This mapping has no word for barring: the question stays, and says what to do.
        await world.Engine.DecideAsync(World.Id, "company", "accounting:" + first, DecisionKind.Bar, user: "ann");
        await world.SyncAsync();
        Assert.Equal(writes, world.Accounting.Writes + world.Crm.Writes);
        Assert.Equal(("merged", "cannot-bar"), Assert.Single((await world.ParkedAsync()).Select(static p => (p.Cause, p.Problems[0].Code))));

        await world.Engine.DecideAsync(World.Id, "company", "accounting:" + first, DecisionKind.Ignore, user: "ann");
        await world.SyncAsync();
        Assert.Empty(await world.ParkedAsync());
        // The survivor goes on, and the customer that is left is nobody's.
        world.Crm.Edit("company", "2", ("city", "Ribe"));
        world.Accounting.Edit("customer", first, ("City", "Skagen"));
        await world.SyncAsync();
        Assert.Equal(("Ribe", "Skagen"), (world.Accounting.Text("customer", second, "City"), world.Accounting.Text("customer", first, "City")));
        Assert.Equal(1, world.Crm.Count("company"));
    }

    [Theory]
    [Acceptance("P-16b")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_second_customer_is_barred_by_one_write_once_a_person_says_so(bool lost)
    {
        await using var world = WithActive();
        foreach (var name in new[] { "Acme", "Acme Group" })
            world.Crm.Add("company", ("name", name), ("active", true));
        await world.SyncAsync();
        await world.SyncAsync();
        var (first, second) = (world.AccountingOf("1"), world.AccountingOf("2"));
        Merge(world, "1", "2");
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        await world.SyncAsync();
        var writes = world.Accounting.Writes;
        Assert.Equal("decision-bar", (await Assert.ThrowsAsync<SyncRequestException>(() => world.Engine.DecideAsync(World.Id, "company", "accounting:" + second, DecisionKind.Bar))).Code);
        await world.SyncAsync();
        Assert.Equal(writes, world.Accounting.Writes);
        Assert.Contains("bar", Assert.Single(await world.ParkedAsync()).Problems[0].Remedy, StringComparison.Ordinal);

        if (lost)
            world.Accounting.Answer = static (_, _) => new WriteOutcome.Uncertain(new UncertainEvidence { Message = "No reply." });
        await world.Engine.DecideAsync(World.Id, "company", "accounting:" + first, DecisionKind.Bar, user: "ann");
        await world.SyncAsync();
        world.Accounting.Answer = static (_, outcome) => outcome;
        for (var pass = 0; pass < 4; pass++)
        {
            world.Clock.Advance(TimeSpan.FromMinutes(30));
            await world.SyncAsync();
        }

        Assert.Equal(writes + 1, world.Accounting.Writes);
        Assert.Equal(("false", "true"), (world.Accounting.Text("customer", first, "Active"), world.Accounting.Text("customer", second, "Active")));
        Assert.Empty(await world.ParkedAsync());
        Assert.Equal((1, 2), (world.Crm.Count("company"), world.Accounting.Count("customer")));
        var link = Assert.Single(await world.Store.FindLinksAsync(World.Id, Side.Accounting, "customers", [first], default));
        Assert.Equal(LinkState.Orphaned, link.State);
        // Told once, whether the write was answered or found again.
        Assert.Single(await world.Store.ListHistoryAsync(World.Id, link.Id, 20, default), static h => h.Event == "deactivated");
        Assert.Equal("merged.barred", link.Reason);
        Assert.Equal(0, (await world.SyncAsync()).Writes);
    }

    [Fact]
    [Acceptance("P-16b")]
    [Rule("R3")]
    public async Task A_barring_that_never_arrived_is_sent_once_more_and_told_once()
    {
        await using var world = WithActive();
        foreach (var name in new[] { "Acme", "Acme Group" })
            world.Crm.Add("company", ("name", name), ("active", true));
        await world.SyncAsync();
        await world.SyncAsync();
        var first = world.AccountingOf("1");
        Merge(world, "1", "2");
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        await world.SyncAsync();
        world.Accounting.Refuse = static _ => new WriteOutcome.Uncertain(new UncertainEvidence { Message = "No reply." });
        await world.Engine.DecideAsync(World.Id, "company", "accounting:" + first, DecisionKind.Bar, user: "ann");
        await world.SyncAsync();
        world.Accounting.Refuse = static _ => null;
        Assert.Equal(ParkedKind.Uncertain, Assert.Single(await world.ParkedAsync()).Kind);
        var writes = world.Accounting.Writes;

        for (var pass = 0; pass < 5; pass++)
        {
            world.Clock.Advance(TimeSpan.FromMinutes(30));
            await world.SyncAsync();
        }

        Assert.Equal((writes + 1, "false"), (world.Accounting.Writes, world.Accounting.Text("customer", first, "Active")));
        Assert.Empty(await world.ParkedAsync());
        var link = Assert.Single(await world.Store.FindLinksAsync(World.Id, Side.Accounting, "customers", [first], default));
        Assert.Single(await world.Store.ListHistoryAsync(World.Id, link.Id, 20, default), static h => h.Event == "deactivated");
    }

    [Theory]
    [Acceptance("P-16b")]
    [Rule("R3")]
    [InlineData(UncertainAnswer.WasApplied)]
    [InlineData(UncertainAnswer.WasNotApplied)]
    public async Task What_a_person_says_of_a_lost_barring_ends_it_or_sends_it_once_more(UncertainAnswer answer)
    {
        await using var world = WithActive();
        foreach (var name in new[] { "Acme", "Acme Group" })
            world.Crm.Add("company", ("name", name), ("active", true));
        await world.SyncAsync();
        await world.SyncAsync();
        var first = world.AccountingOf("1");
        Merge(world, "1", "2");
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        await world.SyncAsync();
        world.Accounting.Refuse = static _ => new WriteOutcome.Uncertain(new UncertainEvidence { Message = "No reply." });
        await world.Engine.DecideAsync(World.Id, "company", "accounting:" + first, DecisionKind.Bar, user: "ann");
        await world.SyncAsync();
        world.Accounting.Refuse = static _ => null;
        var writes = world.Accounting.Writes;

        var open = Assert.Single(await world.Store.ListOpenIntentsAsync(World.Id, default));
        await world.Engine.AnswerAsync(World.Id, open.Id, answer);
        await world.SyncAsync();
        await world.SyncAsync();

        Assert.Equal(writes + (answer == UncertainAnswer.WasApplied ? 0 : 1), world.Accounting.Writes);
        Assert.Empty(await world.ParkedAsync());
        var link = Assert.Single(await world.Store.FindLinksAsync(World.Id, Side.Accounting, "customers", [first], default));
        Assert.Equal((LinkState.Orphaned, "merged.barred"), (link.State, link.Reason));
        Assert.Single(await world.Store.ListHistoryAsync(World.Id, link.Id, 20, default), static h => h.Event == "deactivated");
    }

    [Fact]
    [Acceptance("P-16c")]
    public async Task Documents_keep_their_customer_when_companies_are_merged()
    {
        await using var d = new DocumentWorld();
        var (loser, winner) = (d.World.Crm.Add("company", ("name", "Loser")), d.World.Crm.Add("company", ("name", "Winner")));
        var offer = d.AddOffer("1", loser);
        await d.RunAsync();
        var sent = await d.PressAsync(offer);
        var customer = Assert.Single(d.Books.All).Customer;
        Assert.Equal(d.World.AccountingOf(loser), customer);
        Merge(d.World, loser, winner);
        // The CRM moves its offers to the winner.
        d.Edit(offer, ("company", new RecordRef("company", winner)));
        d.Clock.Advance(TimeSpan.FromDays(1));
        await d.RunAsync();

        d.Books.All[0].Status = DocumentStatus.Paid;
        d.Books.All[0].Paid = d.Books.All[0].Totals.Gross;
        d.Clock.Advance(TimeSpan.FromDays(1));
        await d.RunAsync();
        await d.RunAsync();

        Assert.Equal((customer, 1, 0), (Assert.Single(d.Books.All).Customer, d.Books.Sends, d.Books.Updates));
        var row = Assert.Single(await d.World.Store.FindSendsAsync(World.Id, DocumentWorld.Invoice, [offer], default));
        Assert.Equal((sent.Id, customer), (row.Id, row.Customer));
        Assert.Equal("paid", d.Shown(offer, "state"));
    }

    [Fact]
    [Acceptance("P-16d")]
    [Rule("R13")]
    public async Task What_was_deleted_in_accounting_is_made_again_by_no_run_and_a_push_asks()
    {
        await using var world = await LinkedAsync(inFeed: true);
        await world.SettingsAsync("""{ "version": 1, "entities": { "company": { "flow": "FromCrm" } } }""");
        await world.SyncAsync();
        var books = world.AccountingOf("1");
        world.Accounting.Delete("customer", books);
        for (var pass = 0; pass < 10; pass++)
        {
            world.Clock.Advance(TimeSpan.FromHours(1));
            world.Crm.Edit("company", "1", ("city", "City " + pass));
            Assert.Equal(0, (await world.SyncAsync()).CreatedInAccounting);
        }

        var link = Assert.Single(await world.Store.FindLinksAsync(World.Id, Side.Crm, "companys", ["1"], default));
        Assert.Equal((LinkState.Orphaned, "deleted.accounting"), (link.State, link.Reason));
        var pushed = await world.RunAsync(new RunRequest { Record = new RecordRef("company", "1"), User = "ann" });
        Assert.Equal((1, 0), (pushed.Total.Parked, pushed.Total.Writes));
        Assert.Equal("was-deleted", Assert.Single(await world.ParkedAsync()).Cause);
        Assert.Equal(0, (await world.SyncAsync()).CreatedInAccounting);

        await world.Engine.DecideAsync(World.Id, "company", "crm:1", DecisionKind.Create, user: "ann");
        Assert.Equal(1, (await world.SyncAsync()).CreatedInAccounting);
        Assert.Empty(await world.ParkedAsync());
        Assert.NotEqual(books, world.AccountingOf("1"));
        Assert.Equal("City 9", world.Accounting.Text("customer", world.AccountingOf("1"), "City"));
        Assert.Equal(0, (await world.SyncAsync()).Writes);
        // The answer was for that deletion, not for the next one.
        world.Accounting.Delete("customer", world.AccountingOf("1"));
        world.Crm.Edit("company", "1", ("city", "Last"));
        await world.SyncAsync();
        world.Crm.Edit("company", "1", ("city", "Very last"));
        Assert.Equal(0, (await world.SyncAsync()).CreatedInAccounting);
    }

    /// <summary>The loser is gone; whoever asks for it by its id is told who lives on.</summary>
    private static void Merge(World world, string loser, string winner)
    {
        world.Crm.Lookup = id => id == loser ? new RecordLookup.Merged(new RecordId(id), new RecordRef("company", winner)) : null;
        world.Crm.Delete("company", loser);
    }

    private static World WithActive()
    {
        var world = new World(mapping: static m =>
        {
            World.Standard(m);
            m.Entity("company").Field(new Field<bool>("company", "active"), new Field<bool>("customer", "Active")).MatchOnNothing();
        });
        world.Crm.Schemas = [new EntitySchema("company", World.Company.Fields.Add(new FieldSchema { Name = "active", Type = FieldType.Boolean })), World.Person];
        world.Accounting.Schemas = [new EntitySchema("customer", World.Customer.Fields.Add(new FieldSchema { Name = "Active", Type = FieldType.Boolean })), World.Contact];
        return world;
    }

    private static async Task<World> LinkedAsync(bool inFeed)
    {
        var world = new World(mapping: static m =>
        {
            World.Standard(m);
            m.Entity("company").MatchOnNothing();
        });
        if (!inFeed)
            world.Crm.Feed = static r => r with { Deletes = DeleteVisibility.None, Cursor = CursorKind.None };
        world.Crm.Add("company", ("name", "Acme"), ("city", "Aarhus"));
        world.Crm.Add("company", ("name", "Beta"), ("city", "Odense"));
        await world.SyncAsync();
        await world.SyncAsync();
        Assert.Equal(2, world.Accounting.Count("customer"));
        return world;
    }
}
