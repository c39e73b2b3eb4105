using System.Globalization;
using System.Text.RegularExpressions;
using Connectors.Sync.Execution;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Documents;

/// <summary>Writes what became of a send into the CRM's fields, as a write of its own. It can be repeated at any time: it writes only what does not stand there.</summary>
internal sealed partial class ResultWriter(Session session)
{
    private const string Unexplained = "Accounting answered with an error that only a technician can read; the diagnostics of the connection have it.";

    public async Task<SendRow> WriteAsync(CompiledFlow flow, SendRow row, CancellationToken cancellationToken)
    {
        if (flow.Results.IsEmpty || flow.Source.Capabilities is not { CanUpdate: true })
            return await DoneAsync(flow, row, cancellationToken).ConfigureAwait(false);
        var answers = await session.Crm.Provider.GetAsync(new GetRequest { Schema = flow.Source.Schema, Ids = [new RecordId(row.SourceId)] }, cancellationToken).ConfigureAwait(false);
        if (answers.Count == 0 || answers[0] is not RecordLookup.Present { Record: var record })
            return answers is [RecordLookup.Unknown] or [] ? row : await DoneAsync(flow, row, cancellationToken).ConfigureAwait(false);

        var set = Differences(session, flow, row, record).ToArray();
        if (set.Length == 0)
            return await DoneAsync(flow, row, cancellationToken).ConfigureAwait(false);
        if (session.Row.Mode is ConnectionMode.Off or ConnectionMode.PlanOnly)
            return row;
        var timeout = flow.Source.Capabilities.WriteTimeout;
        IntentRow intent;
        WriteOutcome outcome;
        using (await session.Crm.EnterAsync(cancellationToken).ConfigureAwait(false))
        {
            var began = session.Clock.GetTimestamp();
            await session.Lease.CoverAsync(timeout, cancellationToken).ConfigureAwait(false);
            intent = DocumentRows.Intent(session, row, DocumentRows.Result, Side.Crm, timeout, await session.Store.GetTimeAsync(cancellationToken).ConfigureAwait(false));
            await session.CommitAsync(new StoreBatch { Intents = { intent } }, cancellationToken).ConfigureAwait(false);
            outcome = await WriteExecutor.CallAsync(session, Side.Crm, flow.Source, new RecordWrite { IntentId = intent.Id, Kind = WriteKind.Update, Id = record.Id, Current = record, Set = [.. set] }, began).ConfigureAwait(false);
        }

        var now = session.Clock.GetUtcNow();
        switch (outcome)
        {
            case WriteOutcome.Applied:
                session.Documents.Change(static c => c with { WrittenBack = c.WrittenBack + 1 });
                row = row with { WriteBackAt = null };
                var batch = new StoreBatch { Sends = { Remembered(flow, row) }, Intents = { intent.Closed(session, "applied") }, History = { DocumentRows.Event(session, row, "written-back", "", Side.Crm, intent.Id) } };
                await session.RecordAsync(batch, CancellationToken.None).ConfigureAwait(false);
                return row;
            case WriteOutcome.Refused refused:
                // The document is sent all the same; the CRM is tried again tomorrow.
                row = row with { WriteBackAt = now.AddDays(1) };
                var refusal = new StoreBatch { Sends = { row }, Intents = { intent.Closed(session, "refused") }, History = { DocumentRows.Event(session, row, "write-back-refused", string.Join(' ', refused.Problems.Select(static p => p.Message)), Side.Crm, intent.Id) } };
                await session.RecordAsync(refusal, CancellationToken.None).ConfigureAwait(false);
                return row;
            case WriteOutcome.NotSent notSent:
                session.Stop(new ProviderUnavailableException(notSent.Reason, notSent.Message, notSent.RetryAt));
                return await StoreAsync(row, intent.Closed(session, "not-sent"), CancellationToken.None).ConfigureAwait(false);
            default:
                // Stale or unknown: the next look reads what stands there and writes what is missing.
                return await StoreAsync(row with { WriteBackAt = now }, intent.Closed(session, outcome is WriteOutcome.Stale ? "stale" : "uncertain"), CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>What of a record does not show what it should. What was not read is no opinion.</summary>
    public static IEnumerable<FieldAssignment> Differences(Session session, CompiledFlow flow, SendRow row, SyncRecord record)
    {
        var sent = row.State is SendState.Sent or SendState.Cancelled or SendState.Gone;
        foreach (var (field, slot) in flow.Results)
        {
            // Before it is sent only the message is ours: what stands in the others may be somebody else's document.
            if ((!sent && field != DocumentField.Message) || record[slot].IsAbsent)
                continue;
            var schema = flow.Source.Schema[slot];
            var value = ValueOf(session, schema, field, row, flow);
            if (schema.Canonical(value) != schema.Canonical(record[slot]))
                yield return new FieldAssignment(slot, value);
        }
    }

    private static FieldValue ValueOf(Session session, FieldSchema schema, DocumentField field, SendRow row, CompiledFlow flow)
    {
        var result = SendResult.Parse(row.Result);
        return field switch
        {
            DocumentField.Id => Text(schema, row.DocumentId),
            DocumentField.Number => Text(schema, row.Number),
            DocumentField.Link => Text(schema, result.Link),
            DocumentField.State => Text(schema, DocumentStatuses.Key(row.Status)),
            DocumentField.Message => Text(schema, Message(session, row, result)),
            DocumentField.Paid => Amount(schema, result.Paid),
            DocumentField.Open => Amount(schema, result.Open),
            DocumentField.File => Text(schema, result.File),
            DocumentField.EInvoice => Text(schema, EInvoice(session, row, result)),
            _ => schema.Type switch
            {
                FieldType.Instant => FieldValue.Of(row.CheckedAt),
                FieldType.Date => FieldValue.Of(row.CheckedAt is { } at ? flow.DayOf(at) : null),
                _ => Text(schema, row.CheckedAt?.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture)),
            },
        };
    }

    /// <summary>The vendor's own sentences with what to do; the totals when they differ; how old the state is when nobody reads it any more. All of it in the language of the CRM's users, as far as there are words.</summary>
    private static string? Message(Session session, SendRow row, SendResult result)
    {
        var parts = ProblemsJson.Read(row.Problems).SelectMany(p => new[] { Plain(session, p), p.Remedy }).OfType<string>().ToList();
        if (result.Difference is { } difference)
            parts.Add(difference);
        if (result.NotCheckedSince is { } since)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"Not checked since {since:yyyy-MM-dd}; the state is that of then."));
        if (parts.Count == 0)
            return null;
        return string.Join(' ', parts.Select(p => Tell(session, p)));
    }

    /// <summary>A draft is no invoice yet, and of a quote there is no such thing. When accounting makes an invoice of an order is not always told, and its way never: an order says so from the start.</summary>
    private static string? EInvoice(Session session, SendRow row, SendResult result) => row.Kind switch
    {
        DocumentKind.Invoice or DocumentKind.CreditNote when row.Status != DocumentStatus.Draft =>
            Tell(session, result.Steps.GetValueOrDefault(DocumentStep.EInvoice) == AfterSending.Done ? "Handed over as an e-invoice; whether it arrived is not available from this system." : "Not available from this system."),
        DocumentKind.Order when row.Status is not (DocumentStatus.Cancelled or DocumentStatus.Gone) => Tell(session, "Not available from this system."),
        _ => null,
    };

    private static string Tell(Session session, string sentence) =>
        UserTexts.Tell(sentence, session.Language, [.. new[] { session.Accounting.Provider.GetFeature<IUserTexts>(), session.Crm.Provider.GetFeature<IUserTexts>() }.OfType<IUserTexts>(), UserTexts.Neutral]);

    /// <summary>What a user can read of a problem. The name of the call, and what only a developer understands, stand in the send and its history.</summary>
    private static string Plain(Session session, Problem problem)
    {
        if (problem.WhoCanFix == Fixer.Developer)
            return Unexplained;
        // The provider is called dinero or economic, and its calls say Dinero and e-conomic.
        var vendor = Letters(session.Accounting.Provider.Capabilities.Name);
        if (CallName().Matches(problem.Message).FirstOrDefault(m => Letters(m.Groups[1].Value) == vendor) is not { } call)
            return problem.Message;
        // A call whose end is not known says how it broke off, which nobody can do anything about.
        return problem.Code == "uncertain" ? problem.Message[..call.Index].TrimEnd() : problem.Message.Remove(call.Index, call.Length);

        static string Letters(string name) => string.Concat(name.Where(char.IsLetter)).ToUpperInvariant();
    }

    [GeneratedRegex(@"(?<!\S)([A-Za-z-]+) [A-Za-z]\w*(?:\.\w+)*: ")]
    private static partial Regex CallName();

    private static FieldValue Text(FieldSchema schema, string? text) => FieldValue.Of(text is not null && schema.MaxLength is { } length && text.Length > length ? Cut(text, length) : text);

    private static string Cut(string text, int length) => text[..(length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    private static FieldValue Amount(FieldSchema schema, decimal? amount) =>
        schema.Type is FieldType.Number or FieldType.Money ? FieldValue.Of(amount) : Text(schema, amount?.ToString(CultureInfo.InvariantCulture));

    private async Task<SendRow> DoneAsync(CompiledFlow flow, SendRow row, CancellationToken cancellationToken)
    {
        row = row with { WriteBackAt = null };
        await StoreAsync(Remembered(flow, row), null, cancellationToken).ConfigureAwait(false);
        return row;
    }

    /// <summary>The fields stand there. While the file does not, the row is remembered as one to come back to: the process may end before it is fetched.</summary>
    private SendRow Remembered(CompiledFlow flow, SendRow row) => FileKeeper.IsOwed(flow, row) ? row with { WriteBackAt = session.Clock.GetUtcNow() } : row;

    private async Task<SendRow> StoreAsync(SendRow row, IntentRow? intent, CancellationToken cancellationToken)
    {
        var batch = new StoreBatch { Sends = { row } };
        if (intent is not null)
            batch.Intents.Add(intent);
        await session.RecordAsync(batch, cancellationToken).ConfigureAwait(false);
        return row;
    }
}
