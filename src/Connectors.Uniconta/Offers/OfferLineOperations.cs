namespace Connectors.Uniconta;

/// <summary>Lines of sales offers. There is no call that replaces all lines of an offer: it takes two, and what happens between them is the caller's to survive.
/// <para>Read the lines (<see cref="ListByOfferAsync"/>) and keep them; delete them (<see cref="DeleteManyAsync"/>); insert the new ones (<see cref="UnicontaTableOperations{TRecord}.CreateManyAsync"/>).
/// A process that ends after the second step leaves an offer without lines, which must not be taken for a user's wish; an insert whose answer was lost must be settled by reading before it is sent
/// again, or every line stands there twice. New lines have new ids. Where lines can be told apart, update the ones that changed instead.</para></summary>
public class OfferLineOperations : UnicontaTableOperations<OfferLine>
{
    /// <summary>For fakes.</summary>
    protected OfferLineOperations()
    {
    }

    internal OfferLineOperations(UnicontaApi api) : base(api, UnicontaTables.OfferLines)
    {
    }

    /// <summary>The lines of an offer, in their order.</summary>
    /// <param name="number">The offer.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual async Task<IReadOnlyList<OfferLine>> ListByOfferAsync(OrderNumber number, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        [.. (await FindAsync(OfferLineField.OfferNumber, number.ToString(), options, cancellationToken).ConfigureAwait(false)).OrderBy(static l => l.LineNumber ?? 0)];

    /// <summary>
    /// Deletes the lines of an offer that have these ids, and no others. By the Web API in one call; otherwise in one call each, so that a refusal or a lost answer leaves some of them deleted:
    /// list what is left before going on.
    /// </summary>
    /// <param name="number">The offer.</param>
    /// <param name="lines">The ids; one that is not there any more is passed over.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>How many were deleted.</returns>
    public virtual async Task<int> DeleteManyAsync(OrderNumber number, IReadOnlyCollection<RowId> lines, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var wanted = lines.ToHashSet();
        var (entity, rows) = await FindRowsOfAsync(OfferLineField.OfferNumber, number.ToString(), "deleteMany", options, cancellationToken).ConfigureAwait(false);
        var found = rows.Where(r => Read(Api.Surface, r).RowId is { } id && wanted.Contains(id)).ToArray();
        await DeleteRowsAsync("deleteMany", entity, found, options, cancellationToken).ConfigureAwait(false);
        return found.Length;
    }
}
