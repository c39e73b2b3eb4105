using System.Runtime.CompilerServices;

namespace Connectors.Intacct;

/// <summary>A row of a list, with what tells it from others.</summary>
internal readonly record struct ListedRow<T>(string Key, DateTimeOffset? Stamp, T Record);

/// <summary>A page of a list, and the place at which Intacct says that the next one starts.</summary>
internal sealed record ListedRows<T>(IReadOnlyList<ListedRow<T>> Rows, int? Next);

/// <summary>
/// Lists over many pages. Intacct counts places and computes every page anew: when a row leaves its place (deleted, or edited where the order is by the stamp), all rows behind it move up, and who goes on
/// at the next place passes over one. So every page but the first begins with the last row that was read; where another row stands there, the list has moved, and the reader steps back.
/// </summary>
internal static class RecordStream
{
    // Each needs another program that deletes at that very moment; more of them mean that the answers do not heed the place.
    private const int MostStepsBack = 100;

    /// <summary>All rows in an order that tells every row from every other: none twice, and none that stood there all the time is passed over.</summary>
    public static async IAsyncEnumerable<T> AllAsync<T>(
        string operation, IntacctQuery query, Func<IntacctQuery, int, CancellationToken, Task<ListedRows<T>>> read, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        query = Overlapping(query);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var (start, back) = (1, 0);
        while (true)
        {
            var page = await read(query, start, cancellationToken).ConfigureAwait(false);
            if (start > 1 && !(page.Rows is [var first, ..] && seen.Contains(first.Key)))
            {
                back = StepBack(operation, back);
                start = Math.Max(1, start - query.PageSize);
                continue;
            }

            foreach (var row in page.Rows)
            {
                if (seen.Add(row.Key))
                    yield return row.Record;
            }

            if (page.Next is not { } next)
                yield break;
            start = Math.Max(start + 1, next - 1);
        }
    }

    /// <summary>
    /// What changed since a moment, the oldest change first. A row that is edited meanwhile leaves its place for the end: so the next page is not asked for by its place but by the stamp that was reached, and
    /// what was read of that second is left out. Only within one second that fills a page places are counted.
    /// </summary>
    public static async IAsyncEnumerable<T> ChangesAsync<T>(
        string operation, DateTimeOffset since, IntacctQuery query, Func<DateTimeOffset, IntacctQuery, int, CancellationToken, Task<ListedRows<T>>> read, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        query = Overlapping(query);
        var seen = new HashSet<(string Key, DateTimeOffset? Stamp)>();
        var from = new DateTimeOffset(since.UtcTicks - (since.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        var (start, back) = (1, 0);
        string? last = null;
        while (true)
        {
            var page = await read(from, query, start, cancellationToken).ConfigureAwait(false);
            if (start > 1 && !(page.Rows is [var first, ..] && first.Key == last))
            {
                back = StepBack(operation, back);
                start = 1;
                continue;
            }

            foreach (var row in page.Rows)
            {
                if (seen.Add((row.Key, row.Stamp)))
                    yield return row.Record;
            }

            if (page.Next is not { } next || page.Rows.Count == 0)
                yield break;
            last = page.Rows[^1].Key;
            if (page.Rows[^1].Stamp is { } reached && reached > from)
            {
                (from, start) = (reached, 1);
                seen.RemoveWhere(s => s.Stamp < reached);
            }
            else
            {
                start = Math.Max(start + 1, next - 1);
            }
        }
    }

    /// <summary>A page of one row would hold nothing but the row that was read already.</summary>
    private static IntacctQuery Overlapping(IntacctQuery query) => query.PageSize == 1 ? query with { PageSize = 2 } : query;

    private static int StepBack(string operation, int back) => back < MostStepsBack
        ? back + 1
        : throw new ConnectorApiException($"{IntacctApi.Vendor} {operation}: the pages do not follow each other.") { Vendor = IntacctApi.Vendor, Operation = operation, ErrorCode = ConnectorErrorCodes.PagingLoop };
}
