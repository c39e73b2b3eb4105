using System.Globalization;
using System.Text.Json;
using Connectors.Sync;
using Connectors.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Pairs.Tests.Documents.Table;

/// <summary>
/// One vendor with the same small shop in it: A-1 "Work", B-2 "Book" (no VAT), T-3 (time), 00/7 "Bolt" and OLD, which is not sold any more; and one customer. It knows what the CRM's words are called there, which is
/// what a mapping says, and how a line on the wire is read.
/// </summary>
internal abstract partial class Desk : IAsyncDisposable
{
    private ServiceProvider? _services;
    private ISyncProvider? _provider;

    public static readonly string[] Vendors = ["Dinero", "Economic", "Reviso", "Smartbill", "Uniconta", "Intacct"];

    public abstract Simulator Simulator { get; }

    public abstract DocumentKind Kind { get; }

    public abstract DocumentFlow Flow { get; }

    /// <summary>The customer in accounting; null where documents carry it.</summary>
    public abstract RecordId? Customer { get; }

    public virtual DocumentStage Stage => DocumentStage.Draft;

    /// <summary>The CRM's units and accounting's.</summary>
    public abstract IReadOnlyDictionary<string, string> Units { get; }

    /// <summary>The CRM's VAT words and accounting's; null = accounting finds the VAT itself.</summary>
    public abstract IReadOnlyDictionary<string, string?> Vat { get; }

    public abstract string Home { get; }

    public virtual string Foreign => "EUR";

    /// <summary>Terms of 30 days.</summary>
    public abstract string Terms { get; }

    /// <summary>The fields of the customer that a document carries.</summary>
    public virtual IReadOnlyDictionary<string, string> CustomerFields => new Dictionary<string, string>();

    /// <summary>The call that made the document.</summary>
    protected abstract string Create { get; }

    public ServiceProvider Services => _services ??= Build();

    public IDocumentSender Sender => (_provider ??= Provider(Services)).GetFeature<IDocumentSender>()!;

    public static async Task<Desk> OpenAsync(string vendor) => vendor switch
    {
        "Dinero" => await DineroDesk.StartAsync(),
        "Economic" => await EconomicDesk.StartAsync(),
        "Reviso" => await RevisoDesk.StartAsync(),
        "Reviso orders" => await RevisoDesk.StartAsync(orders: true),
        "Smartbill" => await SmartbillDesk.StartAsync(),
        "Uniconta" => await UnicontaDesk.StartAsync(),
        _ => await IntacctDesk.StartAsync(),
    };

    /// <summary>Registers the vendor's client, as a host does.</summary>
    public abstract void Register(IServiceCollection services);

    /// <summary>Makes the vendor accounting.</summary>
    public abstract void Join(ConnectionBuilder connection);

    /// <summary>The calls that would change something, since the last call of this method.</summary>
    public int TakeWrites()
    {
        var writes = Simulator.Calls.Count(IsWrite);
        Simulator.ClearCalls();
        return writes;
    }

    /// <summary>The document in the vendor's words, as a mapping would say it.</summary>
    public Document Translated(Document paper) => paper with
    {
        Kind = Kind,
        Currency = paper.Currency switch { "home" => Home, "foreign" => Foreign, var other => other },
        PaymentTerms = paper.PaymentTerms == "30 days" ? Terms : paper.PaymentTerms,
        CustomerFields = CustomerFields.Aggregate(paper.CustomerFields, static (all, f) => all.SetItem(f.Key, f.Value)),
        Lines = [.. paper.Lines.Select(l => l with { Unit = l.Unit is { } u ? Units.GetValueOrDefault(u, u) : null, VatCode = l.VatCode is { } v ? Vat.TryGetValue(v, out var code) ? code : v : null })],
    };

    public DocumentRequest Request(Document paper) => new()
    {
        Flow = Flow,
        Stage = Stage,
        Document = Translated(paper),
        Customer = Customer,
        Marker = $"cx1:acme:{Flow.Name}:{paper.Source.Id}:1",
    };

    /// <summary>As the engine does it: made ready, stored, sent.</summary>
    public async Task<DocumentOutcome> SendAsync(DocumentRequest request)
    {
        Simulator.Clock.Advance(TimeSpan.FromSeconds(2));
        var send = new DocumentSend { Request = request, IntentId = Guid.CreateVersion7(Simulator.Clock.GetUtcNow()) };
        return await Sender.SendAsync(send with { Evidence = await Sender.PrepareAsync(send, default) }, default);
    }

    /// <summary>What the vendor itself makes of the document.</summary>
    public abstract Task<DocumentTotals?> MadeAsync(SentDocument sent);

    /// <summary>The lines of the last create as they went over the wire, a line each.</summary>
    public abstract IEnumerable<string> SentLines();

    /// <summary>What the head of the last create said.</summary>
    public abstract string SentHead();

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
            await _services.DisposeAsync();
        await Simulator.DisposeAsync();
    }

    protected abstract ISyncProvider Provider(IServiceProvider services);

    protected virtual bool IsWrite(SimulatedCall call) => call.Method != "GET" && call.Status < 300;

    protected JsonElement Body(string? operation = null)
    {
        var text = Simulator.Calls.Last(c => c.Operation == (operation ?? Create)).BodyText;
        using var json = JsonDocument.Parse(text);
        return json.RootElement.Clone();
    }

    /// <summary>Values by their paths, joined by bars; nothing at the end for what is not there at the end.</summary>
    protected static string Row(JsonElement line, params string[] paths) => string.Join('|', paths.Select(p => At(line, p))).TrimEnd('|');

    /// <summary>Those that are there, each with its name.</summary>
    protected static string Named(JsonElement head, params string[] paths) => string.Join(' ', paths.Select(p => (Path: p, Text: At(head, p))).Where(static x => x.Text.Length > 0).Select(static x => $"{x.Path}={x.Text}"));

    protected static string At(JsonElement json, string path)
    {
        foreach (var step in path.Split('.'))
        {
            if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(step, out json))
                return "";
        }

        return json.ValueKind switch
        {
            JsonValueKind.Number => (json.GetDecimal() / 1.000000000000000000000000000m).ToString(CultureInfo.InvariantCulture),
            JsonValueKind.Null => "",
            _ => json.ToString().Replace('\n', '/'),
        };
    }

    private ServiceProvider Build()
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Simulator.Clock);
        Register(services);
        return services.BuildServiceProvider();
    }
}
