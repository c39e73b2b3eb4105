using System.Globalization;

namespace Connectors.Smartbill;

/// <summary>
/// Creates, each sent once. SmartBill has no idempotency key and no search, so what remains after a lost answer is the series' counter: read before the create, and once more after an unknown outcome.
/// </summary>
internal static class DocumentSafety
{
    public const string NextNumberBefore = "nextNumberBefore";
    public const string NextNumberAfter = "nextNumberAfter";

    // Long enough for a slow answer; after a lost one nobody should wait for the counter as long as for the document.
    private static readonly TimeSpan AfterTimeout = TimeSpan.FromSeconds(15);

    public static Task<T> CreateAsync<T>(
        SmartbillApi api, SeriesType type, string? series, bool? readNumber, IReadOnlyDictionary<string, string> hints, Func<WriteEvidence, CancellationToken, Task<T>> sendAsync, CallOptions? options,
        CancellationToken cancellationToken) =>
        (readNumber ?? api.Settings.ReadNextNumberBeforeCreate) && !string.IsNullOrWhiteSpace(series)
            ? CreateWatchedAsync(api, type, series, hints, sendAsync, options, cancellationToken)
            : sendAsync(new WriteEvidence { Hints = hints }, cancellationToken);

    private static async Task<T> CreateWatchedAsync<T>(
        SmartbillApi api, SeriesType type, string series, IReadOnlyDictionary<string, string> hints, Func<WriteEvidence, CancellationToken, Task<T>> sendAsync, CallOptions? options,
        CancellationToken cancellationToken)
    {
        if (await ReadAsync(api, type, series, Reading(options, null), cancellationToken).ConfigureAwait(false) is { } before)
            hints = new Dictionary<string, string>(hints, StringComparer.Ordinal) { [NextNumberBefore] = before };
        try
        {
            return await sendAsync(new WriteEvidence { Hints = hints }, cancellationToken).ConfigureAwait(false);
        }
        catch (OutcomeUnknownException e) when (!cancellationToken.IsCancellationRequested)
        {
            if (await TryReadAfterAsync(api, type, series, Reading(options, AfterTimeout), cancellationToken).ConfigureAwait(false) is not { } after)
                throw;
            throw new OutcomeUnknownException(e.Message, e.InnerException)
            {
                Vendor = e.Vendor,
                Operation = e.Operation,
                RetryAt = e.RetryAt,
                Evidence = e.Evidence with { Hints = new Dictionary<string, string>(e.Evidence.Hints, StringComparer.Ordinal) { [NextNumberAfter] = after } },
            };
        }
    }

    public static LateHints<(SmartbillApi Api, DocumentInput Document)> HintsOf(SmartbillApi api, DocumentInput document) => new((api, document), static s => Gather(s.Api, s.Document));

    private static Dictionary<string, string> Gather(SmartbillApi api, DocumentInput document)
    {
        var hints = HintsOf(
            api,
            ("series", document.SeriesName),
            ("isDraft", document.IsDraft ? "true" : null),
            ("reference", document.Mentions),
            ("total", DocumentTotals.Of(document)?.ToString(CultureInfo.InvariantCulture)),
            ("currency", (document.Currency ?? SmartbillCurrency.Ron).ToString()),
            ("issueDate", Text(document.IssueDate)),
            ("client", document.Client?.Name),
            ("clientVatCode", document.Client?.VatCode));
        if (document is InvoiceInput { Estimate: { } estimate })
            hints["estimate"] = new SmartbillDocumentId(api.CompanyVatCode, estimate.SeriesName, estimate.Number).ToString();
        return hints;
    }

    public static Dictionary<string, string> HintsOf(SmartbillApi api, params ReadOnlySpan<(string Name, string? Value)> hints)
    {
        var found = new Dictionary<string, string>(hints.Length + 1, StringComparer.Ordinal) { ["companyVatCode"] = api.CompanyVatCode };
        foreach (var (name, value) in hints)
        {
            if (!string.IsNullOrWhiteSpace(value))
                found[name] = value;
        }

        return found;
    }

    public static WriteEvidence EvidenceOf(SmartbillApi api, SmartbillDocumentId id, params ReadOnlySpan<(string Name, string? Value)> hints) =>
        new() { Hints = HintsOf(api, [("series", id.Series), ("number", id.Number), .. hints]) };

    public static string? Text(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // The caller observes the create, not the readings around it.
    private static CallOptions Reading(CallOptions? options, TimeSpan? timeout) => new() { Lane = options?.Lane ?? CallLane.Background, Timeout = timeout ?? options?.Timeout };

    private static async Task<string?> ReadAsync(SmartbillApi api, SeriesType type, string series, CallOptions options, CancellationToken cancellationToken)
    {
        var list = await SeriesOperations.ReadAsync(api, type, options, cancellationToken).ConfigureAwait(false);
        // A series that is not listed is SmartBill's to refuse.
        return list.FirstOrDefault(s => s.Name == series && (s.Type.Value is null || s.Type == type))?.NextNumber;
    }

    private static async Task<string?> TryReadAfterAsync(SmartbillApi api, SeriesType type, string series, CallOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(api, type, series, options, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is ConnectorException or OperationCanceledException)
        {
            // The unknown outcome is the news, not that the counter could not be read.
            return null;
        }
    }
}
