using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;

namespace Connectors.Sync.Tests.Engine;

/// <summary>What a connection's mode and the options that are off let leave.</summary>
public sealed class DocumentModeTests
{
    [Theory]
    [Rule("R41")]
    [InlineData(ConnectionMode.DraftsOnly, false, DocumentKind.Invoice, true)]
    [InlineData(ConnectionMode.DraftsOnly, true, DocumentKind.Invoice, false)]
    [InlineData(ConnectionMode.DraftsOnly, true, DocumentKind.Proforma, true)]
    [InlineData(ConnectionMode.Live, true, DocumentKind.Invoice, true)]
    public async Task In_each_mode_only_what_it_allows_leaves(ConnectionMode mode, bool book, DocumentKind kind, bool leaves)
    {
        await using var d = new DocumentWorld(f => f with { Book = book, Kind = kind }, live: false);
        await d.World.Connections.SetModeAsync(World.Id, mode);
        var offer = d.AddOffer();
        await d.RunAsync();
        d.SetStatus(offer, "3");
        await d.RunAsync();
        await d.PressAsync(offer);
        Assert.Equal(leaves ? 1 : 0, d.Books.Sends);
        Assert.Equal(leaves ? SendState.Sent : SendState.Refused, (await d.SendAsync(offer)).State);
    }

    [Theory]
    [Rule("R41")]
    [InlineData("prepare")]
    public async Task A_mode_that_is_lowered_at_the_last_moment_before_the_intent_stops_the_call(string moment)
    {
        await using var d = new DocumentWorld();
        var offer = d.AddOffer();
        await d.RunAsync();
        d.SetStatus(offer, "3");
        d.Books.At = at =>
        {
            if (at == moment)
                d.World.Connections.SetModeAsync(World.Id, ConnectionMode.PlanOnly).GetAwaiter().GetResult();
        };

        await d.RunAsync();

        Assert.Equal(0, d.Books.Sends);
        Assert.Empty(await d.World.Store.ListOpenIntentsAsync(World.Id, default));
        Assert.Equal(SendState.Reserved, (await d.SendAsync(offer)).State);
    }

    [Fact]
    [Rule("R41")]
    public async Task Switching_the_options_on_mails_and_books_nothing_of_a_first_sync()
    {
        await using var d = new DocumentWorld(static f => f with { Book = true, Mail = true, EInvoice = true }, static b => b.Steps = [DocumentStep.Book, DocumentStep.Mail, DocumentStep.EInvoice]);
        for (var i = 0; i < 30; i++)
            d.AddOffer("3");
        await d.RunAsync();
        await d.RunAsync();
        Assert.Empty(d.Books.Taken);
        Assert.Equal(0, d.Books.Sends);
    }
}
