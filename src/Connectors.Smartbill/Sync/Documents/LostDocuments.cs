using System.Globalization;
using Connectors.Sync;
using NeutralTotals = Connectors.Sync.DocumentTotals;

namespace Connectors.Smartbill.Sync;

/// <summary>
/// What became of a document whose reply was lost. SmartBill can neither list nor search documents: what is left are the numbers that were taken since, what each of them comes to, and whether its page shows our reference.
/// </summary>
internal sealed class LostDocuments(ISmartbillClient client, AccountLists lists)
{
    /// <summary>Hints in the evidence of a send, beside those that the engine reads.</summary>
    public const string Total = "total";
    public const string Reference = "reference";
    public const string SeriesName = "seriesName";
    public const string PrintedNext = "printedNextNumber";
    public const string NextAfter = "nextNumberAfter";
    public const string Discharged = "dischargedCodes";

    /// <summary>More numbers than these in one window say that others work in the series.</summary>
    private const int MostNumbers = 20;

    public async Task<DocumentFinding> FindAsync(DocumentSearch search, CancellationToken cancellationToken)
    {
        var send = search.Send;
        if (search.BeforeSending)
            return new DocumentFinding.CannotTell("SmartBill cannot be searched for a document.");
        if (send.Request.Stage == DocumentStage.Draft)
            return new DocumentFinding.CannotTell("A draft has no number, so SmartBill cannot be asked for it: look among the drafts there.");
        var hints = send.Evidence.Hints;
        if (!hints.TryGetValue(SeriesName, out var series) || !hints.TryGetValue("nextNumber", out var text) || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var before))
            return new DocumentFinding.CannotTell("The next number of the series was not known before the call.");

        var type = ComposedDocument.TypeOf(send.Request.Document.Kind);
        var now = (await lists.SeriesAsync(cancellationToken).ConfigureAwait(false)).FirstOrDefault(s => s.Type == type && s.Name == series);
        if (!long.TryParse(now?.NextNumber, NumberStyles.None, CultureInfo.InvariantCulture, out var next))
            return new DocumentFinding.CannotTell($"The series '{series}' shows no next number any more.");
        if (next == before)
            return new DocumentFinding.NotFound(BySeries: true);
        if (next < before || next - before > MostNumbers)
            return new DocumentFinding.CannotTell($"The next number of the series '{series}' was {before} and is {next}: others work in it. Look there for a document with the reference {hints.GetValueOrDefault(Reference) ?? "(none was printed)"}.");
        return await AmongAsync(send, type, series, before, next, cancellationToken).ConfigureAwait(false);
    }

    private async Task<DocumentFinding> AmongAsync(DocumentSend send, SeriesType type, string series, long before, long next, CancellationToken cancellationToken)
    {
        var hints = send.Evidence.Hints;
        var expected = hints.TryGetValue(Total, out var text) ? decimal.Parse(text, CultureInfo.InvariantCulture) : (decimal?)null;
        var fitting = new List<(SmartbillDocumentId Id, decimal? Gross)>();
        for (var number = before; number < next; number++)
        {
            if (await LookAsync(type, series, number, hints.GetValueOrDefault(PrintedNext), cancellationToken).ConfigureAwait(false) is not { } seen)
                continue;
            if (hints.TryGetValue(Reference, out var reference) && PdfWords.Contains(seen.Texts, reference))
                return new DocumentFinding.Found(Describe(send, seen.Id, seen.Gross));
            if (seen.Gross is { } gross && expected is { } total && Math.Abs(gross - total) <= 0.01m)
                fitting.Add((seen.Id, gross));
        }

        // One number, taken by what comes to the same: ours, if nobody else uses the series, which the engine knows.
        if (next == before + 1 && fitting.Count == 1)
            return new DocumentFinding.Found(Describe(send, fitting[0].Id, fitting[0].Gross), BySeries: true);
        return new DocumentFinding.CannotTell(fitting.Count == 0
            ? $"Since then numbers {before} to {next - 1} of the series '{series}' were taken, and none of them shows that it is this document."
            : $"Since then numbers {before} to {next - 1} of the series '{series}' were taken, and {string.Join(", ", fitting.Select(static f => f.Id.Number))} come to the same total: one may be this document, or a colleague's.");
    }

    /// <summary>A document by its number, printed in the ways in which series print: how many zeros is a setting that the interface does not tell.</summary>
    private async Task<(SmartbillDocumentId Id, decimal? Gross, IReadOnlyList<string> Texts)?> LookAsync(SeriesType type, string series, long number, string? printedNext, CancellationToken cancellationToken)
    {
        foreach (var printed in Spellings(number, printedNext))
        {
            var id = client.DocumentId(series, printed);
            try
            {
                var gross = type == SeriesType.Invoice ? (await client.Invoices.GetPaymentStateAsync(id, cancellationToken: cancellationToken).ConfigureAwait(false)).Total : (decimal?)null;
                return (id, gross, await TextsAsync(client, type, id, cancellationToken).ConfigureAwait(false) ?? []);
            }
            catch (ConnectorNotFoundException)
            {
                if (type == SeriesType.Invoice)
                    continue;
            }
        }

        return null;
    }

    /// <summary>The texts of a document's page; null: SmartBill shows no such document.</summary>
    public static async Task<IReadOnlyList<string>?> TextsAsync(ISmartbillClient client, SeriesType type, SmartbillDocumentId id, CancellationToken cancellationToken) =>
        await PdfAsync(client, type, id, cancellationToken).ConfigureAwait(false) is { } bytes ? PdfWords.Read(bytes) : null;

    /// <summary>A document's page; null: SmartBill shows no such document.</summary>
    public static async Task<byte[]?> PdfAsync(ISmartbillClient client, SeriesType type, SmartbillDocumentId id, CancellationToken cancellationToken)
    {
        try
        {
            var pdf = await (type == SeriesType.Invoice ? client.Invoices.GetPdfAsync(id, cancellationToken: cancellationToken) : client.Estimates.GetPdfAsync(id, cancellationToken: cancellationToken)).ConfigureAwait(false);
            await using (pdf.ConfigureAwait(false))
            {
                // It is whole in memory already.
                var bytes = new byte[pdf.Length];
                await pdf.ReadExactlyAsync(bytes, cancellationToken).ConfigureAwait(false);
                return bytes;
            }
        }
        catch (ConnectorNotFoundException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Spellings(long number, string? printedNext)
    {
        var plain = number.ToString(CultureInfo.InvariantCulture);
        // What the series itself printed beforehand, then SmartBill's own default of four digits, then the rest.
        int[] widths = printedNext is { Length: > 0 } && printedNext[0] == '0' ? [printedNext.Length, 4, 1, 5, 6] : [4, 1, 5, 6, 3];
        return widths.Select(w => plain.PadLeft(w, '0')).Distinct(StringComparer.Ordinal);
    }

    public static SentDocument Describe(DocumentSend send, SmartbillDocumentId id, decimal? gross)
    {
        var type = ComposedDocument.TypeOf(send.Request.Document.Kind);
        return new SentDocument
        {
            Id = new(id.ToString()),
            Number = $"{id.Series} {id.Number}",
            Series = SeriesKey(type, id.Series),
            SeriesNumber = long.TryParse(id.Number, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
            Totals = TotalsOf(send.Evidence, gross),
            Status = DocumentStatus.Issued,
            // What was discharged is to be seen in the CRM now and not tomorrow.
            Touched = send.Evidence.Hints.TryGetValue(Discharged, out var codes) ? [.. codes.Split('\n').Select(static c => new DirtyMark(StockResource.Resource, StockItem.IdOfCode(c)))] : [],
        };
    }

    /// <summary>SmartBill tells the total with VAT only: net and VAT are those that were computed before.</summary>
    public static NeutralTotals? TotalsOf(UncertainEvidence evidence, decimal? gross) => gross is { } total && evidence.Hints.TryGetValue("net", out var net) && evidence.Hints.TryGetValue("vat", out var vat)
        ? new(decimal.Parse(net, CultureInfo.InvariantCulture), decimal.Parse(vat, CultureInfo.InvariantCulture), total)
        : null;

    /// <summary>A name may stand for a series of invoices and for one of proformas.</summary>
    public static string SeriesKey(SeriesType type, string series) => $"{type}:{series}";
}
