using System.Collections.Immutable;
using Connectors.Sync.Linking;
using Connectors.Sync.Planning;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Execution;

/// <summary>
/// Reads the change streams of both sides into dirty marks. A page's effects are local and committed together with its cursor (R28); nothing is written to a resource while it is paged.
/// </summary>
internal sealed class FeedReader(Session session)
{
    private const int MaxRepeats = 3;

    /// <summary>Under this name and the resource's it is kept among the cursors up to when its last pass has seen everything.</summary>
    private const string PassCursor = "$pass:";

    /// <summary>Marks that wait above this share of a resource are read by a scan of its pages instead of one by one (R29).</summary>
    private const double ScanShare = 0.05;

    /// <summary>So old the knowledge of a system may be in which records are made.</summary>
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMinutes(2);

    public async Task ReadAllAsync(CancellationToken cancellationToken)
    {
        var cursors = await session.Store.ListCursorsAsync(session.Connection, cancellationToken).ConfigureAwait(false);
        foreach (var side in Enum.GetValues<Side>())
        {
            var resources = session.Whole.Select(m => m.On(side)).Where(static b => b.Capabilities.Read == ReadAbility.List).Select(static b => b.Resource).DistinctBy(static r => r.Name);
            foreach (var resource in resources)
                await ReadAsync(side, resource, cursors, mayRest: true, cancellationToken).ConfigureAwait(false);

            foreach (var mapping in session.Whole.Where(m => m.On(side).Capabilities.Read == ReadAbility.ById))
                await MarkLinkedAsync(mapping, side, cursors.FirstOrDefault(c => c.Side == side && c.Resource == mapping.On(side).Resource.Name), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Reads the changes of a resource that this run has not read, or has not read for a while: before a record is made there, what is there already must be known (R16).
    /// A first run goes on for hours, and meanwhile people enter by hand what it is about to make.
    /// </summary>
    public async Task ReadUnreadAsync(Side side, ResourceCapabilities resource, CancellationToken cancellationToken)
    {
        var passes = session.On(side).FindPasses(resource.Name);
        var began = session.Clock.GetUtcNow();
        if (passes is not null && (session.Plan is not null || resource.Cursor == CursorKind.None || began - passes.LookedAt < LookAgainAfter))
            return;
        var cursors = await session.Store.ListCursorsAsync(session.Connection, cancellationToken).ConfigureAwait(false);
        if (passes is null)
        {
            await ReadAsync(side, resource, cursors, mayRest: false, cancellationToken).ConfigureAwait(false);
        }
        else if (cursors.FirstOrDefault(c => c.Side == side && c.Resource == resource.Name) is { Cursor: { } cursor } row)
        {
            await PassAsync(side, resource, row, cursor, began, keepCursor: false, cancellationToken).ConfigureAwait(false);
            // What the marks of this run prove is told by the pass that they come from: only that it was looked at is new.
            session.On(side).Passed(resource.Name, passes with { LookedAt = began });
        }
    }

    /// <summary>
    /// Reads what became of records that this run made. Where the system tells what changed, that is a page or two; where it only lists everything, the records are read by their ids, or by one more listing when they are many.
    /// </summary>
    public async Task ReadMadeAsync(Side side, ResourceCapabilities resource, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var began = session.Clock.GetUtcNow();
        var row = (await session.Store.ListCursorsAsync(session.Connection, cancellationToken).ConfigureAwait(false)).FirstOrDefault(c => c.Side == side && c.Resource == resource.Name);
        await session.Marks.BeginPassAsync(session, side, resource.Name, cancellationToken).ConfigureAwait(false);
        if (row is { Cursor: { } cursor } && resource.Cursor != CursorKind.None)
        {
            await PassAsync(side, resource, row, cursor, began, keepCursor: false, cancellationToken).ConfigureAwait(false);
            // What the marks of this run prove is told by the pass that they come from: only that it was looked at is new.
            if (session.On(side).FindPasses(resource.Name) is { } passes)
                session.On(side).Passed(resource.Name, passes with { LookedAt = began });
        }
        else if (row is { FullAt: not null } && ids.Count > await ScanAboveAsync(side, resource, cancellationToken).ConfigureAwait(false))
        {
            await ReadEverythingAsync(side, resource, row, began, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            var batch = new StoreBatch();
            batch.Marks.AddRange(ids.Select(id => new MarkRow { Side = side, Resource = resource.Name, Id = id, Class = MarkClass.Feed, At = began }));
            await session.CommitAsync(batch, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>From so many records on, reading the pages costs less than reading record by record.</summary>
    private async Task<double> ScanAboveAsync(Side side, ResourceCapabilities resource, CancellationToken cancellationToken) =>
        Math.Max(50, ScanShare * await session.Store.CountRecordsAsync(session.Connection, side, resource.Name, cancellationToken).ConfigureAwait(false));

    private async Task ReadAsync(Side side, ResourceCapabilities resource, IReadOnlyList<CursorRow> cursors, bool mayRest, CancellationToken cancellationToken)
    {
        var began = session.Clock.GetUtcNow();
        await session.Marks.BeginPassAsync(session, side, resource.Name, cancellationToken).ConfigureAwait(false);
        if (!await ReadAsync(side, resource, cursors.FirstOrDefault(c => c.Side == side && c.Resource == resource.Name), began, mayRest, cancellationToken).ConfigureAwait(false))
            return;
        var before = cursors.FirstOrDefault(c => c.Side == side && c.Resource == PassCursor + resource.Name)?.FullAt;
        session.On(side).Passed(resource.Name, new FeedPasses(began, began - resource.Overlap, before, began));
    }

    /// <summary>A system that can be asked for a record but lists none shows its edits only when it is asked: every linked record, from time to time (D2).</summary>
    private async Task MarkLinkedAsync(CompiledMapping mapping, Side side, CursorRow? row, CancellationToken cancellationToken)
    {
        var now = session.Clock.GetUtcNow();
        if (row?.FullAt is { } last && now - last < session.Options.FullReadEvery)
            return;
        var resource = mapping.On(side).Resource.Name;
        Guid? after = null;
        while (await session.Store.ListLinksAsync(session.Connection, mapping.Name, after, 500, cancellationToken).ConfigureAwait(false) is { Count: > 0 } links)
        {
            after = links[^1].Id;
            var batch = new StoreBatch();
            batch.Marks.AddRange(links.Where(l => l.State == LinkState.Active).Select(l => l.IdOn(side)).OfType<string>().Select(id => new MarkRow { Side = side, Resource = resource, Id = id, Class = MarkClass.Drift, At = now }));
            await session.CommitAsync(batch, cancellationToken).ConfigureAwait(false);
        }

        await session.CommitAsync(new StoreBatch { Cursors = { (row ?? new CursorRow { Side = side, Resource = resource }) with { FullAt = now } } }, cancellationToken).ConfigureAwait(false);
    }

    /// <returns>It was read; <see langword="false"/> = it rests.</returns>
    private async Task<bool> ReadAsync(Side side, ResourceCapabilities resource, CursorRow? row, DateTimeOffset began, bool mayRest, CancellationToken cancellationToken)
    {
        row ??= new CursorRow { Side = side, Resource = resource.Name };
        if (row.Cursor is null || resource.Cursor == CursorKind.None || session.Rescan || row.FullAt is null || session.Clock.GetUtcNow() - row.FullAt >= session.Options.FullReadEvery)
        {
            var asked = resource.ReadEvery is null && session.Request.Trigger != RunRequest.Changed ? [] : await SomewhereAsync(side, resource, cancellationToken).ConfigureAwait(false);
            if (mayRest && asked.Count == 0 && Rests(resource, row))
                return false;
            await ReadEverythingAsync(side, resource, row, began, cancellationToken).ConfigureAwait(false);
            if (asked.Count > 0)
            {
                var done = new StoreBatch();
                done.ClearedMarks.AddRange(asked);
                await session.CommitAsync(done, cancellationToken).ConfigureAwait(false);
            }

            return true;
        }

        var waiting = await session.Store.CountMarksAsync(session.Connection, side, resource.Name, cancellationToken).ConfigureAwait(false);
        var scanAbove = await ScanAboveAsync(side, resource, cancellationToken).ConfigureAwait(false);
        var (after, _) = await PassAsync(side, resource, row, row.Cursor, began, keepCursor: false, cancellationToken).ConfigureAwait(false);
        // The marks of a run that was cut short. The cursor stays where the pass put it, so that no deletion is skipped.
        if (waiting > scanAbove)
            await PassAsync(side, resource, after, null, began, keepCursor: true, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>It was read a short while ago, nothing asks for it, and nobody waits. A run that a change asked for reads that change; the rest is read at the next slot.</summary>
    private bool Rests(ResourceCapabilities resource, CursorRow row) => resource.Cursor == CursorKind.None && session is { Rescan: false, Plan: null } && row.FullAt is { } last && session.Request.Trigger switch
    {
        RunRequest.Scheduled => session.Request.Mapping is null && resource.ReadEvery is { } every && session.Clock.GetUtcNow() - last < every,
        RunRequest.Changed => session.Clock.GetUtcNow() - last < session.Options.FullReadEvery,
        _ => false,
    };

    /// <summary>Marks that say that something of the resource changed, and not what.</summary>
    private async Task<IReadOnlyList<MarkRow>> SomewhereAsync(Side side, ResourceCapabilities resource, CancellationToken cancellationToken) =>
        [.. (await session.Store.ListMarksAsync(session.Connection, side, resource.Name, int.MaxValue, cancellationToken).ConfigureAwait(false)).Where(static m => m.Id.Length == 0)];

    private async Task ReadEverythingAsync(Side side, ResourceCapabilities resource, CursorRow row, DateTimeOffset began, CancellationToken cancellationToken)
    {
        for (var repeat = 0; ; repeat++)
        {
            // Pages in an order that edits move: a row may have slipped through between two pages, and what moved was shown at the end. Only another whole pass that shows nothing new proves that none did.
            (row, var news) = await PassAsync(side, resource, row, null, began, keepCursor: false, cancellationToken).ConfigureAwait(false);
            if (resource.StableOrder)
                return;
            if (news == 0 || repeat == MaxRepeats)
            {
                // Only now: a process that ends before the proof begins the proof again.
                var proved = new StoreBatch { Cursors = { row with { FullAt = session.Clock.GetUtcNow() }, new CursorRow { Side = side, Resource = PassCursor + resource.Name, FullAt = began - resource.Overlap } } };
                await session.CommitAsync(proved, cancellationToken).ConfigureAwait(false);
                return;
            }
        }
    }

    private async Task<(CursorRow Row, int News)> PassAsync(Side side, ResourceCapabilities resource, CursorRow row, string? from, DateTimeOffset began, bool keepCursor, CancellationToken cancellationToken)
    {
        var everything = from is null;
        var pass = everything ? row.Pass + 1 : row.Pass;
        var selections = Selections(side, resource.Name);
        var request = new ReadRequest { Resource = resource.Name, Cursor = from, Entities = selections };
        var news = 0;
        var complete = false;
        var current = row with { Pass = pass };
        await foreach (var page in session.On(side).Provider.ReadChangesAsync(request, cancellationToken).ConfigureAwait(false))
        {
            var batch = new StoreBatch();
            news += await AddPageAsync(side, resource, page, pass, everything, began, batch, cancellationToken).ConfigureAwait(false);
            // A scan is not continued by its pages' cursors, nor is a pass whose pages move under it: only the last one is good for the next pass.
            if (!keepCursor && (page.IsLast || (!everything && resource.StableOrder)))
                current = current with { Cursor = page.NextCursor };
            var proves = page.IsLast && (resource.StableOrder || !everything);
            if (proves && everything)
                current = current with { FullAt = session.Clock.GetUtcNow() };
            complete |= page.CompleteEnumeration;
            batch.Cursors.Add(current);
            if (proves)
                batch.Cursors.Add(new CursorRow { Side = side, Resource = PassCursor + resource.Name, FullAt = began - resource.Overlap });
            await session.CommitAsync(batch, cancellationToken).ConfigureAwait(false);
        }

        if (everything && complete)
            await MarkMissingAsync(side, resource, pass, cancellationToken).ConfigureAwait(false);
        return (current, news);
    }

    private ImmutableArray<EntitySelection> Selections(Side side, string resource) =>
    [
        .. session.Known.Select(m => (Mapping: m, Side: m.On(side))).Where(x => x.Side.Resource.Name == resource)
            .GroupBy(static x => x.Side.Schema.Entity, StringComparer.Ordinal)
            .Select(g => new EntitySelection(g.First().Side.Schema, [.. g.SelectMany(x => x.Mapping.SlotsOf(side)).Distinct().OrderBy(static s => s.Index)])),
    ];

    /// <returns>How many records show that something happened since they were listed before: of none it proves that none slipped through.</returns>
    private async Task<int> AddPageAsync(Side side, ResourceCapabilities resource, ChangePage page, long pass, bool everything, DateTimeOffset began, StoreBatch batch, CancellationToken cancellationToken)
    {
        var known = (await session.Store.FindRecordsAsync(session.Connection, side, resource.Name, [.. page.Changes.Select(static c => c.Ref.Id.Value).Distinct(StringComparer.Ordinal)], cancellationToken).ConfigureAwait(false))
            .ToDictionary(static r => r.Id, StringComparer.Ordinal);
        var now = session.Clock.GetUtcNow();
        var rows = new Dictionary<string, RecordRow>(StringComparer.Ordinal);
        var marked = new HashSet<string>(StringComparer.Ordinal);
        var moved = 0;
        foreach (var change in page.Changes)
        {
            var id = change.Ref.Id.Value;
            var before = rows.GetValueOrDefault(id) ?? known.GetValueOrDefault(id);
            if (before is { Forgotten: true })
            {
                // Nothing of it is remembered again, and nothing is done with it.
                rows[id] = before with { Pass = pass };
                session.On(side).Forget(resource.Name, id);
                continue;
            }

            var row = RowOf(side, resource.Name, change, pass, before);
            rows[id] = row;
            if (change.Record is { Deleted: false } record && !row.Deleted)
                session.On(side).Remember(resource.Name, record, full: false, began);
            else
                session.On(side).Forget(resource.Name, id);
            if (IsNews(resource, before, row, everything) || (session.Rescan && everything && !row.Deleted))
                marked.Add(id);
            else if (everything && !resource.StableOrder && before is not null && row.ModifiedAt != before.ModifiedAt)
                // Nothing of it changed that is shown, but its place did: another one may have slipped through where it was.
                moved++;
        }

        batch.Records.AddRange(rows.Values);
        batch.Marks.AddRange(marked.Select(id => new MarkRow { Side = side, Resource = resource.Name, Id = id, Class = MarkClass.Feed, At = now }));
        return marked.Count + moved;
    }

    private RecordRow RowOf(Side side, string resource, RecordChange change, long pass, RecordRow? before)
    {
        var entity = change.Ref.Entity;
        var deleted = change.Deleted || change.Record is { Deleted: true };
        if (change.Record is not { } record)
        {
            return before is null
                ? new RecordRow { Side = side, Resource = resource, Id = change.Ref.Id.Value, Entity = entity, Deleted = deleted, Pass = pass }
                : before with { Deleted = deleted, Pass = pass, Hash = deleted ? before.Hash : "" };
        }

        var keys = new List<string>();
        var mappings = session.Known.Where(m => m.On(side).Schema.Entity == entity).ToList();
        var takes = mappings.Count > 1 ? mappings.Where(m => Records.View(m, side, record).State == SideState.InScope).ToList() : [];
        // What one mapping takes is no candidate of another one's; what none takes is known to all of them, so that nothing is made twice.
        foreach (var mapping in takes.Count > 0 ? takes : mappings)
            keys.AddRange(MatchKeys.StoredOf(mapping, side, record));

        return new RecordRow
        {
            Side = side,
            Resource = resource,
            Id = record.Id.Value,
            Entity = entity,
            // A stamp that is younger than its grain may stand for a second change too, and a page does not show every field.
            Hash = IsPartial(record) && record.ModifiedAt + Granularity(side, resource) + session.Options.ClockSkew > session.Clock.GetUtcNow() ? "" : HashOf(record),
            ModifiedAt = record.ModifiedAt,
            Marker = MarkerOf(side, record),
            Deleted = deleted,
            Pass = pass,
            Keys = deleted ? [] : keys,
        };
    }

    private static bool IsPartial(SyncRecord record)
    {
        for (var i = 0; i < record.Schema.Fields.Length; i++)
        {
            if (record[new FieldSlot(i)].IsAbsent)
                return true;
        }

        return false;
    }

    private TimeSpan Granularity(Side side, string resource) => session.On(side).Description.Capabilities.FindResource(resource)?.Granularity ?? TimeSpan.Zero;

    private string? MarkerOf(Side side, SyncRecord record) =>
        session.On(side).Description.Capabilities.Find(record.Schema.Entity)?.MarkerField is { } field && record.TryGet(field, out var value) && value.Kind == FieldValueKind.Text
        && value.AsText() is { } text && text.StartsWith(session.MarkerPrefix, StringComparison.Ordinal) ? text : null;

    private static string HashOf(SyncRecord record)
    {
        var values = ImmutableArray.CreateBuilder<FieldValue>(record.Schema.Fields.Length);
        for (var i = 0; i < record.Schema.Fields.Length; i++)
            values.Add(record[new FieldSlot(i)]);
        return Values.Hash(values.MoveToImmutable());
    }

    /// <summary>Whether a listed record may differ from what was known of it. Where the system keeps a change stamp, an equal stamp with equal listed values is the version that was read before.</summary>
    private static bool IsNews(ResourceCapabilities resource, RecordRow? before, RecordRow row, bool everything)
    {
        if (before is null)
            return !row.Deleted;
        if (before.Deleted != row.Deleted || before.Entity != row.Entity)
            return true;
        if (row.Deleted)
            return false;
        if (before.Hash.Length == 0 || before.Hash != row.Hash)
            return true;
        // Without a cursor the stamp is all that tells of a change in a field that pages do not list.
        return resource.Cursor == CursorKind.None ? row.ModifiedAt is not null && row.ModifiedAt != before.ModifiedAt : !everything && (row.ModifiedAt is null || row.ModifiedAt != before.ModifiedAt);
    }

    /// <summary>What a complete enumeration did not show is read by its id: only that says whether it is deleted (R14).</summary>
    private async Task MarkMissingAsync(Side side, ResourceCapabilities resource, long pass, CancellationToken cancellationToken)
    {
        string? after = null;
        while (true)
        {
            var missing = await session.Store.ListNotSeenAsync(session.Connection, side, resource.Name, pass, after, 500, cancellationToken).ConfigureAwait(false);
            if (missing.Count == 0)
                return;
            after = missing[^1].Id;
            var batch = new StoreBatch();
            var now = session.Clock.GetUtcNow();
            batch.Marks.AddRange(missing.Select(r => new MarkRow { Side = side, Resource = resource.Name, Id = r.Id, Class = MarkClass.Drift, At = now }));
            await session.CommitAsync(batch, cancellationToken).ConfigureAwait(false);
        }
    }
}
