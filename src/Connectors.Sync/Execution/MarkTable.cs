using Connectors.Sync.Stores;

namespace Connectors.Sync.Execution;

/// <summary>The dirty marks of a resource that this run works off. Marks that are set later stay for the next run.</summary>
internal sealed class MarkTable
{
    /// <summary>How many of the newest urgent marks are looked at between two slices; what is beyond waits for the next look.</summary>
    private const int RefreshSize = 500;

    private readonly Lock _lock = new();
    private readonly Dictionary<(Side Side, string Resource), Table> _tables = [];
    private readonly Dictionary<(Side Side, string Resource), long> _before = [];

    /// <summary>Notes what was marked before a pass over the resource begins: what is marked from now on may have been changed after its page was read (R29).</summary>
    public async Task BeginPassAsync(Session session, Side side, string resource, CancellationToken cancellationToken)
    {
        var urgent = (await session.Store.ListMarksAsync(session.Connection, side, resource, RefreshSize, cancellationToken).ConfigureAwait(false)).Where(static m => m.Class <= MarkClass.Dirty);
        _before[(side, resource)] = urgent.Select(static m => m.Counter).DefaultIfEmpty().Max();
    }

    public async Task LoadAsync(Session session, CancellationToken cancellationToken)
    {
        foreach (var (side, resource) in Resources(session))
        {
            var marks = await session.Store.ListMarksAsync(session.Connection, side, resource, int.MaxValue, cancellationToken).ConfigureAwait(false);
            // Of a record that a webhook or a user marked during the pass, the page may have shown what stood there before.
            if (_before.TryGetValue((side, resource), out var before))
            {
                foreach (var mark in marks.Where(m => m.Class <= MarkClass.Dirty && m.Counter > before))
                    session.On(side).Forget(resource, mark.Id);
            }

            var entries = await EntriesAsync(session, side, resource, marks, cancellationToken).ConfigureAwait(false);
            lock (_lock)
                _tables[(side, resource)] = new Table(entries.ToDictionary(static e => e.Mark.Id, StringComparer.Ordinal), marks.Count == 0 ? 0 : marks.Max(static m => m.Counter));
        }
    }

    /// <summary>Adds what webhooks and users have marked since: records that are read again although a page of this run showed them.</summary>
    public async Task RefreshAsync(Session session, CancellationToken cancellationToken)
    {
        foreach (var (side, resource) in Resources(session))
        {
            if (!_tables.TryGetValue((side, resource), out var table))
                continue;
            var marks = (await session.Store.ListMarksAsync(session.Connection, side, resource, RefreshSize, cancellationToken).ConfigureAwait(false))
                .Where(m => m.Class <= MarkClass.Dirty && m.Counter > table.Newest && m.OldNumber is null && m.NewNumber is null).ToList();
            if (marks.Count == 0)
                continue;
            var entries = await EntriesAsync(session, side, resource, marks, cancellationToken).ConfigureAwait(false);
            lock (_lock)
            {
                foreach (var entry in entries)
                {
                    table.Put(entry);
                    session.On(side).Forget(resource, entry.Mark.Id);
                }
            }
        }
    }

    /// <summary>Adds what a pass in the middle of the run has marked: the records are worked off from what its pages showed.</summary>
    public async Task AddPassAsync(Session session, Side side, string resource, CancellationToken cancellationToken)
    {
        if (!_tables.TryGetValue((side, resource), out var table))
            return;
        var marks = (await session.Store.ListMarksAsync(session.Connection, side, resource, int.MaxValue, cancellationToken).ConfigureAwait(false))
            .Where(m => m.Counter > table.Newest && m.OldNumber is null && m.NewNumber is null).ToList();
        var before = _before.GetValueOrDefault((side, resource), long.MaxValue);
        foreach (var mark in marks.Where(m => m.Class <= MarkClass.Dirty && m.Counter > before))
            session.On(side).Forget(resource, mark.Id);
        var entries = await EntriesAsync(session, side, resource, marks, cancellationToken).ConfigureAwait(false);
        lock (_lock)
        {
            foreach (var entry in entries)
                table.Put(entry);
        }
    }

    /// <summary>The marked records that are that entity, most urgent first.</summary>
    public IReadOnlyList<Entry> Of(Side side, string resource, string entity, bool onlyEntityOfResource)
    {
        lock (_lock)
            return _tables.TryGetValue((side, resource), out var table) ? [.. table.Sorted(entity, onlyEntityOfResource)] : [];
    }

    /// <summary>The first of them. They stay marked until somebody takes them.</summary>
    public Entry[] Next(Side side, string resource, string entity, bool onlyEntityOfResource, int take, MarkClass? atLeast)
    {
        lock (_lock)
        {
            return _tables.TryGetValue((side, resource), out var table)
                ? [.. table.Sorted(entity, onlyEntityOfResource).TakeWhile(e => atLeast is not { } urgent || e.Mark.Class <= urgent).Take(take)]
                : [];
        }
    }

    /// <summary>A record that this very run woke: it is worked off at once.</summary>
    public void Add(MarkRow mark, string entity)
    {
        lock (_lock)
        {
            if (_tables.TryGetValue((mark.Side, mark.Resource), out var table) && !table.Has(mark.Id))
                table.Put(new Entry(mark, entity));
        }
    }

    /// <summary>Puts a mark back that was taken and not settled.</summary>
    public void Return(MarkRow mark, string entity) => Add(mark, entity);

    /// <summary>Takes the mark of a record: whoever takes it settles it.</summary>
    public MarkRow? Take(Side side, string resource, string? id)
    {
        lock (_lock)
            return id is not null && _tables.TryGetValue((side, resource), out var table) ? table.Take(id) : null;
    }

    private static IEnumerable<(Side Side, string Resource)> Resources(Session session) =>
        Enum.GetValues<Side>().SelectMany(side => session.Mappings.Select(m => m.On(side).Resource.Name).Distinct(StringComparer.Ordinal).Select(r => (side, r)));

    private static async Task<List<Entry>> EntriesAsync(Session session, Side side, string resource, IEnumerable<MarkRow> marks, CancellationToken cancellationToken)
    {
        // A first run marks everything: of a hundred thousand records only what is asked of them is kept, and each name once.
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        string One(string name) => names.TryGetValue(name, out var known) ? known : names[name] = name;
        var entries = new List<Entry>();
        foreach (var chunk in marks.Where(static m => m.Id.Length > 0).DistinctBy(static m => m.Id).Chunk(500))
        {
            var rows = (await session.Store.FindRecordsAsync(session.Connection, side, resource, [.. chunk.Select(static m => m.Id)], cancellationToken).ConfigureAwait(false)).ToDictionary(static r => r.Id, StringComparer.Ordinal);
            var forgotten = new StoreBatch();
            forgotten.ClearedMarks.AddRange(chunk.Where(m => rows.TryGetValue(m.Id, out var row) && row.Forgotten));
            await session.CommitAsync(forgotten, cancellationToken).ConfigureAwait(false);
            entries.AddRange(chunk.Except(forgotten.ClearedMarks).Select(m => rows.TryGetValue(m.Id, out var row) ? new Entry(m with { Resource = resource }, One(row.Entity), row.Deleted) : new Entry(m with { Resource = resource }, null)));
        }

        return entries;
    }

    /// <param name="Mark">The mark.</param>
    /// <param name="Entity">What the record is; <see langword="null"/> = it is not known yet.</param>
    /// <param name="Deleted">It was seen to be gone.</param>
    internal sealed record Entry(MarkRow Mark, string? Entity, bool Deleted = false);

    /// <summary>The marks of one resource. The order is made when it is asked for and kept until a mark is added.</summary>
    private sealed class Table(Dictionary<string, Entry> entries, long newest)
    {
        private readonly Dictionary<(string Entity, bool Alone), Queue<Entry>> _sorted = [];

        /// <summary>The largest counter that was seen: what is above it is new.</summary>
        public long Newest { get; private set; } = newest;

        public bool Has(string id) => entries.ContainsKey(id);

        public void Put(Entry entry)
        {
            entries[entry.Mark.Id] = entry;
            Newest = Math.Max(Newest, entry.Mark.Counter);
            _sorted.Clear();
        }

        public MarkRow? Take(string id) => entries.Remove(id, out var entry) ? entry.Mark : null;

        public IEnumerable<Entry> Sorted(string entity, bool alone)
        {
            if (!_sorted.TryGetValue((entity, alone), out var queue))
                _sorted[(entity, alone)] = queue = new(entries.Values.Where(e => e.Entity == entity || (e.Entity is null && alone)).OrderBy(static e => e.Mark.Class).ThenBy(static e => e.Mark.At));
            // Those at the front were taken meanwhile.
            while (queue.TryPeek(out var first) && !IsOpen(first))
                queue.Dequeue();
            return queue.Where(IsOpen);
        }

        private bool IsOpen(Entry entry) => entries.TryGetValue(entry.Mark.Id, out var now) && ReferenceEquals(now, entry);
    }
}
