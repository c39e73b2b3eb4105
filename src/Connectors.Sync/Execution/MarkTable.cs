using Connectors.Sync.Stores;

namespace Connectors.Sync.Execution;

/// <summary>The dirty marks of a resource that this run works off. Marks that are set later stay for the next run.</summary>
internal sealed class MarkTable
{
    private readonly Lock _lock = new();
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
                    var forgotten = new StoreBatch();
                    foreach (var mark in chunk)
                    {
                        var row = rows.GetValueOrDefault(mark.Id);
                        if (row is { Forgotten: true })
                            forgotten.ClearedMarks.Add(mark);
                        else
                            table[mark.Id] = new Entry(mark, row);
                    }

                    await session.CommitAsync(forgotten, cancellationToken).ConfigureAwait(false);
                }

                _marks[(side, resource)] = table;
            }
        }
    }

    /// <summary>The marked records that are that entity, most urgent first.</summary>
    public IReadOnlyList<Entry> Of(Side side, string resource, string entity, bool onlyEntityOfResource)
    {
        lock (_lock)
        {
            return _marks.TryGetValue((side, resource), out var table)
                ? [.. table.Values.Where(e => e.Record?.Entity == entity || (e.Record is null && onlyEntityOfResource)).OrderBy(static e => e.Mark.Class).ThenBy(static e => e.Mark.At)]
                : [];
        }
    }

    /// <summary>A record that this very run woke: mappings that come later work it off at once.</summary>
    public void Add(MarkRow mark, string entity)
    {
        lock (_lock)
        {
            if (_marks.TryGetValue((mark.Side, mark.Resource), out var table))
                table.TryAdd(mark.Id, new Entry(mark, new RecordRow { Side = mark.Side, Resource = mark.Resource, Id = mark.Id, Entity = entity }));
        }
    }

    /// <summary>Takes the mark of a record: whoever takes it settles it.</summary>
    public MarkRow? Take(Side side, string resource, string? id)
    {
        lock (_lock)
            return id is not null && _marks.TryGetValue((side, resource), out var table) && table.Remove(id, out var entry) ? entry.Mark : null;
    }

    /// <param name="Mark">The mark.</param>
    /// <param name="Record">What is known of the record.</param>
    internal sealed record Entry(MarkRow Mark, RecordRow? Record);
}
