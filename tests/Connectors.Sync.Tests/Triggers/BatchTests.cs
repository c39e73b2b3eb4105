using Connectors.Sync.Execution;
using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Sync.Tests.Triggers;

/// <summary>A system that takes several writes in one call. Turns are taken one after the other on one thread, so that it is known what waits together.</summary>
public sealed class BatchTests
{
    private static readonly WriteOutcome Lost = new WriteOutcome.Uncertain(new UncertainEvidence { Message = "no reply" });

    public static TheoryData<string> Safeties => ["key", "client-id", "read-back"];

    [Fact]
    [Rule("R25")]
    public async Task Writes_that_wait_together_share_a_call_and_each_has_its_own_outcome()
    {
        await using var world = Start(out var turns);
        var ids = Companies(world, 45);
        world.Crm.Edit("company", ids[7], ("name", new string('x', 50)));
        world.Crm.Edit("company", ids[30], ("name", new string('x', 50)));

        var report = await turns.RunAsync(world.RunAsync);

        Assert.Equal(RunState.Completed, report.State);
        Assert.Equal(43, report.Total.CreatedInAccounting);
        Assert.Equal(43, world.Accounting.Count("customer"));
        Assert.All(world.Accounting.Batches, static b => Assert.InRange(b, 1, 20));
        Assert.Equal(45 - 2, world.Accounting.Batches.Sum());
        Assert.Equal(3, world.Accounting.Batches.Count);
        Assert.Equal(2, (await world.ParkedAsync()).Count);
        Assert.Empty(await world.Store.ListOpenIntentsAsync(World.Id, default));

        // Changes share a call as creates do.
        world.Accounting.Batches.Clear();
        foreach (var id in ids.Take(20))
            world.Crm.Edit("company", id, ("city", "Ribe " + id));
        await turns.RunAsync(world.RunAsync);
        Assert.Equal([19], world.Accounting.Batches);
        Assert.All(ids.Take(20).Where(id => id != ids[7]), id => Assert.Equal("Ribe " + id, world.Accounting.Text("customer", world.AccountingOf(id), "City")));
        var writes = world.Accounting.Writes;
        await turns.RunAsync(world.RunAsync);
        Assert.Equal(writes, world.Accounting.Writes);
    }

    [Fact]
    [Rule("R25")]
    public async Task What_is_refused_as_a_whole_is_tried_in_halves_and_only_the_bad_one_is_parked()
    {
        await using var world = Start(out var turns, static c => c with { AtomicBatches = true });
        var ids = Companies(world, 16);
        world.Accounting.Refuse = write => write.Set.Any(static s => s.Value.ToString() == "City 11") ? new WriteOutcome.Refused(new Problem("city", "City", "No such city.")) : null;

        await turns.RunAsync(world.RunAsync);

        // All 16, and two halves of each part that was refused.
        Assert.Equal(15, world.Accounting.Count("customer"));
        Assert.Equal([1, 1, 2, 2, 4, 4, 8, 8, 16], world.Accounting.Batches.Order());
        var parked = Assert.Single(await world.ParkedAsync());
        Assert.Equal(ids[10], parked.Crm?.Id.Value);
        Assert.Equal("city", Assert.Single(parked.Problems).Code);
        Assert.Empty(await world.Store.ListOpenIntentsAsync(World.Id, default));
    }

    [Fact]
    [Rule("R25")]
    public async Task A_limit_leaves_the_whole_batch_unsent_and_nothing_is_tried_in_halves()
    {
        await using var world = Start(out var turns, static c => c with { AtomicBatches = true });
        Companies(world, 16);
        world.Accounting.Refuse = write => new WriteOutcome.NotSent(UnavailableReason.Limited, "limit", world.Clock.GetUtcNow().AddMinutes(1));

        var report = await turns.RunAsync(world.RunAsync);

        Assert.Equal([16], world.Accounting.Batches);
        Assert.Equal(16, report.Total.Deferred);
        Assert.Empty(await world.Store.ListOpenIntentsAsync(World.Id, default));
        world.Accounting.Refuse = static _ => null;
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await turns.RunAsync(world.RunAsync);
        Assert.Equal(16, world.Accounting.Count("customer"));
    }

    [Theory]
    [Rule("R25")]
    [MemberData(nameof(Safeties))]
    public async Task When_the_reply_to_a_batch_is_lost_each_write_is_settled_by_itself(string safety)
    {
        await using var world = Start(out var turns, c => Safe(c, safety));
        var ids = Companies(world, 10);
        // Some were done, some never arrived; of none of them anything is heard.
        var arrives = 0;
        world.Accounting.Refuse = _ => ++arrives % 3 == 0 ? Lost : null;
        world.Accounting.Answer = static (_, _) => Lost;
        await turns.RunAsync(world.RunAsync);
        Assert.Equal(10, world.Accounting.Batches[0]);
        world.Accounting.Refuse = static _ => null;
        world.Accounting.Answer = static (_, outcome) => outcome;

        for (var pass = 0; pass < 3; pass++)
        {
            world.Clock.Advance(TimeSpan.FromMinutes(10));
            await turns.RunAsync(world.RunAsync);
        }

        Assert.Equal(10, world.Accounting.Count("customer"));
        Assert.Equal(10, ids.Select(world.AccountingOf).Distinct().Count());
        Assert.Empty(await world.ParkedAsync());
        Assert.Empty(await world.Store.ListOpenIntentsAsync(World.Id, default));
    }

    [Fact]
    [Rule("R25")]
    public async Task What_a_provider_does_not_report_on_is_uncertain_and_what_it_reports_on_stands()
    {
        await using var world = Start(out var turns, shorten: true);
        var ids = Companies(world, 10);

        await turns.RunAsync(world.RunAsync);

        // Six are sent again, each under its own key.
        Assert.Equal([10, 1, 1, 1, 1, 1, 1], world.Accounting.Batches);
        Assert.Equal(10, world.Accounting.Count("customer"));
        Assert.Equal(10, ids.Select(world.AccountingOf).Distinct().Count());
    }

    [Fact]
    [Rule("R25")]
    public async Task Creates_that_nothing_could_tell_of_afterwards_go_one_by_one_and_changes_share_all_the_same()
    {
        await using var world = Start(out var turns, static c => c with { CreateSafety = CreateSafety.Nothing });
        var ids = Companies(world, 12);

        await turns.RunAsync(world.RunAsync);
        Assert.Equal(Enumerable.Repeat(1, 12), world.Accounting.Batches);

        world.Accounting.Batches.Clear();
        foreach (var id in ids)
            world.Crm.Edit("company", id, ("city", "Ribe"));
        await turns.RunAsync(world.RunAsync);
        Assert.Equal([12], world.Accounting.Batches);
    }

    [Fact]
    [Rule("R25")]
    public async Task A_batch_whose_intents_the_store_refuses_is_not_sent()
    {
        await using var world = Start(out var turns);
        Companies(world, 10);
        // Somebody lowers the mode after the pairs were decided and before their turn comes.
        turns.AfterDecisions = () => world.Connections.SetModeAsync(World.Id, ConnectionMode.PlanOnly);

        await turns.RunAsync(world.RunAsync);

        Assert.Empty(world.Accounting.Batches);
        Assert.Empty(await world.Store.ListOpenIntentsAsync(World.Id, default));
        await world.Connections.SetModeAsync(World.Id, ConnectionMode.Live);
        await turns.RunAsync(world.RunAsync);
        Assert.Equal(10, world.Accounting.Count("customer"));
    }

    [Theory]
    [Rule("R21")]
    [Rule("R22")]
    [InlineData("client-id")]
    [InlineData("read-back")]
    public async Task The_deadline_of_a_write_that_waited_long_for_its_turn_counts_from_its_turn(string safety)
    {
        await using var world = Start(out var turns, c => Safe(c, safety));
        var ids = Companies(world, 10);
        turns.AfterDecisions = () =>
        {
            world.Clock.Advance(TimeSpan.FromHours(1));
            return Task.CompletedTask;
        };
        // They arrive late, and meanwhile nobody finds them.
        var held = new List<RecordWrite>();
        world.Accounting.Refuse = write =>
        {
            held.Add(write);
            return Lost;
        };
        await turns.RunAsync(world.RunAsync);
        world.Accounting.Refuse = static _ => null;
        Assert.Equal(10, held.Count);

        await turns.RunAsync(world.RunAsync);
        await turns.RunAsync(world.RunAsync);
        Assert.Equal(10, (await world.Store.ListOpenIntentsAsync(World.Id, default)).Count);
        await world.Accounting.Open().WriteAsync(new WriteBatch(World.Customer, held), default);
        await turns.RunAsync(world.RunAsync);

        Assert.Equal(10, world.Accounting.Count("customer"));
        Assert.Equal(10, ids.Select(world.AccountingOf).Distinct().Count());
        Assert.Empty(await world.Store.ListOpenIntentsAsync(World.Id, default));
    }

    private static EntityCapabilities Safe(EntityCapabilities c, string safety) => c with
    {
        MarkerField = c.Entity == "customer" ? "Ref" : null,
        CreateSafety = safety switch
        {
            "key" => new CreateSafety.IdempotencyKey(TimeSpan.FromHours(1)),
            "client-id" => new CreateSafety.ClientId(),
            _ => new CreateSafety.ReadBack("Ref"),
        },
    };

    private static World Start(out Turns turns, Func<EntityCapabilities, EntityCapabilities>? can = null, bool shorten = false)
    {
        var made = turns = new Turns();
        World? world = null;
        world = new World(
            c => { if (shorten) c.UseProvider(Side.Accounting, (_, _) => ValueTask.FromResult<ISyncProvider>(new Forgetful(world!.Accounting.Open()))); },
            host: services => services.AddSingleton<Surroundings>(made));
        world.Accounting.Can = c => (can?.Invoke(c) ?? c) with { WriteBatchSize = 20 };
        return world;
    }

    private static List<string> Companies(World world, int count) =>
        [.. Enumerable.Range(1, count).Select(i => world.Crm.Add("company", ("name", $"Firma {i}"), ("vat", $"{10_000_000 + i}"), ("city", $"City {i}")))];

    /// <summary>Answers only for the first four writes of a call.</summary>
    private sealed class Forgetful(ISyncProvider inner) : SyncProviderDecorator(inner)
    {
        public override async Task<IReadOnlyList<WriteOutcome>> WriteAsync(WriteBatch batch, CancellationToken cancellationToken) =>
            [.. (await Inner.WriteAsync(batch, cancellationToken)).Take(batch.Writes.Count > 1 ? 4 : 1)];
    }
}
