using Connectors.Sync;
using Connectors.TestSupport;

namespace Connectors.Pairs.Tests.Documents.Table;

/// <summary>One table of documents through all six conversions, over each vendor's client and HTTP. What is expected was written by hand.</summary>
public sealed class TableTests
{
    public static TheoryData<string> Vendors => [.. Desk.Vendors];

    [Fact]
    public void The_table_has_enough_documents_and_every_vendor_an_answer_to_each()
    {
        Assert.True(Papers.All.Count >= 40);
        Assert.All(Desk.Vendors, static v => Assert.Equal(Papers.All.Keys.Order(), Expected.Of(v).Keys.Order()));
        // Neither all sent nor all refused, anywhere.
        Assert.All(Desk.Vendors, static v => Assert.InRange(Expected.Of(v).Values.Count(static e => e.Lines is null), 5, 30));
    }

    [Theory, MemberData(nameof(Vendors))]
    [Acceptance("P-05a"), Acceptance("P-05j"), Acceptance("P-05f"), Acceptance("P-05g"), Acceptance("P-05c"), Acceptance("P-06a")]
    public async Task Every_document_of_the_table_is_sent_as_worked_out_by_hand_and_comes_to_its_totals_or_is_refused_by_line(string vendor)
    {
        await using var desk = await Desk.OpenAsync(vendor);
        var wrong = new List<string>();
        foreach (var (name, paper) in Papers.All)
        {
            try
            {
                await CompareAsync(desk, paper, Expected.Of(vendor)[name]);
            }
            catch (Exception e) when (e is Xunit.Sdk.XunitException or ConnectorException or ProviderUnavailableException or InvalidOperationException)
            {
                wrong.Add($"{name}: {e.Message}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    private static async Task CompareAsync(Desk desk, Document paper, Expected expected)
    {
        var request = desk.Request(paper);
        desk.Simulator.Clock.Advance(TimeSpan.FromMinutes(1));
        desk.Simulator.ClearCalls();
        var check = await desk.Sender.CheckAsync(request, default);
        Assert.Equal(expected.Problems ?? "", string.Join(';', check.Problems.Select(static p => $"{p.Code} {p.Field}")));
        if (expected.Problems is not null)
        {
            Assert.All(check.Problems, static p => Assert.False(string.IsNullOrWhiteSpace(p.Remedy) || string.IsNullOrWhiteSpace(p.Message)));
            Assert.IsType<DocumentOutcome.Refused>(await desk.Sender.SendAsync(new() { Request = request, IntentId = Guid.CreateVersion7() }, default));
            Assert.Equal(0, desk.TakeWrites());
            return;
        }

        Assert.Equal(0, desk.TakeWrites());
        var totals = expected is { Net: { } net, Vat: { } vat } ? new DocumentTotals(net, vat, net + vat) : (DocumentTotals?)null;
        Assert.Equal(totals, check.Totals);
        var outcome = await desk.SendAsync(request);
        var sent = Assert.IsType<DocumentOutcome.Applied>(outcome).Document;
        Assert.Equal(expected.Lines, string.Join(';', desk.SentLines()));
        if (expected.Head is { } head)
            Assert.StartsWith(head, desk.SentHead(), StringComparison.Ordinal);
        if (totals is { } worked && await desk.MadeAsync(sent) is { } made)
            Assert.Equal(desk.Kind == DocumentKind.Order && made.Vat == 0 ? worked with { Vat = 0, Gross = worked.Net } : worked, made);
    }
}
