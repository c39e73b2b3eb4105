using Connectors.Http;

namespace Connectors.Economic;

/// <summary>A list of the REST API and its records.</summary>
/// <typeparam name="T">The record.</typeparam>
/// <typeparam name="TId">Its key.</typeparam>
public abstract class ReadOperations<T, TId> : EconomicOperations where T : EconomicRecord where TId : struct
{
    private readonly string _resource;
    private readonly string? _sort;

    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected ReadOperations() => _resource = "";

    private protected ReadOperations(EconomicApi api, string resource, string? sort = null) : base(api) => (_resource, _sort) = (resource, sort);

    private protected string Name(string verb) => $"{_resource}.{verb}";

    private protected RequestPath Path() => RequestPath.Of(_resource);

    private protected RequestPath Path(TId id, params ReadOnlySpan<string> more) => RequestPath.Of([_resource, Segment(id), .. more]);

    /// <summary>The key in a path: texts follow a rule of their own.</summary>
    private protected static string Segment(TId id) => id is ProductNumber product ? DialectKey.Encode(product.Value) : id.ToString()!;

    /// <summary>All records of the list, page after page while the caller enumerates.</summary>
    /// <param name="query">Filter, order and page size; null lists everything.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual IAsyncEnumerable<T> ListAsync(EconomicQuery<T>? query = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.ListAsync(Name("list"), Path, query, _sort, options, cancellationToken);

    /// <summary>One page. Records that are written meanwhile can move between pages: expect to meet one twice.</summary>
    /// <param name="query">Filter, order and page size; null lists everything.</param>
    /// <param name="cursor">The page before it gave it; null is the first page.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task<Page<T>> ListPageAsync(EconomicQuery<T>? query = null, string? cursor = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.PageAsync(Name("list"), Path(), query, _sort, cursor, options, cancellationToken);

    /// <summary>One record in full.</summary>
    /// <exception cref="ConnectorNotFoundException">There is no such record.</exception>
    public virtual Task<T> GetAsync(TId id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync<T>(Name("get"), Path(id), options, cancellationToken);
}

/// <summary>A list of the REST API whose records can be written.</summary>
/// <typeparam name="T">The record.</typeparam>
/// <typeparam name="TId">Its key.</typeparam>
public abstract class WriteOperations<T, TId> : ReadOperations<T, TId> where T : EconomicRecord where TId : struct
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected WriteOperations()
    {
    }

    private protected WriteOperations(EconomicApi api, string resource, string? sort = null) : base(api, resource, sort)
    {
    }

    /// <summary>The key that the caller chose, or null: the server chooses.</summary>
    private protected abstract TId? KeyOf(T record);

    /// <summary>The record with its number, where it has none: some replacements are refused without it.</summary>
    private protected virtual T WithKey(T record, TId id) => record;

    /// <summary>Makes a record. <see cref="CallOptions.IdempotencyKey"/> is sent, a new one where there is none: a repeat within the hour makes no second record.</summary>
    /// <returns>The record as e-conomic stored it, with its number.</returns>
    /// <exception cref="ConnectorValidationException">Refused; see its field errors.</exception>
    /// <exception cref="ConnectorConflictException">The number is taken.</exception>
    /// <exception cref="OutcomeUnknownException">No answer came. Its evidence holds the key, until when it is good, and the number where the caller chose it.</exception>
    public virtual Task<T> CreateAsync(T record, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        return Api.CreateAsync(Name("create"), Path(), record, options, cancellationToken, KeyOf(record)?.ToString());
    }

    /// <summary>
    /// Changes a record: reads it, applies the function and writes all of it back, since e-conomic clears what a write leaves out. What the package does not know goes back as it came.
    /// </summary>
    /// <remarks>The REST API has no versions: of two writers at the same moment the later one wins, and nobody is told.</remarks>
    /// <param name="id">Which one.</param>
    /// <param name="change">Makes the new record of the current one: <c>current => current with { … }</c>.</param>
    /// <param name="options">As for any call; a time-out is that of each of the two calls.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such record.</exception>
    /// <exception cref="OutcomeUnknownException">No answer came; or the record vanished between the two calls and the write made a new one under its number
    /// (<see cref="EconomicErrorCodes.CreatedByUpdate"/> in the inner exception).</exception>
    public virtual async Task<T> UpdateAsync(TId id, Func<T, T> change, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        var current = await GetAsync(id, options, cancellationToken).ConfigureAwait(false);
        return await ReplaceAsync(id, change(current), options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes a whole record: what is null is empty afterwards, and flags are off. <see cref="UpdateAsync"/> is the careful way.</summary>
    /// <exception cref="OutcomeUnknownException">No answer came; or there was no record of this number and the write made one (<see cref="EconomicErrorCodes.CreatedByUpdate"/> in the inner exception).</exception>
    public virtual Task<T> ReplaceAsync(TId id, T record, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        return Api.ReplaceAsync(Name("replace"), Path(id), WithKey(record, id), id.ToString()!, options, cancellationToken);
    }

    /// <summary>
    /// Deletes a record. e-conomic gives its number to the next new record: an unanswered delete is repeated by its key only, never blindly.
    /// </summary>
    /// <exception cref="ConnectorNotFoundException">There is no such record, or not any more.</exception>
    public virtual Task DeleteAsync(TId id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.DeleteAsync(Name("delete"), Path(id), id.ToString()!, options, cancellationToken);
}
