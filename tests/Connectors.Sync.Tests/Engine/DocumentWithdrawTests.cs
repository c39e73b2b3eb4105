using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;

namespace Connectors.Sync.Tests.Engine;

/// <summary>A source that is cancelled takes its draft back; a change whose reply was lost is made again.</summary>
public sealed class DocumentWithdrawTests
{
    private static readonly Func<DocumentFlow, DocumentFlow> Following = static f => f with { AfterSend = AfterSend.UpdateWhileDraft, WithdrawStatuses = ["Lost"] };

    [Fact]
    [Rule("R36")]
    public async Task A_draft_is_taken_back_once_and_shown_as_cancelled_and_no_status_sends_it_again()
    {
        await using var d = new DocumentWorld(Following);
        var offer = d.AddOffer();
        await d.PressAsync(offer);
        // Any other status leaves it alone.
        d.SetStatus(offer, "2");
        await d.RunAsync();
        Assert.Equal((0, "draft"), (d.Books.Withdraws, d.Shown(offer, "state")));
        d.SetStatus(offer, "4");
        await d.RunAsync();
        Assert.Equal((1, DocumentStatus.Gone, "cancelled", SendState.Cancelled), (d.Books.Withdraws, d.Books.All[0].Status, d.Shown(offer, "state"), (await d.SendAsync(offer)).State));
        d.SetStatus(offer, "3");
        d.Clock.Advance(TimeSpan.FromDays(1));
        await d.RunAsync();
        d.Edit(offer, ("qty", "9"));
        await d.RunAsync();
        Assert.Equal((1, 0, 1, "cancelled"), (d.Books.Withdraws, d.Books.Updates, d.Books.All.Count, d.Shown(offer, "state")));
        // A person sends it anew on purpose.
        Assert.Equal(SendState.Sent, (await d.Documents.SendAgainAsync(World.Id, (await d.SendAsync(offer)).Id, "won after all", new SendOptions { User = "ann" })).State);
        Assert.Equal(2, d.Books.All.Count);
    }

    [Fact]
    [Rule("R36")]
    public async Task What_is_booked_already_is_left_and_the_source_says_so()
    {
        await using var d = new DocumentWorld(Following);
        var offer = d.AddOffer();
        await d.PressAsync(offer);
        d.Books.All[0].Status = DocumentStatus.Issued;
        d.SetStatus(offer, "4");
        await d.RunAsync();
        Assert.Equal((0, DocumentStatus.Issued), (d.Books.Withdraws, d.Books.All[0].Status));
        Assert.Contains("It was cancelled in the CRM", d.Shown(offer, "message"), StringComparison.Ordinal);
    }

    [Theory]
    [Rule("R22")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_withdrawal_whose_reply_was_lost_is_made_again_with_the_next_run_and_a_change_when_nothing_of_it_can_arrive_any_more(bool withdraw)
    {
        await using var d = new DocumentWorld(Following);
        var offer = d.AddOffer();
        await d.PressAsync(offer);
        d.Books.AnswerUpdate = static _ => new DocumentOutcome.Uncertain(new UncertainEvidence());
        d.Edit(offer, withdraw ? ("status", "4") : ("qty", "7"));
        await d.RunAsync();
        d.Books.AnswerUpdate = static outcome => outcome;
        await d.RunAsync();
        await d.RunAsync();
        Assert.Equal((withdraw ? 2 : 0, withdraw ? 0 : 1), (d.Books.Withdraws, d.Books.Updates));
        d.Clock.Advance(TimeSpan.FromMinutes(13));
        await d.RunAsync();
        await d.RunAsync();
        Assert.Equal((withdraw ? 2 : 0, withdraw ? 0 : 2), (d.Books.Withdraws, d.Books.Updates));
        Assert.Equal((withdraw ? SendState.Cancelled : SendState.Sent, false), ((await d.SendAsync(offer)).State, (await d.SendAsync(offer)).Differs));
        if (!withdraw)
            Assert.Equal(7m, d.Books.All[0].Document!.Lines[0].Quantity);
    }

    [Fact]
    public async Task A_draft_stays_with_its_customer_and_a_flow_that_sends_and_withdraws_at_one_status_is_refused()
    {
        await using var d = new DocumentWorld(Following);
        var offer = d.AddOffer();
        await d.PressAsync(offer);
        d.Edit(offer, ("company", new RecordRef("company", d.World.Crm.Add("company", ("name", "Other")))), ("qty", "3"));
        await d.RunAsync();
        Assert.Equal(0, d.Books.Updates);
        Assert.Contains("a draft stays with its customer", d.Shown(offer, "message"), StringComparison.Ordinal);
        Assert.Equal(2m, d.Books.All[0].Document!.Lines[0].Quantity);

        var both = await Assert.ThrowsAsync<SettingsException>(() => d.World.SettingsAsync("""{ "version": 1, "documents": { "invoice": { "withdraw": ["Accepted"] } } }"""));
        Assert.Contains(both.Problems, static p => p.Path == "documents.invoice.withdraw");
    }
}
