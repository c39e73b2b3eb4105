using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Connectors.Sync;
using NeutralKind = Connectors.Sync.DocumentKind;

namespace Connectors.Smartbill.Sync;

/// <summary>Sends invoices and proformas, each once: SmartBill has no key against a second one, so the next number of the series is read before and after, and a lost reply is never answered by another call.</summary>
internal sealed class SmartbillSender(ISmartbillClient client, SmartbillSyncOptions options) : IDocumentSender, IDocumentSteps, IDocumentFiles, IDocumentFlowCheck
{
    private static readonly TimeSpan Aside = TimeSpan.FromSeconds(15);
    private static readonly CallOptions AsideCall = new() { Timeout = Aside };

    private readonly AccountLists _lists = new(client, options);
    private readonly ConcurrentDictionary<Guid, ComposedDocument> _prepared = new();

    public ImmutableArray<DocumentCapabilities> Documents { get; } =
    [
        .. new[] { NeutralKind.Invoice, NeutralKind.Proforma }.Select(kind => new DocumentCapabilities
        {
            Kind = kind,
            CanDraft = true,
            CanIssue = true,
            CarriesCustomer = true,
            Safety = new SendSafety.Series(),
            SettleTime = options.SettleTime,
            SendTimeout = options.SendTimeout,
            ExactTotals = options.BlockOnDifferentTotals,
            TimeZone = "Europe/Bucharest",
        }),
    ];

    private LostDocuments Lost => field ??= new(client, _lists);

    private StornoFinder Stornos => field ??= new(client, _lists);

    /// <summary>The series that is named, and the warehouse that invoices discharge: letter case counts for both. A series that nobody named is said with the first document.</summary>
    public Task<IReadOnlyList<Problem>> CheckFlowAsync(DocumentFlow flow, CancellationToken cancellationToken) => SmartbillOutcomes.Instance.Guard(async () =>
    {
        var problems = new List<Problem>();
        var type = ComposedDocument.TypeOf(flow.Kind);
        if ((flow.Series ?? (type == SeriesType.Invoice ? options.InvoiceSeries : options.EstimateSeries)) is { Length: > 0 } name)
            ComposedDocument.SeriesOf(name, type, await _lists.SeriesAsync(cancellationToken).ConfigureAwait(false), problems);
        if (type == SeriesType.Invoice && options is { DischargeStock: true, Warehouse: { } warehouse }
            && await SmartbillHealth.WarehouseLineAsync(client, warehouse, cancellationToken).ConfigureAwait(false) is { State: CapabilityState.Missing } missing)
            problems.Add(new Problem("warehouse", "warehouse", missing.Reason, Fixer.Administrator, missing.NextStep));
        return (IReadOnlyList<Problem>)problems;
    });

    public async Task<DocumentCheck> CheckAsync(DocumentRequest request, CancellationToken cancellationToken)
    {
        var document = await ComposeAsync(request, cancellationToken).ConfigureAwait(false);
        return new DocumentCheck { Problems = document.Problems, Totals = document.Totals };
    }

    public async Task<UncertainEvidence> PrepareAsync(DocumentSend send, CancellationToken cancellationToken)
    {
        var document = await ComposeAsync(send.Request, cancellationToken).ConfigureAwait(false);
        _prepared[send.IntentId] = document;
        var hints = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        hints["companyVatCode"] = client.CompanyVatCode;
        hints[LostDocuments.SeriesName] = document.Series;
        hints["currency"] = send.Request.Document.Currency;
        if (document.Body.Client is { } customer)
            hints["client"] = customer.Name;
        if (document.Reference is { } reference)
            hints[LostDocuments.Reference] = reference;
        if (document.Totals is { } totals)
        {
            hints[LostDocuments.Total] = Text(totals.Gross);
            hints["net"] = Text(totals.Net);
            hints["vat"] = Text(totals.Vat);
        }

        if (string.Join('\n', (document.Body.Lines ?? []).Where(static l => l is { WarehouseName: not null, Code: not null }).Select(static l => l.Code).Distinct(StringComparer.Ordinal)) is { Length: > 0 } discharged && !document.Body.IsDraft)
            hints[LostDocuments.Discharged] = discharged;

        // A draft takes no number, so the next one says nothing of it.
        if (!document.Body.IsDraft && document.Found?.NextNumber is { } next && long.TryParse(next, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            hints["series"] = LostDocuments.SeriesKey(document.Type, document.Series);
            hints["nextNumber"] = number.ToString(CultureInfo.InvariantCulture);
            hints[LostDocuments.PrintedNext] = next;
        }

        return new UncertainEvidence { Hints = hints.ToImmutable() };
    }

    public async Task<DocumentOutcome> SendAsync(DocumentSend send, CancellationToken cancellationToken)
    {
        if (!_prepared.TryRemove(send.IntentId, out var document))
            document = await ComposeAsync(send.Request, cancellationToken).ConfigureAwait(false);
        // The account's lists may have changed since the check: what cannot be said any more has not been sent.
        if (document.Problems.Length > 0)
            return new DocumentOutcome.Refused(document.Problems);
        CreatedDocument created;
        try
        {
            created = document.Body is InvoiceInput invoice
                ? await client.Invoices.CreateAsync(invoice, cancellationToken: cancellationToken).ConfigureAwait(false)
                : await client.Estimates.CreateAsync((EstimateInput)document.Body, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (OutcomeUnknownException e)
        {
            return new DocumentOutcome.Uncertain(await EvidenceAsync(e, send, document, cancellationToken).ConfigureAwait(false));
        }
        catch (ConnectorException e)
        {
            return await RefusalAsync(e, document, cancellationToken).ConfigureAwait(false);
        }

        return new DocumentOutcome.Applied(await DescribeAsync(send, document, created, cancellationToken).ConfigureAwait(false));
    }

    public Task<DocumentFinding> FindAsync(DocumentSearch search, CancellationToken cancellationToken) => SmartbillOutcomes.Instance.Guard(() => Lost.FindAsync(search, cancellationToken));

    public async Task<IReadOnlyList<DocumentState>> ReadStatesAsync(NeutralKind kind, IReadOnlyList<RecordId> ids, CancellationToken cancellationToken)
    {
        var states = new List<DocumentState>(ids.Count);
        foreach (var id in ids)
            states.Add(await SmartbillOutcomes.Instance.Guard(() => StateAsync(ComposedDocument.TypeOf(kind), id, cancellationToken)).ConfigureAwait(false));
        return states;
    }

    public ImmutableArray<DocumentStep> StepsOf(NeutralKind kind) => [DocumentStep.Mail];

    public async Task<DocumentOutcome> TakeAsync(DocumentStep step, RecordId document, DocumentSend send, CancellationToken cancellationToken)
    {
        if (DocumentIds.Parse(document, client) is not { } id)
            return new DocumentOutcome.Refused(new Problem("draft", null, "A draft has no number, and SmartBill mails only what has one.", Fixer.User, "Issue it first."));
        try
        {
            await client.Documents.SendEmailAsync(send.Request.Document.Kind == NeutralKind.Proforma ? DocumentKind.Estimate : DocumentKind.Invoice, id, cancellationToken: cancellationToken).ConfigureAwait(false);
            return new DocumentOutcome.Applied(new SentDocument { Id = document, Number = $"{id.Series} {id.Number}", Status = DocumentStatus.Sent });
        }
        catch (OutcomeUnknownException e)
        {
            return new DocumentOutcome.Uncertain(VendorOutcomes.Evidence(e));
        }
        catch (ConnectorException e) when (SmartbillOutcomes.Instance.IsUnavailable(e))
        {
            var unavailable = SmartbillOutcomes.Instance.Unavailable(e);
            return new DocumentOutcome.NotSent(unavailable.Reason, unavailable.Message, unavailable.RetryAt);
        }
        catch (ConnectorException e)
        {
            return new DocumentOutcome.Refused(SmartbillOutcomes.Instance.Problems(e, null));
        }
    }

    public Task<DocumentFile?> ReadFileAsync(NeutralKind kind, RecordId document, CancellationToken cancellationToken) => SmartbillOutcomes.Instance.Guard(async () =>
        DocumentIds.Parse(document, client) is { } id && await LostDocuments.PdfAsync(client, ComposedDocument.TypeOf(kind), id, cancellationToken).ConfigureAwait(false) is { } bytes
            ? new DocumentFile { Content = bytes, Name = $"{id.Series}-{id.Number}.pdf" }
            : null);

    private async Task<ComposedDocument> ComposeAsync(DocumentRequest request, CancellationToken cancellationToken)
    {
        var series = await _lists.SeriesAsync(cancellationToken).ConfigureAwait(false);
        return ComposedDocument.Of(request, options, series, await _lists.RatesAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The number after it: unmoved it says that nothing was made, as far as nobody else uses the series.</summary>
    private async Task<UncertainEvidence> EvidenceAsync(OutcomeUnknownException error, DocumentSend send, ComposedDocument document, CancellationToken cancellationToken)
    {
        var evidence = VendorOutcomes.Evidence(error);
        // What was stored before the call stays; the client's own hints have other names for the same.
        evidence = evidence with { Message = SmartbillOutcomes.Sentence(error), Hints = send.Evidence.Hints };
        if (document.Body.IsDraft || cancellationToken.IsCancellationRequested)
            return evidence;
        try
        {
            var list = await client.Series.ListAsync(document.Type, AsideCall, cancellationToken).ConfigureAwait(false);
            return list.FirstOrDefault(s => s.Name == document.Series)?.NextNumber is { } after ? evidence with { Hints = evidence.Hints.SetItem(LostDocuments.NextAfter, after) } : evidence;
        }
        catch (Exception e) when (e is ConnectorException or OperationCanceledException)
        {
            // The unknown outcome is the news, not that the counter could not be read.
            return evidence;
        }
    }

    private async Task<DocumentOutcome> RefusalAsync(ConnectorException error, ComposedDocument document, CancellationToken cancellationToken)
    {
        // A right or a module that the document needs is told on the document; the connection goes on.
        if (error is ConnectorApiException { ErrorCode: SmartbillErrorCodes.MissingRight or SmartbillErrorCodes.StockModuleInactive or SmartbillErrorCodes.WarehouseNotFound } own)
            return new DocumentOutcome.Refused(DocumentProblems.Of(own, document, null));
        if (SmartbillOutcomes.Instance.IsUnavailable(error) || error is not ConnectorApiException api)
        {
            var unavailable = SmartbillOutcomes.Instance.Unavailable(error);
            return new DocumentOutcome.NotSent(unavailable.Reason, unavailable.Message, unavailable.RetryAt);
        }

        return new DocumentOutcome.Refused(DocumentProblems.Of(api, document, await AvailableAsync(api, document, cancellationToken).ConfigureAwait(false)));
    }

    /// <summary>SmartBill says that there is not enough, and not how much there is.</summary>
    private async Task<decimal?> AvailableAsync(ConnectorApiException error, ComposedDocument document, CancellationToken cancellationToken)
    {
        if (DocumentProblems.ShortOf(error, document) is not { Code: { } code } line)
            return null;
        try
        {
            var stock = await client.Stocks.ListAsync(new() { WarehouseName = line.WarehouseName, ProductCode = code }, AsideCall, cancellationToken).ConfigureAwait(false);
            return stock.SelectMany(static w => w.Products).Sum(static p => p.Quantity);
        }
        catch (Exception e) when (e is ConnectorException or OperationCanceledException)
        {
            // The refusal is the news.
            return null;
        }
    }

    private async Task<SentDocument> DescribeAsync(DocumentSend send, ComposedDocument document, CreatedDocument created, CancellationToken cancellationToken)
    {
        var link = options.Link == SmartbillLink.Page ? created.PublicUrl ?? created.EditUrl : created.EditUrl ?? created.PublicUrl;
        if (created.Id is not { } id)
            return new SentDocument { Id = DocumentIds.OfDraft(created.InternalId ?? send.IntentId.ToString("N")), Link = link, Totals = null, Status = DocumentStatus.Draft };
        decimal? gross = null;
        if (document.Type == SeriesType.Invoice)
        {
            try
            {
                gross = (await client.Invoices.GetPaymentStateAsync(id, AsideCall, cancellationToken).ConfigureAwait(false)).Total;
            }
            catch (Exception e) when (e is ConnectorException or OperationCanceledException)
            {
                // It is issued, whatever this look says; the monitor looks again.
            }
        }

        return LostDocuments.Describe(send, id, gross) with { Link = link };
    }

    private async Task<DocumentState> StateAsync(SeriesType type, RecordId id, CancellationToken cancellationToken)
    {
        // No call shows a draft: it stays what it was.
        if (DocumentIds.Parse(id, client) is not { } document)
            return new DocumentState { Id = id, Status = DocumentStatus.Unknown };
        var number = $"{document.Series} {document.Number}";
        try
        {
            if (type == SeriesType.Estimate)
            {
                // A proforma has no payments; that it can be asked for its invoices shows that it is there.
                await client.Estimates.GetInvoicesAsync(document, cancellationToken: cancellationToken).ConfigureAwait(false);
                return new DocumentState { Id = id, Status = DocumentStatus.Issued, Number = number };
            }

            var state = DocumentStates.Of(id, await Stornos.StateAsync(document, cancellationToken).ConfigureAwait(false)) with { Number = number };
            if (!options.ReadPageOfOpenInvoices || !DocumentStates.LooksOpen(state) || await LostDocuments.TextsAsync(client, type, document, cancellationToken).ConfigureAwait(false) is not { } texts)
                return state;
            if (DocumentStates.SaysCancelled(texts))
                return state with { Status = DocumentStatus.Cancelled, Open = 0, Gross = null };
            return options.LookForStornos && state.Gross is { } gross ? await Stornos.FindAsync(document, gross, texts, cancellationToken).ConfigureAwait(false) switch
            {
                DocumentStatus.Credited => state with { Status = DocumentStatus.Credited, Open = 0, Gross = null },
                DocumentStatus.Unknown => state with { Status = DocumentStatus.Unknown, Paid = null, Open = null, Gross = null },
                _ => state,
            } : state;
        }
        catch (ConnectorNotFoundException)
        {
            // Without a payment state and with a page it is void; without both it is gone.
            return await LostDocuments.TextsAsync(client, type, document, cancellationToken).ConfigureAwait(false) is null
                ? new DocumentState { Id = id, Status = DocumentStatus.Gone, Number = number }
                : new DocumentState { Id = id, Status = DocumentStatus.Cancelled, Number = number };
        }
    }

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
