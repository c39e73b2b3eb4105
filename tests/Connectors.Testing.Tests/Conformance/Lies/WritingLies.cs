using Connectors.Sync;
using Connectors.Testing.Tests.Conformance.Memory;

namespace Connectors.Testing.Tests.Conformance.Lies;

internal static class WritingLies
{
    private static readonly MemoryShape Unsafe = new("unsafe") { Safety = CreateSafety.Nothing };

    private static readonly MemoryShape Batches = new("batches") { WriteBatch = 10 };

    public static IReadOnlyList<Lie> All { get; } =
    [
        new("reorders outcomes", "batches: one outcome per write, in order", static (p, _) => new LyingProvider(p) { OnWrite = static async (write, batch, token) => [.. (await write(batch, token)).Reverse()] }) { Shape = Batches },
        new("answers too few outcomes", "create: a create is applied with every value", static (p, _) => new LyingProvider(p) { OnWrite = static async (write, batch, token) => [.. (await write(batch, token)).SkipLast(1)] }),
        new("refuses neighbours of a bad write", "batches: one bad write spoils the others only where batches are atomic", static (p, _) => new LyingProvider(p)
        {
            OnWrite = static async (write, batch, token) => await write(batch, token) is var o && o.Any(static x => x is WriteOutcome.Refused) ? [.. o.Select(static _ => new WriteOutcome.Refused(new Problem("batch", null, "A neighbour.")))] : o,
        }) { Shape = Batches },
        new("sends a create again when its reply is lost", "lost replies: an uncertain write is not sent again", static (p, _) => new LyingProvider(p)
        {
            OnWrite = static async (write, batch, token) => await write(batch, token) is var o && o.Any(static x => x is WriteOutcome.Uncertain) ? await write(batch, token) : o,
        }) { Shape = Unsafe },
        new("takes a new key for each attempt", "repeats: a create with the same intent answers the first record", static (p, _) => new LyingProvider(p) { OnRecord = static w => w with { IntentId = Guid.NewGuid() } }),
        new("chooses ids of its own", "create: the id is the one that we chose", static (p, _) => new LyingProvider(p) { OnRecord = static w => w with { IntentId = Guid.NewGuid() } })
        {
            Shape = MemoryShape.All.Single(static s => s.Name == "numbered"),
        },
        new("eats unknown members", "update: members that no field shows survive", static (p, _) => new LyingProvider(p)
        {
            OnRecord = static w => w.Current?.ProviderState is MemoryBody body ? w with { Current = w.Current.With(static (_, v) => v).State(body with { Unmapped = null }) } : w,
        }) { Shape = MemoryShape.All.Single(static s => s.Name == "replacing with a token") },
        new("empties what was not read", "update: an update needs no more than the record's id and what it names", static (p, _) => new LyingProvider(p)
        {
            OnRecord = static w => w is { Kind: WriteKind.Update, Current: { } current } && current["city"].IsAbsent ? w with { Set = w.Set.Add(new(current.Schema.SlotOf("city"), FieldValue.Null)) } : w,
        }),
        new("writes what nobody named", "update: an update changes what it names and nothing else", static (p, _) => new LyingProvider(p)
        {
            OnRecord = static w => w is { Kind: WriteKind.Update, Current: { } current } ? w with { Set = w.Set.Add(new(current.Schema.SlotOf("city"), FieldValue.Of("Nowhere"))) } : w,
        }),
        new("swallows clears", "update: a field can be emptied", static (p, _) => new LyingProvider(p) { OnRecord = static w => w with { Set = [.. w.Set.Where(static s => s.Value.HasValue)] } }),
        new("writes a default in place of a clear", "update: a field that cannot be emptied keeps its value", static (p, _) => new LyingProvider(p)
        {
            OnRecord = static w => w.Kind != WriteKind.Update ? w : w with { Set = [.. w.Set.Select(s => s.Value.IsNull && !w.Current!.Schema[s.Slot].Clearable ? s with { Value = FieldValue.Of("??") } : s)] },
        }),
        new("drops read-only fields silently", "refuses: a field that can only be read, by name", static (p, _) => new LyingProvider(p)
        {
            OnRecord = static w => w.Current is { } c ? w with { Set = [.. w.Set.Where(s => !c.Schema[s.Slot].ReadOnly)] } : w,
        }),
        new("refuses what stays as it is", "update: what a field holds already is no write of it", static (p, _) => new LyingProvider(p)
        {
            OnOutcome = static (w, o, schema) => w.Set.FirstOrDefault(s => schema[s.Slot].ReadOnly) is { Value.IsAbsent: false } s ? new WriteOutcome.Refused(new Problem("read-only", schema[s.Slot].Name, "It can only be read.")) : o,
        }),
        new("cuts what is too long", "refuses: a text that is too long, by name", static (p, _) => new LyingProvider(p)
        {
            OnRecord = static w => w.Current is not { } c ? w : w with { Set = [.. w.Set.Select(s => s.Value.Kind == FieldValueKind.Text && c.Schema[s.Slot].MaxLength is { } max && s.Value.AsText()!.Length > max ? s with { Value = FieldValue.Of(s.Value.AsText()![..max]) } : s)] },
        }),
        new("takes any key of a choice", "describe: an unknown key of a choice is refused by name", static (p, _) => new LyingProvider(p)
        {
            OnRecord = static w => w with { Set = [.. w.Set.Select(static s => s.Value == FieldValue.Of("no-such-key") ? s with { Value = FieldValue.Of("a") } : s)] },
        }),
        new("loses the marker", "create: the marker is written where it is declared", static (p, _) => new LyingProvider(p) { OnRecord = static w => w with { Marker = null } }),
        new("writes a marker of its own", "create: without a marker its field holds what the mapping wrote", static (p, _) => new LyingProvider(p) { OnRecord = static w => w.Kind == WriteKind.Create ? w with { Marker = w.Marker ?? "mine" } : w }),
        new("writes over a lost race", "races: an update of a field that somebody changed meanwhile is stale", static (p, _) => new LyingProvider(p)
        {
            OnWrite = static async (write, batch, token) => await write(batch, token) is [WriteOutcome.Stale { Current: { } now }] ? await write(batch with { Writes = [batch.Writes[0] with { Current = now }] }, token) : await write(batch, token),
        }) { Shape = new("without keys") { Safety = CreateSafety.Nothing, CanCreate = false } },
        new("brings deleted records back", "races: an update of a deleted record does not bring it back", static (p, system) => new LyingProvider(p)
        {
            OnRecord = w =>
            {
                if (w.Kind == WriteKind.Update && system.Find(w.Id!.Value.Value) is { Deleted: true } gone)
                {
                    gone.Deleted = false;
                    gone.Version = int.Parse(w.Current!.Version!, System.Globalization.CultureInfo.InvariantCulture);
                }

                return w;
            },
        }),
        new("deletes more than it was asked to", "delete: a deletion takes the record and no other", static (p, system) => new LyingProvider(p)
        {
            OnRecord = w =>
            {
                if (w.Kind == WriteKind.Delete)
                    system.Rows[^1].Deleted = true;
                return w;
            },
        }),
        new("holds the caller's token", "cancelling: a token counts for its own call only", static (p, _) =>
        {
            CancellationToken? first = null;
            return new LyingProvider(p) { OnToken = token => first ??= token };
        }),
        new("does not hear of cancellation", "cancelling: a write that is cancelled before it begins", static (p, _) => new LyingProvider(p) { OnToken = static _ => CancellationToken.None }),
    ];

    private static SyncRecord State(this SyncRecord record, object state)
    {
        var builder = SyncRecord.Create(record.Schema, record.Id).Version(record.Version).Stamps(record.ModifiedAt, record.CreatedAt).State(state);
        foreach (var field in record.Schema.Fields)
            builder.Set(field.Name, record[field.Name]);
        return builder.Build();
    }
}
