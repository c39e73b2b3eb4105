using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Connectors.Sync;

namespace Connectors.Dinero.Sync;

/// <summary>
/// Invoices and trade offers as drafts, found again by our marker in their external reference; booking, mailing and the e-invoice as steps of their own. Expected totals are Dinero's: it computes a document
/// without saving it.
/// </summary>
internal sealed class DineroDocuments(IDineroClient client, DineroSyncOptions options) : IDocumentSender, IDraftUpdater, IDocumentSteps
{
    private readonly DocumentReader _reader = new(client);
    private readonly ConcurrentDictionary<Guid, DocumentDraft> _prepared = new();

    public ImmutableArray<DocumentCapabilities> Documents { get; } =
    [
        .. new[] { DocumentKind.Invoice, DocumentKind.Quote }.Select(kind => new DocumentCapabilities
        {
            Kind = kind,
            CanDraft = true,
            Safety = new SendSafety.Marker(),
            SettleTime = options.SettleTime,
            SendTimeout = options.WriteTimeout,
            ExactTotals = true,
            TimeZone = "Europe/Copenhagen",
        }),
    ];

    public Task<DocumentCheck> CheckAsync(DocumentRequest request, CancellationToken cancellationToken) => DineroOutcomes.Instance.Guard(async () =>
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var draft = await DraftAsync(request, problems, cancellationToken).ConfigureAwait(false);
        var warnings = await StepProblemsAsync(request, draft, problems, cancellationToken).ConfigureAwait(false);
        DocumentTotals? totals = null;
        if (problems.Count == 0)
        {
            try
            {
                totals = request.Document.Kind == DocumentKind.Quote
                    // An offer cannot even be tried without its contact.
                    ? draft.Contact is null ? null : DocumentReader.TotalsOf(await client.TradeOffers.FetchAsync(draft.ToOffer(null), cancellationToken: cancellationToken).ConfigureAwait(false))
                    : DocumentReader.TotalsOf(await client.Invoices.FetchAsync(draft.ToInvoice(null), cancellationToken: cancellationToken).ConfigureAwait(false));
            }
            catch (ConnectorApiException e) when (!DineroOutcomes.Instance.IsUnavailable(e))
            {
                problems.AddRange(Named(e));
            }
        }

        return new DocumentCheck { Problems = problems.ToImmutable(), Warnings = warnings, Totals = totals };
    });

    public Task<UncertainEvidence> PrepareAsync(DocumentSend send, CancellationToken cancellationToken) => DineroOutcomes.Instance.Guard(async () =>
    {
        // Products are looked up now, so that nothing waits between the intent and the call.
        _prepared[send.IntentId] = await DraftAsync(send.Request, [], cancellationToken).ConfigureAwait(false);
        return new UncertainEvidence { ClientId = send.IntentId.ToString("D"), Hints = ImmutableDictionary<string, string>.Empty.Add("externalReference", send.Request.Marker) };
    });

    public async Task<DocumentOutcome> SendAsync(DocumentSend send, CancellationToken cancellationToken)
    {
        try
        {
            var problems = new List<Problem>();
            if (!_prepared.TryRemove(send.IntentId, out var draft))
                draft = await DraftAsync(send.Request, problems, cancellationToken).ConfigureAwait(false);
            if (problems.Count > 0)
                return new DocumentOutcome.Refused([.. problems]);
            var id = send.Request.Document.Kind == DocumentKind.Quote
                ? (await client.TradeOffers.CreateAsync(draft.ToOffer(new(send.IntentId)), cancellationToken: cancellationToken).ConfigureAwait(false)).Guid.Value
                : (await client.Invoices.CreateAsync(draft.ToInvoice(new(send.IntentId)), cancellationToken: cancellationToken).ConfigureAwait(false)).Guid.Value;
            return new DocumentOutcome.Applied(await _reader.ShowAsync(send.Request.Document.Kind, id, cancellationToken).ConfigureAwait(false));
        }
        catch (ConnectorException e)
        {
            return Outcome(e);
        }
    }

    public Task<DocumentFinding> FindAsync(DocumentSearch search, CancellationToken cancellationToken) => DineroOutcomes.Instance.Guard(() =>
        _reader.FindAsync(search.Send.Request.Document.Kind, search.BeforeSending ? null : search.Send.IntentId, search.Send.Request.Marker, cancellationToken));

    public Task<IReadOnlyList<DocumentState>> ReadStatesAsync(DocumentKind kind, IReadOnlyList<RecordId> ids, CancellationToken cancellationToken) => DineroOutcomes.Instance.Guard(async () =>
    {
        var states = new List<DocumentState>(ids.Count);
        foreach (var id in ids)
            states.Add(await _reader.StateAsync(kind, id, cancellationToken).ConfigureAwait(false));
        return (IReadOnlyList<DocumentState>)states;
    });

    public async Task<DocumentOutcome> UpdateAsync(RecordId document, DocumentSend send, CancellationToken cancellationToken)
    {
        try
        {
            var kind = send.Request.Document.Kind;
            var problems = new List<Problem>();
            var draft = await DraftAsync(send.Request, problems, cancellationToken).ConfigureAwait(false);
            if (problems.Count > 0)
                return new DocumentOutcome.Refused([.. problems]);
            var guid = Guid.Parse(document.Value);
            if (kind == DocumentKind.Quote)
            {
                var offer = await client.TradeOffers.GetAsync(new(guid), cancellationToken: cancellationToken).ConfigureAwait(false);
                if (offer.DeletedAt is not null || offer.Status != TradeOfferStatus.Draft || offer.TimeStamp is not { } version)
                    return new DocumentOutcome.Stale(await _reader.StateAsync(kind, document, cancellationToken).ConfigureAwait(false));
                await client.TradeOffers.ReplaceAsync(offer.Guid, version, Over(offer.ToInput(), draft.ToOffer(null)), cancellationToken: cancellationToken).ConfigureAwait(false);
            }
            else
            {
                var invoice = await client.Invoices.GetAsync(new(guid), cancellationToken: cancellationToken).ConfigureAwait(false);
                if (invoice.DeletedAt is not null || invoice.Status != SalesDocumentStatus.Draft || invoice.TimeStamp is not { } version)
                    return new DocumentOutcome.Stale(await _reader.StateAsync(kind, document, cancellationToken).ConfigureAwait(false));
                var terms = draft.Terms is null ? (invoice.PaymentConditionType, invoice.PaymentConditionNumberOfDays) : (draft.Terms, draft.Days);
                await client.Invoices.ReplaceAsync(invoice.Guid, version, Over(invoice.ToInput(), draft.ToInvoice(null)) with { PaymentConditionType = terms.Item1, PaymentConditionNumberOfDays = terms.Item2 }, cancellationToken: cancellationToken).ConfigureAwait(false);
            }

            return new DocumentOutcome.Applied(await _reader.ShowAsync(kind, guid, cancellationToken).ConfigureAwait(false));
        }
        catch (ConnectorConflictException)
        {
            return new DocumentOutcome.Stale();
        }
        catch (ConnectorException e)
        {
            return Outcome(e);
        }
    }

    public ImmutableArray<DocumentStep> StepsOf(DocumentKind kind) => kind == DocumentKind.Quote ? [DocumentStep.Mail] : [DocumentStep.Book, DocumentStep.EInvoice, DocumentStep.Mail];

    public async Task<DocumentOutcome> TakeAsync(DocumentStep step, RecordId document, DocumentSend send, CancellationToken cancellationToken)
    {
        var kind = send.Request.Document.Kind;
        var guid = Guid.Parse(document.Value);
        try
        {
            if (kind == DocumentKind.Quote)
            {
                var offer = await client.TradeOffers.GetAsync(new(guid), cancellationToken: cancellationToken).ConfigureAwait(false);
                if (offer.DeletedAt is not null)
                    return new DocumentOutcome.Stale(await _reader.StateAsync(kind, document, cancellationToken).ConfigureAwait(false));
                await client.TradeOffers.EmailAsync(offer.Guid, new() { Timestamp = offer.TimeStamp }, cancellationToken: cancellationToken).ConfigureAwait(false);
                return new DocumentOutcome.Applied(await _reader.ShowAsync(kind, guid, cancellationToken).ConfigureAwait(false));
            }

            // Each step needs the newest version: the one before it made a new one.
            var invoice = await client.Invoices.GetAsync(new(guid), cancellationToken: cancellationToken).ConfigureAwait(false);
            var booked = invoice.Status == SalesDocumentStatus.Booked;
            if (invoice.DeletedAt is not null || invoice.TimeStamp is not { } version || (step != DocumentStep.Book && !booked))
                return new DocumentOutcome.Stale(await _reader.StateAsync(kind, document, cancellationToken).ConfigureAwait(false));
            switch (step)
            {
                // Booked by somebody else, or by a call whose reply was lost: it is what was asked for.
                case DocumentStep.Book when booked:
                    break;
                case DocumentStep.Book:
                    await client.Invoices.BookAsync(invoice.Guid, version, cancellationToken: cancellationToken).ConfigureAwait(false);
                    break;
                case DocumentStep.EInvoice:
                    await client.Invoices.SendElectronicallyAsync(invoice.Guid, new() { OrderReference = send.Request.Document.YourReference, Timestamp = version, PaymentMeanEnum = options.ElectronicPayment!.Value }, cancellationToken: cancellationToken).ConfigureAwait(false);
                    break;
                default:
                    await client.Invoices.EmailAsync(invoice.Guid, new() { Timestamp = version }, cancellationToken: cancellationToken).ConfigureAwait(false);
                    break;
            }

            return new DocumentOutcome.Applied(await _reader.ShowAsync(kind, guid, cancellationToken).ConfigureAwait(false));
        }
        catch (ConnectorConflictException)
        {
            return new DocumentOutcome.Stale();
        }
        catch (ConnectorException e)
        {
            return Outcome(e);
        }
    }

    private static DocumentOutcome Outcome(ConnectorException e) => DineroOutcomes.Instance.Of(e, Nothing, WriteKind.Create) switch
    {
        WriteOutcome.NotSent n => new DocumentOutcome.NotSent(n.Reason, n.Message, n.RetryAt),
        WriteOutcome.Uncertain u => new DocumentOutcome.Uncertain(u.Evidence),
        WriteOutcome.Refused => new DocumentOutcome.Refused([.. Named(e)]),
        _ => new DocumentOutcome.Stale(),
    };

    /// <summary>What Dinero refused, in the places of the document that was to be sent: its lines are counted from 1.</summary>
    private static IEnumerable<Problem> Named(ConnectorException e) => DineroOutcomes.Instance.Problems(e, null).Select((p, at) =>
    {
        var place = e is ConnectorApiException api && at < api.FieldErrors.Count ? PlaceOf(api.FieldErrors[at].Field) : null;
        return p with { Field = place ?? p.Field, Remedy = p.Remedy ?? "Correct it in the CRM, then send the document again." };
    });

    private static string? PlaceOf(string field)
    {
        const string Lines = "productLines[";
        if (field.Equals("currency", StringComparison.OrdinalIgnoreCase) || field.Equals("date", StringComparison.OrdinalIgnoreCase))
            return field.ToLowerInvariant();
        if (!field.StartsWith(Lines, StringComparison.OrdinalIgnoreCase) || field.IndexOf(']', StringComparison.Ordinal) is not (> 0 and var end)
            || !int.TryParse(field.AsSpan(Lines.Length, end - Lines.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            return null;
        var member = field[(end + 1)..].TrimStart('.').ToUpperInvariant() switch
        {
            "UNIT" => ".unit",
            "ACCOUNTNUMBER" => ".vatCode",
            "QUANTITY" => ".quantity",
            "BASEAMOUNTVALUE" => ".unitPrice",
            "DISCOUNT" => ".discount",
            "PRODUCTGUID" => ".code",
            "DESCRIPTION" or "COMMENTS" => ".text",
            _ => "",
        };
        return string.Create(CultureInfo.InvariantCulture, $"lines[{index + 1}]{member}");
    }

    /// <summary>What we say replaces; what only Dinero knows (layout, language, heading, an address that somebody froze) stays.</summary>
    private static InvoiceInput Over(InvoiceInput now, InvoiceInput ours) => now with
    {
        ContactGuid = ours.ContactGuid,
        ShowLinesInclVat = ours.ShowLinesInclVat,
        Currency = ours.Currency,
        Date = ours.Date,
        Comment = ours.Comment,
        ExternalReference = ours.ExternalReference,
        ProductLines = ours.ProductLines,
    };

    private static TradeOfferInput Over(TradeOfferInput now, TradeOfferInput ours) => now with
    {
        ContactGuid = ours.ContactGuid,
        ShowLinesInclVat = ours.ShowLinesInclVat,
        Currency = ours.Currency,
        Date = ours.Date,
        Comment = ours.Comment,
        ExternalReference = ours.ExternalReference,
        ProductLines = ours.ProductLines,
    };

    private static EntitySchema Nothing { get; } = new("document", []);

    private async Task<DocumentDraft> DraftAsync(DocumentRequest request, ICollection<Problem> problems, CancellationToken cancellationToken) =>
        DocumentConversion.Of(request, await _reader.FactsAsync(request.Document, cancellationToken).ConfigureAwait(false), options, problems);

    /// <summary>What the steps of the flow will need, said before the document exists.</summary>
    private async Task<ImmutableArray<Problem>> StepProblemsAsync(DocumentRequest request, DocumentDraft draft, ImmutableArray<Problem>.Builder problems, CancellationToken cancellationToken)
    {
        var flow = request.Flow;
        if (flow.Mail && !flow.Book && flow.Kind != DocumentKind.Quote)
            problems.Add(new("mail-needs-booking", null, "Dinero mails booked invoices only.", Fixer.Administrator, "Switch booking on with mail, or mail off."));
        if (flow.EInvoice && !flow.Book)
            problems.Add(new("e-invoice-needs-booking", null, "Dinero sends booked invoices only.", Fixer.Administrator, "Switch booking on with e-invoices, or e-invoices off."));
        if (flow.EInvoice && options.ElectronicPayment is null)
            problems.Add(new("e-invoice-payment", null, "An e-invoice says how it is to be paid, and nothing is set.", Fixer.Administrator, $"Set {nameof(DineroSyncOptions.ElectronicPayment)}."));
        if ((!flow.Mail && !flow.EInvoice) || draft.Contact is not { } id)
            return [];
        try
        {
            var contact = await client.Contacts.GetAsync(id, cancellationToken: cancellationToken).ConfigureAwait(false);
            if (flow.Mail && string.IsNullOrWhiteSpace(contact.Email))
                problems.Add(new("email", "customer.email", $"'{contact.Name}' has no e-mail in Dinero, so it cannot be mailed.", Fixer.User, "Fill in the e-mail, or switch mail off."));
            if (!flow.EInvoice)
                return [];
            var ready = DanishEInvoice.Check(new() { Name = contact.Name, Gln = contact.EanNumber, Cvr = contact.VatNumber, PNumber = contact.PNumber, SeNumber = contact.SENumber, OrderReference = request.Document.YourReference });
            problems.AddRange(ready.Problems);
            return ready.Warnings;
        }
        catch (ConnectorNotFoundException)
        {
            problems.Add(new("customer-gone", "customer", "The contact of the document is not in Dinero any more.", Fixer.User, "Restore it there, or link another one."));
            return [];
        }
    }
}
