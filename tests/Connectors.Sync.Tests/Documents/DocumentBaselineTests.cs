using Connectors.Sync.Stores;
using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Sync.Tests.Documents;

/// <summary>What sends a document by itself, and what never does: only a status that is seen to change against the baseline.</summary>
public sealed class DocumentBaselineTests
{
    [Theory]
    [Acceptance("P-01b")]
    [Rule("R40")]
    [InlineData("webhook")]
    [InlineData("poll")]
    [InlineData("full")]
    [InlineData("down")]
    public async Task A_transition_sends_one_document_however_it_is_found(string how)
    {
        await using var d = new DocumentWorld();
        var offer = d.AddOffer();
        await d.RunAsync();
        if (how == "full")
            d.World.Crm.Feed = static r => r with { Cursor = CursorKind.None };
        if (how == "down")
        {
            await d.World.RestartAsync();
            d.Clock.Advance(TimeSpan.FromDays(2));
        }

        d.SetStatus(offer, "3");
        if (how == "webhook")
            await d.World.Store.AddMarksAsync(World.Id, [new MarkRow { Side = Side.Crm, Resource = "offers", Id = offer, Class = MarkClass.Dirty }], default);

        Assert.Equal(1, (await d.RunAsync()).Sent);
        // The same is said once more, by a call that comes late and by a reading of everything.
        await d.World.Store.AddMarksAsync(World.Id, [new MarkRow { Side = Side.Crm, Resource = "offers", Id = offer, Class = MarkClass.Dirty }], default);
        d.World.Crm.Feed = static r => r with { Cursor = CursorKind.None };
        for (var pass = 0; pass < 3; pass++)
            Assert.Equal(0, (await d.RunAsync()).Sent);
        Assert.Single(d.Books.All);
    }

    [Theory]
    [Acceptance("P-01b")]
    [Rule("R40")]
    [InlineData("1", "3", false)]
    [InlineData("3", "1", false)]
    [InlineData("3", "1", true)]
    [InlineData("3", "4", true)]
    public async Task A_status_that_goes_away_and_comes_back_to_the_baseline_sends_nothing(string baseline, string away, bool seen)
    {
        await using var d = new DocumentWorld();
        var offer = d.AddOffer(baseline);
        await d.RunAsync();
        for (var i = 0; i < 2; i++)
        {
            d.SetStatus(offer, away);
            if (seen)
                await d.RunAsync();
            d.SetStatus(offer, baseline);
            await d.RunAsync();
        }

        Assert.Equal(0, d.Books.Sends);
        Assert.Empty(await d.SendsAsync());
        // A person may send it all the same, and from then on it is like any other.
        Assert.Equal(SendState.Sent, (await d.PressAsync(offer)).State);
    }

    [Theory]
    [Acceptance("P-01c")]
    [Rule("R40")]
    [InlineData("restore")]
    [InlineData("reset")]
    [InlineData("re-link")]
    public async Task A_restored_store_a_connection_made_anew_and_one_that_is_bound_anew_send_nothing(string how)
    {
        await using var d = new DocumentWorld();
        // The second store stands where the first one stood when its backup was made.
        await using var backup = new World(c => c
            .UseProvider(Side.Crm, (_, _) => ValueTask.FromResult(d.OpenCrm())).UseProvider(Side.Accounting, (_, _) => ValueTask.FromResult(d.OpenBooks())).Documents(DocumentWorld.Standard));
        var offers = Enumerable.Range(0, 5).Select(_ => d.AddOffer()).ToList();
        await d.RunAsync();
        await backup.RunAsync();
        offers.ForEach(o => d.SetStatus(o, "3"));
        Assert.Equal(5, (await d.RunAsync()).Sent);
        d.Clock.Advance(TimeSpan.FromHours(1));

        var world = d.World;
        switch (how)
        {
            case "restore":
                world = backup;
                break;
            case "reset":
                await world.Connections.DeleteAsync(World.Id, "ann");
                await world.Connections.CreateAsync(new NewConnection { Id = World.Id, Kind = "acme" }, "ann");
                break;
            default:
                await world.Connections.RebindAsync(World.Id, user: "ann");
                break;
        }

        await world.Connections.SetModeAsync(World.Id, ConnectionMode.Live, "ann");
        for (var pass = 0; pass < 3; pass++)
        {
            var report = await world.RunAsync();
            Assert.True(report.State != RunState.Failed, report.Reason);
            Assert.Equal(0, report.Documents.Sent);
        }

        Assert.Equal((5, 5), (d.Books.Sends, d.Books.All.Count));
        // What the restored store does not know of is asked about, not sent again.
        if (how == "restore")
        {
            var asked = new List<SendInfo>();
            await foreach (var send in world.Services.GetRequiredService<IDocuments>().ListAsync(World.Id))
                asked.Add(send);
            Assert.Equal(5, asked.Count(static s => s.State == SendState.Asked));
        }
    }

    [Theory]
    [Acceptance("P-01d")]
    [Rule("R40")]
    [InlineData(10, 10, "all")]
    [InlineData(3, 3, "all")]
    [InlineData(10, 11, "all")]
    [InlineData(10, 11, "some")]
    [InlineData(10, 11, "none")]
    [InlineData(3, 4, "some")]
    public async Task More_than_so_many_in_one_pass_are_one_question_with_its_list(int limit, int due, string answer)
    {
        await using var d = new DocumentWorld(configure: c => c.Services.Configure<SyncOptions>(o => o.MaxAutomaticDocuments = limit));
        var offers = Enumerable.Range(0, due).Select(_ => d.AddOffer()).ToList();
        var pressed = Enumerable.Range(0, 12).Select(_ => d.AddOffer()).ToList();
        await d.RunAsync();
        // What people send does not count.
        foreach (var offer in pressed)
            Assert.Equal(SendState.Sent, (await d.PressAsync(offer)).State);
        offers.ForEach(o => d.SetStatus(o, "3"));

        var run = await d.RunAsync();

        if (due <= limit)
        {
            Assert.Equal((due, 0), (run.Sent, run.Held));
            return;
        }

        Assert.Equal((0, due), (run.Sent, run.Held));
        var flow = Assert.Single(await d.Documents.ListFlowsAsync(World.Id));
        Assert.Equal(offers.Order(StringComparer.Ordinal), flow.Waiting.Select(static r => r.Id.Value).Order(StringComparer.Ordinal));
        var sent = answer switch { "all" => due, "some" => 2, _ => 0 };
        if (answer == "some")
        {
            Assert.Equal("not-waiting", (await Assert.ThrowsAsync<SyncRequestException>(() => d.Documents.ResumeAsync(World.Id, DocumentWorld.Invoice, [DocumentWorld.Ref(offers[0]), DocumentWorld.Ref(pressed[0])], "ida"))).Code);
            Assert.NotNull(Assert.Single(await d.Documents.ListFlowsAsync(World.Id)).StoppedAt);
            await d.Documents.ResumeAsync(World.Id, DocumentWorld.Invoice, [DocumentWorld.Ref(offers[1]), DocumentWorld.Ref(offers[2])], "ida");
        }
        else
        {
            await d.Documents.ResumeAsync(World.Id, DocumentWorld.Invoice, answer == "all" ? ResumeFlow.SendWaiting : ResumeFlow.DropWaiting, "ida");
        }

        Assert.Equal(sent, (await d.RunAsync()).Sent);
        Assert.Equal(0, (await d.RunAsync()).Sent);
        Assert.Equal(pressed.Count + sent, d.Books.All.Count);
        if (answer == "some")
            Assert.Equal([offers[1], offers[2]], (await d.SendsAsync()).Where(s => offers.Contains(s.Source.Id.Value)).Select(static s => s.Source.Id.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    [Acceptance("P-01e")]
    [Rule("R40")]
    public async Task A_stopped_flow_stays_stopped_on_another_node_and_is_told_once()
    {
        var heard = new List<ConnectionEvent>();
        await using var d = new DocumentWorld(configure: c => c.Services.AddSingleton<IConnectionEvents>(new Handler(heard)));
        var offers = Enumerable.Range(0, 11).Select(_ => d.AddOffer()).ToList();
        await d.RunAsync();
        offers.ForEach(o => d.SetStatus(o, "3"));
        Assert.Equal(11, (await d.RunAsync()).Held);
        await d.World.Services.GetRequiredService<Sync.Events.EventService>().DrainAsync();

        // The first process is never heard of again; the others know only what was stored.
        for (var node = 0; node < 2; node++)
        {
            await using var services = d.World.StartNode();
            for (var pass = 0; pass < 2; pass++)
                Assert.Equal((0, 11), (await services.GetRequiredService<ISyncEngine>().RunAsync(World.Id)).Documents is var now ? (now.Sent, now.Held) : default);
            await services.GetRequiredService<Sync.Events.EventService>().DrainAsync();
            var flow = Assert.Single(await services.GetRequiredService<IDocuments>().ListFlowsAsync(World.Id));
            Assert.Equal((true, 11), (flow.StoppedAt is not null, flow.Waiting.Count));
        }

        Assert.Equal(0, d.Books.Sends);
        var told = Assert.Single(heard, static e => e.Kind == ConnectionEventKind.BrakeWaiting);
        Assert.Contains("11 documents", told.Message, StringComparison.Ordinal);

        await d.Documents.ResumeAsync(World.Id, DocumentWorld.Invoice, ResumeFlow.DropWaiting, "ida");
        await d.RunAsync();
        await d.World.Services.GetRequiredService<Sync.Events.EventService>().DrainAsync();
        Assert.Equal([false, true], heard.Where(static e => e.Kind == ConnectionEventKind.BrakeWaiting).Select(static e => e.Ended));
    }

    private sealed class Handler(List<ConnectionEvent> heard) : IConnectionEvents
    {
        public Task OnEventAsync(ConnectionEvent connectionEvent, CancellationToken cancellationToken)
        {
            lock (heard)
                heard.Add(connectionEvent);
            return Task.CompletedTask;
        }
    }
}
