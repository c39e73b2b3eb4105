using System.Text;
using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Sync.Tests.Settings;

public sealed class SettingsTests
{
    [Theory]
    [Acceptance("003-14")]
    [InlineData("""{ "version": 2 }""", "version")]
    [InlineData("""{ "flwo": "Both" }""", "flwo", "Did you mean 'flow'?")]
    [InlineData("""{ "flow": "Sideways" }""", "flow", "Write one of: None, FromCrm, FromAccounting, Both.")]
    [InlineData("""{ "entities": { "compny": {} } }""", "entities.compny", "Did you mean 'company'?")]
    [InlineData("""{ "entities": { "company": { "fields": { "citty": { "flow": "FromCrm" } } } } }""", "entities.company.fields.citty", "Did you mean 'city'? To add a new one, say where it goes: \"to\": \"…\".")]
    [InlineData("""{ "entities": { "company": { "fields": { "city": { "to": "Cty" } } } } }""", "entities.company.fields.city", "Did you mean 'City'?")]
    [InlineData("""{ "entities": { "company": { "fields": { "city": { "converter": "none:such" } } } } }""", "entities.company.fields.city.converter")]
    [InlineData("""{ "entities": { "company": { "fields": { "limit": { "default": "many" } } } } }""", "entities.company.fields.limit.default")]
    [InlineData("""{ "entities": { "company": { "fields": { "city": { "to": "Limit" } } } } }""", "entities.company.fields.city", "Name a converter.")]
    [InlineData("""{ "entities": { "company": { "scope": { "tpye": ["Customer"] } } } }""", "entities.company.scope.tpye", "Did you mean 'type'?")]
    [InlineData("""{ "schedule": { "every": "3 hours" } }""", "schedule.every", "Write hh:mm:ss, such as 03:00:00, or 1.00:00:00 for a day.")]
    [InlineData("""{ "schedule": { "every": "00:00:10" } }""", "schedule.every")]
    [InlineData("""{ "timeZone": "Europe/Aarhus" }""", "timeZone")]
    [InlineData("""{ "language": "ro-RO" }""", "language", "Write one of: en, it, ro, da, es, fr.")]
    [InlineData("""not json""", "(document)")]
    public async Task A_setting_that_does_not_fit_is_refused_by_name_and_nothing_changes(string json, string path, string? remedy = null)
    {
        await using var world = new World();
        world.Crm.Add("company", ("name", "Acme"));
        var before = await world.Connections.GetAsync(World.Id);

        var e = await Assert.ThrowsAsync<SettingsException>(() => world.SettingsAsync(json));

        var problem = Assert.Single(e.Problems);
        Assert.Equal(path, problem.Path);
        if (remedy is not null)
            Assert.Equal(remedy, problem.Remedy);
        var after = await world.Connections.GetAsync(World.Id);
        Assert.Equal((before.Settings, before.SettingsVersion), (after.Settings, after.SettingsVersion));
        Assert.Equal(0, world.Crm.Writes + world.Accounting.Writes);
    }

    [Theory]
    [Acceptance("003-22")]
    [InlineData("""{ "flow": "Both" }""", "winner")]
    [InlineData("""{ "entities": { "company": { "flow": "Both" } } }""", "entities.company.winner")]
    public async Task Both_directions_without_a_priority_are_refused_by_the_options_name(string json, string path)
    {
        await using var world = new World();

        var e = await Assert.ThrowsAsync<SettingsException>(() => world.SettingsAsync(json));

        Assert.Equal(path, Assert.Single(e.Problems).Path);
    }

    [Fact]
    public async Task All_problems_are_named_at_once()
    {
        await using var world = new World();

        var e = await Assert.ThrowsAsync<SettingsException>(() => world.SettingsAsync("""
            { "entities": { "company": { "fields": { "city": { "to": "Cty" }, "phone": { "converter": "x" } } }, "prson": {} } }
            """));

        Assert.Equal(["entities.company.fields.city", "entities.company.fields.phone.converter", "entities.prson"], e.Problems.Select(static p => p.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Who_changed_what_is_recorded()
    {
        await using var world = new World();
        await world.SettingsAsync("""{ "version": 1, "entities": { "person": { "enabled": false } } }""");
        await world.Connections.SetModeAsync(World.Id, ConnectionMode.DraftsOnly, "bob");

        var journal = await world.Store.ListJournalAsync(World.Id, 10, default);

        Assert.Contains(journal, static j => j is { Event: "settings", User: "ann" });
        Assert.Contains(journal, static j => j is { Event: "mode", User: "bob", Detail: "Live → DraftsOnly" });
    }

    [Fact]
    [Acceptance("003-16"), Acceptance("P-11c")]
    public async Task Switching_back_to_the_default_shows_what_would_change_and_changes_nothing_until_it_is_saved()
    {
        const string Custom = """{ "version": 1, "entities": { "company": { "fields": { "city": { "flow": "FromAccounting" }, "phone": { "remove": true } } } } }""";
        await using var world = new World();
        var setup = world.Services.GetRequiredService<IConnectionSetup>();
        await world.SettingsAsync(Custom);
        var crm = world.Crm.Add("company", ("name", "Acme"), ("city", "Aarhus"), ("phone", "11223344"));
        world.Crm.Add("company", ("name", "Beta"), ("city", "Ribe"));
        await world.SyncAsync();
        var books = world.AccountingOf(crm);
        // With the custom mapping it is accounting's city, and no phone goes over.
        world.Crm.Edit("company", crm, ("city", "Odense"));
        await world.SyncAsync();
        Assert.Equal(("Aarhus", null), (world.Accounting.Text("customer", books, "City"), world.Accounting.Text("customer", books, "Phone")));

        var (writes, before) = (world.Crm.Writes + world.Accounting.Writes, await world.Connections.GetAsync(World.Id));
        var plan = await setup.PlanSettingsAsync(World.Id, """{ "version": 1 }"""u8.ToArray());
        var item = Assert.Single(plan.Items, static i => i.Kind is not (PlanKind.Same or PlanKind.Excluded));
        Assert.Contains(new PlanChange("phone", Side.Accounting, "∅", "11223344", item.Changes.Single(static c => c.Unit == "phone").Rule), item.Changes);
        Assert.All(item.Changes, static c => Assert.Contains(c.Unit, new[] { "phone", "city" }));
        var after = await world.Connections.GetAsync(World.Id);
        Assert.Equal((writes, before.Settings, before.SettingsVersion), (world.Crm.Writes + world.Accounting.Writes, after.Settings, after.SettingsVersion));
        await world.SyncAsync();
        Assert.Equal(writes, world.Crm.Writes + world.Accounting.Writes);

        var wrong = await Assert.ThrowsAsync<SettingsException>(() => setup.PlanSettingsAsync(World.Id, """{ "version": 1, "entities": { "compny": {} } }"""u8.ToArray()));
        Assert.Equal("entities.compny", Assert.Single(wrong.Problems).Path);

        // Saved, the next run writes what the plan said and nothing else.
        await world.SettingsAsync("""{ "version": 1 }""");
        await world.SyncAsync();
        foreach (var change in item.Changes)
            Assert.Equal(change.After, change.Side == Side.Crm ? world.Crm.Text("company", crm, change.Unit) : world.Accounting.Text("customer", books, change.Unit == "city" ? "City" : "Phone"));
        Assert.Equal(writes + item.Changes.Select(static c => c.Side).Distinct().Count(), world.Crm.Writes + world.Accounting.Writes);
    }

    [Fact]
    [Acceptance("003-16")]
    public async Task A_field_can_be_overridden_removed_and_added()
    {
        await using var world = new World();
        await world.SettingsAsync("""
            { "version": 1, "entities": { "company": { "fields": {
                "city": { "flow": "FromAccounting" },
                "phone": { "remove": true },
                "type": { "to": "Ref" } } } } }
            """);
        var crm = world.Crm.Add("company", ("name", "Acme"), ("city", "Seed"), ("phone", "11223344"), ("type", "Kunde"));

        await world.SyncAsync();

        var books = world.AccountingOf(crm);
        Assert.Equal("Kunde", world.Accounting.Text("customer", books, "Ref"));
        Assert.Null(world.Accounting.Text("customer", books, "Phone"));
        world.Crm.Edit("company", crm, ("city", "not sent"));
        await world.SyncAsync();
        Assert.Equal("Seed", world.Accounting.Text("customer", books, "City"));
        world.Accounting.Edit("customer", books, ("City", "Ribe"));
        await world.SyncAsync();
        Assert.Equal("Ribe", world.Crm.Text("company", crm, "city"));
    }

    [Fact]
    public async Task An_entity_that_is_off_is_neither_read_nor_written_and_the_others_run()
    {
        await using var world = new World();
        await world.SettingsAsync("""{ "version": 1, "entities": { "company": { "enabled": false } } }""");
        world.Crm.Add("company", ("name", "Acme"));
        var report = await world.RunAsync();

        Assert.False(report.Entities.ContainsKey("company"));
        Assert.Equal(0, world.Accounting.Count("customer"));
        await world.SettingsAsync("""{ "version": 1 }""");
        await world.SyncAsync();
        Assert.Equal(1, world.Accounting.Count("customer"));
    }

    [Fact]
    [Rule("R18")]
    public async Task Records_that_enter_the_scope_untouched_are_found_when_the_filter_changes()
    {
        await using var world = new World();
        await world.SettingsAsync("""{ "version": 1, "entities": { "company": { "scope": { "type": ["Customer"] } } } }""");
        world.Crm.Add("company", ("name", "A"), ("type", "customer "));
        world.Crm.Add("company", ("name", "B"), ("type", "Prospect"));
        await world.SyncAsync();
        Assert.Equal(1, world.Accounting.Count("customer"));

        await world.SettingsAsync("""{ "version": 1, "entities": { "company": { "scope": { "type": ["Customer", "Prospect"] } } } }""");
        await world.SyncAsync();

        Assert.Equal(2, world.Accounting.Count("customer"));
    }

    [Fact]
    [Rule("R5")]
    public async Task A_field_that_is_mapped_later_meets_for_the_first_time_and_wipes_nothing()
    {
        await using var world = new World();
        await world.SettingsAsync("""{ "version": 1, "entities": { "company": { "fields": { "city": { "remove": true } } } } }""");
        var crm = world.Crm.Add("company", ("name", "Acme"), ("vat", "12345678"));
        world.Accounting.Add("customer", ("Name", "Acme"), ("Vat", "12345678"), ("City", "Ribe"));
        await world.SyncAsync();
        Assert.Null(world.Crm.Text("company", crm, "city"));

        await world.SettingsAsync("""{ "version": 1, "entities": { "company": { "fields": { "city": { "flow": "FromCrm" } } } } }""");
        await world.SyncAsync();
        Assert.Equal("Ribe", world.Accounting.Text("customer", world.AccountingOf(crm), "City"));

        await world.SettingsAsync("""{ "version": 1, "entities": { "company": { "fields": { "city": { "flow": "Both" } } } } }""");
        await world.SyncAsync();
        Assert.Equal("Ribe", world.Accounting.Text("customer", world.AccountingOf(crm), "City"));
    }

    [Fact]
    public async Task Everything_that_is_required_and_missing_is_one_report_and_the_remedy_alone_cures_it()
    {
        await using var world = new World();
        var crm = world.Crm.Add("company", ("name", null), ("vat", "12345678"));

        Assert.Equal(1, (await world.SyncAsync()).Parked);

        var parked = Assert.Single(await world.ParkedAsync());
        Assert.Equal("Name", Assert.Single(parked.Problems).Field);
        Assert.Equal(0, world.Accounting.Writes);
        world.Crm.Edit("company", crm, ("name", "Acme"));
        await world.SyncAsync();
        Assert.Empty(await world.ParkedAsync());
        Assert.Equal(1, world.Accounting.Count("customer"));
    }

    [Fact]
    public async Task A_configured_default_fills_a_new_record_and_explain_names_it()
    {
        await using var world = new World();
        await world.SettingsAsync("""{ "version": 1, "entities": { "company": { "fields": { "city": { "default": "København" } } } } }""");
        var crm = world.Crm.Add("company", ("name", "Acme"));

        await world.SyncAsync();

        Assert.Equal("København", world.Accounting.Text("customer", world.AccountingOf(crm), "City"));
        Assert.Equal("create.default", (await world.Engine.ExplainAsync(World.Id, new RecordRef("company", crm), "city")).Events[^1].Rule);
        Assert.Contains("create.default", (await world.Engine.ExplainAsync(World.Id, new RecordRef("company", crm), "city")).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    [Rule("R43")]
    [Acceptance("P-18b")]
    public async Task A_converter_that_loses_something_is_refused_on_a_field_that_goes_both_ways()
    {
        var lossy = new TableConverter("test:lossy", "city", [("Kbh", "København"), ("Copenhagen", "København")]);
        await using var world = new World(c => c.Converter(lossy));

        var e = await Assert.ThrowsAsync<SettingsException>(() => world.SettingsAsync("""{ "entities": { "company": { "fields": { "city": { "converter": "test:lossy" } } } } }"""));

        var problem = Assert.Single(e.Problems);
        Assert.Equal("entities.company.fields.city", problem.Path);
        Assert.Contains("'test:lossy' loses something, so 'city' can flow in one direction only", problem.Message, StringComparison.Ordinal);
        await world.SettingsAsync("""{ "entities": { "company": { "fields": { "city": { "converter": "test:lossy", "flow": "FromCrm" } } } } }""");
    }

    [Fact]
    [Acceptance("003-29", Missing = "the page")]
    [Rule("R15")]
    public async Task Credentials_that_open_another_account_stop_the_connection_before_any_read()
    {
        await using var world = new World();
        world.Crm.Add("company", ("name", "Acme"));
        await world.SyncAsync();
        var reads = world.Crm.Pages + world.Accounting.Pages;
        world.Accounting.Account = new AccountIdentity("books-2", "Another company");
        world.Crm.Add("company", ("name", "Beta"));

        var report = await world.RunAsync();

        Assert.Equal(RunState.Failed, report.State);
        Assert.Contains("books-1", report.Reason, StringComparison.Ordinal);
        Assert.Contains("books-2", report.Reason, StringComparison.Ordinal);
        Assert.Equal(reads, world.Crm.Pages + world.Accounting.Pages);
        Assert.Equal(1, world.Accounting.Count("customer"));
        var status = (await world.Connections.GetAsync(World.Id)).Status;
        Assert.False(status.IsGreen);
        Assert.True(status.Crm!.Ok);
    }

    [Fact]
    [Rule("R15")]
    public async Task Another_language_of_the_account_stops_the_connection_too()
    {
        await using var world = new World();
        await world.SyncAsync();
        world.Accounting.Account = world.Accounting.Account with { Context = "en" };

        Assert.Equal(RunState.Failed, (await world.RunAsync()).State);
    }

    [Fact]
    [Acceptance("003-28", Missing = "the page")]
    [Acceptance("003-30", Missing = "the page")]
    public async Task Red_says_why_and_since_when_and_green_comes_only_after_a_read()
    {
        await using var world = new World();
        Assert.False((await world.Connections.GetAsync(World.Id)).Status.IsGreen);
        world.Accounting.Red = new ConnectionHealth { Ok = false, Reason = "The API key is refused.", NextStep = "Give a new one.", Failure = UnavailableReason.CredentialsRefused };
        await world.RunAsync();
        var since = (await world.Connections.GetAsync(World.Id)).Status.Accounting!.Since;
        world.Clock.Advance(TimeSpan.FromHours(3));

        var report = await world.RunAsync();

        var red = (await world.Connections.GetAsync(World.Id)).Status;
        Assert.Equal("The API key is refused. Give a new one.", report.Reason);
        Assert.Equal(since, red.Accounting!.Since);
        Assert.Equal(0, world.Accounting.Pages);
        world.Accounting.Red = null;
        Assert.True((await world.Connections.ProbeAsync(World.Id)).IsGreen);
    }

    [Fact]
    public async Task A_mode_that_is_off_makes_no_call()
    {
        await using var world = new World();
        world.Crm.Add("company", ("name", "Acme"));
        await world.Connections.SetModeAsync(World.Id, ConnectionMode.Off, "ann");

        var report = await world.RunAsync();

        Assert.Equal(RunState.Failed, report.State);
        Assert.Equal(0, world.Crm.Pages + world.Accounting.Pages + world.Crm.Writes + world.Accounting.Writes);
        await world.Connections.SetModeAsync(World.Id, ConnectionMode.Live, "ann");
        Assert.Equal(1, (await world.SyncAsync()).CreatedInAccounting);
    }

    [Fact]
    [Rule("R41")]
    public async Task A_mode_that_is_lowered_stops_before_the_next_write()
    {
        await using var world = new World();
        for (var i = 0; i < 5; i++)
            world.Crm.Add("company", ("name", "Company " + i));
        world.Accounting.Answer = (_, outcome) =>
        {
            world.Connections.SetModeAsync(World.Id, ConnectionMode.PlanOnly, "ann").GetAwaiter().GetResult();
            return outcome;
        };

        var report = await world.RunAsync();

        Assert.Equal(RunState.Partial, report.State);
        Assert.Equal(1, world.Accounting.Count("customer"));
    }

    [Fact]
    public void Settings_are_read_strictly()
    {
        var settings = ConnectionSettings.Parse(Encoding.UTF8.GetBytes("""{ "version": 1, "flow": "both", "winner": "newest", "newestFallback": "Crm", "schedule": { "every": "03:00:00" } }"""));

        Assert.Equal((Flow.Both, Winner.Newest, Side.Crm), (settings.Flow, settings.Winner, settings.NewestFallback));
        Assert.Equal(Schedule.Every(TimeSpan.FromHours(3)), settings.Schedule);
    }
}
