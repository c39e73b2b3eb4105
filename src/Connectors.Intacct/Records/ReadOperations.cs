using System.Globalization;
using System.Text.Json;

namespace Connectors.Intacct;

/// <summary>What can be read of every object.</summary>
/// <typeparam name="TRecord">The record. Lists show it with the members that were asked for; the others are null.</typeparam>
public abstract class ReadOperations<TRecord> : IntacctOperations where TRecord : class
{
    private const int MaxKeys = 500;
    private static readonly QueryField<DateTimeOffset> ModifiedAt = new("audit.modifiedDateTime");
    private readonly ObjectDefinition? _definition;

    /// <summary>For fakes.</summary>
    protected ReadOperations()
    {
    }

    private protected ReadOperations(IntacctApi api, ObjectDefinition definition) : base(api) => _definition = definition;

    /// <summary>The same object without types, for what treats all objects alike.</summary>
    internal RecordDoor Door => new(Api, Definition);

    private protected ObjectDefinition Definition => _definition ?? throw new NotSupportedException($"This {GetType().Name} was made by its constructor for fakes.");

    /// <summary>All records of a query, page by page while the caller enumerates.</summary>
    /// <remarks>
    /// Intacct computes every page anew. Here pages overlap by a row, which shows when the list has moved: no record comes twice, and in the order of keys none is passed over that was there all the time,
    /// whatever others delete meanwhile. In an order by something that changes, a record that is edited may jump over the reader.
    /// </remarks>
    public virtual IAsyncEnumerable<TRecord> ListAsync(IntacctQuery? query = null, CallOptions? options = null, CancellationToken cancellationToken = default) => RecordStream.AllAsync(
        Definition.Resource + ".list", query ?? new(), (q, start, token) => RowsAsync(Definition.ObjectName, q, start, options, token), cancellationToken);

    /// <summary>One page of records and the cursor of the next, which is a place: where others delete meanwhile, a record may be passed over. <see cref="ListAsync"/> notices that.</summary>
    public virtual Task<Page<TRecord>> ListPageAsync(IntacctQuery? query = null, string? cursor = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        QueryAsync(Definition.ObjectName, query, cursor, options, cancellationToken);

    /// <summary>Everything that was created or changed at a moment or later, the oldest change first. What was deleted does not come: compare keys, or read the audit history.</summary>
    /// <param name="since">The moment, inclusive. Keep an overlap of some minutes and drop what you have: stamps are whole seconds.</param>
    /// <param name="query">What the records shall show and what else must hold; its order is not used.</param>
    /// <param name="options">As for any call; a time-out is that of each page.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <exception cref="NotSupportedException">The object has no stamp of its last change that can be asked about: list it whole and compare.</exception>
    public virtual IAsyncEnumerable<TRecord> ListChangesAsync(DateTimeOffset since, IntacctQuery? query = null, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (!Definition.HasModifiedStamp)
            throw new NotSupportedException($"{Definition.ObjectName} has no stamp of its last change that Intacct lets be asked about: list it whole and compare.");
        query ??= new();
        query = query with { OrderBy = [ModifiedAt.Ascending, new("key", false)], Fields = query.Fields.Count == 0 ? [] : [.. query.Fields, "key".AsField(), ModifiedAt] };
        return RecordStream.ChangesAsync(
            Definition.Resource + ".list", since, query,
            (from, q, start, token) => RowsAsync(Definition.ObjectName, q with { Filter = q.Filter is null ? ModifiedAt.AtLeast(from) : ModifiedAt.AtLeast(from) & q.Filter }, start, options, token),
            cancellationToken);
    }

    /// <summary>One record in full.</summary>
    /// <exception cref="ConnectorNotFoundException">There is no such record, or the signed-in user does not see it in this entity.</exception>
    public virtual Task<TRecord> GetAsync(RecordKey key, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.AskAsync(Definition.Resource + ".get", HttpMethod.Get, IntacctApi.ObjectPath(Definition.ObjectName, key.Value), null, static root => Read(IntacctApi.Result(root)), options, cancellationToken);

    /// <summary>Several records in full, by one call: at most 500 keys.</summary>
    /// <returns>An item per key, in the order of the keys; those that were not found hold an error.</returns>
    public virtual Task<IReadOnlyList<BatchItem<TRecord>>> GetManyAsync(IReadOnlyList<RecordKey> keys, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        var path = IntacctApi.ObjectPath(Definition.ObjectName, Keys(keys));
        return Api.AskAsync(
            Definition.Resource + ".getMany", HttpMethod.Get, path, null,
            root => BatchReader.Read(IntacctApi.Result(root), static element => Read(element)), options, cancellationToken);
    }

    /// <summary>The record of an id (customer number, item number, name of a term), in full; null where there is none. Addresses take keys only, so this asks first and reads then.</summary>
    /// <param name="id">The id, in its own letter case.</param>
    /// <param name="options">As for any call; a time-out is that of each of the two calls.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual async Task<TRecord?> FindAsync(string id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        await FindKeyAsync(id, options, cancellationToken).ConfigureAwait(false) is { } key ? await GetAsync(key, options, cancellationToken).ConfigureAwait(false) : null;

    /// <summary>The key of an id; null where there is none.</summary>
    /// <param name="id">The id, in its own letter case.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task<RecordKey?> FindKeyAsync(string id, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        if (Definition.IdField is not { } field)
            throw new NotSupportedException($"{Definition.ObjectName} has no id beside its key.");
        var query = new IntacctQuery { Filter = new QueryField<string>(field).Is(id), Fields = [new("key"), new(field)], PageSize = 2 };
        return Api.AskAsync(
            Definition.Resource + ".find", HttpMethod.Post, "services/core/query", query.ToJson(Definition.ObjectName, [], 1),
            root => IntacctApi.Result(root).EnumerateArray().Where(row => row.TryGetProperty(field, out var found) && found.ToString() == id)
                .Select(static row => (RecordKey?)new RecordKey(row.GetProperty("key").ToString())).FirstOrDefault(),
            options, cancellationToken);
    }

    private protected async Task<Page<TRecord>> QueryAsync(string objectName, IntacctQuery? query, string? cursor, CallOptions? options, CancellationToken cancellationToken)
    {
        var page = await RowsAsync(objectName, query ?? new(), QueryRows.Start(cursor), options, cancellationToken).ConfigureAwait(false);
        return new([.. page.Rows.Select(static r => r.Record)], page.Next?.ToString(CultureInfo.InvariantCulture));
    }

    private Task<ListedRows<TRecord>> RowsAsync(string objectName, IntacctQuery query, int start, CallOptions? options, CancellationToken cancellationToken)
    {
        // Without the key a row cannot be told from another.
        if (query.Fields.Count > 0 && query.Fields.All(static f => f.Path != "key"))
            query = query with { Fields = [new("key"), .. query.Fields] };
        return Api.AskAndReadAsync(
            Definition.Resource + ".list", HttpMethod.Post, "services/core/query", query.ToJson(objectName, Definition.FieldNames, start),
            answer => QueryRows.Read(answer.Body.Span, IntacctJson.Type<TRecord>(), start), options, cancellationToken);
    }

    private protected static TRecord Read(JsonElement element) => element.Deserialize(IntacctJson.Type<TRecord>()) ?? throw new JsonException("The record is null.");

    private protected static string[] Keys(IReadOnlyList<RecordKey> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentOutOfRangeException.ThrowIfLessThan(keys.Count, 1, nameof(keys));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(keys.Count, MaxKeys, nameof(keys));
        return [.. keys.Select(static k => k.Value)];
    }
}

internal static class QueryFieldNames
{
    public static QueryField AsField(this string path) => new(path);
}
