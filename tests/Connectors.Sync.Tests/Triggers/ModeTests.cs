using Connectors.Sync.Stores;
using Connectors.Sync.Tests.Fakes;
using Connectors.Sync.Triggers;
using Connectors.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Sync.Tests.Triggers;

/// <summary>What a connection's mode lets leave, whoever asks.</summary>
public sealed class ModeTests
{
    [Fact]
    [Acceptance("P-07a")]
    [Rule("R41")]
    public async Task Switched_off_nothing_is_called_by_schedule_button_or_webhook_and_calls_of_others_are_answered_and_counted()
    {
        await using var d = new DocumentWorld(configure: static c => c.Schedule(Schedule.Every(TimeSpan.FromHours(3))).Webhooks(Side.Accounting, new Adapter())
            .Services.Configure<SyncOptions>(static o => o.WebhookSecrets.Add("0123456789abcdef0123456789abcdef")));
        var offer = d.AddOffer();
        await d.RunAsync();
        await d.World.Connections.SetModeAsync(World.Id, ConnectionMode.Off, "ann");
        d.SetStatus(offer, "3");
        d.World.Crm.Add("company", ("name", "New"));
        var calls = Calls();

        for (var i = 0; i < 4; i++)
        {
            d.Clock.Advance(TimeSpan.FromHours(3));
            await Task.WhenAll(await d.World.Services.GetRequiredService<SyncScheduler>().TickAsync(default));
        }

        Assert.Equal(RunState.Failed, (await d.World.RunAsync()).State);
        Assert.Equal(RunState.Failed, (await d.World.RunAsync(new RunRequest { Mapping = "company" })).State);
        await Assert.ThrowsAsync<SyncRequestException>(() => d.PressAsync(offer));
        await Assert.ThrowsAsync<SyncRequestException>(() => d.World.Engine.PlanAsync(World.Id));
        var webhooks = d.World.Services.GetRequiredService<IWebhooks>();
        var answer = await webhooks.ReceiveAsync(webhooks.CreateKey(World.Id), new WebhookRequest { Method = "POST", Headers = new Dictionary<string, string>(), Query = new Dictionary<string, string>(), Body = "1"u8.ToArray(), Topic = "FakeCustomer" });

        Assert.Equal((200, 0), (answer.Status, answer.Marks));
        Assert.Equal(d.Clock.GetUtcNow(), (await d.World.Store.FindConnectionAsync(World.Id, default))!.WebhookAt);
        Assert.Equal(calls, Calls());
        Assert.Equal(0, d.Books.Sends);

        (int, int, int, int, int, int) Calls() => (d.World.Crm.Pages, d.World.Crm.Reads, d.World.Crm.Writes, d.World.Accounting.Pages, d.World.Accounting.Reads, d.World.Accounting.Writes);
    }

    [Fact]
    [Acceptance("P-07b")]
    [Rule("R41")]
    public async Task A_new_connection_plans_everything_and_writes_nothing_on_either_side()
    {
        await using var d = new DocumentWorld(live: false, configure: static c => c.List(new ManagedList("terms", "terms", "type")), mapping: static m =>
        {
            World.Standard(m);
            m.Entity("company").Field(new Field<string>("company", "type"), new Field<string>("customer", "Ref"), "list:terms");
        });
        d.World.Accounting.Lists["terms"] = [new ListEntry("7", "Netto 14")];
        d.World.Crm.Options["type"] = [];
        Assert.Equal(ConnectionMode.PlanOnly, (await d.World.Connections.GetAsync(World.Id)).Mode);
        var offer = d.AddOffer();
        d.World.Crm.Add("company", ("name", "Both"), ("vat", "12345678"), ("city", "Ribe"));
        d.World.Accounting.Add("customer", ("Name", "Both"), ("Vat", "12345678"), ("City", "Skagen"));
        d.World.Accounting.Add("customer", ("Name", "Theirs"), ("Ref", "7"));
        for (var pass = 0; pass < 2; pass++)
        {
            await d.RunAsync();
            d.SetStatus(offer, "3");
            await Assert.ThrowsAsync<SyncRequestException>(() => d.PressAsync(offer));
        }

        var plan = await d.World.Engine.PlanAsync(World.Id);

        Assert.Equal((1, 1, 1), (plan.Count("company", PlanKind.CreateInAccounting), plan.Count("company", PlanKind.CreateInCrm), plan.Count("company", PlanKind.UpdateAccounting)));
        Assert.Equal((0, 0, 0), (d.World.Crm.Writes, d.World.Accounting.Writes, d.Books.Sends));
        // Options and result fields are writes too.
        Assert.Empty(d.World.Crm.OptionChanges);
        Assert.Null(d.Shown(offer, "number"));
        Assert.Null(d.Shown(offer, "message"));
    }

    [Fact]
    [Acceptance("P-07d")]
    [Rule("R40")]
    [Rule("R41")]
    public async Task Raising_the_mode_is_recorded_takes_a_baseline_and_books_no_draft_that_was_made_before()
    {
        await using var d = new DocumentWorld(live: false, books: static b => b.Steps = [DocumentStep.Book]);
        await d.World.Connections.SetModeAsync(World.Id, ConnectionMode.DraftsOnly, "ida");
        var (draft, standing) = (d.AddOffer(), d.AddOffer());
        await d.RunAsync();
        Assert.Equal(SendState.Sent, (await d.PressAsync(draft)).State);
        Assert.Equal(DocumentStatus.Draft, Assert.Single(d.Books.All).Status);
        await d.World.Connections.SetModeAsync(World.Id, ConnectionMode.PlanOnly, "ida");
        d.SetStatus(standing, "3");
        d.Clock.Advance(TimeSpan.FromMinutes(1));

        await d.World.Connections.SetModeAsync(World.Id, ConnectionMode.Live, "bob");

        var journal = Assert.Single(await d.World.Store.ListJournalAsync(World.Id, 10, default), static j => j.Detail == "PlanOnly → Live");
        Assert.Equal(("mode", "bob", d.Clock.GetUtcNow()), (journal.Event, journal.User, journal.At));
        for (var pass = 0; pass < 3; pass++)
        {
            d.Clock.Advance(TimeSpan.FromHours(6));
            await d.RunAsync();
        }

        Assert.Equal((1, 1), (d.Books.Sends, d.Books.All.Count));
        Assert.Equal(DocumentStatus.Draft, d.Books.All[0].Status);
        Assert.Empty(d.Books.Taken);
        // An option that is on from now on books what is sent from now on, and not the draft of before.
        await d.World.SettingsAsync("""{"documents":{"invoice":{"book":true}}}""");
        await d.RunAsync();
        await d.RunAsync();
        Assert.Equal(DocumentStatus.Draft, d.Books.All[0].Status);
        Assert.Empty(d.Books.Taken);
    }

    [Fact]
    [Acceptance("P-07f")]
    [Rule("R41")]
    public async Task A_first_sync_of_a_thousand_documents_mails_books_and_reports_none()
    {
        await using var d = new DocumentWorld(static f => f with { Book = true, Mail = true, EInvoice = true }, static b => b.Steps = [DocumentStep.Book, DocumentStep.Mail, DocumentStep.EInvoice]);
        var count = d.World.Store is InMemorySyncStore ? 1_000 : 150;
        var company = d.World.Crm.Add("company", ("name", "Acme"));
        for (var i = 0; i < count; i++)
            d.AddOffer("3", company);

        Assert.Equal(count, (await d.RunAsync()).Baseline);
        for (var pass = 0; pass < 2; pass++)
        {
            d.Clock.Advance(TimeSpan.FromDays(1));
            await d.RunAsync();
        }

        Assert.Empty(d.Books.Taken);
        Assert.Equal((0, 0), (d.Books.Sends, d.Books.All.Count));
        // The options do work: what is sent afterwards is booked, mailed and reported.
        d.Clock.Advance(TimeSpan.FromHours(1));
        d.AddOffer("3", company);
        await d.RunAsync();
        await d.RunAsync();
        Assert.Single(d.Books.All);
        Assert.NotEmpty(d.Books.Taken);
    }

    private sealed class Adapter : IWebhookAdapter
    {
        public IReadOnlyList<string> RouteAliases { get; } = ["FakeCustomer"];

        public WebhookVerdict Read(WebhookRequest request, WebhookSecret secret) => new WebhookVerdict.Accepted([new DirtyMark("customers", new RecordId("1"))]);
    }
}
