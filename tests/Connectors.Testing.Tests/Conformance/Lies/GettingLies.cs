using Connectors.Sync;
using Connectors.Testing.Tests.Conformance.Memory;

namespace Connectors.Testing.Tests.Conformance.Lies;

internal static class GettingLies
{
    public static IReadOnlyList<Lie> All { get; } =
    [
        new("answers in its own order", "get: one answer per id, in order", static (p, _) => new LyingProvider(p) { OnGet = static async (get, request, token) => [.. (await get(request, token)).Reverse()] }),
        new("answers a repeated id once", "get: an id that is asked for twice is answered twice", static (p, _) => new LyingProvider(p)
        {
            OnGet = static (get, request, token) => get(request with { Ids = [.. request.Ids.Distinct()] }, token),
        }),
        new("leaves out what it does not know", "get: ids that lead nowhere do not hide their neighbours", static (p, _) => new LyingProvider(p)
        {
            OnGet = static async (get, request, token) => [.. (await get(request, token)).Where(static a => a is not RecordLookup.Unknown)],
        }),
        new("answers from a cache", "get: a read shows the latest edit", static (p, _) =>
        {
            var cache = new Dictionary<RecordId, RecordLookup>();
            return new LyingProvider(p)
            {
                OnLookup = lookup => cache.TryGetValue(lookup.Id, out var known) ? known : cache[lookup.Id] = lookup,
            };
        }),
        new("leaves empty fields absent", "get: a record is read in full", static (p, _) => new LyingProvider(p)
        {
            OnLookup = static l => l is RecordLookup.Present { Record: var r } ? new RecordLookup.Present(r.With(static (f, v) => f.Name == "currency" ? FieldValue.Absent : v)) : l,
        }),
        new("uses the slots of its own schema", "get: records stand in the slots of the schema that was given", static (p, system) => new LyingProvider(p)
        {
            OnLookup = l => l is RecordLookup.Present { Record: var r } ? new RecordLookup.Present(r.With(static (_, v) => v, MemorySchema.Of(system).Find(r.Schema.Entity))) : l,
        }),
        new("calls a lost right an empty field", "reads: a field that may not be seen any more is absent, never null", static (p, _) => new LyingProvider(p)
        {
            OnLookup = static l => l is RecordLookup.Present { Record: var r } ? new RecordLookup.Present(r.With(static (_, v) => v.IsAbsent ? FieldValue.Null : v)) : l,
        }),
        new("calls a removed field empty", "describe: a field that is gone is absent, never null", static (p, _) => new LyingProvider(p)
        {
            OnLookup = static l => l is RecordLookup.Present { Record: var r } ? new RecordLookup.Present(r.With(static (_, v) => v.IsAbsent ? FieldValue.Null : v)) : l,
        }),
        new("says Deleted for a hidden record", "get: a hidden record is Unknown, never Deleted", static (p, _) => new LyingProvider(p) { OnLookup = static l => l is RecordLookup.Unknown ? new RecordLookup.Deleted(l.Id) : l }),
        new("says Unknown for a deleted record", "get: a deleted record is Deleted", static (p, _) => new LyingProvider(p) { OnLookup = static l => l is RecordLookup.Deleted ? new RecordLookup.Unknown(l.Id) : l }),
        new("says Deleted for a converted record", "get: a converted record names its successor", static (p, _) => new LyingProvider(p) { OnLookup = static l => l is RecordLookup.Converted ? new RecordLookup.Deleted(l.Id) : l }),
        new("says Deleted for a merged record", "get: a merged record names its survivor", static (p, _) => new LyingProvider(p) { OnLookup = static l => l is RecordLookup.Merged ? new RecordLookup.Deleted(l.Id) : l }),
        new("says Unknown for another kind", "get: a record that became another entity is ChangedKind", static (p, _) => new LyingProvider(p) { OnLookup = static l => l is RecordLookup.ChangedKind ? new RecordLookup.Unknown(l.Id) : l }),
        new("does not tell what is locked", "get: a field that the system keeps to itself is locked, with a reason", static (p, _) => new LyingProvider(p)
        {
            OnLookup = static l => l is RecordLookup.Present { Record: var r } ? new RecordLookup.Present(r.With(static (_, v) => v)) : l,
        }),
        new("loses letters beyond ASCII", "reads: awkward texts come through untouched", static (p, _) => new LyingProvider(p)
        {
            OnLookup = static l => l is RecordLookup.Present { Record: var r }
                ? new RecordLookup.Present(r.With(static (_, v) => v.Kind == FieldValueKind.Text ? FieldValue.Of(new string([.. v.AsText()!.Select(static c => c < 128 ? c : '?')])) : v)) : l,
        }),
        new("writes legal forms in its own way", "reads: names as people type them come through untouched", static (p, _) => new LyingProvider(p)
        {
            OnLookup = static l => l is RecordLookup.Present { Record: var r }
                ? new RecordLookup.Present(r.With(static (_, v) => v.Kind == FieldValueKind.Text ? FieldValue.Of(v.AsText()!.Replace("S.r.l.", "SRL", StringComparison.OrdinalIgnoreCase)) : v)) : l,
        }),
        new("finds everybody when it cannot find one", "search: what nobody holds finds nothing", static (p, system) => new LyingProvider(p)
        {
            OnGet = async (get, request, token) =>
            {
                var found = await get(request, token);
                return found.Count > 0 || request.Match is null
                    ? found : await get(new() { Schema = request.Schema, Ids = [.. system.Rows.Where(r => r.Lives && r.Entity == request.Schema.Entity).Select(static r => new RecordId(r.Id))] }, token);
            },
        }),
        new("finds by the beginning of a value", "create: a marker finds its record and no other", static (p, system) => new LyingProvider(p)
        {
            OnGet = (get, request, token) => request.Match is not { } match ? get(request, token) : get(new()
            {
                Schema = request.Schema,
                Ids = [.. system.Rows.Where(r => r.Lives && r.Entity == request.Schema.Entity && match.Values.Any(v => r.Values.GetValueOrDefault(request.Schema[match.Field].Name).ToString().StartsWith(v, StringComparison.Ordinal))).Select(static r => new RecordId(r.Id))],
            }, token),
        }) { Shape = MemoryShape.All.Single(static s => s.Name == "offset pages") },
        new("reads what it says it cannot", "get: a side without reading knows nothing and says so", static (p, _) => new LyingProvider(p) { OnLookup = static l => new RecordLookup.Deleted(l.Id) })
        {
            Shape = MemoryShape.All.Single(static s => s.Name == "write only"),
        },
    ];
}
