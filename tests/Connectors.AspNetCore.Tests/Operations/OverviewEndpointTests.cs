using System.Net;
using System.Text.Json;
using Connectors.Sync;
using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;

namespace Connectors.AspNetCore.Tests.Operations;

/// <summary>How things stand, for somebody who looks once a day.</summary>
public sealed class OverviewEndpointTests
{
    [Fact, Acceptance("003-28", Missing = "the page"), Acceptance("003-29", Missing = "the page"), Acceptance("003-30", Missing = "the page")]
    public async Task The_light_of_a_connection_says_why_since_when_when_it_was_proven_last_and_what_to_do_and_red_costs_no_call_per_record()
    {
        await using var world = new World();
        await using var host = await OperationsHost.StartAsync(world.Services);
        for (var i = 0; i < 50; i++)
            world.Crm.Add("company", ("name", $"Company {i}"));
        var never = (await host.GetAsync("/connectors/acme")).Ok();
        Assert.False(never["green"].GetBoolean());
        Assert.False(never.Json.TryGetProperty("checkedAt", out _));

        world.Accounting.Red = new() { Ok = false, Reason = "The key was withdrawn.", NextStep = "User: connect it again.", Failure = UnavailableReason.CredentialsRefused };
        var since = world.Clock.GetUtcNow();
        await world.RunAsync();
        world.Clock.Advance(TimeSpan.FromHours(3));
        await world.RunAsync();
        var red = (await host.GetAsync("/connectors/acme")).Ok();
        var side = red["accounting"];
        Assert.Equal((false, false, since, since.AddHours(3)), (red["green"].GetBoolean(), side.GetProperty("ok").GetBoolean(), side.GetProperty("since").GetDateTimeOffset(), red["checkedAt"].GetDateTimeOffset()));
        Assert.Equal(("The key was withdrawn. User: connect it again.", "User: connect it again."), (side.GetProperty("reason").GetString(), side.GetProperty("nextStep").GetString()));
        Assert.Equal((0, 0, 0, true), (world.Accounting.Pages, world.Accounting.Reads, world.Accounting.Writes, red["crm"].GetProperty("ok").GetBoolean()));

        world.Accounting.Red = null;
        world.Clock.Advance(TimeSpan.FromHours(3));
        await world.SyncAsync();
        var green = (await host.GetAsync("/connectors/acme")).Ok();
        Assert.Equal((true, since.AddHours(6)), (green["green"].GetBoolean(), green["accounting"].GetProperty("since").GetDateTimeOffset()));
        Assert.Equal(50, world.Accounting.Count("customer"));
    }

    [Fact, Acceptance("002-66", Missing = "the page")]
    public async Task Light_runs_counts_and_what_needs_a_person_first_are_in_one_answer()
    {
        await using var world = new World();
        await using var host = await OperationsHost.StartAsync(world.Services);
        var fresh = (await host.GetAsync("/connectors/acme/overview")).Ok();
        Assert.Equal(("unknown", 0), (fresh["light"].GetString(), fresh["attention"].GetArrayLength()));
        Assert.False(fresh.Json.TryGetProperty("lastRun", out _));

        // Two that are made, one that is there on both sides, three that accounting refuses, and one that fits two.
        world.Accounting.Add("customer", ("Name", "Bolt"), ("Vat", "DK2"));
        world.Crm.Add("company", ("name", "Bolt"), ("vat", "DK2"));
        world.Accounting.Add("customer", ("Name", "Acme"), ("Vat", "DK1"));
        world.Crm.Add("company", ("name", "Corax"), ("vat", "DK3"));
        for (var i = 0; i < 3; i++)
            world.Crm.Add("company", ("name", $"Bad {i}"), ("city", "Nowhere"));
        world.Crm.Add("company", ("name", "Twin"));
        world.Accounting.Add("customer", ("Name", "Twin"), ("City", "Lund"));
        world.Accounting.Add("customer", ("Name", "Twin"), ("City", "Oslo"));
        world.Accounting.Refuse = static w => w.Kind == WriteKind.Create && w.Set.Any(static s => s.Value.ToString() == "Nowhere") ? new WriteOutcome.Refused(new Problem("city", "City", "There is no such city.")) : null;
        var run = await world.RunAsync(new RunRequest { User = "bob" });
        var well = (await host.GetAsync("/connectors/acme/overview?zone=Europe/Copenhagen")).Ok();
        Assert.Equal("green", well["light"].GetString());
        Assert.False(well.Json.TryGetProperty("reason", out _));
        Assert.Equal((run.Id.ToString(), "completed", "bob", TimeSpan.FromHours(1)), (well["lastRun"].GetProperty("id").GetString(), well["lastRun"].GetProperty("state").GetString(), well["lastRun"].GetProperty("user").GetString(), well["lastRun"].GetProperty("endedAt").GetDateTimeOffset().Offset));
        var total = run.Total;
        var company = well["entities"].GetProperty("company");
        Assert.Equal((total.CreatedInCrm + total.CreatedInAccounting, total.UpdatedInCrm + total.UpdatedInAccounting, (await world.ParkedAsync()).Select(static p => p.Pair).Distinct().Count()),
            (company.GetProperty("created").GetInt32(), company.GetProperty("updated").GetInt32(), company.GetProperty("parked").GetInt32()));
        Assert.True(total.CreatedInCrm + total.CreatedInAccounting > 0);
        var first = well["attention"][0];
        Assert.Equal(("parked", "city", 3), (first.GetProperty("kind").GetString(), first.GetProperty("subject").GetString(), first.GetProperty("count").GetInt32()));
        Assert.All(well["attention"].EnumerateArray(), static a => Assert.False(string.IsNullOrWhiteSpace(a.GetProperty("text").GetString()) || string.IsNullOrWhiteSpace(a.GetProperty("remedy").GetString())));

        // What is parked stays on it when the next run does nothing.
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        await world.RunAsync();
        var quiet = (await host.GetAsync("/connectors/acme/overview")).Ok()["entities"].GetProperty("company");
        Assert.Equal((0, 0, company.GetProperty("parked").GetInt32()), (quiet.GetProperty("created").GetInt32(), quiet.GetProperty("updated").GetInt32(), quiet.GetProperty("parked").GetInt32()));

        // A write whose answer was lost comes before them, a red side before everything.
        world.Accounting.Refuse = static _ => null;
        world.Accounting.Answer = static (w, outcome) => w.Kind == WriteKind.Create ? new WriteOutcome.Uncertain(new UncertainEvidence { Message = "No answer came." }) : outcome;
        world.Crm.Add("company", ("name", "Lost"));
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        await world.RunAsync();
        Assert.Equal(["uncertain", "parked"], Kinds((await host.GetAsync("/connectors/acme/overview")).Ok()["attention"]));
        world.Accounting.Red = new() { Ok = false, Reason = "The key was withdrawn.", NextStep = "User: connect it again.", Failure = UnavailableReason.CredentialsRefused };
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        await world.RunAsync();
        host.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("da");
        var all = (await host.GetAsync("/connectors/overview")).Ok();
        var red = Assert.Single(all.Json.EnumerateArray());
        Assert.Equal(("red", "The key was withdrawn. User: connect it again."), (red.GetProperty("light").GetString(), red.GetProperty("reason").GetString()));
        Assert.Equal(["red", "uncertain", "parked"], Kinds(red.GetProperty("attention")));
        Assert.Equal(ConnectorTexts.Find("remedy.Red", new("da"), "acme", ConnectorTexts.Find("side.Accounting", new("da"))), red.GetProperty("attention")[0].GetProperty("remedy").GetString());

        static IEnumerable<string> Kinds(JsonElement attention) => attention.EnumerateArray().Select(static a => a.GetProperty("kind").GetString()!).Distinct();
    }

    [Fact, Acceptance("002-66", Missing = "the page")]
    public async Task Nobody_sees_another_tenants_connection_on_it()
    {
        await using var world = new World();
        await using var host = await OperationsHost.StartAsync(world.Services, static o =>
        {
            o.MaySee = static (http, _) => ValueTask.FromResult(http.User.Identity!.Name != "eve");
            o.MayDo = static (http, _, operation) => ValueTask.FromResult(http.User.Identity!.Name != "kim" || operation != "overview.show");
        });
        Assert.Equal(1, (await host.GetAsync("/connectors/overview")).Ok().Json.GetArrayLength());
        Assert.Equal(0, (await host.As("eve").GetAsync("/connectors/overview")).Ok().Json.GetArrayLength());
        (await host.GetAsync("/connectors/acme/overview")).Refused(HttpStatusCode.NotFound, "unknown-connection");
        Assert.Equal(0, (await host.As("kim").GetAsync("/connectors/overview")).Ok().Json.GetArrayLength());
        (await host.GetAsync("/connectors/acme/overview")).Refused(HttpStatusCode.Forbidden, "not-allowed");
        (await host.As("").GetAsync("/connectors/overview")).Expect(HttpStatusCode.Unauthorized);
    }
}
