using Connectors.Http;

namespace Connectors.Economic;

/// <summary>Records that belong to another one: contacts of a customer, prices of a product.</summary>
/// <typeparam name="TParent">The key of the record that they belong to.</typeparam>
/// <typeparam name="T">The record.</typeparam>
/// <typeparam name="TId">Its key.</typeparam>
public abstract class ChildOperations<TParent, T, TId> : EconomicOperations where TParent : struct where T : EconomicRecord where TId : struct
{
    private readonly string _name;
    private readonly string _parent;
    private readonly string[] _resource;
    private readonly string? _sort;

    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected ChildOperations() => (_name, _parent, _resource) = ("", "", []);

    private protected ChildOperations(EconomicApi api, string name, string parent, string[] resource, string? sort = null) : base(api) =>
        (_name, _parent, _resource, _sort) = (name, parent, resource, sort);

    private protected RequestPath Path(TParent parent, params ReadOnlySpan<string> more) => RequestPath.Of([_parent, Segment(parent), .. _resource, .. more]);

    /// <summary>The record with its number, where it has none: some replacements are refused without it.</summary>
    private protected virtual T WithKey(T record, TId id) => record;

    private static string Segment(TParent parent) => parent is ProductNumber product ? DialectKey.Encode(product.Value) : parent.ToString()!;

    /// <summary>All records of one parent, page after page while the caller enumerates.</summary>
    /// <param name="parent">Whose records.</param>
    /// <param name="query">Filter, order and page size; null lists everything.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual IAsyncEnumerable<T> ListAsync(TParent parent, EconomicQuery<T>? query = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.ListAsync($"{_name}.list", () => Path(parent), query, _sort, options, cancellationToken);

    /// <summary>One page of the records of one parent.</summary>
    /// <param name="parent">Whose records.</param>
    /// <param name="query">Filter, order and page size; null lists everything.</param>
    /// <param name="cursor">The page before it gave it; null is the first page.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task<Page<T>> ListPageAsync(TParent parent, EconomicQuery<T>? query = null, string? cursor = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.PageAsync($"{_name}.list", Path(parent), query, _sort, cursor, options, cancellationToken);

    /// <summary>One record.</summary>
    /// <exception cref="ConnectorNotFoundException">There is no such record.</exception>
    public virtual Task<T> GetAsync(TParent parent, TId id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync<T>($"{_name}.get", Path(parent, id.ToString()!), options, cancellationToken);

    /// <summary>Makes a record. <see cref="CallOptions.IdempotencyKey"/> is sent, a new one where there is none: a repeat within the hour makes no second record.</summary>
    /// <returns>The record as e-conomic stored it.</returns>
    /// <exception cref="ConnectorValidationException">Refused; see its field errors.</exception>
    /// <exception cref="OutcomeUnknownException">No answer came. Its evidence holds the key and until when it is good.</exception>
    public virtual Task<T> CreateAsync(TParent parent, T record, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        return Api.CreateAsync($"{_name}.create", Path(parent), record, options, cancellationToken, null, ("parent", parent.ToString()!));
    }

    /// <summary>Changes a record: reads it, applies the function and writes all of it back. What the package does not know goes back as it came.</summary>
    /// <param name="parent">Whose record.</param>
    /// <param name="id">Which one.</param>
    /// <param name="change">Makes the new record of the current one: <c>current => current with { … }</c>.</param>
    /// <param name="options">As for any call; a time-out is that of each of the two calls.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such record.</exception>
    /// <exception cref="OutcomeUnknownException">No answer came; or the record vanished between the two calls and the write made a new one
    /// (<see cref="EconomicErrorCodes.CreatedByUpdate"/> in the inner exception).</exception>
    public virtual async Task<T> UpdateAsync(TParent parent, TId id, Func<T, T> change, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        var current = await GetAsync(parent, id, options, cancellationToken).ConfigureAwait(false);
        return await ReplaceAsync(parent, id, change(current), options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes a whole record: what is null is empty afterwards, and flags are off. <see cref="UpdateAsync"/> is the careful way.</summary>
    /// <exception cref="OutcomeUnknownException">No answer came; or there was no such record and the write made one (<see cref="EconomicErrorCodes.CreatedByUpdate"/> in the inner exception).</exception>
    public virtual Task<T> ReplaceAsync(TParent parent, TId id, T record, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        return Api.ReplaceAsync($"{_name}.replace", Path(parent, id.ToString()!), WithKey(record, id), id.ToString()!, options, cancellationToken);
    }

    /// <summary>Deletes a record.</summary>
    /// <exception cref="ConnectorNotFoundException">There is no such record, or not any more.</exception>
    public virtual Task DeleteAsync(TParent parent, TId id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.DeleteAsync($"{_name}.delete", Path(parent, id.ToString()!), id.ToString()!, options, cancellationToken);
}
