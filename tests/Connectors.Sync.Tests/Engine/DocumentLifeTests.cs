using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;

namespace Connectors.Sync.Tests.Engine;

public sealed class DocumentLifeTests
{
    private static DocumentFlow Booked(DocumentFlow flow) => flow with { TriggerStatuses = [], Book = true };

    [Fact]
    [Rule("R36")]
    [Acceptance("P-08c", Missing = "each vendor")]
    [Acceptance("P-42b")]
    public async Task With_freeze_an_edit_gives_one_stable_state_and_no_write_to_accounting()
    {
        await using var d = new DocumentWorld(Booked);
        var offer = d.AddOffer();
        await d.PressAsync(offer);
        await d.RunAsync();
        d.Edit(offer, ("qty", "3"));
        await d.RunAsync();

        var send = await d.SendAsync(offer);
        Assert.True(send.Differs);
        Assert.Equal(SendState.Sent, send.State);
        Assert.Equal("It differs from what was sent as A00101. Credit the document in accounting and send it anew.", d.Shown(offer, "message"));
        var writes = d.World.Crm.Writes;
        for (var pass = 0; pass < 3; pass++)
            await d.RunAsync();
        await d.PressAsync(offer);
        Assert.Equal(writes, d.World.Crm.Writes);
        Assert.Equal((1, 0), (d.Books.Sends, d.Books.Updates));

        d.Edit(offer, ("qty", "2"));
        await d.RunAsync();
        Assert.False((await d.SendAsync(offer)).Differs);
        Assert.Null(d.Shown(offer, "message"));
    }

    [Fact]
    [Acceptance("P-08b")]
    [Rule("R36")]
    public async Task An_edit_of_a_draft_updates_it_and_once_it_is_booked_it_does_not()
    {
        await using var d = new DocumentWorld(static f => f with { TriggerStatuses = [], AfterSend = AfterSend.UpdateWhileDraft });
        var offer = d.AddOffer();
        var sent = await d.PressAsync(offer);
        d.Edit(offer, ("qty", "3"));
        Assert.Equal(1, (await d.RunAsync()).Updated);
        Assert.Equal(3m, Assert.Single(d.Books.All).Document!.Lines[0].Quantity);
        d.Edit(offer, ("qty", "4"));
        var pressed = await d.PressAsync(offer);
        Assert.Equal(sent.Id, pressed.Id);
        Assert.Equal(new DocumentTotals(50m, 12.5m, 62.5m), pressed.Totals);
        Assert.Equal(2, d.Books.Updates);

        d.Books.All[0].Status = DocumentStatus.Issued;
        d.Books.All[0].Number = 7;
        d.Edit(offer, ("qty", "5"));
        await d.RunAsync();
        await d.RunAsync();
        Assert.Equal(2, d.Books.Updates);
        Assert.True((await d.SendAsync(offer)).Differs);
        Assert.Single(d.Books.All);
    }

    [Fact]
    [Acceptance("P-42c")]
    public async Task The_number_shows_only_after_booking_and_keeps_its_zeros()
    {
        await using var d = new DocumentWorld(static f => f with { TriggerStatuses = [] });
        var offer = d.AddOffer();
        await d.PressAsync(offer);
        await d.RunAsync();
        Assert.Equal(("draft", null), (d.Shown(offer, "state"), d.Shown(offer, "number")));

        d.Books.All[0].Status = DocumentStatus.Issued;
        d.Books.All[0].Number = 7;
        d.Clock.Advance(TimeSpan.FromDays(1));
        await d.RunAsync();
        await d.RunAsync();
        Assert.Equal("A00007", d.Shown(offer, "number"));
        Assert.Equal("A00007", (await d.SendAsync(offer)).Number);
    }

    [Fact]
    [Rule("R36")]
    public async Task With_ask_a_person_decides_each_time()
    {
        await using var d = new DocumentWorld(static f => f with { TriggerStatuses = [], AfterSend = AfterSend.Ask });
        var offer = d.AddOffer();
        await d.PressAsync(offer);
        d.Edit(offer, ("qty", "3"));
        Assert.Equal(1, (await d.RunAsync()).Asked);
        var asked = Assert.Single(await d.SendsAsync(new SendFilter { Asked = true }));
        Assert.Equal("edited", asked.Question);
        Assert.Equal(0, d.Books.Updates);
        Assert.Null((await d.Documents.AnswerAsync(World.Id, asked.Id, new SendAnswer.UpdateDraft(), "ann")).Question);
        Assert.Equal(3m, d.Books.All[0].Document!.Lines[0].Quantity);

        d.Edit(offer, ("qty", "4"));
        await d.RunAsync();
        var left = await d.Documents.AnswerAsync(World.Id, asked.Id, new SendAnswer.LeaveIt(), "ann");
        Assert.Null(left.Question);
        Assert.True(left.Differs);
        await d.RunAsync();
        Assert.Empty(await d.SendsAsync(new SendFilter { Asked = true }));
        Assert.Equal(1, d.Books.Updates);
    }

    [Theory]
    [Acceptance("P-08e")]
    [Rule("R36")]
    [InlineData(DocumentStatus.Cancelled, SendState.Cancelled, "cancelled")]
    [InlineData(DocumentStatus.Credited, SendState.Cancelled, "credited")]
    [InlineData(DocumentStatus.Gone, SendState.Gone, "gone")]
    public async Task What_happens_to_it_in_accounting_is_shown_and_never_sends_it_again(DocumentStatus status, SendState state, string shown)
    {
        await using var d = new DocumentWorld(static f => f with { Book = true });
        var offer = d.AddOffer();
        await d.RunAsync();
        d.SetStatus(offer, "3");
        await d.RunAsync();
        d.Books.All[0].Status = status;
        d.Clock.Advance(TimeSpan.FromDays(1));
        await d.RunAsync();

        Assert.Equal(state, (await d.SendAsync(offer)).State);
        Assert.Equal(shown, d.Shown(offer, "state"));
        Assert.Equal("A00101", d.Shown(offer, "number"));
        foreach (var next in new[] { "1", "3" })
        {
            d.SetStatus(offer, next);
            await d.RunAsync();
        }

        Assert.Equal(state, (await d.PressAsync(offer)).State);
        Assert.Single(d.Books.All);
        // It came back: that is shown too.
        d.Books.All[0].Status = DocumentStatus.Issued;
        d.Clock.Advance(TimeSpan.FromDays(1));
        await d.RunAsync();
        Assert.Equal((SendState.Sent, "issued"), ((await d.SendAsync(offer)).State, d.Shown(offer, "state")));
    }

    [Fact]
    [Acceptance("P-10b")]
    [Acceptance("001-21", Missing = "a real vendor and CRM")]
    public async Task Payments_are_shown_with_paid_and_open_amount()
    {
        await using var d = new DocumentWorld(Booked);
        var offer = d.AddOffer();
        await d.PressAsync(offer);
        foreach (var (status, paid, shown) in new[] { (DocumentStatus.PartPaid, 10m, "part-paid"), (DocumentStatus.Paid, 31.25m, "paid"), (DocumentStatus.Overpaid, 40m, "overpaid"), (DocumentStatus.Overdue, 0m, "overdue") })
        {
            d.Books.All[0].Status = status;
            d.Books.All[0].Paid = paid;
            d.Clock.Advance(TimeSpan.FromDays(1));
            await d.RunAsync();
            Assert.Equal(shown, d.Shown(offer, "state"));
            var send = await d.SendAsync(offer);
            Assert.Equal(31.25m, send.Paid + send.Open);
            Assert.Equal(paid, decimal.Parse(d.Shown(offer, "paid")!, System.Globalization.CultureInfo.InvariantCulture));
        }

        // Nothing new: nothing is written.
        var writes = d.World.Crm.Writes;
        d.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, (await d.RunAsync()).StatesRead);
        Assert.Equal(writes, d.World.Crm.Writes);
    }

    [Fact]
    [Acceptance("001-34", Missing = "a real vendor")]
    public async Task An_unknown_answer_is_never_unpaid_and_never_gone()
    {
        await using var d = new DocumentWorld(Booked);
        var offer = d.AddOffer();
        await d.PressAsync(offer);
        d.Books.All[0].Status = DocumentStatus.Paid;
        d.Clock.Advance(TimeSpan.FromDays(1));
        await d.RunAsync();
        d.Books.All[0].Status = DocumentStatus.Unknown;
        d.Clock.Advance(TimeSpan.FromDays(1));
        await d.RunAsync();
        Assert.Equal((SendState.Sent, DocumentStatus.Paid), ((await d.SendAsync(offer)).State, (await d.SendAsync(offer)).Status));
        Assert.Equal("paid", d.Shown(offer, "state"));
    }

    [Theory]
    [Acceptance("001-36", Missing = "a vendor's block")]
    [Acceptance("001-37", Missing = "a vendor's recent-invoice window")]
    [Acceptance("P-10c")]
    [Acceptance("P-10e", Missing = "the page")]
    [Rule("R36")]
    [InlineData("Europe/Copenhagen")]
    [InlineData("America/New_York")]
    [InlineData("UTC")]
    public async Task Day_thirty_is_read_and_day_thirty_one_is_not_across_a_change_of_the_clocks(string zone)
    {
        await using var d = new DocumentWorld(Booked, b => b.TimeZone = zone);
        // An hour before midnight of the account, three weeks before the clocks change.
        var zoneInfo = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var local = new DateTime(2026, 3, 7, 23, 0, 0);
        d.Clock.Set(new DateTimeOffset(local, zoneInfo.GetUtcOffset(local)).ToUniversalTime());
        var offer = d.AddOffer();
        await d.PressAsync(offer);
        var reads = new List<int>();
        for (var day = 0; day <= 33; day++)
        {
            var before = d.Books.StateReads;
            for (var run = 0; run < 3; run++)
                await d.RunAsync();
            if (d.Books.StateReads > before)
                reads.Add(day);
            Assert.True(d.Books.StateReads - before <= 1);
            var next = local.AddDays(day + 1).AddMinutes(-30);
            d.Clock.Set(new DateTimeOffset(next, zoneInfo.GetUtcOffset(next)).ToUniversalTime());
        }

        Assert.Equal(Enumerable.Range(1, 30), reads);
        Assert.Equal("issued", d.Shown(offer, "state"));
        Assert.StartsWith("Not checked since 2026-04-06", d.Shown(offer, "message"), StringComparison.Ordinal);
        d.Books.All[0].Status = DocumentStatus.Paid;
        var refreshed = await d.Documents.RefreshAsync(World.Id, (await d.SendAsync(offer)).Id);
        Assert.Equal(DocumentStatus.Paid, refreshed.Status);
        Assert.Equal("paid", d.Shown(offer, "state"));
    }

    [Fact]
    [Acceptance("001-37", Missing = "a vendor's recent-invoice window")]
    public async Task A_host_that_was_down_on_the_last_day_reads_no_more_and_says_since_when()
    {
        await using var d = new DocumentWorld(Booked);
        var offer = d.AddOffer();
        await d.PressAsync(offer);
        d.Clock.Advance(TimeSpan.FromDays(29));
        await d.RunAsync();
        var reads = d.Books.StateReads;
        d.Clock.Advance(TimeSpan.FromDays(2));
        await d.RunAsync();
        Assert.Equal(reads, d.Books.StateReads);
        Assert.Contains("Not checked since 2026-02-03", d.Shown(offer, "message"), StringComparison.Ordinal);
        Assert.Null((await d.SendAsync(offer)).NextCheck);
    }

    [Theory]
    [Acceptance("P-10d")]
    [InlineData(45)]
    [InlineData(89)]
    public async Task Until_settled_a_late_payment_is_found_with_fewer_and_fewer_looks(int paidOn)
    {
        await using var d = new DocumentWorld(f => Booked(f) with { Monitor = new MonitorWindow(30, 90) });
        var offer = d.AddOffer();
        await d.PressAsync(offer);
        for (var day = 1; day <= 92; day++)
        {
            d.Clock.Advance(TimeSpan.FromDays(1));
            if (day == paidOn)
                d.Books.All[0].Status = DocumentStatus.Paid;
            await d.RunAsync();
        }

        Assert.Equal("paid", d.Shown(offer, "state"));
        Assert.InRange(d.Books.StateReads, 34, 50);
    }

    [Fact]
    [Rule("R30")]
    [Acceptance("001-36", Missing = "a vendor's block")]
    public async Task States_are_read_in_portions_that_go_on_where_they_were_cut_off()
    {
        await using var d = new DocumentWorld(Booked, static b => b.StateBatchSize = 10);
        d.World.Crm.Add("company", ("name", "Acme"));
        for (var i = 0; i < 35; i++)
            await d.PressAsync(d.AddOffer(company: "1"));
        d.Clock.Advance(TimeSpan.FromDays(1));
        d.Books.At = at =>
        {
            if (at == "states" && d.Books.StateReads >= 20)
                throw new ProviderUnavailableException(UnavailableReason.Limited, "The budget is used up.");
        };
        Assert.Equal(20, (await d.RunAsync()).StatesRead);
        await d.World.RestartAsync();
        d.Books.At = static _ => { };
        // Not one is read twice.
        Assert.Equal(15, (await d.RunAsync()).StatesRead);
        Assert.Equal(0, (await d.RunAsync()).StatesRead);
        Assert.Equal(35, d.Books.StateReads);
    }

    [Fact]
    [Rule("R11")]
    public async Task Another_total_under_the_number_is_another_document_and_its_state_is_not_taken_over()
    {
        await using var d = new DocumentWorld(Booked);
        var offer = d.AddOffer();
        await d.PressAsync(offer);
        d.Books.All[0].Totals = new DocumentTotals(1, 0, 1);
        d.Books.All[0].Status = DocumentStatus.Paid;
        d.Clock.Advance(TimeSpan.FromDays(1));
        await d.RunAsync();
        Assert.Equal("issued", d.Shown(offer, "state"));
        var asked = Assert.Single(await d.SendsAsync(new SendFilter { Asked = true }));
        Assert.Equal("number-reused", asked.Question);
        Assert.Null((await d.Documents.AnswerAsync(World.Id, asked.Id, new SendAnswer.LeaveIt(), "ann")).NextCheck);
    }

    [Fact]
    [Acceptance("001-23", Missing = "a real CRM")]
    [Rule("R8")]
    public async Task A_users_edit_of_a_result_field_is_overwritten_and_never_sent()
    {
        await using var d = new DocumentWorld(Booked);
        var offer = d.AddOffer();
        await d.PressAsync(offer);
        await d.RunAsync();
        d.Edit(offer, ("number", "mine"), ("state", "paid"));
        await d.RunAsync();
        Assert.Equal(("A00101", "issued"), (d.Shown(offer, "number"), d.Shown(offer, "state")));
        Assert.False((await d.SendAsync(offer)).Differs);
        Assert.Equal((1, 0), (d.Books.Sends, d.Books.Updates));
        Assert.Equal(2, (await d.World.Store.ListHistoryAsync(World.Id, (await d.SendAsync(offer)).Id, 20, default)).Count(static h => h.Event == "written-back"));
    }

    [Fact]
    [Acceptance("001-19", Missing = "a real vendor and CRM")]
    [Acceptance("001-20", Missing = "a real vendor and CRM")]
    public async Task A_crm_that_refuses_the_result_keeps_the_document_sent_and_gets_it_later()
    {
        await using var d = new DocumentWorld(Booked);
        var offer = d.AddOffer();
        d.World.Crm.Refuse = static w => w.Set.Length > 1 ? new WriteOutcome.Refused(new Problem("locked", null, "The offer is locked.")) : null;
        Assert.Equal(SendState.Sent, (await d.PressAsync(offer)).State);
        Assert.Null(d.Shown(offer, "number"));
        d.World.Crm.Refuse = static _ => null;
        await d.RunAsync();
        Assert.Null(d.Shown(offer, "number"));
        d.Clock.Advance(TimeSpan.FromDays(1));
        await d.RunAsync();
        Assert.Equal("A00101", d.Shown(offer, "number"));
        Assert.Single(d.Books.All);
    }

    [Fact]
    [Rule("R27")]
    public async Task A_lost_booking_is_seen_in_the_state_and_the_mail_goes_out_once()
    {
        await using var d = new DocumentWorld(static f => f with { TriggerStatuses = [], Book = true, Mail = true }, static b => b.Steps = [DocumentStep.Book, DocumentStep.Mail]);
        var offer = d.AddOffer();
        var lose = true;
        d.Books.AnswerStep = (step, outcome) => step == DocumentStep.Book && lose && !(lose = false) ? new DocumentOutcome.Uncertain(new UncertainEvidence()) : outcome;
        await d.PressAsync(offer);
        await d.RunAsync();
        await d.RunAsync();
        Assert.Equal(["Book d1", "Mail d1"], d.Books.Taken);
        Assert.Equal(DocumentStatus.Issued, (await d.SendAsync(offer)).Status);
    }

    [Theory]
    [Rule("R27")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_mail_whose_outcome_is_not_known_is_asked_about_and_never_repeated_by_itself(bool went)
    {
        await using var d = new DocumentWorld(static f => f with { TriggerStatuses = [], Mail = true }, static b => b.Steps = [DocumentStep.Mail]);
        d.Books.AnswerStep = static (_, _) => new DocumentOutcome.Uncertain(new UncertainEvidence());
        var offer = d.AddOffer();
        await d.PressAsync(offer);
        for (var pass = 0; pass < 4; pass++)
        {
            d.Clock.Advance(TimeSpan.FromMinutes(30));
            await d.RunAsync();
        }

        Assert.Single(d.Books.Taken);
        var asked = Assert.Single(await d.SendsAsync(new SendFilter { Asked = true }));
        Assert.Equal(("step", SendState.Sent), (asked.Question, asked.State));
        d.Books.AnswerStep = static (_, outcome) => outcome;
        await d.Documents.AnswerAsync(World.Id, asked.Id, went ? new SendAnswer.StepWasTaken() : new SendAnswer.TakeStep(), "ann");
        await d.RunAsync();
        Assert.Equal(went ? 1 : 2, d.Books.Taken.Count);
        Assert.Empty(await d.World.Store.ListOpenIntentsAsync(World.Id, default));
    }

    [Fact]
    [Rule("R27")]
    [Rule("R37")]
    public async Task A_step_that_did_not_leave_goes_on_by_itself_and_a_refused_one_is_shown()
    {
        await using var d = new DocumentWorld(static f => f with { TriggerStatuses = [], Book = true, Mail = true }, static b => b.Steps = [DocumentStep.Book, DocumentStep.Mail]);
        d.Books.RefuseStep = static step => step == DocumentStep.Book ? new DocumentOutcome.NotSent(UnavailableReason.Limited, "Blocked.") : new DocumentOutcome.Refused(new Problem("address", "email", "The customer has no address."));
        var offer = d.AddOffer();
        await d.PressAsync(offer);
        Assert.Empty(d.Books.Taken);
        var refuse = d.Books.RefuseStep;
        d.Books.RefuseStep = step => step == DocumentStep.Book ? null : refuse(step);
        d.Clock.Advance(TimeSpan.FromMinutes(10));
        await d.RunAsync();
        Assert.Equal(["Book d1"], d.Books.Taken);
        Assert.Equal("The customer has no address.", d.Shown(offer, "message"));
        Assert.Equal("A00101", d.Shown(offer, "number"));
        Assert.Single(d.Books.All);
    }
}
