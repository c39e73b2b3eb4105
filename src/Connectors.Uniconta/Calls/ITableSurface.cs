using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Connectors.Uniconta;

/// <summary>What can be done with a table, by whichever of Uniconta's two surfaces.</summary>
internal interface ITableSurface
{
    /// <summary>Rows by a query, each read as what is asked for; at most what the page asks for where the surface honours that.</summary>
    Task<RowPage<TRow>> ListAsync<TRow>(string operation, string entity, UnicontaQuery query, PageAt at, JsonTypeInfo<TRow> row, CallOptions? options, CancellationToken cancellationToken);

    /// <summary>Rows whose member has a value, and perhaps others: the caller compares again.</summary>
    Task<IReadOnlyList<JsonElement>> FindAsync(string operation, string entity, string member, string value, CallOptions? options, CancellationToken cancellationToken);

    /// <summary>The new row where Uniconta answered with one, else null.</summary>
    ValueTask<WrittenRow?> InsertAsync(string operation, string entity, ReadOnlyMemory<byte> row, WriteEvidence evidence, CallOptions? options, CancellationToken cancellationToken);

    /// <summary>The new rows where Uniconta answered with them, else none.</summary>
    ValueTask<IReadOnlyList<JsonElement>> InsertManyAsync(string operation, string entity, ReadOnlyMemory<byte> rows, WriteEvidence evidence, CallOptions? options, CancellationToken cancellationToken);

    /// <summary>The row as it is now where Uniconta answered with it, else null.</summary>
    Task<WrittenRow?> UpdateAsync(string operation, string entity, ReadOnlyMemory<byte> row, WriteEvidence evidence, CallOptions? options, CancellationToken cancellationToken);

    /// <summary>Deletes rows, given as they were read. More than one row may take more than one call.</summary>
    Task DeleteAsync(string operation, string entity, IReadOnlyList<JsonElement> rows, Func<JsonElement, WriteEvidence> evidence, CallOptions? options, CancellationToken cancellationToken);
}

/// <summary>Where a page begins and how long it may be; a length of 0 is everything.</summary>
internal readonly record struct PageAt(int Skip, int Take, string? NextLink)
{
    /// <summary>How many of its rows came already, by earlier links of the server's.</summary>
    public int Taken { get; init; }
}

/// <summary>Rows, and the server's own next page if it named one.</summary>
/// <typeparam name="TRow">As what they were read.</typeparam>
internal sealed record RowPage<TRow>(IReadOnlyList<TRow> Rows, string? NextLink);
