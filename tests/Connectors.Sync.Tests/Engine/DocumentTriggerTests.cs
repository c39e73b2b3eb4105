using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;

namespace Connectors.Sync.Tests.Engine;

public sealed class DocumentTriggerTests
{
    [Fact]
    [Acceptance("P-01a")]
    [Rule("R40")]
    [Rule("R35")]
    public async Task Switching_on_over_accepted_offers_sends_nothing_and_lists_them()
    {
        await using var d = new DocumentWorld(live: false);
        // Each commit of a file waits for the disk; the number is for memory.
        var count = d.World.Store is Connectors.Sync.Stores.InMemorySyncStore ? 3_000 : 300;
        var accepted = Enumerable.Range(0, count).Select(_ => d.AddOffer("3", "1")).ToList();
        await d.RunAsync();
        await d.World.Connections.SetModeAsync(World.Id, ConnectionMode.Live);

        Assert.Equal(count, (await d.RunAsync()).Baseline);
        await d.RunAsync();
        d.Edit(accepted[0], ("price", "13"));
        await d.RunAsync();

        Assert.Equal(0, d.Books.Sends);
        Assert.Empty(await d.SendsAsync());
        var listed = new List<RecordRef>();
        await foreach (var source in d.Documents.ListBaselineAsync(World.Id, DocumentWorld.Invoice))
            listed.Add(source);
        Assert.Equal(accepted.Order(StringComparer.Ordinal), listed.Select(static r => r.Id.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    [Acceptance("001-30", Missing = "a real CRM")]
    [Acceptance("001-31", Missing = "a real CRM")]
    [Rule("R40")]
    public async Task A_status_change_alone_sends_exactly_one_document()
    {
        await using var d = new DocumentWorld();
        var offer = d.AddOffer();
        await d.RunAsync();
        d.SetStatus(offer, "2");
        Assert.Equal(0, (await d.RunAsync()).Sent);
        d.SetStatus(offer, "3");

        var run = await d.RunAsync();

        Assert.Equal((1, 1), (run.Seen, run.Sent));
        Assert.Single(d.Books.All);
        Assert.Equal("draft", d.Shown(offer, "state"));
        Assert.Equal("", (await d.SendAsync(offer)).Reason);
        for (var pass = 0; pass < 3; pass++)
            Assert.Equal(0, (await d.RunAsync()).Sent);
        Assert.Single(d.Books.All);
    }

    [Fact]
    [Acceptance("P-08d")]
    [Rule("R35")]
    public async Task Back_and_forth_three_times_is_still_one_document()
    {
        await using var d = new DocumentWorld();
        var offer = d.AddOffer();
        await d.RunAsync();
        for (var i = 0; i < 3; i++)
        {
            d.SetStatus(offer, "3");
            await d.RunAsync();
            d.SetStatus(offer, "1");
            await d.RunAsync();
        }

        Assert.Single(d.Books.All);
        Assert.Single(await d.SendsAsync());
    }

    [Fact]
    [Rule("R35")]
    public async Task A_status_that_was_passed_through_between_two_looks_sends_nothing()
    {
        await using var d = new DocumentWorld();
        var offer = d.AddOffer();
        await d.RunAsync();
        d.SetStatus(offer, "3");
        d.SetStatus(offer, "4");
        await d.RunAsync();
        Assert.Equal(0, d.Books.Sends);
    }

    [Fact]
    [Acceptance("001-31", Missing = "a real CRM")]
    public async Task An_edit_within_the_status_a_rename_of_it_and_another_status_send_nothing()
    {
        await using var d = new DocumentWorld();
        var accepted = d.AddOffer("3");
        var draft = d.AddOffer();
        await d.RunAsync();
        d.Edit(accepted, ("price", "13"));
        d.SetStatus(draft, "4");
        await d.RunAsync();
        d.World.Crm.Schemas = [World.Company, World.Person, Renamed()];
        d.Edit(accepted, ("price", "14"));
        await d.RunAsync();
        await d.RunAsync();
        Assert.Equal(0, d.Books.Sends);
    }

    [Fact]
    [Acceptance("001-31", Missing = "a real CRM")]
    public async Task A_status_that_is_renamed_sends_nothing_and_the_rule_goes_on_with_it_and_not_with_its_old_name()
    {
        await using var d = new DocumentWorld();
        var (early, late, other) = (d.AddOffer(), d.AddOffer(), d.AddOffer());
        await d.RunAsync();
        // "Accepted" is called "Agreed" from now on, and what was lost is called "Accepted".
        d.World.Crm.Schemas = [World.Company, World.Person, Renamed()];
        Assert.Equal(0, (await d.RunAsync()).Sent);
        d.SetStatus(other, "4");
        Assert.Equal(0, (await d.RunAsync()).Sent);
        await d.World.RestartAsync();
        d.SetStatus(early, "3");
        Assert.Equal(1, (await d.RunAsync()).Sent);
        Assert.Equal(DocumentWorld.Ref(early), Assert.Single(await d.SendsAsync()).Source);

        // The settings may name it anew, by its new name or by its id, and the one that has the old name too.
        await d.World.SettingsAsync("""{ "version": 1, "documents": { "invoice": { "trigger": ["Agreed"] } } }""");
        d.SetStatus(late, "3");
        Assert.Equal(0, (await d.RunAsync()).Baseline);
        Assert.Equal(2, d.Books.Sends);
        await d.World.SettingsAsync("""{ "version": 1, "documents": { "invoice": { "trigger": ["4"] } } }""");
        Assert.Equal(1, (await d.RunAsync()).Baseline);
        Assert.Equal(2, d.Books.Sends);
    }

    [Fact]
    [Rule("R40")]
    public async Task A_transition_that_happened_while_the_host_was_down_sends_once_also_when_a_full_reading_finds_it()
    {
        await using var d = new DocumentWorld();
        var offer = d.AddOffer();
        var other = d.AddOffer();
        await d.RunAsync();
        await d.World.RestartAsync();
        d.SetStatus(offer, "3");
        d.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(1, (await d.RunAsync()).Sent);
        // A second flow makes the next reading a full one.
        await d.World.SettingsAsync("""{"documents":{"invoice":{"monitorDays":10}}}""");
        d.World.Crm.Feed = static r => r with { Cursor = CursorKind.None };
        d.SetStatus(other, "3");
        Assert.Equal(1, (await d.RunAsync()).Sent);
        Assert.Equal(0, (await d.RunAsync()).Sent);
        Assert.Equal(2, d.Books.All.Count);
    }

    [Fact]
    [Rule("R40")]
    public async Task A_record_made_after_the_baseline_sends_and_one_that_only_became_visible_does_not()
    {
        await using var d = new DocumentWorld();
        d.AddOffer();
        await d.RunAsync();
        d.Clock.Advance(TimeSpan.FromHours(1));
        var made = d.AddOffer("3");
        Assert.Equal(1, (await d.RunAsync()).Sent);
        // It was there before, behind a right that the connection did not have.
        d.World.Crm.Now = new DateTimeOffset(2025, 6, 1, 0, 0, 0, TimeSpan.Zero);
        var old = d.World.Crm.Add("offer", ("name", "Old"), ("status", "3"));
        d.Edit(old, ("price", "1"));
        await d.RunAsync();

        Assert.Equal(made, Assert.Single(await d.SendsAsync()).Source.Id.Value);
    }

    [Theory]
    [Rule("R40")]
    [InlineData("mode")]
    [InlineData("off-and-on")]
    [InlineData("trigger")]
    [InlineData("asked")]
    public async Task Whatever_switches_it_on_takes_a_new_baseline(string how)
    {
        await using var d = new DocumentWorld();
        var offer = d.AddOffer();
        await d.RunAsync();
        switch (how)
        {
            case "mode":
                await d.World.Connections.SetModeAsync(World.Id, ConnectionMode.PlanOnly);
                d.SetStatus(offer, "3");
                d.Clock.Advance(TimeSpan.FromMinutes(1));
                await d.World.Connections.SetModeAsync(World.Id, ConnectionMode.Live);
                break;
            case "off-and-on":
                await d.World.SettingsAsync("""{"documents":{"invoice":{"enabled":false}}}""");
                await d.RunAsync();
                d.SetStatus(offer, "3");
                await d.World.SettingsAsync("{}");
                break;
            case "trigger":
                d.SetStatus(offer, "5");
                await d.World.SettingsAsync("""{"documents":{"invoice":{"trigger":["Accepted","Signed"]}}}""");
                break;
            default:
                d.SetStatus(offer, "3");
                await d.Documents.TakeBaselineAsync(World.Id, DocumentWorld.Invoice, "ida");
                break;
        }

        await d.RunAsync();
        await d.RunAsync();
        Assert.Equal(0, d.Books.Sends);

        // What stood there comes back to where it stood: nobody knows what it was good for before.
        d.SetStatus(offer, "1");
        await d.RunAsync();
        d.SetStatus(offer, "3");
        Assert.Equal(0, (await d.RunAsync()).Sent);
        d.Clock.Advance(TimeSpan.FromHours(1));
        d.AddOffer("3");
        Assert.Equal(1, (await d.RunAsync()).Sent);
    }

    [Fact]
    [Rule("R40")]
    public async Task Eleven_at_once_stop_the_flow_until_somebody_answers_also_across_a_restart_and_a_person_still_sends()
    {
        await using var d = new DocumentWorld();
        var offers = Enumerable.Range(0, 11).Select(_ => d.AddOffer()).ToList();
        await d.RunAsync();
        offers.ForEach(o => d.SetStatus(o, "3"));

        var run = await d.RunAsync();
        Assert.Equal((11, 11, 0), (run.Seen, run.Held, run.Sent));
        await d.World.RestartAsync();
        Assert.Equal(11, (await d.RunAsync()).Held);
        Assert.Equal(0, d.Books.Sends);
        var flow = Assert.Single(await d.Documents.ListFlowsAsync(World.Id));
        Assert.NotNull(flow.StoppedAt);
        Assert.Equal(11, flow.Waiting.Count);
        Assert.Contains("11 documents", flow.StopReason, StringComparison.Ordinal);

        Assert.Equal(SendState.Sent, (await d.PressAsync(offers[0])).State);
        await d.Documents.ResumeAsync(World.Id, DocumentWorld.Invoice, ResumeFlow.SendWaiting, "ida");
        Assert.Equal(10, (await d.RunAsync()).Sent);
        Assert.Equal(11, d.Books.All.Count);
        Assert.Equal("not-stopped", (await Assert.ThrowsAsync<SyncRequestException>(() => d.Documents.ResumeAsync(World.Id, DocumentWorld.Invoice, ResumeFlow.SendWaiting))).Code);
        // Afterwards ten are ten again.
        var more = Enumerable.Range(0, 11).Select(_ => d.AddOffer()).ToList();
        await d.RunAsync();
        more.ForEach(o => d.SetStatus(o, "3"));
        Assert.Equal(11, (await d.RunAsync()).Held);
        await d.Documents.ResumeAsync(World.Id, DocumentWorld.Invoice, ResumeFlow.DropWaiting, "ida");
        Assert.Equal(0, (await d.RunAsync()).Sent);
        Assert.Equal(11, d.Books.All.Count);
    }

    [Fact]
    [Rule("R40")]
    public async Task The_count_of_a_pass_that_was_cut_short_holds_in_the_next_run()
    {
        await using var d = new DocumentWorld();
        var offers = Enumerable.Range(0, 12).Select(_ => d.AddOffer()).ToList();
        await d.RunAsync();
        offers.Take(8).ToList().ForEach(o => d.SetStatus(o, "3"));
        var sent = 0;
        d.Books.Refuse = _ => ++sent > 5 ? new DocumentOutcome.NotSent(UnavailableReason.Limited, "Blocked.") : null;
        await d.RunAsync();
        Assert.Equal(5, d.Books.All.Count);
        await d.World.RestartAsync();
        d.Books.Refuse = static _ => null;
        offers.Skip(8).ToList().ForEach(o => d.SetStatus(o, "3"));

        // Six were reserved in the pass that is still open: six more would be twelve.
        Assert.Equal(6, (await d.RunAsync()).Held);
        Assert.Equal(6, d.Books.All.Count);
    }

    [Fact]
    [Rule("R35")]
    public async Task A_refusal_waits_for_the_user_and_the_status_entered_again_is_a_new_attempt_of_the_same_generation()
    {
        await using var d = new DocumentWorld(books: static b => b.Refuse = static _ => new DocumentOutcome.Refused(new Problem("stock", null, "Insufficient stock.")));
        var offer = d.AddOffer();
        await d.RunAsync();
        d.SetStatus(offer, "3");
        Assert.Equal(1, (await d.RunAsync()).Refused);
        d.Books.Refuse = static _ => null;
        for (var pass = 0; pass < 3; pass++)
        {
            d.Clock.Advance(TimeSpan.FromHours(7));
            await d.RunAsync();
        }

        Assert.Equal(1, d.Books.Sends);
        Assert.Equal("Insufficient stock.", d.Shown(offer, "message"));
        d.SetStatus(offer, "2");
        await d.RunAsync();
        d.Edit(offer, ("price", "20"));
        d.SetStatus(offer, "3");
        Assert.Equal(1, (await d.RunAsync()).Sent);
        var send = Assert.Single(await d.SendsAsync());
        Assert.Equal(1, send.Generation);
        Assert.Equal(20m, Assert.Single(d.Books.All).Document!.Lines[0].UnitPrice);
    }

    [Fact]
    [Rule("R35")]
    public async Task A_press_and_a_status_at_once_make_one_document()
    {
        await using var d = new DocumentWorld();
        var offer = d.AddOffer();
        await d.RunAsync();
        d.SetStatus(offer, "3");
        await Task.WhenAll(Task.Run(d.RunAsync), Task.Run(() => d.PressAsync(offer)), Task.Run(() => d.PressAsync(offer)));
        await d.RunAsync();
        Assert.Single(d.Books.All);
    }

    [Fact]
    [Rule("R30")]
    public async Task Documents_are_sent_before_the_records_of_the_run()
    {
        await using var d = new DocumentWorld();
        var offer = d.AddOffer();
        await d.RunAsync();
        for (var i = 0; i < 20; i++)
            d.World.Crm.Add("company", ("name", "Later " + i));
        d.SetStatus(offer, "3");
        var customers = -1;
        d.Books.At = at => customers = at == "before" ? d.World.Accounting.Count("customer") : customers;
        await d.RunAsync();
        Assert.Equal(1, customers);
        Assert.Equal(21, d.World.Accounting.Count("customer"));
    }

    [Fact]
    [Rule("R30")]
    public async Task A_press_in_the_middle_of_a_long_run_does_not_wait_for_its_end()
    {
        await using var d = new DocumentWorld(static f => f with { TriggerStatuses = [] });
        var offer = d.AddOffer();
        await d.RunAsync();
        for (var i = 0; i < 600; i++)
            d.World.Crm.Add("company", ("name", "Later " + i));
        Task<SendInfo>? press = null;
        var customersBefore = -1;
        d.World.Accounting.Refuse = _ =>
        {
            press ??= d.PressAsync(offer);
            return null;
        };
        d.Books.At = at => customersBefore = at == "before" ? d.World.Accounting.Count("customer") : customersBefore;
        await d.RunAsync();

        Assert.Equal(SendState.Sent, (await press!).State);
        Assert.InRange(customersBefore, 1, 300);
        Assert.Equal(601, d.World.Accounting.Count("customer"));
        Assert.Single(d.Books.All);
    }

    [Fact]
    [Rule("R34")]
    public async Task A_limit_in_the_middle_defers_the_rest_and_the_sum_holds()
    {
        await using var d = new DocumentWorld();
        var offers = Enumerable.Range(0, 6).Select(_ => d.AddOffer()).ToList();
        await d.RunAsync();
        offers.ForEach(o => d.SetStatus(o, "3"));
        d.Books.At = at =>
        {
            if (at == "before" && d.Books.Sends == 2)
                d.Books.DownFor = new ProviderUnavailableException(UnavailableReason.Limited, "Blocked.");
        };
        var run = await d.RunAsync();
        Assert.Equal((6, 2, 4), (run.Seen, run.Sent, run.Deferred));
        d.Books.DownFor = null;
        d.Books.At = static _ => { };
        await d.RunAsync();
        Assert.Equal(6, d.Books.All.Count);
        Assert.All(await d.SendsAsync(), static s => Assert.Equal(SendState.Sent, s.State));
    }

    [Fact]
    [Acceptance("001-04", Missing = "a settings page")]
    public async Task Of_two_flows_of_one_group_only_one_may_be_on()
    {
        await using var d = new DocumentWorld(static f => f with { Group = "invoice" }, configure: static c => c.Documents(DocumentWorld.Standard with { Name = "from-order", Group = "invoice" }));
        d.AddOffer();
        var failed = await d.World.RunAsync();
        Assert.Contains("Only one of 'invoice' and 'from-order' may be switched on", failed.Reason, StringComparison.Ordinal);
        await d.World.SettingsAsync("""{"documents":{"from-order":{"enabled":false}}}""");
        await d.RunAsync();
        var wrong = await Assert.ThrowsAsync<SettingsException>(() => d.World.SettingsAsync("""{"documents":{"invoise":{"book":true},"invoice":{"monitorDays":-1,"trigger":"x","mial":true}}}"""));
        Assert.Equal(["documents.invoice.monitorDays", "documents.invoice.trigger", "documents.invoice.mial"], wrong.Problems.Select(static p => p.Path).Where(static p => p.StartsWith("documents.invoice.", StringComparison.Ordinal)));
    }

    private static EntitySchema Renamed() => new("offer", DocumentWorld.Offer.Fields.Select(static f => f.Name == "status"
        ? f with { Choices = [new Choice("1", "Draft"), new Choice("2", "Offered"), new Choice("3", "Agreed"), new Choice("4", "Accepted"), new Choice("5", "Signed")] }
        : f));
}
