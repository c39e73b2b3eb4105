using System.Text;
using Connectors.Sync.Tests.Fakes;
using Connectors.Sync.Triggers;
using Connectors.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Sync.Tests.Triggers;

/// <summary>Calls that come twice or not at all, slots that were missed, and two hosts that both look.</summary>
public sealed class CatchUpTests
{
    [Fact]
    [Acceptance("I-01")]
    [Rule("R29")]
    public async Task A_webhook_that_is_delivered_again_changes_nothing_the_second_time()
    {
        await using var world = Start();
        var customer = world.Accounting.Add("customer", ("Name", "Acme"));
        await world.SyncAsync();
        world.Accounting.Edit("customer", customer, ("City", "Ribe"));
        await CallAsync(world, customer);
        await CallAsync(world, customer);
        Assert.Equal(1, (await world.SyncAsync()).UpdatedInCrm);
        var writes = (world.Crm.Writes, world.Accounting.Writes);
        var company = Assert.Single(world.Crm.Ids("company"));
        var link = Assert.Single(await world.Store.FindLinksAsync(World.Id, Side.Crm, "companys", [company], default));
        await world.SyncAsync();

        // Also when the second delivery comes after the first one was worked off.
        for (var i = 0; i < 3; i++)
        {
            await CallAsync(world, customer);
            var counters = await world.SyncAsync();
            Assert.Equal((0, 1), (counters.Writes, counters.Unchanged));
        }

        Assert.Equal(writes, (world.Crm.Writes, world.Accounting.Writes));
        Assert.Equal(("Ribe", 1), (world.Crm.Text("company", company, "city"), world.Crm.Count("company")));
        Assert.Equal((link.Id, link.State), (await world.Store.FindLinkAsync(World.Id, link.Id, default)) is { } now ? (now.Id, now.State) : default);
        Assert.Equal(1, (await world.Engine.ExplainAsync(World.Id, new RecordRef("company", company), "city")).Events.Count(static e => e.Written == "Ribe"));
    }

    [Fact]
    [Acceptance("P-14a")]
    [Acceptance("P-14f")]
    public async Task Of_a_webhooks_body_nothing_is_kept_but_which_record_it_names()
    {
        await using var world = Start();
        var customer = world.Accounting.Add("customer", ("Name", "Acme"));
        await world.SyncAsync();
        await CallAsync(world, customer + "|canary-name|canary@example.com");
        var rows = new List<string?>();
        await world.Store.ReadAllAsync(World.Id, row =>
        {
            rows.Add(row.ToString());
            return default;
        }, default);

        Assert.Contains(rows, r => r!.Contains($"Id = {customer},", StringComparison.Ordinal) && r.StartsWith("MarkRow", StringComparison.Ordinal));
        Assert.DoesNotContain(rows, static r => r!.Contains("canary", StringComparison.Ordinal));
        // And the mark goes with the run that works it off.
        await world.SyncAsync();
        Assert.Empty(await world.Store.ListMarksAsync(World.Id, Side.Accounting, "customers", 10, default));
    }

    [Fact]
    [Acceptance("I-09")]
    public async Task A_webhook_that_never_came_is_caught_by_the_next_slot()
    {
        await using var world = Start(static c => c.Schedule(Schedule.Every(TimeSpan.FromHours(3))));
        var customer = world.Accounting.Add("customer", ("Name", "Acme"));
        await TickAsync(world.Services);
        world.Clock.Advance(TimeSpan.FromMinutes(20));
        world.Accounting.Edit("customer", customer, ("City", "Ribe"));
        var added = world.Accounting.Add("customer", ("Name", "Beta"));
        var deleted = world.Accounting.Add("customer", ("Name", "Gamma"));
        world.Accounting.Delete("customer", deleted);

        // No call comes: neither of the edit nor of the new one.
        await TickAsync(world.Services);
        Assert.Single(world.Crm.Ids("company"));
        world.Clock.Advance(TimeSpan.FromHours(3));
        await TickAsync(world.Services);

        Assert.Equal(["Acme Ribe", "Beta "], world.Crm.Ids("company").Select(id => $"{world.Crm.Text("company", id, "name")} {world.Crm.Text("company", id, "city")}").Order(StringComparer.Ordinal));
        Assert.NotNull(added);
    }

    [Fact]
    [Acceptance("P-43a")]
    public async Task A_missed_slot_runs_once_also_where_two_hosts_look()
    {
        await using var world = Start(static c => c.Schedule(Schedule.Every(TimeSpan.FromHours(3))));
        await TickAsync(world.Services);
        Assert.Single(await world.Store.ListRunsAsync(World.Id, 10, default));
        await world.RestartAsync();
        await using var other = world.StartNode();
        world.Clock.Advance(TimeSpan.FromHours(10));

        await Task.WhenAll(TickAsync(world.Services), TickAsync(other));
        await TickAsync(other);
        await TickAsync(world.Services);

        Assert.Equal(2, (await world.Store.ListRunsAsync(World.Id, 10, default)).Count);
        // The next slot counts from that run, not from those that were missed.
        world.Clock.Advance(TimeSpan.FromMinutes(179));
        await TickAsync(other);
        Assert.Equal(2, (await world.Store.ListRunsAsync(World.Id, 10, default)).Count);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await TickAsync(other);
        await TickAsync(world.Services);
        Assert.Equal(3, (await world.Store.ListRunsAsync(World.Id, 10, default)).Count);
    }

    private static async Task TickAsync(IServiceProvider services) => await Task.WhenAll(await services.GetRequiredService<SyncScheduler>().TickAsync(default));

    private static async Task CallAsync(World world, string customer)
    {
        var webhooks = world.Services.GetRequiredService<IWebhooks>();
        var answer = await webhooks.ReceiveAsync(webhooks.CreateKey(World.Id), new WebhookRequest { Method = "POST", Headers = new Dictionary<string, string>(), Query = new Dictionary<string, string>(), Body = Encoding.UTF8.GetBytes(customer), Topic = "FakeCustomer" });
        Assert.Equal((200, 1), (answer.Status, answer.Marks));
    }

    private static World Start(Action<ConnectionBuilder>? configure = null) => new(c =>
    {
        c.Webhooks(Side.Accounting, new Adapter());
        c.Services.Configure<SyncOptions>(static o => o.WebhookSecrets.Add("0123456789abcdef0123456789abcdef"));
        configure?.Invoke(c);
    });

    private sealed class Adapter : IWebhookAdapter
    {
        public IReadOnlyList<string> RouteAliases { get; } = ["FakeCustomer"];

        public WebhookVerdict Read(WebhookRequest request, WebhookSecret secret) => new WebhookVerdict.Accepted([new DirtyMark("customers", new RecordId(Encoding.UTF8.GetString(request.Body.Span).Split('|')[0]))]);
    }
}
