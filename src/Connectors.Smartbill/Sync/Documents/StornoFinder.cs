using System.Globalization;
using System.Text.RegularExpressions;
using Connectors.Sync;

namespace Connectors.Smartbill.Sync;

/// <summary>
/// The reversal of an invoice whose payment state shows nothing of it. SmartBill reverses an invoice once, as a whole, by an invoice of the same series with a later number and the negative total; no call leads from one to the other. So
/// the newest numbers of the series are looked at, each once a run, and of those with its negative total the page: it names the invoice, or carries our reference as the invoice does. Who looks every day has seen the older ones when they
/// were new, and an invoice that was found reversed is not asked for any more.
/// </summary>
internal sealed partial class StornoFinder(ISmartbillClient client, AccountLists lists)
{
    /// <summary>More are not read for that question alone: it must not hold up the other invoices, nor whoever presses a button.</summary>
    private const int Newest = 50;

    private readonly Dictionary<string, long?> _next = new(StringComparer.Ordinal);
    private readonly Dictionary<SmartbillDocumentId, InvoicePaymentState?> _states = [];
    private readonly HashSet<SmartbillDocumentId> _ahead = [];

    /// <summary>The payment state of an invoice. What the look for another one's reversal read a moment ago is taken once.</summary>
    /// <exception cref="ConnectorNotFoundException">SmartBill has none.</exception>
    public async Task<InvoicePaymentState> StateAsync(SmartbillDocumentId id, CancellationToken cancellationToken)
    {
        if (_ahead.Remove(id) && _states[id] is { } known)
            return known;
        var state = await client.Invoices.GetPaymentStateAsync(id, cancellationToken: cancellationToken).ConfigureAwait(false);
        _states[id] = state;
        return state;
    }

    /// <summary>What the numbers after an invoice say of it: <see cref="DocumentStatus.Credited"/>, <see cref="DocumentStatus.Unknown"/> when one may be its reversal and does not say so, or null.</summary>
    /// <param name="id">The invoice, which looks unpaid.</param>
    /// <param name="gross">Its total.</param>
    /// <param name="texts">The texts of its page.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<DocumentStatus?> FindAsync(SmartbillDocumentId id, decimal gross, IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        if (gross <= 0 || !long.TryParse(id.Number, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || await NextAsync(id.Series, cancellationToken).ConfigureAwait(false) is not { } next)
            return null;
        var marks = texts.SelectMany(static t => Reference().Matches(t)).Select(static m => m.Value).Append(id.Series + id.Number).Append($"{id.Series} {id.Number}").ToList();
        DocumentStatus? found = null;
        for (var later = number + 1; later < next; later++)
        {
            var other = client.DocumentId(id.Series, later.ToString(CultureInfo.InvariantCulture).PadLeft(id.Number.Length, '0'));
            if ((later >= next - Newest ? await KnownAsync(other, cancellationToken).ConfigureAwait(false) : _states.GetValueOrDefault(other))?.Total != -gross)
                continue;
            var page = await LostDocuments.TextsAsync(client, SeriesType.Invoice, other, cancellationToken).ConfigureAwait(false) ?? [];
            // A reversal that was cancelled reverses nothing.
            if (DocumentStates.SaysCancelled(page))
                continue;
            if (marks.Exists(m => PdfWords.Contains(page, m)))
                return DocumentStatus.Credited;
            // One that names another invoice is that one's.
            if (!page.Any(t => Names(t, id.Series, other)))
                found = DocumentStatus.Unknown;
        }

        return found;
    }

    private async Task<InvoicePaymentState?> KnownAsync(SmartbillDocumentId id, CancellationToken cancellationToken)
    {
        if (_states.TryGetValue(id, out var known))
            return known;
        try
        {
            var state = await StateAsync(id, cancellationToken).ConfigureAwait(false);
            _ahead.Add(id);
            return state;
        }
        catch (ConnectorNotFoundException)
        {
            return _states[id] = null;
        }
    }

    private async Task<long?> NextAsync(string series, CancellationToken cancellationToken)
    {
        if (_next.TryGetValue(series, out var known))
            return known;
        var found = (await lists.SeriesAsync(cancellationToken).ConfigureAwait(false)).FirstOrDefault(s => s.Type == SeriesType.Invoice && s.Name == series)?.NextNumber;
        return _next[series] = long.TryParse(found, NumberStyles.None, CultureInfo.InvariantCulture, out var next) ? next : null;
    }

    /// <summary>A text carries the number of another invoice of the series, or a reference of ours, which is another one's since it is not this one's.</summary>
    private static bool Names(string text, string series, SmartbillDocumentId own) =>
        Reference().IsMatch(text) || Regex.Matches(text, Regex.Escape(series) + " ?([0-9]+)").Any(m => m.Groups[1].Value != own.Number);

    [GeneratedRegex("CX-[0-9A-F]{6,}")]
    private static partial Regex Reference();
}
