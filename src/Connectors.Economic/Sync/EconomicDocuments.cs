using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Connectors.Sync;

namespace Connectors.Economic.Sync;

/// <summary>
/// Sends quotes, orders and invoices. All of them are made as drafts, under a key that e-conomic remembers for an hour; an invoice is booked, and mailed or sent electronically with it, only when the flow says so.
/// </summary>
internal sealed class EconomicDocuments(IEconomicClient client, EconomicLists lists, EconomicSyncOptions options) : IDocumentSender, IDraftUpdater, IDocumentSteps
{
    /// <summary>The highest number of a booked invoice before the call.</summary>
    public const string BookedHint = "bookedBefore";

    private const string BodyHint = "body";

    private static readonly JsonTypeInfo<DraftInvoice> BodyType = (JsonTypeInfo<DraftInvoice>)EconomicJson.Rest.GetTypeInfo(typeof(DraftInvoice));

    private readonly DocumentComposer _composer = new(client, lists, new(client), options);
    private readonly EconomicDocumentStates _states = new(client);

    public ImmutableArray<DocumentCapabilities> Documents { get; } =
    [
        .. new[] { DocumentKind.Quote, DocumentKind.Order, DocumentKind.Invoice, DocumentKind.CreditNote }.Select(kind => new DocumentCapabilities
        {
            Kind = kind,
            CanDraft = true,
            Safety = new SendSafety.Key(options.IdempotencyWindow),
            SettleTime = TimeSpan.FromMinutes(10),
            SendTimeout = options.WriteTimeout,
            // How VAT is rounded is not documented.
            ExactTotals = false,
            TimeZone = "Europe/Copenhagen",
        }),
    ];

    public ImmutableArray<DocumentStep> StepsOf(DocumentKind kind) =>
        kind is DocumentKind.Invoice or DocumentKind.CreditNote ? [DocumentStep.Book, DocumentStep.EInvoice, DocumentStep.Mail] : [];

    public Task<DocumentCheck> CheckAsync(DocumentRequest request, CancellationToken cancellationToken) => Guard(async () =>
    {
        var (_, problems, totals) = await _composer.ComposeAsync(request, cancellationToken).ConfigureAwait(false);
        return new DocumentCheck { Problems = problems, Warnings = _composer.Warnings, Totals = totals };
    });

    /// <summary>The body is made ready here and kept with the evidence: a repeat sends the same bytes, whatever became of the customer meanwhile.</summary>
    public Task<UncertainEvidence> PrepareAsync(DocumentSend send, CancellationToken cancellationToken) => Guard(async () =>
    {
        var hints = ImmutableDictionary<string, string>.Empty;
        var (body, _, _) = await _composer.ComposeAsync(send.Request, cancellationToken).ConfigureAwait(false);
        if (body is not null)
            hints = hints.Add(BodyHint, Encoding.UTF8.GetString(DialectBody.Of(body, BodyType)));
        if (IsInvoice(send.Request))
        {
            var booked = await client.BookedInvoices.ListPageAsync(new() { Sort = [BookedInvoiceFields.Number.Descending()], PageSize = 1 }, cancellationToken: cancellationToken).ConfigureAwait(false);
            hints = hints.Add(BookedHint, booked.Items.Count == 0 ? "0" : booked.Items[0].BookedInvoiceNumber?.ToString() ?? "0");
        }

        return new UncertainEvidence { Key = Key(send), Message = "e-conomic answers a repeat under this key for an hour.", Hints = hints };
    });

    public async Task<DocumentOutcome> SendAsync(DocumentSend send, CancellationToken cancellationToken)
    {
        DraftInvoice body;
        if (send.Evidence.Hints.TryGetValue(BodyHint, out var stored))
        {
            body = JsonSerializer.Deserialize(stored, BodyType)!;
        }
        else
        {
            // It was not made ready, or could not be: what is wrong is said now, and nothing is sent.
            var (composed, problems, _) = await Guard(() => _composer.ComposeAsync(send.Request, cancellationToken)).ConfigureAwait(false);
            if (composed is null)
                return new DocumentOutcome.Refused(problems);
            body = composed;
        }

        var call = new CallOptions { IdempotencyKey = Key(send) };
        return await OutcomeAsync(async () => send.Request.Document.Kind switch
        {
            DocumentKind.Quote => Sent(await client.Quotes.CreateAsync(SalesDocuments.ToQuote(body), call, cancellationToken).ConfigureAwait(false)),
            DocumentKind.Order => Sent(await client.Orders.CreateAsync(SalesDocuments.ToOrder(body), call, cancellationToken).ConfigureAwait(false)),
            _ => Sent(await client.DraftInvoices.CreateAsync(body, call, cancellationToken).ConfigureAwait(false), send),
        }).ConfigureAwait(false);
    }

    public Task<DocumentFinding> FindAsync(DocumentSearch search, CancellationToken cancellationToken) => Guard(() => _states.FindAsync(search, _composer.ReferenceOf(search.Send.Request), options.MarkDocuments, cancellationToken));

    public Task<IReadOnlyList<DocumentState>> ReadStatesAsync(DocumentKind kind, IReadOnlyList<RecordId> ids, CancellationToken cancellationToken) => Guard(async () =>
    {
        var found = new List<DocumentState>(ids.Count);
        foreach (var id in ids)
            found.Add(await _states.ReadAsync(kind, id, cancellationToken).ConfigureAwait(false));
        return (IReadOnlyList<DocumentState>)found;
    });

    /// <summary>The draft is read, changed and written as a whole; what this package does not know goes back as it came.</summary>
    public async Task<DocumentOutcome> UpdateAsync(RecordId document, DocumentSend send, CancellationToken cancellationToken)
    {
        var kind = send.Request.Document.Kind;
        if (EconomicDocumentId.Parse(document) is not { } id || (IsInvoice(send.Request) && !id.IsDraftInvoice))
            return new DocumentOutcome.Stale(await Guard(() => _states.ReadAsync(kind, document, cancellationToken)).ConfigureAwait(false));
        var (body, problems, _) = await Guard(() => _composer.ComposeAsync(send.Request, cancellationToken)).ConfigureAwait(false);
        if (body is null)
            return new DocumentOutcome.Refused(problems);
        var outcome = await OutcomeAsync(async () => kind switch
        {
            DocumentKind.Quote => Sent(await client.Quotes.UpdateAsync(new(id.Number), current => SalesDocuments.Replace(current, body), cancellationToken: cancellationToken).ConfigureAwait(false)),
            DocumentKind.Order => Sent(await client.Orders.UpdateAsync(new(id.Number), current => SalesDocuments.Replace(current, body), cancellationToken: cancellationToken).ConfigureAwait(false)),
            _ => Sent(await client.DraftInvoices.UpdateAsync(new(id.Number), current => SalesDocuments.Replace(current, body), cancellationToken: cancellationToken).ConfigureAwait(false), send, id.BookedBefore),
        }).ConfigureAwait(false);
        return outcome is DocumentOutcome.Stale ? new DocumentOutcome.Stale(await Guard(() => _states.ReadAsync(kind, document, cancellationToken)).ConfigureAwait(false)) : outcome;
    }

    /// <summary>Booking is the one call of e-conomic that also mails or sends electronically; the steps behind it look whether it was done.</summary>
    public async Task<DocumentOutcome> TakeAsync(DocumentStep step, RecordId document, DocumentSend send, CancellationToken cancellationToken)
    {
        var id = EconomicDocumentId.Parse(document);
        var flow = send.Request.Flow;
        if (step != DocumentStep.Book || id is not { IsDraftInvoice: true } draft)
        {
            var state = await Guard(() => _states.ReadAsync(send.Request.Document.Kind, document, cancellationToken)).ConfigureAwait(false);
            return state.Status is DocumentStatus.Draft or DocumentStatus.Unknown or DocumentStatus.Gone ? new DocumentOutcome.Stale(state) : new DocumentOutcome.Applied(Sent(document, state));
        }

        var booking = new InvoiceBooking
        {
            DraftInvoice = new DraftInvoiceNumber(draft.Number),
            SendBy = flow.EInvoice ? InvoiceSending.Ean : flow.Mail ? InvoiceSending.Email : InvoiceSending.None,
        };
        try
        {
            return await OutcomeAsync(async () => Sent(await client.BookedInvoices.BookAsync(booking, new CallOptions { IdempotencyKey = Key(send) }, cancellationToken).ConfigureAwait(false))).ConfigureAwait(false) switch
            {
                // The draft is not there: booked by somebody else, or deleted.
                DocumentOutcome.Stale => new DocumentOutcome.Stale(await Guard(() => _states.ReadAsync(send.Request.Document.Kind, document, cancellationToken)).ConfigureAwait(false)),
                var outcome => outcome,
            };
        }
        catch (ProviderUnavailableException e)
        {
            // Only the look afterwards failed: the refusal itself is known.
            return new DocumentOutcome.NotSent(e.Reason, e.Message, e.RetryAt);
        }
    }

    private static SentDocument Sent(Quote quote) => Of(new(quote.QuoteNumber!.Value.Value), quote, quote.QuoteNumber.ToString());

    private static SentDocument Sent(Order order) => Of(new(order.OrderNumber!.Value.Value), order, order.OrderNumber.ToString());

    /// <summary>A draft has no number that a customer would see.</summary>
    private static SentDocument Sent(DraftInvoice draft, DocumentSend send, int? bookedBefore = null) => Of(new(draft.DraftInvoiceNumber!.Value.Value)
    {
        IsDraftInvoice = true,
        Customer = draft.Customer?.Id?.Value,
        Date = draft.Date,
        Gross = draft.GrossAmount,
        BookedBefore = bookedBefore ?? (send.Evidence.Hints.TryGetValue(BookedHint, out var before) && int.TryParse(before, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null),
        Reference = draft.References?.Other,
    }, draft, null);

    private static SentDocument Sent(BookedInvoice invoice) => Of(new(invoice.BookedInvoiceNumber!.Value.Value), invoice, invoice.BookedInvoiceNumber.ToString()) with { Status = DocumentStatus.Issued };

    private static SentDocument Sent(RecordId id, DocumentState state) => new() { Id = id, Number = state.Number, Totals = state.Totals, Status = state.Status };

    private static SentDocument Of(EconomicDocumentId id, SalesDocument document, string? number) =>
        new() { Id = id.ToRecordId(), Number = number, Totals = EconomicDocumentStates.TotalsOf(document), Status = DocumentStatus.Draft };

    private static bool IsInvoice(DocumentRequest request) => request.Document.Kind is DocumentKind.Invoice or DocumentKind.CreditNote;

    private static string Key(DocumentSend send) => send.IntentId.ToString("D");

    private static Task<T> Guard<T>(Func<Task<T>> read) => EconomicOutcomes.Instance.Guard(read);

    private static async Task<DocumentOutcome> OutcomeAsync(Func<Task<SentDocument>> call)
    {
        try
        {
            return new DocumentOutcome.Applied(await call().ConfigureAwait(false));
        }
        catch (OutcomeUnknownException e)
        {
            return new DocumentOutcome.Uncertain(VendorOutcomes.Evidence(e));
        }
        catch (ConnectorException e) when (EconomicOutcomes.Instance.IsUnavailable(e))
        {
            var unavailable = EconomicOutcomes.Instance.Unavailable(e);
            return new DocumentOutcome.NotSent(unavailable.Reason, unavailable.Message, unavailable.RetryAt);
        }
        catch (ConnectorNotFoundException)
        {
            return new DocumentOutcome.Stale();
        }
        catch (ConnectorApiException e) when (e.FieldErrors.Any(static f => f.Code == EconomicErrorCodes.NotFound && f.Field.StartsWith("draftInvoice", StringComparison.Ordinal)))
        {
            return new DocumentOutcome.Stale();
        }
        catch (ConnectorException e)
        {
            return new DocumentOutcome.Refused(DocumentProblems.Of(e));
        }
    }
}
