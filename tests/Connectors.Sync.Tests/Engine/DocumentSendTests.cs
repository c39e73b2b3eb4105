using System.Collections.Immutable;
using System.Globalization;
using Connectors.Sync.Stores;
using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Sync.Tests.Engine;

public sealed class DocumentSendTests
{
    private static DocumentFlow ByHand(DocumentFlow flow) => flow with { TriggerStatuses = [] };

    [Fact]
    [Rule("R35")]
    [Acceptance("000-42", Missing = "a real vendor")]
    public async Task A_press_makes_the_customer_and_one_document_and_shows_it_in_the_crm()
    {
        await using var d = new DocumentWorld(ByHand);
        var offer = d.AddOffer();

        var sent = await d.PressAsync(offer);

        Assert.Equal(SendState.Sent, sent.State);
        var made = Assert.Single(d.Books.All);
        Assert.Equal(DocumentStage.Draft, made.Stage);
        Assert.Equal(1, d.World.Accounting.Count("customer"));
        Assert.Equal(d.World.AccountingOf(d.World.Crm.Ids("company").Single()), made.Customer);
        Assert.Equal(new DocumentTotals(25m, 6.25m, 31.25m), sent.Totals);
        Assert.Equal("draft", d.Shown(offer, "state"));
        Assert.Equal($"https://books.example/{made.Id}", d.Shown(offer, "link"));
        Assert.Null(d.Shown(offer, "number"));
        Assert.Equal(12.50m, made.Document!.Lines[0].UnitPrice);
        Assert.Equal("12.50", made.Document.Lines[0].UnitPrice!.Value.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    [Acceptance("P-08a")]
    [Rule("R35")]
    public async Task Pressing_again_finds_the_same_document_also_twice_at_once_and_after_a_restart()
    {
        await using var d = new DocumentWorld(ByHand);
        var offer = d.AddOffer();

        var both = await Task.WhenAll(Task.Run(() => d.PressAsync(offer)), Task.Run(() => d.PressAsync(offer, new SendOptions { User = "bo" })));
        await d.World.RestartAsync();
        var later = await d.PressAsync(offer);

        Assert.Single(d.Books.All);
        Assert.All(both, s => Assert.Equal(later.Id, s.Id));
        Assert.All(both, s => Assert.Equal(d.Books.All[0].Id, s.Document!.Value.Value));
    }

    [Fact]
    [Acceptance("P-08a")]
    [Rule("R21")]
    [Rule("R35")]
    public async Task Two_users_on_two_nodes_and_a_lost_reply_are_one_document_and_both_see_its_number()
    {
        await using var d = new DocumentWorld(static f => ByHand(f) with { Book = true }, static b => b.CanDraft = false);
        await using var other = await OtherNode.StartAsync(d);
        var offer = d.AddOffer();

        // Bo presses on the other node while Ann's call is on its way, and her reply is lost.
        var waiting = new List<string>();
        d.Books.Answer = (send, outcome) =>
        {
            d.Books.Answer = static (_, o) => o;
            waiting.Add(other.TryPressAsync(offer, "bo").GetAwaiter().GetResult());
            return new DocumentOutcome.Uncertain(new UncertainEvidence { Key = send.IntentId.ToString(), Message = "No reply." });
        };
        await d.PressAsync(offer);
        Assert.Single(waiting);
        Assert.Single(d.Books.All);

        d.Clock.Advance(TimeSpan.FromMinutes(10));
        var bo = await other.Documents.SendAsync(World.Id, DocumentWorld.Invoice, DocumentWorld.Ref(offer), new SendOptions { User = "bo" });
        var ann = await d.PressAsync(offer);

        Assert.Single(d.Books.All);
        Assert.Equal((SendState.Sent, "A00101"), (bo.State, bo.Number));
        Assert.Equal((bo.Id, bo.Number, bo.Document), (ann.Id, ann.Number, ann.Document));
        Assert.Equal("A00101", d.Shown(offer, "number"));
    }

    [Fact]
    [Acceptance("P-08a")]
    [Rule("R21")]
    public async Task Presses_on_two_nodes_at_one_moment_are_one_document_each_time()
    {
        await using var d = new DocumentWorld(static f => ByHand(f) with { Book = true }, static b => b.CanDraft = false);
        await using var other = await OtherNode.StartAsync(d);
        string[] offers = [.. Enumerable.Range(0, 6).Select(_ => d.AddOffer())];

        foreach (var offer in offers)
        {
            await Task.WhenAll(Task.Run(() => OtherNode.TryAsync(() => d.PressAsync(offer))), Task.Run(() => other.TryPressAsync(offer, "bo")));
            d.Clock.Advance(TimeSpan.FromMinutes(10));
            var bo = await other.Documents.SendAsync(World.Id, DocumentWorld.Invoice, DocumentWorld.Ref(offer), new SendOptions { User = "bo" });
            var ann = await d.PressAsync(offer);
            Assert.Equal(SendState.Sent, ann.State);
            Assert.NotNull(ann.Number);
            Assert.Equal((ann.Id, ann.Number), (bo.Id, bo.Number));
        }

        Assert.Equal((offers.Length, offers.Length), (d.Books.All.Count, d.World.Accounting.Count("customer")));
        Assert.Equal(offers.Length, (await d.SendsAsync()).Select(static s => s.Number).Distinct().Count());
    }

    /// <summary>A second host with a store of its own over the same file or database.</summary>
    private sealed class OtherNode(ISyncStore store, ServiceProvider services) : IAsyncDisposable
    {
        public IDocuments Documents => services.GetRequiredService<IDocuments>();

        public static Task<OtherNode> StartAsync(DocumentWorld d)
        {
            var store = TestStore.Beside(d.World.Store, d.Clock);
            return Task.FromResult(new OtherNode(store, d.World.StartNode(store)));
        }

        public Task<string> TryPressAsync(string offer, string user) => TryAsync(() => Documents.SendAsync(World.Id, DocumentWorld.Invoice, DocumentWorld.Ref(offer), new SendOptions { User = user }));

        /// <summary>What is answered; whoever must wait for the other node too long, or was taken for dead by it (a wait moves the clock of these tests), is told so.</summary>
        public static async Task<string> TryAsync(Func<Task<SendInfo>> press)
        {
            try
            {
                return (await press()).State.ToString();
            }
            catch (SyncRequestException e)
            {
                return e.Code;
            }
            catch (LeaseLostException)
            {
                return "overtaken";
            }
        }

        public async ValueTask DisposeAsync()
        {
            await services.DisposeAsync();
            if (store is IAsyncDisposable own)
                await own.DisposeAsync();
        }
    }

    [Fact]
    [Acceptance("000-40")]
    public async Task Without_trigger_statuses_nothing_but_a_press_sends()
    {
        await using var d = new DocumentWorld(ByHand);
        var offer = d.AddOffer();
        await d.RunAsync();
        foreach (var status in new[] { "2", "3", "1", "3" })
        {
            d.SetStatus(offer, status);
            await d.RunAsync();
        }

        Assert.Empty(d.Books.All);
        Assert.Empty(await d.SendsAsync());
    }

    [Fact]
    [Acceptance("P-05h")]
    [Acceptance("P-08h")]
    [Rule("R35")]
    public async Task Everything_that_is_wrong_is_said_at_once_with_its_line_and_nothing_is_made()
    {
        await using var d = new DocumentWorld(ByHand);
        var offer = d.AddOffer();
        d.Change = static s => s with
        {
            Document = s.Document with
            {
                Currency = "euro",
                Lines =
                [
                    new DocumentLine { Text = "a", Quantity = 1, UnitPrice = 1, VatCode = "S25", Discount = new Discount(10, 5) },
                    new DocumentLine { Text = "b", UnitPrice = 1, VatCode = "S99" },
                    new DocumentLine { Text = "c", Quantity = 1, UnitPrice = 1, VatCode = "S0", Unit = "barrel" },
                ],
            },
        };

        var refused = await d.PressAsync(offer);

        Assert.Equal(SendState.Refused, refused.State);
        Assert.Equal(["currency", "lines[1].discount", "lines[2].quantity", "lines[2].vatCode", "lines[3].unit"], refused.Problems.Select(static p => p.Field));
        Assert.All(refused.Problems, static p => Assert.NotNull(p.Remedy));
        Assert.Empty(d.Books.All);
        Assert.Equal(0, d.Books.Sends);
        Assert.Equal(0, d.World.Accounting.Writes);
        Assert.Contains("Line 2 has a price and no quantity.", d.Shown(offer, "message"), StringComparison.Ordinal);
        Assert.True(d.Shown(offer, "message")!.Length <= 200);
    }

    [Theory]
    [Acceptance("P-05i")]
    [InlineData("vat")]
    [InlineData("unit")]
    [InlineData("currency")]
    public async Task What_is_not_mapped_is_refused_by_name_and_passes_once_it_is_mapped(string what)
    {
        await using var d = new DocumentWorld(ByHand, b => b.Check = r => r.Document.Currency is "EUR" or "DKK" ? [] : [new Problem("currency", "currency", $"The currency '{r.Document.Currency}' is not mapped.")]);
        var offer = d.AddOffer("1", null, (what, what == "currency" ? "SEK" : "new"));

        var refused = await d.PressAsync(offer);
        Assert.Contains(refused.Problems, p => p.Message.Contains(what == "currency" ? "'SEK'" : "'new'", StringComparison.Ordinal));
        Assert.Empty(d.Books.All);

        d.Books.VatCodes.Add("new");
        d.Books.Units.Add("new");
        d.Books.Check = static _ => [];
        Assert.Equal(SendState.Sent, (await d.PressAsync(offer)).State);
        Assert.Single(d.Books.All);
        Assert.Null(d.Shown(offer, "message"));
    }

    [Fact]
    [Acceptance("000-43")]
    public async Task Without_a_company_the_text_names_the_document_and_no_call_writes_to_accounting()
    {
        await using var d = new DocumentWorld(ByHand);
        var offer = d.AddOffer();
        d.Edit(offer, ("company", null));

        var refused = await d.PressAsync(offer);

        var problem = Assert.Single(refused.Problems);
        Assert.Equal($"Offer {offer} is linked to no company.", problem.Message);
        Assert.Equal(0, d.Books.Sends);
        Assert.Equal(0, d.World.Accounting.Writes);
    }

    [Fact]
    [Acceptance("P-08g")]
    public async Task A_customer_made_for_a_document_that_fails_stays_linked_and_is_used_again()
    {
        await using var d = new DocumentWorld(ByHand, b => b.Refuse = static _ => new DocumentOutcome.Refused(new Problem("stock", "lines[1]", "Insufficient stock.")));
        var offer = d.AddOffer();
        for (var press = 0; press < 3; press++)
        {
            var refused = await d.PressAsync(offer);
            Assert.Equal(SendState.Refused, refused.State);
            Assert.Equal("Insufficient stock.", Assert.Single(refused.Problems).Message);
        }

        Assert.Equal("Insufficient stock.", d.Shown(offer, "message"));
        d.Books.Refuse = static _ => null;
        var sent = await d.PressAsync(offer);

        Assert.Equal(SendState.Sent, sent.State);
        Assert.Equal(1, sent.Generation);
        Assert.Single(d.Books.All);
        Assert.Equal(1, d.World.Accounting.Count("customer"));
        Assert.Null(d.Shown(offer, "message"));
    }

    [Fact]
    [Rule("R35")]
    public async Task A_customer_that_cannot_be_made_stops_the_document_with_the_customers_reason()
    {
        await using var d = new DocumentWorld(ByHand);
        var offer = d.AddOffer(company: d.World.Crm.Add("company", ("name", new string('x', 50))));
        var tooLong = await d.PressAsync(offer);
        Assert.Equal(SendState.Refused, tooLong.State);
        Assert.All(tooLong.Problems, static p => Assert.StartsWith("customer", p.Field, StringComparison.Ordinal));
        Assert.Equal(0, d.World.Accounting.Writes);

        d.World.Accounting.Refuse = static _ => new WriteOutcome.Refused(new Problem("blocked", null, "No new customers."));
        var other = d.AddOffer();
        var refused = await d.PressAsync(other);
        Assert.Equal("No new customers.", Assert.Single(refused.Problems).Message);
        Assert.Empty(d.Books.All);
        Assert.Equal(0, d.Books.Sends);
    }

    [Fact]
    [Acceptance("P-06d", Missing = "each vendor")]
    [Acceptance("P-06a", Missing = "each vendor's rounding")]
    public async Task Totals_that_differ_stop_what_would_be_issued_at_once()
    {
        await using var d = new DocumentWorld(f => ByHand(f) with { Book = true });
        var offer = d.AddOffer("1", null, ("gross", "31.24"));

        var refused = await d.PressAsync(offer);

        Assert.Equal(SendState.Refused, refused.State);
        Assert.Equal("The totals differ: gross 31.24 EUR in the CRM, 31.25 EUR in accounting.", Assert.Single(refused.Problems).Message);
        Assert.Equal(0, d.Books.Sends);
        Assert.Equal(101, d.Books.NextNumber);
        Assert.Equal(0, d.World.Accounting.Count("customer"));
        d.Edit(offer, ("gross", "31.25"));
        Assert.Equal("A00101", (await d.PressAsync(offer)).Number);
    }

    [Fact]
    [Acceptance("P-06b")]
    [Acceptance("P-06c", Missing = "the page")]
    public async Task Totals_that_differ_afterwards_are_shown_with_both_figures_and_a_draft_stays_a_draft_until_somebody_accepts()
    {
        await using var d = new DocumentWorld(f => ByHand(f) with { Book = true, Mail = true }, b =>
        {
            b.Steps = [DocumentStep.Book, DocumentStep.Mail];
            b.Rounding = 0.01m;
        });
        var offer = d.AddOffer();

        var sent = await d.PressAsync(offer);

        Assert.Equal("The totals differ: gross 31.25 EUR in the CRM, 31.26 EUR in accounting.", sent.Difference);
        Assert.Equal(DocumentStatus.Draft, sent.Status);
        Assert.Empty(d.Books.Taken);
        Assert.Contains("31.26", d.Shown(offer, "message"), StringComparison.Ordinal);
        await d.RunAsync();
        Assert.Empty(d.Books.Taken);

        var accepted = await d.Documents.AnswerAsync(World.Id, sent.Id, new SendAnswer.AcceptTotals(), "ida");
        Assert.Null(accepted.Difference);
        Assert.Equal([$"Book {d.Books.All[0].Id}", $"Mail {d.Books.All[0].Id}"], d.Books.Taken);
        Assert.Equal("A00101", d.Shown(offer, "number"));
        Assert.Contains(await d.World.Store.ListHistoryAsync(World.Id, sent.Id, 20, default), static h => h.Event == "totals-accepted" && h.Detail.Contains("ida", StringComparison.Ordinal));
    }

    [Fact]
    [Rule("R36")]
    public async Task A_draft_whose_total_is_not_what_the_crm_shows_is_not_booked_though_accounting_expected_it()
    {
        await using var d = new DocumentWorld(f => ByHand(f) with { Book = true }, static b => b.Steps = [DocumentStep.Book]);
        var offer = d.AddOffer("1", null, ("gross", "31.24"));
        var sent = await d.PressAsync(offer);
        await d.RunAsync();
        Assert.Equal("The totals differ: gross 31.24 EUR in the CRM, 31.25 EUR in accounting.", sent.Difference);
        Assert.Empty(d.Books.Taken);
        await d.Documents.AnswerAsync(World.Id, sent.Id, new SendAnswer.AcceptTotals(), "ida");
        Assert.Single(d.Books.Taken);
    }

    [Theory]
    [Acceptance("P-08f", Missing = "a closed period of a vendor")]
    [Rule("R35")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_retry_in_a_later_month_asks_once_for_the_date(bool today)
    {
        await using var d = new DocumentWorld(ByHand, b => b.Refuse = static _ => new DocumentOutcome.Refused(new Problem("stock", null, "Insufficient stock.")));
        d.Clock.Set(new DateTimeOffset(2026, 1, 30, 9, 0, 0, TimeSpan.Zero));
        var offer = d.AddOffer();
        await d.PressAsync(offer);
        d.Books.Refuse = static _ => null;
        d.Clock.Set(new DateTimeOffset(2026, 2, 2, 9, 0, 0, TimeSpan.Zero));
        // No timer sends it.
        await d.RunAsync();
        Assert.Empty(d.Books.All);

        var asked = await d.PressAsync(offer);
        Assert.Equal(("date", SendState.Asked), (asked.Question, asked.State));
        Assert.Empty(d.Books.All);
        var sent = await d.Documents.AnswerAsync(World.Id, asked.Id, new SendAnswer.Send(today ? new DateOnly(2026, 2, 2) : null), "ann");

        Assert.Equal(SendState.Sent, sent.State);
        Assert.Equal(today ? new DateOnly(2026, 2, 2) : new DateOnly(2026, 1, 5), Assert.Single(d.Books.All).Document!.Date);
    }

    [Fact]
    [Rule("R35")]
    public async Task A_source_that_shows_a_number_nobody_knows_of_is_asked_about()
    {
        await using var d = new DocumentWorld(ByHand);
        var clone = d.AddOffer("1", null, ("number", "A00099"), ("link", "https://books.example/x"));

        var asked = await d.PressAsync(clone);

        Assert.Equal(("result-fields", SendState.Asked), (asked.Question, asked.State));
        Assert.Contains("'A00099'", Assert.Single(asked.Problems).Message, StringComparison.Ordinal);
        Assert.Empty(d.Books.All);
        Assert.Equal("A00099", d.Shown(clone, "number"));
        var declined = await d.Documents.AnswerAsync(World.Id, asked.Id, new SendAnswer.DoNotSend(), "ann");
        Assert.Equal(SendState.Declined, declined.State);
        Assert.Equal(SendState.Declined, (await d.PressAsync(clone)).State);
        Assert.Empty(d.Books.All);
        Assert.Null(d.Shown(clone, "message"));
    }

    [Fact]
    [Rule("R35")]
    public async Task A_business_that_another_flow_has_sent_is_asked_about()
    {
        await using var d = new DocumentWorld(ByHand, configure: c => c
            .Documents(DocumentWorld.Standard with { Name = "from-order", TriggerStatuses = [] })
            .Documents(DocumentWorld.Standard with { Name = "quote", Kind = DocumentKind.Quote, TriggerStatuses = [], Results = ImmutableDictionary<DocumentField, string>.Empty }));
        var offer = d.AddOffer("1", null, ("deal", "deal-7"));
        var order = d.AddOffer("1", null, ("deal", "deal-7"));
        await d.Documents.SendAsync(World.Id, "quote", DocumentWorld.Ref(offer));
        Assert.Equal(SendState.Sent, (await d.PressAsync(offer)).State);

        var asked = await d.Documents.SendAsync(World.Id, "from-order", DocumentWorld.Ref(order));

        Assert.Equal("business-key", asked.Question);
        Assert.Equal(2, d.Books.All.Count);
        Assert.Equal(SendState.Sent, (await d.Documents.AnswerAsync(World.Id, asked.Id, new SendAnswer.Send(), "ann")).State);
        Assert.Equal(3, d.Books.All.Count);
    }

    [Fact]
    [Rule("R35")]
    public async Task A_document_that_carries_our_marker_is_taken_over_by_a_store_that_forgot_it()
    {
        await using var d = new DocumentWorld(f => ByHand(f) with { Results = ImmutableDictionary<DocumentField, string>.Empty }, b => b.Safety = new SendSafety.Marker());
        var offer = d.AddOffer();
        await d.PressAsync(offer);
        await using var restored = new DocumentWorld(f => ByHand(f) with { Results = ImmutableDictionary<DocumentField, string>.Empty }, b => b.Safety = new SendSafety.Marker());
        restored.Books.All.AddRange(d.Books.All);
        Assert.Equal(offer, restored.AddOffer());

        var adopted = await restored.PressAsync(offer);

        Assert.Equal(SendState.Sent, adopted.State);
        Assert.Single(restored.Books.All);
        Assert.Equal(0, restored.Books.Sends);
    }

    [Fact]
    [Rule("R35")]
    [Acceptance("P-08e")]
    public async Task A_later_generation_needs_a_closed_one_before_it_and_a_reason_and_names_it()
    {
        await using var d = new DocumentWorld(f => ByHand(f) with { Book = true });
        var offer = d.AddOffer();
        var first = await d.PressAsync(offer);
        var open = await Assert.ThrowsAsync<SyncRequestException>(() => d.Documents.SendAgainAsync(World.Id, first.Id, "by mistake"));
        Assert.Equal("send-not-closed", open.Code);
        await Assert.ThrowsAsync<ArgumentException>(() => d.Documents.SendAgainAsync(World.Id, first.Id, " "));

        d.Books.All[0].Status = DocumentStatus.Credited;
        await d.Documents.RefreshAsync(World.Id, first.Id);
        Assert.Equal("credited", d.Shown(offer, "state"));
        var second = await d.Documents.SendAgainAsync(World.Id, first.Id, "wrong address", new SendOptions { User = "ann" });

        Assert.Equal((2, SendState.Sent, "wrong address"), (second.Generation, second.State, second.Reason));
        Assert.Equal("A00101", d.Books.All[1].Replaces);
        Assert.Equal("A00102", d.Shown(offer, "number"));
        Assert.Equal("send-not-latest", (await Assert.ThrowsAsync<SyncRequestException>(() => d.Documents.SendAgainAsync(World.Id, first.Id, "again"))).Code);
        Assert.Equal(second.Id, (await d.PressAsync(offer)).Id);
        Assert.Equal(2, d.Books.All.Count);
    }

    [Fact]
    [Rule("R41")]
    public async Task A_preview_says_everything_and_writes_nothing()
    {
        await using var d = new DocumentWorld(ByHand, live: false);
        var offer = d.AddOffer("1", null, ("gross", "30"), ("vat", "S99"));

        var preview = await d.Documents.CheckAsync(World.Id, DocumentWorld.Invoice, DocumentWorld.Ref(offer));

        Assert.True(preview.MakesCustomer);
        Assert.Equal("lines[1].vatCode", Assert.Single(preview.Problems).Field);
        Assert.Equal(30m, preview.CrmTotals!.Value.Gross);
        Assert.Equal(25m, preview.ExpectedTotals!.Value.Gross);
        Assert.Equal(0, d.World.Accounting.Writes + d.World.Crm.Writes + d.Books.Sends);
        Assert.Empty(await d.SendsAsync());
        Assert.Equal("mode", (await Assert.ThrowsAsync<SyncRequestException>(() => d.PressAsync(offer))).Code);
    }

    [Fact]
    public async Task Flows_and_records_that_do_not_exist_are_refused_by_name()
    {
        await using var d = new DocumentWorld(ByHand, configure: static c => c.Documents(DocumentWorld.Standard with { Name = "credit", Kind = DocumentKind.CreditNote }));
        var offer = d.AddOffer();
        Assert.Contains("Did you mean 'invoice'?", (await Assert.ThrowsAsync<SyncRequestException>(() => d.Documents.SendAsync(World.Id, "invoise", DocumentWorld.Ref(offer)))).Message, StringComparison.Ordinal);
        Assert.Equal("document-entity", (await Assert.ThrowsAsync<SyncRequestException>(() => d.Documents.SendAsync(World.Id, "invoice", new RecordRef("company", "1")))).Code);
        Assert.Contains("no documents of the kind CreditNote", (await Assert.ThrowsAsync<SyncRequestException>(() => d.Documents.SendAsync(World.Id, "credit", DocumentWorld.Ref(offer)))).Message, StringComparison.Ordinal);
        var gone = await d.Documents.SendAsync(World.Id, "invoice", DocumentWorld.Ref("999"));
        Assert.Equal("source-gone", Assert.Single(gone.Problems).Code);
    }
}
