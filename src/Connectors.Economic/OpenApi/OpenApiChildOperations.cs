using Connectors.Http;

namespace Connectors.Economic;

/// <summary>Records of the OpenAPI services that belong to another one. A parent that does not exist has an empty list, no error.</summary>
/// <typeparam name="TParent">The key of the record that they belong to.</typeparam>
/// <typeparam name="T">The record.</typeparam>
/// <typeparam name="TId">Its key.</typeparam>
public abstract class OpenApiChildOperations<TParent, T, TId> : OpenApiOperationsBase where TParent : struct where T : OpenApiRecord where TId : struct
{
    private readonly string _name;
    private readonly OpenApiService _service;
    private readonly string _parent;
    private readonly string _children;
    private readonly string _key;

    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected OpenApiChildOperations() => (_name, _parent, _children, _key) = ("", "", "", "");

    private protected OpenApiChildOperations(OpenApiApi api, string name, OpenApiService service, string parent, string children, string key = "number") : base(api) =>
        (_name, _service, _parent, _children, _key) = (name, service, parent, children, key);

    private protected string Name(string verb) => $"{_name}.{verb}";

    private protected RequestPath Path(TParent parent, params ReadOnlySpan<string> more) => Api.Path(_service, [.. _parent.Split('/'), parent.ToString()!, _children, .. more]);

    /// <summary>All records of one parent, by cursor.</summary>
    /// <param name="parent">Whose records.</param>
    /// <param name="filter">Conditions; null lists everything.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual IAsyncEnumerable<T> ListAsync(TParent parent, EconomicFilter<T>? filter = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.ListAsync(Name("list"), () => Path(parent), filter, options, cancellationToken);

    /// <summary>One record.</summary>
    /// <exception cref="ConnectorNotFoundException">There is no such record.</exception>
    public virtual Task<T> GetAsync(TParent parent, TId id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync<T>(Name("get"), Path(parent, id.ToString()!), options, cancellationToken);

    /// <summary>Makes a record. <see cref="CallOptions.IdempotencyKey"/> is sent, a new one where there is none.</summary>
    /// <returns>Its key.</returns>
    /// <exception cref="ConnectorValidationException">Refused; see its field errors.</exception>
    public virtual Task<TId> CreateAsync(TParent parent, T record, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        return Api.CreateAsync<T, TId>(Name("create"), Path(parent), record, _key, options, cancellationToken, null, ("parent", parent.ToString()!));
    }

    /// <summary>Changes a record: reads it, applies the function and writes all of it back with the version that was read.</summary>
    /// <param name="parent">Whose record.</param>
    /// <param name="id">Which one.</param>
    /// <param name="change">Makes the new record of the current one: <c>current => current with { … }</c>.</param>
    /// <param name="options">As for any call; a time-out is that of each of the two calls.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="ConnectorConflictException">Somebody else wrote between the two calls: read again, apply again.</exception>
    public virtual async Task UpdateAsync(TParent parent, TId id, Func<T, T> change, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        var current = await GetAsync(parent, id, options, cancellationToken).ConfigureAwait(false);
        await ReplaceAsync(parent, change(current), options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes a whole record, whose key and version stand in it.</summary>
    /// <exception cref="ArgumentException">The record has no version.</exception>
    /// <exception cref="ConnectorConflictException">The version is outdated.</exception>
    public virtual Task ReplaceAsync(TParent parent, T record, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        OpenApiRecord.RequireVersion(record);
        return Api.ReplaceAsync(Name("replace"), Path(parent), record, parent.ToString()!, options, cancellationToken);
    }

    /// <summary>Deletes a record.</summary>
    /// <exception cref="ConnectorNotFoundException">There is no such record, or not any more.</exception>
    public virtual Task DeleteAsync(TParent parent, TId id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.DeleteAsync(Name("delete"), Path(parent, id.ToString()!), id.ToString()!, options, cancellationToken);
}

/// <summary>Records of the OpenAPI services that belong to another one, and can be sorted and counted.</summary>
/// <typeparam name="TParent">The key of the record that they belong to.</typeparam>
/// <typeparam name="T">The record.</typeparam>
/// <typeparam name="TId">Its key.</typeparam>
public abstract class OpenApiCountedChildOperations<TParent, T, TId> : OpenApiChildOperations<TParent, T, TId> where TParent : struct where T : OpenApiRecord where TId : struct
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected OpenApiCountedChildOperations()
    {
    }

    private protected OpenApiCountedChildOperations(OpenApiApi api, string name, OpenApiService service, string parent, string children, string key = "number") : base(api, name, service, parent, children, key)
    {
    }

    /// <summary>One page of the sorted list. Only the first 10000 records can be reached.</summary>
    /// <param name="parent">Whose records.</param>
    /// <param name="query">Filter, order and page size; null lists everything.</param>
    /// <param name="cursor">The page before it gave it; null is the first page.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task<Page<T>> ListSortedPageAsync(TParent parent, OpenApiQuery<T>? query = null, string? cursor = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.PagedAsync(Name("listSorted"), Path(parent, "paged"), query, cursor, options, cancellationToken);

    /// <summary>How many records there are.</summary>
    /// <param name="parent">Whose records.</param>
    /// <param name="filter">Conditions; null counts everything.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task<int> CountAsync(TParent parent, EconomicFilter<T>? filter = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.CountAsync(Name("count"), Path(parent, "count"), filter, options, cancellationToken);
}
