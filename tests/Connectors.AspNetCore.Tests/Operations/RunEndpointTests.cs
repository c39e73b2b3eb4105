using System.Net;
using Connectors.Sync;
using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;

namespace Connectors.AspNetCore.Tests.Operations;

/// <summary>The buttons that start something, over the whole engine.</summary>
public sealed class RunEndpointTests
{
    [Fact, Acceptance("000-32", Missing = "the button in a CRM")]
    public async Task A_press_runs_and_answers_the_counters_and_a_second_press_joins_the_first()
    {
        await using var world = new World();
        world.Accounting.Add("customer", ("Name", "Acme"), ("Vat", "DK1"));
        world.Accounting.Add("customer", ("Name", "Bolt"), ("Vat", "DK2"));
        world.Crm.Add("company", ("name", "Bolt"), ("vat", "DK2"));
        await using var host = await OperationsHost.StartAsync(world.Services);
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var go = new ManualResetEventSlim();
        var held = true;
        world.Crm.Refuse = _ =>
        {
            if (held)
            {
                held = false;
                entered.SetResult();
                go.Wait(TimeSpan.FromSeconds(30));
            }

            return null;
        };
        var first = host.PostAsync("/connectors/acme/run");
        await entered.Task.WaitAsync(TimeSpan.FromSeconds(30));
        var running = (await host.PostAsync("/connectors/acme/run", """{"wait":false}""")).Expect(HttpStatusCode.Accepted);
        Assert.Equal(("Running", true), (running["state"].GetString(), running["joined"].GetBoolean()));
        Assert.Equal("Running", (await host.GetAsync("/connectors/acme/runs")).Ok()["pressed"][0].GetProperty("state").GetString());
        var second = host.PostAsync("/connectors/acme/run");
        // Both presses behind the first one are written down before it may end.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while ((await host.GetAsync("/connectors/acme/journal")).Ok().Json.EnumerateArray().Count(static j => j.GetProperty("event").GetString() == "run-joined") < 2)
            patience.Token.ThrowIfCancellationRequested();
        go.Set();
        var (one, two) = ((await first).Ok(), (await second).Ok());
        Assert.Equal((false, true), (one["joined"].GetBoolean(), two["joined"].GetBoolean()));
        Assert.Equal(one["id"].GetString(), two["id"].GetString());
        Assert.Equal(("Completed", 1, 0, 1), (one["state"].GetString(), one["created"].GetInt32(), one["updated"].GetInt32(), one["linked"].GetInt32()));
        Assert.Equal(2, world.Crm.Count("company"));

        var again = (await host.PostAsync("/connectors/acme/run")).Ok();
        Assert.Equal((0, 0), (again["created"].GetInt32(), again["parked"].GetInt32()));
        var latest = (await host.GetAsync("/connectors/acme/runs")).Ok()["latest"];
        Assert.Equal(2, latest.GetArrayLength());
        Assert.All(latest.EnumerateArray(), static r => Assert.Equal("ann", r.GetProperty("user").GetString()));
    }

    [Fact, Acceptance("003-31", Missing = "the button"), Acceptance("003-33"), Acceptance("003-35", Missing = "the link in a CRM's detail view"), Acceptance("003-36")]
    public async Task The_button_of_one_record_answers_done_unchanged_or_why_it_waits_and_of_nobody_elses_connection()
    {
        await using var world = new World(mapping: static m =>
        {
            World.Standard(m);
            m.Entity("company").With(static e => e with { Flow = Flow.FromCrm });
        });
        var company = world.Crm.Add("company", ("name", "Acme"));
        var bad = world.Crm.Add("company", ("name", "Bolt"), ("city", "Nowhere"));
        world.Crm.Add("person", ("name", "Eve"), ("email", "eve@acme.test"), ("company", new RecordRef("company", company)));
        world.Accounting.Refuse = static w => w.Kind == WriteKind.Create && w.Set.Any(static s => s.Value.ToString() == "Nowhere") ? new WriteOutcome.Refused(new Problem("city", "City", "There is no such city.", Fixer.User, "Correct the city.")) : null;
        await using var host = await OperationsHost.StartAsync(world.Services, static o => o.MaySee = static (http, _) => ValueTask.FromResult(http.User.Identity!.Name != "eve"));
        var press = $$"""{"record":"company:{{company}}"}""";
        Assert.Equal((1, "ann"), ((await host.PostAsync("/connectors/acme/run", press)).Ok() is var done ? (done["created"].GetInt32(), done["user"].GetString()) : default));
        // Nothing but that record, and nothing a second time.
        Assert.Equal((1, 0), (world.Accounting.Count("customer"), world.Accounting.Count("contact")));
        var writes = world.Accounting.Writes;
        Assert.Equal((0, 1, writes), ((await host.PostAsync("/connectors/acme/run", press)).Ok() is var again ? (again["created"].GetInt32(), again["unchanged"].GetInt32(), world.Accounting.Writes) : default));

        var waits = (await host.PostAsync("/connectors/acme/run", $$"""{"record":"company:{{bad}}"}""")).Ok();
        Assert.Equal((1, "City", "There is no such city.", "Correct the city."), (waits["parked"].GetInt32(), waits["problems"][0].GetProperty("field").GetString(), waits["problems"][0].GetProperty("problem").GetString(), waits["problems"][0].GetProperty("remedy").GetString()));
        var refused = (await host.PostAsync("/connectors/acme/run", """{"record":"voucher:7"}""")).Refused(HttpStatusCode.UnprocessableEntity, "single-record-entity");
        Assert.Contains("'voucher'", refused["detail"].GetString(), StringComparison.Ordinal);
        (await host.As("eve").PostAsync("/connectors/acme/run", press)).Refused(HttpStatusCode.NotFound, "unknown-connection");
        (await host.As("").PostAsync("/connectors/acme/run", press)).Expect(HttpStatusCode.Unauthorized);

        // All of it: companies before the persons that name them, and the second press writes nothing.
        var all = (await host.As("ann").PostAsync("/connectors/acme/run")).Ok();
        Assert.Equal((1, 1), (all["entities"].GetProperty("person").GetProperty("createdInAccounting").GetInt32(), all["parked"].GetInt32()));
        writes = world.Accounting.Writes;
        (await host.PostAsync("/connectors/acme/run")).Ok();
        Assert.Equal(writes, world.Accounting.Writes);
        Assert.Equal("ann", (await world.Engine.ExplainAsync(World.Id, new RecordRef("company", company), "name")).Events[^1].User);
    }

    [Fact, Acceptance("000-39"), Acceptance("004-51", Missing = "the mapping page")]
    public async Task One_entity_and_one_record_run_alone()
    {
        await using var world = new World(mapping: static m =>
        {
            World.Standard(m);
            m.Entity("company").With(static e => e with { Flow = Flow.FromCrm });
        });
        var company = world.Crm.Add("company", ("name", "Acme"));
        world.Crm.Add("company", ("name", "Bolt"));
        world.Crm.Add("person", ("name", "Eve"), ("email", "eve@acme.test"), ("company", new RecordRef("company", company)));
        await using var host = await OperationsHost.StartAsync(world.Services);
        var one = (await host.PostAsync("/connectors/acme/run", $$"""{"record":"company:{{company}}"}""")).Ok();
        Assert.Equal((1, $"company:{company}", 1), (one["created"].GetInt32(), one["record"].GetString(), world.Accounting.Count("customer")));
        (await host.PostAsync("/connectors/acme/run", """{"entity":"company"}""")).Ok();
        Assert.Equal((2, 0), (world.Accounting.Count("customer"), world.Accounting.Count("contact")));
        (await host.PostAsync("/connectors/acme/run")).Ok();
        Assert.Equal(1, world.Accounting.Count("contact"));

        var wrong = (await host.PostAsync("/connectors/acme/run", """{"entity":"compny"}""")).Refused(HttpStatusCode.UnprocessableEntity, "mapping");
        Assert.Contains("company", wrong["detail"].GetString(), StringComparison.Ordinal);
        var record = (await host.PostAsync("/connectors/acme/run", """{"record":"42"}""")).Refused(HttpStatusCode.BadRequest, "input");
        Assert.Equal("record", record["problems"][0].GetProperty("field").GetString());
        (await host.PostAsync("/connectors/acme/run", "{nonsense")).Refused(HttpStatusCode.BadRequest, "input");
    }

    [Fact]
    public async Task A_connection_that_is_switched_off_makes_no_call_for_any_button()
    {
        await using var world = new World();
        world.Crm.Add("company", ("name", "Acme"));
        await using var host = await OperationsHost.StartAsync(world.Services);
        (await host.PostAsync("/connectors/acme/pause")).Expect(HttpStatusCode.NoContent);
        foreach (var (path, body) in new[] { ("run", "{}"), ("plans", "{}"), ("probe", "{}"), ("settings/check", """{"settings":{}}""") })
            (await host.PostAsync($"/connectors/acme/{path}", body)).Refused(HttpStatusCode.Conflict, "not-ready");
        Assert.Equal((0, 0, 0), (world.Crm.Pages, world.Crm.Reads, world.Accounting.Pages));
        var offered = (await host.GetAsync("/connectors/acme")).Ok()["actions"].EnumerateArray().Select(static a => a.GetString()).ToList();
        Assert.DoesNotContain("run", offered);
        Assert.Contains("resume", offered);

        (await host.PostAsync("/connectors/acme/resume")).Expect(HttpStatusCode.NoContent);
        Assert.Equal(1, (await host.PostAsync("/connectors/acme/run")).Ok()["created"].GetInt32());
        var journal = (await host.GetAsync("/connectors/acme/journal")).Ok().Json.EnumerateArray().Select(static j => $"{j.GetProperty("user").GetString()} {j.GetProperty("event").GetString()}").ToList();
        Assert.Contains("ann paused", journal);
        Assert.Contains("ann resumed", journal);
    }

    [Theory, Acceptance("P-43b", Missing = "the page")]
    [InlineData("2026-03-28T12:00:00Z", "Europe/Copenhagen", "2026-03-29T04:30:00+02:00")]
    [InlineData("2026-03-27T12:00:00Z", "Europe/Copenhagen", "2026-03-28T03:30:00+01:00")]
    [InlineData("2026-10-24T12:00:00Z", "Europe/Copenhagen", "2026-10-25T03:30:00+01:00")]
    [InlineData("2026-03-28T12:00:00Z", "America/New_York", "2026-03-28T22:30:00-04:00")]
    [InlineData("2026-03-28T12:00:00Z", null, "2026-03-29T02:30:00+00:00")]
    public async Task The_next_run_is_shown_in_the_users_zone(string now, string? zone, string next)
    {
        await using var world = new World(static c => c.Schedule(Schedule.Daily(new TimeOnly(2, 30))).TimeZone("Etc/UTC"));
        world.Clock.Set(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));
        var row = await world.Store.FindConnectionAsync(World.Id, default);
        await world.Store.SaveConnectionAsync(row! with { ScheduledAt = world.Clock.GetUtcNow() }, null, default);
        await using var host = await OperationsHost.StartAsync(world.Services, o => o.UserTimeZone = _ => zone is null ? null : TimeZoneInfo.FindSystemTimeZoneById(zone));
        var answer = (await host.GetAsync("/connectors/acme")).Ok();
        Assert.Equal((next, zone ?? "UTC", "daily"), (answer["nextRun"].GetString(), answer["zone"].GetString(), answer["schedule"].GetProperty("kind").GetString()));
        Assert.EndsWith("+05:30", (await host.GetAsync("/connectors/acme?zone=Asia/Kolkata")).Ok()["nextRun"].GetString(), StringComparison.Ordinal);
        (await host.GetAsync("/connectors/acme?zone=Atlantis")).Refused(HttpStatusCode.BadRequest, "input");
    }

    [Fact, Acceptance("000-01", Missing = "the page")]
    public async Task Both_halves_show_their_own_light_and_without_one_of_them_nothing_is_enabled()
    {
        await using var world = new World(live: false);
        world.Accounting.Red = new ConnectionHealth { Ok = false, Reason = "The key is missing.", NextStep = "Administrator: enter it.", Failure = UnavailableReason.CredentialsRefused };
        await using var host = await OperationsHost.StartAsync(world.Services);
        var fresh = (await host.GetAsync("/connectors/acme")).Ok();
        Assert.Equal(["crm", "accounting"], fresh["missing"].EnumerateArray().Select(static m => m.GetString()!));
        var probe = (await host.PostAsync("/connectors/acme/probe")).Ok();
        Assert.Equal((true, false), (probe["crm"].GetProperty("ok").GetBoolean(), probe["accounting"].GetProperty("ok").GetBoolean()));
        var shown = (await host.GetAsync("/connectors/acme")).Ok();
        Assert.Equal((true, false, "The key is missing."), (shown["crm"].GetProperty("ok").GetBoolean(), shown["accounting"].GetProperty("ok").GetBoolean(), shown["accounting"].GetProperty("reason").GetString()![..19]));

        var refused = (await host.PutAsync("/connectors/acme/mode", """{"mode":"Live"}""")).Refused(HttpStatusCode.Conflict, "half-missing");
        Assert.Contains("Accounting is not ready: The key is missing.", refused["detail"].GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("CRM", refused["detail"].GetString(), StringComparison.Ordinal);
        Assert.Equal(ConnectionMode.PlanOnly, (await world.Connections.GetAsync(World.Id)).Mode);

        world.Accounting.Red = null;
        Assert.Equal("Live", (await host.PutAsync("/connectors/acme/mode", """{"mode":"Live"}""")).Ok()["mode"].GetString());
    }
}
