using System.Net;
using System.Text;
using Connectors.Sync;
using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;

namespace Connectors.AspNetCore.Tests.Operations;

/// <summary>The first plan: counts, samples, those that need somebody first; approved only while it is current.</summary>
public sealed class PlanEndpointTests
{
    [Fact, Acceptance("P-12g", Missing = "the page")]
    public async Task The_first_plan_is_looked_at_and_approved_and_an_old_one_is_refused()
    {
        await using var world = new World(live: false);
        world.Crm.Add("company", ("name", "Acme"), ("vat", "DK1"), ("city", "Lund"));
        world.Crm.Add("company", ("name", "Twin"));
        world.Accounting.Add("customer", ("Name", "Twin"), ("City", "Lund"));
        world.Accounting.Add("customer", ("Name", "Twin"), ("City", "Oslo"));
        await using var host = await OperationsHost.StartAsync(world.Services);
        var first = (await host.PostAsync("/connectors/acme/plans")).Ok();
        var plan = (await host.PostAsync("/connectors/acme/plans")).Ok();
        Assert.Equal((0, 0), (world.Crm.Writes, world.Accounting.Writes));
        Assert.Equal(1, plan["counts"].GetProperty("company").GetProperty("CreateInAccounting").GetInt32());
        Assert.Equal("NeedsYou", plan["items"][0].GetProperty("kind").GetString());
        var create = plan["items"].EnumerateArray().Single(static i => i.GetProperty("kind").GetString() == "CreateInAccounting");
        Assert.Contains(create.GetProperty("changes").EnumerateArray(), static c => c.GetProperty("unit").GetString() == "city" && c.GetProperty("after").GetString() == "Lund");
        Assert.Equal(1, (await host.GetAsync($"/connectors/acme/plans/{Id(plan)}?kind=NeedsYou&take=1")).Ok()["items"].GetArrayLength());

        (await host.PostAsync($"/connectors/acme/plans/{Id(first)}/approve", """{"mode":"Live"}""")).Refused(HttpStatusCode.Conflict, "plan-outdated");
        (await host.PostAsync($"/connectors/acme/plans/{Guid.NewGuid()}/approve", """{"mode":"Live"}""")).Refused(HttpStatusCode.Conflict, "plan-outdated");
        (await host.PostAsync($"/connectors/acme/plans/{Id(plan)}/approve")).Refused(HttpStatusCode.Conflict, "mode");
        var done = (await host.PostAsync($"/connectors/acme/plans/{Id(plan)}/approve", """{"mode":"Live"}""")).Ok();
        Assert.Equal((1, "Completed"), (done["created"].GetInt32(), done["state"].GetString()));
        Assert.Equal(ConnectionMode.Live, (await world.Connections.GetAsync(World.Id)).Mode);
        (await host.PostAsync($"/connectors/acme/plans/{Id(plan)}/approve")).Refused(HttpStatusCode.Conflict, "plan-outdated");
        Assert.Contains((await host.GetAsync("/connectors/acme/journal")).Ok().Json.EnumerateArray(), static j => j.GetProperty("event").GetString() == "plan-approved" && j.GetProperty("user").GetString() == "ann");
    }

    [Fact]
    public async Task Settings_or_a_schema_that_changed_make_a_plan_old_and_switch_nothing_on()
    {
        await using var world = new World(live: false);
        world.Crm.Add("company", ("name", "Acme"), ("city", "Lund"));
        await using var host = await OperationsHost.StartAsync(world.Services);
        var plan = (await host.PostAsync("/connectors/acme/plans")).Ok();
        await world.SettingsAsync("""{"entities":{"company":{"fields":{"city":{"remove":true}}}}}""");
        (await host.PostAsync($"/connectors/acme/plans/{Id(plan)}/approve", """{"mode":"Live"}""")).Refused(HttpStatusCode.Conflict, "plan-outdated");

        plan = (await host.PostAsync("/connectors/acme/plans")).Ok();
        world.Accounting.Schemas = [new EntitySchema("customer", [.. World.Customer.Fields, new FieldSchema { Name = "New", Type = FieldType.Text }]), World.Contact];
        (await host.PostAsync($"/connectors/acme/plans/{Id(plan)}/approve", """{"mode":"Live"}""")).Refused(HttpStatusCode.Conflict, "plan-outdated");
        Assert.Equal((ConnectionMode.PlanOnly, 0), ((await world.Connections.GetAsync(World.Id)).Mode, world.Accounting.Writes));
    }

    [Fact]
    public async Task A_rejected_plan_is_gone_and_who_rejected_it_is_remembered()
    {
        await using var world = new World();
        world.Crm.Add("company", ("name", "Acme"));
        await using var host = await OperationsHost.StartAsync(world.Services);
        var plan = (await host.PostAsync("/connectors/acme/plans")).Ok();
        (await host.PostAsync($"/connectors/acme/plans/{Id(plan)}/reject", """{"reason":"Prospects are in it."}""")).Expect(HttpStatusCode.NoContent);
        (await host.PostAsync($"/connectors/acme/plans/{Id(plan)}/approve")).Refused(HttpStatusCode.Conflict, "plan-outdated");
        var entry = (await host.GetAsync("/connectors/acme/journal?take=1")).Ok().Json[0];
        Assert.Equal(("plan-rejected", "ann"), (entry.GetProperty("event").GetString(), entry.GetProperty("user").GetString()));
        Assert.EndsWith("Prospects are in it.", entry.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_is_too_old_after_a_day()
    {
        await using var world = new World();
        await using var host = await OperationsHost.StartAsync(world.Services);
        var plan = (await host.PostAsync("/connectors/acme/plans")).Ok();
        world.Clock.Advance(TimeSpan.FromHours(25));
        (await host.PostAsync($"/connectors/acme/plans/{Id(plan)}/approve")).Refused(HttpStatusCode.Conflict, "plan-outdated");
    }

    [Fact]
    public async Task A_field_is_explained()
    {
        await using var world = new World();
        var company = world.Crm.Add("company", ("name", "Acme"), ("city", "Lund"));
        await world.SyncAsync();
        await using var host = await OperationsHost.StartAsync(world.Services);
        var answer = (await host.GetAsync($"/connectors/acme/explain?record=company:{company}&field=city")).Ok();
        Assert.Equal(("city", $"company:{company}", "Lund"), (answer["explanation"].GetProperty("unit").GetString(), answer["explanation"].GetProperty("crm").GetString(), answer["explanation"].GetProperty("baseCrm").GetString()));
        Assert.Contains("company.city", answer["text"].GetString(), StringComparison.Ordinal);
        (await host.GetAsync($"/connectors/acme/explain?record=company:{company}&field=ctiy")).Refused(HttpStatusCode.UnprocessableEntity, "field");
        (await host.GetAsync("/connectors/acme/explain?record=company:999&field=city")).Refused(HttpStatusCode.NotFound, "unknown-record");
        (await host.GetAsync("/connectors/acme/explain?record=x")).Refused(HttpStatusCode.BadRequest, "input");
    }

    [Fact]
    public async Task The_table_of_a_plan_is_downloaded_filled_in_and_uploaded()
    {
        await using var world = new World(live: false);
        var twin = world.Crm.Add("company", ("name", "=Twin;\"1\""));
        var a = world.Accounting.Add("customer", ("Name", "=Twin;\"1\""));
        world.Accounting.Add("customer", ("Name", "=Twin;\"1\""), ("City", "Oslo"));
        await using var host = await OperationsHost.StartAsync(world.Services);
        var plan = (await host.PostAsync("/connectors/acme/plans")).Ok();
        var file = (await host.GetAsync($"/connectors/acme/plans/{Id(plan)}/decisions.csv")).Ok();
        Assert.Equal("text/csv", file.Type);
        Assert.Contains("\"'=Twin;\"\"1\"\"\"", file.Text, StringComparison.Ordinal);

        // As a spreadsheet program saves it: other separator, quotes only where they must be, an empty row.
        var upload = $"mapping,pair,decision,other\r\n\r\ncompany,crm:{twin},Link,{a}\r\n";
        var report = (await UploadAsync(host, upload)).Ok();
        Assert.Equal((1, 0), (report["decided"].GetInt32(), report["unchanged"].GetInt32()));
        Assert.Equal(1, (await UploadAsync(host, upload)).Ok()["unchanged"].GetInt32());
        var wrong = (await UploadAsync(host, "mapping;pair;decision;other\ncompny;crm:1;link;2\ncompany;crm:1;lnik;2\n")).Refused(HttpStatusCode.UnprocessableEntity, "decisions");
        Assert.Equal([(2, "mapping"), (3, "decision")], wrong["problems"].EnumerateArray().Select(static p => (p.GetProperty("row").GetInt32(), p.GetProperty("field").GetString()!)));
        (await UploadAsync(host, "nothing of it")).Refused(HttpStatusCode.UnprocessableEntity, "decisions");

        var after = (await host.PostAsync("/connectors/acme/plans")).Ok();
        Assert.Contains(after["items"].EnumerateArray(), i => i.TryGetProperty("accounting", out var id) && id.GetString() == $"customer:{a}" && i.GetProperty("links").GetBoolean());
    }

    private static async Task<Answer> UploadAsync(OperationsHost host, string text)
    {
        using var response = await host.Http.PostAsync("/connectors/acme/parked/decisions.csv", new ByteArrayContent(Encoding.UTF8.GetBytes(text)));
        return await Answer.OfAsync(response);
    }

    private static string Id(Answer plan) => plan["id"].GetString()!;
}
