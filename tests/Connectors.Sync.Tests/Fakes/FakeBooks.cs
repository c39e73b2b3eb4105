using System.Collections.Immutable;
using System.Globalization;

namespace Connectors.Sync.Tests.Fakes;

/// <summary>The documents of the fake accounting system: numbers that are never given twice, drafts, states, and every weakness switchable. Its users book, cancel and delete behind the engine's back.</summary>
internal sealed class FakeBooks
{
    private readonly Dictionary<Guid, FakeDocument> _keys = [];
    private int _nextId = 1;

    public List<FakeDocument> All { get; } = [];

    /// <summary>Those that exist: not deleted.</summary>
    public IEnumerable<FakeDocument> Living => All.Where(static d => d.Status != DocumentStatus.Gone);

    public long NextNumber { get; set; } = 101;

    public SendSafety Safety { get; set; } = new SendSafety.Key(TimeSpan.FromHours(1));

    public bool CanDraft { get; set; } = true;

    public bool CanIssue { get; set; } = true;

    public bool ExactTotals { get; set; } = true;

    /// <summary>It keeps no customers: they are written on the document.</summary>
    public bool CarriesCustomer { get; set; }

    /// <summary>Of a state it tells the gross total only.</summary>
    public bool TellsOnlyGross { get; set; }

    public string TimeZone { get; set; } = "UTC";

    public int StateBatchSize { get; set; } = 50;

    public ImmutableArray<DocumentStep> Steps { get; set; } = [];

    /// <summary>Articles, VAT codes and units that it knows.</summary>
    public HashSet<string> VatCodes { get; } = ["S25", "S0"];

    public HashSet<string> Units { get; } = ["pcs", "h"];

    public Func<DocumentRequest, IEnumerable<Problem>> Check { get; set; } = static _ => [];

    /// <summary>Added to the gross total that it computes for itself after sending.</summary>
    public decimal Rounding { get; set; }

    public Func<DocumentSend, DocumentOutcome?> Refuse { get; set; } = static _ => null;

    public Func<DocumentSend, DocumentOutcome, DocumentOutcome> Answer { get; set; } = static (_, outcome) => outcome;

    public Func<DocumentStep, DocumentOutcome?> RefuseStep { get; set; } = static _ => null;

    public Func<DocumentStep, DocumentOutcome, DocumentOutcome> AnswerStep { get; set; } = static (_, outcome) => outcome;

    /// <summary>What an update or a withdrawal is answered.</summary>
    public Func<DocumentOutcome, DocumentOutcome> AnswerUpdate { get; set; } = static outcome => outcome;

    public ProviderUnavailableException? DownFor { get; set; }

    /// <summary>A document is made in two calls, its head and its lines; one that has its marker can be gone on with.</summary>
    public bool TwoCalls { get; set; }

    /// <summary>Runs at each place at which a process can die.</summary>
    public Action<string> At { get; set; } = static _ => { };

    public int Sends { get; private set; }

    public int Checks { get; private set; }

    public int Updates { get; private set; }

    public int Withdraws { get; private set; }

    public int StateReads { get; private set; }

    public List<string> Taken { get; } = [];

    /// <summary>A colleague issues an invoice by hand.</summary>
    public void IssueByHand(decimal gross = 1) => All.Add(new FakeDocument { Id = "hand" + _nextId++, Number = NextNumber++, Stage = DocumentStage.Issued, Status = DocumentStatus.Issued, Totals = new DocumentTotals(gross, 0, gross), Marker = "", ByHand = true });

    public ISyncProvider Open(ISyncProvider inner) => new Provider(inner, this);

    public static DocumentTotals TotalsOf(Document d)
    {
        var net = d.Lines.Sum(static l => Math.Round((l.Quantity ?? 0) * (l.UnitPrice ?? 0) * (1 - ((l.Discount?.Percent ?? 0) / 100)), 2, MidpointRounding.AwayFromZero));
        var vat = d.Lines.Sum(static l => l.VatCode == "S25" ? Math.Round((l.Quantity ?? 0) * (l.UnitPrice ?? 0) * (1 - ((l.Discount?.Percent ?? 0) / 100)) * 0.25m, 2, MidpointRounding.AwayFromZero) : 0);
        return new DocumentTotals(net, vat, net + vat);
    }

    private FakeDocument Make(DocumentSend send)
    {
        if (Safety is SendSafety.Key && _keys.TryGetValue(send.IntentId, out var before))
            return before;
        var totals = TotalsOf(send.Request.Document);
        var made = new FakeDocument
        {
            Id = Safety is SendSafety.ClientId ? send.IntentId.ToString("D") : "d" + (_nextId++).ToString(CultureInfo.InvariantCulture),
            Number = send.Request.Stage == DocumentStage.Issued ? NextNumber++ : null,
            Stage = send.Request.Stage,
            Kind = send.Request.Document.Kind,
            Status = send.Request.Stage == DocumentStage.Issued ? DocumentStatus.Issued : DocumentStatus.Draft,
            Document = send.Request.Document,
            Customer = send.Request.Customer?.Value,
            Marker = send.Request.Marker,
            Replaces = send.Request.Replaces,
            Totals = totals with { Gross = totals.Gross + Rounding },
        };
        All.Add(made);
        _keys[send.IntentId] = made;
        return made;
    }

    private static SentDocument Describe(FakeDocument d) => new()
    {
        Id = new RecordId(d.Id),
        Number = d.Text,
        Series = d.Number is null ? null : "A",
        SeriesNumber = d.Number,
        Link = new Uri($"https://books.example/{d.Id}"),
        Totals = d.Totals,
        Status = d.Status,
    };

    private sealed class Provider(ISyncProvider inner, FakeBooks books) : SyncProviderDecorator(inner), IDocumentSender, IDocumentCompleter, IDraftUpdater, IDraftWithdrawer, IDocumentSteps
    {
        public ImmutableArray<DocumentCapabilities> Documents { get; } =
        [
            .. new[] { DocumentKind.Invoice, DocumentKind.Proforma, DocumentKind.Quote }.Select(kind => new DocumentCapabilities
            {
                Kind = kind,
                CanDraft = books.CanDraft,
                CanIssue = books.CanIssue,
                CarriesCustomer = books.CarriesCustomer,
                Safety = books.Safety,
                ExactTotals = books.ExactTotals,
                TimeZone = books.TimeZone,
                StateBatchSize = books.StateBatchSize,
            }),
        ];

        public Task<DocumentCheck> CheckAsync(DocumentRequest request, CancellationToken cancellationToken)
        {
            Up();
            books.Checks++;
            var problems = books.Check(request).ToList();
            for (var i = 0; i < request.Document.Lines.Length; i++)
            {
                var line = request.Document.Lines[i];
                if (line.VatCode is null || !books.VatCodes.Contains(line.VatCode))
                    problems.Add(new Problem("vat-code", $"lines[{i + 1}].vatCode", $"Line {i + 1}: the VAT code '{line.VatCode}' is not mapped.", Fixer.Administrator, "Map it."));
                if (line.Unit is not null && !books.Units.Contains(line.Unit))
                    problems.Add(new Problem("unit", $"lines[{i + 1}].unit", $"Line {i + 1}: the unit '{line.Unit}' is not mapped.", Fixer.Administrator, "Map it."));
            }

            return Task.FromResult(new DocumentCheck { Problems = [.. problems], Totals = TotalsOf(request.Document) });
        }

        public Task<UncertainEvidence> PrepareAsync(DocumentSend send, CancellationToken cancellationToken)
        {
            Up();
            books.At("prepare");
            return Task.FromResult(new UncertainEvidence { Hints = ImmutableDictionary<string, string>.Empty.Add("series", "A").Add("nextNumber", books.NextNumber.ToString(CultureInfo.InvariantCulture)) });
        }

        public Task<DocumentOutcome> SendAsync(DocumentSend send, CancellationToken cancellationToken)
        {
            books.At("before");
            Up();
            books.Sends++;
            if (books.Refuse(send) is { } refused)
                return Task.FromResult(refused);
            var made = books.Make(send);
            if (books.TwoCalls)
            {
                books.At("between");
                made.Lines++;
            }

            books.At("after");
            return Task.FromResult(books.Answer(send, new DocumentOutcome.Applied(Describe(made))));
        }

        public Task<DocumentFinding> FindAsync(DocumentSearch search, CancellationToken cancellationToken)
        {
            Up();
            var send = search.Send;
            switch (books.Safety)
            {
                case SendSafety.ClientId:
                    return One(books.Living.FirstOrDefault(d => d.Id == send.IntentId.ToString("D")), false);
                case SendSafety.Marker when books.TwoCalls && books.Living.FirstOrDefault(d => d.Marker == send.Request.Marker) is { Lines: 0 } half:
                    return Task.FromResult<DocumentFinding>(new DocumentFinding.Unfinished(Describe(half), "It has no lines."));
                case SendSafety.Marker:
                    return One(books.Living.FirstOrDefault(d => d.Marker == send.Request.Marker), false);
                case SendSafety.Series:
                    var number = long.Parse(send.Evidence.Hints["nextNumber"], CultureInfo.InvariantCulture);
                    var fits = books.Living.FirstOrDefault(d => d.Number == number && d.Totals == TotalsOf(send.Request.Document));
                    return One(fits, true);
                default:
                    return Task.FromResult<DocumentFinding>(new DocumentFinding.CannotTell("It cannot be looked up."));
            }

            static Task<DocumentFinding> One(FakeDocument? d, bool bySeries) =>
                Task.FromResult<DocumentFinding>(d is null ? new DocumentFinding.NotFound(bySeries) : new DocumentFinding.Found(Describe(d), bySeries));
        }

        public Task<DocumentOutcome> CompleteAsync(RecordId document, DocumentSend send, CancellationToken cancellationToken)
        {
            books.At("before completing");
            Up();
            var d = books.Living.First(x => x.Id == document.Value);
            if (d.Lines > 0)
                return Task.FromResult<DocumentOutcome>(new DocumentOutcome.Stale());
            d.Lines++;
            books.At("after completing");
            return Task.FromResult(books.AnswerUpdate(new DocumentOutcome.Applied(Describe(d))));
        }

        public Task<IReadOnlyList<DocumentState>> ReadStatesAsync(DocumentKind kind, IReadOnlyList<RecordId> ids, CancellationToken cancellationToken)
        {
            Up();
            books.At("states");
            books.StateReads += ids.Count;
            return Task.FromResult<IReadOnlyList<DocumentState>>([.. ids.Select(id => books.All.FirstOrDefault(d => d.Id == id.Value) is { } d
                ? new DocumentState { Id = id, Status = d.Status, Number = d.Text, Paid = d.Paid, Open = d.Paid is { } paid ? d.Totals.Gross - paid : null, Totals = books.TellsOnlyGross ? null : d.Totals, Gross = books.TellsOnlyGross ? d.Totals.Gross : null }
                : new DocumentState { Id = id, Status = DocumentStatus.Gone })]);
        }

        public Task<DocumentOutcome> UpdateAsync(RecordId document, DocumentSend send, CancellationToken cancellationToken)
        {
            Up();
            books.Updates++;
            var d = books.All.First(x => x.Id == document.Value);
            if (d.Status != DocumentStatus.Draft)
                return Task.FromResult<DocumentOutcome>(new DocumentOutcome.Stale());
            d.Document = send.Request.Document;
            d.Totals = TotalsOf(send.Request.Document);
            return Task.FromResult(books.AnswerUpdate(new DocumentOutcome.Applied(Describe(d))));
        }

        public Task<DocumentOutcome> WithdrawAsync(RecordId document, DocumentSend send, CancellationToken cancellationToken)
        {
            Up();
            books.Withdraws++;
            var d = books.All.First(x => x.Id == document.Value);
            if (d.Status is not (DocumentStatus.Draft or DocumentStatus.Gone))
                return Task.FromResult<DocumentOutcome>(new DocumentOutcome.Stale());
            d.Status = DocumentStatus.Gone;
            return Task.FromResult(books.AnswerUpdate(new DocumentOutcome.Applied(Describe(d))));
        }

        public ImmutableArray<DocumentStep> StepsOf(DocumentKind kind) => books.Steps;

        public Task<DocumentOutcome> TakeAsync(DocumentStep step, RecordId document, DocumentSend send, CancellationToken cancellationToken)
        {
            Up();
            if (books.RefuseStep(step) is { } refused)
                return Task.FromResult(refused);
            var d = books.All.First(x => x.Id == document.Value);
            books.Taken.Add($"{step} {d.Id}");
            if (step == DocumentStep.Book)
            {
                d.Number = books.NextNumber++;
                d.Status = DocumentStatus.Issued;
            }

            return Task.FromResult(books.AnswerStep(step, new DocumentOutcome.Applied(Describe(d))));
        }

        private void Up()
        {
            if (books.DownFor is { } down)
                throw down;
        }
    }
}

/// <summary>A document in the books.</summary>
internal sealed class FakeDocument
{
    public required string Id { get; init; }

    public long? Number { get; set; }

    public required DocumentStage Stage { get; init; }

    public DocumentKind Kind { get; init; }

    public DocumentStatus Status { get; set; }

    public decimal? Paid { get; set; }

    /// <summary>How often its lines were written, where that is a call of its own.</summary>
    public int Lines { get; set; }

    public Document? Document { get; set; }

    public string? Customer { get; init; }

    public required string Marker { get; init; }

    public string? Replaces { get; init; }

    public DocumentTotals Totals { get; set; }

    public bool ByHand { get; init; }

    public string? Text => Number is { } number ? "A" + number.ToString("D5", CultureInfo.InvariantCulture) : null;
}
