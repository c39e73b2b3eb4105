using Connectors.Sync;

namespace Connectors.VendorSync;

/// <summary>One physical collection of a vendor: its change stream, reading by id and by key, writing.</summary>
/// <param name="vendor">The vendor's name as people write it.</param>
/// <param name="outcomes">What its errors mean.</param>
internal abstract class VendorResource(string vendor, VendorOutcomes outcomes)
{
    public abstract string Name { get; }

    public abstract ResourceCapabilities Capabilities { get; }

    public abstract IEnumerable<EntityCapabilities> Entities { get; }

    protected VendorOutcomes Outcomes { get; } = outcomes;

    public abstract Task<IReadOnlyList<EntitySchema>> DescribeAsync(CancellationToken cancellationToken);

    public abstract IAsyncEnumerable<ChangePage> ReadChangesAsync(ReadRequest request, CancellationToken cancellationToken);

    public abstract Task<RecordLookup> GetAsync(EntitySchema schema, RecordId id, CancellationToken cancellationToken);

    /// <summary>Several records, one answer per id, in order: one by one, unless the vendor reads many by one call.</summary>
    public virtual async Task<IReadOnlyList<RecordLookup>> GetManyAsync(EntitySchema schema, IReadOnlyList<RecordId> ids, CancellationToken cancellationToken)
    {
        var found = new List<RecordLookup>(ids.Count);
        foreach (var id in ids)
            found.Add(await GetAsync(schema, id, cancellationToken).ConfigureAwait(false));
        return found;
    }

    public abstract Task<IReadOnlyList<RecordLookup>> SearchAsync(EntitySchema schema, MatchQuery match, CancellationToken cancellationToken);

    /// <summary>Everything that is known to be wrong is said before anything is sent.</summary>
    public async Task<WriteOutcome> WriteAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken)
    {
        if (WriteProblems.Of(vendor, schema, write, Missing).AddRange(Check(schema, write)) is { Length: > 0 } problems)
            return new WriteOutcome.Refused(problems);
        try
        {
            return write.Kind switch
            {
                WriteKind.Create => await CreateAsync(schema, write, cancellationToken).ConfigureAwait(false),
                WriteKind.Update => await UpdateAsync(schema, write, cancellationToken).ConfigureAwait(false),
                _ => await DeleteAsync(schema, write, cancellationToken).ConfigureAwait(false),
            };
        }
        catch (ConnectorException e)
        {
            return Outcomes.Of(e, schema, write.Kind);
        }
    }

    /// <summary>What to say when a required field of a new record is empty.</summary>
    protected abstract (string Message, string Remedy) Missing(string field);

    /// <summary>What else is known to be wrong, beside fields that are missing, read-only, locked or not to be emptied.</summary>
    protected virtual IEnumerable<Problem> Check(EntitySchema schema, RecordWrite write) => [];

    protected abstract Task<WriteOutcome> CreateAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken);

    protected abstract Task<WriteOutcome> UpdateAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken);

    protected abstract Task<WriteOutcome> DeleteAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken);

    protected Task<T> Guard<T>(Func<Task<T>> read) => Outcomes.Guard(read);
}
