using System.Runtime.CompilerServices;

namespace Connectors.Http;

/// <summary>Lists over all pages.</summary>
public static class Paging
{
    /// <summary>Reads page after page while the caller enumerates; nothing is read ahead and nothing is repeated here.</summary>
    /// <typeparam name="T">What is listed.</typeparam>
    /// <param name="vendor">The vendor's name, for errors.</param>
    /// <param name="operation">The operation's name, for errors.</param>
    /// <param name="readPage">Reads the page at a cursor; null is the first.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="ConnectorApiException">The vendor gave a cursor a second time (<see cref="ConnectorErrorCodes.PagingLoop"/>): the enumeration would never end.</exception>
    public static async IAsyncEnumerable<T> EnumerateAsync<T>(
        string vendor, string operation, Func<string?, CancellationToken, Task<Page<T>>> readPage, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(readPage);
        string? cursor = null;
        HashSet<string>? seen = null;
        do
        {
            var page = await readPage(cursor, cancellationToken).ConfigureAwait(false);
            foreach (var item in page.Items)
                yield return item;
            cursor = page.Next;
            if (cursor is not null && !(seen ??= new(StringComparer.Ordinal)).Add(cursor))
                throw new ConnectorApiException($"{vendor} {operation}: the vendor gave the same next page twice.") { Vendor = vendor, Operation = operation, ErrorCode = ConnectorErrorCodes.PagingLoop };
        }
        while (cursor is not null);
    }
}
