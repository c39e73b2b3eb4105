using System.Collections.Immutable;
using Connectors.Crm.EntityFrameworkCore.Model;
using Connectors.Sync;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Crm.EntityFrameworkCore.Reading;

/// <summary>What became of a row that somebody asked for.</summary>
internal abstract record RowState
{
    /// <param name="Entity">Which of the table's entities it is.</param>
    /// <param name="Record">As it is now; <see langword="null"/> when that entity was not asked for.</param>
    public sealed record Here(EntityPlan Entity, SyncRecord? Record) : RowState;

    /// <summary>There is no such row, or it is flagged as deleted.</summary>
    public sealed record Gone : RowState;

    /// <summary>The row is there and is not shown: another tenant's, or none of the entities any more. That is no deletion.</summary>
    public sealed record Hidden : RowState;
}

/// <summary>Finds rows by their keys.</summary>
internal static class RowFinder
{
    /// <summary>What became of each id. Ids that no key of this table can be are hidden: nobody can say what they were.</summary>
    public static async Task<Dictionary<string, RowState>> FindAsync(DbContext db, ResourcePlan resource, ImmutableArray<Selected> selected, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var result = new Dictionary<string, RowState>(StringComparer.Ordinal);
        var keys = new Dictionary<string, object[]>(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            if (resource.Key.Parse(id) is { } key)
                keys[id] = key;
            else
                result[id] = new RowState.Hidden();
        }

        var shape = new RowShape(resource, selected);
        foreach (var batch in keys.Chunk(resource.Key.BatchSize))
        {
            var query = new RowQuery(Predicates.HasKey(resource, [.. batch.Select(static k => k.Value)]));
            foreach (var row in await resource.QueryAsync(db, shape.Columns, query, cancellationToken).ConfigureAwait(false))
                result[shape.IdOf(row).Value] = shape.EntityOf(row) is { } entity ? new RowState.Here(entity, shape.ToRecord(row)) : new RowState.Hidden();
        }

        await FindMissingAsync(db, resource, [.. keys.Where(k => !result.ContainsKey(k.Key))], result, cancellationToken).ConfigureAwait(false);
        return result;
    }

    private static async Task FindMissingAsync(DbContext db, ResourcePlan resource, IReadOnlyList<KeyValuePair<string, object[]>> missing, Dictionary<string, RowState> result, CancellationToken cancellationToken)
    {
        var shape = new RowShape(resource, []);
        foreach (var batch in missing.Chunk(resource.Key.BatchSize))
        {
            // Past every query filter, and nothing but the flag: whether the row exists at all.
            var query = new RowQuery(Predicates.HasKey(resource, [.. batch.Select(static k => k.Value)])) { AllRows = true };
            foreach (var row in await resource.QueryAsync(db, shape.Columns, query, cancellationToken).ConfigureAwait(false))
                result[shape.IdOf(row).Value] = shape.IsDeleted(row) ? new RowState.Gone() : new RowState.Hidden();
        }

        foreach (var (id, _) in missing)
            result.TryAdd(id, new RowState.Gone());
    }
}
