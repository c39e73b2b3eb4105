using Connectors.Http;

namespace Connectors.Reviso;

/// <summary>What belongs to a customer: contacts, delivery locations.</summary>
/// <typeparam name="T">The record.</typeparam>
/// <typeparam name="TId">Its key.</typeparam>
public abstract class CustomerPartOperations<T, TId> : RevisoOperations where T : RevisoRecord where TId : struct
{
    private readonly string _name;
    private readonly string _part;

    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected CustomerPartOperations() => (_name, _part) = ("", "");

    private protected CustomerPartOperations(RevisoApi api, string name, string part) : base(api) => (_name, _part) = (name, part);

    /// <summary>What finds a record again whose create was not answered.</summary>
    private protected abstract IReadOnlyList<(string Name, string Value)> HintsOf(T record);

    private RequestPath Path(CustomerNumber customer, params ReadOnlySpan<string> more) => RequestPath.Of(["customers", customer.ToString(), _part, .. more]);

    /// <summary>All records of one customer, page after page while the caller enumerates.</summary>
    /// <param name="customer">Whose records.</param>
    /// <param name="query">Filter, order and page size; null lists everything.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual IAsyncEnumerable<T> ListAsync(CustomerNumber customer, RevisoQuery<T>? query = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.ListAsync($"{_name}.list", () => Path(customer), query, null, options, cancellationToken);

    /// <summary>One page of the records of one customer.</summary>
    /// <param name="customer">Whose records.</param>
    /// <param name="query">Filter, order and page size; null lists everything.</param>
    /// <param name="cursor">The page before it gave it; null is the first page.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task<Page<T>> ListPageAsync(CustomerNumber customer, RevisoQuery<T>? query = null, string? cursor = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.PageAsync($"{_name}.list", Path(customer), query, null, cursor, options, cancellationToken);

    /// <summary>One record.</summary>
    /// <exception cref="ConnectorNotFoundException">There is no such record.</exception>
    public virtual Task<T> GetAsync(CustomerNumber customer, TId id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync<T>($"{_name}.get", Path(customer, id.ToString()!), options, cancellationToken);

    /// <summary>Makes a record. It is sent once.</summary>
    /// <returns>The record as Reviso stored it.</returns>
    /// <exception cref="ConnectorValidationException">Refused; see its field errors.</exception>
    /// <exception cref="OutcomeUnknownException">No answer came. Its evidence names the customer, and what finds the record among the customer's own.</exception>
    public virtual Task<T> CreateAsync(CustomerNumber customer, T record, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        return Api.PostAsync<T, T>($"{_name}.create", Path(customer), record, options, cancellationToken, null, [("customer", customer.ToString()), .. HintsOf(record)]);
    }

    /// <summary>Changes a record: reads it, applies the function and writes all of it back.</summary>
    /// <param name="customer">Whose record.</param>
    /// <param name="id">Which one.</param>
    /// <param name="change">Makes the new record of the current one: <c>current => current with { … }</c>.</param>
    /// <param name="options">As for any call; a time-out is that of each of the two calls.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such record.</exception>
    /// <exception cref="OutcomeUnknownException">No answer came; or the write made a new record (<see cref="RevisoErrorCodes.CreatedByUpdate"/> in the inner exception).</exception>
    public virtual async Task<T> UpdateAsync(CustomerNumber customer, TId id, Func<T, T> change, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        var current = await GetAsync(customer, id, options, cancellationToken).ConfigureAwait(false);
        return await ReplaceAsync(customer, id, change(current), options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes a whole record: what is null is empty afterwards. <see cref="UpdateAsync"/> is the careful way.</summary>
    /// <exception cref="OutcomeUnknownException">No answer came; or the write made a new record (<see cref="RevisoErrorCodes.CreatedByUpdate"/> in the inner exception).</exception>
    public virtual Task<T> ReplaceAsync(CustomerNumber customer, TId id, T record, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        return Api.ReplaceAsync($"{_name}.replace", Path(customer, id.ToString()!), record, id.ToString()!, options, cancellationToken);
    }

    /// <summary>Deletes a record. It is sent once.</summary>
    /// <exception cref="ConnectorNotFoundException">There is no such record, or not any more.</exception>
    public virtual Task DeleteAsync(CustomerNumber customer, TId id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.DeleteAsync($"{_name}.delete", Path(customer, id.ToString()!), id.ToString()!, options, cancellationToken);
}
