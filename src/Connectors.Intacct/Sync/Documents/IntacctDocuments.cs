using System.Collections.Concurrent;
using System.Collections.Immutable;
using Connectors.Sync;
using NeutralState = Connectors.Sync.DocumentState;

namespace Connectors.Intacct.Sync;

/// <summary>
/// Quotes, orders and invoices of order entry. A send carries an idempotency key that derives from its intent, and our marker as the document's reference number: by the marker it is found again, also after the
/// days in which the key counts. Which transaction definition makes the document is a setting, since companies name their own.
/// </summary>
internal sealed class IntacctDocuments(IIntacctClient client, IntacctSyncOptions options) : IDocumentSender, IDraftUpdater, ISalespersonSource, IDocumentFlowCheck, IDocumentFiles
{
    private const int StatesAtOnce = 100;

    private readonly DocumentReader _reader = new(client, options);
    private readonly ConcurrentDictionary<Guid, DocumentInput> _prepared = new();

    public ImmutableArray<DocumentCapabilities> Documents { get; } =
    [
        .. options.TransactionDefinitions.Keys.Order().Select(kind => new DocumentCapabilities
        {
            Kind = kind,
            CanDraft = true,
            CanIssue = true,
            Safety = new SendSafety.Marker(),
            SettleTime = options.SettleTime,
            SendTimeout = options.WriteTimeout,
            StateBatchSize = StatesAtOnce,
            LineDimensions = [Crm.Line.Location.Name, Crm.Line.Warehouse.Name, Crm.Line.Department.Name, Crm.Line.Class.Name, Crm.Line.Project.Name],
        }),
    ];

    /// <summary>The series of a flow is its transaction definition: the company must have it, active and of the right class.</summary>
    public Task<IReadOnlyList<Problem>> CheckFlowAsync(DocumentFlow flow, CancellationToken cancellationToken) => IntacctOutcomes.Instance.Guard(async () =>
    {
        var name = _reader.DefinitionOf(flow);
        var problem = DocumentBuilder.DefinitionProblem(name, await _reader.DefinitionAsync(name, cancellationToken).ConfigureAwait(false), flow.Kind);
        return (IReadOnlyList<Problem>)(problem is null ? [] : [problem with { Field = "series" }]);
    });

    /// <summary>The document as Intacct prints it. A draft has none yet.</summary>
    public Task<DocumentFile?> ReadFileAsync(DocumentKind kind, RecordId document, CancellationToken cancellationToken) => IntacctOutcomes.Instance.Guard(async () =>
    {
        var key = new RecordKey(document.Value);
        try
        {
            var shown = await client.Documents.GetAsync(key, cancellationToken: cancellationToken).ConfigureAwait(false);
            if (shown.State == DocumentState.Draft)
                return null;
            var stream = await client.Documents.GetPdfAsync(key, cancellationToken: cancellationToken).ConfigureAwait(false);
            await using var closing = stream.ConfigureAwait(false);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, cancellationToken).ConfigureAwait(false);
            return new DocumentFile { Content = bytes.ToArray(), Name = $"{shown.DocumentNumber ?? key.Value}.pdf" };
        }
        catch (ConnectorNotFoundException)
        {
            return (DocumentFile?)null;
        }
    });

    /// <summary>Whoever is not named in the options is no salesperson.</summary>
    public Task<string?> FindSalespersonAsync(string user, CancellationToken cancellationToken) => Task.FromResult(options.EmployeeOfUser.TryGetValue(user.Trim(), out var employee) && employee.Trim() is { Length: > 0 } id ? id : null);

    public Task<DocumentCheck> CheckAsync(DocumentRequest request, CancellationToken cancellationToken) => IntacctOutcomes.Instance.Guard(async () =>
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var facts = await _reader.FactsAsync(request, cancellationToken).ConfigureAwait(false);
        DocumentBuilder.Build(request, facts, options, problems);
        // What tax comes on top, nobody can tell before Intacct worked it out.
        var net = problems.Count == 0 && facts.Definition is { TaxIsOff: true } ? DocumentBuilder.Net(request.Document) : (decimal?)null;
        return new DocumentCheck { Problems = problems.ToImmutable(), Totals = net is { } n ? new(n, 0, n) : null };
    });

    public Task<UncertainEvidence> PrepareAsync(DocumentSend send, CancellationToken cancellationToken) => IntacctOutcomes.Instance.Guard(async () =>
    {
        // Items are looked up now, so that nothing waits between the intent and the call.
        var problems = new List<Problem>();
        var input = await InputAsync(send.Request, problems, cancellationToken).ConfigureAwait(false);
        if (problems.Count == 0)
            _prepared[send.IntentId] = input;
        return new UncertainEvidence
        {
            Key = Key(send),
            KeyValidUntil = client.Documents.Door.ValidUntil(Key(send)),
            Hints = ImmutableDictionary<string, string>.Empty.Add("referenceNumber", send.Request.Marker).Add("transactionDefinition", _reader.DefinitionOf(send.Request)),
        };
    });

    public async Task<DocumentOutcome> SendAsync(DocumentSend send, CancellationToken cancellationToken)
    {
        try
        {
            if (!_prepared.TryRemove(send.IntentId, out var input))
            {
                var problems = new List<Problem>();
                input = await InputAsync(send.Request, problems, cancellationToken).ConfigureAwait(false);
                if (problems.Count > 0)
                    return new DocumentOutcome.Refused([.. problems]);
            }

            var made = await client.Documents.OfType(_reader.DefinitionOf(send.Request)).CreateAsync(input, new CallOptions { IdempotencyKey = Key(send) }, cancellationToken).ConfigureAwait(false);
            return new DocumentOutcome.Applied(await _reader.ShowAsync(made.Key, cancellationToken).ConfigureAwait(false));
        }
        catch (ConnectorException e)
        {
            return Outcome(e);
        }
    }

    public Task<DocumentFinding> FindAsync(DocumentSearch search, CancellationToken cancellationToken) =>
        IntacctOutcomes.Instance.Guard(() => _reader.FindAsync(search.Send.Request, cancellationToken));

    public Task<IReadOnlyList<NeutralState>> ReadStatesAsync(DocumentKind kind, IReadOnlyList<RecordId> ids, CancellationToken cancellationToken) =>
        IntacctOutcomes.Instance.Guard(() => _reader.StatesAsync(ids, cancellationToken));

    public async Task<DocumentOutcome> UpdateAsync(RecordId document, DocumentSend send, CancellationToken cancellationToken)
    {
        try
        {
            var problems = new List<Problem>();
            var input = await InputAsync(send.Request, problems, cancellationToken).ConfigureAwait(false);
            if (problems.Count > 0)
                return new DocumentOutcome.Refused([.. problems]);
            var key = new RecordKey(document.Value);
            var now = await client.Documents.GetAsync(key, cancellationToken: cancellationToken).ConfigureAwait(false);
            if (now.State != DocumentState.Draft)
                return new DocumentOutcome.Stale(DocumentReader.StateOf(now));
            // The lines are ours: those that stand there go, those of the request come.
            await client.Documents.OfType(now.DocumentType ?? _reader.DefinitionOf(send.Request)).UpdateAsync(key, current => current with
            {
                TxnDate = input.TxnDate,
                DueDate = input.DueDate ?? current.DueDate,
                Customer = input.Customer ?? current.Customer,
                CustomerPoNumber = input.CustomerPoNumber,
                Memo = input.Memo,
                Notes = input.Notes,
                RequestedShippingDate = input.RequestedShippingDate,
                TxnCurrency = input.TxnCurrency,
                ExchangeRate = input.ExchangeRate ?? current.ExchangeRate,
                PaymentTerm = input.PaymentTerm ?? current.PaymentTerm,
                Lines = input.Lines,
            }, new CallOptions { IdempotencyKey = Key(send) }, cancellationToken).ConfigureAwait(false);
            return new DocumentOutcome.Applied(await _reader.ShowAsync(key, cancellationToken).ConfigureAwait(false));
        }
        catch (ConnectorNotFoundException)
        {
            return new DocumentOutcome.Stale();
        }
        catch (ConnectorException e)
        {
            return Outcome(e);
        }
    }

    private async Task<DocumentInput> InputAsync(DocumentRequest request, ICollection<Problem> problems, CancellationToken cancellationToken) =>
        DocumentBuilder.Build(request, await _reader.FactsAsync(request, cancellationToken).ConfigureAwait(false), options, problems);

    private static string Key(DocumentSend send) => $"cx1-{send.IntentId:N}";

    private static DocumentOutcome Outcome(ConnectorException e) => IntacctOutcomes.Instance.Of(e, Nothing, WriteKind.Create) switch
    {
        WriteOutcome.NotSent n => new DocumentOutcome.NotSent(n.Reason, n.Message, n.RetryAt),
        WriteOutcome.Uncertain u => new DocumentOutcome.Uncertain(u.Evidence),
        WriteOutcome.Refused r => new DocumentOutcome.Refused(r.Problems),
        _ => new DocumentOutcome.Stale(),
    };

    private static EntitySchema Nothing { get; } = new("document", []);
}
