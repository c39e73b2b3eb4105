using System.Net;
using Connectors.Sync;
using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;

namespace Connectors.AspNetCore.Tests.Operations;

/// <summary>A support person looks for a record and reads its whole story.</summary>
public sealed class RecordEndpointTests
{
    [Fact, Acceptance("P-15c", Missing = "the page")]
    public async Task A_record_is_found_by_name_number_and_either_id_and_tells_its_whole_story()
    {
        await using var world = new DocumentWorld(static f => f with { Book = true }, static b => b.CanDraft = false);
        for (var i = 0; i < 20; i++)
            world.World.Accounting.Add("customer", ("Name", $"Filler {i}"));
        var company = world.World.Crm.Add("company", ("name", "Øresund Værft A/S"), ("vat", "DK12345678"), ("city", "Malmö"));
        await world.World.RunAsync();
        world.World.Clock.Advance(TimeSpan.FromMinutes(10));
        world.World.Crm.Edit("company", company, ("city", "Lund"));
        var offer = world.AddOffer(company: company);
        await world.PressAsync(offer);
        await world.World.RunAsync();
        await using var host = await OperationsHost.StartAsync(world.World.Services, static o => o.MaySee = static (http, _) => ValueTask.FromResult(http.User.Identity!.Name != "eve"));
        var customer = world.World.AccountingOf(company);
        foreach (var (text, by) in new[] { ("øresund værft", "name"), ("12345678", "vat"), (company, "crm-id"), (customer, "accounting-id") })
        {
            var hits = (await host.GetAsync($"/connectors/acme/records?find={Uri.EscapeDataString(text)}")).Ok().Json.EnumerateArray().Where(h => h.GetProperty("mapping").GetString() == "company" && h.TryGetProperty("crm", out var crm) && crm.GetString() == $"company:{company}").ToList();
            var hit = Assert.Single(hits);
            Assert.Equal((by, $"customer:{customer}", "Øresund Værft A/S"), (hit.GetProperty("foundBy").GetString(), hit.GetProperty("accounting").GetString(), hit.GetProperty("label").GetString()));
        }

        var number = (await world.SendAsync(offer)).Number!;
        Assert.Contains((await host.GetAsync($"/connectors/acme/records?find={number}")).Ok().Json.EnumerateArray(), h => h.GetProperty("foundBy").GetString() == "number" && h.GetProperty("crm").GetString() == $"offer:{offer}");
        Assert.Empty((await host.GetAsync("/connectors/acme/records?find=nobody-at-all")).Ok().Json.EnumerateArray());
        (await host.GetAsync("/connectors/acme/records?find=%20")).Refused(HttpStatusCode.BadRequest, "input");

        foreach (var record in new[] { $"company:{company}", $"customer:{customer}" })
        {
            var link = (await host.GetAsync($"/connectors/acme/records/{record}")).Ok()["links"][0];
            Assert.Equal(("Active", $"customer:{customer}"), (link.GetProperty("state").GetString(), link.GetProperty("accounting").GetString()));
            Assert.Contains(link.GetProperty("base").EnumerateArray(), static b => b.GetProperty("unit").GetString() == "city" && b.GetProperty("crm").GetString() == "Lund");
            var edit = link.GetProperty("events").EnumerateArray().First(static e => e.GetProperty("event").GetString() == "updated");
            Assert.Contains(edit.GetProperty("units").EnumerateArray(), static u => u.GetProperty("unit").GetString() == "city" && u.GetProperty("written").GetString() == "Lund" && u.GetProperty("rule").GetString()!.Length > 0);
            Assert.Equal(["Update", "Create"], link.GetProperty("writes").EnumerateArray().Select(static w => w.GetProperty("kind").GetString()!));
        }

        Assert.Equal(number, (await host.GetAsync($"/connectors/acme/records/offer:{offer}")).Ok()["sends"][0].GetProperty("number").GetString());
        (await host.As("eve").GetAsync($"/connectors/acme/records?find={company}")).Refused(HttpStatusCode.NotFound, "unknown-connection");
        (await host.GetAsync($"/connectors/acme/records/company:{company}")).Refused(HttpStatusCode.NotFound, "unknown-connection");
    }

    [Fact]
    public async Task The_story_is_told_while_a_side_is_down_and_a_waiting_record_says_why()
    {
        await using var world = new World();
        var company = world.Crm.Add("company", ("name", "Acme"));
        world.Accounting.Refuse = static _ => new WriteOutcome.Refused(new Problem("city", "City", "There is no such city."));
        await world.SyncAsync();
        world.Accounting.Red = new ConnectionHealth { Ok = false, Reason = "Down.", Failure = UnavailableReason.Unreachable };
        await using var host = await OperationsHost.StartAsync(world.Services);
        var hit = (await host.GetAsync($"/connectors/acme/records?find={company}")).Ok().Json[0];
        Assert.Equal(($"company:{company}", "crm-id"), (hit.GetProperty("crm").GetString(), hit.GetProperty("foundBy").GetString()));
        var story = (await host.GetAsync($"/connectors/acme/records/company:{company}")).Ok();
        Assert.Equal("There is no such city.", story["parked"][0].GetProperty("problems")[0].GetProperty("message").GetString());
        (await host.GetAsync("/connectors/acme/records/company:999")).Refused(HttpStatusCode.NotFound, "unknown-record");
    }

    [Fact]
    public async Task A_record_is_forgotten_by_an_endpoint()
    {
        await using var world = new World();
        var company = world.Crm.Add("company", ("name", "Canary"));
        await world.SyncAsync();
        await using var host = await OperationsHost.StartAsync(world.Services);
        (await host.DeleteAsync($"/connectors/acme/records/company:{company}")).Ok();
        Assert.Empty((await host.GetAsync("/connectors/acme/records?find=Canary")).Ok().Json.EnumerateArray());
        Assert.DoesNotContain("Canary", (await host.GetAsync("/connectors/acme/export")).Ok().Text, StringComparison.Ordinal);
    }
}
