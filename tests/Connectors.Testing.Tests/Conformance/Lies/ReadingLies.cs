using System.Globalization;
using System.Runtime.CompilerServices;
using Connectors.Sync;
using Connectors.Testing.Tests.Conformance.Memory;

namespace Connectors.Testing.Tests.Conformance.Lies;

internal static class ReadingLies
{
    private static readonly MemoryShape Offsets = MemoryShape.All.Single(static s => s.Name == "offset pages");

    private static readonly MemoryShape Numbered = MemoryShape.All.Single(static s => s.Name == "numbered");

    public static IReadOnlyList<Lie> All { get; } =
    [
        new("drops a row at a page border", "reads: a pass without cursor shows every record", static (p, _) => new LyingProvider(p) { OnRead = DropAtBorder }),
        new("shows the last row of a page again on the next", "reads: no record is shown twice while nobody edits", static (p, _) => new LyingProvider(p) { OnRead = Overlapping }),
        new("skips what has the cursor's own stamp", "reads: a change at the very moment of the cursor is not missed", static (p, _) => new LyingProvider(p)
        {
            OnPage = static (page, request) => request.Cursor?.Split(';') is [_, "since", _, var stamp, _]
                ? page with { Changes = [.. page.Changes.Where(c => c.Record is null || c.Record.ModifiedAt!.Value.UtcTicks > long.Parse(stamp, CultureInfo.InvariantCulture))] } : page,
        }),
        new("never says which page is the last", "reads: pages are well formed", static (p, _) => new LyingProvider(p) { OnPage = static (page, _) => page with { IsLast = false } }),
        new("gives every page the cursor of the end", "reads: the cursor of each page goes on behind that page", static (p, _) => new LyingProvider(p) { OnRead = CursorOfTheEnd }),
        new("takes the cursor from the clock", "reads: a record that is created between pages is shown by the next pass at the latest", static (p, system) => new LyingProvider(p) { OnRead = (read, request, token) => FromTheClock(system, read, request, token) }),
        new("takes an unknown cursor for an up-to-date one", "reads: a cursor that the provider does not know loses nothing", static (p, _) => new LyingProvider(p)
        {
            OnRead = static (read, request, token) => request.Cursor is { } c && !c.StartsWith("m1;", StringComparison.Ordinal) ? new[] { new ChangePage([], c) { IsLast = true } }.ToAsyncEnumerable() : read(request, token),
        }),
        new("claims a complete enumeration of a part", "reads: a complete enumeration is complete", static (p, _) => new LyingProvider(p) { OnPage = static (page, _) => page with { CompleteEnumeration = page.IsLast } }),
        new("claims a complete enumeration without a stable order", "reads: a complete enumeration is complete", static (p, _) => new LyingProvider(p)
        {
            OnPage = static (page, request) => page with { CompleteEnumeration = page.IsLast && request.Cursor is null },
        }) { Shape = Offsets },
        new("calls what was not read empty", "reads: what was not wanted is absent or true, never null", static (p, _) => new LyingProvider(p)
        {
            OnPage = static (page, _) => page.MapRecords(static r => r.With(static (_, v) => v.IsAbsent ? FieldValue.Null : v)),
        }),
        new("lists stale values", "reads: an edit comes with the next pass", static (p, _) => new LyingProvider(p)
        {
            OnPage = static (page, request) => request.Cursor is null ? page : page.MapRecords(static r => r.With(static (f, v) => f.Name == "name" ? FieldValue.Of("yesterday") : v)),
        }),
        new("lists a field differently than it reads it", "reads: a list shows what a full read shows, or nothing", static (p, _) => new LyingProvider(p)
        {
            OnPage = static (page, _) => page.MapRecords(static r => r.With(static (f, v) => f.Name == "active" ? FieldValue.Of((bool?)true) : v)),
        }),
        new("keeps deletions to itself", "reads: a deletion is told by the next pass", static (p, _) => new LyingProvider(p) { OnPage = static (page, _) => page with { Changes = [.. page.Changes.Where(static c => !c.Deleted)] } }),
        new("shows flagged records as living", "reads: a flag of deletion is told by the next pass", static (p, _) => new LyingProvider(p)
        {
            OnPage = static (page, _) => page.Map(static c => c with { Deleted = false, Record = c.Record is { } r ? Living(r) : null }),
        }) { Shape = Numbered },
        new("takes the hidden for deleted", "reads: a record that is merely hidden is not told as deleted", static (p, system) => new LyingProvider(p)
        {
            OnPage = (page, _) => page with { Changes = [.. page.Changes, .. system.Rows.Where(static r => r.Hidden).Select(static r => new RecordChange(new(r.Entity, r.Id), null, Deleted: true))] },
        }),
        new("forgets that records are restored", "reads: a restored record comes back", static (p, system) => new LyingProvider(p)
        {
            OnPage = (page, _) => page.Map(c => system.Find(c.Ref.Id.Value)!.Version > 2 ? c with { Deleted = true } : c),
        }),
        new("keeps showing a record under its old entity", "reads: a record that becomes another entity is told under its new one", static (p, _) => new LyingProvider(p)
        {
            OnPage = static (page, request) => page.Map(c => c with { Ref = new(request.Entities[0].Schema.Entity, c.Ref.Id) }),
        }),
        new("gives stamps in the vendor's zone", "reads: stamps are UTC and move with an edit", static (p, _) => new LyingProvider(p)
        {
            OnPage = static (page, _) => page.MapRecords(static r => r.With(static (_, v) => v, zone: TimeSpan.FromHours(2))),
        }),
        new("announces a total that is not true", "reads: a total is the number of records that are shown", static (p, _) => new LyingProvider(p) { OnPage = static (page, _) => page with { Total = 4711 } }),
        new("reads every listed record by itself", "cost: a pass costs one call per page", static (p, _) => new LyingProvider(p) { OnRead = (read, request, token) => OneByOne(p, read, request, token) }),
        new("ends a pass when the system goes away", "reads: trouble between two pages leaves the pages before it valid", static (p, _) => new LyingProvider(p) { OnRead = SwallowTrouble }),
    ];

    private static SyncRecord Living(SyncRecord record)
    {
        var builder = SyncRecord.Create(record.Schema, record.Id).Stamps(record.ModifiedAt, record.CreatedAt).Version(record.Version);
        foreach (var field in record.Schema.Fields)
            builder.Set(field.Name, record[field.Name]);
        return builder.Build();
    }

    private static async IAsyncEnumerable<ChangePage> DropAtBorder(Read read, ReadRequest request, [EnumeratorCancellation] CancellationToken token)
    {
        var first = true;
        await foreach (var page in read(request, token))
        {
            yield return first ? page : page with { Changes = [.. page.Changes.Skip(1)] };
            first = false;
        }
    }

    private static async IAsyncEnumerable<ChangePage> Overlapping(Read read, ReadRequest request, [EnumeratorCancellation] CancellationToken token)
    {
        RecordChange[] before = [];
        await foreach (var page in read(request, token))
        {
            yield return page with { Changes = [.. before, .. page.Changes] };
            before = [.. page.Changes.TakeLast(1)];
        }
    }

    private static async IAsyncEnumerable<ChangePage> FromTheClock(MemorySystem system, Read read, ReadRequest request, [EnumeratorCancellation] CancellationToken token)
    {
        foreach (var page in await read(request, token).ToListAsync(token))
            yield return page.IsLast ? page with { NextCursor = string.Create(CultureInfo.InvariantCulture, $"m1;since;{system.Now.UtcTicks};{system.Now.UtcTicks};0") } : page;
    }

    private static async IAsyncEnumerable<ChangePage> CursorOfTheEnd(Read read, ReadRequest request, [EnumeratorCancellation] CancellationToken token)
    {
        var pages = await read(request, token).ToListAsync(token);
        foreach (var page in pages)
            yield return page with { NextCursor = pages[^1].NextCursor };
    }

    private static async IAsyncEnumerable<ChangePage> OneByOne(ISyncProvider provider, Read read, ReadRequest request, [EnumeratorCancellation] CancellationToken token)
    {
        await foreach (var page in read(request, token))
        {
            foreach (var change in page.Changes.Where(c => c.Record is not null))
                await provider.GetAsync(new() { Schema = change.Record!.Schema, Ids = [change.Ref.Id] }, token);
            yield return page;
        }
    }

    private static async IAsyncEnumerable<ChangePage> SwallowTrouble(Read read, ReadRequest request, [EnumeratorCancellation] CancellationToken token)
    {
        var pages = read(request, token).GetAsyncEnumerator(token);
        await using (pages)
        {
            while (true)
            {
                try
                {
                    if (!await pages.MoveNextAsync())
                        yield break;
                }
                catch (ProviderUnavailableException)
                {
                    yield break;
                }

                yield return pages.Current;
            }
        }
    }
}
