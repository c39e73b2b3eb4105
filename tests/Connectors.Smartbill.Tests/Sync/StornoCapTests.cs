using System.Globalization;
using Connectors.Sync;
using Connectors.Testing.Smartbill;

namespace Connectors.Smartbill.Tests.Sync;

/// <summary>The look for a reversal that no payment state shows has an end: it must not hold up everything else.</summary>
public sealed class StornoCapTests
{
    private const int Newest = 50;

    [Theory, Acceptance("P-34")]
    [InlineData(Newest - 1, DocumentStatus.Credited)]
    [InlineData(Newest, DocumentStatus.Issued)]
    public async Task Of_a_series_the_newest_fifty_numbers_are_looked_at_and_no_more(int later, DocumentStatus status)
    {
        await using var desk = await Desk.OpenAsync();
        desk.Simulator.Oddities.StornedPaymentStatus = SmartbillVoidStatus.AsIssued;
        var sent = await desk.IssueAsync();
        Assert.Equal("0002", desk.Account.StornoInvoice("FCT", "0001").Number);
        for (var i = 0; i < later; i++)
            desk.Account.IssueInvoice("FCT");
        desk.NextWindow();
        desk.NextRun();
        desk.Simulator.ClearCalls();
        // More are asked than fit into one window of the vendor's: the time goes on with each call.
        desk.Simulator.Clock.AutoAdvanceAmount = TimeSpan.FromSeconds(0.5);

        Assert.Equal(status, (await desk.StateAsync(sent)).Status);

        // Its own state, and of the newest those until it was found.
        Assert.Equal(status == DocumentStatus.Credited ? [1, 2] : Enumerable.Range(3, Newest).Prepend(1), NumbersRead(desk));

        // The next look of the same run asks for none of them once more.
        await desk.StateAsync(sent);
        var others = NumbersRead(desk).Where(static n => n > 1).ToList();
        Assert.InRange(others.Count, 1, Newest);
        Assert.Equal(others.Count, others.Distinct().Count());
    }

    private static IEnumerable<int> NumbersRead(Desk desk) => desk.Simulator.Calls.Where(static c => c.Operation == "invoices.paymentStatus")
        .Select(static c => int.Parse(c.Query[(c.Query.IndexOf("number=", StringComparison.Ordinal) + 7)..].Split('&')[0], CultureInfo.InvariantCulture));
}
