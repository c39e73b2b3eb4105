using System.Globalization;
using Connectors.Sync;

namespace Connectors.Testing.Tests.Conformance.Memory;

/// <summary>
/// The change stream of the small system. A cursor is <c>m1;scan;{since};{after}</c> in the middle of reading everything by number, <c>m1;since;{since};{stamp};{after}</c> in the middle of
/// reading changes, and <c>m1;offset;{since};{newest};{page}</c> where the system only numbers its pages.
/// </summary>
internal sealed class MemoryFeed
{
    private readonly MemorySystem _system;
    private readonly ReadRequest _request;
    private readonly Dictionary<string, EntitySelection> _selections;
    private readonly bool _asked;
    private readonly string _mode;
    private readonly long _since;
    private long _stamp;
    private long _after;

    public MemoryFeed(MemorySystem system, ReadRequest request)
    {
        _system = system;
        _request = request;
        _selections = request.Entities.ToDictionary(static e => e.Schema.Entity, StringComparer.Ordinal);
        _asked = request.Cursor is null;
        var parts = request.Cursor?.Split(';') is ["m1", var mode, var since, var stamp, var after] ? (mode, Number(since), Number(stamp), Number(after)) : ((string, long, long, long)?)null;
        (_mode, _since, _stamp, _after) = parts ?? (Offsets ? "offset" : "scan", Offsets ? 0 : Position, 0, 0);
    }

    private bool Offsets => !_system.Shape.StableOrder;

    private bool BySequence => _system.Shape.Cursor == CursorKind.Sequence;

    /// <summary>Where a change stream stands now: what comes later is at it or behind it.</summary>
    private long Position => BySequence ? _system.Sequence + 1 : _system.Now.UtcTicks;

    private int Size => Math.Clamp(_request.PageSizeHint, 1, 100);

    public ChangePage Next() => _mode switch
    {
        "scan" => Scan(),
        "since" => Since(),
        _ => Offset(),
    };

    private ChangePage Scan()
    {
        var rows = Visible.Where(r => r.Number > _after && (r.Lives || _system.Shape.Deletes == DeleteVisibility.Flag)).OrderBy(static r => r.Number).Take(Size + 1).ToList();
        var last = rows.Count <= Size;
        rows = [.. rows.Take(Size)];
        _after = rows.Count > 0 ? rows[^1].Number : _after;
        return new(Changes(rows), last ? Cursor("since", _since, _since, 0) : Cursor("scan", _since, 0, _after)) { IsLast = last, CompleteEnumeration = last && _asked };
    }

    private ChangePage Since()
    {
        if (_stamp < _since)
            _stamp = _since;
        var rows = Visible.Where(r => Of(r) > _stamp || (Of(r) == _stamp && r.Number > _after)).Where(r => r.Lives || _system.Shape.Deletes != DeleteVisibility.None)
            .OrderBy(Of).ThenBy(static r => r.Number).Take(Size + 1).ToList();
        var last = rows.Count <= Size;
        rows = [.. rows.Take(Size)];
        (_stamp, _after) = rows.Count > 0 ? (Of(rows[^1]), rows[^1].Number) : (_stamp, _after);
        // The next pass begins at the stamp, not behind it: more may come at that very moment.
        return new(Changes(rows), last ? Cursor("since", _stamp, _stamp, 0) : Cursor("since", _since, _stamp, _after)) { IsLast = last };
    }

    private ChangePage Offset()
    {
        var from = _since - _system.Shape.Overlap.Ticks;
        var all = Visible.Where(r => _since == 0 ? r.Lives : r.Modified.UtcTicks >= from).OrderBy(static r => r.Modified).ThenBy(static r => r.Number).ToList();
        var rows = all.Skip((int)_after * Size).Take(Size).ToList();
        var last = ((int)_after + 1) * Size >= all.Count;
        _stamp = rows.Aggregate(_stamp, static (newest, r) => Math.Max(newest, r.Modified.UtcTicks));
        _after++;
        var since = Math.Max(Math.Max(_since, _stamp), 1);
        return new(Changes(rows), last ? Cursor("offset", since, since, 0) : Cursor("offset", _since, _stamp, _after)) { IsLast = last };
    }

    private IEnumerable<MemoryRow> Visible => _system.Rows.Where(static r => !r.Hidden && r.Successor is null);

    private long Of(MemoryRow row) => BySequence ? row.Sequence : row.Modified.UtcTicks;

    private RecordChange[] Changes(List<MemoryRow> rows) =>
        [.. rows.Select(r => new RecordChange(new(r.Entity, r.Id), _selections.TryGetValue(r.Entity, out var s) ? MemoryProvider.ToRecord(_system, s.Schema, r, s.Fields) : null, r.Deleted))];

    private static string Cursor(string mode, long since, long stamp, long after) => string.Create(CultureInfo.InvariantCulture, $"m1;{mode};{since};{stamp};{after}");

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
