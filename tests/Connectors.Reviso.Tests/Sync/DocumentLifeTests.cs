using Connectors.Reviso.Sync;
using Connectors.Sync;
using SyncId = Connectors.Sync.RecordId;
using SyncState = Connectors.Sync.DocumentState;

namespace Connectors.Reviso.Tests.Sync;

/// <summary>What becomes of a document after it was sent: found by its marker, changed while it is open, read again.</summary>
public sealed class DocumentLifeTests
{
    private const string Marker = "cx1:acme:quotation:12:1";

    private static readonly Guid Intent = new("0199aaaa-2222-7222-8222-222222222222");

    [Fact, Rule("R24")]
    public async Task A_lost_reply_is_uncertain_and_the_document_is_found_and_not_made_again()
    {
        await using var f = await StartAsync();
        f.Reviso.Faults.LoseReplyAfterCommit("quotations.create");
        Assert.IsType<DocumentFinding.NotFound>(await FindAsync(f, before: true));
        var uncertain = Assert.IsType<DocumentOutcome.Uncertain>(await SendAsync(f));
        Assert.Equal(Marker, uncertain.Evidence.Hints["references.other"]);
        var found = Assert.IsType<DocumentFinding.Found>(await FindAsync(f));
        var stored = Assert.Single(f.Account.Quotations);
        Assert.Equal((stored.Id.ToString(), false, new DocumentTotals(10, 2.20m, 12.20m)), (found.Document.Id.Value, found.BySeries, found.Document.Totals));
        Assert.Equal(1, f.Reviso.Calls.Count(static c => c.Operation == "quotations.create"));
    }

    [Fact]
    public async Task The_customers_reference_stands_before_the_marker_and_a_longer_marker_is_another_document()
    {
        await using var f = await StartAsync();
        await SendAsync(f, marker: Marker + "2", change: static d => d with { YourReference = "PO 7" });
        Assert.IsType<DocumentFinding.NotFound>(await FindAsync(f));
        await SendAsync(f, change: static d => d with { YourReference = "PO 8" });
        Assert.Equal(f.Account.Quotations[1].Id.ToString(), Assert.IsType<DocumentFinding.Found>(await FindAsync(f)).Document.Id.Value);
    }

    [Fact]
    public async Task Where_the_list_does_not_filter_by_reference_the_customers_documents_of_that_day_are_looked_through()
    {
        await using var f = await StartAsync();
        await SendAsync(f);
        f.Account.Quotation(1, Simulated.Given.SeedLine);
        f.Reviso.Faults.RespondInstead("quotations.list", 400, """{"message":"Bad filter","errorCode":"E04300","httpStatusCode":400,"errors":[]}""", "application/json");
        Assert.Equal(f.Account.Quotations[0].Id.ToString(), Assert.IsType<DocumentFinding.Found>(await FindAsync(f)).Document.Id.Value);
        Assert.Contains("customer.customerNumber$eq:1", Uri.UnescapeDataString(f.Reviso.Calls[^1].Query));
    }

    [Fact]
    public async Task Two_documents_of_one_marker_are_a_question_and_without_markers_nobody_can_tell()
    {
        await using var f = await StartAsync();
        await SendAsync(f);
        await SendAsync(f);
        Assert.Contains("delete the copies", Assert.IsType<DocumentFinding.CannotTell>(await FindAsync(f)).Message);
        f.Renew(new() { MarkDocuments = false });
        Assert.IsType<DocumentFinding.CannotTell>(await FindAsync(f));
        Assert.Equal(SendSafety.Nothing, f.Documents.Documents[0].Safety);
        f.Reviso.ClearCalls();
        await SendAsync(f);
        Assert.DoesNotContain("references", f.Reviso.Calls.Single(static c => c.Operation == "quotations.create").BodyText);
    }

    [Fact, Acceptance("P-08e")]
    public async Task The_states_of_a_quotation()
    {
        await using var f = await StartAsync();
        var id = Assert.IsType<DocumentOutcome.Applied>(await SendAsync(f)).Document.Id;
        Assert.Equal(DocumentStatus.Draft, (await StateAsync(f, id)).Status);
        f.Account.ArchiveQuotation(int.Parse(id.Value));
        // Set aside, or made an order of: Reviso does not say which, and nobody guesses.
        Assert.Equal(DocumentStatus.Unknown, (await StateAsync(f, id)).Status);
        f.Account.SendQuotation(int.Parse(id.Value));
        var sent = await StateAsync(f, id);
        Assert.Equal((DocumentStatus.Sent, f.Account.Quotations[0].Number.ToString(), 12.20m), (sent.Status, sent.Number, sent.Totals!.Value.Gross));
        f.Account.DeleteQuotation(int.Parse(id.Value));
        Assert.Equal(DocumentStatus.Gone, (await StateAsync(f, id)).Status);
        f.Reviso.Faults.RespondInstead("quotations.get", 404, "<html>no</html>");
        Assert.Equal(DocumentStatus.Unknown, (await StateAsync(f, id)).Status);
    }

    [Fact, Acceptance("P-08b")]
    public async Task An_open_document_is_changed_and_keeps_what_others_wrote_into_it()
    {
        await using var f = await StartAsync();
        var id = Assert.IsType<DocumentOutcome.Applied>(await SendAsync(f, change: static d => d with { Comment = "Prima" })).Document.Id;
        await f.Client.Quotations.UpdateAsync(new(int.Parse(id.Value)), static q => q with { NumberSeries = new NumberSeriesNumber(2) });
        var written = Assert.IsType<DocumentOutcome.Applied>(await UpdateAsync(f, id, static d => d with { Comment = "Dopo", Lines = [Line("A-1", 3, 5), Line("A-1", 1, 1)] })).Document;
        var stored = Assert.Single(f.Account.Quotations);
        Assert.Equal((id, "Dopo", 2, new DocumentTotals(16, 3.52m, 19.52m)), (written.Id, stored.Heading, stored.Lines.Count, written.Totals));
        Assert.Equal(2, (await f.Client.Quotations.GetAsync(new(int.Parse(id.Value)))).NumberSeries!.Id!.Value.Value);
        Assert.IsType<DocumentFinding.Found>(await FindAsync(f));
    }

    [Fact]
    public async Task A_document_that_is_sent_archived_or_gone_is_not_changed_any_more()
    {
        await using var f = await StartAsync();
        var id = Assert.IsType<DocumentOutcome.Applied>(await SendAsync(f)).Document.Id;
        f.Account.SendQuotation(int.Parse(id.Value));
        Assert.Equal(DocumentStatus.Sent, Assert.IsType<DocumentOutcome.Stale>(await UpdateAsync(f, id, static d => d with { Comment = "x" })).Current!.Status);
        f.Account.DeleteQuotation(int.Parse(id.Value));
        Assert.Equal(DocumentStatus.Gone, Assert.IsType<DocumentOutcome.Stale>(await UpdateAsync(f, id, static d => d with { Comment = "x" })).Current!.Status);
        Assert.Equal(0, f.Reviso.Calls.Count(static c => c.Operation == "quotations.update"));
    }

    [Fact, Rule("R37")]
    public async Task A_limit_and_a_refused_sign_in_say_nothing_about_the_document()
    {
        await using var f = await StartAsync();
        var send = new DocumentSend { Request = Request(Marker), IntentId = Intent };
        await f.Documents.PrepareAsync(send, default);
        f.Reviso.Faults.RateLimitNext(int.MaxValue, TimeSpan.FromMinutes(10));
        Assert.Equal(UnavailableReason.Limited, Assert.IsType<DocumentOutcome.NotSent>(await f.Documents.SendAsync(send, default)).Reason);
        Assert.Empty(f.Account.Quotations);
    }

    private static Task<SyncFixture> StartAsync() => SyncFixture.StartAsync(static a => a.Customer("Acme").Product("A-1", "Ora", 80));

    private static async Task<DocumentOutcome> SendAsync(SyncFixture f, string marker = Marker, Func<Document, Document>? change = null)
    {
        var send = new DocumentSend { Request = Request(marker, change), IntentId = Guid.NewGuid() };
        return await f.Documents.SendAsync(send with { Evidence = await f.Documents.PrepareAsync(send, default) }, default);
    }

    private static Task<DocumentOutcome> UpdateAsync(SyncFixture f, SyncId id, Func<Document, Document> change) =>
        f.Provider.GetFeature<IDraftUpdater>()!.UpdateAsync(id, new() { Request = Request(Marker, change), IntentId = Intent }, default);

    private static Task<DocumentFinding> FindAsync(SyncFixture f, bool before = false) =>
        f.Documents.FindAsync(new() { Send = new() { Request = Request(Marker), IntentId = Intent }, BeforeSending = before }, default);

    private static async Task<SyncState> StateAsync(SyncFixture f, SyncId id) => Assert.Single(await f.Documents.ReadStatesAsync(DocumentKind.Quote, [id], default));

    private static DocumentRequest Request(string marker, Func<Document, Document>? change = null)
    {
        var document = new Document { Source = new("offer", "12"), Kind = DocumentKind.Quote, Customer = new("company", "5"), Date = new(2026, 3, 2), Currency = "EUR", Lines = [Line("A-1", 1, 10)] };
        return new() { Flow = RevisoPreset.Version1.Flows[0], Stage = DocumentStage.Draft, Customer = new SyncId("1"), Marker = marker, Document = change?.Invoke(document) ?? document };
    }

    private static DocumentLine Line(string code, decimal quantity, decimal price) => new() { Code = code, Quantity = quantity, UnitPrice = price, Unit = "ore", VatCode = "V022" };
}
