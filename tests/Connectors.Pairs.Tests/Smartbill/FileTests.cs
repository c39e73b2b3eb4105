using System.Text;
using Connectors.Sync;
using Connectors.TestSupport;

namespace Connectors.Pairs.Tests.Smartbill;

/// <summary>The PDF of what SmartBill issued comes into the CRM, after the number and apart from it.</summary>
public sealed class FileTests
{
    private const string Proforma = """{ "version": 1, "documents": { "proforma-from-offer": { "enabled": true, "series": "PRF", "trigger": ["Accepted"], "book": true } } }""";

    [Fact]
    [Acceptance("001-22"), Acceptance("001-35"), Acceptance("001-18"), Acceptance("001-19")]
    public async Task A_PDF_that_cannot_be_had_leaves_number_and_link_and_is_fetched_alone_later_once()
    {
        await using var pair = await SmartbillPair.StartAsync(SmartbillPair.Invoicing, static o => o.ReadPageOfOpenInvoices = false);
        var offer = await pair.OfferAsync();
        await pair.RunAsync();
        pair.Smartbill.BadGateway("invoices.pdf");
        await pair.StatusAsync(offer, "Accepted");
        await pair.RunAsync();
        var shown = await pair.ShownAsync(offer);
        Assert.Equal(("CRM 0042", "issued", null, null), (shown.InvoiceNumber, shown.InvoiceState, shown.InvoiceFile, shown.InvoiceMessage));
        Assert.NotNull(shown.InvoiceLink);
        Assert.Null(shown.Pdf);
        Assert.Equal((1, 1), (pair.Sends, Fetches(pair)));

        // Not with the next run already, and not only tomorrow.
        await pair.RunAsync();
        Assert.Equal(1, Fetches(pair));
        await pair.RestartAsync();
        await pair.RunAsync(TimeSpan.FromMinutes(5));
        shown = await pair.ShownAsync(offer);
        Assert.Equal("%PDF-", Encoding.ASCII.GetString(shown.Pdf!, 0, 5));
        Assert.Contains("CRM0042", Encoding.Latin1.GetString(shown.Pdf!), StringComparison.Ordinal);
        Assert.Equal(("CRM-0042.pdf", "CRM 0042"), (shown.InvoiceFile, shown.InvoiceNumber));
        Assert.Equal((1, 2), (pair.Sends, Fetches(pair)));

        // It stays the one file of this version: through a restart, a new state and a new day.
        pair.Account.Collect("CRM", "0042");
        await pair.RestartAsync();
        await pair.RunAsync(TimeSpan.FromDays(1));
        await pair.RunAsync(TimeSpan.FromDays(1));
        Assert.Equal(("paid", 2), ((await pair.ShownAsync(offer)).InvoiceState, Fetches(pair)));
    }

    [Fact]
    [Acceptance("001-22")]
    public async Task A_process_that_ends_while_it_fetches_the_PDF_fetches_it_with_its_next_run()
    {
        await using var pair = await SmartbillPair.StartAsync(SmartbillPair.Invoicing, static o => o.ReadPageOfOpenInvoices = false);
        var offer = await pair.OfferAsync();
        await pair.RunAsync();
        using var end = new CancellationTokenSource();
        pair.Smartbill.Before("invoices.pdf", _ => end.Cancel());
        await pair.StatusAsync(offer, "Accepted");
        pair.Smartbill.Clock.Advance(TimeSpan.FromMinutes(1));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pair.Engine.RunAsync(SmartbillPair.Id, cancellationToken: end.Token));
        Assert.Equal(("CRM 0042", null), ((await pair.ShownAsync(offer)).InvoiceNumber, (await pair.ShownAsync(offer)).Pdf));

        await pair.RestartAsync();
        await pair.RunAsync();
        var shown = await pair.ShownAsync(offer);
        Assert.Equal(("CRM-0042.pdf", "%PDF-", 1), (shown.InvoiceFile, Encoding.ASCII.GetString(shown.Pdf!, 0, 5), pair.Sends));
    }

    [Fact]
    [Acceptance("001-22")]
    public async Task A_CRM_that_takes_only_an_address_gets_the_one_under_which_the_host_keeps_the_file()
    {
        var host = new Host();
        await using var pair = await SmartbillPair.StartAsync(SmartbillPair.Invoicing, files: host);
        var offer = await pair.OfferAsync();
        await pair.RunAsync();
        await pair.StatusAsync(offer, "Accepted");
        host.Down = true;
        await pair.RunAsync();
        Assert.Equal(("CRM 0042", null), ((await pair.ShownAsync(offer)).InvoiceNumber, (await pair.ShownAsync(offer)).InvoiceFile));
        host.Down = false;
        await pair.RunAsync(TimeSpan.FromMinutes(6));
        var address = (await pair.ShownAsync(offer)).InvoiceFile!;
        var kept = Assert.Single(host.Kept);
        Assert.Equal(address, $"https://files.example/{kept.Key}");
        Assert.True(kept.Value.Content.Span.StartsWith("%PDF-"u8));
        await pair.RunAsync(TimeSpan.FromDays(1));
        Assert.Equal((1, address), (host.Calls, (await pair.ShownAsync(offer)).InvoiceFile));
    }

    [Fact]
    [Acceptance("001-17")]
    public async Task A_proforma_too_is_issued_shown_and_kept_and_another_option_leaves_what_was_sent_alone()
    {
        await using var pair = await SmartbillPair.StartAsync(Proforma, seed: static a => a.AddSeries("PRF", "p", next: 7));
        var (first, second) = (await pair.OfferAsync(), await pair.OfferAsync());
        await pair.RunAsync();
        await pair.StatusAsync(first, "Accepted");
        await pair.RunAsync();
        var shown = await pair.ShownAsync(first);
        Assert.Equal(("PRF 0007", "issued", null, "PRF-0007.pdf", null), (shown.ProformaNumber, shown.ProformaState, shown.ProformaMessage, shown.ProformaFile, shown.InvoiceNumber));
        Assert.Contains("PRF0007", Encoding.Latin1.GetString(shown.Pdf!), StringComparison.Ordinal);
        Assert.Empty(pair.Account.Invoices);

        await pair.SettingsAsync(SmartbillPair.Invoicing);
        await pair.RunAsync();
        await pair.StatusAsync(second, "Accepted");
        await pair.RunAsync();
        Assert.Equal(("CRM 0042", "CRM-0042.pdf"), ((await pair.ShownAsync(second)).InvoiceNumber, (await pair.ShownAsync(second)).InvoiceFile));
        // What was sent before the option changed is neither sent anew nor taken back.
        Assert.Equal(("PRF 0007", null), ((await pair.ShownAsync(first)).ProformaNumber, (await pair.ShownAsync(first)).InvoiceNumber));
        Assert.Equal((1, 1, 2), (Assert.Single(pair.Account.Estimates).IsCancelled ? 0 : 1, pair.Account.Invoices.Count, pair.Sends));
        // An edit after sending changes nothing there, and the offer says that it differs.
        await pair.EditAsync(second, static o => o.Lines[0].Quantity = 5);
        await pair.RunAsync();
        Assert.Contains("differs from what was sent as CRM 0042", (await pair.ShownAsync(second)).InvoiceMessage, StringComparison.Ordinal);
        Assert.Equal(2, pair.Sends);
    }

    private static int Fetches(SmartbillPair pair) => pair.Smartbill.Calls.Count(static c => c.Operation == "invoices.pdf");

    private sealed class Host : IDocumentFileStore
    {
        public Dictionary<string, DocumentFile> Kept { get; } = [];

        public int Calls { get; private set; }

        public bool Down { get; set; }

        public bool CanKeep(string entity) => entity == "offer";

        public Task<string?> KeepAsync(FileToKeep file, CancellationToken cancellationToken)
        {
            if (Down)
                throw new ProviderUnavailableException(UnavailableReason.Unreachable, "The files are away.");
            Calls++;
            Kept[file.Key] = file.File;
            return Task.FromResult<string?>($"https://files.example/{file.Key}");
        }
    }
}
