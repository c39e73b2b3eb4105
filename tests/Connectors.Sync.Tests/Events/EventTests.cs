using System.Collections.Concurrent;
using Connectors.Sync.Events;
using Connectors.Sync.Tests.Fakes;
using Connectors.Sync.Triggers;
using Connectors.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Sync.Tests.Events;

public sealed class EventTests
{
    private static readonly ConnectionHealth Down = new() { Ok = false, Reason = "The token was withdrawn.", NextStep = "User: connect it again.", Failure = UnavailableReason.CredentialsRefused };

    [Fact]
    [Acceptance("P-13a")]
    public async Task Red_is_told_once_over_runs_restarts_and_hosts_and_green_once()
    {
        await using var estate = new Estate();
        var (node, heard) = Start(estate);
        var id = await Estate.CreateAsync(node, "acme");
        await RunAsync(node, id);
        heard.Clear();
        estate.Books("acme").Red = Down;
        var since = estate.Clock.GetUtcNow();
        for (var i = 0; i < 3; i++)
            await RunAsync(node, id);
        var (two, heardThere) = Start(estate);
        await RunAsync(two, id);
        await estate.StopAsync();
        (node, heard) = Start(estate, heard);
        await RunAsync(node, id);

        var red = Assert.Single(heard);
        Assert.Empty(heardThere);
        Assert.Equal((ConnectionEventKind.Red, "accounting", false, "The token was withdrawn.", "User: connect it again.", since), (red.Kind, red.Subject, red.Ended, red.Message, red.NextStep, red.Since));

        estate.Books("acme").Red = null;
        await RunAsync(node, id);
        await RunAsync(node, id);
        Assert.Equal([(ConnectionEventKind.Red, false), (ConnectionEventKind.Red, true)], heard.Select(static e => (e.Kind, e.Ended)));

        estate.Books("acme").Red = Down;
        await RunAsync(node, id);
        Assert.Equal(3, heard.Count);
        Assert.Equal(3, heard.Select(static e => e.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_host_that_dies_while_it_tells_has_its_event_told_by_the_next_one()
    {
        await using var estate = new Estate();
        var hanging = new ConcurrentQueue<ConnectionEvent>();
        var node = estate.Start(more: b => b.Services.AddSingleton<IConnectionEvents>(new Handler(hanging, static _ => new TaskCompletionSource().Task)), options: static o => o.EventTimeout = TimeSpan.FromMinutes(5));
        var id = await Estate.CreateAsync(node, "acme");
        estate.Books("acme").Red = Down;
        await node.Engine.RunAsync(id);
        while (hanging.IsEmpty)
            await Task.Yield();

        // It is in the hands of the first host: nobody else tells it, until that one must be dead.
        var (two, heard) = Start(estate);
        await RunAsync(two, id);
        Assert.Empty(heard);
        estate.Clock.Advance(TimeSpan.FromHours(1));
        await RunAsync(two, id);
        await RunAsync(two, id);

        Assert.Equal(hanging.Single().Id, Assert.Single(heard).Id);
    }

    [Fact]
    public async Task A_host_that_still_tells_tells_it_once_however_long_that_takes()
    {
        await using var estate = new Estate();
        var gate = new TaskCompletionSource();
        var told = new ConcurrentQueue<ConnectionEvent>();
        var node = estate.Start(more: b => b.Services.AddSingleton<IConnectionEvents>(new Handler(told, _ => gate.Task)), options: static o => o.EventTimeout = TimeSpan.FromMinutes(5));
        var id = await Estate.CreateAsync(node, "acme");
        estate.Books("acme").Red = Down;
        await node.Engine.RunAsync(id);

        // The machine slept, or the clock was set: no other host lives that could have forgotten it.
        estate.Clock.Advance(TimeSpan.FromHours(1));
        await node.Engine.RunAsync(id);
        gate.SetResult();
        await node.Services.GetRequiredService<EventService>().DrainAsync();

        Assert.Equal(ConnectionEventKind.Red, Assert.Single(told).Kind);
    }

    [Fact]
    public async Task Handlers_that_throw_or_hang_hurt_no_run_and_no_other_handler()
    {
        await using var estate = new Estate();
        var bad = new ConcurrentQueue<ConnectionEvent>();
        var (node, heard) = Start(estate, more: b => b.Services
            .AddSingleton<IConnectionEvents>(new Handler(bad, static _ => throw new InvalidOperationException("handler")))
            .AddSingleton<IConnectionEvents>(new Handler(bad, static _ => new TaskCompletionSource().Task)), timeout: TimeSpan.FromSeconds(1));
        var id = await Estate.CreateAsync(node, "acme");
        estate.Crm("acme").Add("company", ("name", "Acme"));
        estate.Books("acme").Refuse = static _ => new WriteOutcome.Refused(new Problem("bad", null, "No."));
        await node.Connections.SetModeAsync(id, ConnectionMode.PlanOnly);

        Assert.Equal(RunState.Completed, (await node.Engine.RunAsync(id)).State);
        await node.Services.GetRequiredService<EventService>().DrainAsync();

        Assert.Equal(ConnectionEventKind.PlanWaiting, Assert.Single(heard).Kind);
        Assert.Equal(2, bad.Count);
        Assert.Contains(estate.Logs, static l => l.Contains("a handler of events failed", StringComparison.Ordinal));
    }

    [Fact]
    [Acceptance("P-13b")]
    [Acceptance("P-14g", Missing = "a host that logs a client's own exception logs the vendor's sentence: Summary is for that")]
    public async Task Parked_records_are_told_when_the_limit_is_reached_and_when_the_oldest_is_too_old_once_each()
    {
        await using var estate = new Estate();
        var (node, heard) = Start(estate, options: static o => o.ParkedLimit = 3);
        var id = await Estate.CreateAsync(node, "acme");
        estate.Books("acme").Refuse = static w => w.Kind == WriteKind.Create ? new WriteOutcome.Refused(new Problem("bad", "Name", "Kanarie is refused.")) : null;
        estate.Crm("acme").Add("company", ("name", "Kanarie 1"));
        estate.Crm("acme").Add("company", ("name", "Kanarie 2"));
        await RunAsync(node, id);
        Assert.Empty(heard);

        estate.Crm("acme").Add("company", ("name", "Kanarie 3"));
        await RunAsync(node, id);
        estate.Crm("acme").Add("company", ("name", "Kanarie 4"));
        await RunAsync(node, id);
        Assert.Equal((ConnectionEventKind.Parked, "count", false), Assert.Single(heard) is var e ? (e.Kind, e.Subject, e.Ended) : default);

        estate.Clock.Advance(TimeSpan.FromDays(8));
        await RunAsync(node, id);
        Assert.Equal(["count", "age"], heard.Where(static h => h.Kind == ConnectionEventKind.Parked).Select(static h => h.Subject));
        estate.Books("acme").Refuse = static _ => null;
        estate.Clock.Advance(TimeSpan.FromDays(2));
        await RunAsync(node, id);
        Assert.Equal(["count", "age", "count!", "age!"], heard.Where(static h => h.Kind == ConnectionEventKind.Parked).Select(static h => h.Subject + (h.Ended ? "!" : "")));
        Assert.DoesNotContain(heard, static h => h.Message.Contains("Kanarie", StringComparison.Ordinal));
    }

    [Fact]
    [Acceptance("P-13d")]
    public async Task Credentials_that_run_out_are_told_at_thirty_seven_and_one_day_and_renewing_them_ends_it()
    {
        await using var estate = new Estate();
        var (node, heard) = Start(estate);
        var id = await Estate.CreateAsync(node, "acme");
        var expires = estate.Clock.GetUtcNow().AddDays(40);
        Grants(estate.Books("acme"), expires);
        // Once a day the connection is looked at, runs or no runs.
        await RunAsync(node, id);
        for (var day = 0; day < 41; day++)
        {
            estate.Clock.Advance(TimeSpan.FromDays(1));
            await TickAsync(node);
        }

        Assert.Equal([("30", 30), ("7", 7), ("1", 1)], heard.Where(static h => h.Kind == ConnectionEventKind.CredentialsExpiring).Select(h => (h.Level, (int)(expires - h.At).TotalDays)));
        Assert.Contains("run out in 7 days, on 2026-02-14", heard.Single(static h => h.Level == "7").Message, StringComparison.Ordinal);

        Grants(estate.Books("acme"), estate.Clock.GetUtcNow().AddDays(360));
        await node.Connections.ReauthoriseAsync(id, Side.Accounting, SideCredentials.Of("apiKey", "acme"), "ann");
        await TickAsync(node);
        await RunAsync(node, id);
        Assert.True(heard.Last(static h => h.Kind == ConnectionEventKind.CredentialsExpiring).Ended);
    }

    [Fact]
    [Acceptance("P-13c")]
    public async Task No_progress_and_silent_webhooks_are_told_and_a_quiet_customer_raises_neither()
    {
        await using var estate = new Estate();
        var (node, heard) = Start(estate, configure: static c => c.Mapping(World.Standard).Schedule(Schedule.Every(TimeSpan.FromHours(1))));
        var (quiet, busy) = (await Estate.CreateAsync(node, "quiet"), await Estate.CreateAsync(node, "busy"));
        await node.Connections.HeardWebhookAsync(quiet);
        await node.Connections.HeardWebhookAsync(busy);
        for (var hour = 0; hour < 48; hour++)
        {
            await TickAsync(node);
            estate.Clock.Advance(TimeSpan.FromHours(1));
            estate.Crm("busy").Add("company", ("name", "Company " + hour));
        }

        Assert.Equal([(busy, ConnectionEventKind.WebhooksSilent)], heard.Select(static h => (h.Connection, h.Kind)));
        await node.Connections.HeardWebhookAsync(busy);
        await TickAsync(node);
        Assert.Equal([false, true], heard.Select(static h => h.Ended));
        heard.Clear();

        estate.Crm("busy").DownFor = new ProviderUnavailableException(UnavailableReason.Unreachable, "down");
        for (var hour = 0; hour < 6; hour++)
        {
            await TickAsync(node);
            estate.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal([(busy, ConnectionEventKind.NoProgress, false)], heard.Select(static h => (h.Connection, h.Kind, h.Ended)));
        estate.Crm("busy").DownFor = null;
        await TickAsync(node);
        Assert.Equal([false, true], heard.Select(static h => h.Ended));
    }

    [Fact]
    [Acceptance("P-13e")]
    public async Task A_brake_a_plan_a_preset_and_a_limit_that_wait_are_told_once_each()
    {
        await using var estate = new Estate();
        var (node, heard) = Start(estate, options: static o => o.BrakeMinimum = 0);
        var id = await Estate.CreateAsync(node, "acme", live: false);
        var company = estate.Crm("acme").Add("company", ("name", "Acme"), ("city", "Aarhus"));
        await RunAsync(node, id);
        await RunAsync(node, id);
        Assert.Equal([(ConnectionEventKind.PlanWaiting, false)], Heard());
        await node.Connections.SetModeAsync(id, ConnectionMode.Live, "ann");
        await RunAsync(node, id);
        Assert.Equal([(ConnectionEventKind.PlanWaiting, true)], Heard());

        estate.Crm("acme").Edit("company", company, ("city", null));
        await RunAsync(node, id);
        await RunAsync(node, id);
        Assert.Equal([(ConnectionEventKind.BrakeWaiting, false)], Heard());
        await node.Engine.ApproveAsync(id, "company", ["crm:" + company], user: "ann");
        await RunAsync(node, id);
        Assert.Equal([(ConnectionEventKind.BrakeWaiting, true)], Heard());

        estate.Books("acme").Refuse = _ => new WriteOutcome.NotSent(UnavailableReason.Limited, "The block ends later.", estate.Clock.GetUtcNow().AddMinutes(10));
        estate.Crm("acme").Edit("company", company, ("city", "Ribe"));
        await RunAsync(node, id);
        await TickAsync(node);
        await RunAsync(node, id);
        Assert.Equal([(ConnectionEventKind.Blocked, false)], Heard());
        estate.Books("acme").Refuse = static _ => null;
        await RunAsync(node, id);
        Assert.Equal([(ConnectionEventKind.Blocked, true)], Heard());

        List<(ConnectionEventKind, bool)> Heard()
        {
            List<(ConnectionEventKind, bool)> told = [.. heard.Select(static h => (h.Kind, h.Ended))];
            heard.Clear();
            return told;
        }
    }

    private static void Grants(FakeSystem system, DateTimeOffset expires) => system.Red = new ConnectionHealth { Ok = true, Reason = "Connected.", Account = system.Account, CredentialsExpireAt = expires };

    private static async Task RunAsync(Node node, ConnectionId id)
    {
        await node.Engine.RunAsync(id);
        await node.Services.GetRequiredService<EventService>().DrainAsync();
    }

    private static async Task TickAsync(Node node)
    {
        await Task.WhenAll(await node.Services.GetRequiredService<SyncScheduler>().TickAsync(default));
        await node.Services.GetRequiredService<EventService>().DrainAsync();
    }

    private static (Node Node, ConcurrentQueue<ConnectionEvent> Heard) Start(
        Estate estate, ConcurrentQueue<ConnectionEvent>? heard = null, Action<SyncBuilder>? more = null, Action<SyncOptions>? options = null, Action<ConnectionBuilder>? configure = null, TimeSpan? timeout = null)
    {
        heard ??= [];
        var node = estate.Start(configure: configure, more: b =>
        {
            b.Services.AddSingleton<IConnectionEvents>(new Handler(heard, static _ => Task.CompletedTask));
            more?.Invoke(b);
        }, options: o =>
        {
            o.EventTimeout = timeout ?? TimeSpan.FromMinutes(5);
            options?.Invoke(o);
        });
        return (node, heard);
    }

    private sealed class Handler(ConcurrentQueue<ConnectionEvent> heard, Func<ConnectionEvent, Task> then) : IConnectionEvents
    {
        public Task OnEventAsync(ConnectionEvent connectionEvent, CancellationToken cancellationToken)
        {
            heard.Enqueue(connectionEvent);
            return then(connectionEvent);
        }
    }
}
