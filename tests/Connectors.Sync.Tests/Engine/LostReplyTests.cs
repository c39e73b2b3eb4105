using Connectors.Sync.Stores;
using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;

namespace Connectors.Sync.Tests.Engine;

public sealed class LostReplyTests
{
    private static readonly WriteOutcome Lost = new WriteOutcome.Uncertain(new UncertainEvidence { Message = "no reply" });

    public static TheoryData<string> Safeties => ["key", "client-id", "read-back"];

    private static EntityCapabilities Safe(EntityCapabilities c, string safety) => c with
    {
        MarkerField = c.Entity == "customer" ? "Ref" : null,
        CreateSafety = safety switch
        {
            "key" => new CreateSafety.IdempotencyKey(TimeSpan.FromHours(1)),
            "client-id" => new CreateSafety.ClientId(),
            "read-back" => new CreateSafety.ReadBack("Ref"),
            _ => CreateSafety.Nothing,
        },
    };

    [Theory]
    [Rule("R22")]
    [Rule("R24")]
    [MemberData(nameof(Safeties))]
    public async Task A_create_whose_reply_is_lost_is_found_and_never_made_twice(string safety)
    {
        await using var world = new World();
        world.Accounting.Can = c => Safe(c, safety);
        var lose = true;
        world.Accounting.Answer = (_, outcome) => lose && !(lose = false) ? Lost : outcome;
        var crm = world.Crm.Add("company", ("name", "Acme"), ("city", "Aarhus"));

        await world.SyncAsync();
        await world.SyncAsync();

        Assert.Equal(1, world.Accounting.Count("customer"));
        Assert.Equal("Aarhus", world.Accounting.Text("customer", world.AccountingOf(crm), "City"));
        Assert.Empty(await world.ParkedAsync());
        Assert.Equal(0, (await world.SyncAsync()).Writes);
    }

    [Theory]
    [Rule("R22")]
    [InlineData("client-id")]
    [InlineData("read-back")]
    public async Task A_create_that_shows_late_is_waited_for(string safety)
    {
        await using var world = new World();
        world.Accounting.Can = c => Safe(c, safety);
        // The vendor commits it only when the client has long given up.
        RecordWrite? held = null;
        world.Accounting.Refuse = write =>
        {
            held = write;
            return Lost;
        };
        world.Crm.Add("company", ("name", "Acme"));
        Assert.Equal(1, (await world.RunAsync()).Total.Uncertain);
        Assert.Equal(1, (await world.RunAsync()).Total.Uncertain);
        world.Accounting.Refuse = static _ => null;
        await world.Accounting.Open().WriteAsync(new WriteBatch(World.Customer, [held!]), default);

        await world.SyncAsync();

        Assert.Equal(1, world.Accounting.Count("customer"));
        Assert.Empty(await world.ParkedAsync());
    }

    [Theory]
    [Rule("R22")]
    [InlineData("client-id")]
    [InlineData("read-back")]
    public async Task A_create_that_never_was_is_made_anew_only_after_its_settle_time(string safety)
    {
        await using var world = new World();
        world.Accounting.Can = c => Safe(c, safety);
        world.Accounting.Refuse = static _ => Lost;
        world.Crm.Add("company", ("name", "Acme"));
        await world.RunAsync();
        world.Accounting.Refuse = static _ => null;

        await world.RunAsync();
        Assert.Equal(0, world.Accounting.Count("customer"));
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        await world.RunAsync();
        await world.RunAsync();

        Assert.Equal(1, world.Accounting.Count("customer"));
        Assert.Empty(await world.ParkedAsync());
    }

    [Theory]
    [Rule("R3")]
    [Rule("R13")]
    [InlineData("client-id", true)]
    [InlineData("client-id", false)]
    [InlineData("read-back", true)]
    public async Task What_a_create_made_that_was_taken_for_never_applied_is_ours_when_it_comes_back(string safety, bool ours)
    {
        await using var world = new World(mapping: static m =>
        {
            World.Standard(m);
            m.Entity("company").With(static e => e with { Winner = Winner.Accounting });
        });
        world.Accounting.Can = c => Safe(c, safety);
        RecordWrite? held = null;
        world.Accounting.Refuse = write =>
        {
            held = write;
            return Lost;
        };
        var crm = world.Crm.Add("company", ("name", "Acme"), ("vat", "DK11111111"), ("city", "v1"));
        Assert.Equal(1, (await world.RunAsync()).Total.Uncertain);
        Assert.Equal(1, (await world.RunAsync()).Total.Uncertain);
        world.Accounting.Refuse = static _ => null;
        // It arrives late, and somebody deletes it before anybody has looked.
        string customer;
        if (ours)
        {
            await world.Accounting.Open().WriteAsync(new WriteBatch(World.Customer, [held!]), default);
            customer = Assert.Single(world.Accounting.Ids("customer"));
        }
        else
        {
            customer = world.Accounting.Add("customer", ("Name", "Acme"), ("Vat", "DK11111111"), ("City", "v1"));
        }

        world.Accounting.Delete("customer", customer);
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        world.Crm.DownFor = new ProviderUnavailableException(UnavailableReason.Unreachable, "Down.");
        await world.RunAsync();
        Assert.Empty(await world.Store.ListOpenIntentsAsync(World.Id, default));
        world.Crm.DownFor = null;
        world.Crm.Edit("company", crm, ("city", "v2"));
        world.Accounting.Restore("customer", customer);

        await world.SyncAsync();
        await world.SyncAsync();

        Assert.Equal(customer, world.AccountingOf(crm));
        // Of a stranger's record that looks the same nothing is known: two records meet, and the rule decides.
        Assert.Equal(ours ? "v2" : "v1", world.Crm.Text("company", crm, "city"));
        Assert.Equal(ours ? "v2" : "v1", world.Accounting.Text("customer", customer, "City"));
        Assert.Equal(1, world.Accounting.Count("customer"));
        Assert.Empty(await world.ParkedAsync());
        var link = Assert.Single(await world.Store.FindLinksAsync(World.Id, Side.Crm, "companys", [crm], default));
        Assert.Equal(ours ? 1 : 0, (await world.Store.ListHistoryAsync(World.Id, link.Id, 20, default)).Count(static h => h.Event == "created"));
    }

    [Fact]
    [Rule("R24")]
    public async Task Without_any_safety_it_is_asked_and_the_answer_is_obeyed()
    {
        await using var world = new World();
        world.Accounting.Can = c => Safe(c, "none");
        var lose = true;
        world.Accounting.Answer = (_, outcome) => lose && !(lose = false) ? Lost : outcome;
        world.Crm.Add("company", ("name", "Acme"));
        for (var pass = 0; pass < 5; pass++)
        {
            await world.RunAsync();
            world.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(1, world.Accounting.Count("customer"));
        var question = Assert.Single(await world.ParkedAsync(), static p => p.Kind == ParkedKind.Uncertain);
        Assert.Equal("uncertain", question.Cause);
        var intent = Assert.Single(await world.Store.ListOpenIntentsAsync(World.Id, default));
        await world.Engine.AnswerAsync(World.Id, intent.Id, UncertainAnswer.WasApplied, new RecordId(Assert.Single(world.Accounting.Ids("customer"))), "ann");
        await world.SyncAsync();
        Assert.Equal(1, world.Accounting.Count("customer"));
        Assert.Equal(1, world.Crm.Count("company"));
        Assert.Empty(await world.ParkedAsync());
    }

    [Fact]
    [Rule("R24")]
    public async Task A_key_whose_window_has_passed_is_not_repeated()
    {
        await using var world = new World();
        world.Accounting.Can = c => Safe(c, "key");
        world.Accounting.Refuse = static _ => Lost;
        world.Crm.Add("company", ("name", "Acme"));
        await world.RunAsync();
        world.Accounting.Refuse = static _ => null;
        var writes = world.Accounting.Writes;

        world.Clock.Advance(TimeSpan.FromHours(1));
        await world.RunAsync();

        Assert.Equal(writes, world.Accounting.Writes);
        Assert.Single(await world.ParkedAsync(), static p => p.Kind == ParkedKind.Uncertain);
    }

    [Fact]
    [Rule("R3")]
    public async Task An_update_whose_reply_is_lost_and_a_second_edit_of_the_source_lose_nothing_whoever_has_the_priority()
    {
        await using var world = new World();
        var crm = world.Crm.Add("company", ("name", "Acme"), ("city", "v1"));
        await world.SyncAsync();
        await world.SettingsAsync("""{ "version": 1, "flow": "Both", "winner": "Accounting" }""");
        await world.SyncAsync();
        world.Accounting.Answer = static (_, _) => Lost;
        world.Crm.Edit("company", crm, ("city", "v2"));
        await world.RunAsync();
        world.Accounting.Answer = static (_, outcome) => outcome;
        world.Crm.Edit("company", crm, ("city", "v3"));
        await world.RestartAsync();

        await world.RunAsync();
        await world.RunAsync();

        Assert.Equal("v3", world.Crm.Text("company", crm, "city"));
        Assert.Equal("v3", world.Accounting.Text("customer", world.AccountingOf(crm), "City"));
    }

    [Fact]
    [Rule("R3")]
    public async Task A_process_that_dies_after_the_write_and_before_its_outcome_makes_no_second_record()
    {
        await using var world = new World();
        world.Accounting.Can = c => Safe(c, "client-id");
        world.Crm.Add("company", ("name", "Acme"));
        // The write is applied, and everything after it is lost.
        world.Accounting.Answer = static (_, _) => throw new ProcessDied();
        await world.RunAsync();
        world.Accounting.Answer = static (_, outcome) => outcome;
        await world.RestartAsync();

        await world.RunAsync();
        await world.RunAsync();

        Assert.Equal(1, world.Accounting.Count("customer"));
        Assert.Equal(1, world.Crm.Count("company"));
        Assert.Empty(await world.ParkedAsync());
    }

    [Fact]
    [Rule("R37")]
    public async Task A_provider_that_reports_nothing_leaves_a_question_and_no_second_record()
    {
        await using var world = new World();
        world.Accounting.Can = c => Safe(c, "client-id");
        world.Accounting.Answer = static (_, outcome) => outcome;
        world.Crm.Add("company", ("name", "Acme"));
        await using var silent = new World(c => c.UseProvider(Side.Accounting, (_, _) => ValueTask.FromResult<ISyncProvider>(new Silent(world.Accounting.Open()))));
        silent.Crm.Add("company", ("name", "Acme"));

        var report = await silent.RunAsync();

        Assert.Equal(1, report.Total.Seen);
        Assert.Equal(1, world.Accounting.Count("customer"));
        await silent.RunAsync();
        Assert.Equal(1, world.Accounting.Count("customer"));
    }

    [Fact]
    [Rule("R26")]
    [Rule("R37")]
    public async Task A_limit_parks_nobody_and_asks_nobody()
    {
        await using var world = new World();
        for (var i = 0; i < 10; i++)
            world.Crm.Add("company", ("name", "Company " + i), ("vat", (11111111 * (i % 9 + 1) + i).ToString()));
        var left = 4;
        world.Accounting.Refuse = _ => left-- > 0 ? null : new WriteOutcome.NotSent(UnavailableReason.Limited, "60 calls a minute are used up.", world.Clock.GetUtcNow().AddMinutes(1));

        var cut = await world.RunAsync();

        Assert.Equal(RunState.Partial, cut.State);
        Assert.Contains("60 calls", cut.Reason, StringComparison.Ordinal);
        Assert.True(cut.Entities["company"].AddsUp);
        Assert.Equal(4, cut.Total.CreatedInAccounting);
        Assert.Empty(await world.ParkedAsync());
        Assert.Empty(await world.Store.ListOpenIntentsAsync(World.Id, default));
        world.Accounting.Refuse = static _ => null;
        await world.SyncAsync();
        Assert.Equal(10, world.Accounting.Count("customer"));
    }

    [Theory]
    [Rule("R24")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_create_that_never_arrived_is_not_repeated_over_what_a_user_entered_by_hand(bool restart)
    {
        await using var world = new World();
        world.Accounting.Can = c => Safe(c, "key");
        world.Accounting.Refuse = static _ => Lost;
        var crm = world.Crm.Add("company", ("name", "Acme"), ("vat", "DK11111111"), ("city", "Aarhus"));
        Assert.Equal(1, (await world.RunAsync()).Total.Uncertain);
        world.Accounting.Refuse = static _ => null;
        var entered = world.Accounting.Add("customer", ("Name", "Acme A/S"), ("Vat", "11111111"));
        if (restart)
            await world.RestartAsync();

        await world.RunAsync();
        await world.RunAsync();

        Assert.Equal([entered], world.Accounting.Ids("customer"));
        var question = Assert.Single(await world.ParkedAsync(), static p => p.Kind == ParkedKind.Uncertain);
        Assert.Contains($"'{entered}' looks the same", Assert.Single(question.Problems).Message, StringComparison.Ordinal);
        var intent = Assert.Single(await world.Store.ListOpenIntentsAsync(World.Id, default));
        await world.Engine.AnswerAsync(World.Id, intent.Id, UncertainAnswer.WasNotApplied, user: "ann");
        await world.SyncAsync();
        await world.SyncAsync();
        Assert.Equal(entered, world.AccountingOf(crm));
        Assert.Equal("Aarhus", world.Accounting.Text("customer", entered, "City"));
        Assert.Equal(1, world.Accounting.Count("customer"));
        Assert.Equal(1, world.Crm.Count("company"));
        Assert.Empty(await world.ParkedAsync());
    }

    [Theory]
    [Rule("R24")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_lost_create_made_is_known_when_a_list_shows_it_before_the_repeat(bool marker)
    {
        await using var world = new World();
        world.Accounting.Can = c => Safe(c, "key") with { MarkerField = marker ? "Ref" : null };
        world.Accounting.Now = world.Clock.GetUtcNow();
        // It is made, and neither its reply nor that of the first repeat comes.
        world.Accounting.Answer = static (_, _) => Lost;
        var crm = world.Crm.Add("company", ("name", "Acme"), ("vat", "DK11111111"));
        Assert.Equal(1, (await world.RunAsync()).Total.Uncertain);
        world.Accounting.Answer = static (_, outcome) => outcome;
        if (marker)
            world.Accounting.Edit("customer", Assert.Single(world.Accounting.Ids("customer")), ("City", "Ribe"), ("Name", "Acme A/S"));

        await world.SyncAsync();
        await world.SyncAsync();

        Assert.Equal(Assert.Single(world.Accounting.Ids("customer")), world.AccountingOf(crm));
        Assert.Equal(marker ? "Acme A/S" : "Acme", world.Crm.Text("company", crm, "name"));
        Assert.Empty(await world.ParkedAsync());
    }

    [Fact]
    [Rule("R34")]
    public async Task A_field_that_is_held_is_still_told_of_after_another_write_was_uncertain_for_a_while()
    {
        await using var world = new World(mapping: static m =>
        {
            World.Standard(m);
            m.Entity("company").Field(new Field<string>("company", "city"), new Field<string>("customer", "City"), static r => r.Flow(Flow.FromCrm).OnDeviation(Deviation.Revert));
        });
        var crm = world.Crm.Add("company", ("name", "Acme"), ("city", "Aarhus"));
        await world.SyncAsync();
        world.Crm.Edit("company", crm, ("name", "Acme, a company with a name that accounting has no room for"));
        await world.SyncAsync();
        Assert.Single(await world.ParkedAsync(), static p => p.Kind == ParkedKind.Held);
        // Only accounting changes, and only accounting is written.
        world.Accounting.Edit("customer", world.AccountingOf(crm), ("City", "Ribe"));
        world.Accounting.Answer = static (_, _) => Lost;

        await world.RunAsync();
        world.Accounting.Answer = static (_, outcome) => outcome;
        await world.SyncAsync();
        await world.SyncAsync();

        Assert.Equal("Aarhus", world.Accounting.Text("customer", world.AccountingOf(crm), "City"));
        var held = Assert.Single(await world.ParkedAsync());
        Assert.Equal((ParkedKind.Held, "too-long"), (held.Kind, held.Cause));
    }

    [Fact]
    [Rule("R14")]
    [Rule("R21")]
    public async Task A_list_that_still_shows_what_a_direct_read_says_is_gone_takes_nothing_back()
    {
        await using var world = new World(mapping: m =>
        {
            World.Standard(m);
            m.Entity("company").With(static e => e with { Winner = Winner.Accounting });
        });
        var crm = world.Crm.Add("company", ("name", "Acme"), ("city", "v1"));
        await world.SyncAsync();
        var books = world.AccountingOf(crm);
        // The write of v2 arrives late, and then the customer is deleted; lists do not show that yet.
        RecordWrite? held = null;
        world.Accounting.Refuse = write =>
        {
            held = write;
            return Lost;
        };
        world.Crm.Edit("company", crm, ("city", "v2"));
        Assert.Equal(1, (await world.RunAsync()).Total.Uncertain);
        world.Accounting.Refuse = static _ => null;
        await world.Accounting.Open().WriteAsync(new WriteBatch(World.Customer, [held!]), default);
        world.Accounting.Lookup = id => id == books ? new RecordLookup.Deleted(new RecordId(id)) : null;
        world.Crm.Edit("company", crm, ("city", "v3"));

        await world.RunAsync();
        await world.RunAsync();

        Assert.Equal("v3", world.Crm.Text("company", crm, "city"));
        Assert.Equal(LinkState.Orphaned, Assert.Single(await world.Store.FindLinksAsync(World.Id, Side.Crm, "companys", [crm], default)).State);
    }

    private sealed class ProcessDied : Exception;

    private sealed class Silent(ISyncProvider inner) : SyncProviderDecorator(inner)
    {
        public override async Task<IReadOnlyList<WriteOutcome>> WriteAsync(WriteBatch batch, CancellationToken cancellationToken)
        {
            await Inner.WriteAsync(batch, cancellationToken);
            return [];
        }
    }
}
