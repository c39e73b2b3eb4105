namespace Connectors.Economic;

/// <summary>A list of an OpenAPI service whose records can be written. Every record has a version, and an outdated one is refused.</summary>
/// <typeparam name="T">The record.</typeparam>
/// <typeparam name="TId">Its key.</typeparam>
public abstract class OpenApiWriteOperations<T, TId> : OpenApiCountedOperations<T, TId> where T : OpenApiRecord where TId : struct
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected OpenApiWriteOperations()
    {
    }

    private protected OpenApiWriteOperations(OpenApiApi api, OpenApiResource resource) : base(api, resource)
    {
    }

    private protected abstract TId? KeyOf(T record);

    /// <summary>One record.</summary>
    /// <exception cref="ConnectorNotFoundException">There is no such record.</exception>
    public virtual Task<T> GetAsync(TId id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync<T>(Name("get"), Resource.Of(Api, id.ToString()!), options, cancellationToken);

    /// <summary>Makes a record. <see cref="CallOptions.IdempotencyKey"/> is sent, a new one where there is none: a repeat within the hour makes no second record.</summary>
    /// <returns>Its key. The record itself is not in the answer: read it.</returns>
    /// <exception cref="ConnectorValidationException">Refused; see its field errors.</exception>
    /// <exception cref="ConnectorConflictException">The key is taken.</exception>
    /// <exception cref="OutcomeUnknownException">No answer came. Its evidence holds the idempotency key, until when it is good, and the record's key where the caller chose it.</exception>
    public virtual Task<TId> CreateAsync(T record, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        return Api.CreateAsync<T, TId>(Name("create"), Resource.Of(Api), record, Resource.KeyMember, options, cancellationToken, KeyOf(record)?.ToString());
    }

    /// <summary>Changes a record: reads it, applies the function and writes all of it back with the version that was read.</summary>
    /// <param name="id">Which one.</param>
    /// <param name="change">Makes the new record of the current one: <c>current => current with { … }</c>.</param>
    /// <param name="options">As for any call; a time-out is that of each of the two calls.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="ConnectorConflictException">Somebody else wrote between the two calls: read again, apply again.</exception>
    /// <exception cref="ConnectorNotFoundException">There is no such record.</exception>
    public virtual async Task UpdateAsync(TId id, Func<T, T> change, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        var current = await GetAsync(id, options, cancellationToken).ConfigureAwait(false);
        await ReplaceAsync(id, change(current), options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes a whole record: what is null is empty afterwards. It must carry the version that was read.</summary>
    /// <exception cref="ArgumentException">The record has no version.</exception>
    /// <exception cref="ConnectorConflictException">The version is outdated.</exception>
    public virtual Task ReplaceAsync(TId id, T record, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        OpenApiRecord.RequireVersion(record);
        // The address of such a write is the list: which record it changes, the body alone tells.
        if (Resource.PutsOnList && !(KeyOf(record) is { } key && key.Equals(id)))
            throw new ArgumentException($"The record is not {id}: a change of the key would write over another record.", nameof(record));
        return Api.ReplaceAsync(Name("replace"), Resource.PutsOnList ? Resource.Of(Api) : Resource.Of(Api, id.ToString()!), record, id.ToString()!, options, cancellationToken);
    }

    /// <summary>Deletes a record.</summary>
    /// <exception cref="ConnectorNotFoundException">There is no such record, or not any more.</exception>
    public virtual Task DeleteAsync(TId id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.DeleteAsync(Name("delete"), Resource.Of(Api, id.ToString()!), id.ToString()!, options, cancellationToken);
}
