using System.Globalization;

namespace Connectors.World.Systems;

/// <summary>One pass over a system's changes. Each page is a query of its own: what happens between two of them moves rows.</summary>
internal sealed class Feed
{
    private readonly Server _server;
    private readonly string _process;
    private readonly ReadRequest _request;
    private readonly EntitySpec _entity;
    private readonly long? _since;
    private (long Key, string Id)? _after;
    private int _offset;
    private long? _mark;

    public Feed(Server server, string process, ReadRequest request)
    {
        _server = server;
        _process = process;
        _request = request;
        _entity = server.Entities.First(e => e.Resource == request.Resource);
        if (request.Cursor is not null && server.Traits.Cursor != CursorKind.None)
            _since = long.Parse(request.Cursor, CultureInfo.InvariantCulture);
    }

    public ChangePage NextPage()
    {
        var traits = _server.Traits;
        var asOf = _server.Simulation.Ticks - traits.ListLag.Ticks;
        _mark ??= traits.Cursor == CursorKind.Sequence ? _server.Rows.SelectMany(static r => r.States).Where(s => s.At <= asOf).Select(static s => s.Sequence).DefaultIfEmpty(0).Max() : Floor(asOf + traits.Skew.Ticks);
        _server.ListedUpTo = Math.Max(_server.ListedUpTo, asOf);
        _server.ListedBy[_process] = Math.Max(_server.ListedBy.GetValueOrDefault(_process, -1), asOf);
        var all = _server.Rows.Where(r => r.Entity == _entity).Select(r => (Row: r, State: r.AsOf(asOf))).Where(static x => x.State is not null).Select(static x => (x.Row, State: x.State!)).ToList();
        return _since is { } since ? Changed(all, since, asOf) : Everything(all, asOf);
    }

    /// <summary>What changed since the cursor, in the order of the changes.</summary>
    private ChangePage Changed(List<(Row Row, State State)> all, long since, long asOf)
    {
        var traits = _server.Traits;
        var sequence = traits.Cursor == CursorKind.Sequence;
        // A careful provider reads back as far as stamps may be late: the grain, the lag and the length of a transaction.
        var from = sequence ? since : since - (traits.ListLag + traits.StampLead + traits.Grain).Ticks;
        var rows = all.Select(x => (x.Row, x.State, Key: sequence ? x.State.Sequence : x.State.Stamp))
            .Where(x => sequence ? x.Key > from : x.Key >= from)
            .Where(x => _after is not { } a || x.Key > a.Key || (x.Key == a.Key && string.CompareOrdinal(x.Row.Id, a.Id) > 0))
            .OrderBy(static x => x.Key).ThenBy(static x => x.Row.Id, StringComparer.Ordinal).ToList();
        var page = rows.Take(traits.PageSize).ToList();
        var last = page.Count == rows.Count;
        if (!sequence)
            _server.StampPages.Add((_process, _entity, _after?.Key - 1 ?? from - 1, last ? long.MaxValue : page[^1].Key, asOf, _server.Simulation.Ticks));
        if (page.Count > 0)
            _after = (page[^1].Key, page[^1].Row.Id);
        // Between pages the cursor may only say what this page proves; the last one says how far the pass looked.
        var cursor = last ? Math.Max(since, Math.Max(_mark!.Value, _after?.Key ?? since)) : Math.Max(since, _after!.Value.Key - (sequence ? 0 : 1));
        if (sequence && last)
            cursor = Math.Max(since, _after?.Key ?? since);
        return Page(page.Select(static x => (x.Row, x.State)), cursor, last, complete: false, asOf);
    }

    private ChangePage Everything(List<(Row Row, State State)> all, long asOf)
    {
        var traits = _server.Traits;
        var shown = all.Where(x => !x.State.Deleted || traits.Deletes == DeleteVisibility.Flag);
        List<(Row Row, State State)> page;
        bool last;
        if (traits.StableOrder)
        {
            var rows = shown.Where(x => _after is not { } a || string.CompareOrdinal(x.Row.Id, a.Id) > 0).OrderBy(static x => x.Row.Id, StringComparer.Ordinal).ToList();
            page = [.. rows.Take(traits.PageSize)];
            last = page.Count == rows.Count;
            if (traits.Cursor != CursorKind.None)
                _server.StampPages.Add((_process, _entity, -1, long.MaxValue, asOf, _server.Simulation.Ticks));
            _server.KeysetPages.Add((_process, _entity, _after?.Id, last ? null : page[^1].Row.Id, asOf, _server.Simulation.Ticks));
            if (page.Count > 0)
                _after = (0, page[^1].Row.Id);
        }
        else
        {
            // Offset pages in the order of the stamps: whoever edits a record moves it to the end, and the next page begins one row too late.
            var rows = shown.OrderBy(static x => x.State.Stamp).ThenBy(static x => x.Row.Id, StringComparer.Ordinal).ToList();
            page = [.. rows.Skip(_offset).Take(traits.PageSize)];
            last = _offset + page.Count >= rows.Count;
            _server.StampPages.Add((_process, _entity, _offset == 0 ? -1 : rows[Math.Min(_offset, rows.Count) - 1].State.Stamp, last ? long.MaxValue : page[^1].State.Stamp, asOf, _server.Simulation.Ticks));
            _offset += page.Count;
        }

        return Page(page, _mark!.Value, last, complete: last && traits.StableOrder, asOf);
    }

    private ChangePage Page(IEnumerable<(Row Row, State State)> rows, long cursor, bool last, bool complete, long asOf)
    {
        var schema = _request.Entities.First(e => e.Schema.Entity == _entity.Name).Schema;
        List<RecordChange> changes = [];
        foreach (var (row, state) in rows)
        {
            row.ListedAt = asOf;
            var reference = new RecordRef(_entity.Name, row.Id);
            if (state.Deleted && _server.Traits.Deletes != DeleteVisibility.Flag)
            {
                if (_server.Traits.Deletes == DeleteVisibility.InFeed)
                    changes.Add(new RecordChange(reference, null, Deleted: true));
                continue;
            }

            changes.Add(new RecordChange(reference, Records.Of(schema, row, state, asOf, _server.Simulation.Ticks, listed: true), state.Deleted));
        }

        return new ChangePage(changes, cursor.ToString(CultureInfo.InvariantCulture)) { IsLast = last, CompleteEnumeration = complete };
    }

    private long Floor(long ticks) => ticks - (ticks % _server.Traits.Grain.Ticks);
}
