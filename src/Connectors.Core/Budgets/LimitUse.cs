using System.Text.Json.Serialization;

namespace Connectors;

/// <summary>What was taken from one limit: charges in order of time, reservations for later included, and the permits held.</summary>
internal sealed class LimitUse(string name)
{
    // Past charges are kept one by one up to this many; then those of the same 1/48 of the window become one, which counts as its latest (never too early).
    private const int MaxPastCharges = 64;
    private const int Parts = 48;

    private List<Entry>? _entries;
    private List<Lease>? _leases;
    private long _part;

    public string Name { get; } = name;

    public long ExpiresTicks { get; private set; }

    public bool HasLeases => _leases is { Count: > 0 };

    public List<Lease> Leases => _leases ??= [];

    /// <summary>Ends the permits whose holders did not give them back in time.</summary>
    public void EndLeases(long now)
    {
        for (var i = (_leases?.Count ?? 0) - 1; i >= 0; i--)
        {
            if (_leases![i].ExpiresTicks <= now)
                _leases.RemoveAt(i);
        }
    }

    /// <summary>Ends one permit. False: it was not held here.</summary>
    public bool EndLease(long id)
    {
        for (var i = (_leases?.Count ?? 0) - 1; i >= 0; i--)
        {
            if (_leases![i].Id != id)
                continue;
            _leases.RemoveAt(i);
            return true;
        }

        return false;
    }

    public long All()
    {
        long sum = 0;
        foreach (var entry in Entries)
            sum += entry.Total;
        return sum;
    }

    private ReadOnlySpan<Entry> Entries => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_entries);

    /// <summary>What counts at this instant, without later reservations.</summary>
    public long Used(BudgetLimit limit, long at)
    {
        var (start, _) = BudgetWindow.At(limit, at);
        long sum = 0;
        foreach (var entry in Entries)
        {
            if (limit.Kind == BudgetLimitKind.SlidingWindow ? entry.Ticks > start && entry.Ticks <= at : entry.Ticks == start)
                sum += entry.Total;
        }

        return sum;
    }

    public void Prune(BudgetLimit limit, long now)
    {
        if (_entries is null)
            return;
        var (start, _) = BudgetWindow.At(limit, now);
        var keep = limit.Kind == BudgetLimitKind.SlidingWindow ? start + 1 : start;
        // They stand in the order of time.
        var gone = 0;
        while (gone < _entries.Count && _entries[gone].Ticks < keep)
            gone++;
        if (gone > 0)
            _entries.RemoveRange(0, gone);
    }

    /// <summary>The first instant, not before <paramref name="at"/>, with room for the units.</summary>
    public long Earliest(BudgetLimit limit, long at, long units, CallLane lane, bool reserved)
    {
        var room = (long)(limit.Share(lane) * 1000) - units;
        return limit.Kind == BudgetLimitKind.SlidingWindow ? EarliestSliding(limit.Window.Ticks, at, room, lane, reserved) : EarliestFixed(limit, at, room);
    }

    /// <summary>Charges at this instant.</summary>
    /// <returns>The instant that the charge is remembered under.</returns>
    public long Add(BudgetLimit limit, long at, long units, CallLane lane, long now)
    {
        var sliding = limit.Kind == BudgetLimitKind.SlidingWindow;
        var (start, end) = BudgetWindow.At(limit, at);
        var ticks = sliding ? at : start;
        ExpiresTicks = Math.Max(ExpiresTicks, end);
        _entries ??= new(4);
        var i = _entries.Count;
        while (i > 0 && _entries[i - 1].Ticks > ticks)
            i--;
        var interactive = lane == CallLane.Interactive ? units : 0;
        if (i > 0 && _entries[i - 1].Ticks == ticks)
            _entries[i - 1] = _entries[i - 1].Plus(units, interactive);
        else
            _entries.Insert(i, new(ticks, units, interactive));
        if (sliding && _entries.Count > MaxPastCharges)
            Compact(limit.Window.Ticks, now);
        return ticks;
    }

    public void Remove(BudgetCharge charge)
    {
        for (var i = 0; i < (_entries?.Count ?? 0); i++)
        {
            var entry = _entries![i];
            if (entry.Ticks < charge.AtTicks)
                continue;
            // A charge that was joined with later ones of its part is found there; one that has left the window is not found.
            if (entry.Ticks - charge.AtTicks > _part)
                return;
            entry = entry.Plus(-Math.Min(charge.Milliunits, entry.Total), charge.Lane == CallLane.Interactive ? -Math.Min(charge.Milliunits, entry.Interactive) : 0);
            if (entry.Total == 0)
                _entries.RemoveAt(i);
            else
                _entries[i] = entry;
            return;
        }
    }

    private long EarliestSliding(long window, long at, long room, CallLane lane, bool reserved)
    {
        while (true)
        {
            long used = 0;
            foreach (var entry in Entries)
            {
                if (entry.Ticks > at - window)
                    used += Counted(entry, at);
            }

            if (used <= room)
                return at;

            var next = at;
            foreach (var entry in Entries)
            {
                if (entry.Ticks <= at - window || Counted(entry, at) is not (> 0 and var counted))
                    continue;
                used -= counted;
                next = entry.Ticks + window;
                if (used <= room)
                    break;
            }

            at = next;
        }

        // First come, first served: a new call counts what others have reserved for later as if it were used already. Interactive calls do not stand behind background ones,
        // and a reservation that is due does not stand behind those made after it.
        long Counted(in Entry entry, long t) => entry.Ticks <= t ? entry.Total : reserved ? 0 : lane == CallLane.Background ? entry.Total : entry.Interactive;
    }

    private long EarliestFixed(BudgetLimit limit, long at, long room)
    {
        while (true)
        {
            var (start, end) = BudgetWindow.At(limit, at);
            long used = 0;
            foreach (var entry in Entries)
            {
                if (entry.Ticks == start)
                    used += entry.Total;
            }

            if (used <= room)
                return at;
            at = end;
        }
    }

    private void Compact(long window, long now)
    {
        _part = window / Parts;
        if (_part == 0)
            return;
        var entries = _entries!;
        var kept = 0;
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            // Reservations for later stay apart: joined with a past charge they would hide it until then.
            if (kept > 0 && entry.Ticks <= now && entries[kept - 1].Ticks / _part == entry.Ticks / _part)
                entries[kept - 1] = new(entry.Ticks, entries[kept - 1].Total + entry.Total, entries[kept - 1].Interactive + entry.Interactive);
            else
                entries[kept++] = entry;
        }

        entries.RemoveRange(kept, entries.Count - kept);
    }

    public LimitUseText ToText() => new(
        Name,
        ExpiresTicks,
        _part,
        [.. Entries.ToArray().SelectMany(static e => new[] { e.Ticks, e.Total, e.Interactive })],
        _leases is null ? [] : [.. _leases.SelectMany(static l => new[] { l.Id, l.ExpiresTicks })]);

    public static LimitUse From(LimitUseText text)
    {
        var use = new LimitUse(text.N) { ExpiresTicks = text.X, _part = text.Q };
        foreach (var e in text.E.Chunk(3))
            (use._entries ??= []).Add(new(e[0], e[1], e[2]));
        foreach (var l in text.P.Chunk(2))
            use.Leases.Add(new(l[0], l[1]));
        return use;
    }

    private readonly record struct Entry(long Ticks, long Total, long Interactive)
    {
        public Entry Plus(long total, long interactive) => new(Ticks, Total + total, Interactive + interactive);
    }

    public readonly record struct Lease(long Id, long ExpiresTicks);
}

/// <summary>The stored form. Its member names are the format: they do not change.</summary>
internal sealed record BudgetStateText(long B, LimitUseText[] L);

internal sealed record LimitUseText(string N, long X, long Q, long[] E, long[] P);

[JsonSerializable(typeof(BudgetStateText))]
internal sealed partial class BudgetStateJson : JsonSerializerContext;
