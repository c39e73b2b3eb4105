using System.Collections.Immutable;
using System.Text.Json;
using Connectors.Smartbill.Sync;
using Connectors.Smartbill.Tests.Support;
using Connectors.Sync;
using Connectors.Testing;
using Connectors.Testing.Smartbill;
using NeutralKind = Connectors.Sync.DocumentKind;
using NeutralLine = Connectors.Sync.DocumentLine;

namespace Connectors.Smartbill.Tests.Sync;

/// <summary>The sender of documents against a simulated company over real HTTP.</summary>
internal sealed class Desk : IAsyncDisposable
{
    public const string Cif = "RO12345674";

    private readonly SimulatedClient _test;

    private Desk(SimulatedClient test, SmartbillSyncOptions options)
    {
        _test = test;
        Options = options;
        Provider = new SmartbillSyncProvider(test.Client, options);
    }

    public SmartbillSyncOptions Options { get; }

    public ISyncProvider Provider { get; private set; }

    public IDocumentSender Sender => Provider.GetFeature<IDocumentSender>()!;

    public SmartbillSimulator Simulator => _test.Simulator;

    public SmartbillAccount Account => _test.Account;

    public ISmartbillClient Client => _test.Client;

    public static ImmutableDictionary<string, string> Company { get; } = new Dictionary<string, string>
    {
        ["name"] = "Țăndărică & Fiii SRL",
        ["vatNumber"] = Cif,
        ["street"] = "Str. Mare 1\nSc. B",
        ["city"] = "Cluj-Napoca",
        ["region"] = "Cluj",
        ["country"] = "Romania",
        ["email"] = "a@b.example",
        ["invoiceEmail"] = "facturi@b.example",
        ["phone"] = "0264 1",
        ["number"] = "C-7",
        ["attention"] = "Ana",
        ["tradeRegister"] = "J12/7/2020",
        ["iban"] = "RO49AAAA1B31007593840000",
        ["bank"] = "BT",
    }.ToImmutableDictionary();

    public static NeutralLine Line { get; } = new() { Code = "S8", Text = "Șurub M8", Quantity = 3, Unit = "buc", UnitPrice = 10.50m, VatCode = "Normala" };

    public static Document Document { get; } = new()
    {
        Source = new RecordRef("offer", "42"),
        Kind = NeutralKind.Invoice,
        Customer = new RecordRef("company", "7"),
        CustomerFields = Company,
        Date = new DateOnly(2026, 3, 2),
        Currency = "RON",
        Lines = [Line],
    };

    public static async Task<Desk> OpenAsync(Action<SmartbillSyncOptions>? options = null, Action<SmartbillAccount>? seed = null, Action<SmartbillOptions>? client = null)
    {
        var own = new SmartbillSyncOptions { InvoiceSeries = "FCT", EstimateSeries = "PFC" };
        options?.Invoke(own);
        return new Desk(await SimulatedClient.StartAsync(seed, o => client?.Invoke(o)), own);
    }

    public static DocumentRequest Request(Document? document = null, Func<DocumentFlow, DocumentFlow>? flow = null, DocumentStage stage = DocumentStage.Issued)
    {
        document ??= Document;
        var own = new DocumentFlow { Name = "invoice-from-offer", Source = "offer", Kind = document.Kind, Book = true };
        return new() { Flow = flow?.Invoke(own) ?? own, Stage = stage, Document = document, Marker = $"cx1:acme:invoice-from-offer:{document.Source.Id}:1" };
    }

    /// <summary>The provider of another run: nothing is remembered from the last one.</summary>
    public void NextRun() => Provider = new SmartbillSyncProvider(_test.Client, Options);

    public void NextWindow() => _test.NextWindow();

    public async Task<DocumentCheck> CheckAsync(Document? document = null, Func<DocumentFlow, DocumentFlow>? flow = null) => await Sender.CheckAsync(Request(document, flow), default);

    /// <summary>As the engine does it: what is known before is stored, then one call.</summary>
    public async Task<(DocumentOutcome Outcome, DocumentSend Send)> SendAsync(Document? document = null, Func<DocumentFlow, DocumentFlow>? flow = null, DocumentStage stage = DocumentStage.Issued)
    {
        var send = new DocumentSend { Request = Request(document, flow, stage), IntentId = Guid.NewGuid() };
        send = send with { Evidence = await Sender.PrepareAsync(send, default) };
        return (await Sender.SendAsync(send, default), send);
    }

    public async Task<SentDocument> IssueAsync(Document? document = null, Func<DocumentFlow, DocumentFlow>? flow = null, DocumentStage stage = DocumentStage.Issued) =>
        Assert.IsType<DocumentOutcome.Applied>((await SendAsync(document, flow, stage)).Outcome).Document;

    /// <summary>As the engine does it after a lost reply: with the evidence of before and after.</summary>
    public async Task<DocumentFinding> FindAsync(DocumentSend send, DocumentOutcome outcome)
    {
        var after = Assert.IsType<DocumentOutcome.Uncertain>(outcome).Evidence;
        NextRun();
        return await Sender.FindAsync(new DocumentSearch { Send = send with { Evidence = send.Evidence with { Hints = send.Evidence.Hints.SetItems(after.Hints) } } }, default);
    }

    public async Task<DocumentState> StateAsync(SentDocument document, NeutralKind kind = NeutralKind.Invoice) => Assert.Single(await Sender.ReadStatesAsync(kind, [document.Id], default));

    /// <summary>The body of the only create.</summary>
    public JsonElement Sent(string operation = "invoices.create") => JsonDocument.Parse(Assert.Single(Creates(operation)).Body!).RootElement;

    public IReadOnlyList<SimulatedCall> Creates(string operation = "invoices.create") => [.. Simulator.Calls.Where(c => c.Operation == operation)];

    public ValueTask DisposeAsync() => _test.DisposeAsync();
}
