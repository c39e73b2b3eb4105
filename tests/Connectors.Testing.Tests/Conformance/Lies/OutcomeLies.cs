using Connectors.Sync;
using Connectors.Testing.Tests.Conformance.Memory;

namespace Connectors.Testing.Tests.Conformance.Lies;

internal static class OutcomeLies
{
    private static readonly MemoryShape Quiet = new("answers no record") { Returns = false };

    public static IReadOnlyList<Lie> All { get; } =
    [
        new("throws after sending", "lost replies: a create is uncertain, and its evidence suffices", static (p, _) => new LyingProvider(p)
        {
            OnOutcome = static (_, o, _) => o is WriteOutcome.Uncertain ? throw new TimeoutException("The call timed out.") : o,
        }),
        new("throws that nothing was sent after sending", "lost replies: an update is uncertain", static (p, _) => new LyingProvider(p)
        {
            OnOutcome = static (_, o, _) => o is WriteOutcome.Uncertain ? throw new ProviderUnavailableException(UnavailableReason.Unreachable, "No connection.") : o,
        }),
        new("calls a lost reply a refusal", "lost replies: a deletion is uncertain", static (p, _) => new LyingProvider(p)
        {
            OnOutcome = static (_, o, _) => o is WriteOutcome.Uncertain ? new WriteOutcome.Refused(new Problem("error", null, "Something went wrong.")) : o,
        }),
        new("concludes from absence that nothing was applied", "lost replies: a create that is carried out late is uncertain, and found when it is there", static (p, _) => new LyingProvider(p)
        {
            OnOutcome = static (_, o, _) => o is WriteOutcome.Uncertain ? new WriteOutcome.NotSent(UnavailableReason.Unreachable, "It is not there.") : o,
        }),
        new("gives no evidence", "lost replies: a create is uncertain, and its evidence suffices", static (p, _) => new LyingProvider(p)
        {
            OnOutcome = static (_, o, _) => o is WriteOutcome.Uncertain ? new WriteOutcome.Uncertain(new()) : o,
        }),
        new("gives the evidence of another write", "lost replies: a create is uncertain, and its evidence suffices", static (p, _) => new LyingProvider(p)
        {
            OnOutcome = static (_, o, _) => o is WriteOutcome.Uncertain u ? new WriteOutcome.Uncertain(u.Evidence with { ClientId = Guid.NewGuid().ToString("D") }) : o,
        }) { Shape = MemoryShape.All.Single(static s => s.Name == "numbered") },
        new("throws a cancelled write away that is on the wire", "cancelling: a write that is cancelled while it is on the wire", static (p, _) => new LyingProvider(p)
        {
            OnWrite = static async (write, batch, token) =>
            {
                var outcomes = await write(batch, token);
                token.ThrowIfCancellationRequested();
                return outcomes;
            },
        }),
        new("swallows a refusal", "refuses: a refused create leaves nothing behind, and its cure is taken", static (p, _) => new LyingProvider(p)
        {
            OnOutcome = static (w, o, _) => o is WriteOutcome.Refused ? new WriteOutcome.Applied(w.Id ?? new("0")) : o,
        }),
        new("refuses without a word", "describe: what is required is refused when it is missing, by name", static (p, _) => new LyingProvider(p)
        {
            OnOutcome = static (_, o, _) => o is WriteOutcome.Refused ? new WriteOutcome.Refused([]) : o,
        }),
        new("refuses without naming the field", "describe: what is required is refused when it is missing, by name", static (p, _) => new LyingProvider(p)
        {
            OnOutcome = static (_, o, _) => o is WriteOutcome.Refused r ? new WriteOutcome.Refused([.. r.Problems.Select(static x => x with { Field = null })]) : o,
        }),
        new("names only the first problem", "refuses: several problems at once", static (p, _) => new LyingProvider(p)
        {
            OnOutcome = static (_, o, _) => o is WriteOutcome.Refused r ? new WriteOutcome.Refused(r.Problems[0]) : o,
        }),
        new("gives problems without words", "refuses: with words that a user can use", static (p, _) => new LyingProvider(p)
        {
            OnOutcome = static (_, o, _) => o is WriteOutcome.Refused r ? new WriteOutcome.Refused([.. r.Problems.Select(static x => x with { Message = "" })]) : o,
        }),
        new("calls a limit a refusal", "trouble: a limit leaves a create unsent", static (p, _) => new LyingProvider(p)
        {
            OnOutcome = static (_, o, _) => o is WriteOutcome.NotSent n ? new WriteOutcome.Refused(new Problem("limit", null, n.Message)) : o,
        }),
        new("calls a dead line uncertain", "trouble: an unreachable system leaves an update unsent", static (p, _) => new LyingProvider(p)
        {
            OnOutcome = static (_, o, _) => o is WriteOutcome.NotSent n ? new WriteOutcome.Uncertain(new() { Message = n.Message }) : o,
        }),
        new("answers the record that was sent", "create: the reply is the record as it is stored", static (p, _) => new LyingProvider(p)
        {
            OnOutcome = static (w, o, schema) => o is WriteOutcome.Applied { Record: { } r } a ? a with { Record = r.With((f, v) => w.Set.FirstOrDefault(s => schema[s.Slot].Name == f.Name) is { Value.IsAbsent: false } s ? s.Value : v) } : o,
        }),
        new("answers what was sent where it says that it answers nothing", "update: the reply is the record as it is stored", static (p, _) => new LyingProvider(p)
        {
            OnOutcome = static (w, o, _) => o is WriteOutcome.Applied a && w.Current is { } c ? a with { Record = c.With((f, v) => w.Set.FirstOrDefault(s => c.Schema[s.Slot].Name == f.Name) is { Value.IsAbsent: false } s ? s.Value : v) } : o,
        }) { Shape = Quiet },
        new("answers no record where it says that it does", "create: the reply is the record as it is stored", static (p, _) => new LyingProvider(p)
        {
            OnOutcome = static (_, o, _) => o is WriteOutcome.Applied a ? a with { Record = null } : o,
        }),
        new("answers an old version", "update: an update goes on from the reply of the one before", static (p, _) => new LyingProvider(p)
        {
            OnOutcome = static (w, o, _) => o is WriteOutcome.Applied { Record: { } r } a && w.Current is { } c ? a with { Record = Aged(r, c.Version) } : o,
        }),
        new("deletes though it says that it cannot", "refuses: deletions that are not declared", static (p, system) => new LyingProvider(p)
        {
            OnOutcome = (w, o, _) =>
            {
                if (w.Kind != WriteKind.Delete)
                    return o;
                system.Edit(w.Id!.Value.Value, static r => r.Deleted = true);
                return new WriteOutcome.Applied(w.Id.Value);
            },
        }) { Shape = new("no deletions") { CanDelete = false } },
        new("answers a deletion of nothing with a refusal", "delete: a deletion of what is gone says so", static (p, _) => new LyingProvider(p)
        {
            OnOutcome = static (w, o, _) => o is WriteOutcome.Stale && w.Kind == WriteKind.Delete ? new WriteOutcome.Refused(new Problem("gone", null, "It is gone.")) : o,
        }),
    ];

    private static SyncRecord Aged(SyncRecord record, string? version)
    {
        var builder = SyncRecord.Create(record.Schema, record.Id).Version(version).Stamps(record.ModifiedAt, record.CreatedAt);
        foreach (var field in record.Schema.Fields)
            builder.Set(field.Name, record[field.Name]);
        return builder.Build();
    }
}
