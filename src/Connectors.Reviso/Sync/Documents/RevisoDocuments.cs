using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Connectors.Sync;
using SyncId = Connectors.Sync.RecordId;
using SyncState = Connectors.Sync.DocumentState;

namespace Connectors.Reviso.Sync;

/// <summary>Quotations and orders, made open and found again by our marker in their other reference. Reviso recognises no repeated call, so nothing is ever sent twice.</summary>
internal sealed class RevisoDocuments(IRevisoClient client, RevisoLookups lookups, RevisoSyncOptions options) : IDocumentSender, IDraftUpdater, IDocumentFlowCheck
{
    private readonly DocumentPlanner _planner = new(client, lookups, options);
    private readonly ConcurrentDictionary<Guid, DocumentPlan> _prepared = new();

    public ImmutableArray<DocumentCapabilities> Documents { get; } =
    [
        .. new[] { DocumentKind.Quote, DocumentKind.Order }.Select(kind => new DocumentCapabilities
        {
            Kind = kind,
            CanDraft = true,
            Safety = options.MarkDocuments ? new SendSafety.Marker() : SendSafety.Nothing,
            SendTimeout = options.WriteTimeout,
            // One integrator found that lines are rounded and then added up; Reviso says nothing.
            ExactTotals = false,
            TimeZone = "Europe/Rome",
        }),
    ];

    /// <summary>The layout that the options name, which every document gets whose customer has none.</summary>
    public Task<IReadOnlyList<Problem>> CheckFlowAsync(DocumentFlow flow, CancellationToken cancellationToken) => RevisoOutcomes.Instance.Guard(async () =>
        (IReadOnlyList<Problem>)(await lookups.FindLayoutProblemAsync(options.Layout, cancellationToken).ConfigureAwait(false) is { } problem ? [problem] : []));

    public Task<DocumentCheck> CheckAsync(DocumentRequest request, CancellationToken cancellationToken) => RevisoOutcomes.Instance.Guard(async () =>
    {
        var problems = new DocumentProblems();
        var plan = await _planner.PlanAsync(request, problems, cancellationToken).ConfigureAwait(false);
        return new DocumentCheck { Problems = problems.All, Warnings = problems.Warnings, Totals = plan.Totals };
    });

    public Task<UncertainEvidence> PrepareAsync(DocumentSend send, CancellationToken cancellationToken) => RevisoOutcomes.Instance.Guard(async () =>
    {
        // What is looked up is looked up now, so that nothing waits between the intent and the call.
        var problems = new DocumentProblems();
        var plan = await _planner.PlanAsync(send.Request, problems, cancellationToken).ConfigureAwait(false);
        if (!problems.Any)
            _prepared[send.IntentId] = plan;
        var hints = ImmutableDictionary<string, string>.Empty
            .Add("customer", send.Request.Customer?.Value ?? "").Add("date", DialectFilterText.Date(send.Request.Document.Date));
        return new UncertainEvidence
        {
            Hints = plan.Reference is { } reference ? hints.Add("references.other", reference) : hints,
            Message = plan.Totals is { } totals ? string.Create(CultureInfo.InvariantCulture, $"Expected: {totals.Gross} {plan.Document.Currency} with VAT.") : "",
        };
    });

    public async Task<DocumentOutcome> SendAsync(DocumentSend send, CancellationToken cancellationToken)
    {
        DocumentPlan? plan;
        if (!_prepared.TryRemove(send.IntentId, out plan))
        {
            var problems = new DocumentProblems();
            plan = await RevisoOutcomes.Instance.Guard(() => _planner.PlanAsync(send.Request, problems, cancellationToken)).ConfigureAwait(false);
            if (problems.Any)
                return new DocumentOutcome.Refused(problems.All);
        }

        try
        {
            return new DocumentOutcome.Applied(await SalesList.Of(client, send.Request.Document.Kind).CreateAsync(plan, cancellationToken).ConfigureAwait(false));
        }
        catch (ConnectorException e)
        {
            return Outcome(e);
        }
    }

    public Task<DocumentFinding> FindAsync(DocumentSearch search, CancellationToken cancellationToken) => RevisoOutcomes.Instance.Guard(async () =>
    {
        if (!options.MarkDocuments)
            return new DocumentFinding.CannotTell("Documents carry no marker, because the options of the connection say so: look in Reviso by customer and date.");
        var request = search.Send.Request;
        var list = SalesList.Of(client, request.Document.Kind);
        CustomerNumber? customer = int.TryParse(request.Customer?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new(number) : null;
        List<SentDocument> found;
        try
        {
            found = await MarkedAsync(list.FindAsync(request.Marker, null, request.Document.Date, cancellationToken)).ConfigureAwait(false);
        }
        catch (ConnectorValidationException)
        {
            // A list that does not filter by that reference: those of the customer and the day are looked through.
            found = await MarkedAsync(list.FindAsync(null, customer, request.Document.Date, cancellationToken)).ConfigureAwait(false);
        }

        return found switch
        {
            [var one] => new DocumentFinding.Found(one),
            [] => (DocumentFinding)new DocumentFinding.NotFound(),
            _ => new DocumentFinding.CannotTell($"{found.Count.ToString(CultureInfo.InvariantCulture)} documents carry the marker: {string.Join(", ", found.Select(static f => f.Number ?? f.Id.Value))}. Somebody copied one; delete the copies, or take the marker out of them."),
        };

        async Task<List<SentDocument>> MarkedAsync(IAsyncEnumerable<(string? Reference, SentDocument Document)> documents)
        {
            var marked = new List<SentDocument>();
            await foreach (var (reference, document) in documents.ConfigureAwait(false))
            {
                // The marker of generation 1 is also the beginning of that of generation 12.
                if (reference?.Split(' ').Contains(request.Marker, StringComparer.Ordinal) == true)
                    marked.Add(document);
            }

            return marked;
        }
    });

    public Task<IReadOnlyList<SyncState>> ReadStatesAsync(DocumentKind kind, IReadOnlyList<SyncId> ids, CancellationToken cancellationToken) => RevisoOutcomes.Instance.Guard(async () =>
    {
        var list = SalesList.Of(client, kind);
        var states = new List<SyncState>(ids.Count);
        foreach (var id in ids)
            states.Add(await StateAsync(list, id, cancellationToken).ConfigureAwait(false));
        return (IReadOnlyList<SyncState>)states;
    });

    public async Task<DocumentOutcome> UpdateAsync(SyncId document, DocumentSend send, CancellationToken cancellationToken)
    {
        var problems = new DocumentProblems();
        var plan = await RevisoOutcomes.Instance.Guard(() => _planner.PlanAsync(send.Request, problems, cancellationToken)).ConfigureAwait(false);
        if (problems.Any)
            return new DocumentOutcome.Refused(problems.All);
        try
        {
            var (written, state) = await SalesList.Of(client, send.Request.Document.Kind).UpdateAsync(document, plan, cancellationToken).ConfigureAwait(false);
            return written is not null ? new DocumentOutcome.Applied(written) : new DocumentOutcome.Stale(state);
        }
        catch (ConnectorNotFoundException e)
        {
            return new DocumentOutcome.Stale(RevisoOutcomes.SaysGone(e) ? Gone(document) : null);
        }
        catch (ConnectorException e)
        {
            return Outcome(e);
        }
    }

    private static async Task<SyncState> StateAsync(SalesList list, SyncId id, CancellationToken cancellationToken)
    {
        try
        {
            return await list.StateAsync(id, cancellationToken).ConfigureAwait(false) ?? new SyncState { Id = id, Status = DocumentStatus.Unknown };
        }
        catch (ConnectorNotFoundException e)
        {
            return RevisoOutcomes.SaysGone(e) ? Gone(id) : new SyncState { Id = id, Status = DocumentStatus.Unknown };
        }
    }

    private static SyncState Gone(SyncId id) => new() { Id = id, Status = DocumentStatus.Gone };

    private static DocumentOutcome Outcome(ConnectorException error)
    {
        if (error is OutcomeUnknownException unknown)
            return new DocumentOutcome.Uncertain(VendorOutcomes.Evidence(unknown));
        if (RevisoOutcomes.Instance.IsUnavailable(error))
        {
            var unavailable = RevisoOutcomes.Instance.Unavailable(error);
            return new DocumentOutcome.NotSent(unavailable.Reason, unavailable.Message, unavailable.RetryAt);
        }

        return new DocumentOutcome.Refused(DocumentProblems.Of(error));
    }
}
