using System.Collections.Immutable;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Connectors.Crm.EntityFrameworkCore.Marks;
using Connectors.Crm.EntityFrameworkCore.Model;
using Connectors.Sync;

namespace Connectors.Crm.EntityFrameworkCore.Reading;

/// <summary>
/// Reads the change stream of one table: marked rows by their keys, then rows by change stamp with overlap, or all rows by key. Every page has a context of its own; none is held while the
/// page is worked on.
/// </summary>
internal sealed class ChangeReader(CrmPlan plan, ResourcePlan resource, IContextSource contexts, MarkQueue? marks, MarkQueue? unused, TimeProvider clock)
{
    private const int MaxPageSize = 1000;

    public async IAsyncEnumerable<ChangePage> ReadAsync(ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var start = clock.GetUtcNow();
        var cursor = CrmCursor.Parse(request.Cursor);
        var pass = await BeginAsync(request, cursor, start, cancellationToken).ConfigureAwait(false);
        // Nobody can tell whose these are, so nobody reads them: they must not pile up.
        if (unused is not null)
            await Guarded.RunAsync(() => unused.DiscardAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
        if (marks is not null && cursor is { Batch: { } done, Page: >= 0 })
            await Guarded.RunAsync(() => marks.DeleteAsync(done, cursor.Page, cancellationToken), cancellationToken).ConfigureAwait(false);

        if (cursor is null || cursor.ScanAfter is not null)
        {
            await foreach (var page in ScanAsync(pass, cursor, request.Cursor is null, cancellationToken).ConfigureAwait(false))
                yield return page;
            yield break;
        }

        var news = new MarkedNews();
        if (marks is not null)
        {
            await foreach (var page in ReadMarkedAsync(pass, cursor, news, cancellationToken).ConfigureAwait(false))
                yield return page;
        }

        var byStamp = resource.ChangedAt is not null && cursor.Stamp is not null;
        var fullIsDue = resource.ChangedAt is null && (cursor.FullAt is not { } last || start - last >= plan.FullScanEvery);
        var rest = byStamp && !news.Everything ? ReadSinceAsync(pass, cursor, news.Since, cancellationToken)
            : !byStamp && resource.ChangedAt is not null || news.Everything || fullIsDue ? ScanAsync(pass, null, false, cancellationToken)
            : Nothing(pass, cursor);
        await foreach (var page in rest.WithCancellation(cancellationToken).ConfigureAwait(false))
            yield return page;
    }

    private async Task<Pass> BeginAsync(ReadRequest request, CrmCursor? cursor, DateTimeOffset start, CancellationToken cancellationToken)
    {
        var selected = ImmutableArray.CreateBuilder<Selected>();
        foreach (var entity in request.Entities)
        {
            var at = plan.Entity(entity.Schema.Entity);
            var names = at.Definition.LiveBag is null ? ImmutableHashSet<string>.Empty : await Guarded.RunAsync(() => contexts.WithAsync(db => at.LiveNamesAsync(db, cancellationToken), cancellationToken), cancellationToken).ConfigureAwait(false);
            selected.Add(Selected.Of(at, entity.Schema, entity.Fields, names));
        }

        var all = selected.ToImmutable();
        return new Pass(all, new RowShape(resource, all), Math.Clamp(request.PageSizeHint, 1, MaxPageSize), start, Guid.CreateVersion7(start));
    }

    /// <summary>Rows that marks name. Feed marks (new rows without a key) say how far back the stamps must be read, and are consumed with the last page only, which does that.</summary>
    private async IAsyncEnumerable<ChangePage> ReadMarkedAsync(Pass pass, CrmCursor cursor, MarkedNews news, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var page = 0; ; page++)
        {
            var number = page;
            var taken = await Guarded.RunAsync(() => marks!.TakeAsync(pass.Batch, number, pass.Size, cancellationToken), cancellationToken).ConfigureAwait(false);
            if (taken.Count == 0)
                yield break;
            pass.TookMarks = true;
            foreach (var mark in taken.Where(static m => m.RecordId is null))
                news.Add(mark.ChangedAt);
            var ids = taken.Select(static m => m.RecordId).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
            if (ids.Count > 0)
            {
                var changes = await FindAsync(pass, ids, cancellationToken).ConfigureAwait(false);
                yield return new ChangePage(changes, (cursor with { Batch = pass.Batch, Page = page }).ToString());
                pass.PagesCommitted = page;
            }

            if (taken.Count < pass.Size)
                yield break;
        }
    }

    private async IAsyncEnumerable<ChangePage> ReadSinceAsync(Pass pass, CrmCursor cursor, DateTimeOffset? widened, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var from = (widened < cursor.Stamp ? widened : cursor.Stamp)!.Value;
        var overlap = resource.Overlap(plan.Overlap);
        from = from - DateTimeOffset.MinValue > overlap ? from - overlap : DateTimeOffset.MinValue;
        var stamp = resource.ChangedAt!.Build(resource.Row);
        var scope = Predicates.IsAny(resource, pass.Selected.Select(static s => s.Entity));
        var position = Predicates.AtOrAfter(stamp, Times.FromUtc(from, stamp.Type, resource.Zone, resource.UnspecifiedTimes));
        var newest = cursor.Stamp!.Value;
        while (true)
        {
            var rows = await QueryAsync(pass, new RowQuery(Predicates.All(scope, position)) { OrderBy = [stamp, .. KeyColumns()], Take = pass.Size + 1 }, cancellationToken).ConfigureAwait(false);
            var last = rows.Count <= pass.Size;
            if (!last)
                rows.RemoveAt(pass.Size);
            if (rows.Count > 0)
                newest = Later(newest, pass.Shape.ChangedAt(rows[^1])!.Value);
            // Never beyond the start of this pass: what commits behind our back while we read has a stamp after it, give or take the overlap.
            var next = cursor with { Stamp = Earlier(newest, pass.Start) };
            yield return new ChangePage(Changes(pass, rows), (last ? pass.Final(next) : pass.Middle(next)).ToString()) { IsLast = last };
            if (last)
                yield break;
            var at = pass.Shape.StampOf(rows[^1])!;
            position = Expression.OrElse(Predicates.After(stamp, at), Predicates.All(Predicates.Is(stamp, at), Predicates.AfterKey(resource, pass.Shape.KeyOf(rows[^1])))!);
        }
    }

    /// <summary>All rows, by key: an order that no write moves, so that what is not shown is not there.</summary>
    private async IAsyncEnumerable<ChangePage> ScanAsync(Pass pass, CrmCursor? resumed, bool asked, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var start = resumed?.ScanStart ?? pass.Start;
        var batch = resumed?.Batch;
        IReadOnlyList<RecordChange> gone = [];
        if (resumed is null && marks is not null)
        {
            // What is marked now is committed now, so the scan shows it.
            var deleted = await Guarded.RunAsync(() => marks.TakeAllAsync(pass.Batch, cancellationToken), cancellationToken).ConfigureAwait(false);
            batch = pass.Batch;
            if (deleted.Count > 0)
                gone = [.. (await FindAsync(pass, deleted, cancellationToken).ConfigureAwait(false)).Where(static c => c.Deleted)];
        }

        var after = resumed?.ScanAfter is { } text ? resource.Key.Parse(text) : null;
        var newest = resumed?.Stamp;
        var scope = Predicates.IsAny(resource, pass.Selected.Select(static s => s.Entity));
        while (true)
        {
            var position = after is null ? null : Predicates.AfterKey(resource, after);
            var rows = await QueryAsync(pass, new RowQuery(Predicates.All(scope, position)) { OrderBy = KeyColumns(), Take = pass.Size + 1 }, cancellationToken).ConfigureAwait(false);
            var last = rows.Count <= pass.Size;
            if (!last)
                rows.RemoveAt(pass.Size);
            foreach (var row in rows)
                newest = pass.Shape.ChangedAt(row) is { } at ? Earlier(newest is { } n ? Later(n, at) : at, start) : newest;
            var changes = Changes(pass, rows);
            if (gone.Count > 0)
                changes = [.. gone, .. changes];
            gone = [];
            // A table without rows, or without stamps yet: whatever comes has a stamp after the start of this scan.
            var next = last
                ? new CrmCursor { Stamp = resource.ChangedAt is null ? null : newest ?? start, Batch = batch, Page = batch is null ? -1 : int.MaxValue, FullAt = start }
                : new CrmCursor { Stamp = newest, Batch = batch, ScanAfter = pass.Shape.IdOf(rows[^1]).Value, ScanStart = start };
            yield return new ChangePage(changes, next.ToString()) { IsLast = last, CompleteEnumeration = last && asked };
            if (last)
                yield break;
            after = pass.Shape.KeyOf(rows[^1]);
        }
    }

    private static async IAsyncEnumerable<ChangePage> Nothing(Pass pass, CrmCursor cursor)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        yield return new ChangePage([], pass.Final(cursor).ToString()) { IsLast = true };
    }

    private Expression[] KeyColumns() => [.. Enumerable.Range(0, resource.Key.Properties.Count).Select(i => resource.Key.Access(resource.Row, i))];

    private static RecordChange[] Changes(Pass pass, List<object?[]> rows) =>
        [.. rows.Select(row => pass.Shape.ToRecord(row)).OfType<SyncRecord>().Select(static record => new RecordChange(record.Ref, record, record.Deleted))];

    private Task<List<object?[]>> QueryAsync(Pass pass, RowQuery query, CancellationToken cancellationToken) =>
        Guarded.RunAsync(() => contexts.WithAsync(db => resource.QueryAsync(db, pass.Shape.Columns, query, cancellationToken), cancellationToken), cancellationToken);

    private Task<RecordChange[]> FindAsync(Pass pass, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) => Guarded.RunAsync(() => contexts.WithAsync(async db =>
    {
        var found = await RowFinder.FindAsync(db, resource, pass.Selected, ids, cancellationToken).ConfigureAwait(false);
        var first = pass.Selected[0].Entity.Name;
        return ids.Select(id => found[id] switch
        {
            RowState.Here { Record: { } record } => new RecordChange(record.Ref, record, record.Deleted),
            RowState.Here here => new RecordChange(new RecordRef(here.Entity.Name, id), null),
            RowState.Gone => new RecordChange(new RecordRef(first, id), null, Deleted: true),
            _ => new RecordChange(new RecordRef(first, id), null),
        }).ToArray();
    }, cancellationToken), cancellationToken);

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private sealed record Pass(ImmutableArray<Selected> Selected, RowShape Shape, int Size, DateTimeOffset Start, Guid Batch)
    {
        public int PagesCommitted { get; set; } = -1;

        public bool TookMarks { get; set; }

        /// <summary>A page between: whoever comes with its cursor has the pages of marked rows, but not yet what feed marks ask for.</summary>
        public CrmCursor Middle(CrmCursor cursor) => cursor with { Batch = PagesCommitted < 0 ? null : Batch, Page = PagesCommitted };

        public CrmCursor Final(CrmCursor cursor) => cursor with { Batch = TookMarks ? Batch : null, Page = TookMarks ? int.MaxValue : -1 };
    }

    /// <summary>What feed marks ask for.</summary>
    private sealed class MarkedNews
    {
        /// <summary>A new row's stamp is not known: only reading everything is sure to find it.</summary>
        public bool Everything { get; private set; }

        public DateTimeOffset? Since { get; private set; }

        public void Add(long? ticks)
        {
            if (ticks is not { } value)
                Everything = true;
            else if (new DateTimeOffset(value, TimeSpan.Zero) is var at && (Since is null || at < Since))
                Since = at;
        }
    }
}
