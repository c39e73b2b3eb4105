using Connectors.Sync.Stores;

namespace Connectors.Sync.Execution;

/// <summary>The dirty marks of a resource that this run works off. Marks that are set later stay for the next run.</summary>
internal sealed class MarkTable
{
    private readonly Dictionary<(Side Side, string Resource), Dictionary<string, Entry>> _marks = [];

    public async Task LoadAsync(Session session, CancellationToken cancellationToken)
    {
        foreach (var side in Enum.GetValues<Side>())
        {
            foreach (var resource in session.Mappings.Select(m => m.On(side).Resource.Name).Distinct(StringComparer.Ordinal))
            {
                var marks = await session.Store.ListMarksAsync(session.Connection, side, resource, int.MaxValue, cancellationToken).ConfigureAwait(false);
                var table = new Dictionary<string, Entry>(marks.Count, StringComparer.Ordinal);
                foreach (var chunk in marks.Where(static m => m.Id.Length > 0).Chunk(500))
                {
                    var rows = (await session.Store.FindRecordsAsync(session.Connection, side, resource, [.. chunk.Select(static m => m.Id)], cancellationToken).ConfigureAwait(false)).ToDictionary(static r => r.Id, StringComparer.Ordinal);
                    foreach (var mark in chunk)
                        table[mark.Id] = new Entry(mark, rows.GetValueOrDefault(mark.Id));
                }

                _marks[(side, resource)] = table;
            }
        }
    }

    /// <summary>The marked records that are that entity, most urgent first.</summary>
    public IReadOnlyList<Entry> Of(Side side, string resource, string entity, bool onlyEntityOfResource) =>
        _marks.TryGetValue((side, resource), out var table)
            ? [.. table.Values.Where(e => e.Record?.Entity == entity || (e.Record is null && onlyEntityOfResource)).OrderBy(static e => e.Mark.Class).ThenBy(static e => e.Mark.At)]
            : [];

    /// <summary>Takes the mark of a record: whoever takes it settles it.</summary>
    public MarkRow? Take(Side side, string resource, string? id) => id is not null && _marks.TryGetValue((side, resource), out var table) && table.Remove(id, out var entry) ? entry.Mark : null;

    public int Count(Side side, string resource) => _marks.TryGetValue((side, resource), out var table) ? table.Count : 0;

    /// <param name="Mark">The mark.</param>
    /// <param name="Record">What is known of the record.</param>
    internal sealed record Entry(MarkRow Mark, RecordRow? Record);
}
