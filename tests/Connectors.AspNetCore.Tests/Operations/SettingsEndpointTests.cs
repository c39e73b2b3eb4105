using System.Net;
using Connectors.Sync;
using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;

namespace Connectors.AspNetCore.Tests.Operations;

/// <summary>Settings: draft, check, save upon a version; and what a mapping editor is shown.</summary>
public sealed class SettingsEndpointTests
{
    private const string Path = "/connectors/acme/settings";

    [Fact, Acceptance("000-06"), Acceptance("P-12d", Missing = "the page")]
    public async Task Settings_count_only_when_they_are_saved_whole_and_the_second_of_two_editors_is_told()
    {
        await using var world = new World();
        var company = world.Crm.Add("company", ("name", "Acme"), ("city", "Lund"));
        await world.SyncAsync();
        await using var host = await OperationsHost.StartAsync(world.Services);
        var read = (await host.GetAsync(Path)).Ok();
        var version = read["version"].GetInt32();
        Assert.False(read["saved"].GetBoolean());

        // A draft changes nothing that runs, also while it is half written.
        (await host.PutAsync(Path + "/draft", """{"settings":"{\"entities\":{\"company\":{\"fiel"}""")).Expect(HttpStatusCode.NoContent);
        (await host.PutAsync(Path + "/draft", """{"settings":{"entities":{"company":{"fields":{"city":{"remove":true}}}}}}""")).Expect(HttpStatusCode.NoContent);
        var drafted = (await host.As("bob").GetAsync(Path)).Ok();
        Assert.Contains("remove", drafted["draft"].GetString(), StringComparison.Ordinal);
        Assert.Equal(("ann", version), (drafted["draftBy"].GetProperty("user").GetString(), drafted["version"].GetInt32()));
        world.Crm.Edit("company", company, ("city", "Malmö"));
        await world.SyncAsync();
        Assert.Equal("Malmö", world.Accounting.Text("customer", world.AccountingOf(company), "City"));

        // Wrong names are refused all at once, by where they stand; nothing of it counts.
        const string Wrong = """{"entities":{"company":{"flow":"Sideways","fields":{"city":{"to":"Town"},"cty":{"remove":true}}}}}""";
        var check = (await host.PostAsync(Path + "/check", Save(null, Wrong))).Ok();
        Assert.False(check["ok"].GetBoolean());
        var refused = (await host.PutAsync(Path, Save(version, Wrong))).Refused(HttpStatusCode.UnprocessableEntity, "settings");
        Assert.Contains(refused["problems"].EnumerateArray(), static p => p.GetProperty("field").GetString() == "entities.company.flow" && p.TryGetProperty("remedy", out _));
        var live = (await host.PutAsync(Path, Save(version, """{"entities":{"company":{"fields":{"city":{"to":"Town"}}}}}"""))).Refused(HttpStatusCode.UnprocessableEntity, "settings");
        Assert.Contains("Town", live["problems"][0].GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.Equal(version, (await host.GetAsync(Path)).Ok()["version"].GetInt32());
        (await host.PutAsync(Path, """{"settings":{}}""")).Refused(HttpStatusCode.BadRequest, "input");

        var saved = (await host.As("ann").PutAsync(Path, Save(version, """{"entities":{"company":{"fields":{"city":{"remove":true}}}}}"""))).Ok();
        Assert.Equal(version + 1, saved["version"].GetInt32());
        var second = (await host.As("bob").PutAsync(Path, Save(version, "{}"))).Refused(HttpStatusCode.Conflict, "settings-outdated");
        Assert.StartsWith("ann changed the connection meanwhile (settings, ", second["detail"].GetString(), StringComparison.Ordinal);
        var now = (await host.GetAsync(Path)).Ok();
        Assert.Equal((true, "ann"), (now["saved"].GetBoolean(), now["savedBy"].GetProperty("user").GetString()));
        Assert.False(now.Json.TryGetProperty("draft", out _));
        Assert.True(now["settings"].GetProperty("entities").GetProperty("company").GetProperty("fields").GetProperty("city").GetProperty("remove").GetBoolean());
        var journal = (await host.GetAsync("/connectors/acme/journal")).Ok().Json.EnumerateArray().First(static j => j.GetProperty("event").GetString() == "settings");
        Assert.Equal(("ann", world.Clock.GetUtcNow()), (journal.GetProperty("user").GetString(), journal.GetProperty("at").GetDateTimeOffset()));

        world.Crm.Edit("company", company, ("city", "Oslo"));
        await world.SyncAsync();
        Assert.Equal("Malmö", world.Accounting.Text("customer", world.AccountingOf(company), "City"));
    }

    [Fact]
    public async Task A_draft_that_is_thrown_away_is_gone()
    {
        await using var world = new World();
        await using var host = await OperationsHost.StartAsync(world.Services);
        (await host.PutAsync(Path + "/draft", """{"settings":{"flow":"FromCrm"}}""")).Expect(HttpStatusCode.NoContent);
        (await host.DeleteAsync(Path + "/draft")).Expect(HttpStatusCode.NoContent);
        Assert.False((await host.GetAsync(Path)).Ok().Json.TryGetProperty("draft", out _));
    }

    [Fact, Acceptance("P-12e", Missing = "the page")]
    public async Task A_mapping_editor_is_given_both_schemas_with_samples_and_a_rule_built_from_them_is_saved()
    {
        await using var world = new World(mapping: static m => m.Map(new Entity("company"), new Entity("customer"))
            .Field(new Field<string>("company", "name"), new Field<string>("customer", "Name"), static f => f.Locked("Accounting refuses customers without a name."))
            .Field(new Field<string>("company", "city"), new Field<string>("customer", "City")).With(static e => e with { Flow = Flow.FromCrm }));
        world.Crm.Add("company", ("name", "Acme"), ("phone", "12 34"));
        world.Crm.Add("company", ("name", "Bolt"), ("phone", "56 78"));
        await using var host = await OperationsHost.StartAsync(world.Services);
        var schema = (await host.GetAsync("/connectors/acme/schema?samples=2")).Ok();
        var company = schema["crm"].EnumerateArray().Single(static e => e.GetProperty("entity").GetString() == "company").GetProperty("fields").EnumerateArray().ToDictionary(static f => f.GetProperty("name").GetString()!);
        Assert.Equal((true, 60, "name"), (company["name"].GetProperty("required").GetBoolean(), company["name"].GetProperty("maxLength").GetInt32(), company["name"].GetProperty("unit").GetString()));
        Assert.Equal("Accounting refuses customers without a name.", company["name"].GetProperty("lockedBecause").GetString());
        Assert.Equal(["12 34", "56 78"], company["phone"].GetProperty("samples").EnumerateArray().Select(static s => s.GetString()!));
        Assert.False(company["phone"].TryGetProperty("unit", out _));
        var customer = schema["accounting"].EnumerateArray().Single(static e => e.GetProperty("entity").GetString() == "customer");
        Assert.True(customer.GetProperty("canCreate").GetBoolean());
        Assert.Equal("company", schema["mappings"][0].GetProperty("crm").GetString());
        Assert.Equal((0, 0), (world.Crm.Writes, world.Accounting.Writes));

        (await host.PutAsync(Path, Save((await host.GetAsync(Path)).Ok()["version"].GetInt32(), """{"entities":{"company":{"fields":{"phone":{"to":"Phone"}}}}}"""))).Ok();
        var mapped = (await host.GetAsync("/connectors/acme/schema?samples=0")).Ok()["crm"].EnumerateArray().SelectMany(static e => e.GetProperty("fields").EnumerateArray()).First(static f => f.GetProperty("name").GetString() == "phone");
        Assert.Equal(("phone", 0), (mapped.GetProperty("unit").GetString(), mapped.GetProperty("samples").GetArrayLength()));
        await world.SyncAsync();
        Assert.Contains("12 34", world.Accounting.Ids("customer").Select(id => world.Accounting.Text("customer", id, "Phone")));
    }

    [Fact]
    public async Task Fields_are_shown_although_the_settings_in_force_do_not_fit()
    {
        await using var world = new World();
        await world.SettingsAsync("""{"entities":{"company":{"fields":{"limit":{"remove":true},"phone":{"to":"Phone"}}}}}""");
        world.Accounting.Schemas = [new EntitySchema("customer", World.Customer.Fields.Where(static f => f.Name != "Phone")), World.Contact];
        await using var host = await OperationsHost.StartAsync(world.Services);
        var refused = await host.GetAsync("/connectors/acme/schema");
        // The mapping in code names the field too: there is nothing that could be shown as fitting.
        refused.Refused(HttpStatusCode.Conflict, "not-ready");
        world.Accounting.Schemas = [World.Customer, World.Contact];
        await world.Store.SaveConnectionAsync((await world.Store.FindConnectionAsync(World.Id, default))! with { Settings = """{"entities":{"company":{"fields":{"city":{"to":"Town"}}}}}""" }, null, default);
        var shown = (await host.GetAsync("/connectors/acme/schema")).Ok();
        Assert.Contains("Town", shown["problems"][0].GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.Equal(2, shown["accounting"].GetArrayLength());
    }

    [Fact]
    public async Task Credentials_go_in_and_never_come_out()
    {
        await using var world = new World();
        await using var host = await OperationsHost.StartAsync(world.Services);
        // This host has no keys to encrypt with: it says so and stores nothing.
        var refused = (await host.PutAsync("/connectors/acme/credentials/accounting", """{"values":{"apiKey":"  canary-key  "}}""")).Refused(HttpStatusCode.Conflict, "no-keys");
        Assert.DoesNotContain("canary", refused.Text, StringComparison.Ordinal);
        var empty = (await host.PutAsync("/connectors/acme/credentials/accounting", """{"values":{"apiKey":"  "}}""")).Refused(HttpStatusCode.BadRequest, "input");
        Assert.Contains("'apiKey' is empty", empty["detail"].GetString(), StringComparison.Ordinal);
        (await host.PutAsync("/connectors/acme/credentials/middle", """{"values":{"apiKey":"x"}}""")).Refused(HttpStatusCode.NotFound, "side");
        Assert.DoesNotContain("canary", (await host.GetAsync("/connectors/acme/export")).Ok().Text, StringComparison.Ordinal);
    }

    [Fact, Acceptance("P-12c", Missing = "the page; the list of a login's companies")]
    public async Task A_probe_says_what_of_each_side_works_and_who_it_is()
    {
        await using var world = new World(live: false);
        world.Accounting.Red = new ConnectionHealth
        {
            Ok = true,
            Reason = "Connected to Acme ApS (12345).",
            Account = new AccountIdentity("12345", "Acme ApS"),
            Capabilities = [new CapabilityHealth("invoices", CapabilityState.Missing, "The plan does not include invoices.", "Customer: upgrade the plan.")],
        };
        await using var host = await OperationsHost.StartAsync(world.Services);
        var accounting = (await host.PostAsync("/connectors/acme/probe")).Ok()["accounting"];
        Assert.Equal("12345", accounting.GetProperty("account").GetProperty("id").GetString());
        var capability = accounting.GetProperty("capabilities")[0];
        Assert.Equal(("invoices", "Missing", "Customer: upgrade the plan."), (capability.GetProperty("name").GetString(), capability.GetProperty("state").GetString(), capability.GetProperty("nextStep").GetString()));
        Assert.Equal("Acme ApS", (await host.GetAsync("/connectors/acme")).Ok()["accounting"].GetProperty("account").GetProperty("name").GetString());
    }

    [Fact, Acceptance("003-16"), Acceptance("P-11c")]
    public async Task Settings_are_planned_before_they_are_saved_and_the_plan_counts_once_they_are()
    {
        const string Without = """{"entities":{"company":{"fields":{"city":{"remove":true}}}}}""";
        await using var world = new World();
        await world.SettingsAsync(Without);
        var company = world.Crm.Add("company", ("name", "Acme"), ("city", "Lund"));
        await world.SyncAsync();
        await using var host = await OperationsHost.StartAsync(world.Services);
        var (version, writes) = ((await host.GetAsync(Path)).Ok()["version"].GetInt32(), world.Crm.Writes + world.Accounting.Writes);

        // As they are in force they would write nothing; without the change the city would go over.
        var same = (await host.PostAsync(Path + "/plan", Save(null, Without))).Ok();
        Assert.DoesNotContain(same["items"].EnumerateArray(), static i => i.GetProperty("kind").GetString() is not ("Same" or "Excluded"));
        var plan = (await host.PostAsync(Path + "/plan", Save(null, "{}"))).Ok();
        var item = Assert.Single(plan["items"].EnumerateArray(), static i => i.GetProperty("kind").GetString() is not ("Same" or "Excluded"));
        Assert.Equal(("UpdateAccounting", $"company:{company}"), (item.GetProperty("kind").GetString(), item.GetProperty("crm").GetString()));
        var change = Assert.Single(item.GetProperty("changes").EnumerateArray());
        Assert.Equal(("city", "Lund"), (change.GetProperty("unit").GetString(), change.GetProperty("after").GetString()));
        Assert.Equal(1, plan["counts"].GetProperty("company").GetProperty("UpdateAccounting").GetInt32());

        // Nothing was saved or written by looking.
        await world.SyncAsync();
        var now = (await host.GetAsync(Path)).Ok();
        Assert.Equal((version, writes), (now["version"].GetInt32(), world.Crm.Writes + world.Accounting.Writes));
        Assert.True(now["settings"].GetProperty("entities").GetProperty("company").GetProperty("fields").GetProperty("city").GetProperty("remove").GetBoolean());

        // What does not fit is refused by where it stands, as saving it would be; what is no settings at all, too.
        var refused = (await host.PostAsync(Path + "/plan", Save(null, """{"entities":{"compny":{},"company":{"fields":{"city":{"to":"Town"}}}}}"""))).Refused(HttpStatusCode.UnprocessableEntity, "settings");
        Assert.Contains(refused["problems"].EnumerateArray(), static p => p.GetProperty("field").GetString() == "entities.compny" && p.TryGetProperty("remedy", out _));
        (await host.PostAsync(Path + "/plan", """{"settings":"{"entities":{"company":{"fiel"}""")).Refused(HttpStatusCode.BadRequest, "input");

        // Before they are saved the plan is of other settings than those in force; saved as they are, it may be carried out.
        (await host.PostAsync($"/connectors/acme/plans/{plan["id"].GetString()}/approve")).Refused(HttpStatusCode.Conflict, "plan-outdated");
        (await host.PutAsync(Path, Save(version, "{}"))).Ok();
        Assert.Equal(1, (await host.PostAsync($"/connectors/acme/plans/{plan["id"].GetString()}/approve")).Ok()["updated"].GetInt32());
        Assert.Equal("Lund", world.Accounting.Text("customer", world.AccountingOf(company), "City"));
    }

    private static string Save(int? version, string settings) => version is null ? $"{{\"settings\":{settings}}}" : $"{{\"version\":{version},\"settings\":{settings}}}";
}
