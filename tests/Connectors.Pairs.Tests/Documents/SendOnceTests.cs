using Connectors.Pairs.Tests.Documents.Table;
using Connectors.Sync;
using Connectors.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Pairs.Tests.Documents;

/// <summary>A document whose making was not answered, at each vendor, over the engine, the client and HTTP: it is one document, whoever presses and whatever is started anew.</summary>
public sealed class SendOnceTests
{
    public static TheoryData<string> Vendors => [.. Desk.Vendors];

    [Theory, MemberData(nameof(Vendors))]
    [Acceptance("P-08a"), Rule("R24"), Rule("R35")]
    public async Task A_document_whose_reply_was_lost_is_one_document_after_presses_runs_and_a_restart(string vendor)
    {
        await using var desk = await Desk.OpenAsync(vendor);
        await using var pair = await desk.PairAsync();
        await pair.RunAsync();
        // The customer comes by a document of its own.
        Assert.Equal(SendState.Sent, (await pair.PressAsync(desk.Flow.Name, await desk.OfferAsync(pair))).State);
        var before = desk.CountDocuments();
        var offer = await desk.OfferAsync(pair);
        desk.TakeWrites();
        desk.Simulator.Faults.LoseReplyAfterCommit(desk.CreateOperation);
        await pair.PressAsync(desk.Flow.Name, offer);
        Assert.Equal(before + 1, desk.CountDocuments());

        // Another user on another node, while nobody knows what became of it.
        await using (var other = pair.StartNode())
        {
            desk.Simulator.Clock.Advance(TimeSpan.FromMinutes(1));
            await other.GetRequiredService<IDocuments>().SendAsync(SalesPair.Id, desk.Flow.Name, new RecordRef("offer", $"{offer}"), new SendOptions { User = "ida" });
        }

        await pair.RestartAsync();
        await pair.PressAsync(desk.Flow.Name, offer);
        for (var pass = 0; pass < 3; pass++)
            await pair.RunAsync();
        Assert.Equal(before + 1, desk.CountDocuments());
        var settled = await pair.SendAsync(offer);
        if (vendor == "Uniconta")
        {
            // An order has no place for a mark before somebody makes one there, and its lines were never sent: a person looks, deletes the head and says so.
            Assert.Equal("uncertain", settled.Question);
            desk.Happen("deleted", settled);
            settled = await pair.Documents.AnswerAsync(SalesPair.Id, settled.Id, new SendAnswer.Send(), "ida");
            await pair.RunAsync();
        }

        Assert.True(settled is { State: SendState.Sent, Generation: 1, Problems.Count: 0 }, $"{settled.State} {settled.Question} {string.Join(' ', settled.Problems)}");
        Assert.Equal(before + 1, desk.CountDocuments());
        var shown = await pair.OfferAsync(offer);
        Assert.Equal((settled.Document!.Value.Value, settled.Number, null), (shown.InvoiceId, shown.InvoiceNumber, shown.InvoiceMessage));
        await using var second = pair.StartNode();
        var seen = await second.GetRequiredService<IDocuments>().SendAsync(SalesPair.Id, desk.Flow.Name, new RecordRef("offer", $"{offer}"), new SendOptions { User = "ida" });
        Assert.Equal((settled.Id, settled.Number), (seen.Id, seen.Number));
        Assert.Equal(before + 1, desk.CountDocuments());
    }

    [Theory, MemberData(nameof(Vendors))]
    [Acceptance("P-08g")]
    public async Task A_customer_that_was_made_for_a_document_is_kept_through_three_refusals_and_used_by_the_fourth_try(string vendor)
    {
        await using var desk = await Desk.OpenAsync(vendor);
        await using var pair = await desk.PairAsync();
        await pair.RunAsync();
        var offer = await desk.OfferAsync(pair);
        for (var press = 0; press < 3; press++)
        {
            desk.RefuseNext();
            var refused = await pair.PressAsync(desk.Flow.Name, offer);
            Assert.Equal(SendState.Refused, refused.State);
            Assert.NotEmpty(refused.Problems);
            Assert.Equal((0, 1), (desk.CountDocuments(), desk.CountCustomers("Havnens Kro") ?? 1));
        }

        Assert.Equal(SendState.Sent, (await pair.PressAsync(desk.Flow.Name, offer)).State);
        await pair.RunAsync();
        Assert.Equal((1, 1), (desk.CountDocuments(), desk.CountCustomers("Havnens Kro") ?? 1));
    }
}
