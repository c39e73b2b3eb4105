using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;

namespace Connectors.Sync.Tests.Engine;

/// <summary>What becomes of a send that did not leave, or whose reply was lost.</summary>
public sealed class DocumentLostReplyTests
{
    private static readonly DocumentOutcome Lost = new DocumentOutcome.Uncertain(new UncertainEvidence { Message = "no reply" });

    private static DocumentFlow ByHand(DocumentFlow flow) => flow with { TriggerStatuses = [] };

    [Fact]
    [Rule("R37")]
    [Rule("R26")]
    public async Task What_did_not_leave_goes_on_by_itself_with_the_content_that_was_frozen()
    {
        await using var d = new DocumentWorld(ByHand, b => b.Refuse = static _ => new DocumentOutcome.NotSent(UnavailableReason.Limited, "Blocked for ten minutes."));
        var offer = d.AddOffer();

        var waiting = await d.PressAsync(offer);
        Assert.Equal(SendState.Reserved, waiting.State);
        Assert.Contains("Blocked for ten minutes.", Assert.Single(waiting.Problems).Message, StringComparison.Ordinal);
        Assert.Empty(await d.World.Store.ListOpenIntentsAsync(World.Id, default));
        d.Edit(offer, ("price", "99"));
        d.Books.Refuse = static _ => null;
        var run = await d.RunAsync();

        Assert.Equal(1, run.Sent);
        Assert.Equal(12.50m, Assert.Single(d.Books.All).Document!.Lines[0].UnitPrice);
        Assert.Equal(SendState.Sent, (await d.SendAsync(offer)).State);
    }

    [Fact]
    [Rule("R26")]
    public async Task A_limit_that_is_met_before_the_intent_leaves_no_intent_behind()
    {
        await using var d = new DocumentWorld(ByHand);
        var offer = d.AddOffer();
        await d.PressAsync(d.AddOffer());
        d.Books.At = at =>
        {
            if (at == "prepare")
                throw new ProviderUnavailableException(UnavailableReason.Limited, "Blocked.");
        };

        Assert.Equal(SendState.Reserved, (await d.PressAsync(offer)).State);
        Assert.Empty(await d.World.Store.ListOpenIntentsAsync(World.Id, default));
        Assert.Equal(1, d.Books.Sends);
        d.Books.At = static _ => { };
        await d.RunAsync();
        Assert.Equal(2, d.Books.All.Count);
    }

    [Theory]
    [Rule("R22")]
    [Rule("R24")]
    [InlineData("key")]
    [InlineData("client-id")]
    [InlineData("marker")]
    [Acceptance("I-06")]
    public async Task A_lost_reply_is_found_out_about_and_the_document_is_never_made_twice(string safety)
    {
        await using var d = new DocumentWorld(ByHand, b => b.Safety = SafetyOf(safety));
        var lose = true;
        d.Books.Answer = (_, outcome) => lose && !(lose = false) ? Lost : outcome;
        var offer = d.AddOffer();

        Assert.Equal(SendState.Uncertain, (await d.PressAsync(offer)).State);
        var found = await d.PressAsync(offer);

        Assert.Equal(SendState.Sent, found.State);
        Assert.Single(d.Books.All);
        Assert.Equal("draft", d.Shown(offer, "state"));
        Assert.Empty(await d.World.Store.ListOpenIntentsAsync(World.Id, default));
    }

    [Theory]
    [Rule("R22")]
    [InlineData("client-id")]
    [InlineData("marker")]
    public async Task What_is_not_found_is_sent_again_only_after_the_settle_time_and_two_looks(string safety)
    {
        await using var d = new DocumentWorld(ByHand, b => b.Safety = SafetyOf(safety));
        d.Books.Refuse = static _ => Lost;
        var offer = d.AddOffer();
        await d.PressAsync(offer);
        d.Books.Refuse = static _ => null;

        d.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(1, (await d.RunAsync()).Uncertain);
        Assert.Empty(d.Books.All);
        d.Clock.Advance(TimeSpan.FromMinutes(2));
        await d.RunAsync();
        Assert.Empty(d.Books.All);
        await d.RunAsync();
        Assert.Single(d.Books.All);
        Assert.Equal(SendState.Sent, (await d.SendAsync(offer)).State);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Rule("R22"), Rule("R27")]
    public async Task A_document_of_which_half_is_there_is_gone_on_with_only_after_the_settle_time_and_two_looks(bool losesAgain)
    {
        await using var d = new DocumentWorld(ByHand, b => (b.Safety, b.TwoCalls) = (new SendSafety.Marker(), true));
        d.Books.At = static at =>
        {
            if (at == "between")
                throw new TimeoutException();
        };
        var offer = d.AddOffer();
        Assert.Equal(SendState.Uncertain, (await d.PressAsync(offer)).State);
        var half = Assert.Single(d.Books.All);

        d.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(1, (await d.RunAsync()).Uncertain);
        d.Clock.Advance(TimeSpan.FromMinutes(2));
        await d.RunAsync();
        Assert.Equal(0, half.Lines);
        if (losesAgain)
            d.Books.AnswerUpdate = static _ => Lost;
        await d.RunAsync();
        Assert.Equal(1, half.Lines);
        // What was added and not answered is whole: presence settles at once.
        d.Books.AnswerUpdate = static outcome => outcome;
        await d.RunAsync();
        Assert.Equal((1, 1, SendState.Sent), (Assert.Single(d.Books.All).Lines, d.Books.Sends, (await d.SendAsync(offer)).State));
        Assert.Empty(await d.World.Store.ListOpenIntentsAsync(World.Id, default));
    }

    [Fact]
    [Rule("R27"), Rule("R37")]
    public async Task What_did_not_leave_while_a_half_made_document_was_gone_on_with_is_looked_for_again_and_not_sent_from_the_start()
    {
        await using var d = new DocumentWorld(ByHand, b => (b.Safety, b.TwoCalls) = (new SendSafety.Marker(), true));
        d.Books.At = static at =>
        {
            if (at == "between")
                throw new TimeoutException();
        };
        var offer = d.AddOffer();
        await d.PressAsync(offer);
        d.Clock.Advance(TimeSpan.FromMinutes(13));
        await d.RunAsync();
        d.Books.At = static at =>
        {
            if (at == "before completing")
                throw new ProviderUnavailableException(UnavailableReason.Limited, "Blocked.");
        };
        await d.RunAsync();
        Assert.Equal((0, SendState.Uncertain), (Assert.Single(d.Books.All).Lines, (await d.SendAsync(offer)).State));
        d.Books.At = static _ => { };
        for (var run = 0; run < 3; run++)
        {
            d.Clock.Advance(TimeSpan.FromMinutes(13));
            await d.RunAsync();
        }

        Assert.Equal((1, 1, SendState.Sent), (Assert.Single(d.Books.All).Lines, d.Books.Sends, (await d.SendAsync(offer)).State));
    }

    [Fact]
    [Rule("R24")]
    public async Task Without_any_safety_it_is_asked_and_either_answer_ends_with_one_document()
    {
        await using var d = new DocumentWorld(ByHand, b => b.Safety = SendSafety.Nothing);
        var arrives = d.AddOffer();
        var lost = d.AddOffer();
        var first = true;
        d.Books.Answer = (_, _) => Lost;
        await d.PressAsync(arrives);
        d.Clock.Advance(TimeSpan.FromMinutes(1));
        d.Books.Refuse = _ => first && !(first = false) ? Lost : null;
        await d.PressAsync(lost);
        d.Books.Answer = static (_, outcome) => outcome;
        for (var pass = 0; pass < 3; pass++)
        {
            await d.RunAsync();
            d.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Single(d.Books.All);
        var asked = await d.SendsAsync(new SendFilter { Asked = true });
        Assert.Equal(["uncertain", "uncertain"], asked.Select(static a => a.Question));
        await Assert.ThrowsAsync<SyncRequestException>(() => d.Documents.AnswerAsync(World.Id, asked[0].Id, new SendAnswer.DoNotSend()));
        var was = await d.Documents.AnswerAsync(World.Id, asked[0].Id, new SendAnswer.WasSent(new RecordId(d.Books.All[0].Id)), "ann");
        Assert.Equal((SendState.Sent, DocumentStatus.Draft), (was.State, was.Status));
        var again = await d.Documents.AnswerAsync(World.Id, asked[1].Id, new SendAnswer.Send(), "ann");
        Assert.Equal((SendState.Sent, 1), (again.State, again.Generation));
        Assert.Equal(2, d.Books.All.Count);
        Assert.Empty(await d.World.Store.ListOpenIntentsAsync(World.Id, default));
        Assert.Equal("draft", d.Shown(arrives, "state"));
    }

    [Theory]
    [Rule("R23")]
    [InlineData(true, false, SendState.Sent)]
    [InlineData(false, false, SendState.Asked)]
    [InlineData(true, true, SendState.Asked)]
    public async Task A_number_series_settles_only_when_it_is_ours_alone_and_never_showed_a_strangers_number(bool exclusive, bool stranger, SendState expected)
    {
        await using var d = new DocumentWorld(f => ByHand(f) with { Book = true, ExclusiveSeries = exclusive }, b => b.Safety = new SendSafety.Series());
        await d.PressAsync(d.AddOffer());
        if (stranger)
            d.Books.IssueByHand();
        await d.PressAsync(d.AddOffer());
        var offer = d.AddOffer();
        d.Books.Answer = static (_, _) => Lost;
        await d.PressAsync(offer);
        d.Books.Answer = static (_, outcome) => outcome;

        await d.RunAsync();

        var send = await d.SendAsync(offer);
        Assert.Equal(expected, send.State);
        Assert.Equal(3, d.Books.All.Count(static x => !x.ByHand));
        if (expected == SendState.Sent)
            Assert.Equal("A00103", send.Number);
    }

    [Fact]
    [Rule("R23")]
    public async Task A_colleagues_invoice_between_ours_is_never_taken_for_ours()
    {
        await using var d = new DocumentWorld(f => ByHand(f) with { Book = true, ExclusiveSeries = true }, b => b.Safety = new SendSafety.Series());
        await d.PressAsync(d.AddOffer());
        var offer = d.AddOffer();
        d.Books.Refuse = _ =>
        {
            // Ours fails, his takes the number, with another total.
            d.Books.IssueByHand(77);
            return Lost;
        };
        await d.PressAsync(offer);
        d.Books.Refuse = static _ => null;
        for (var pass = 0; pass < 4; pass++)
        {
            await d.RunAsync();
            d.Clock.Advance(TimeSpan.FromMinutes(20));
        }

        // The number moved by a stranger, so the next look before sending turns the proof off: ours got no wrong number.
        Assert.DoesNotContain(await d.SendsAsync(), static s => s.Number == "A00102");
    }

    private static SendSafety SafetyOf(string name) => name switch
    {
        "key" => new SendSafety.Key(TimeSpan.FromHours(1)),
        "client-id" => new SendSafety.ClientId(),
        "marker" => new SendSafety.Marker(),
        _ => SendSafety.Nothing,
    };
}
