namespace Connectors.Uniconta;

/// <summary>Lines of sales orders. There is no call that replaces all lines of an order: it takes two, and what happens between them is the caller's to survive.
/// <para>Read the lines (<see cref="ListByOrderAsync"/>) and keep them; delete them (<see cref="DeleteManyAsync"/>); insert the new ones (<see cref="UnicontaTableOperations{TRecord}.CreateManyAsync"/>).
/// A process that ends after the second step leaves an order without lines, which must not be taken for a user's wish; an insert whose answer was lost must be settled by reading before it is sent
/// again, or every line stands there twice. New lines have new ids. Where lines can be told apart, update the ones that changed instead.</para></summary>
public class OrderLineOperations : UnicontaTableOperations<OrderLine>
{
    /// <summary>For fakes.</summary>
    protected OrderLineOperations()
    {
    }

    internal OrderLineOperations(UnicontaApi api) : base(api, UnicontaTables.OrderLines)
    {
    }

    /// <summary>The lines of an order, in their order.</summary>
    /// <param name="number">The order.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual async Task<IReadOnlyList<OrderLine>> ListByOrderAsync(OrderNumber number, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        [.. (await FindAsync(OrderLineField.OrderNumber, number.ToString(), options, cancellationToken).ConfigureAwait(false)).OrderBy(static l => l.LineNumber ?? 0)];

    /// <summary>
    /// Deletes the lines of an order that have these ids, and no others. By the Web API in one call; otherwise in one call each, so that a refusal or a lost answer leaves some of them deleted:
    /// list what is left before going on.
    /// </summary>
    /// <param name="number">The order.</param>
    /// <param name="lines">The ids; one that is not there any more is passed over.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>How many were deleted.</returns>
    public virtual async Task<int> DeleteManyAsync(OrderNumber number, IReadOnlyCollection<RowId> lines, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var wanted = lines.ToHashSet();
        var (entity, rows) = await FindRowsOfAsync(OrderLineField.OrderNumber, number.ToString(), "deleteMany", options, cancellationToken).ConfigureAwait(false);
        var found = rows.Where(r => Read(Api.Surface, r).RowId is { } id && wanted.Contains(id)).ToArray();
        await DeleteRowsAsync("deleteMany", entity, found, options, cancellationToken).ConfigureAwait(false);
        return found.Length;
    }
}
