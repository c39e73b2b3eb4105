using System.Text;
using Connectors.Sync.Stores;
using Connectors.Sync.Tests.Fakes;
using Connectors.Sync.Triggers;
using Connectors.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Sync.Tests.Webhooks;

/// <summary>Calls of vendors: one insert of marks, whatever they say.</summary>
public sealed class WebhookTests
{
    private const string Secret = "0123456789abcdef0123456789abcdef";
    private const string Older = "fedcba9876543210fedcba9876543210";

    [Fact]
    public async Task A_call_marks_exactly_that_record_and_the_next_run_reads_it()
    {
        await using var world = Start();
        var customer = world.Accounting.Add("customer", ("Name", "Acme"));
        world.Accounting.Add("customer", ("Name", "Other"));
        await world.SyncAsync();
        var answer = await Webhooks(world).ReceiveAsync(Webhooks(world).CreateKey(World.Id), Call(customer));
        Assert.Equal((200, 1, World.Id), (answer.Status, answer.Marks, answer.Connection!.Value));
        var mark = Assert.Single(await world.Store.ListMarksAsync(World.Id, Side.Accounting, "customers", 10, default));
        Assert.Equal((customer, MarkClass.Dirty), (mark.Id, mark.Class));

        // A change that no feed shows: only the mark tells of it.
        world.Accounting.EditSilently("customer", customer, ("City", "Ribe"));
        await world.SyncAsync();
        Assert.Equal("Ribe", world.Crm.Text("company", world.Crm.Ids("company").Single(id => world.Crm.Text("company", id, "name") == "Acme"), "city"));
        Assert.Empty(await world.Store.ListMarksAsync(World.Id, Side.Accounting, "customers", 10, default));
    }

    [Fact, Acceptance("000-15", Missing = "creating a key that is valid elsewhere cannot happen"), Acceptance("I-03")]
    public async Task The_key_alone_says_whose_call_it_is_and_a_forged_one_changes_nothing()
    {
        await using var world = Start();
        var customer = world.Accounting.Add("customer", ("Name", "Acme"));
        await world.SyncAsync();
        var key = Webhooks(world).CreateKey(World.Id, "ann");
        Assert.NotEqual(key, Webhooks(world).CreateKey(World.Id, "bob"));
        Assert.NotEqual(key, Webhooks(world).CreateKey(new("other"), "ann"));
        var flipped = (key[0] == '0' ? '1' : '0') + key[1..];
        foreach (var wrong in new[] { null, "", "x", key + "0", key[..^2], flipped, key[..64] + Convert.ToHexStringLower("other\nann"u8), Webhooks(world).CreateKey(new("deleted")) })
            Assert.Equal((401, 0), await OfAsync(world, wrong, Call(customer)));
        Assert.Empty(await world.Store.ListMarksAsync(World.Id, Side.Accounting, "customers", 10, default));
        Assert.Equal((200, 1), await OfAsync(world, key, Call(customer)));
    }

    [Fact, Acceptance("000-08"), Acceptance("000-15", Missing = "creating a key that is valid elsewhere cannot happen")]
    public async Task Changes_from_accounting_are_made_in_the_name_of_the_user_whose_key_calls()
    {
        await using var world = Start();
        var (first, second, third) = (world.Accounting.Add("customer", ("Name", "Acme")), world.Accounting.Add("customer", ("Name", "Beta")), world.Accounting.Add("customer", ("Name", "Gamma")));
        await world.SyncAsync();
        Assert.Equal("", await UserAsync("Acme", "name"));

        await OfAsync(world, Webhooks(world).CreateKey(World.Id, "ann"), Call(first));
        await OfAsync(world, Webhooks(world).CreateKey(World.Id, "bob"), Call(second));
        foreach (var customer in new[] { first, second, third })
            world.Accounting.Edit("customer", customer, ("City", "Ribe"));
        await world.SyncAsync();
        // What was found by reading alone: the user whose key called last.
        Assert.Equal(("ann", "bob", "bob"), (await UserAsync("Acme", "city"), await UserAsync("Beta", "city"), await UserAsync("Gamma", "city")));

        // Who presses acts himself; and what goes the other way is nobody's key's.
        world.Accounting.Edit("customer", first, ("City", "Esbjerg"));
        await world.RunAsync(new RunRequest { User = "carl" });
        world.Crm.Edit("company", IdOf("Beta"), ("phone", "1234"));
        await world.SyncAsync();
        Assert.Equal(("carl", ""), (await UserAsync("Acme", "city"), await UserAsync("Beta", "phone")));

        // A record that ann reported once is not hers for ever.
        world.Accounting.Edit("customer", first, ("City", "Varde"));
        await world.SyncAsync();
        Assert.Equal("bob", await UserAsync("Acme", "city"));

        string IdOf(string name) => world.Crm.Ids("company").Single(id => world.Crm.Text("company", id, "name") == name);

        async Task<string> UserAsync(string name, string field) => (await world.Engine.ExplainAsync(World.Id, new RecordRef("company", IdOf(name)), field)).Events[0].User;
    }

    [Fact]
    public async Task A_secret_is_changed_without_a_gap()
    {
        await using var before = Start([Older]);
        var old = Webhooks(before).CreateKey(World.Id);
        await using var during = Start([Secret, Older]);
        await during.SyncAsync();
        Assert.NotEqual(old, Webhooks(during).CreateKey(World.Id));
        Assert.Equal((200, 1), await OfAsync(during, old, Call("1")));
        await using var after = Start([Secret]);
        Assert.Equal((401, 0), await OfAsync(after, old, Call("1")));
    }

    [Fact, Acceptance("000-04", Missing = "schedule and button"), Acceptance("P-07a", Missing = "schedule and button")]
    public async Task A_connection_that_is_paused_or_off_answers_and_does_nothing()
    {
        await using var world = Start();
        await world.SyncAsync();
        var key = Webhooks(world).CreateKey(World.Id);
        await world.Connections.PauseAsync(World.Id, "ann");
        Assert.Equal((200, 0), await OfAsync(world, key, Call("1")));
        await world.Connections.ResumeAsync(World.Id, "ann");
        await world.Connections.SetModeAsync(World.Id, ConnectionMode.Off, "ann");
        Assert.Equal((200, 0), await OfAsync(world, key, Call("1")));
        Assert.Empty(await world.Store.ListMarksAsync(World.Id, Side.Accounting, "customers", 10, default));
    }

    [Fact]
    public async Task What_was_never_read_needs_no_mark_and_a_replayed_call_is_one_mark()
    {
        await using var world = Start();
        var key = Webhooks(world).CreateKey(World.Id);
        Assert.Equal((200, 0), await OfAsync(world, key, Call("1")));
        await world.SyncAsync();
        for (var i = 0; i < 5; i++)
            Assert.Equal((200, 1), await OfAsync(world, key, Call("1")));
        Assert.Single(await world.Store.ListMarksAsync(World.Id, Side.Accounting, "customers", 10, default));
        Assert.Equal((200, 0), await OfAsync(world, key, Call("1") with { Body = Encoding.UTF8.GetBytes("ping") }));
    }

    [Fact]
    public async Task What_the_adapter_refuses_is_refused_and_an_unknown_topic_of_several_is_not_found()
    {
        await using var world = Start(static c => c.Webhooks(Side.Crm, new OtherAdapter()));
        await world.SyncAsync();
        var key = Webhooks(world).CreateKey(World.Id);
        Assert.Equal((400, 0), await OfAsync(world, key, Call("bad")));
        Assert.Equal((404, 0), await OfAsync(world, key, Call("1") with { Topic = "nobody" }));
        // The adapter's own look at the secret is served too, wherever the key stood.
        Assert.Equal((200, 1), await OfAsync(world, key, Call("1") with { Topic = "FAKECUSTOMER" }));
        Assert.Equal(["FakeCustomer", "FakeCompany"], Webhooks(world).RouteAliases);
    }

    [Fact]
    public async Task A_connection_on_a_schedule_runs_soon_and_one_without_does_not()
    {
        foreach (var scheduled in new[] { true, false })
        {
            await using var world = Start(c => c.Schedule(scheduled ? Schedule.Every(TimeSpan.FromHours(3)) : Schedule.Manual));
            await TickAsync(world);
            await world.SyncAsync();
            await OfAsync(world, Webhooks(world).CreateKey(World.Id), Call("1"));
            var runs = (await world.Store.ListRunsAsync(World.Id, 100, default)).Count;
            await TickAsync(world);
            Assert.Equal(runs, (await world.Store.ListRunsAsync(World.Id, 100, default)).Count);
            world.Clock.Advance(TimeSpan.FromSeconds(5));
            await TickAsync(world);
            Assert.Equal(runs + (scheduled ? 1 : 0), (await world.Store.ListRunsAsync(World.Id, 100, default)).Count);
        }
    }

    [Fact, Acceptance("002-01", Missing = "the vendor's own calls, which the pair's tests show"), Acceptance("000-17", Missing = "a product of Reviso")]
    public async Task A_call_is_worked_on_within_five_seconds_by_the_record_alone_and_without_it_the_next_slot_does_the_same()
    {
        await using var world = Start(static c =>
        {
            c.Schedule(Schedule.Every(TimeSpan.FromHours(3)));
            // Nobody would look for an hour.
            c.Services.Configure<SyncOptions>(static o => o.SchedulerInterval = TimeSpan.FromHours(1));
        });
        world.Accounting.Feed = static r => r with { Cursor = CursorKind.None };
        var (told, untold) = (world.Accounting.Add("customer", ("Name", "Acme"), ("City", "Roma")), world.Accounting.Add("customer", ("Name", "Other"), ("City", "Roma")));
        await TickAsync(world);
        var scheduler = world.Services.GetRequiredService<SyncScheduler>();
        await scheduler.StartAsync(default);
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Crm.Answer = (_, outcome) =>
        {
            written.TrySetResult();
            return outcome;
        };
        world.Accounting.Edit("customer", told, ("City", "Ribe"));
        world.Accounting.Edit("customer", untold, ("City", "Skive"));
        var (before, pages) = (world.Clock.GetUtcNow(), world.Accounting.Pages);
        Assert.Equal((200, 1), await OfAsync(world, Webhooks(world).CreateKey(World.Id), Call(told)));
        await written.Task.WaitAsync(TimeSpan.FromMinutes(1));
        await scheduler.StopAsync(default);
        Assert.InRange(world.Clock.GetUtcNow() - before, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        // The record, and not the whole table: a vendor counts calls.
        Assert.Equal(pages, world.Accounting.Pages);
        Assert.Equal(["Ribe", "Roma"], Cities(world));
        Assert.Equal("change", (await world.Store.ListRunsAsync(World.Id, 100, default)).MaxBy(static r => r.StartedAt)!.Trigger);

        world.Clock.Advance(TimeSpan.FromHours(3));
        await TickAsync(world);
        Assert.Equal(["Ribe", "Skive"], Cities(world));

        static IEnumerable<string?> Cities(World world) => world.Crm.Ids("company").Select(id => world.Crm.Text("company", id, "city")).Order(StringComparer.Ordinal);
    }

    [Fact, Acceptance("002-65", Missing = "over HTTP: the host's tests")]
    public async Task An_id_is_good_for_one_webhook_of_one_connection_until_it_is_renewed()
    {
        await using var world = Start(static c => c.Webhooks(Side.Crm, new OtherAdapter()));
        await world.SyncAsync();
        var webhooks = Webhooks(world);
        var (customer, company) = (await webhooks.GetIdAsync(World.Id, "FakeCustomer"), await webhooks.GetIdAsync(World.Id, "fakecompany"));
        Assert.Equal((200, 1), await OfAsync(world, customer, Call("1")));
        Assert.Equal((200, 0), await OfAsync(world, company, Call("1") with { Topic = "FakeCompany" }));
        Assert.Equal((401, 0), await OfAsync(world, company, Call("1")));
        var next = await webhooks.RenewIdAsync(World.Id, "FakeCustomer", "ann");
        var third = await webhooks.RenewIdAsync(World.Id, "FakeCustomer", "ann");
        Assert.Equal(3, new[] { customer, next, third }.Distinct().Count());
        foreach (var gone in new[] { customer, next })
            Assert.Equal((401, 0), await OfAsync(world, gone, Call("1")));
        Assert.Equal((200, 1), await OfAsync(world, third, Call("1")));
        Assert.Equal(third, await webhooks.GetIdAsync(World.Id, "FakeCustomer"));
        Assert.Equal((200, 0), await OfAsync(world, company, Call("1") with { Topic = "FakeCompany" }));
        Assert.Equal("unknown-webhook", (await Assert.ThrowsAsync<SyncRequestException>(() => webhooks.GetIdAsync(World.Id, "nobody"))).Code);
    }

    [Fact]
    public async Task Without_a_secret_no_key_is_made_and_none_is_taken()
    {
        await using var world = Start((string[])[]);
        Assert.Contains("WebhookSecrets", Assert.Throws<InvalidOperationException>(() => Webhooks(world).CreateKey(World.Id)).Message, StringComparison.Ordinal);
        Assert.Equal((401, 0), await OfAsync(world, new string('0', 80), Call("1")));
    }

    private static World Start(string[] secrets) => Start(secrets, static _ => { });

    private static World Start() => Start([Secret]);

    private static World Start(Action<ConnectionBuilder> configure) => Start([Secret], configure);

    private static World Start(string[] secrets, Action<ConnectionBuilder> configure) => new(c =>
    {
        c.Webhooks(Side.Accounting, new Adapter());
        c.Services.Configure<SyncOptions>(o =>
        {
            foreach (var secret in secrets)
                o.WebhookSecrets.Add(secret);
        });
        configure(c);
    });

    private static IWebhooks Webhooks(World world) => world.Services.GetRequiredService<IWebhooks>();

    private static async Task TickAsync(World world) => await Task.WhenAll(await world.Services.GetRequiredService<SyncScheduler>().TickAsync(default));

    private static async Task<(int, int)> OfAsync(World world, string? key, WebhookRequest call)
    {
        var answer = await Webhooks(world).ReceiveAsync(key, call);
        return (answer.Status, answer.Marks);
    }

    private static WebhookRequest Call(string body) => new()
    {
        Method = "POST",
        Headers = new Dictionary<string, string>(),
        Query = new Dictionary<string, string>(),
        Body = Encoding.UTF8.GetBytes(body),
        Topic = "FakeCustomer",
    };

    private sealed class Adapter : IWebhookAdapter
    {
        public IReadOnlyList<string> RouteAliases { get; } = ["FakeCustomer"];

        public WebhookVerdict Read(WebhookRequest request, WebhookSecret secret)
        {
            var body = Encoding.UTF8.GetString(request.Body.Span);
            if (request.Query["apiKey"] != secret.Value || request.Query["SECRET"] != secret.Value)
                return new WebhookVerdict.Rejected(401, "no secret");
            return body switch
            {
                "bad" => new WebhookVerdict.Rejected(400, "unreadable"),
                "ping" => new WebhookVerdict.Accepted([]),
                _ => new WebhookVerdict.Accepted([new DirtyMark("customers", new RecordId(body))]),
            };
        }
    }

    private sealed class OtherAdapter : IWebhookAdapter
    {
        public IReadOnlyList<string> RouteAliases { get; } = ["FakeCompany"];

        public WebhookVerdict Read(WebhookRequest request, WebhookSecret secret) => new WebhookVerdict.Accepted([]);
    }
}
