using System.Collections.Immutable;
using Connectors.Crm.EntityFrameworkCore.Model;
using Connectors.Sync;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Crm.EntityFrameworkCore.Reading;

/// <summary>Reads records in full, by ids or by the exact text of one field.</summary>
internal sealed class RecordReader(EntityPlan entity)
{
    public async Task<IReadOnlyList<RecordLookup>> GetAsync(DbContext db, GetRequest request, CancellationToken cancellationToken)
    {
        var names = await entity.LiveNamesAsync(db, cancellationToken).ConfigureAwait(false);
        var selected = Selected.Of(entity, request.Schema, Selected.Every(request.Schema), names);
        return request.Match is { } match
            ? await SearchAsync(db, selected, request.Schema[match.Field].Name, match.Values, cancellationToken).ConfigureAwait(false)
            : await ByIdsAsync(db, selected, request.Ids, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<RecordLookup>> ByIdsAsync(DbContext db, Selected selected, IReadOnlyList<RecordId> ids, CancellationToken cancellationToken)
    {
        var found = await RowFinder.FindAsync(db, entity.Resource, [selected], [.. ids.Select(static i => i.Value).Distinct(StringComparer.Ordinal)], cancellationToken).ConfigureAwait(false);
        return [.. ids.Select(id => found.GetValueOrDefault(id.Value) switch
        {
            RowState.Here here when here.Entity != entity => new RecordLookup.ChangedKind(id, here.Entity.Name),
            RowState.Here here => new RecordLookup.Present(here.Record!),
            RowState.Gone => new RecordLookup.Deleted(id),
            _ => (RecordLookup)new RecordLookup.Unknown(id),
        })];
    }

    private async Task<IReadOnlyList<RecordLookup>> SearchAsync(DbContext db, Selected selected, string field, IReadOnlyList<string> values, CancellationToken cancellationToken)
    {
        if (selected.Fields.FirstOrDefault(f => f.Plan.Name == field).Plan is not { IsSearchable: true } plan)
            throw new ArgumentException($"'{entity.Name}' cannot be searched by '{field}'.");
        var resource = entity.Resource;
        var shape = new RowShape(resource, [selected]);
        var result = new List<RecordLookup>();
        foreach (var batch in values.Distinct(StringComparer.Ordinal).Chunk(100))
        {
            var query = new RowQuery(Predicates.All(entity.Filter?.Build(resource.Row), Predicates.In(plan.Column.Build(resource.Row), batch)))
            {
                OrderBy = [.. Enumerable.Range(0, resource.Key.Properties.Count).Select(i => resource.Key.Access(resource.Row, i))],
            };
            foreach (var row in await resource.QueryAsync(db, shape.Columns, query, cancellationToken).ConfigureAwait(false))
            {
                if (shape.EntityOf(row) == entity && shape.ToRecord(row, selected) is { Deleted: false } record)
                    result.Add(new RecordLookup.Present(record));
            }
        }

        return result;
    }
}
