using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Sync.Tests.Fakes;

/// <summary>A world whose CRM has offers and whose accounting takes documents.</summary>
internal sealed class DocumentWorld : IAsyncDisposable
{
    public const string Invoice = "invoice";

    public DocumentWorld(Func<DocumentFlow, DocumentFlow>? flow = null, Action<FakeBooks>? books = null, bool live = true, Action<ConnectionBuilder>? configure = null, Action<MappingBuilder>? mapping = null)
    {
        books?.Invoke(Books);
        World = new World(c =>
        {
            c.UseProvider(Side.Crm, (_, _) => ValueTask.FromResult<ISyncProvider>(new Source(World!.Crm.Open(), this)));
            c.UseProvider(Side.Accounting, (_, _) => ValueTask.FromResult(Books.Open(World!.Accounting.Open())));
            c.Documents((flow ?? (static f => f))(Standard));
            configure?.Invoke(c);
        }, mapping, live);
        World.Crm.Schemas = [World.Company, World.Person, Offer];
    }

    public static EntitySchema Offer { get; } = new("offer",
    [
        new FieldSchema { Name = "name", Type = FieldType.Text },
        new FieldSchema { Name = "company", Type = FieldType.Reference, ReferencedEntity = "company" },
        new FieldSchema { Name = "status", Type = FieldType.Choice, Choices = [new Choice("1", "Draft"), new Choice("2", "Offered"), new Choice("3", "Accepted"), new Choice("4", "Lost"), new Choice("5", "Signed")] },
        new FieldSchema { Name = "date", Type = FieldType.Text },
        new FieldSchema { Name = "currency", Type = FieldType.Text },
        new FieldSchema { Name = "qty", Type = FieldType.Text },
        new FieldSchema { Name = "price", Type = FieldType.Text },
        new FieldSchema { Name = "vat", Type = FieldType.Text },
        new FieldSchema { Name = "unit", Type = FieldType.Text },
        new FieldSchema { Name = "deal", Type = FieldType.Text },
        new FieldSchema { Name = "gross", Type = FieldType.Text },
        new FieldSchema { Name = "number", Type = FieldType.Text },
        new FieldSchema { Name = "link", Type = FieldType.Text },
        new FieldSchema { Name = "state", Type = FieldType.Text },
        new FieldSchema { Name = "message", Type = FieldType.Text, MaxLength = 200 },
        new FieldSchema { Name = "eInvoice", Type = FieldType.Text },
        new FieldSchema { Name = "paid", Type = FieldType.Number },
        new FieldSchema { Name = "open", Type = FieldType.Number },
    ]);

    /// <summary>Sent as a draft invoice, by a person or when it is accepted.</summary>
    public static DocumentFlow Standard { get; } = new()
    {
        Name = Invoice,
        Source = "offer",
        Kind = DocumentKind.Invoice,
        StatusField = "status",
        TriggerStatuses = ["Accepted"],
        Results = new Dictionary<DocumentField, string>
        {
            [DocumentField.Number] = "number",
            [DocumentField.Link] = "link",
            [DocumentField.State] = "state",
            [DocumentField.Message] = "message",
            [DocumentField.Paid] = "paid",
            [DocumentField.Open] = "open",
        }.ToImmutableDictionary(),
    };

    public World World { get; }

    public FakeBooks Books { get; } = new();

    public ManualClock Clock => World.Clock;

    public IDocuments Documents => World.Services.GetRequiredService<IDocuments>();

    /// <summary>The CRM, for another world over the same systems.</summary>
    public ISyncProvider OpenCrm() => new Source(World.Crm.Open(), this);

    /// <summary>Accounting, for another world over the same systems.</summary>
    public ISyncProvider OpenBooks() => Books.Open(World.Accounting.Open());

    /// <summary>What the CRM makes of its record before it hands it over.</summary>
    public Func<SourceDocument, SourceDocument> Change { get; set; } = static d => d;

    public ProviderUnavailableException? CrmDownFor { get; set; }

    public string AddOffer(string status = "1", string? company = null, params (string Field, object? Value)[] values)
    {
        Tick();
        var id = World.Crm.Add("offer", ("name", "Offer"), ("status", status), ("date", "2026-01-05"), ("currency", "EUR"), ("qty", "2"), ("price", "12.50"), ("vat", "S25"), ("unit", "pcs"));
        World.Crm.Edit("offer", id, [("company", new RecordRef("company", company ?? World.Crm.Add("company", ("name", "Acme " + id)))), .. values]);
        return id;
    }

    public void SetStatus(string offer, string status)
    {
        Tick();
        World.Crm.Edit("offer", offer, ("status", status));
    }

    public void Edit(string offer, params (string Field, object? Value)[] values)
    {
        Tick();
        World.Crm.Edit("offer", offer, values);
    }

    public string? Shown(string offer, string field) => World.Crm.Text("offer", offer, field);

    public static RecordRef Ref(string offer) => new("offer", offer);

    public Task<SendInfo> PressAsync(string offer, SendOptions? options = null) => Documents.SendAsync(World.Id, Invoice, Ref(offer), options ?? new SendOptions { User = "ann" });

    public async Task<DocumentCounters> RunAsync()
    {
        var report = await World.RunAsync();
        Assert.True(report.State != RunState.Failed, report.Reason);
        Assert.True(report.Documents.AddsUp);
        return report.Documents;
    }

    public async Task<IReadOnlyList<SendInfo>> SendsAsync(SendFilter? filter = null)
    {
        var sends = new List<SendInfo>();
        await foreach (var send in Documents.ListAsync(World.Id, filter))
            sends.Add(send);
        return sends;
    }

    public async Task<SendInfo> SendAsync(string offer) => (await SendsAsync()).Last(s => s.Source == Ref(offer));

    public ValueTask DisposeAsync() => World.DisposeAsync();

    /// <summary>The CRM's clock goes with the world's.</summary>
    private void Tick()
    {
        if (World.Crm.Now < Clock.GetUtcNow())
            World.Crm.Now = Clock.GetUtcNow();
    }

    private sealed class Source(ISyncProvider inner, DocumentWorld world) : SyncProviderDecorator(inner), IDocumentSource
    {
        public Task<SourceDocument?> ReadAsync(DocumentFlow flow, RecordRef source, CancellationToken cancellationToken)
        {
            if (world.CrmDownFor is { } down)
                throw down;
            var crm = world.World.Crm;
            if (!crm.Ids("offer").Contains(source.Id.Value))
                return Task.FromResult<SourceDocument?>(null);
            var document = new Document
            {
                Source = source,
                Kind = DocumentKind.Invoice,
                Customer = Text("company") is { } company ? RecordRef.Parse(company) : null,
                Date = DateOnly.ParseExact(Text("date")!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
                Currency = Text("currency")!,
                Lines = [new DocumentLine { Text = "Work", Quantity = Number("qty"), UnitPrice = Number("price"), VatCode = Text("vat"), Unit = Text("unit") }],
            };
            var results = flow.Results.Select(r => (r.Key, Value: Text(r.Value))).Where(static r => r.Value is not null).ToImmutableDictionary(static r => r.Key, static r => r.Value!);
            var totals = Number("gross") is { } gross ? FakeBooks.TotalsOf(document) with { Gross = gross } : (DocumentTotals?)null;
            return Task.FromResult<SourceDocument?>(world.Change(new SourceDocument { Document = document, Name = "Offer " + source.Id, BusinessKey = Text("deal"), Totals = totals, Results = results }));

            string? Text(string field) => crm.Text("offer", source.Id.Value, field);
            decimal? Number(string field) => Text(field) is { } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : null;
        }
    }
}
