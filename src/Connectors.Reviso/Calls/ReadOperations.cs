using Connectors.Http;

namespace Connectors.Reviso;

/// <summary>A list and its records.</summary>
/// <typeparam name="T">The record.</typeparam>
/// <typeparam name="TId">Its key.</typeparam>
public abstract class ReadOperations<T, TId> : RevisoOperations where T : RevisoRecord where TId : struct
{
    private readonly string _name;
    private readonly string[] _path;
    private readonly string? _sort;

    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected ReadOperations() => (_name, _path) = ("", []);

    private protected ReadOperations(RevisoApi api, string name, string[] path, string? sort = null) : base(api) => (_name, _path, _sort) = (name, path, sort);

    private protected string Name(string verb) => $"{_name}.{verb}";

    private protected RequestPath Path(params ReadOnlySpan<string> more) => RequestPath.Of([.. _path, .. more]);

    private protected RequestPath Path(TId id, params ReadOnlySpan<string> more) => RequestPath.Of([.. _path, Segment(id), .. more]);

    /// <summary>All records of the list, page after page while the caller enumerates.</summary>
    /// <param name="query">Filter, order and page size; null lists everything.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual IAsyncEnumerable<T> ListAsync(RevisoQuery<T>? query = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.ListAsync(Name("list"), () => Path(), query, _sort, options, cancellationToken);

    /// <summary>One page. Records that are written meanwhile can move between pages: expect to meet one twice.</summary>
    /// <param name="query">Filter, order and page size; null lists everything.</param>
    /// <param name="cursor">The page before it gave it; null is the first page.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task<Page<T>> ListPageAsync(RevisoQuery<T>? query = null, string? cursor = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.PageAsync(Name("list"), Path(), query, _sort, cursor, options, cancellationToken);

    /// <summary>One record in full.</summary>
    /// <exception cref="ConnectorNotFoundException">There is no such record.</exception>
    public virtual Task<T> GetAsync(TId id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync<T>(Name("get"), Path(id), options, cancellationToken);
}

/// <summary>A list that new records can be added to.</summary>
/// <typeparam name="T">The record.</typeparam>
/// <typeparam name="TId">Its key.</typeparam>
public abstract class CreateOperations<T, TId> : ReadOperations<T, TId> where T : RevisoRecord where TId : struct
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected CreateOperations()
    {
    }

    private protected CreateOperations(RevisoApi api, string name, string[] path, string? sort = null) : base(api, name, path, sort)
    {
    }

    /// <summary>The key that the caller chose, or null: the server chooses.</summary>
    private protected abstract TId? KeyOf(T record);

    /// <summary>What finds a record again whose create was not answered.</summary>
    private protected virtual IReadOnlyList<(string Name, string Value)> HintsOf(T record) => [];

    /// <summary>Makes a record. It is sent once: Reviso is not known to recognise a repeated create.</summary>
    /// <returns>The record as Reviso stored it, with its number.</returns>
    /// <exception cref="ConnectorValidationException">Refused; see its field errors.</exception>
    /// <exception cref="ConnectorConflictException">The number is taken.</exception>
    /// <exception cref="OutcomeUnknownException">No answer came. Its evidence holds the number where the caller chose it, and what else to look for.</exception>
    public virtual Task<T> CreateAsync(T record, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        return Api.PostAsync<T, T>(Name("create"), Path(), record, options, cancellationToken, KeyOf(record)?.ToString(), [.. HintsOf(record)]);
    }
}

/// <summary>A list whose records can be written.</summary>
/// <typeparam name="T">The record.</typeparam>
/// <typeparam name="TId">Its key.</typeparam>
public abstract class WriteOperations<T, TId> : CreateOperations<T, TId> where T : RevisoRecord where TId : struct
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected WriteOperations()
    {
    }

    private protected WriteOperations(RevisoApi api, string name, string[] path, string? sort = null) : base(api, name, path, sort)
    {
    }

    /// <summary>
    /// Changes a record: reads it, applies the function and writes all of it back, since Reviso clears what a write leaves out. What the package does not know goes back as it came.
    /// </summary>
    /// <remarks>Reviso has no versions: of two writers at the same moment the later one wins, and nobody is told.</remarks>
    /// <param name="id">Which one.</param>
    /// <param name="change">Makes the new record of the current one: <c>current => current with { … }</c>.</param>
    /// <param name="options">As for any call; a time-out is that of each of the two calls.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such record.</exception>
    /// <exception cref="OutcomeUnknownException">No answer came; or the record vanished between the two calls and the write made a new one under its number
    /// (<see cref="RevisoErrorCodes.CreatedByUpdate"/> in the inner exception).</exception>
    public virtual async Task<T> UpdateAsync(TId id, Func<T, T> change, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        var current = await GetAsync(id, options, cancellationToken).ConfigureAwait(false);
        return await ReplaceAsync(id, change(current), options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes a whole record: what is null is empty afterwards, and flags are off. <see cref="UpdateAsync"/> is the careful way.</summary>
    /// <exception cref="OutcomeUnknownException">No answer came; or there was no record of this number and the write made one (<see cref="RevisoErrorCodes.CreatedByUpdate"/> in the inner exception).</exception>
    public virtual Task<T> ReplaceAsync(TId id, T record, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        return Api.ReplaceAsync(Name("replace"), Path(id), record, id.ToString()!, options, cancellationToken);
    }

    /// <summary>Deletes a record. It is sent once: the number of a deleted record is given to a new one, and a second delete would take that.</summary>
    /// <exception cref="ConnectorNotFoundException">There is no such record, or not any more.</exception>
    /// <exception cref="ConnectorConflictException">It cannot be deleted as it stands: an archived document (<see cref="RevisoErrorCodes.ArchivedDocument"/>).</exception>
    public virtual Task DeleteAsync(TId id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.DeleteAsync(Name("delete"), Path(id), id.ToString()!, options, cancellationToken);
}
