using Connectors.Sync.Merging;
using Connectors.Sync.Planning;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Execution;

/// <summary>Puts pairs aside with a reason, a remedy and an alarm clock, and wakes them (R34).</summary>
internal static class Parking
{
    private static readonly TimeSpan ListPause = TimeSpan.FromMinutes(30);

    public static void Park(Session session, WorkItem item, PairDecision decision, StoreBatch batch) =>
        Park(session, item, decision.Reason, decision.Problems, batch, WakeCause.Settings | WakeCause.Schema, null);

    /// <summary>Somebody must answer a question before the pair goes on.</summary>
    public static void Ask(Session session, WorkItem item, Problem question, StoreBatch batch) =>
        Park(session, item, question.Code, [question], batch, WakeCause.Settings | WakeCause.Schema, null);

    /// <summary>The other side refused it. Besides the usual causes time wakes it, later and later up to once a day: what it refuses may lie outside the record.</summary>
    public static void Refuse(Session session, WorkItem item, IReadOnlyList<Problem> problems, StoreBatch batch)
    {
        var attempts = item.Parked?.Attempts ?? 0;
        var pause = TimeSpan.FromHours(Math.Min(24, Math.Pow(2, Math.Min(attempts, 5))));
        Park(session, item, problems.Count == 1 ? problems[0].Code : "several", problems, batch, WakeCause.Settings | WakeCause.Schema | WakeCause.Time, session.Clock.GetUtcNow() + pause);
    }

    public static void Wait(Session session, WorkItem item, PairDecision decision, StoreBatch batch)
    {
        var side = decision.WaitsForSide!.Value;
        var resource = session.On(side).Description.Capabilities.Find(decision.WaitsFor!.Entity)?.Resource ?? decision.WaitsFor.Entity;
        batch.Parked.Add(Row(session, item, ParkedKind.Waiting, "reference",
            [new Problem("reference", null, $"It waits for {decision.WaitsFor}, which is not linked yet.", Fixer.User, "It goes on by itself when that record is linked.")]) with
        {
            WaitsFor = PairKeys.Record(side, resource, decision.WaitsFor.Id.Value),
            Wakes = WakeCause.Link | WakeCause.Settings,
        });
    }

    public static void Hold(Session session, WorkItem item, IReadOnlyList<UnitDecision> held, StoreBatch batch)
    {
        var problems = held.Select(static u => u.Problem ?? new Problem("reference", u.Unit.Fields(u.WaitsForSide ?? Side.Crm)[0].Name, $"'{u.Unit.Name}' waits for {u.WaitsFor}, which is not linked yet.", Fixer.User, "It goes on by itself when that record is linked.")).ToList();
        var waiting = held.FirstOrDefault(static u => u.WaitsFor is not null);
        // A list that could not be read may be readable at the next run.
        var listed = problems.Any(static p => p.Code == "list-unavailable");
        batch.Parked.Add(Row(session, item, ParkedKind.Held, problems.Count == 1 ? problems[0].Code : "several", problems) with
        {
            WaitsFor = waiting is { WaitsForSide: { } side } ? PairKeys.Record(side, session.On(side).Description.Capabilities.Find(waiting.WaitsFor!.Entity)?.Resource ?? waiting.WaitsFor.Entity, waiting.WaitsFor.Id.Value) : null,
            Wakes = WakeCause.Settings | WakeCause.Schema | (waiting is null ? WakeCause.None : WakeCause.Link) | (listed ? WakeCause.Time : WakeCause.None),
            WakeAt = listed ? session.Clock.GetUtcNow() + ListPause : null,
        });
        if (waiting is not null)
            session.SomebodyWaits = true;
    }

    /// <summary>A write may have been applied: until that is known, nothing is planned for its link.</summary>
    public static void Unsettled(Session session, WorkItem item, IntentRow intent, string message, StoreBatch batch) =>
        batch.Parked.Add(Row(session, item, ParkedKind.Uncertain, "uncertain",
            [new Problem("uncertain", null, $"It is not known whether a write was applied: {message}", Fixer.User, "It is looked up again by itself; answer it if you know.")]) with
        {
            WakeAt = intent.SettleAt,
        });

    /// <summary>Marks everything that waited for a record which is linked now.</summary>
    public static async Task WakeAsync(Session session, LinkRow link, CompiledMapping mapping, bool isNew, StoreBatch batch, CancellationToken cancellationToken)
    {
        if (!isNew || !session.SomebodyWaits)
            return;
        foreach (var side in Enum.GetValues<Side>())
        {
            if (link.IdOn(side) is not { } id)
                continue;
            var filter = new ParkedFilter { WaitsFor = PairKeys.Record(side, mapping.On(side).Resource.Name, id) };
            var waiting = await session.Store.ListParkedAsync(session.Connection, filter, null, 1000, cancellationToken).ConfigureAwait(false);
            foreach (var parked in waiting)
            {
                foreach (var mark in MarksOf(session, parked, MarkClass.Dirty))
                {
                    batch.Marks.Add(mark);
                    session.Marks.Add(mark, session.MappingOf(parked.Mapping)!.On(mark.Side).Schema.Entity);
                }
            }
        }
    }

    /// <summary>The marks that make a parked pair be planned again.</summary>
    public static IEnumerable<MarkRow> MarksOf(Session session, ParkedRow parked, MarkClass urgency)
    {
        if (session.MappingOf(parked.Mapping) is not { } mapping)
            yield break;
        var now = session.Clock.GetUtcNow();
        if (parked.CrmId is { } crm)
            yield return new MarkRow { Side = Side.Crm, Resource = mapping.Crm.Resource.Name, Id = crm, Class = urgency, At = now };
        else if (parked.AccountingId is { } accounting)
            yield return new MarkRow { Side = Side.Accounting, Resource = mapping.Accounting.Resource.Name, Id = accounting, Class = urgency, At = now };
    }

    private static void Park(Session session, WorkItem item, string cause, IReadOnlyList<Problem> problems, StoreBatch batch, WakeCause wakes, DateTimeOffset? wakeAt) =>
        batch.Parked.Add(Row(session, item, ParkedKind.Parked, cause, problems) with { Wakes = wakes, WakeAt = wakeAt });

    private static ParkedRow Row(Session session, WorkItem item, ParkedKind kind, string cause, IReadOnlyList<Problem> problems) => new()
    {
        Mapping = item.Mapping.Name,
        // It keeps the name under which it was parked first.
        Pair = item.Parked?.Pair ?? item.Pair,
        CrmId = item.CrmId,
        AccountingId = item.AccountingId,
        Kind = kind,
        Cause = cause,
        Problems = ProblemsJson.Write(problems),
        Attempts = (item.Parked?.Attempts ?? 0) + 1,
        Since = item.Parked is { } before && before.Cause == cause ? before.Since : session.Clock.GetUtcNow(),
    };
}
